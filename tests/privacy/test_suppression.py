"""Small groups, attacked by a solver that knows the rules."""

import random
from collections import defaultdict
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
)

ROLES = st.lists(st.sampled_from(["peer worker", "family", "elder", "nurse", "manager", ""]), max_size=40)
STANCES = ("supports", "opposes", "describes")


def people(*roles, **columns):
    """Return a ledger of people with these roles."""
    shared = {"region": "", "language": "en", "consent": "quote", "withdrawn_on": "", "session": "S1"} | columns
    return {f"P{n}": Participant(f"P{n}", role, **shared) for n, role in enumerate(roles)}


def share_out(total):
    """Yield every way to share people out to groups that stand in a fixed order."""
    if not total:
        yield ()
    for first in range(1, total + 1):
        yield from ((first, *rest) for rest in share_out(total - first))


def bounds(shown, total):
    """Return the least and the most that one hidden cell can hold, for whoever adds up the others."""
    left, hidden = total - sum(n for n in shown if n is not None), shown.count(None)
    most = min((n for n in shown if n), default=total + 1) - 1
    return max(1, left - (hidden - 1) * most), min(most, left - (hidden - 1))


@pytest.mark.parametrize(("n", "shown"), [(0, "0"), (1, "fewer than 5"), (4, "fewer than 5"), (5, "5"), (40, "40")])
def test_counts_below_the_smallest_group_are_not_shown(n, shown):
    """Five and more are shown, nobody is shown as 0, between them nothing is."""
    assert shown_count(n, 5) == shown


@pytest.mark.parametrize("min_group", [3, 4, 5, 6])
def test_whoever_knows_the_rules_finds_no_small_count(min_group):
    """Of all ways to share up to fifteen people out, those that look the same differ in every small cell."""
    for total in range(min_group, 16):
        looks = defaultdict(list)
        for counts in share_out(total):
            hidden = hidden_cells(counts, min_group)
            looks[None if hidden is None else tuple(None if i in hidden else n for i, n in enumerate(counts))].append(counts)
        dropped = looks.pop(None, [])
        assert not dropped or len({tuple(sorted(counts)) for counts in dropped}) > 1
        for alike in looks.values():
            cells = [set(cell) for cell in zip(*alike, strict=True)]
            assert not [cell for cell in cells if len(cell) == 1 and min(cell) < min_group]


@pytest.mark.parametrize("min_group", [3, 4, 5])
@pytest.mark.parametrize("parts", [1, 2, 3])
def test_whoever_knows_the_rules_finds_no_small_stance(min_group, parts):
    """People may hold several stances: all numbers of people that look the same differ in every small stance."""
    for total in range(min_group, 11):
        looks = defaultdict(list)
        for counts in product(range(1, total + 1), repeat=parts):
            if sum(counts) >= total:
                looks[tuple(shown_parts(dict(zip(STANCES, counts, strict=False)), total, min_group).values())].append(counts)
        for alike in looks.values():
            cells = [set(cell) for cell in zip(*alike, strict=True)]
            assert not [cell for cell in cells if len(cell) == 1 and min(cell) < min_group]


@given(st.lists(st.integers(0, 60), min_size=1, max_size=12), st.integers(3, 9))
def test_adding_up_gives_no_small_count(counts, min_group):
    """With the total, the shown cells and the knowledge that hidden ones are smaller, every hidden cell has a choice."""
    hidden = hidden_cells(counts, min_group)
    if hidden:
        low, high = bounds([None if place in hidden else n for place, n in enumerate(counts) if n], sum(counts))
        assert low < high
        assert sum(counts[place] for place in hidden) >= min_group
    assert hidden is None or all(n == 0 or n >= min_group for place, n in enumerate(counts) if place not in hidden)


@given(st.lists(st.integers(0, 12), min_size=1, max_size=6), st.randoms())
def test_the_order_of_the_cells_says_nothing(counts, rng):
    """Equal cells are treated alike wherever they stand."""
    moved = rng.sample(range(len(counts)), len(counts))
    before, after = hidden_cells(counts, 5), hidden_cells([counts[place] for place in moved], 5)
    assert (after is None) == (before is None)
    assert before is None or before == {moved[place] for place in after}


@pytest.mark.parametrize(
    ("counts", "hidden"),
    [
        ([9, 20], []),
        ([3, 9, 20], [0, 1]),
        ([3, 9, 9, 20], [0, 1, 2]),
        ([4, 4, 9], [0, 1, 2]),
        ([2, 3, 20], [0, 1]),
        ([4, 3, 0, 9], [0, 1]),
        ([6, 2], [0, 1]),
        ([3], None),
        ([1, 1, 1, 1, 1, 1], None),
        ([], []),
        ([0, 0], []),
    ],
)
def test_no_more_is_hidden_than_it_takes(counts, hidden):
    """The small cells and the next larger; nothing at all may be shown where each cell must hold one."""
    found = hidden_cells(counts, 5)
    assert hidden == (None if found is None else sorted(found))


def test_suppression_is_not_needlessly_wide():
    """In ledgers of 20 to 120 people with up to six roles, one hidden cell in a small one's company is the rule."""
    rng, small, hidden, cells = random.Random(7), 0, 0, 0
    for _ in range(400):
        roles = rng.choices("abcdef", weights=[rng.random() ** 2 + 0.02 for _ in range(6)], k=rng.randint(20, 120))
        counts = [roles.count(role) for role in sorted(set(roles))]
        small += sum(n < 5 for n in counts)
        found = hidden_cells(counts, 5)
        hidden += len(counts if found is None else found)
        cells += len(counts)
    assert small / cells > 0.2
    assert hidden / cells < small / cells + 0.12


