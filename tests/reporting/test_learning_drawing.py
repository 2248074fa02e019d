"""The curve of learning as a drawing."""

from xml.etree import ElementTree as ET

import pytest

from litreview.reporting.learning_drawing import draw_learning


def _parts(svg: str, name: str) -> list[ET.Element]:
    return [part for part in ET.fromstring(svg).iter() if part.tag.endswith(name)]


@pytest.mark.parametrize("number", [2, 199, 200, 201, 5000])
def test_a_curve_stays_small_and_ends_at_the_last_decision(number: int) -> None:
    """However many decisions there are, no more points are drawn than can be told apart."""
    lines = _parts(draw_learning(range(1, number + 1), [("right", [0.5] * number)]), "line")
    assert len(lines) <= 2 + 201
    assert max(float(line.attrib["x2"]) for line in lines) == 620.0


def test_a_line_has_a_gap_where_there_is_no_share() -> None:
    """Nothing is drawn through what nobody knows."""
    lines = _parts(draw_learning([1, 2, 3, 4], [("right", [0.5, 0.5, None, 0.5])]), "line")
    assert len(lines) == 2 + 1


def test_names_of_lines_that_end_together_do_not_stand_on_each_other() -> None:
    """Both can be read."""
    svg = draw_learning([1, 2], [("right", [0.5, 0.5]), ("proposed", [0.5, 0.5])])
    heights = {
        part.text: float(part.attrib["transform"].rstrip(")").split(",")[1])
        for part in _parts(svg, "text")
        if part.text in ("right", "proposed")
    }
    assert abs(heights["right"] - heights["proposed"]) >= 17


def test_a_line_without_any_share_has_no_name() -> None:
    """A name at no line would be read as another's."""
    assert "proposed" not in draw_learning([1, 2], [("right", [0.5, 0.5]), ("proposed", [None, None])])
