"""Small groups."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.privacy.ledger import Participant
from litreview.privacy.suppression import (
    NOT_SHOWN,
    count_participants,
    describe_share,
    hidden_cells,
    shown_count,
    shown_parts,
    suppress_cells,
    suppress_grid,
)

COUNTS = st.lists(st.integers(0, 12), min_size=1, max_size=6)


@pytest.mark.parametrize(("n", "shown"), [(0, "0"), (1, "fewer than 5"), (4, "fewer than 5"), (5, "5"), (40, "40")])
def test_counts_below_the_smallest_group_are_not_shown(n, shown):
    """Five and more are shown, nobody is shown as 0, between them nothing is."""
    assert shown_count(n, 5) == shown


@given(COUNTS)
def test_no_small_count_can_be_worked_out(counts):
    """With the total and all shown cells known, every hidden cell still fits at least two values."""
    result = suppress_cells(counts, 5)
    hidden = [n for n, cell in zip(counts, result.cells, strict=True) if not cell.isdigit()]
    if hidden and result.total.isdigit():
        assert len(hidden) >= 2
        assert sum(hidden) >= 5
    assert not any(cell.isdigit() and 0 < int(cell) < 5 for cell in (*result.cells, result.total))


@given(st.lists(st.lists(st.integers(0, 9), min_size=3, max_size=3), min_size=2, max_size=4))
def test_no_row_or_column_of_a_table_hides_one_cell_alone(grid):
    """A hidden cell never stands alone in its row or column where another could be hidden with it."""
    shown = suppress_grid(grid, 5)
    lines = [*zip(grid, shown, strict=True), *zip(zip(*grid, strict=True), zip(*shown, strict=True), strict=True)]
    for counts, cells in lines:
        hidden = [n for n, cell in zip(counts, cells, strict=True) if not cell.isdigit()]
        others = [n for n, cell in zip(counts, cells, strict=True) if cell.isdigit() and int(cell)]
        assert not others or not hidden or (len([n for n in hidden if n]) > 1 and sum(hidden) >= 5)


def test_a_cell_hidden_for_another_is_not_called_small():
    """The complementary cell is said to be not shown."""
    assert suppress_cells([3, 9, 20], 5).cells == ("fewer than 5", NOT_SHOWN, "20")
    assert hidden_cells([9, 20], 5) == frozenset()


def test_participants_are_counted_without_small_groups(ledger):
    """Four usable people of six are fewer than five, so nothing but the groups' names is shown."""
    rows = count_participants(ledger, 5)
    assert {row["people"] for row in rows} == {None}
    assert [row["group"] for row in rows][:1] == ["everyone"]
    assert not any(" and " in row["group"] or row["group"].count(":") > 1 for row in rows)


def test_the_withdrawn_and_those_without_consent_are_not_counted(ledger):
    """With no smallest group, exactly the four who may be used are counted."""
    rows = {row["group"]: (row["people"], row["sessions"]) for row in count_participants(ledger, 1)}
    assert rows["everyone"] == (4, 2)
    assert "consent: none" not in rows
    assert rows["role: family"] == (1, 1)


@pytest.mark.parametrize("language", ["en", "fr", "xx"])
def test_shares_are_words(language):
    """No share of a focus group is a number."""
    words = {describe_share(n, of, language) for n, of in product(range(9), range(1, 9))}
    assert len(words) == 5
    assert not any(any(c.isdigit() for c in word) for word in words)


def _ways(shown, total, min_group):
    """Return which counts of each hidden cell fit what is shown."""
    import itertools

    ranges = []
    for cell in shown:
        if cell == f"fewer than {min_group}":
            ranges.append(range(1, min_group))
        elif cell == "not shown":
            ranges.append(range(min_group, total + 1))
        else:
            ranges.append([int(cell)])
    fits = [fit for fit in itertools.product(*ranges) if sum(fit) == total]
    return [{fit[place] for fit in fits} for place in range(len(shown))]


@pytest.mark.parametrize(
    "counts",
    [[4, 4, 9], [1, 1, 1, 1, 1, 7], [3, 9, 20], [2, 6], [4, 4, 4, 8], [1, 5, 5], [4, 1, 12], [1, 1, 1, 2, 6], [4, 10]],
    ids=str,
)
def test_every_hidden_count_could_be_another(counts):
    """Whoever knows the rules and the total cannot work out a hidden count: more than one fits."""
    shown = suppress_cells(counts, 5)
    if shown.total.isdigit():
        ways = _ways(shown.cells, sum(counts), 5)
        assert all(len(fits) > 1 for fits, n in zip(ways, counts, strict=True) if n < 5)


@pytest.mark.parametrize(
    ("parts", "total", "shown"),
    [
        ({"supports": 9, "opposes": 3, "describes": 6}, 12, ["9", "fewer than 5", "6"]),
        ({"supports": 7, "opposes": 4}, 11, ["not shown", "fewer than 5"]),
        ({"supports": 7, "opposes": 4}, 8, ["7", "fewer than 5"]),
        ({"supports": 7, "opposes": 2, "asks": 2}, 11, ["7", "fewer than 5", "fewer than 5"]),
        ({"supports": 7, "opposes": 4, "asks": 4}, 15, ["not shown", "fewer than 5", "fewer than 5"]),
        ({"supports": 3}, 3, ["fewer than 5"]),
        ({"supports": 12, "opposes": 0}, 12, ["12", "0"]),
        ({}, 0, []),
    ],
)
def test_a_small_stance_does_not_follow_from_the_number_of_people(parts, total, shown):
    """The largest part is hidden where the people not in it would give a small one away."""
    assert list(shown_parts(parts, total, 5).values()) == shown


def test_six_people_in_six_roles_have_no_rows_of_roles():
    """Where every hidden count follows from the total, the dimension is left out; the others stay."""
    people = {f"P{n}": Participant(f"P{n}", f"role {n}", "", "en", "quote", "", "S1") for n in range(6)}
    groups = [row["group"] for row in count_participants(people, 5)]
    assert groups == ["everyone", "region: not stated", "language: en", "consent: quote"]


def test_two_fours_of_eight_are_left_out():
    """Two groups below five that sum to eight can only be four and four."""
    people = {f"P{n}": Participant(f"P{n}", f"role {n % 2}", "", "en", "quote", "", "S1") for n in range(8)}
    assert not [row for row in count_participants(people, 5) if row["group"].startswith("role")]
