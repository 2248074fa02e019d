import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
        ("Title,Year\nOne,2020,more,cells\nTwo\n", ["Two"], [2]),
        ("Title,Year\nOne,2020,,\n", ["One"], []),
        ("Title,Year\n", [], []),
        ("sep=;\nTitle;Year\nOne;2020\n;2021\n", ["One"], [4]),
        ('"Exported on 3 May, by hand"\nRank,Title,PubYear,DOI\n1,One,2020,\n2,,,\n', ["One"], [4]),
        ('Title,Year\nOne,2020\n"Two,2021\nThree,2022\n', ["One"], [3]),
        ('Title,Year\nOne,2020\n"Two" walks,2021\nThree,2022\n', ["One"], [3]),
        ('TI\tPY\n"Two" walks\t2021\t\n"A ""b"""\t2\n', ['"Two" walks', 'A "b"'], []),
        ('TI\tPY\n"Two\nwalks"\t2021\n', ["Two walks"], []),
        ("Title,Authors\nOne,[No author name available]\n[No title available],Lee A\n", ["One"], [3]),
    ],
    ids=[
        *("order and blank lines", "semicolons", "line breaks", "too many cells", "blank cells behind", "header alone"),
        *("sep=", "a line above", "open quotation mark", "words behind a quotation mark"),
        *("tabs without quotation", "tabs with quotation", "nothing in so many words"),
    ],
)
def test_rows_are_entries_or_located_rejections(text: str, titles: list[str], rejected: list[int]) -> None:
    """The line is where the row begins."""
    found = parse_spreadsheet(text, "a.csv")
    assert [entry.title for entry in found.entries] == titles
    assert [row["line"] for row in found.rejected] == rejected


def test_an_open_quotation_mark_is_told_with_all_that_is_lost_behind_it() -> None:
    """Eight rows do not become one long abstract."""
    rows = "".join(f"Walk {number},2020,x\n" for number in range(3, 9))
    found = parse_spreadsheet(f'Title,Year,Abstract\nWalk 1,2020,x\nWalk 2,2020,"cold\n{rows}', "a.csv")
    assert [entry.title for entry in found.entries] == ["Walk 1"]
    told = "is not CSV from here on; look for an open quotation mark; 6 more lines are lost behind it"
    assert [(row["line"], row["kind"], row["reason"]) for row in found.rejected] == [(3, "csv", told)]


def test_rows_with_few_cells_are_told() -> None:
    """Once for the file, with their lines."""
    found = parse_spreadsheet("Title,Year,DOI\nOne,2020,\nTwo\n\nThree,2022\n", "a.csv")
    assert [entry.title for entry in found.entries] == ["One", "Two", "Three"]
    assert [(row["line"], str(row["reason"])[-4:]) for row in found.notices] == [(3, "3, 5")]


@pytest.mark.parametrize(
    ("header", "field"),
    [
        *(("Published Year", "year"), ("publication_year", "year"), ("PubYear", "year"), ("pubdate", "year")),
        *(("Journal Title", "container"), ("pubtitle", "container"), ("Publication Title", "container")),
        *(("Abstract Note", "abstract"), ("digitalObjectIdentifier", "doi"), ("Issue Number", "number")),
        *(("First Page", "pages"), ("Pagination", "pages"), ("StartPage", "pages"), ("ISSNs", "issn")),
        *(("Author/s", "authors"), ("Author(s)", "authors"), ("Editor", "authors"), ("Manual Tags", "keywords")),
        *(("Library Catalog", "database"), ("databases", "database"), ("Citation_Key", "key")),
    ],
)
def test_headings_of_databases_and_managers_are_known(header: str, field: str) -> None:
    """Of Zotero, Covidence, Lens, Dimensions, ProQuest, EBSCO and Publish or Perish."""
    value = {"year": "2020", "doi": "10.5555/a"}.get(field, "Walks")
    (entry,) = parse_spreadsheet(f"Title,{header},x\nOne,{value},\n", "a.csv").entries
    assert getattr(entry, field) in (value, (value,), (Name(value),))


def test_of_two_columns_of_one_name_the_one_that_is_filled_counts() -> None:
    """Tables that were joined have such."""
    assert parse_spreadsheet("Title,DOI,DOI\nOne,10.5555/a,\n", "a.csv").entries[0].doi == "10.5555/a"


def test_the_source_of_a_search_of_the_web_is_its_journal() -> None:
    """In other tables the column of this name says where the record was found."""
    row = "Title,Source,{}\nOne,Imagined care,1\n"
    assert parse_spreadsheet(row.format("GSRank"), "a.csv").entries[0].container == "Imagined care"
    assert parse_spreadsheet(row.format("Rank"), "a.csv").entries[0].container == ""


@given(st.text(alphabet='a,"\n\t;1 é', max_size=120))
def test_every_row_is_an_entry_or_lies_behind_a_rejection(body: str) -> None:
    """Each line that is not blank belongs to an entry, or to a rejection at or above it."""
    found = parse_spreadsheet(f"Title,Year\n{body}", "a.csv")
    lines = sorted([entry.line for entry in found.entries] + [int(str(row["line"])) for row in found.rejected])
    filled = [number for number, line in enumerate(body.split("\n"), 2) if line.strip(' ,"\t')]
    assert not filled or (lines and lines[0] <= filled[0])
    assert len(lines) == len(set(lines))


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
