import re
from xml.etree.ElementTree import fromstring

import pytest

from litreview.reporting.gap_map import MapColumn, Row, draw_gap_map
from litreview.reporting.harvest import Harvest, draw_harvest, order_directions
from litreview.reporting.timeline_drawing import MOST, Moment, draw_timeline

HOSTILE = {
    "script": "<script>alert(1)</script>",
    "ampersand": "Salt & <pepper> ]]>",
    "quotes": 'a "#111111" fill="#fefefe" role="x"',
    "bidi": "a\u202eb\u2066c",
    "control": "a\x00\x0bb",
    "300 letters": "peer support " * 23,
    "one long word": "x" * 300,
    "emoji": "🙂 peers 🙂",
}
EQUAL = "no difference from professionals"


def _map(name, models=1, outcomes=1):
    columns = [MapColumn(name, n == models - 1, 3) for n in range(models)]
    cells = [{"mixed": 2, "unclear": 1} if n % 3 == 0 else {} for n in range(models)]
    return draw_gap_map(columns, [Row(name, n % 9 == 0, 3, cells) for n in range(outcomes)], 7)


def _plot(name, rows=1, bars=2):
    return draw_harvest([Harvest(name, bars, {"mixed": ["S"] * bars, EQUAL: ["R"]})] * rows)


def _line(name, rows=1):
    return draw_timeline([Moment("June 2013", 2013 + n, n % 2 == 0, name) for n in range(rows)])


def _places(svg):
    """Return the size of a drawing and the place of each of its words."""
    root = fromstring(svg)
    _, _, width, height = map(float, root.get("viewBox").split())
    texts = [part for part in root.iter("{http://www.w3.org/2000/svg}text") if part.text]
    found = [re.search(r"translate\(([\d.-]+),([\d.-]+)\)", part.get("transform")) for part in texts]
    return width, height, [(float(place[1]), float(place[2])) for place in found], [part.text for part in texts]


@pytest.mark.parametrize("draw", [_map, _plot, _line], ids=["map", "plot", "timeline"])
@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
def test_a_drawing_stays_well_formed_whatever_a_name_holds(draw, name):
    """Names are text: no tag of theirs becomes a tag, and nothing turns the direction of what follows."""
    svg = draw(name)
    root = fromstring(svg)
    assert {part.tag.rpartition("}")[2] for part in root.iter()} <= {"svg", "g", "path", "text", "line", "rect"}
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00\x0b]", svg)


@pytest.mark.parametrize(
    "svg",
    [
        pytest.param(lambda: _map("Peer-run organisation / consumer-survivor initiative", 40, 60), id="40 models, 60 outcomes"),
        pytest.param(lambda: _map("One", 1, 1), id="one cell"),
        pytest.param(lambda: _plot("Hospital admission and days", 60, 90), id="60 outcomes, 90 works"),
        pytest.param(lambda: _line("done: a plan", 500), id="500 facts"),
        pytest.param(lambda: _line("done: a plan", 1), id="one fact"),
    ],
)
def test_every_word_stands_inside_the_drawing(svg):
    """However much there is, nothing is drawn outside the sheet, and the sheet is as wide as a page."""
    width, height, places, _ = _places(svg())
    assert width <= 1150
    assert all(0 <= x <= width and 0 <= y <= height for x, y in places)


def test_letters_are_large_enough_to_read():
    """No word is smaller than 12 pixels where a page shows the drawing in its own size."""
    for svg in (_map("Groups", 14, 3), _plot("Hope"), _line("a plan")):
        assert min(map(float, re.findall(r'font-size="([\d.]+)px"', svg))) >= 12


def test_many_models_are_drawn_in_parts_and_what_is_set_apart_comes_last():
    """Each part repeats the names of its rows; totals of rows stand once."""
    _, _, _, words = _places(_map("Groups", 30, 1))
    assert words.count("All works") == 3
    assert words.count("works") == 1


def test_directions_are_told_in_words_beside_their_shape():
    """The legend belongs to the drawing, so that a copy of it explains itself."""
    _, _, _, words = _places(_map("Groups"))
    assert {"favours peer support", "no difference", EQUAL, "favours comparator", "mixed", "unclear"} <= set(words)


def test_equivalence_stands_apart_at_the_end():
    """No difference from professionals is not beside no difference."""
    rows = [Harvest("Hope", 3, {EQUAL: ["R"], "no difference": ["S"], "unclear": ["N"]})]
    assert order_directions(rows) == ["no difference", "unclear", EQUAL]


def test_letters_of_designs_are_explained_as_far_as_they_occur():
    """Nobody has to guess what R means."""
    words = " ".join(_places(_plot("Hope"))[3])
    assert "S review of studies; R randomised trial." in words
    assert "survey" not in words


def test_the_latest_of_too_many_facts_are_drawn():
    """The table beside the drawing holds the rest."""
    _, _, _, words = _places(_line("a plan", MOST + 5))
    assert words.count("a plan") == MOST
