"""Withholding the words of people who may not be quoted."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from litreview.corpus.documents import Document, Segment
from litreview.privacy.withhold import MARKER, withhold_text
from litreview.tables import QUOTATIONS

WORDS = st.text(alphabet="abc é.", min_size=1, max_size=12).filter(str.strip)
PIECES = st.lists(st.tuples(WORDS, st.booleans(), st.sampled_from([" ", "\n\n", "\n", " — x "])), min_size=1, max_size=7)


def document(pieces):
    text, segments = "", []
    for number, (words, quotable, gap) in enumerate(pieces, 1):
        start = len(text)
        text += words
        quote = "yes" if quotable else "no"
        segments.append(
            Segment(f"d#{number}", "d", number, start, len(text), None, "", "P1", "body", "en", words, number, 0, quote)
        )
        text += gap
    return Document("d", "", "consultation", "", "d.vtt", "", "en", "transcript", text, tuple(segments))


@given(PIECES, st.data())
def test_every_quotation_still_stands_at_its_span(pieces, data):
    """For any text, segments and rows, text[start:end] is the text of each segment and quotation that is left."""
    raw = document(pieces)
    rows = {}
    for table, column in [*QUOTATIONS.items(), ("codings", ""), ("proposals", "")]:
        ends = st.tuples(st.integers(0, len(raw.text)), st.integers(0, len(raw.text))).map(sorted)
        spans = data.draw(st.lists(ends.filter(lambda span: span[0] < span[1]), max_size=4))
        if table != "segments":
            rows[table] = [{"start": a, "end": b, **({column: raw.text[a:b]} if column else {})} for a, b in spans]
    clean, moved = withhold_text(raw, rows)
    assert all(clean.text[one.start : one.end] == one.text for one in clean.segments)
    for table, column in QUOTATIONS.items():
        assert all(clean.text[row["start"] : row["end"]] == row[column] for row in moved.get(table, []))
    assert [len(moved["codings"]), len(moved["proposals"])] == [len(rows["codings"]), len(rows["proposals"])]
    assert all(0 <= row["start"] < row["end"] <= len(clean.text) for row in moved["codings"])
    assert all(one.end <= two.start for one, two in pairwise(clean.segments))


def test_a_coding_beside_withheld_words_points_at_the_marker():
    """Where nothing is left of what stood behind withheld words, the marker before it takes the row."""
    rows = {"codings": [{"segment_id": "d#1", "code": "X", "start": 1, "end": 2}]}
    clean, moved = withhold_text(document([("a", False, " — x ")]), rows)
    assert clean.text[moved["codings"][0]["start"] : moved["codings"][0]["end"]] == MARKER


@given(PIECES)
def test_no_withheld_word_is_left(pieces):
    """Only markers and quotable segments are left of the text, whatever stood between the segments."""
    raw = document([(f"{words}zq" if not quotable else words, quotable, gap) for words, quotable, gap in pieces])
    assert "zq" not in withhold_text(raw, {})[0].text


def test_words_between_withheld_segments_go_too():
    """What no segment covers beside withheld words may be theirs, and is not left standing."""
    raw = document([("I hide.", False, " uh, well "), ("I hide too.", False, " mhm "), ("I show.", True, " end")])
    clean = withhold_text(raw, {})[0]
    assert clean.text.split() == [*MARKER.split(), *MARKER.split(), "I", "show.", "end"]


def test_codings_keep_their_segment_and_take_the_marker():
    """A coding of withheld words still counts, and points at the marker; a quotation of them is gone."""
    raw = document([("I hide.", False, " "), ("I show.", True, "")])
    rows = {
        "codings": [{"segment_id": "d#1", "code": "X", "start": 2, "end": 6}],
        "findings": [{"start": 2, "end": 6, "quote": "hide"}],
    }
    clean, moved = withhold_text(raw, rows)
    coding = moved["codings"][0]
    assert clean.text == f"{MARKER} I show."
    assert (coding["segment_id"], clean.text[coding["start"] : coding["end"]]) == ("d#1", MARKER)
    assert moved["findings"] == []


def test_headings_and_links_to_withheld_words_go_too():
    """A lead-in that became a heading is withheld, and no row links to a dropped one."""
    raw = document([("We need these:", False, "\n"), ("a warm line", True, "")])
    raw = raw.__class__(**{**vars(raw), "segments": (raw.segments[0], raw.segments[1]._replace(heading="We need these:"))})
    rows = {
        "lists": [{"start": 15, "end": 26, "text": "a warm line", "heading": "We need these:"}],
        "definitions": [
            {"definition_id": "d.d1", "start": 0, "end": 2, "quote": "We", "similar_to": ""},
            {"definition_id": "d.d2", "start": 15, "end": 26, "quote": "a warm line", "similar_to": "d.d1; e.d1"},
        ],
    }
    clean, moved = withhold_text(raw, rows)
    assert clean.segments[1].heading == MARKER
    assert moved["lists"][0]["heading"] == MARKER
    assert [row["similar_to"] for row in moved["definitions"]] == ["e.d1"]


def test_a_document_of_quotable_words_stays_as_it_is():
    """Nothing changes where everybody may be quoted."""
    raw = document([("One.", True, " "), ("Two.", True, "")])
    assert withhold_text(raw, {"codings": [{"start": 0, "end": 4}]}) == (raw, {"codings": [{"start": 0, "end": 4}]})
