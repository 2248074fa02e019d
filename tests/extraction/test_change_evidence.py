"""Signs of change and what follows from them by rules."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.extraction.arms import PEER_ARMS, name_arms
from litreview.extraction.change_evidence import (
    decide_change,
    outcome_scopes,
    read_evidence,
    read_figures_change,
    read_words_change,
    sign_of,
)

UP, DOWN, SAME, OPEN = "increase", "decrease", "no difference", "unclear"


def test_evidence_and_decision_can_be_parted() -> None:
    """What the words say is kept apart from what follows from it, so that a model can decide instead."""
    evidence = read_evidence("hope did not differ", "OUT.HOPE", name_arms())
    assert evidence.null
    assert decide_change(evidence) == SAME
    assert decide_change(evidence._replace(null=False, cues=(), effects=())) == OPEN


def test_scopes_of_one_outcome() -> None:
    """Only the clauses about the outcome are its scope."""
    assert outcome_scopes("Hope rose; drinking fell in both arms.", "OUT.SUD") == ["drinking fell in both arms."]


RULES = [
    ("hope rose with peers, but not in the control group", "OUT.HOPE", UP),
    ("hope did not differ at baseline, but was higher after the programme in the peer group", "OUT.HOPE", UP),
    ("only the peer group had less pain; the control group did not change", "pain", DOWN),
    ("controls versus peers, readmission: RR 2.10 (1.20 to 3.40)", "OUT.HOSP", DOWN),
    ("pain fell in both groups, but more so with peers", "pain", DOWN),
    ("hope n’a pas changé", "OUT.HOPE", SAME),
]


@pytest.mark.parametrize(("scope", "outcome", "answer"), RULES, ids=[f"{n}" for n in range(len(RULES))])
def test_sameness_of_other_things_is_none_of_the_change(scope: str, outcome: str, answer: str) -> None:
    """How alike arms began, an arm that stayed as it was and the order of arms in an estimate are seen for what they are."""
    assert decide_change(read_evidence(scope, outcome, PEER_ARMS)) == answer


def test_words_and_figures_are_read_apart() -> None:
    """What the words tell and what the numbers tell are two readings."""
    evidence = read_evidence("hope was higher in the peer group (31 vs 24)", "OUT.HOPE", PEER_ARMS)
    assert (read_words_change(evidence), read_figures_change(evidence)) == (UP, UP)
    assert sign_of(evidence, evidence.cues[0]) == (1, False)


@given(st.text(max_size=150))
def test_any_scope_gets_an_answer(scope: str) -> None:
    """Free text gives one of the four words."""
    assert decide_change(read_evidence(scope, "hope", PEER_ARMS)) in {UP, DOWN, SAME, OPEN}
