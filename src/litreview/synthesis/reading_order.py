"""In which order people read, as far as the file of their decisions tells."""

from collections.abc import Iterable
from itertools import accumulate
from operator import itemgetter

from litreview.sources.located import is_day
from litreview.sources.screening import ScreeningLine

ORDER_TOLD = "the order of reading is that of the days in corpus/screening.csv, and of a day, or without days, that of its lines"
"""What every figure rests on that has to do with the order of reading."""


def sort_by_day(lines: Iterable[ScreeningLine]) -> list[ScreeningLine]:
    """Return lines in the order of their days; those of one day stay as they stood.

    A line whose date is no day as ISO 8601 writes it belongs to the day of the line before. So a file that somebody sorted by
    key still tells in which order people read.

    Example:
        >>> late, early = ScreeningLine("a", "include", date="2026-02-01"), ScreeningLine("b", "exclude", date="2026-01-31")
        >>> [line.citation_key for line in sort_by_day([late, early])]
        ['b', 'a']
    """
    lines = list(lines)
    days = accumulate((line.date if is_day(line.date) else "" for line in lines), lambda before, day: day or before)
    return [line for _, line in sorted(zip(days, lines, strict=True), key=itemgetter(0))]
