"""RIS records, in the dialects of databases and reference managers."""

import re
from collections.abc import Iterable, Iterator, Mapping

from litreview.exchange.entry import (
    Entry,
    Name,
    Parsed,
    clean_text,
    find_doi,
    find_pmid,
    find_year,
    join_pages,
    reject,
    sort_parsed,
)
from litreview.exchange.names import read_name
from litreview.exchange.tagged import Fields, read_fields

_TAG = re.compile(r"([A-Z][A-Z0-9]) {0,2}-(?: |$)")
_TYPES = {
    "article": "JOUR JFULL EJOUR ABST MGZN NEWS INPR JOURNALARTICLE ARTICLE",
    "book": "BOOK EBOOK EDBOOK WHOLEBOOK",
    "incollection": "CHAP ECHAP BOOKSECTION",
    "inproceedings": "CONF CPAPER CONFERENCEPAPER",
    "thesis": "THES DISSERTATION",
    "report": "RPRT GOVDOC STAND REPORT",
}
BIB_TYPES = {name: kind for kind, names in _TYPES.items() for name in names.split()}
"""BibTeX types by the type of a RIS record, letters only."""


def parse_ris(text: str, shown: str) -> Parsed:
    """Return the records of a RIS file; those without TY or title are rejected with their first line.

    A record ends with ER, or where the next TY begins. Text between records (counters, headers of a provider) is left out.

    Example:
        >>> parse_ris("TY  - JOUR\\nT1  - One\\nY1  - 2014//\\nER  - ", "a.ris").entries[0].year
        '2014'
    """
    return sort_parsed(_read_record(fields, shown) for fields in _split_records(read_fields(text, _TAG)))


def _split_records(fields: Iterable) -> Iterator[Fields]:
    record: Fields = []
    for field in fields:
        if field.tag == "TY" and record:
            yield record
            record = []
        if field.tag != "ER":
            record.append(field)
        elif record:
            yield record
            record = []
    if record:
        yield record


def _read_record(fields: Fields, shown: str) -> Entry | dict[str, object]:
    if fields[0].tag != "TY":
        return reject(shown, fields[0].line, "ris", "the record does not begin with TY; add a line such as `TY  - JOUR`")
    import rispy

    lines = [f"{field.tag}  - {field.value}" for field in fields]
    return _build_entry(rispy.loads("\n".join([*lines, "ER  - "]))[0], shown, fields[0].line)


def _build_entry(record: Mapping, shown: str, line: int) -> Entry:
    unknown = record.get("unknown_tag", {})
    urls = [url for url in record.get("urls", []) if url]
    kind = BIB_TYPES.get(re.sub(r"[^A-Z]", "", record["type_of_reference"].upper()), "misc")
    serial = clean_text(record.get("issn"))
    return Entry(
        type=kind,
        title=_first(record, "title", "primary_title") or _other_title(record),
        year=find_year(record.get("year"), record.get("publication_year"), record.get("date")),
        authors=_authors(record, kind),
        container=_first(record, "journal_name", "alternate_title3", "secondary_title", "alternate_title2", "alternate_title1"),
        volume=clean_text(record.get("volume") or " ".join(unknown.get("VO", [])[:1])),
        number=clean_text(record.get("number")),
        pages=join_pages(record.get("start_page"), record.get("end_page")),
        publisher=clean_text(record.get("publisher")),
        edition=clean_text(record.get("edition")),
        issn="" if kind in ("book", "incollection") else serial,
        isbn=serial if kind in ("book", "incollection") else "",
        doi=find_doi(record.get("doi")) or next((doi for url in urls if "doi.org/" in url and (doi := find_doi(url))), ""),
        pmid=_pmid(record),
        url=next((url for url in urls if "doi.org/" not in url), ""),
        abstract=_first(record, "abstract", "notes_abstract"),
        keywords=tuple(filter(None, map(clean_text, record.get("keywords", [])))),
        language=clean_text(record.get("language")),
        source=shown,
        line=line,
    )


def _first(record: Mapping, *names: str) -> str:
    return next((words for name in names if (words := clean_text(record.get(name)))), "")


def _other_title(record: Mapping) -> str:
    unknown = record.get("unknown_tag", {})
    return _first({tag: words[0] for tag, words in unknown.items()}, "BT", "CT") or _first(
        record, "short_title", "translated_title"
    )


def _authors(record: Mapping, kind: str) -> tuple[Name, ...]:
    writers = [*record.get("authors", []), *record.get("first_authors", [])]
    editors = record.get("secondary_authors", []) if kind != "article" else []
    return tuple(name for name in map(read_name, writers or editors) if name.family)


def _pmid(record: Mapping) -> str:
    base = clean_text(record.get("name_of_database")).lower()
    if any(name in base for name in ("pubmed", "medline", "nlm")):
        return find_pmid(record.get("accession_number"))
    marked = (clean_text(record.get(name)) for name in ("accession_number", "custom2", "custom3"))
    return next(
        (find_pmid(words.lower().replace("pubmed", "pmid")) for words in marked if re.match(r"(?i)pubmed|pmid", words)), ""
    )
