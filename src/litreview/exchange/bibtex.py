"""BibTeX records as entries: those of a file that comes in, and those of ``references.bib`` they are compared with."""

import re
from pathlib import Path

from litreview.exchange.entry import Entry, Name, Parsed, clean_value, find_doi, join_pages
from litreview.sources.bibliography import Record, load_bibliography
from litreview.sources.integrity import read_pmid
from litreview.sources.names import read_names

_SUFFIX = re.compile(r"([^,]+), (Jr\.?|Sr\.?|II|III|IV)")
_INHERITS = ("crossref", "xref", "xdata")
_NOTICES = ("doi", "encoding", "key", "comment")


def parse_bibtex(path: Path, shown: str) -> Parsed:
    """Return the entries of the BibTeX file at ``path``; those whose key is missing or used before have the key ``""``.

    Example:
        >>> import tempfile; path = Path(tempfile.mkdtemp()) / "r.bib"; _ = path.write_text("@book{a, title={One}}")
        >>> parse_bibtex(path, "r.bib").entries[0].key
        'a'
    """
    records, rows = load_bibliography(path, shown, incoming=True)
    rejected = tuple(row for row in rows if row["kind"] not in _NOTICES)
    return Parsed(tuple(map(entry_of_record, records)), rejected, tuple(row for row in rows if row["kind"] in _NOTICES))


def entry_of_record(record: Record) -> Entry:
    """Return ``record`` as an entry; its own fields stay, as written, in ``raw``.

    Example:
        >>> entry_of_record(Record("a", "book", "One", authors="Lee, Ann; WHO")).authors[1]
        Name(family='WHO', given='')
    """
    fields = record.fields
    return Entry(
        type=record.type,
        title=record.title,
        year=record.year,
        authors=_authors(record),
        container=record.container,
        volume=clean_value(fields.get("volume")),
        number=clean_value(fields.get("number")),
        pages=join_pages(fields.get("pages")),
        edition=clean_value(fields.get("edition")),
        doi=find_doi(record.doi or fields.get("doi")),
        pmid=read_pmid(record),
        url=record.url,
        abstract=record.abstract,
        keywords=record.keywords,
        key=record.citation_key,
        raw={name: value for name, value in fields.items() if name not in _INHERITS},
        database=clean_value(fields.get("source"))[:60],
        source=record.source,
        line=record.line,
    )


def _authors(record: Record) -> tuple[Name, ...]:
    """Return the people and bodies of ``record``; a comma inside braces parts no name, which only the field itself shows."""
    source = next((said for name in ("author", "editor") if (said := record.fields.get(name, "").strip())), "")
    if "{" in source:
        return tuple(_place_suffix(*name) for name in read_names(source))
    return tuple(_split_name(name) for name in record.authors.split("; ") if name)


def _place_suffix(family: str, given: str) -> Name:
    """Return a name whose "Jr." stands behind the given name, as databases write it, so that family names can be compared."""
    match = _SUFFIX.fullmatch(family) if given else None
    return Name(match[1], f"{given}, {match[2]}") if match else Name(family, given)


def _split_name(name: str) -> Name:
    family, _, given = name.partition(", ")
    return Name(family, given)
