from pathlib import Path

from litreview.exchange.bibtex import parse_bibtex, read_record
from litreview.exchange.entry import Name
from litreview.sources.bibliography import Record


def test_a_record_becomes_an_entry_that_can_be_compared() -> None:
    """Identifiers are in normal form, names split, and raw fields kept but for references to parents."""
    fields = {"title": "One", "pages": "1--9", "volume": "4", "eprint": "42", "eprinttype": "pubmed", "crossref": "vol"}
    entry = read_record(Record("k", "article", "One", authors="Lee, Ann; WHO", doi="10.5555/ABC", fields=fields))
    assert (entry.key, entry.doi, entry.pmid, entry.pages, entry.volume) == ("k", "10.5555/abc", "42", "1-9", "4")
    assert entry.authors == (Name("Lee", "Ann"), Name("WHO"))
    assert "crossref" not in entry.raw


def test_a_file_gives_its_entries_and_rejections(data: Path) -> None:
    """Broken entries are located; one whose key was used before comes without key."""
    found = parse_bibtex(data / "manager.bib", "manager.bib")
    assert [entry.key for entry in found.entries] == ["mapleson2019ward", "kid", "vol", "after", ""]
    assert [row["line"] for row in found.rejected] == [11]
    assert [(row["kind"], row["line"]) for row in found.notices] == [("key", 13)]
