"""Words set far apart in one line of a page: cells of a table row, or columns that were drawn line by line."""

from collections.abc import Sequence
from statistics import median

from litreview.sources.layout import Line

_LEAST_LINES, _LEAST_WORDS, _DRIFT = 8, 4, 18.0


def join_parts(rows: Sequence[Sequence[Line]]) -> list[Line]:
    """Return the lines of one page, of whose rows each is given as its parts from left to right.

    Where most rows have two parts of several words with the gap at one place, the page has two columns: the left is
    read before the right, stretch by stretch between the rows that go across. Else the parts are cells, set apart by
    " | " as in other tables.

    Example:
        >>> join_parts([[Line("Year", 1, 72, 99), Line("Meals", 1, 200, 240)]])[0].text
        'Year | Meals'
    """
    if not _has_gutter(rows):
        return [_row(parts) for parts in rows]
    gutter = median(parts[1].left for parts in rows if len(parts) == 2) - _DRIFT
    lines: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for parts in rows:
        across = parts[0].left < gutter < parts[0].right - _DRIFT if len(parts) == 1 else parts[1].left > gutter + 2 * _DRIFT
        if len(parts) > 2 or across:
            lines += [*left, *right, _row(parts)]
            left, right = [], []
        else:
            left += [part for part in parts if part.left < gutter]
            right += [part for part in parts if part.left >= gutter]
    return [*lines, *left, *right]


def _has_gutter(rows: Sequence[Sequence[Line]]) -> bool:
    pairs = [parts for parts in rows if len(parts) == 2 and all(len(part.text.split()) >= _LEAST_WORDS for part in parts)]
    if len(pairs) < _LEAST_LINES or 2 * len(pairs) < len(rows):
        return False
    middle = median(parts[1].left for parts in pairs)
    return sum(abs(parts[1].left - middle) <= _DRIFT for parts in pairs) * 5 >= len(pairs) * 4


def _row(parts: Sequence[Line]) -> Line:
    """Return the parts as one line with the box that holds them all."""
    if len(parts) == 1:
        return parts[0]
    text = " | ".join(part.text for part in parts)
    return parts[0]._replace(text=text, right=parts[-1].right, bottom=min(part.bottom for part in parts))
