"""The order of reading from the days and the lines of a file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.sources.screening import ScreeningLine
from litreview.synthesis.reading_order import sort_by_day


def order(*dates: str) -> str:
    """Return the numbers of lines with these dates, in the order of reading."""
    lines = (ScreeningLine(str(number), "", date=date) for number, date in enumerate(dates))
    return "".join(line.citation_key for line in sort_by_day(lines))


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        pytest.param(("2026-01-03", "2026-01-01", "2026-01-02"), "120", id="a file that somebody sorted"),
        pytest.param(("2026-01-02", "2026-01-01", "2026-01-02"), "102", id="of a day as the lines stand"),
        pytest.param(("", "", ""), "012", id="no days"),
        pytest.param(("02/01/2026", "01/01/2026"), "01", id="days that cannot be told apart from months"),
        pytest.param(("2026-02-31", "2026-01-01"), "01", id="a day that there was not"),
        pytest.param(("2026-01-02", "", "2026-01-01", ""), "2301", id="a line without a day goes with the one before"),
        pytest.param(("", "2026-01-02", "2026-01-01"), "021", id="lines before the first day come first"),
        pytest.param(("2026-12-01", "2027-01-01", "2026-02-01"), "201", id="years before months"),
    ],
)
def test_days_come_before_lines(dates: tuple[str, ...], expected: str) -> None:
    """Where there are days, they say who was read first; where there are none, the lines do."""
    assert order(*dates) == expected


@given(st.lists(st.dates().map(str) | st.text(max_size=4), max_size=12))
def test_no_line_is_lost_and_a_sorted_file_stays(dates: list[str]) -> None:
    """Whatever people write as dates, each line is there once, and a second sorting changes nothing."""
    lines = [ScreeningLine(str(n), "include", date=date) for n, date in enumerate(dates)]
    ordered = sort_by_day(lines)
    assert sorted(ordered, key=lambda line: int(line.citation_key)) == lines
    days = [line for line in lines if len(line.date) == 10]
    assert sort_by_day(sort_by_day(days)) == sort_by_day(days)