@given(ROLES, st.integers(3, 6))
def test_a_ledger_shows_no_small_count(roles, min_group):
    """Every number of the table is large, groups are never combined, and only everyone has sessions."""
    rows = count_participants(people(*roles), min_group)
    assert all(row["people"] is None or row["people"] >= min_group for row in rows)
    assert all(row["sessions"] is None for row in rows[1:])
    assert not any(row["group"].count(":") > 1 for row in rows)


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_few_people_in_all_have_no_groups(count):
    """Of four people or fewer nothing is said but that they were heard: four roles would be four people."""
    rows = count_participants(people(*[f"role {n}" for n in range(count)]), 5)
    assert rows == [{"group": "everyone", "people": None, "sessions": None}]


@pytest.mark.parametrize(
    "ledger",
    [
        {},
        people("peer worker", withdrawn_on="2026-01-02"),
        people(*["facilitator"] * 7),
        people(*["peer worker"] * 7, consent="none"),
    ],
    ids=["nobody", "only withdrawn", "only facilitators", "no consent"],
)
def test_nobody_to_count_makes_no_rows(ledger):
    """People whose words are not used are not counted, nor is their number of nobody shown."""
    assert count_participants(ledger, 5) == []


def test_the_withdrawn_and_those_without_consent_are_not_counted(ledger):
    """With no smallest group, exactly the four who may be used are counted."""
    rows = {row["group"]: (row["people"], row["sessions"]) for row in count_participants(ledger, 1)}
    assert rows["everyone"] == (4, 2)
    assert "consent: none" not in rows
    assert rows["role: family"] == (1, None)


@pytest.mark.parametrize(("sessions", "shown"), [(1, 1), (2, 2), (3, None), (12, None)])
def test_sessions_do_not_count_the_people_in_them(sessions, shown):
    """Twelve people in twelve sessions would be one in each."""
    ledger = people(*["peer worker"] * 12)
    ledger = {key: one._replace(session=f"S{n % sessions}") for n, (key, one) in enumerate(ledger.items())}
    assert count_participants(ledger, 5)[0] == {"group": "everyone", "people": 12, "sessions": shown}


@pytest.mark.parametrize(
    ("regions", "rows"), [(500, 0), (251, 0), (250, 250), (100, 100)], ids=["one each", "hardly two", "two", "five"]
)
def test_many_regions_are_not_named_one_by_one(regions, rows):
    """Where nearly every region is one person, not even how many regions there are is said."""
    ledger = people(*["peer worker"] * 500)
    ledger = {key: one._replace(region=f"R{n % regions:03d}") for n, (key, one) in enumerate(ledger.items())}
    found = [row for row in count_participants(ledger, 5) if row["group"].startswith("region")]
    assert len(found) == rows
    assert {row["people"] for row in found} <= {None, 5}


@pytest.mark.parametrize("min_group", [7, 100])
def test_a_smallest_group_larger_than_everybody_hides_everything(min_group):
    """Nothing is counted out, and nothing fails."""
    assert count_participants(people(*["a"] * 6), min_group) == [{"group": "everyone", "people": None, "sessions": None}]
    assert shown_parts({"supports": 6}, 6, min_group) == {"supports": f"fewer than {min_group}"}


@pytest.mark.parametrize("language", ["en", "fr", "xx"])
def test_shares_are_words(language):
    """No share of a focus group is a number."""
    words = {describe_share(n, of, language) for n, of in product(range(9), range(1, 9))}
    assert len(words) == 5
    assert not any(any(c.isdigit() for c in word) for word in words)


@pytest.mark.parametrize(
    ("n", "of", "word"),
    [(-1, 9, "nobody"), (0, 9, "nobody"), (0, 0, "nobody"), (1, 9, "a few people"), (3, 9, "a few people"), (4, 9, "some people"),
     (4, 8, "some people"), (5, 9, "most people"), (8, 9, "most people"), (9, 9, "everyone"), (10, 9, "everyone")],
)  # fmt: skip
def test_a_share_has_its_word(n, of, word):
    """Up to a third, up to a half, more, all."""
    assert describe_share(n, of) == word


@pytest.mark.parametrize(
    ("parts", "total", "shown"),
    [
        ({"supports": 9, "opposes": 3, "describes": 6}, 12, ["9", "fewer than 5", "6"]),
        ({"supports": 7, "opposes": 4}, 11, [NOT_SHOWN, NOT_SHOWN]),
        ({"supports": 11, "opposes": 1}, 12, [NOT_SHOWN, NOT_SHOWN]),
        ({"supports": 8, "opposes": 4}, 8, ["8", "fewer than 5"]),
        ({"supports": 4, "opposes": 4, "asks": 0}, 8, [NOT_SHOWN, NOT_SHOWN, "0"]),
        ({"supports": 3}, 3, ["fewer than 5"]),
        ({"supports": 12, "opposes": 0}, 12, ["12", "0"]),
        ({}, 0, []),
    ],
)
def test_a_small_stance_does_not_follow_from_the_number_of_people(parts, total, shown):
    """No part is shown where the people outside the large ones would give a small one away."""
    assert list(shown_parts(parts, total, 5).values()) == shown
