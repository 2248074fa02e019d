"""Queues order the segments that a coder is shown."""

import pytest

from litreview.coding.queues import KINDS, Work, queue
from litreview.errors import UsageError

_SEGMENTS = [
    {"segment_id": f"{document}#{n}", "document_id": document, "language": language}
    for document, language in (("d", "en"), ("f", "fr"))
    for n in (1, 2, 3)
]
_WORK = Work(
    _SEGMENTS,
    suggestions=[
        {"segment_id": "d#1", "code": "C", "score": 0.9},
        {"segment_id": "d#3", "code": "C", "score": 0.45},
        {"segment_id": "f#1", "code": "C", "score": 0.31},
        {"segment_id": "f#2", "code": "D", "score": 0.35},
        {"segment_id": "d#9", "code": "D", "score": 0.4},
    ],
    codings=[{"segment_id": "d#2", "code": "D", "coder": "bo"}],
    disagreements=[
        {"segment_id": "d#3", "code": "C", "settled": "no"},
        {"segment_id": "d#1", "code": "D", "settled": "no"},
        {"segment_id": "d#2", "code": "D", "settled": "yes"},
    ],
    coder="ann",
    decided={("f#2", "D"), ("d#2", "C")},
    orphans=["f#3", "d#1", "f#3"],
    removed=["d#2"],
)


@pytest.mark.parametrize(
    ("kind", "of", "expected"),
    [
        ("document", "", "d#1 d#2 d#3 f#1 f#2 f#3"),
        ("document", "f", "f#1 f#2 f#3"),
        ("code", "C", "d#1 d#3 f#1"),
        ("code", "D", "d#2 f#2"),
        ("uncertain", "", "f#1 d#3 d#1"),
        ("disagreements", "", "d#3 d#1"),
        ("disagreements", "D", "d#1"),
        ("mine", "", "d#2 f#2"),
        ("mine", "C", "d#2"),
        ("orphans", "", "f#3 d#1"),
        ("removed", "", "d#2"),
    ],
)
def test_a_queue_holds_its_segments_once_in_its_order(kind: str, of: str, expected: str) -> None:
    """Segments that may not be shown are in none, such as d#9 here."""
    assert queue(kind, _WORK, of) == expected.split()


def test_every_queue_is_held_by_the_table_above() -> None:
    """A queue that nobody wrote a case for is found here."""
    assert list(KINDS) == ["document", "code", "uncertain", "disagreements", "mine", "orphans", "removed"]


def test_a_proposal_without_a_probability_is_not_uncertain() -> None:
    """Nothing says how sure it is."""
    work = Work(_SEGMENTS, [{"segment_id": "d#1", "code": "C", "score": float("nan")}])
    assert queue("uncertain", work) == []


def test_equally_doubtful_sentences_come_in_the_order_of_their_ids() -> None:
    """The same queue comes out of any order of rows."""
    rows = [{"segment_id": f"d#{n}", "code": "C", "score": 0.4 + sign * 0.1} for n, sign in ((3, 1), (1, -1), (2, 1))]
    assert queue("uncertain", Work(_SEGMENTS, rows)) == ["d#1", "d#2", "d#3"]


@pytest.mark.parametrize(
    ("kind", "of", "offered"),
    [("documents", "", "'document'"), ("document", "g", "sentences"), ("code", "c", "'C'")],
    ids=["queue", "document", "code"],
)
def test_what_is_not_known_is_answered_with_the_nearest_name(kind: str, of: str, offered: str) -> None:
    """Queues, documents and codes alike."""
    with pytest.raises(UsageError, match=offered):
        queue(kind, _WORK, of)
