import re
import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litreview.reporting.flow_drawing import JOINS, OWN, PART, Box, DrawnStep, Level, draw_flow

FOUND = DrawnStep(Box("Found (3)", ("a.bib: 3",)), (Box("Removed (1)"), Box("Waiting (1)")))
READ = DrawnStep(Box("Read (2)"), (Box("Joined (1)", kind=JOINS),))
ONE = [Level("Identification", (FOUND,)), Level("Included", (READ,))]
TWO = [
    Level("Identification", (FOUND, FOUND)),
    Level("Screening", (FOUND, None)),
    Level("Screening", (FOUND, DrawnStep(Box("Sought (3)")))),
    Level("Included", (READ, None)),
    Level("Included", (READ, None)),
]
HEADINGS = ("Databases", "Other methods")


def _boxes(svg):
    return [
        {key: float(value) for key, value in re.findall(r' (x|y|width|height)="([\d.]+)"', box.partition("/>")[0])}
        for box in svg.split("<rect")[1:]
    ]


def _lines(svg):
    return [tuple(map(float, line)) for line in re.findall(r'<line x1="([\d.]+)" y1="([\d.]+)" x2="([\d.]+)" y2="([\d.]+)"', svg)]


def _overlap(a, b):
    across = a["x"] < b["x"] + b["width"] and b["x"] < a["x"] + a["width"]
    return across and a["y"] < b["y"] + b["height"] and b["y"] < a["y"] + a["height"]


def test_every_box_and_arrow_is_drawn():
    """Two steps with three boxes beside them have a band for each phase, one arrow down and three across."""
    svg = draw_flow(ONE)
    assert svg.count("<rect") == 5 + 2
    assert svg.count("<polygon") == 4


def test_two_columns_stand_side_by_side_under_their_headings():
    """Other methods stand right of what leaves the first column; one band runs along each phase."""
    svg = draw_flow(TWO, HEADINGS)
    assert svg.count("<rect") == 17 + 3 + 2
    headings = _boxes(svg)[:2]
    assert headings[0]["x"] + headings[0]["width"] < headings[1]["x"]
    assert [re.findall(f">{name}<", svg) for name in HEADINGS] == [[">Databases<"], [">Other methods<"]]


@pytest.mark.parametrize(("levels", "headings"), [(ONE, ()), (TWO, HEADINGS)], ids=["one column", "two columns"])
def test_boxes_do_not_overlap_and_lie_on_the_sheet(levels, headings):
    """What stands beside one step ends before the next begins."""
    svg = draw_flow(levels, headings)
    boxes = _boxes(svg)
    assert not [(a, b) for place, a in enumerate(boxes) for b in boxes[place + 1 :] if _overlap(a, b)]
    width, height = map(float, re.search(r'width="([\d.]+)" height="([\d.]+)"', svg).groups())
    assert max(box["x"] + box["width"] for box in boxes) <= width
    assert max(box["y"] + box["height"] for box in boxes) <= height


def test_no_arrow_crosses_a_box():
    """The line from other methods turns to the included studies between two levels."""
    svg = draw_flow(TWO, HEADINGS)
    inner = [
        {"x": box["x"] + 1, "y": box["y"] + 1, "width": box["width"] - 2, "height": box["height"] - 2} for box in _boxes(svg)
    ]
    for x, y, to_x, to_y in _lines(svg):
        line = {"x": min(x, to_x), "y": min(y, to_y), "width": abs(x - to_x), "height": abs(y - to_y)}
        assert not any(_overlap(line, box) for box in inner)


def test_other_methods_lead_to_the_included_studies():
    """Their last box is joined to the arrow above the level that they have no box in."""
    lines = _lines(draw_flow(TWO, HEADINGS))
    across = max((line for line in lines if line[1] == line[3]), key=lambda line: abs(line[0] - line[2]))
    down = [line for line in lines if line[0] == line[2]]
    assert any(line[2:] == across[:2] for line in down)
    assert any(line[0] == across[2] and line[1] < across[1] < line[3] + 9 for line in down)


