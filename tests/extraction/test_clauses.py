"""Clauses and the stretches that speak of one outcome."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.extraction.clauses import list_scopes, split_clauses

SPLITS = [
    ("Use fell, while hope rose.", ["Use fell", "while hope rose."]),
    ("Hope rose; drinking fell.", ["Hope rose", "drinking fell."]),
    (
        "Fewer arrests, more positive tests and no difference in charges.",
        ["Fewer arrests", "more positive tests", "no difference in charges."],
    ),
    ("Hospital days fell and hope did not differ.", ["Hospital days fell", "hope did not differ."]),
    ("Depression and anxiety improved.", ["Depression and anxiety improved."]),
    ("Costs fell (12% vs. Placebo).", ["Costs fell (12% vs. Placebo)."]),
    ("L’espoir augmente, mais la détresse demeure.", ["L’espoir augmente", "mais la détresse demeure."]),
    ("", [""]),
]


@pytest.mark.parametrize(("text", "clauses"), SPLITS, ids=[text[:20] for text, _ in SPLITS])
def test_clauses_end_where_another_statement_begins(text: str, clauses: list[str]) -> None:
    """Clauses are cut at contrasts and new change words, not within coordinated names."""
    assert [text[a:b] for a, b in split_clauses(text)] == clauses


def _scopes(text: str, mine: str, other: str) -> list[str]:
    return list_scopes(text, lambda clause: float(mine in clause.lower()), lambda clause: other in clause.lower())


def test_a_clause_without_outcome_leans_on_the_one_before() -> None:
    """ "But the difference was not significant" belongs to the outcome it follows."""
    scope = _scopes("Hope was higher, but the difference was not significant; drinking fell.", "hope", "drinking")
    assert scope == ["Hope was higher , but the difference was not significant"]


def test_a_clause_without_change_word_borrows_one() -> None:
    """A list of outcomes cut at semicolons shares the change word of the first."""
    assert "did not differ" in _scopes("Hope did not differ; nor drinking", "drinking", "hope")[0]


def test_an_unnamed_outcome_gets_the_whole_text() -> None:
    """Where nothing names the outcome, all of the text is its scope."""
    assert _scopes("Costs fell; days fell.", "hope", "x") == ["Costs fell; days fell."]


@given(st.text(alphabet="ab ,;.and butwhile\n", max_size=200))
def test_no_word_is_lost(text: str) -> None:
    """Spans come in order, do not overlap and lie in the text."""
    spans = split_clauses(text)
    assert all(a <= b for a, b in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))


def test_coordinations_without_a_change_are_read_in_time() -> None:
    """Sixty thousand characters of names joined by "and" take seconds, as each is looked at once."""
    began = time.process_time()
    assert len(split_clauses("groups A and " * 5_000)) == 1
    assert time.process_time() - began < 10


def test_a_change_told_long_before_still_parts_the_clauses() -> None:
    """What was looked at before need not be looked at again: the first cut after the change word is taken."""
    text = "the ward and the staff were there and hope fell and the rooms were small and the days were long"
    assert next(text[a:b] for a, b in split_clauses(text)) == "the ward and the staff were there and hope fell"
