"""The order in which undecided records come, and the terms given for it."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litreview.synthesis.priorities import explain_rank, rank_records

TEXTS = [
    "Peer support after hospital: a trial of peer workers",
    "Peer workers in crisis houses",
    "Timetables of rural buses",
    "Buses and trams in cities",
    "What peer support workers earn",
    "",
]
WORDS = st.text("peer bus hope à Ω'-. 12\x00", max_size=30)
ROWS = st.lists(st.tuples(WORDS, st.sampled_from([0, 1, None])), max_size=7)


def _order(labels: list[int | None], seed_text: str = "") -> list[int]:
    scores = rank_records(TEXTS, labels, seed_text)
    return sorted((place for place, label in enumerate(labels) if label is None), key=lambda place: (-scores[place], place))


@pytest.mark.parametrize(
    ("labels", "seed_text", "first", "last"),
    [
        ([None] * 6, "trams in cities", 3, 5),
        ([None, 1, None, None, None, None], "", 0, 5),
        ([None, None, 0, None, None, None], "what workers earn", 4, 5),
        ([1, None, 0, None, None, None], "", 4, 3),
        ([0, None, 1, None, None, None], "peer", 3, 4),
    ],
    ids=["question only", "included only", "excluded and question", "both kinds", "both kinds against the question"],
)
def test_what_is_like_the_relevant_comes_first(labels: list[int | None], seed_text: str, first: int, last: int) -> None:
    """Before both kinds are known the question and the included lead; then what was decided, whatever was asked."""
    order = _order(labels, seed_text)
    assert (order[0], order[-1]) == (first, last)


def test_without_question_and_decision_all_are_equal() -> None:
    """There is nothing to go by, so ties are left to the one who asks."""
    assert set(rank_records(TEXTS, [None] * 6)) == {0.0}


def test_copies_have_equal_scores() -> None:
    """A record twice there is twice as near to nothing."""
    scores = rank_records([*TEXTS, TEXTS[1]], [1, None, 0, None, None, None, None])
    assert scores[1] == scores[6]


def test_decided_records_have_no_score() -> None:
    """What is decided is not to be read again."""
    scores = rank_records(TEXTS, [1, None, 0, None, None, None])
    assert [math.isnan(score) for score in scores] == [True, False, True, False, False, False]


@given(ROWS, WORDS)
@settings(max_examples=40)
def test_any_text_gives_a_score_to_each_undecided_record_and_twice_the_same(rows: list, seed_text: str) -> None:
    """Scores are numbers, rounded so that machines agree, and come again."""
    texts, labels = [text for text, _ in rows], [label for _, label in rows]
    scores = rank_records(texts, labels, seed_text)
    assert [math.isnan(score) for score in scores] == [label is not None for label in labels]
    assert all(round(score, 6) == score for score in scores if not math.isnan(score))
    assert "-0.0" not in map(str, scores)
    assert str(rank_records(texts, labels, seed_text)) == str(scores)


def test_reasons_are_the_weightiest_terms_of_the_record() -> None:
    """At most three, all in the record; none where nothing speaks for it."""
    reasons = explain_rank(TEXTS, [1, None, 0, None, None, None])
    assert set(reasons[1]) <= {"peer", "workers", "peer workers"}
    assert [len(terms) for terms in reasons] == [0, 3, 0, 0, 3, 0]


def test_reasons_before_decisions_are_words_of_the_question() -> None:
    """The record that shares no word with the question has no reason."""
    assert explain_rank(TEXTS, [None] * 6, "rural buses")[2:4] == [("rural", "rural buses", "buses"), ("buses",)]


@given(ROWS, WORDS)
@settings(max_examples=40)
def test_reasons_stand_in_the_record(rows: list, seed_text: str) -> None:
    """No term is given that the text lacks, none twice, none for a decided record."""
    texts, labels = [text for text, _ in rows], [label for _, label in rows]
    for text, label, reasons in zip(texts, labels, explain_rank(texts, labels, seed_text), strict=True):
        assert len(reasons) == len(set(reasons)) <= (3 if label is None else 0)
        assert all(word in text.lower() for reason in reasons for word in reason.split())
