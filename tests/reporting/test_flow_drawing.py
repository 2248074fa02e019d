import re
import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litreview.reporting.flow_drawing import Step, draw_flow

FOUND = Step(("Found (3)", "a.bib: 3"), (("Removed (1)",), ("Waiting (1)",)))
READ = Step(("Read (2)",), (("Joined (1)",),), leaves=False)


def _boxes(svg):
    return [
        {key: float(value) for key, value in re.findall(r' (x|y|width|height)="([\d.]+)"', box)} for box in svg.split("<rect")[1:]
    ]


def test_every_box_and_arrow_is_drawn():
    """Two steps with three boxes beside them have one arrow down and three across."""
    svg = draw_flow([FOUND, READ])
    assert svg.count("<rect") == 5
    assert svg.count("<polygon") == 4


def test_boxes_do_not_overlap():
    """What stands beside one step ends before the next begins."""
    boxes = _boxes(draw_flow([FOUND, READ]))
    spans = sorted((box["x"], box["y"], box["y"] + box["height"]) for box in boxes)
    assert all(a[0] != b[0] or a[2] < b[1] for a, b in pairwise(spans))


def test_an_arrow_points_where_records_go():
    """It leads away from a step that loses records and towards one that gains them."""
    heads = [points.split()[-1].split(",") for points in re.findall(r'<polygon points="([^"]+)"', draw_flow([FOUND, READ]))]
    across = [float(x) for x, _ in heads]
    assert across[0] > across[-1]


@pytest.mark.parametrize("marks", [' id="', "<style", "<script", 'fill="#', "url("])
def test_the_drawing_has_no_ids_and_no_colours_of_its_own(marks):
    """It follows the page in light, dark and print."""
    assert marks not in draw_flow([FOUND, READ])


def test_long_words_stay_inside_their_box():
    """Lines are broken, and the box grows."""
    svg = draw_flow([Step(("Excluded (1)", "outside the scope of this review because of the people it is about: 1"))])
    assert max(len(line) for line in re.findall(r"<text[^>]*>([^<]*)<", svg)) <= 42


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.characters(blacklist_categories=("Cs", "Cc", "Cn")), max_size=200))
def test_any_words_give_well_formed_svg(words):
    """A reason is free text; it never breaks the drawing."""
    ET.fromstring(draw_flow([Step(("Excluded (1)", words), ((words or "x",),))]))
