"""The curve of effort as a drawing."""

import re
from xml.etree import ElementTree as ET

import pytest

from litreview.reporting.effort_drawing import draw_effort


def points(svg: str) -> list[tuple[float, ...]]:
    """Return the ends of all lines of a drawing."""
    names = ("x1", "y1", "x2", "y2")
    return [tuple(float(line.attrib[name]) for name in names) for line in ET.fromstring(svg).iter() if line.tag.endswith("line")]


@pytest.mark.parametrize("length", [1, 2, 199, 200, 201, 5000])
def test_the_curve_ends_where_all_is_found_and_stays_small(length):
    """However many works were read, no more points are drawn than can be told apart."""
    lines = points(draw_effort([(step, step / length) for step in range(1, length + 1)], 7))
    assert len(lines) <= 3 + 201
    assert lines[-1][2:] == (620.0, 30.0)
    assert lines[3][:2] == (60.0, 350.0)


def test_a_curve_never_falls():
    """More reading never finds less."""
    curve = points(draw_effort([(1, 0.5), (2, 0.5), (3, 1.0)], 2))[3:]
    heights = [line[3] for line in curve]
    assert heights == sorted(heights, reverse=True)


def test_axes_bear_their_ends():
    """How many were read, how many found."""
    svg = draw_effort([(step, step / 40) for step in range(1, 41)], 17)
    assert {"40", "17"} <= set(re.findall(r">(\d+)<", svg))
