"""Quotations are found again after the text has moved."""

from datetime import datetime

import pytest

from litreview.coding.anchors import anchor_decisions, find_quotation
from litreview.coding.human import Decision
from litreview.corpus.documents import Document, Segment

SENTENCES = ("They met weekly.", "Nobody paid.", "They met weekly.", "It’s \nfree.")


def _document(*sentences: str) -> Document:
    text, segments = "", []
    for ordinal, sentence in enumerate(sentences, 1):
        start = len(text)
        text += sentence + " "
        place = (f"d#{ordinal:05d}", "d", ordinal, start, start + len(sentence))
        segments.append(Segment(*place, None, "", "", "body", "en", sentence))
    return Document("d", "", "practice", "", "d.md", "", "en", "notes", text, tuple(segments))


def _decision(quote: str, start: int = 0, code: str = "C", decision: str = "accepted", document: str = "d") -> Decision:
    return Decision("x1", document, quote, start, code, decision, "ann", datetime(2025, 3, 14), "", "c/ann.jsonl", 4)


def _segments(quote: str, start: int = 0) -> list[str]:
    rows, _ = anchor_decisions([_decision(quote, start)], [_document(*SENTENCES)])
    return [row["segment_id"][-1] for row in rows]


ANCHORS = {
    "where it stood": ("They met weekly.", 30, ["3"]),
    "nearest": ("They met weekly.", 27, ["3"]),
    "first of two": ("They met weekly.", 0, ["1"]),
    "part of a sentence": ("paid", 0, ["2"]),
    "two sentences": ("They met weekly. Nobody paid.", 0, ["1", "2"]),
    "one sentence and a little": ("Nobody paid. They", 0, ["2"]),
    "ends of two": ("weekly. Nob", 0, ["1"]),
    "straight quote and one space": ("It's free", 0, ["4"]),
    "gone": ("They met monthly.", 0, []),
}


@pytest.mark.parametrize(("quote", "start", "expected"), ANCHORS.values(), ids=ANCHORS)
def test_a_quotation_codes_the_sentences_it_covers(quote, start, expected):
    """A quotation codes each sentence it covers by half or more, else the one it covers most."""
    assert _segments(quote, start) == expected


def test_spans_are_cut_to_the_segment():
    """The span of a row lies inside its segment and is what the coder marked of it."""
    document = _document(*SENTENCES)
    rows, _ = anchor_decisions([_decision("met weekly. Nobody paid.")], [document])
    assert [document.text[row["start"] : row["end"]] for row in rows] == ["met weekly.", "Nobody paid."]
    assert [(row["origin"], row["status"]) for row in rows] == [("human", "accepted")] * 2


def test_orphans_are_set_aside_with_their_place():
    """What no longer stands in a text, or names no text, becomes a rejected row without the words."""
    decisions = [_decision("gone away"), _decision("They", document="other")]
    rows, orphans = anchor_decisions(decisions, [_document(*SENTENCES)])
    assert rows == []
    assert [(orphan["path"], orphan["line"], orphan["kind"]) for orphan in orphans] == [("c/ann.jsonl", 4, "coding")] * 2
    assert "gone away" not in str(orphans)


def test_the_last_decision_on_a_segment_stands():
    """Of two decisions of one coder on one segment and code the later in the list is kept."""
    decisions = [_decision("Nobody paid."), _decision("paid", decision="rejected")]
    rows, _ = anchor_decisions(decisions, [_document(*SENTENCES)])
    assert [row["status"] for row in rows] == ["rejected"]


def test_an_empty_quotation_stands_nowhere():
    """A quotation of spaces is in no text."""
    assert find_quotation("a b", "  ", 0) is None
