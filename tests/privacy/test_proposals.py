"""Proposals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.corpus.documents import Document, Segment
from litreview.privacy.proposals import REASONS, Proposal, locate_proposals, propose
from litreview.sources.blocks import Block
from litreview.tables import build_table


def proposed(text):
    return [(one.kind, text[one.start : one.end]) for one in propose(text, 0)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I met Amira there.", [("name", "Amira")]),
        ("Yes, Amira Vosk-Lee's group.", [("name", "Amira Vosk-Lee")]),
        ("Amira said so.", [("name", "Amira")]),
        ("It is near Foxmead.", [("place", "Foxmead")]),
        ("On Bramble Street.", [("place", "Bramble Street")]),
        ("We asked Foxmead Centre.", [("organisation", "Foxmead Centre")]),
        ("We work with QMHX now.", [("organisation", "QMHX")]),
        ("She is the only peer worker up there.", [("rare combination", "the only peer worker")]),
        ("I'm a Cree peer worker.", [("rare combination", "Cree peer worker")]),
        ("je suis la seule intervenante", [("rare combination", "la seule intervenante")]),
        ("my name is amira", [("name cue", "amira")]),
        ("je m'appelle amira", [("name cue", "amira")]),
        ("my file is 123 4567", [("number", "123 4567")]),
    ],
)
def test_what_a_person_must_settle(text, expected):
    """Names, small places, organisations and rare combinations are proposed with their spans."""
    assert proposed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "P07 met P08's [facilitator 1] in [town 1].",
        "In Ontario, on Monday, I said OK.",
        "Peer support helps. It works. Nothing else does.",
        "We spoke French and English with Indigenous people.",
        "I think I'm fine; CMHA and ODSP know.",
    ],
)
def test_pseudonyms_and_public_words_are_passed_over(text):
    """What names no one is not proposed."""
    assert proposed(text) == []


@given(st.text(max_size=200))
def test_any_text_gives_ordered_spans_inside_it(text):
    """No text breaks the proposer, and each span comes once."""
    spans = [(one.start, one.end) for one in propose(text, 0)]
    assert len(set(spans)) == len(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)


def test_rows_hold_ids_and_offsets_only():
    """A row points into the document's text and shows none of it."""
    blocks = [Block("Hello."), Block("I met Amira.")]
    segments = (
        Segment("fg#1", "fg", 1, 0, 6, None, "", "P01", "body", "en", "Hello.", 0),
        Segment("fg#2", "fg", 2, 8, 20, None, "", "P01", "body", "en", "I met Amira.", 1),
    )
    document = Document("fg", "", "consultation", "", "fg.vtt", "", "en", "transcript", "Hello.\n\nI met Amira.", segments)
    rows = locate_proposals(document, blocks, [Proposal(1, 6, 11, "name")])
    assert document.text[rows[0]["start"] : rows[0]["end"]] == "Amira"
    assert rows[0]["segment_id"] == "fg#2"
    assert "Amira" not in str(build_table("proposals", rows).to_dict())


def test_a_block_that_was_changed_is_pointed_at_whole():
    """Where the composer altered a block, its segments are named instead of a wrong span."""
    segments = (Segment("fg#1", "fg", 1, 0, 5, None, "", "P01", "body", "en", "Other", 0),)
    document = Document("fg", "", "consultation", "", "fg.vtt", "", "en", "transcript", "Other", segments)
    row = locate_proposals(document, [Block("I met Amira.")], [Proposal(0, 6, 11, "name")])[0]
    assert (row["start"], row["end"], row["reason"]) == (0, 5, REASONS["name"])
