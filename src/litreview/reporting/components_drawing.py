"""Which definition holds which component, as a drawing: a row for each definition, a dot for each component it names."""

from collections.abc import Sequence
from math import cos, radians, sin
from typing import NamedTuple

from litreview.reporting.canvas import LINE, SIZE, Canvas, stack_lines
from litreview.reporting.lettering import measure, wrap_words

_NAMES, _HEAD, _COLUMN, _PAD, _DOT, _TURN = 230, 330, 46, 12, 5.7, -40
"""Pixels of the widest name, longest head, a column, between lines of rows, a dot's radius; degrees that heads are turned."""


class Holder(NamedTuple):
    """A row: whose definition it is, and for each component whether it is held, or how many people name it in words."""

    name: str
    cells: Sequence[bool | str]


def draw_components(components: Sequence[str], rows: Sequence[Holder]) -> str:
    """Return the rows as SVG, each with dots under the components that it holds.

    Example:
        >>> draw_components(["Hope"], [Holder("Mead, 2003", [True])]).count("<circle")
        1
    """
    names = [wrap_words(row.name, _NAMES, SIZE, 4) or [""] for row in rows]
    heads = [_shorten(name) for name in components]
    left = max(measure(line, SIZE) for lines in names for line in lines) + _PAD
    longest = max(measure(head, SIZE) for head in heads)
    top = longest * sin(radians(-_TURN)) + LINE
    middles = [left + _COLUMN * (place + 0.5) for place in range(len(heads))]
    right = left + _COLUMN * len(heads)
    reach = max(x + measure(head, SIZE) * cos(radians(_TURN)) for x, head in zip(middles, heads, strict=True))
    tops = [top]
    for lines in names:
        tops.append(tops[-1] + LINE * len(lines) + _PAD)
    sheet = Canvas(max(right, reach), tops[-1])
    sheet.add_lines([(left + _COLUMN * place, top, left + _COLUMN * place, tops[-1]) for place in range(len(heads) + 1)])
    sheet.add_lines([(0, y, right, y) for y in tops[1:-1]])
    sheet.add_lines([(0, y, right, y) for y in (top, tops[-1])], heavy=True)
    sheet.add_words([(x, top - 9, head) for x, head in zip(middles, heads, strict=True)], turn=_TURN)
    for lines, row, above in zip(names, rows, tops, strict=False):
        sheet.add_words(stack_lines(lines, left - _PAD, above + (LINE + _PAD) / 2), align="right")
        _add_cells(sheet, row, middles, above + (LINE * len(lines) + _PAD) / 2)
    return sheet.render()


def _shorten(name: str) -> str:
    return "".join(wrap_words(name, _HEAD, SIZE, 1))


def _add_cells(sheet: Canvas, row: Holder, middles: Sequence[float], y: float) -> None:
    cells = list(zip(middles, row.cells, strict=True))
    sheet.add_circles([(x, y, _DOT) for x, cell in cells if cell is True], full=True)
    sheet.add_words([(x, y, cell) for x, cell in cells if isinstance(cell, str)], align="center")
