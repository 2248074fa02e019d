"""A work is known by all that its records said, though its entry says but some of it."""

import pytest

from litreview.exchange.entry import Entry
from litreview.exchange.known import list_wordings
from litreview.sources.imports import ImportLine

WALKS = Entry("article", "Walks in winter: towns", "2020", pages="7")
LINE = ImportLine("a.ris", "0" * 64, "Scopus", "database", 3, "Walks in Winter - Towns", "merged", "oak2020")
LONG = "a very long title " * 30


@pytest.mark.parametrize(
    ("entry", "lines", "known"),
    [
        (WALKS, [], [(WALKS.title, "", "")]),
        (WALKS, [LINE], [(WALKS.title, "", "")]),
        (WALKS, [LINE._replace(doi="10.5555/a"), LINE._replace(pmid="7")], [(WALKS.title, "10.5555/a", "7")]),
        (WALKS._replace(doi="10.5555/a"), [LINE._replace(doi="10.5555/a", pmid="7")], [(WALKS.title, "10.5555/a", "7")]),
        (
            WALKS._replace(doi="10.5555/a"),
            [LINE._replace(doi="10.5555/b")],
            [(WALKS.title, "10.5555/a", ""), (LINE.title, "10.5555/b", "")],
        ),
        (WALKS, [LINE._replace(title="Walks")] * 2, [(WALKS.title, "", ""), ("Walks", "", "")]),
        (WALKS, [LINE._replace(title="")], [(WALKS.title, "", "")]),
        (WALKS._replace(title=LONG), [LINE._replace(title=LONG[:300])], [(LONG, "", "")]),
    ],
    ids=[
        "nothing merged",
        "only signs differ",
        "identifiers of two records",
        "its own DOI and another's PMID",
        "two DOIs",
        "another title, twice",
        "an older ledger",
        "a title that was cut",
    ],
)
def test_what_merged_records_said_is_known_once(entry: Entry, lines: list[ImportLine], known: list[tuple[str, str, str]]) -> None:
    """Identifiers fill what the entry leaves blank; another title or identifier is a wording more."""
    found = list_wordings(entry, lines)
    assert [(wording.title, wording.doi, wording.pmid) for wording in found] == known
    assert {(wording.year, wording.pages) for wording in found} == {("2020", "7")}
