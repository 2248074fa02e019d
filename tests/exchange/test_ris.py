import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.exchange.entry import Name
from litreview.exchange.ris import parse_ris


def test_every_field_of_a_record_arrives(data: Path) -> None:
    """Lines that go on, bodies among the authors and addresses with signs of LaTeX included."""
    entry = parse_ris((data / "zotero.ris").read_text(), "zotero.ris").entries[0]
    assert entry.title == "Peer workers on the ward: a made-up trial & its 50% response"
    assert entry.authors == (Name("Mapleson", "Ann B."), Name("de Rivière", "Luc"), Name("World Health Organization"))
    assert (entry.type, entry.year, entry.container, entry.volume, entry.number) == (
        "article",
        "2019",
        "Journal of Imagined Care",
        "12",
        "3",
    )
    assert (entry.pages, entry.doi, entry.url) == ("101-110", "10.5555/imagined.101", "https://example.org/wards?a=1&b=2")
    assert entry.abstract == "Background: wards are loud. We asked {everyone}."
    assert (entry.keywords, entry.language, entry.line) == (("peer support", "wards"), "en", 1)


def test_a_book_has_its_editor_and_a_chapter_its_book(data: Path) -> None:
    """Types other than articles have fields of their own."""
    book, chapter = parse_ris((data / "zotero.ris").read_text(), "zotero.ris").entries[1:]
    assert (book.type, book.authors, book.publisher, book.isbn) == (
        "book",
        (Name("Cedar", "Eve"),),
        "North Press",
        "9780000000000",
    )
    assert (chapter.type, chapter.container) == ("incollection", "The handbook of imagined care")


def test_dialects_of_databases_are_read(data: Path) -> None:
    """Counters, A1, T1, Y1, tags with one space, and a PubMed number among accession numbers."""
    first, second = parse_ris((data / "ovid.ris").read_text(), "ovid.ris").entries
    assert (first.authors, first.pages, first.doi) == ((Name("Mapleson", "A.B."),), "101-110", "10.5555/imagined.101")
    assert (second.title, second.pmid, second.line) == ("Walking groups in winter towns", "31000001", 16)


@pytest.mark.parametrize(
    ("lines", "field", "value"),
    [
        ("UR  - https://doi.org/10.5555/x", "doi", "10.5555/x"),
        ("C2  - PMID: 42", "pmid", "42"),
        ("AN  - 42", "pmid", ""),
        ("ST  - Short title", "title", "Short title"),
        ("BT  - Book title", "title", "Book title"),
        ("VO  - 8", "volume", "8"),
        ("N2  - Abstract", "abstract", "Abstract"),
        ("XX  - a vendor's own", "container", ""),
    ],
)
def test_single_tags(lines: str, field: str, value: str) -> None:
    """Where vendors put things."""
    title = "" if field == "title" else "\nTI  - One"
    (entry,) = parse_ris(f"TY  - GEN{title}\n{lines}\nER  - ", "a.ris").entries
    assert getattr(entry, field) == value


def test_a_record_without_end_ends_where_the_next_begins() -> None:
    """Both are read."""
    assert len(parse_ris("TY  - JOUR\nTI  - One\nTY  - BOOK\nTI  - Two", "a.ris").entries) == 2


def test_thirty_thousand_authors_are_read() -> None:
    """Records of large collaborations are records."""
    names = "\n".join(f"AU  - Oak{i}, F." for i in range(30_000))
    assert len(parse_ris(f"TY  - JOUR\nTI  - One\n{names}\nER  - ", "a.ris").entries[0].authors) == 30_000


@given(
    st.lists(
        st.sampled_from(["TY  - JOUR", "TI  - One", "AU  - Lee, A.", "ER  - ", "", "words", "ZZ  - ?", "TY  -"]), max_size=30
    )
)
def test_every_record_is_counted(lines: list[str]) -> None:
    """What begins with TY is an entry or a rejection, in any disorder."""
    text = "\n".join(lines)
    found = parse_ris(text, "a.ris")
    begun = len(re.findall(r"^TY  -", text, re.MULTILINE))
    untyped = sum("TY" in row["reason"] for row in found.rejected)
    assert len(found.entries) + len(found.rejected) - untyped == begun
