"""Words set far apart in one line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.sources.columns import join_parts
from litreview.sources.layout import Line

LEFT, RIGHT = "words of the left column", "words of the right column"


def part(text: str, left: float = 72, right: float = 280) -> Line:
    """Return a part of a line."""
    return Line(text, 1, left, right, 700, 710, 10)


def pair(number: int) -> list[Line]:
    """Return a line across two columns."""
    return [part(f"{LEFT} {number}"), part(f"{RIGHT} {number}", 320, 540)]


TITLE, SHORT_TITLE = part("A title across the whole page", 72, 540), part("Part", 72, 100)
HEAD = [part("Roe and Lee"), part("11", 530, 540)]
LAST = part("left ends.", 72, 120)
TWO_COLUMNS = {
    "plain": ([pair(n) for n in range(8)], [f"{LEFT} {n}" for n in range(8)] + [f"{RIGHT} {n}" for n in range(8)]),
    "title above": ([[TITLE], *map(pair, range(8))], [TITLE.text, LEFT + " 0"]),
    "page head above": ([HEAD, *map(pair, range(8))], ["Roe and Lee | 11", LEFT + " 0"]),
    "heading in the left column": ([[SHORT_TITLE], *map(pair, range(8))], ["Part", LEFT + " 0"]),
}
CELLS = {
    "few lines": [[part("Year"), part("Meals", 200)], [part("2020"), part("300", 200)]],
    "short cells": [[part(f"{n}"), part("meals", 320)] for n in range(12)],
    "gaps at many places": [[part(f"{LEFT} {n}"), part(RIGHT, 300 + 30 * n)] for n in range(12)],
    "mostly whole lines": [*([TITLE] for _ in range(20)), *map(pair, range(8))],
}


@pytest.mark.parametrize(("rows", "texts"), TWO_COLUMNS.values(), ids=TWO_COLUMNS)
def test_the_left_column_is_read_before_the_right(rows: list[list[Line]], texts: list[str]) -> None:
    """What goes across the page stands where it is."""
    lines = [line.text for line in join_parts(rows)]
    assert lines[: len(texts)] == texts
    assert lines[-1] == f"{RIGHT} 7"


def test_a_column_that_is_longer_goes_on_in_its_place() -> None:
    """The last lines of the left column stand before the right one."""
    lines = [line.text for line in join_parts([*map(pair, range(8)), [LAST]])]
    assert lines[8:10] == [LAST.text, f"{RIGHT} 0"]


def test_a_line_across_the_page_parts_the_columns_above_from_those_below() -> None:
    """Each stretch is read by itself."""
    lines = [line.text for line in join_parts([*map(pair, range(8)), [TITLE], *map(pair, range(8, 12))])]
    assert lines.index(f"{RIGHT} 7") < lines.index(TITLE.text) < lines.index(f"{LEFT} 8")


@pytest.mark.parametrize("rows", CELLS.values(), ids=CELLS)
def test_other_parts_are_cells_of_a_row(rows: list[list[Line]]) -> None:
    """They are joined as the cells of other tables are."""
    assert [line.text for line in join_parts(rows)] == [" | ".join(each.text for each in parts) for parts in rows]


def test_a_row_has_the_box_of_its_cells() -> None:
    """It begins where the first does and ends where the last does."""
    row = join_parts([[part("Year", 72, 99), part("Meals", 200, 240)]])[0]
    assert (row.left, row.right, row.height) == (72, 240, 10)


@given(st.lists(st.lists(st.sampled_from([part(LEFT), part(RIGHT, 320, 540), part("x", 500)]), min_size=1, max_size=3)))
def test_no_word_is_lost(rows: list[list[Line]]) -> None:
    """Whatever the page looks like."""
    words = sorted(word for parts in rows for each in parts for word in each.text.split())
    assert sorted(word for line in join_parts(rows) for word in line.text.split() if word != "|") == words


def test_an_empty_page_has_no_lines() -> None:
    """Nothing comes of nothing."""
    assert join_parts([]) == []