def test_an_arrow_points_where_records_go():
    """It leads away from a step that loses records and towards one that gains them."""
    heads = [points.split()[-1].split(",") for points in re.findall(r'<polygon points="([^"]+)"', draw_flow(ONE))]
    across = [float(x) for x, _ in heads]
    assert across[0] > across[2]


def test_a_box_of_the_reviews_own_has_a_broken_outline_and_no_arrow():
    """Nobody takes its number for part of the flow."""
    plain, own = (
        draw_flow([Level("Included", (DrawnStep(Box("Read (2)"), (Box("Own (9)", kind=kind),)),))]) for kind in (JOINS, OWN)
    )
    assert (plain.count("stroke-dasharray"), plain.count("<polygon")) == (0, 1)
    assert (own.count("stroke-dasharray"), own.count("<polygon")) == (1, 0)


def test_the_name_of_a_phase_fits_its_band():
    """A phase of one small box is as high as its name is long."""
    band = _boxes(draw_flow([Level("Identification", (DrawnStep(Box("Found (3)")),))]))[-1]
    assert band["height"] > 105


@pytest.mark.parametrize("marks", [' id="', "<style", "<script", 'fill="#', "url("])
def test_the_drawing_has_no_ids_and_no_colours_of_its_own(marks):
    """It follows the page in light, dark and print."""
    assert marks not in draw_flow(TWO, HEADINGS)


def test_two_columns_fit_a_page_of_1280_pixels_in_letters_that_can_be_read():
    """Where the page makes the drawing smaller, letters keep 13 pixels at least."""
    width = float(re.search(r'width="([\d.]+)"', draw_flow(TWO, HEADINGS)).group(1))
    assert 15 * 1086 / width >= 13


def test_long_words_stay_inside_their_box():
    """Lines are broken and the box grows; beyond four lines the words end in a mark."""
    long = "outside the scope of this review because of the people it is about: 1"
    svg = draw_flow([Level("Screening", (DrawnStep(Box("Excluded (1)", (long, "w" * 4000))),))])
    lines = re.findall(r"<text[^>]*>([^<]*)<", svg)
    assert len(lines) == 1 + 2 + 4 + 1
    assert lines[-2].endswith("…")
    assert all(
        place < next_place for place, next_place in pairwise(map(float, re.findall(r'<text x="56[^>]* y="([\d.]+)"', svg)))
    )


@pytest.mark.parametrize("tail", [": 1234567", " (1234567)"], ids=["reason", "heading"])
@pytest.mark.parametrize("columns", [1, 2])
def test_the_number_of_what_is_cut_stands(columns, tail):
    """Words of any length lose letters, never their number."""
    words = ("people outside the scope of this review " * 9).strip() + tail
    box = Box(words) if tail.endswith(")") else Box("Excluded (1)", (words,))
    svg = draw_flow([Level("Screening", (DrawnStep(Box("Screened (1)"), (box,)),) * columns)])
    assert f"…{tail}<" in svg
    assert len(re.findall(r"<text", svg)) <= columns * 6 + 1


def test_each_source_stands_on_a_line_of_its_own():
    """Five databases take no more room than they need, and none is cut for the others."""
    names = ("MEDLINE (Ovid)", "Embase (Ovid)", "PsycINFO (EBSCO)", "CINAHL (EBSCO)", "Cochrane Central Register of Trials")
    lines = ("Databases: 5", *(f"{PART}{name}: 1" for name in names))
    svg = draw_flow([Level("Identification", (DrawnStep(Box("Records identified (5)", lines)),) * 2)])
    drawn = " ".join(re.findall(r"<text[^>]*>([^<]*)<", svg))
    assert all(f"{PART}{name}: 1" in drawn for name in names)


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.characters(blacklist_categories=("Cs", "Cc", "Cn")), max_size=200))
def test_any_words_give_well_formed_svg(words):
    """A reason is free text; it never breaks the drawing."""
    ET.fromstring(draw_flow([Level("Screening", (DrawnStep(Box("Excluded (1)", (words,)), (Box(words or "x", kind=OWN),)),))]))
