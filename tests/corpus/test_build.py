from pathlib import Path

import pytest

from litreview.corpus.build import build_document, document_ids, slug
from litreview.sources.bibliography import Record
from litreview.sources.blocks import Block
from litreview.sources.literature import read_literature

DATA = Path(__file__).parent.parent / "data" / "corpus"
RECORD = Record("roe2020", "article", "Peers at the Lake", authors="Roe, Ana; Lee, Bo")


def test_document_of_a_file() -> None:
    """A file without a record gets id, title, language, kind and depth from itself."""
    document = build_document("corpus/literature/Page.txt", "f" * 64, read_literature(DATA / "page.txt").blocks)
    assert (document.document_id, document.title, document.language, document.depth) == (
        "page",
        "Lakeside Peers",
        "en",
        "full text",
    )
    assert (document.citation_key, document.owner, document.sha256) == ("", "", "f" * 64)
    assert document.segments[0].segment_id == "page#00001"


def test_record_gives_title_owner_and_kind() -> None:
    """What the record knows goes before what the text shows."""
    document = build_document("corpus/literature/roe2020.txt", "", [Block("We meet.")], record=RECORD, pages=3)
    assert (document.citation_key, document.title, document.owner) == ("roe2020", "Peers at the Lake", "Roe, Ana; Lee, Bo")
    assert (document.evidence_kind, document.pages) == ("research", 3)


def test_settings_and_arguments_override() -> None:
    """The review's settings override the record, the caller both."""
    blocks = [Block("We meet.")]
    assert (
        build_document("a/roe2020.txt", "", blocks, record=RECORD, settings={"roe2020": "practice"}).evidence_kind == "practice"
    )
    made = build_document("a/b.txt", "", blocks, evidence_kind="policy", depth="abstract", document_id="own")
    assert (made.document_id, made.evidence_kind, made.depth) == ("own", "policy", "abstract")


def test_transcript_is_consultation() -> None:
    """Turns become a consultation document whose sentences are all body."""
    document = build_document(
        "c/s1.vtt", "", [Block("Print it", speaker="P1"), Block("Menu", speaker="P2")], depth="transcript", quotable=[True, False]
    )
    assert document.evidence_kind == "consultation"
    assert [(s.role, s.quotable) for s in document.segments] == [("body", "yes"), ("body", "no")]


def test_french_document() -> None:
    """The language of a document is that of most of its words."""
    assert build_document("a.txt", "", read_literature(DATA / "page_fr.txt").blocks).language == "fr"


def test_empty_document() -> None:
    """No blocks make a document without segments, named after its file."""
    document = build_document("a/b.txt", "", [Block(" ")])
    assert (document.text, document.segments, document.title) == ("", (), "b")


@pytest.mark.parametrize(("path", "expected"), [("a/B C.txt", "b-c"), ("Été_2.v1.pdf", "ete_2.v1"), ("..-x-.md", "x")])
def test_slug_is_plain(path: str, expected: str) -> None:
    """A document id has only a-z, 0-9, underscore, full stop and hyphen."""
    assert slug(path) == expected


def test_slug_of_a_name_without_letters() -> None:
    """A stem that leaves nothing still gives a stable id."""
    assert slug("a/日本.txt") == slug("a/日本.txt")
    assert slug("a/日本.txt").startswith("document-")


def test_ids_are_unique_whatever_the_order() -> None:
    """Paths with one stem get different ids that do not depend on the order they come in."""
    paths = ["a/roe.txt", "b/roe.txt", "a/roe.pdf", "a/roe-txt.md", "a/lee.md"]
    made = document_ids(paths)
    assert len(set(made.values())) == len(paths)
    assert made == document_ids(reversed(paths))
    assert made["a/lee.md"] == "lee"
