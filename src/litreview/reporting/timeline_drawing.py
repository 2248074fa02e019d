"""A line of time as a drawing: one row for each dated fact, its date, its place in time, its status and words."""

from collections.abc import Sequence
from typing import NamedTuple

from litreview.reporting.canvas import LINE, SIZE, Canvas
from litreview.reporting.lettering import wrap_words

MOST = 60
"""How many facts are drawn, the latest; the table beside the drawing holds all."""
_WIDTH, _DATES, _AXIS, _ROW = 1120, 150, 300, 28


class Moment(NamedTuple):
    """A dated fact: date in words, year with its part, whether it is done, and what happened in words."""

    date: str
    year: float
    done: bool
    words: str


def draw_timeline(moments: Sequence[Moment]) -> str:
    """Return the line of time as SVG: a full box is done, an empty one is not, and the words say which.

    Example:
        >>> "plan" in draw_timeline([Moment("2016", 2016.0, False, "planned: a plan")])
        True
    """
    shown = list(moments)[-MOST:]
    first, last = int(min(moment.year for moment in shown)), int(max(moment.year for moment in shown)) + 1
    sheet = Canvas(_WIDTH, 34 + _ROW * len(shown))
    for year in _ticks(first, last):
        x = _place(year, first, last)
        sheet.add_words([(x, 10, str(year))], align="center")
        sheet.add_lines([(x, 22, x, sheet.height)])
    for number, moment in enumerate(shown):
        y = 42 + _ROW * number
        x = _place(moment.year, first, last)
        sheet.add_words([(2, y, moment.date)], bold=True)
        sheet.add_lines([(_DATES, y, x, y)])
        sheet.add_symbols([(x, y, "no difference" if moment.done else "unclear")])
        left = _DATES + _AXIS + 40
        sheet.add_words([(left, y, wrap_words(moment.words, _WIDTH - left - 4, SIZE, 1)[0])], limit=_WIDTH - left)
    return sheet.render()


def _place(year: float, first: int, last: int) -> float:
    return _DATES + 20 + _AXIS * (year - first) / (last - first)


def _ticks(first: int, last: int) -> list[int]:
    """Return the years that stand above the line, so few that they do not touch."""
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 10000) if (last - first) / step <= _AXIS / (3 * LINE))
    return [year for year in range(first, last + 1) if year % step == 0]
