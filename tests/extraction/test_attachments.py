"""What a text says is attached to it."""

import time

import pytest

from litreview.corpus.build import build_document
from litreview.extraction.attachments import find_missing
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
    "The report is out.",
    "",
]


def _page(text: str):
    return build_document("page.txt", "", [Block(text, role="body")])


@pytest.mark.parametrize("sentence", ATTACHED)
def test_what_is_attached_is_named(sentence: str) -> None:
    """The sentence that names it comes back as it stands."""
    assert find_missing(_page(sentence)) == [sentence]


@pytest.mark.parametrize("sentence", NOT_ATTACHED)
def test_attachment_of_other_kinds_is_none(sentence: str) -> None:
    """People, wards and stigma are attached in other ways."""
    assert find_missing(_page(sentence)) == []


def test_hostile_text_takes_no_time() -> None:
    """Near misses by the hundred thousand are read in linear time."""
    document = _page("attached report " * 3000 + "document " * 20_000)
    began = time.perf_counter()
    find_missing(document)
    assert time.perf_counter() - began < 1
