"""Web of Science records in their own tagged text."""

import re
from collections.abc import Iterable, Iterator

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
from litreview.exchange.names import read_name
from litreview.exchange.tagged import Field, Fields, first, read_fields

_TAG = re.compile(r"([A-Z][A-Z0-9])(?: |$)")
_LIST = re.compile(r"^(AU|AF|BE|ED|CA)(?: |$)")
_TYPES = {"J": "article", "B": "book", "S": "incollection", "C": "inproceedings"}


def parse_wos(text: str, shown: str) -> Parsed:
    """Return the records of a Web of Science file, from PT to ER; those without title are rejected.

    Example:
        >>> parse_wos("FN Clarivate\\nPT J\\nAU Lee, A\\n   Roy, B\\nTI One\\nER\\n", "a.txt").entries[0].authors[1]
        Name(family='Roy', given='B')
    """
    fields = read_fields(_one_name_a_line(text), _TAG)
    return sort_parsed((_read_record(record, shown) for record in _split_records(fields)), "wos")


def _one_name_a_line(text: str) -> str:
    """Return ``text`` with a semicolon before each name that goes on from the line above, so that lists stay lists."""
    tag, lines = "", []
    for line in text.split("\n"):
        tag = line[:2] if line[:1] not in (" ", "") else tag
        lines.append(f"   ; {line.strip()}" if line.startswith("   ") and _LIST.match(tag) else line)
    return "\n".join(lines)


def _split_records(fields: Iterable[Field]) -> Iterator[Fields]:
    record: Fields = []
    for field in fields:
        if field.tag == "PT" and record:
            yield record
            record = []
        if field.tag == "PT" or (record and field.tag not in ("ER", "EF")):
            record.append(field)
        elif field.tag == "ER" and record:
            yield record
            record = []
    if record:
        yield record


def _read_record(fields: Fields, shown: str) -> Entry | dict[str, object]:
    title = clean_value(first(fields, "TI"))
    if not title:
        return reject(shown, fields[0].line, "wos", NO_TITLE)
    names = first(fields, "AF", "AU", "BE", "ED", "CA").split(";")
    return Entry(
        type=_TYPES.get(first(fields, "PT"), "misc"),
        title=title,
        year=find_year(first(fields, "PY")),
        authors=tuple(name for name in map(read_name, names) if name.family),
        container=clean_value(first(fields, "SO")),
        volume=clean_value(first(fields, "VL")),
        number=clean_value(first(fields, "IS")),
        pages=join_pages(first(fields, "BP", "AR"), first(fields, "EP")),
        publisher=clean_value(first(fields, "PU")),
        issn=clean_value(first(fields, "SN")),
        isbn=clean_value(first(fields, "BN")),
        doi=find_doi(first(fields, "DI")),
        pmid=find_pmid(first(fields, "PM")),
        abstract=clean_value(first(fields, "AB")),
        keywords=tuple(filter(None, map(clean_value, first(fields, "DE").split(";")))),
        language=clean_value(first(fields, "LA")),
        database="Web of Science",
        source=shown,
        line=fields[0].line,
    )
