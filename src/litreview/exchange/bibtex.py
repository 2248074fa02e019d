"""BibTeX records as entries: those of a file that comes in, and those of ``references.bib`` they are compared with."""

from pathlib import Path

from litreview.exchange.entry import Entry, Name, Parsed, clean_text, find_doi, find_pmid, join_pages
from litreview.sources.bibliography import Record, load_bibliography

_INHERITS = ("crossref", "xref")


def parse_bibtex(path: Path, shown: str) -> Parsed:
    """Return the entries of the BibTeX file at ``path`` and the rejections of ``load_bibliography``.

    Example:
        >>> import tempfile; path = Path(tempfile.mkdtemp()) / "r.bib"; _ = path.write_text("@book{a, title={One}}")
        >>> parse_bibtex(path, "r.bib").entries[0].key
        'a'
    """
    records, rejected = load_bibliography(path, shown)
    return Parsed(tuple(map(read_record, records)), tuple(rejected))


def read_record(record: Record) -> Entry:
    """Return ``record`` as an entry; its own fields stay, as written, in ``raw``.

    Example:
        >>> read_record(Record("a", "book", "One", authors="Lee, Ann; WHO")).authors[1]
        Name(family='WHO', given='')
    """
    fields = record.fields
    eprint = fields.get("eprint", "") if fields.get("eprinttype", "").lower() in ("pubmed", "pmid") else ""
    return Entry(
        type=record.type,
        title=record.title,
        year=record.year,
        authors=tuple(_split_name(name) for name in record.authors.split("; ") if name),
        container=record.container,
        volume=clean_text(fields.get("volume")),
        number=clean_text(fields.get("number")),
        pages=join_pages(fields.get("pages")),
        edition=clean_text(fields.get("edition")),
        doi=find_doi(record.doi),
        pmid=find_pmid(fields.get("pmid") or eprint),
        url=record.url,
        abstract=record.abstract,
        keywords=record.keywords,
        key=record.citation_key,
        raw={name: value for name, value in fields.items() if name not in _INHERITS},
        source=record.source,
        line=record.line,
    )


def _split_name(name: str) -> Name:
    family, _, given = name.partition(", ")
    return Name(family, given)
