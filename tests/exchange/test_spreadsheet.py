import csv
from pathlib import Path

import pytest

from litreview.exchange.entry import Name
from litreview.exchange.spreadsheet import parse_spreadsheet


def read(data: Path, name: str) -> list:
    return list(parse_spreadsheet((data / name).read_text(encoding="utf-8"), name).entries)


def test_a_scopus_export_is_read(data: Path) -> None:
    """Full names lose their ids, cells keep quotes and line breaks, and a missing abstract is none."""
    article, talk = read(data, "scopus.csv")
    assert article.title == 'Recovery colleges, and what "recovery" means there'
    assert article.authors == (Name("Willow", "Jo"), Name("Alder", "Kim"))
    assert (article.type, article.pages, article.abstract, article.doi) == ("article", "e12", "", "10.5555/college.3")
    assert (talk.type, talk.title, talk.pages, talk.line) == ("inproceedings", "A talk in two lines", "1-2", 3)


def test_a_pubmed_export_is_read(data: Path) -> None:
    """Its titles end in a full stop that is no part of them."""
    (entry,) = read(data, "pubmed.csv")
    assert (entry.title, entry.pmid, entry.doi) == ("Walking groups in winter towns", "31000001", "10.5555/winter.7")
    assert entry.authors == (Name("Oak", "F"), Name("Pine", "G"))


def test_a_web_of_science_table_is_read(data: Path) -> None:
    """Columns may bear tags for headings and be separated by tabs."""
    (entry,) = read(data, "wos.tab")
    assert (entry.authors[0], entry.pages, entry.container) == (Name("Willow", "J"), "1-9", "IMAGINED EDUCATION")


@pytest.mark.parametrize(
    ("text", "titles", "rejected"),
    [
        ("Year,Title\n2020,One\n\n,Two\n", ["One", "Two"], []),
        ("Title;Year\nOne;2020\n", ["One"], []),
        ('Title,Year\n"One\ntwo",2020\n,2021\n', ["One two"], [4]),
        ("Title,Year\nOne,2020,more,cells\nTwo\n", ["One", "Two"], []),
        ("Title,Year\n", [], []),
    ],
    ids=["order and blank lines", "semicolons", "line breaks", "ragged", "header alone"],
)
def test_rows_are_entries_or_located_rejections(text: str, titles: list[str], rejected: list[int]) -> None:
    """The line is where the row begins."""
    found = parse_spreadsheet(text, "a.csv")
    assert [entry.title for entry in found.entries] == titles
    assert [row["line"] for row in found.rejected] == rejected


def test_a_cell_of_thirty_thousand_authors_is_read() -> None:
    """Longer than the csv module takes by itself."""
    names = "; ".join(f"Oak{i}, Fern" for i in range(30_000))
    assert len(parse_spreadsheet(f'Title,Authors\nOne,"{names}"\n', "a.csv").entries[0].authors) == 30_000


def test_reading_a_spreadsheet_changes_nothing_for_other_readers() -> None:
    """The longest cell that Python's csv takes is a setting of the process, and is put back."""
    before = csv.field_size_limit()
    parse_spreadsheet(f"Title,Year\n{'x' * 200_000},2020\n", "a.csv")
    assert csv.field_size_limit() == before


@pytest.mark.parametrize(
    ("header", "database"),
    [
        ("PMID,Title,Journal/Book", "PubMed"),
        ("Title,Source title,EID", "Scopus"),
        ("Article Title,UT (Unique WOS ID),x", "Web of Science"),
        ("Title,Database,Year", "Embase"),
        ("Title,Year,x", ""),
    ],
)
def test_a_database_is_known_by_columns_that_only_it_has(header: str, database: str) -> None:
    """Else by a column that names it."""
    row = ",".join({"Database": "Embase"}.get(name, "Walks") for name in header.split(","))
    assert parse_spreadsheet(f"{header}\n{row}\n", "a.csv").entries[0].database == database
