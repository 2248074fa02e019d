import re
from xml.etree.ElementTree import fromstring

import pytest

from litreview.reporting.components_drawing import Holder, draw_components

SVG = "{http://www.w3.org/2000/svg}"


def _words(svg):
    return [part.text for part in fromstring(svg).iter(f"{SVG}text")]


def _dots(svg):
    """Return the places of the dots, row by row."""
    return sorted((float(dot.get("cy")), float(dot.get("cx"))) for dot in fromstring(svg).iter(f"{SVG}circle"))


def test_a_dot_stands_where_row_and_column_meet():
    """What is not held is left empty."""
    svg = draw_components(["Hope", "Pay"], [Holder("A", [True, False]), Holder("B", [True, True]), Holder("C", [False, False])])
    (first, left), *second = _dots(svg)
    assert [x for _, x in second] == [left, left + 46]
    assert {y > first for y, _ in second} == {True}
    assert _words(svg) == ["Hope", "Pay", "A", "B", "C"]


def test_how_many_people_name_it_stands_in_words():
    """Nobody is an empty cell."""
    svg = draw_components(["Hope", "Pay", "Trust"], [Holder("People", ["12", "<5", ""])])
    assert _words(svg)[-2:] == ["12", "<5"]
    assert not _dots(svg)


def test_heads_are_turned_and_stay_on_the_sheet():
    """However long they are and however many columns there are."""
    svg = draw_components(["A part of a definition with a very long name indeed, which goes on"] * 30, [Holder("A", [True] * 30)])
    width = float(fromstring(svg).get("width"))
    assert svg.count("rotate(-40)") == 30
    assert max(float(x) for x in re.findall(r"translate\(([\d.]+),[\d.]+\) rotate", svg)) + 200 < width


@pytest.mark.parametrize("name", ["<script>", "a & b", " ", "", "x" * 400, "peers " * 90], ids=repr)
def test_a_name_is_text_whatever_it_holds(name):
    """A row without a name has its dots all the same."""
    svg = draw_components([name], [Holder(name, [True]), Holder("B", [True])])
    assert "<script" not in svg
    assert len(_dots(svg)) == 2


def test_a_row_without_a_cell_for_each_component_is_refused():
    """A dot would stand under the wrong head."""
    with pytest.raises(ValueError, match="zip"):
        draw_components(["Hope", "Pay"], [Holder("A", [True])])
