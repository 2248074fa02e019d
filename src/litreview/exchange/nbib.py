"""PubMed records (.nbib, the MEDLINE display format)."""

import re
from collections.abc import Iterable, Iterator

from litreview.exchange.entry import (
    NO_TITLE,
    Entry,
    Name,
    Parsed,
    clean_value,
    find_doi,
    find_pmid,
    find_year,
    join_pages,
    reject,
    sort_parsed,
)
from litreview.exchange.names import read_name
from litreview.exchange.tagged import Field, Fields, first, read_fields, values

_TAG = re.compile(r"([A-Z]{2,4}) {0,2}- ?")
_NOTICES = ("retracted publication", "retraction of publication", "published erratum", "expression of concern")


def parse_nbib(text: str, shown: str) -> Parsed:
    """Return the records of a PubMed file, each beginning with its PMID; those without title are rejected.

    The DOI is taken from LID or AID, whichever has it. What PubMed says of a retraction or erratum is among the keywords.

    Example:
        >>> parse_nbib("PMID- 1\\nTI  - One.\\nLID - 10.1000/xyz [doi]\\n", "a.nbib").entries[0].doi
        '10.1000/xyz'
    """
    return sort_parsed((_read_record(fields, shown) for fields in _split_records(read_fields(text, _TAG))), "nbib")


def _split_records(fields: Iterable[Field]) -> Iterator[Fields]:
    record: Fields = []
    for field in fields:
        if field.tag == "PMID" and record:
            yield record
            record = []
        record.append(field)
    if record:
        yield record


def _read_record(fields: Fields, shown: str) -> Entry | dict[str, object]:
    title = clean_value(first(fields, "TI", "BTI", "TT")).removesuffix(".")
    if not title:
        return reject(shown, fields[0].line, "nbib", NO_TITLE)
    kinds = {kind.lower() for kind in values(fields, "PT")}
    book = first(fields, "BTI")
    dois = [find_doi(value) for value in values(fields, "LID", "AID") if value.endswith("[doi]") or "[" not in value]
    notices = [kind for kind in values(fields, "PT") if kind.lower() in _NOTICES]
    return Entry(
        type=_type(kinds, bool(book), bool(first(fields, "TI"))),
        title=title,
        year=find_year(first(fields, "DP"), first(fields, "DEP")),
        authors=_authors(fields),
        container=clean_value(first(fields, "JT", "TA") or (book if first(fields, "TI") else "")),
        volume=clean_value(first(fields, "VI")),
        number=clean_value(first(fields, "IP")),
        pages=join_pages(first(fields, "PG")),
        publisher=clean_value(first(fields, "PB")),
        edition=clean_value(first(fields, "EN")),
        issn=clean_value(first(fields, "IS")).partition(" ")[0],
        isbn=clean_value(first(fields, "ISBN")).partition(" ")[0],
        doi=next(filter(None, dois), ""),
        pmid=find_pmid(first(fields, "PMID")),
        abstract=clean_value(first(fields, "AB")),
        keywords=tuple(dict.fromkeys(clean_value(word).strip("* ") for word in [*values(fields, "OT", "MH"), *notices])),
        language=clean_value(first(fields, "LA")),
        database="PubMed",
        source=shown,
        line=fields[0].line,
    )


def _type(kinds: set[str], book: bool, title: bool) -> str:
    if book:
        return "incollection" if title else "book"
    return "misc" if "preprint" in kinds else "article"


def _authors(fields: Fields) -> tuple[Name, ...]:
    full = bool(first(fields, "FAU"))
    tags = ("FAU", "CN") if full else ("AU", "CN")
    named = [field for field in fields if field.tag in tags and field.value] or [
        f for f in fields if f.tag in ("FED", "ED") and f.value
    ]
    return tuple(Name(clean_value(field.value)) if field.tag == "CN" else read_name(field.value) for field in named)
