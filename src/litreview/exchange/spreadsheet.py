"""Tables that databases export: PubMed, Scopus and Web of Science, as CSV or tab-separated text."""

import csv
import io
from collections.abc import Iterator, Mapping

from litreview.exchange.detect import read_delimiter
from litreview.exchange.entry import Entry, Parsed, clean_text, find_doi, find_pmid, find_year, join_pages, reject, sort_parsed
from litreview.exchange.names import split_names

_COLUMNS = {
    "title": ("title", "article title", "document title", "ti"),
    "full_authors": ("author full names", "af"),
    "authors": ("authors", "author", "author names", "au"),
    "year": ("year", "publication year", "py", "date", "create date"),
    "container": ("journal/book", "source title", "journal", "publication title", "so"),
    "volume": ("volume", "vl"),
    "number": ("issue", "number", "is"),
    "start": ("page start", "start page", "pages", "bp", "art. no.", "article number", "ar"),
    "end": ("page end", "end page", "ep"),
    "doi": ("doi", "di"),
    "pmid": ("pmid", "pubmed id", "pubmed_id", "pm"),
    "url": ("url", "link"),
    "abstract": ("abstract", "ab"),
    "keywords": ("author keywords", "keywords", "de"),
    "type": ("document type", "publication type", "item type", "dt", "pt"),
    "publisher": ("publisher", "pu"),
    "issn": ("issn", "sn"),
    "isbn": ("isbn", "bn"),
    "language": ("language of original document", "language", "la"),
    "key": ("citation_key", "citation key"),
    "database": ("database", "name of database", "database name"),
}
_DATABASES = {"PubMed": {"pmid", "journal/book"}, "Scopus": {"eid", "source title"}, "Web of Science": {"ut (unique wos id)"}}
"""Databases by columns that only they have."""
_TYPES = {
    "chapter": "incollection",
    "book": "book",
    "conference": "inproceedings",
    "proceedings": "inproceedings",
    "thesis": "thesis",
    "report": "report",
    "article": "article",
    "review": "article",
}
_LONGEST_CELL = 20_000_000


def parse_spreadsheet(text: str, shown: str) -> Parsed:
    """Return the rows of a table of references; rows without title are rejected with the line they begin on.

    Columns are known by their headings, in any order and case; the first column of several names that is filled counts.

    Example:
        >>> parse_spreadsheet("PMID,Title,Authors\\n1,One,Lee A\\n", "a.csv").entries[0].authors
        (Name(family='Lee', given='A'),)
    """
    limit = csv.field_size_limit(_LONGEST_CELL)
    try:
        return sort_parsed(_read_rows(text.lstrip("\ufeff\n"), shown))
    finally:
        # The limit holds for the whole process, and other readers rely on the smaller one.
        csv.field_size_limit(limit)


def _read_rows(text: str, shown: str) -> Iterator[Entry | dict[str, object]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=read_delimiter(text) or ",")
    header: list[str] = []
    line = 1
    try:
        for cells in reader:
            if not header:
                header = [clean_text(cell).lower() for cell in cells]
            elif any(cell.strip() for cell in cells):
                yield _build_entry(dict(zip(header, cells, strict=False)), shown, line)
            line = reader.line_num + 1
    except csv.Error as error:
        yield reject(shown, line, "csv", f"the table cannot be read from here on: {error}")


def _build_entry(row: Mapping[str, str], shown: str, line: int) -> Entry:
    cell = {name: next((v for h in headings if (v := clean_text(row.get(h)))), "") for name, headings in _COLUMNS.items()}
    kind = cell["type"].lower()
    return Entry(
        type=next((bib for word, bib in _TYPES.items() if word in kind), "article" if cell["container"] else "misc"),
        title=cell["title"].removesuffix(".") if cell["pmid"] else cell["title"],
        year=find_year(cell["year"]),
        authors=split_names(cell["full_authors"] or cell["authors"].removesuffix(".")),
        container=cell["container"],
        volume=cell["volume"],
        number=cell["number"],
        pages=join_pages(cell["start"], cell["end"]),
        publisher=cell["publisher"],
        issn=cell["issn"],
        isbn=cell["isbn"],
        doi=find_doi(cell["doi"]),
        pmid=find_pmid(cell["pmid"]),
        url=cell["url"],
        abstract="" if cell["abstract"] == "[No abstract available]" else cell["abstract"],
        keywords=tuple(filter(None, map(clean_text, cell["keywords"].split(";")))),
        language=cell["language"],
        key=cell["key"],
        database=next((name for name, columns in _DATABASES.items() if columns <= row.keys()), cell["database"]),
        source=shown,
        line=line,
    )
