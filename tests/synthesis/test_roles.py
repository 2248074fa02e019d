from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litreview.privacy.ledger import Participant
from litreview.synthesis.roles import NOT_ASKED, NOTHING_SAID, SAID, name_cases, tell_roles


def _ledger(roles: list[str], **changes: str) -> dict[str, Participant]:
    plain = {"region": "", "language": "en", "consent": "quote", "withdrawn_on": "", "session": ""} | changes
    return {f"P{n:02d}": Participant(f"P{n:02d}", role, **plain) for n, role in enumerate(roles)}


def _halves(people: int) -> dict[str, str]:
    return {f"P{n:02d}": "peer worker" if n % 2 else "family member" for n in range(people)}


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        pytest.param([], set(), id="nobody"),
        pytest.param(["peer worker"] * 30, set(), id="one role"),
        pytest.param(["peer worker"] * 9 + ["planner"] * 9, set(), id="too few people in all"),
        pytest.param(["peer worker"] * 10 + ["planner"] * 10, {"peer worker", "planner"}, id="two large roles"),
        pytest.param(["peer worker"] * 19 + ["planner"], set(), id="one of a role hides the other too"),
        pytest.param(["peer worker"] * 20 + ["planner"] * 3 + ["aunt"] * 4, {"peer worker", "other roles"}, id="small pooled"),
        pytest.param(["peer worker"] * 20 + ["facilitator"] * 9, set(), id="facilitators do not count"),
        pytest.param(["peer worker"] * 10 + [""] * 10, {"peer worker", "not stated"}, id="role not stated"),
        pytest.param([f"role {n}" for n in range(25)], set(), id="a role each"),
    ],
)
def test_a_role_is_a_case_where_its_number_is_shown(roles, expected):
    """Smaller roles are pooled; where one case is left, nobody is told apart."""
    assert set(name_cases(_ledger(roles), 5).values()) == expected


@pytest.mark.parametrize("changes", [{"consent": "none"}, {"withdrawn_on": "2026-01-02"}], ids=["no consent", "withdrawn"])
def test_people_whose_words_are_not_used_are_in_no_case(changes):
    """As in the table of participants."""
    assert name_cases(_ledger(["peer worker", "planner"] * 20, **changes), 5) == {}


def test_three_states_are_told_apart():
    """Who spoke, who was asked and did not, and who was not asked at all."""
    cases = {f"P{n:02d}": ("peer worker", "family member", "planner")[n % 3] for n in range(60)}
    said = [one for one, role in cases.items() if role != "planner"][:20]
    planners = [one for one, role in cases.items() if role == "planner"]
    asked = tell_roles(cases, {"A": said}, {"A": planners}, 5)
    unasked = tell_roles(cases, {"A": said}, {}, 5)
    assert asked["A"] == {"family member": SAID, "peer worker": SAID, "planner": NOTHING_SAID}
    assert unasked["A"]["planner"] == NOT_ASKED


def test_a_code_that_nobody_met_is_not_asked_of_every_role():
    """That says nothing of anybody, so it is always told."""
    assert tell_roles(_halves(20), {"A": []}, {"A": []}, 5) == {"A": {"family member": NOT_ASKED, "peer worker": NOT_ASKED}}


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(["P01"], id="one person"),
        pytest.param(["P00", "P01", "P02", "P03"], id="fewer than the group"),
        pytest.param([f"P{n:02d}" for n in range(1, 20, 2)], id="all of one role"),
        pytest.param([f"P{n:02d}" for n in range(1, 14, 2)], id="only one role"),
    ],
)
def test_a_code_that_gives_roles_away_is_told_of_nobody(said):
    """Few people, or people of one role alone, have no row by role."""
    assert tell_roles(_halves(20), {"A": said}, {}, 5) == {}


def test_one_case_tells_nothing():
    """Where all are in one case, or nobody is in any, there is nothing by role."""
    assert tell_roles({}, {"A": ["P01"] * 9}, {}, 5) == {}
    assert tell_roles({f"P{n}": "peer worker" for n in range(30)}, {"A": [f"P{n}" for n in range(9)]}, {}, 5) == {}


def test_a_question_in_a_session_of_one_role_gives_no_role_away():
    """Only those of one role were asked: beside the list of who was there, "not asked" would tell everybody's role."""
    cases = _halves(20)
    there = [one for one, role in cases.items() if role == "peer worker"]
    assert tell_roles(cases, {"A": [*there[:4], "P00", "P02", "P04"], "B": there[:6]}, {"B": there}, 5).keys() == {"A"}


def test_many_people_are_tried_with_some_others_only():
    """Two thousand people and fifty codes are told in a moment."""
    cases = _halves(2000)
    said = {f"C{k}": [f"P{n:02d}" for n in range(k, 2000, k + 2)] for k in range(50)}
    assert tell_roles(cases, said, {}, 5)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sets(st.integers(0, 9)), min_size=1, max_size=6), st.sets(st.integers(0, 9), min_size=3, max_size=7))
def test_whoever_solves_the_cells_finds_two_roles_for_everybody(codes, workers):
    """All ways to share out the roles that fit the cells and the sizes of the roles leave each person two."""
    ids = [f"P{n:02d}" for n in range(10)]
    said = {f"C{k}": {ids[n] for n in who} for k, who in enumerate(codes)}
    told = tell_roles({one: "a" if n in workers else "b" for n, one in enumerate(ids)}, said, {}, 2)
    told = {code: cells for code, cells in told.items() if said[code]}
    worlds = [set(chosen) for chosen in combinations(ids, len(workers))]
    fit = [
        world
        for world in worlds
        if all(
            (cells["a"] == SAID) == bool(said[c] & world) and (cells["b"] == SAID) == bool(said[c] - world)
            for c, cells in told.items()
        )
    ]
    assert all(0 < sum(one in world for world in fit) < len(fit) for one in ids)
