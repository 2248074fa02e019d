from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.exchange.detect import detect_format
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
    """What begins with TY is an entry or a rejection, in any disorder; so is what has tags and no TY, and that is told."""
    found = parse_ris("\n".join(lines), "a.ris")
    typed = {number for number, line in enumerate(lines, 1) if line.startswith("TY  -")}
    places = [entry.line for entry in found.entries] + [int(str(row["line"])) for row in found.rejected]
    assert typed <= set(places)
    assert len(places) == len(set(places))
    untyped = [place for place in places if place not in typed]
    told = [row for row in (*found.rejected, *found.notices) if "TY" in str(row["reason"])]
    assert bool(untyped) == bool(told)


def test_records_without_type_are_read_as_of_no_kind(data: Path) -> None:
    """The lines are told once for the whole file."""
    found = parse_ris((data / "no_ty.ris").read_text(), "no_ty.ris")
    assert [(entry.type, entry.line) for entry in found.entries] == [("misc", 1), ("article", 5)]
    assert [(row["line"], row["reason"]) for row in found.notices] == [(1, "records without TY are read as type misc: lines 1")]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("TI  - One\nPY  - 2001\nER  - \n\nTI  - Two\nER  - ", [1, 5]),
        ("AU  - Lee\nTI  - One\n\nAU  - Roy\nTI  - Two", [1, 4]),
        ("AU  - Lee\nTI  - One\n\nKW  - winter\n\n\nAU  - Roy\nTI  - Two", [1, 7]),
        ("\n\nAU  - Lee\nAU  - Roy\nTI  - One", [3]),
    ],
    ids=["ended by ER", "parted by blank lines", "a blank line inside", "one"],
)
def test_records_without_type_are_told_apart(text: str, lines: list[int]) -> None:
    """By ER, else by a blank line before the tag that began the file."""
    assert [entry.line for entry in parse_ris(text, "a.ris").entries] == lines


@pytest.mark.parametrize(
    ("lines", "field", "value"),
    [
        ("TI  - \nTI  - One", "title", "One"),
        ("T1  - \nTI  - One\nT1  - Two", "title", "One"),
        ("TI  - One\nPY  - \nY1  - 2019", "year", "2019"),
        ("TI  - One\nAB  - Cold.\nAB  - Wet.\nAB  - Cold.", "abstract", "Cold. Wet."),
        ("TI  - One\nAB  - Cold\nER- positive women\nHR - 1.2 and\nPY  - 2019", "year", "2019"),
        ("TI  - One\nAB  - Cold\nER- positive women\nHR - 1.2 and", "abstract", "Cold ER- positive women HR - 1.2 and"),
        ("TI  - One\nAB  - Cold\nER  - positive women\nPY  - 2019", "abstract", "Cold ER - positive women"),
        ("TI  - One\nL3  - 10.5555/a", "doi", "10.5555/a"),
        ("TI  - One\nM3  - doi: 10.5555/a", "doi", "10.5555/a"),
        ("TI  - One\nM3  - Erratum of 10.5555/a", "doi", ""),
        ("TI  - One\nL2  - https://doi.org/10.5555/a", "doi", "10.5555/a"),
        ("TI  - One\nAN  - CN-01\nC3  - PUBMED 42,EMBASE 7", "pmid", "42"),
        ("TI  - One\nXR  - EMBASE 7\nPM  - PUBMED 42", "pmid", "42"),
        ("TI  - One\nC2  - PMC42", "pmid", ""),
        ("TI  - One\nAU  - Pinewood Health,, Peer Unit", "authors", (Name("Pinewood Health, Peer Unit"),)),
    ],
)
def test_what_databases_write_otherwise(lines: str, field: str, value: object) -> None:
    """Blank fields, repeated ones, words of an abstract that look like tags, and numbers in odd places."""
    (entry,) = parse_ris(f"TY  - JOUR\n{lines}\nER  - \n\nTY  - JOUR\nTI  - Two\nER  - ", "a.ris").entries[:1]
    assert getattr(entry, field) == value


def test_records_that_are_indented_are_read() -> None:
    """In their own lines; where one is not, what is indented is text."""
    text = "  TY  - JOUR\n  TI  - One\n    walk\n  ER  - \n\n  TY  - JOUR\n  TI  - Two\n  ER  - \n"
    assert detect_format(text) == "ris"
    assert [(entry.title, entry.line) for entry in parse_ris(text, "a.ris").entries] == [("One walk", 1), ("Two", 6)]
    assert [entry.title for entry in parse_ris(f"TY  - JOUR\nTI  - One\nAB  - x\n{text}", "a.ris").entries] == ["One"]


@given(st.lists(st.sampled_from([*"TEYRIOUAB", "  - ", " - ", "- ", "\n", "TY  - JOUR\n", "ER  - \n", "x"]), max_size=60))
def test_any_text_is_read_without_error(pieces: list[str]) -> None:
    """Every line that says TY begins a record or a rejection."""
    text = "".join(pieces)
    found = parse_ris(text, "a.ris")
    places = {entry.line for entry in found.entries} | {row["line"] for row in found.rejected}
    assert {n for n, line in enumerate(text.split("\n"), 1) if line.startswith("TY  - ")} <= places


@pytest.mark.parametrize(
    ("lines", "field", "value"),
    [
        ("TI  - One\nFAU - Lee, Ann", "title", "One"),
        ("TI  - One\nFAU - Lee, Ann", "authors", (Name("Lee", "Ann"),)),
        ("AU  - Roy, Bo\nTI  - One\nFAU - Lee, Ann", "authors", (Name("Roy", "Bo"),)),
        ("TI  - One\nPMID- 042", "pmid", "42"),
        ("TI  - One\nLID - 10.5555/a [doi]", "doi", "10.5555/a"),
        ("TI  - One\nDOI - 10.5555/a", "doi", "10.5555/a"),
        ("TI  - One\nXT  - theirs\nZ9  - 12", "title", "One"),
        ("TI  - One\nAB  - It began.\nAIM - To walk.\nFAU - Lee, Ann", "abstract", "It began. AIM - To walk."),
        ("TI  - One\nDB  - Embase\nDP  - Ovid", "database", "Embase"),
    ],
)
def test_tags_of_three_and_four_letters_end_the_field_above(lines: str, field: str, value: object) -> None:
    """As PubMed writes them, but words in capitals inside an abstract are words."""
    (entry,) = parse_ris(f"TY  - JOUR\n{lines}\nER  - ", "a.ris").entries
    assert getattr(entry, field) == value


@pytest.mark.parametrize(
    ("second", "told"),
    [("TI  - Swims", True), ("TI  - Walks", False), ("T2  - Ice", False), ("ER  -\nTY  - JOUR\nTI  - Swims", False)],
)
def test_two_titles_in_one_record_are_told(second: str, told: bool) -> None:
    """Where the line between two records is lost, the second would be too, without a word."""
    notices = parse_ris(f"TY  - JOUR\nTI  - Walks\n{second}\nER  - \n", "a.ris").notices
    assert ["ran into one: lines 1" in str(row["reason"]) for row in notices] == [True] * told
