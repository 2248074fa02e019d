"""The evidence-gap map as a drawing: rows are outcomes, columns models; cells hold symbols with numbers of works."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from litreview.reporting.canvas import LINE, SIZE, Canvas, stack_lines
from litreview.reporting.figures import SHAPES
from litreview.reporting.lettering import measure, wrap_words

_WIDTH, _NAMES, _TOTAL, _GAP, _NARROWEST, _BROADEST = 1120, 184, 56, 12, 76, 110
"""Pixels of the whole map, of names, of the totals, of the room before what is set apart, of columns."""


class MapColumn(NamedTuple):
    """A column: its head, whether it is set apart from those before, and how many works it holds."""

    head: str
    apart: bool
    works: int


class Row(NamedTuple):
    """A row: its head, whether a new family begins with it, how many works it holds, and its cells: works per direction."""

    head: str
    begins: bool
    works: int
    cells: Sequence[Mapping[str, int]]


def draw_gap_map(columns: Sequence[MapColumn], rows: Sequence[Row], works: int) -> str:
    """Return the map as SVG; more columns than a page is wide are drawn in parts one below the other.

    Example:
        >>> svg = draw_gap_map([MapColumn("Groups", False, 2)], [Row("Hope", True, 2, [{"mixed": 2}])], 2)
        >>> "Hope" in svg and "Groups" in svg
        True
    """
    parts = _split(len(columns))
    sheet = Canvas(_WIDTH, _legend_height() + sum(_part_height(columns[a:b], rows, a, b) for a, b in parts))
    top = _add_legend(sheet)
    for number, (start, end) in enumerate(parts):
        top = _add_part(sheet, top, columns, rows, (start, end), works if number == len(parts) - 1 else None)
    return sheet.render()


def _split(number: int) -> list[tuple[int, int]]:
    """Return the parts of the map, as equal as can be, from which to which column."""
    most = int((_WIDTH - _NAMES - _TOTAL - 2 * _GAP) // _NARROWEST)
    parts = -(-number // most)
    edges = [number * part // parts for part in range(parts + 1)]
    return list(pairwise(edges))


def _column_width(number: int) -> float:
    return min((_WIDTH - _NAMES - _TOTAL - 2 * _GAP) / number, _BROADEST)


def _heads(columns: Sequence[MapColumn]) -> list[list[str]]:
    return [wrap_words(column.head, _column_width(len(columns)) - 1, SIZE, 7) for column in columns]


def _abreast(width: float, most: int) -> int:
    return max(int((width - 4) // _place_width(most)), 1)


def _place_width(most: int) -> float:
    return 18 + measure(str(most), SIZE)


def _row_heights(rows: Sequence[Row], start: int, end: int) -> list[float]:
    abreast = _abreast(_column_width(end - start), _most(rows))
    lines = (max([-(-len(cell) // abreast) for cell in row.cells[start:end]], default=1) for row in rows)
    names = (len(wrap_words(row.head, _NAMES - 10, SIZE, 2)) for row in rows)
    return [LINE * max(cells, name, 1) + 11 for cells, name in zip(lines, names, strict=True)]


def _most(rows: Sequence[Row]) -> int:
    return max([number for row in rows for cell in row.cells for number in cell.values()], default=1)


def _part_height(columns: Sequence[MapColumn], rows: Sequence[Row], start: int, end: int) -> float:
    return _heads_height(columns) + sum(_row_heights(rows, start, end)) + LINE + 34


def _heads_height(columns: Sequence[MapColumn]) -> float:
    return LINE * max(map(len, _heads(columns))) + 14


def _legend() -> list[list[tuple[float, str]]]:
    """Return the lines of the legend: where each direction begins, and its words."""
    lines: list[list[tuple[float, str]]] = [[]]
    at = 8.0
    for shown in SHAPES:
        wide = 34 + measure(shown, SIZE)
        if at + wide > _WIDTH:
            lines.append([])
            at = 8.0
        lines[-1].append((at, shown))
        at += wide
    return lines


def _legend_height() -> float:
    return LINE * (len(_legend()) + 1) + 12


def _add_legend(sheet: Canvas) -> float:
    for number, line in enumerate(_legend()):
        y = 10 + LINE * number
        sheet.add_symbols([(x, y, shown) for x, shown in line])
        sheet.add_words([(x + 12, y, shown) for x, shown in line])
    note = "Numbers are works. An empty cell: no evidence found. A work on several models or outcomes counts once in a total."
    sheet.add_words([(2, 12 + LINE * len(_legend()), note)])
    return _legend_height()


def _add_part(
    sheet: Canvas, top: float, columns: Sequence[MapColumn], rows: Sequence[Row], part: tuple[int, int], works: int | None
) -> float:
    start, end = part
    shown, place = columns[start:end], _place_width(_most(rows))
    width, heights = _column_width(len(shown)), _row_heights(rows, start, end)
    abreast = _abreast(width, _most(rows))
    lefts = [_NAMES + width * n + _GAP * any(column.apart for column in shown[: n + 1]) for n in range(len(shown))]
    right = lefts[-1] + width
    head_bottom = top + _heads_height(shown)
    tops = [head_bottom + sum(heights[:n]) for n in range(len(rows) + 1)]
    bottom = tops[-1] + LINE + 8
    for left, lines in zip(lefts, _heads(shown), strict=True):
        y = head_bottom - 12 - LINE * (len(lines) - 1)
        sheet.add_words(stack_lines(lines, left + width / 2, y), align="center")
    _add_grid(sheet, rows, tops, (lefts, width, right, bottom))
    for row, above, height in zip(rows, tops, heights, strict=False):
        lines = wrap_words(row.head, _NAMES - 10, SIZE, 2)
        sheet.add_words(stack_lines(lines, _NAMES - 8, above + (height - LINE * (len(lines) - 1)) / 2), align="right")
        for left, cell in zip(lefts, row.cells[start:end], strict=True):
            _add_cell(sheet, cell, left, above, abreast, place)
    middle = tops[-1] + (LINE + 8) / 2
    sheet.add_words([(_NAMES - 8, middle, "All works")], align="right", bold=True)
    places = zip(lefts, shown, strict=True)
    sheet.add_words([(left + width / 2, middle, str(column.works)) for left, column in places], align="center", bold=True)
    if works is not None:
        _add_totals(sheet, rows, tops, (right + _GAP + _TOTAL / 2, head_bottom, middle), works)
    return bottom + 16


def _add_grid(
    sheet: Canvas, rows: Sequence[Row], tops: Sequence[float], places: tuple[Sequence[float], float, float, float]
) -> None:
    lefts, width, right, bottom = places
    across = [(0.0, y, right, y) for y in tops]
    sheet.add_lines(across)
    sheet.add_lines([(x, tops[0], x, bottom) for left in lefts for x in (left, left + width)])
    families = [y for row, y in zip(rows, tops, strict=False) if row.begins]
    sheet.add_lines([(0.0, y, right, y) for y in [*families, tops[-1]]], heavy=True)


def _add_cell(sheet: Canvas, cell: Mapping[str, int], left: float, top: float, abreast: int, place: float) -> None:
    places = [(left + 10 + place * (n % abreast), top + 14 + LINE * (n // abreast)) for n in range(len(cell))]
    sheet.add_symbols([(x, y, shown) for (x, y), shown in zip(places, cell, strict=True)])
    sheet.add_words([(x + 8, y, str(number)) for (x, y), number in zip(places, cell.values(), strict=True)])


def _add_totals(
    sheet: Canvas, rows: Sequence[Row], tops: Sequence[float], places: tuple[float, float, float], works: int
) -> None:
    x, head, foot = places
    ends = pairwise(tops)
    totals = [(x, (a + b) / 2, str(row.works)) for row, (a, b) in zip(rows, ends, strict=True)]
    sheet.add_words(
        [*stack_lines(["All", "works"], x, head - 12 - LINE), *totals, (x, foot, str(works))], align="center", bold=True
    )
