"""Outcomes: their names in text and whether more of them is good."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.extraction.outcomes import find_outcomes, mentions_of, valence_of

NAMES = [
    ("a stronger sense of hope", [("OUT.HOPE", 1)]),
    ("hopelessness persisted", [("OUT.HOPE", -1)]),
    ("days in hospital and emergency visits", [("OUT.HOSP", -1), ("OUT.ED", -1)]),
    ("longer time out of hospital", [("OUT.HOSP", 1)]),
    ("positive drug tests", [("OUT.SUD", -1)]),
    ("abstinence from heroin", [("OUT.SUD", 1)]),
    ("more primary care visits", [("OUT.PHYS", 1)]),
    ("drop-out from treatment", [("OUT.ENGAGE", -1)]),
    ("reconvictions and arrests", [("OUT.SOCDET", -1), ("OUT.SOCDET", -1)]),
    ("burnout among staff", [("OUT.W.STRAIN", -1)]),
    ("cost-effectiveness", [("OUT.S.COST", 1)]),
    ("l’espoir et la qualité de vie", [("OUT.HOPE", 1), ("OUT.QOL", 1)]),
    ("moins de réhospitalisations et de rechutes", [("OUT.HOSP", -1), ("OUT.SUD", -1)]),
    ("adults with depression were recruited", []),
    ("people with a history of psychosis took part", []),
    ("recovery coaches met them weekly", []),
    ("it is hoped that familiar faces help", []),
    ("a 95% confidence interval", []),
]


@pytest.mark.parametrize(("text", "expected"), NAMES, ids=[text[:25] for text, _ in NAMES])
def test_outcomes_are_named_with_their_valence(text: str, expected: list[tuple[str, int]]) -> None:
    """Each name gives its code and whether more of it is good; who people are is no outcome."""
    assert [(m.code, m.valence) for m in find_outcomes(text)] == expected


@pytest.mark.parametrize("outcome", ["OUT.HOSP", "hospital admission", "length of stay", "réhospitalisation"])
def test_a_code_and_free_words_find_the_same_outcome(outcome: str) -> None:
    """A code and several free names all lead to the words of the text."""
    assert [m.start for m in mentions_of("Fewer were readmitted.", outcome)] == [11]


VALENCES = [
    ("OUT.EMPOW", 1), ("OUT.QOL", 1), ("OUT.ENGAGE", 1), ("OUT.SAT", 1), ("OUT.HOSP", -1), ("OUT.STIGMA", -1), ("OUT.OD", -1),
    ("OUT.S.COST", -1), ("loneliness", -1), ("attrition", -1), ("pain intensity", -1), ("walking distance", 1),
]  # fmt: skip


@pytest.mark.parametrize(("outcome", "expected"), VALENCES)
def test_valence_follows_the_coding_rules(outcome: str, expected: int) -> None:
    """Less hospital use, stigma or cost is good; less hope, engagement or satisfaction is bad."""
    assert valence_of(outcome) == expected


@given(st.text(max_size=200))
def test_mentions_lie_in_the_text(text: str) -> None:
    """Every mention is a stretch of the text."""
    assert all(0 <= m.start < m.end <= len(text) for m in find_outcomes(text))
