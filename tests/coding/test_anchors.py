"""Quotations are found again after the text has moved."""

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.coding.anchors import anchor_decisions, find_decided, find_quotation, fold_quotation
from litreview.coding.records import Decision
from litreview.corpus.documents import Document, Segment
from litreview.privacy.withhold import withhold_text

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


def test_a_repeated_answer_is_coded_where_the_coder_saw_it():
    """Of equal short turns the one in the segment that was shown is coded, though words before it were withheld there."""
    whole = _document("Yes.", "I will not be quoted, whatever I say about this long story here.", "Yes.")
    segments = (whole.segments[0], whole.segments[1]._replace(quotable="no"), whole.segments[2])
    document = replace(whole, segments=segments)
    seen = withhold_text(document, {})[0].segments[2]
    decision = _decision("Yes.", seen.start)._replace(segment_id=seen.segment_id)
    assert seen.start < segments[2].start
    assert [row["segment_id"] for row in anchor_decisions([decision], [document])[0]] == ["d#00003"]


SEEN = {
    "another segment says it now": ("d#00002", "Nobody paid.", 18, 17),
    "the segment has other words": ("d#00002", "They met weekly.", 30, 30),
    "the last time in its segment": ("d#00003", "e", 44, 41),
    "there are fewer segments now": ("d#00099", "They met weekly.", 27, 30),
    "an id without number": ("d", "They met weekly.", 0, 0),
    "an id with a number of other digits": ("d#²", "They met weekly.", 0, 0),
    "an id with number nought": ("d#00000", "They met weekly.", 0, 0),
    "a segment of another text": ("e#00003", "They met weekly.", 0, 0),
}


@pytest.mark.parametrize(("segment_id", "quote", "start", "expected"), SEEN.values(), ids=SEEN)
def test_the_segment_is_a_hint_only(segment_id, quote, start, expected):
    """Words are found in the segment they were seen in, and where it does not hold them, as if it were not named."""
    found = find_decided(_document(*SENTENCES), _decision(quote, start)._replace(segment_id=segment_id))
    assert found == (expected, expected + len(quote))


NEAREST = {
    "before": ("ab ab ab", "ab", 2, (3, 5)),
    "as near on both sides": ("ab . ab", "ab", 2, (0, 2)),
    "behind the end": ("ab ab", "ab", 99, (3, 5)),
    "before the beginning": ("ab ab", "ab", -9, (0, 2)),
    "leading space": ("  ab", "ab", 0, (2, 4)),
    "line ends": ("so\n\n far", "so far", 0, (0, 8)),
    "a piece of a word": ("cabs", "ab", 0, (1, 3)),
    "words further apart than the text": ("a", "a b", 0, None),
}


@pytest.mark.parametrize(("text", "quote", "start", "expected"), NEAREST.values(), ids=NEAREST)
def test_the_nearest_place_is_found(text, quote, start, expected):
    """A quotation is found nearest to where it stood, at the earlier of two places equally near."""
    assert find_quotation(text, quote, start) == expected


WORDS = st.text(alphabet="ab \n’'", max_size=30)


@given(WORDS, WORDS, st.integers(0, 40), st.integers(0, 30), st.integers(0, 30))
def test_what_is_found_reads_as_the_quotation(text, quote, start, first, last):
    """What is found reads as the quotation does, in the given span where it stands there, and nothing nearer does."""
    places = {
        a: text[a:b]
        for a in range(len(text))
        for b in range(a + 1, len(text) + 1)
        if not text[a].isspace() and not text[b - 1].isspace() and fold_quotation(text[a:b]) == fold_quotation(quote)
    }
    found = find_quotation(text, quote, start, (first, last))
    inside = [place for place in places if first <= place < last]
    assert (found is None) == (not places)
    if found:
        assert fold_quotation(text[slice(*found)]) == fold_quotation(quote)
    if found and text[slice(*found)] != quote:
        assert found[0] in (inside or places)
    if found and text[slice(*found)] != quote and text == " ".join(text.split()):
        assert abs(found[0] - start) == min(abs(place - start) for place in inside or places)


def test_segments_are_covered_as_when_each_is_looked_at():
    """Every span codes the sentences that looking at all of them one by one gives."""
    document = _document(*SENTENCES)
    for start in range(len(document.text)):
        for end in range(start + 1, len(document.text)):
            shared = {one.segment_id: min(end, one.end) - max(start, one.start) for one in document.segments}
            half = [one.segment_id for one in document.segments if 0 < 2 * shared[one.segment_id] >= len(one.text)]
            most = max(shared, key=shared.__getitem__)
            expected = half or ([most] if shared[most] > 0 else [])
            rows, _ = anchor_decisions([_decision(document.text[start:end], start)], [document])
            assert [row["segment_id"] for row in rows] == expected or not document.text[start:end].strip()


@pytest.mark.parametrize(("speaker", "found"), [("P07", (3, 27)), ("", None)], ids=["talk", "literature"])
def test_a_name_with_another_label_is_the_same_name_in_talk_alone(speaker, found):
    """In a paper, a number in brackets is a reference: with another number the words are others."""
    text = "So [town 12] paid for them."
    segment = Segment("d#00001", "d", 1, 0, len(text), None, "", speaker, "body", "en", text)
    document = replace(_document(), text=text, segments=(segment,))
    assert find_decided(document, _decision("[town 2] paid for them.", 3)) == found
