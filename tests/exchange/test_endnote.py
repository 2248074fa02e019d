"""EndNote XML: fields, what is broken, and what would do harm."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.exchange.endnote import parse_endnote
from litreview.exchange.entry import Entry, Name


def parse(*records: str) -> list[Entry]:
    """Return the entries of a library of ``records``."""
    return list(parse_endnote(f"<xml><records>{''.join(records)}</records></xml>", "a.xml").entries)


@pytest.fixture
def entries(data: Path) -> tuple[Entry, ...]:
    """The entries of a library with traps."""
    return parse_endnote((data / "endnote.xml").read_text(encoding="utf-8"), "endnote.xml").entries


def test_every_field_of_an_article_arrives(entries: tuple[Entry, ...]) -> None:
    """Words in several styles are one title; a comma behind a name marks a body."""
    entry = entries[0]
    assert (entry.type, entry.title, entry.year) == ("article", "Walking groups in winter towns", "2020")
    assert entry.authors == (Name("Oak", "Fern"), Name("Winter Study Group"))
    assert (entry.container, entry.volume, entry.number, entry.pages) == ("Northern Journal", "7", "2", "11-19")
    assert (entry.doi, entry.pmid, entry.url) == ("10.5555/winter.7", "31000001", "https://example.org/7")
    assert (entry.abstract, entry.keywords) == ("Cold & bright, < 0 degrees. Second line.", ("Walking", "Winter"))
    assert (entry.issn, entry.edition, entry.database, entry.language, entry.line) == ("1234-5678", "", "Medline", "eng", 4)


def test_a_book_has_its_editor_publisher_and_edition(entries: tuple[Entry, ...]) -> None:
    """Its number is an ISBN."""
    book = entries[1]
    assert (book.type, book.authors, book.publisher) == ("book", (Name("Cedar", "Eve"),), "North Press")
    assert (book.edition, book.isbn, book.issn) == ("2nd", "9780000000000", "")


def test_signs_that_xml_forbids_cost_nothing(entries: tuple[Entry, ...]) -> None:
    """Other tools write them all the same."""
    assert (entries[2].title, entries[2].type, entries[2].line) == ("Of no kind, in two lines", "misc", 6)


def test_what_cannot_be_read_is_named_by_number_and_line(data: Path) -> None:
    """A library in one line has no other place; what stands before and after is kept, and no file is read for an entity."""
    rejected = parse_endnote((data / "endnote.xml").read_text(encoding="utf-8"), "endnote.xml").rejected
    assert [(row["line"], str(row["reason"])[:24]) for row in rejected] == [
        (9, "record 4 (rec-number 7) "),
        (10, "record 5 (rec-number 8) "),
        (11, "record 6 (rec-number 9) "),
    ]
    assert "root:" not in str(rejected)


def test_a_bomb_of_entities_does_not_go_off() -> None:
    """Its record is rejected; one that uses no entity is read."""
    bomb = '<!DOCTYPE b [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    records = "<record><titles><title>&i;</title></titles></record><record><titles><title>Two</title></titles></record>"
    found = parse_endnote(f"{bomb}]><xml><records>{records}</records></xml>", "a.xml")
    assert [entry.title for entry in found.entries] == ["Two"]
    assert len(found.rejected) == 1


def test_entities_declared_inside_a_record_are_refused() -> None:
    """No reader lets them stand there, and none is expanded."""
    found = parse_endnote("<records><record><!DOCTYPE x [<!ENTITY a 'b'>]><titles><title>&a;</title></titles></record>", "a.xml")
    assert not found.entries
    assert len(found.rejected) == 1


def test_a_record_that_is_not_closed_costs_only_itself() -> None:
    """The next one begins anew."""
    found = parse_endnote("<records><record><titles><record><titles><title>Two</title></titles></record></records>", "a.xml")
    assert [entry.title for entry in found.entries] == ["Two"]
    assert "record 1 is cut off" in str(found.rejected[0]["reason"])


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("Pinewood Health, Peer Unit,", ("Pinewood Health, Peer Unit", "")),
        ("Pinewood Health,, Peer Unit", ("Pinewood Health, Peer Unit", "")),
        ("Oak, Fern", ("Oak", "Fern")),
    ],
)
def test_bodies_keep_their_commas(author: str, name: tuple[str, str]) -> None:
    """A comma behind the name marks one, and so do two in place of its first."""
    titles = "<titles><title>One</title></titles>"
    (entry,) = parse(f"<record><contributors><authors><author>{author}</author></authors></contributors>{titles}</record>")
    assert entry.authors == (Name(*name),)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("Journal Article", "article"),
        ("Electronic Article", "article"),
        ("Book", "book"),
        ("Edited Book", "book"),
        ("Book Section", "incollection"),
        ("Conference Proceedings", "inproceedings"),
        ("Thesis", "thesis"),
        ("Government Document", "report"),
        ("Web Page", "misc"),
    ],
)
def test_kinds_of_reference_become_types(kind: str, expected: str) -> None:
    """By their names; the numbers differ between versions."""
    (entry,) = parse(f'<record><ref-type name="{kind}">1</ref-type><titles><title>One</title></titles></record>')
    assert entry.type == expected


@pytest.mark.parametrize(
    ("base", "pmid"),
    [
        ("<remote-database-name>Embase</remote-database-name>", ""),
        ("<remote-database-name>PubMed</remote-database-name>", "42"),
        ("<remote-database-provider>NLM</remote-database-provider>", "42"),
        ("", ""),
    ],
    ids=["embase", "pubmed", "its library", "nothing said"],
)
def test_a_number_of_accession_is_pubmeds_only_where_the_record_is(base: str, pmid: str) -> None:
    """Every database numbers its records."""
    record = f"<record><titles><title>One</title></titles><accession-num>42</accession-num>{base}</record>"
    assert parse(record)[0].pmid == pmid


@given(
    st.lists(
        st.sampled_from(
            ["<record>", "</record>", "<titles><title>", "One", "</title></titles>", "&x;", "<!ENTITY", "\n", "<", "<records>"]
        ),
        max_size=30,
    )
)
def test_every_record_that_begins_is_an_entry_or_a_rejection(pieces: list[str]) -> None:
    """In any disorder."""
    text = "".join(pieces)
    found = parse_endnote(text, "a.xml")
    assert len(found.entries) + len(found.rejected) == text.count("<record>")


@given(st.text(max_size=200))
def test_any_text_as_a_title_is_no_error(words: str) -> None:
    """One record in is one out."""
    found = parse_endnote(f"<records><record><titles><title>{words}</title></titles></record></records>", "a.xml")
    assert len(found.entries) + len(found.rejected) >= 1
