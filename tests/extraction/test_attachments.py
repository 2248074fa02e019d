"""What a text says is attached to it."""

import time

import pytest

from litreview.corpus.build import build_document
from litreview.extraction.attachments import name_missing
from litreview.sources.blocks import Block

ATTACHED = [
    "NEW: Walking Beside, a guide (attached document below)",
    "Please find attached the report of the lake group.",
    "The slides are attached.",
    "See the attached file for the list.",
    "Le rapport est ci-joint.",
    "Vous trouverez le guide en pièce jointe.",
    "Voir le document joint.",
]
NOT_ATTACHED = [
    "A peer is attached to each ward.",
    "People feel attached to the group.",
    "Stigma is attached to the word.",
    "Ils travaillent conjointement.",
    "Peers attached to the team wrote a guide.",
    "See attachments in infants.",
    "They find attachment to places in a resource.",
    "The report is out.",
    "",
]


def _page(text: str):
    return build_document("page.txt", "", [Block(text, role="body")])


@pytest.mark.parametrize("sentence", ATTACHED)
def test_what_is_attached_is_named(sentence: str) -> None:
    """The note leads to the sentence that names it."""
    (note,) = name_missing(_page(sentence))
    assert f"(characters 0-{len(sentence)})" in note


@pytest.mark.parametrize("sentence", NOT_ATTACHED)
def test_attachment_of_other_kinds_is_none(sentence: str) -> None:
    """People, wards and stigma are attached in other ways."""
    assert name_missing(_page(sentence)) == ()


def test_hostile_text_takes_no_time() -> None:
    """Near misses by the hundred thousand are read in linear time."""
    document = _page("attached report " * 3000 + "document " * 20_000)
    began = time.process_time()
    name_missing(document)
    assert time.process_time() - began < 1


def test_the_note_gives_places_and_no_words() -> None:
    """Characters lead to the passage; what people said stands in no message."""
    text = "Peers met. The guide of the lake group is attached."
    (note,) = name_missing(_page(text))
    start, end = note.split("characters ")[1].split(")")[0].split("-")
    assert text[int(start) : int(end)] == "The guide of the lake group is attached."
    assert "lake" not in note


@pytest.mark.parametrize(("count", "told"), [(2, "2 passages name"), (5, "5 passages name"), (6, ", …)")])
def test_many_places_are_counted_and_the_first_ones_given(count: int, told: str) -> None:
    """However many there are, the note stays short."""
    (note,) = name_missing(_page(" ".join(f"Report {n} is attached." for n in range(count))))
    assert told in note
    assert note.count("-") == min(count, 5)


def test_where_nothing_is_attached_there_is_no_note() -> None:
    """Silence says that nothing is missing."""
    assert name_missing(_page("The report is out.")) == ()
