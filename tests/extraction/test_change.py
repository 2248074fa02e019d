"""Change of an outcome between two arms."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.extraction.change import read_change

UP, DOWN, SAME, OPEN = "increase", "decrease", "no difference", "unclear"

PEER_CASES = [
    ("Hope was higher in the peer group than in the control group.", "OUT.HOPE", UP),
    ("Hope was higher in the control group than in the peer group.", "OUT.HOPE", DOWN),
    ("Controls spent more days in hospital.", "OUT.HOSP", DOWN),
    ("Readmission was lower with peers.", "hospital admission", DOWN),
    ("Symptoms improved with peer support.", "OUT.SYMP", DOWN),
    ("Quality of life improved with peer support.", "OUT.QOL", UP),
    ("Costs fell in both groups.", "OUT.S.COST", SAME),
    ("Although hope was higher with peers, the difference was not significant.", "OUT.HOPE", SAME),
    ("All changes in empowerment favoured the control arm.", "OUT.EMPOW", DOWN),
    ("Readmission: 29% vs 38%.", "OUT.HOSP", DOWN),
    ("Readmission: 47% vs 50%.", "OUT.HOSP", SAME),
    ("Readmission: 42% vs 50%.", "OUT.HOSP", OPEN),
    ("42% of the peer group vs 50% of controls were readmitted (p = .01).", "OUT.HOSP", DOWN),
    ("22 days in the control group and 12 in the peer group were spent in hospital.", "OUT.HOSP", DOWN),
    ("Empowerment was measured.", "OUT.EMPOW", OPEN),
    ("La qualité de vie était plus élevée dans le groupe avec pairs aidants.", "OUT.QOL", UP),
]


@pytest.mark.parametrize(("text", "outcome", "expected"), PEER_CASES, ids=[f"{n:02d}" for n in range(len(PEER_CASES))])
def test_change_with_peer_support(text: str, outcome: str, expected: str) -> None:
    """The change is that of the peer arm against the other, in whichever order the arms are named."""
    assert read_change(text, outcome) == expected


ARM_CASES = [
    ("Pain was higher under placebo than under aspirin.", "pain", DOWN),
    ("Aspirin led to a greater reduction in pain than placebo.", "pain", DOWN),
    ("Bleeding occurred in 9% on aspirin and in 3% on placebo (P = 0.01).", "bleeding", UP),
    ("Pain did not differ, but bleeding was more frequent with aspirin.", "pain", SAME),
    ("Pain did not differ, but bleeding was more frequent with aspirin.", "bleeding", UP),
    ("Compared with placebo, aspirin shortened the stay.", "stay", DOWN),
]


@pytest.mark.parametrize(("text", "outcome", "expected"), ARM_CASES, ids=[f"{n:02d}" for n in range(len(ARM_CASES))])
def test_change_between_named_arms(text: str, outcome: str, expected: str) -> None:
    """Any two arms can be named, and any outcome in free words."""
    assert read_change(text, outcome, "aspirin", "placebo") == expected


def test_long_hostile_sentences_are_read_in_time() -> None:
    """Fifty thousand characters of near-cues take seconds at most, not minutes."""
    began = time.process_time()
    for unit in ("no no and ", "hope, while ", "1 vs ", "was not ", "peer and more "):
        read_change(unit * (50_000 // len(unit)), "OUT.HOPE")
    assert time.process_time() - began < 20


@given(st.text(max_size=200), st.text(max_size=20))
def test_any_text_has_an_answer(text: str, outcome: str) -> None:
    """Free text and free outcomes always get one of the four words."""
    assert read_change(text, outcome) in {UP, DOWN, SAME, OPEN}
