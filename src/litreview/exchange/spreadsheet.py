"""Tables that databases and reference managers export, as CSV or tab-separated text."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from litreview.exchange.detect import find_header
from litreview.exchange.entry import (
    NO_TITLE,
    Entry,
    Parsed,
    clean_value,
    find_doi,
    find_pmid,
    find_year,
    join_pages,
    reject,
    sort_parsed,
)
from litreview.exchange.names import split_names
from litreview.sources.reading import name_lines

_COLUMNS = {
    "title": ("title", "article title", "document title", "ti"),
    "full_authors": ("author full names", "af"),
    "authors": ("authors", "author", "author(s)", "author/s", "author names", "au", "editors", "editor"),
    "year": ("year", "publication year", "published year", "pubyear", "py", "date", "publication date", "pubdate", "create date"),
    "container": (
        *("journal/book", "source title", "journal", "publication title", "journal title", "publication name", "pubtitle"),
        *("secondary title", "so"),
    ),
    "volume": ("volume", "vl"),
    "number": ("issue", "number", "issue number", "is"),
    "start": (
        *("page start", "start page", "first page", "startpage", "pages", "pagination", "page range", "bp"),
        *("art. no.", "article number", "ar"),
    ),
    "end": ("page end", "end page", "last page", "endpage", "ep"),
    "doi": ("doi", "di", "digitalobjectidentifier", "doi link"),
    "pmid": ("pmid", "pubmed id", "medline pmid", "pm"),
    "url": ("url", "link", "documenturl", "articleurl", "plink", "source urls", "urls"),
    "abstract": ("abstract", "abstract note", "ab"),
    "keywords": ("author keywords", "keywords", "de", "manual tags", "subjects", "subjectterms", "subject terms"),
    "type": ("document type", "publication type", "item type", "documenttype", "doctype", "dt", "pt", "type"),
    "publisher": ("publisher", "pu"),
    "issn": ("issn", "issns", "sn"),
    "isbn": ("isbn", "isbns", "bn"),
    "language": ("language of original document", "language", "la"),
    "key": ("citation key",),
    "database": ("database", "name of database", "database name", "databases", "library catalog"),
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
_NOTHING = re.compile(r"\[No [a-z ]{3,30} available\]")
"""What stands in a cell for nothing."""
_LONGEST_CELL = 20_000_000


class _Header(NamedTuple):
    """How many columns a table has, in which of them each part of a record stands, and the database that only has such ones."""

    width: int
    places: Mapping[str, Sequence[int]]
    database: str


def parse_spreadsheet(text: str, shown: str) -> Parsed:
    """Return the rows of a table of references; what cannot be one is rejected with the line it begins on.

    Columns are known by their headings, in any order and case; the first column of several names that is filled counts. A row
    with more cells than the header is rejected, for nobody knows which comma is too many; rows with fewer are told. From an
    open quotation mark on, nothing more is read.

    Example:
        >>> parse_spreadsheet("PMID,Title,Authors\\n1,One,Lee A\\n", "a.csv").entries[0].authors
        (Name(family='Lee', given='A'),)
    """
    delimiter, above = find_header(text)
    short: list[int] = []
    limit = csv.field_size_limit(_LONGEST_CELL)
    try:
        found = sort_parsed(_read_rows(text, delimiter or ",", above, shown, short), "csv")
    finally:
        # The limit holds for the whole process, and other readers rely on the smaller one.
        csv.field_size_limit(limit)
    if not short:
        return found
    reason = f"rows with fewer cells than the header were read; check that nothing is shifted in them: lines {name_lines(short)}"
    return found._replace(notices=(reject(shown, short[0], "csv", reason),))


def _read_rows(text: str, delimiter: str, above: int, shown: str, short: list[int]) -> Iterator[Entry | dict[str, object]]:
    """Yield what stands below the header, which has ``above`` lines above it; lines of rows with few cells go to ``short``."""
    source = io.StringIO(text, newline="")
    for _ in range(above):
        source.readline()
    quoting = csv.QUOTE_NONE if _is_unquoted(text, delimiter) else csv.QUOTE_MINIMAL
    reader = csv.reader(source, delimiter=delimiter, quoting=quoting, strict=True)
    header: _Header | None = None
    line = above + 1
    try:
        for cells in reader:
            if not any(map(str.strip, cells)):
                pass
            elif header is None:
                header = _read_header(cells)
            else:
                yield _read_row(header, list(map(_unwrap, cells)) if quoting == csv.QUOTE_NONE else cells, shown, line)
                if len(cells) < header.width:
                    short.append(line)
            line = above + reader.line_num + 1
    except csv.Error:
        left = text.count("\n", 0, len(text.rstrip())) + 1 - line
        behind = f"; {left} more {'lines are' if left > 1 else 'line is'} lost behind it" if left else ""
        yield reject(shown, line, "csv", f"is not CSV from here on; look for an open quotation mark{behind}")


def _is_unquoted(text: str, delimiter: str) -> bool:
    """Return whether a quotation mark opens nothing: tabs part the cells, and every line has as many as the header."""
    if delimiter != "\t" or '"' not in text:
        return False
    lines = [line.removesuffix("\t") for line in text.split("\n") if line.strip()]
    return len({line.count("\t") for line in lines}) == 1


def _unwrap(cell: str) -> str:
    """Return a cell without the quotation marks that a spreadsheet put around it."""
    inner = cell[1:-1].replace('""', "\0")
    return inner.replace("\0", '"') if len(cell) > 1 and cell[0] == cell[-1] == '"' and '"' not in inner else cell


def _read_header(cells: Sequence[str]) -> _Header:
    names = [clean_value(cell).lower().replace("_", " ").strip('" ') for cell in cells]
    columns = _COLUMNS | ({"container": (*_COLUMNS["container"], "source")} if "gsrank" in names else {})
    places = {
        part: [place for heading in headings for place, name in enumerate(names) if name == heading]
        for part, headings in columns.items()
    }
    database = next((base for base, needed in _DATABASES.items() if needed <= set(names)), "")
    return _Header(len(cells), {part: found for part, found in places.items() if found}, database)


def _read_row(header: _Header, cells: Sequence[str], shown: str, line: int) -> Entry | dict[str, object]:
    if any(map(str.strip, cells[header.width :])):
        reason = f"the row has {len(cells)} cells, the header {header.width}; put the cell that is cut in quotation marks"
        return reject(shown, line, "csv", reason)
    cell = dict.fromkeys(_COLUMNS, "")
    for part, places in header.places.items():
        words = (clean_value(cells[place]) for place in places if place < len(cells))
        cell[part] = _NOTHING.sub("", next(filter(None, words), ""))
    return _build_entry(cell, header.database, shown, line) if cell["title"] else reject(shown, line, "csv", NO_TITLE)


def _build_entry(cell: Mapping[str, str], database: str, shown: str, line: int) -> Entry:
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
        abstract=cell["abstract"],
        keywords=tuple(filter(None, map(clean_value, cell["keywords"].split(";")))),
        language=cell["language"],
        key=cell["key"],
        database=database or cell["database"],
        source=shown,
        line=line,
    )
