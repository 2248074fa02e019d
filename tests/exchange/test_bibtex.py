from pathlib import Path

import pytest

from litreview.exchange.bibtex import entry_of_record, parse_bibtex
from litreview.exchange.entry import Name
from litreview.sources.bibliography import Record
from litreview.sources.names import format_names


def test_a_record_becomes_an_entry_that_can_be_compared() -> None:
    """Identifiers are in normal form, names split, and raw fields kept but for references to parents."""
    fields = {"title": "One", "pages": "1--9", "volume": "4", "eprint": "42", "eprinttype": "pubmed", "crossref": "vol"}
    entry = entry_of_record(Record("k", "article", "One", authors="Lee, Ann; WHO", doi="10.5555/ABC", fields=fields))
    assert (entry.key, entry.doi, entry.pmid, entry.pages, entry.volume) == ("k", "10.5555/abc", "42", "1-9", "4")
    assert entry.authors == (Name("Lee", "Ann"), Name("WHO"))
    assert "crossref" not in entry.raw


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("{Centre for Winter, Peer Unit}", [("Centre for Winter, Peer Unit", "")]),
        ("{Salt; Pepper} and Oak, Fern", [("Salt; Pepper", ""), ("Oak", "Fern")]),
        ("{Pinewood} and {\\'E}luard, Paul", [("Pinewood", ""), ("Éluard", "Paul")]),
        ("Oak, Fern and others", [("Oak", "Fern"), ("et al.", "")]),
        ("{Oak, Jr.}, Fern", [("Oak", "Fern, Jr.")]),
        ("{}", []),
    ],
)
def test_bodies_keep_their_commas(author: str, names: list[tuple[str, str]]) -> None:
    """As the braces around them say."""
    fields = {"author": author}
    assert list(entry_of_record(Record("k", "book", "One", authors=format_names(author), fields=fields)).authors) == names


def test_editors_stand_in_where_there_is_no_author() -> None:
    """And those of a parent entry, which this one does not hold."""
    fields = {"author": " ", "editor": "{Towns, North}"}
    assert entry_of_record(Record("k", "book", "One", authors="Towns, North", fields=fields)).authors == (Name("Towns, North"),)
    assert entry_of_record(Record("k", "book", "One", authors="Lee, Ann")).authors == (Name("Lee", "Ann"),)


def test_a_doi_in_an_address_is_compared(tmp_path: Path) -> None:
    """What is written stays as it is."""
    path = tmp_path / "a.bib"
    path.write_text("@book{oak, title={A}, doi={https://doi.org/10.5555%2FOak?x=1}}", encoding="utf-8")
    (entry,) = parse_bibtex(path, "a.bib").entries
    assert (entry.doi, entry.raw["doi"]) == ("10.5555/oak", "https://doi.org/10.5555%2FOak?x=1")


def test_a_file_gives_its_entries_and_rejections(data: Path) -> None:
    """Broken entries are located; one whose key was used before comes without key."""
    found = parse_bibtex(data / "manager.bib", "manager.bib")
    assert [entry.key for entry in found.entries] == ["mapleson2019ward", "kid", "vol", "after", ""]
    assert [row["line"] for row in found.rejected] == [11]
    assert [(row["kind"], row["line"]) for row in found.notices] == [("key", 13)]
