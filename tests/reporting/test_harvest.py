import re
from xml.etree.ElementTree import fromstring

import pytest

from litreview.reporting.evidence import EQUIVALENCE, STRENGTH
from litreview.reporting.figures import SYMBOLS
from litreview.reporting.harvest import Harvest, draw_harvest, order_directions


def _words(svg):
    return [part.text for part in fromstring(svg).iter("{http://www.w3.org/2000/svg}text") if part.text]


def _boxes(svg):
    """Return the left edge, foot, width and height of each bar."""
    boxes = re.findall(r'<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)" class="paper"', svg)
    return [(float(x), float(y) + float(height), float(width), float(height)) for x, y, width, height in boxes]


def test_each_work_is_a_bar_under_its_letter():
    """Neither is more than the other, in whichever direction they stand."""
    svg = draw_harvest([Harvest("Hope", 4, {"mixed": ["S", "R"], "unclear": ["Q"], EQUIVALENCE: ["R"]})])
    assert len(_boxes(svg)) == 4
    assert sorted(word for word in _words(svg) if len(word) == 1) == ["Q", "R", "R", "S"]


def test_a_stronger_design_is_a_higher_bar():
    """In proportion to what the design can say about cause."""
    letters = sorted(STRENGTH, key=lambda letter: -STRENGTH[letter])
    heights = [height for *_, height in _boxes(draw_harvest([Harvest("Hope", 9, {"mixed": letters})]))]
    assert heights == sorted(heights, reverse=True)
    assert heights[0] / heights[-1] == pytest.approx(5, rel=0.01)


def test_bars_of_a_row_stand_beside_each_other():
    """No bar covers another; what does not fit goes on below."""
    boxes = _boxes(draw_harvest([Harvest("Hope", 120, {"mixed": ["R"] * 60, "no difference": ["S"] * 60})]))
    assert len(boxes) == len({(x, foot) for x, foot, *_ in boxes}) == 120
    assert len({foot for _, foot, *_ in boxes}) > 1
    for left, foot, width, _ in boxes:
        assert not [x for x, other, *_ in boxes if other == foot and left < x < left + width]


@pytest.mark.parametrize(("works", "words"), [(1, "1 work"), (2, "2 works")])
def test_a_row_says_how_many_works_it_holds(works, words):
    """A work in two directions counts once, so the number is given and not counted here."""
    assert words in _words(draw_harvest([Harvest("Hope", works, {"mixed": ["S"], "unclear": ["S"]})]))


def test_directions_that_do_not_occur_take_no_room():
    """The others keep their order."""
    assert order_directions([]) == []
    assert order_directions([Harvest("A", 0, {"mixed": []}), Harvest("B", 1, {"unclear": ["N"]})]) == ["unclear"]


def test_all_directions_stand_in_the_order_of_the_legend_but_equivalence():
    """Whichever row has them, and in whatever order."""
    rows = [Harvest(name, 1, {name: ["S"]}) for name in reversed(SYMBOLS)]
    assert order_directions(rows) == [*[name for name in SYMBOLS if name != EQUIVALENCE], EQUIVALENCE]


def test_a_heavy_line_stands_before_equivalence_alone():
    """Where nothing stands beside it there is nothing to part it from."""
    both = draw_harvest([Harvest("Hope", 2, {"no difference": ["S"], EQUIVALENCE: ["R"]})])
    alone = draw_harvest([Harvest("Hope", 1, {EQUIVALENCE: ["R"]})])
    heavy = re.compile(r'stroke-width="2" opacity="1"><line')
    assert heavy.search(both)
    assert not heavy.search(alone)
