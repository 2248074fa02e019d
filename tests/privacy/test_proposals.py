"""Proposals."""

from importlib.util import find_spec

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.corpus.documents import Document, Segment
from litreview.privacy.proposals import REASONS, Proposal, locate_proposals, propose_in_block, propose_in_blocks
from litreview.privacy.trained import PIPELINE
from litreview.sources.blocks import Block
from litreview.tables import build_table


def proposed(text):
    return [(one.kind, text[one.start : one.end]) for one in propose_in_block(text, 0)]


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
        ("my name is amira", [("name", "amira")]),
        ("je m'appelle amira", [("name", "amira")]),
        ("my name is worker", [("name cue", "worker")]),
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
    spans = [(one.start, one.end) for one in propose_in_block(text, 0)]
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


def settled(*texts, released=None):
    """Return what is proposed for a document: words, kind and how often."""
    found = propose_in_blocks(texts, released or [True] * len(texts))
    return [(texts[one.block][one.start : one.end], one.kind, one.times) for one in found]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mr. Genvier spoke", "Genvier"),
        ("Ms. May spoke", "May"),
        ("Mme Côté-Labrie a parlé", "Côté-Labrie"),
        ("we heard Mr. d'Entrevaux", "d'Entrevaux"),
        ("we heard Mrs. de la Bruyerre", "de la Bruyerre"),
        ("we heard Dr. van den Hoekema", "van den Hoekema"),
        ("j'ai vu M. Tremblardeau hier", "Tremblardeau"),
        ("my auntie Neyawette raised me", "Neyawette"),
        ("Elder Wapiskat opened it", "Wapiskat"),
        ("a friend named Onawatine", "Onawatine"),
        ("My name is krithila and I", "krithila"),
        ("elle s'appelle Soumeyane", "Soumeyane"),
        ("my name is amira vosk", "amira"),
        ("i saw dr patelle about it", "patelle"),
        ("je m'appelle amira et je viens", "amira"),
        ("my uncle bosco said so", "bosco"),
    ],
)
def test_what_introduces_a_name(text, words):
    """Titles, kin and "my name is" give the name away, with particles, in French, and in text without capitals."""
    assert [one for one in propose_in_block(text, 0) if words in text[one.start : one.end]]


@pytest.mark.parametrize(
    "text",
    [
        "When a doctor says, what are your qualifications",
        "When the doctor spoke they wrote it down.",
        "the officer came and the nurse went",
        "thank you, Mr. Chair, and Madam Speaker, and Mr. Minister",
        "my name is P07",
        "i saw the doctor who told me",
        "every Indigenous person who ever met a social worker",
        "the first person to ask",
        "Thanks, Dr. P07",
        "[organisation 2] Street and [person 3]'s house",
    ],
)
def test_cues_without_a_name_are_passed_over(text):
    """A title before a verb, an office or a pseudonym introduces no one, and a group at large is nobody."""
    assert propose_in_block(text, 0) == []


def test_a_name_is_proposed_once_a_document_with_its_count():
    """Possessives, case and accents make no new form; the first place stands for all."""
    assert settled("I met Zoé.", "Zoé's sister met ZOE and Zoe.") == [("Zoé", "name", 4)]


def test_the_kind_is_that_of_most_places():
    """A form that is a name and a place is what it mostly is; a tie is a name."""
    assert settled("I like Foxmead.", "We live in Foxmead.", "They live near Foxmead.") == [("Foxmead", "place", 3)]
    assert settled("I like Foxmead.", "We live in Foxmead.") == [("Foxmead", "name", 2)]


def test_combinations_are_proposed_at_each_place():
    """What a combination gives away hangs on its sentence."""
    assert len(settled("He is the only peer worker.", "He is the only peer worker.")) == 2


def test_numbers_are_proposed_once():
    """A number is settled once."""
    assert settled("file 123 4567", "file 123 4567 again") == [("123 4567", "number", 2)]


def test_a_form_is_shown_where_its_words_are_released():
    """Of the places of a form the first that can be read in the outputs is shown; one that cannot be read is kept too."""
    texts = ["I met Amira and Bo Tan.", "We met Amira."]
    found = [(one.block, texts[one.block][one.start : one.end], one.times) for one in propose_in_blocks(texts, [False, True])]
    assert found == [(0, "Bo Tan", 1), (1, "Amira", 2)]


def test_text_without_capitals_is_one_thing_to_read():
    """Where capitals say nothing the person is told once to read it all, beside the names; short answers are let go."""
    text = "i told amira about the bus again"
    assert settled("yes it helps", text, text.upper()) == [(text, "no capitals", 2), ("amira", "name", 2)]


def test_the_reason_says_how_often():
    """The row of a name that stands several times says so, without the name."""
    segments = (Segment("fg#1", "fg", 1, 0, 12, None, "", "P01", "body", "en", "I met Amira.", 0),)
    document = Document("fg", "", "consultation", "", "fg.vtt", "", "en", "transcript", "I met Amira.", segments)
    row = locate_proposals(document, [Block("I met Amira.")], [Proposal(0, 6, 11, "name", 3)])[0]
    assert row["reason"] == f"{REASONS['name']}; 3 times in this document"


def test_many_proposals_take_linear_time(stopwatch):
    """A long block of nothing but names is settled within seconds."""
    text = ", ".join(f"met Amira{chr(97 + n % 26)}{chr(97 + n // 26 % 26)}" for n in range(20_000))
    found = []
    assert stopwatch(lambda: found.extend(settled(text))) < 10
    assert len(found) == 676


@pytest.mark.shared
def test_names_of_committee_members_are_found():
    """Of the names marked in public committee turns at least 98 in 100 are proposed, with fewer than 30 rows a 1,000 words."""
    import json
    from pathlib import Path

    path = Path("../shared/data/deidentify/committees/turns.jsonl")
    if not path.exists():
        pytest.skip("needs ../shared")
    turns = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    spans = [(turn["text"], start, end) for turn in turns for start, end, _ in turn["name_spans"]]
    hits = [any(one.start < end and start < one.end for one in propose_in_block(text, 0)) for text, start, end in spans]
    assert sum(hits) / len(hits) >= 0.98
    meetings = {}
    for turn in turns:
        meetings.setdefault(turn["meeting"], []).append(turn["text"])
    rows = sum(len(propose_in_blocks(texts, [True] * len(texts))) for texts in meetings.values())
    assert rows / sum(len(turn["text"].split()) for turn in turns) < 0.03


@pytest.mark.skipif(find_spec(PIPELINE) is None, reason="the extra ner is not installed")
def test_what_the_trained_pipeline_finds_is_proposed_where_it_is_asked_for():
    """Its entities join our own proposals, and without the wish for it nothing of it does."""
    texts = ["So I went to Toronto General Hospital."]
    assert propose_in_blocks(texts, [True]) == []
    assert [one.kind for one in propose_in_blocks(texts, [True], trained=True)] == ["organisation"]
