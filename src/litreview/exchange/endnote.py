"""EndNote's XML, read record by record: what is broken costs that record, and no entity is ever expanded."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from litreview.exchange.entry import (
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

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_START = re.compile(r"<record(?=[\s>])")
_END = "</record>"
_NUMBER = re.compile(r"<rec-number>\s{0,9}(\d{1,12})\s{0,9}<")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|&#x(?:[0-8bcef]|1[0-9a-f]);", re.IGNORECASE)
"""Signs that XML forbids and that other tools write into it all the same."""
_TYPES = {
    "book section": "incollection",
    "book": "book",
    "journal": "article",
    "article": "article",
    "conference": "inproceedings",
    "thesis": "thesis",
    "report": "report",
    "government document": "report",
}
_BOOKS = ("book", "incollection")


def parse_endnote(text: str, shown: str) -> Parsed:
    """Return the records of an EndNote XML file; each that is broken, cut off or without title is rejected.

    EndNote writes a whole library in one line, so rejections name the number of the record in the file too.

    Example:
        >>> record = "<record><titles><title><style>One</style></title></titles></record>"
        >>> parse_endnote(f"<xml><records>{record}</records></xml>", "a.xml").entries[0].title
        'One'
    """
    return sort_parsed(_read_records(text, shown), "endnote")


def _read_records(text: str, shown: str) -> Iterator[Entry | dict[str, object]]:
    bounds = [*(match.start() for match in _START.finditer(text)), len(text)]
    line, counted = 1, 0
    for number, (start, after) in enumerate(pairwise(bounds), 1):
        line, counted = line + text.count("\n", counted, start), start
        end = text.find(_END, start, after)
        source = text[start : end + len(_END)] if end >= 0 else ""
        place = _name_place(text[start : min(after, start + 5000)], number)
        yield _read_record(source, shown, line, place)


def _name_place(source: str, number: int) -> str:
    match = _NUMBER.search(source)
    return f"record {number} (rec-number {match[1]})" if match else f"record {number}"


def _read_record(source: str, shown: str, line: int, place: str) -> Entry | dict[str, object]:
    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    if not source:
        return reject(shown, line, "endnote", f"{place} is cut off; export the library again")
    try:
        entry = _build_entry(fromstring(_NO_XML.sub("", source)), shown, line)
    except DefusedXmlException:
        return reject(shown, line, "endnote", f"{place} declares entities of its own, which are never expanded")
    except ParseError as error:
        return reject(shown, line, "endnote", f"{place} is broken: {str(error).partition(':')[0]}; export it again")
    return entry if entry.title else reject(shown, line, "endnote", f"{place} has no title; add one")


def _build_entry(record: "Element", shown: str, line: int) -> Entry:
    kind = _type(record)
    base = _text(record, "remote-database-name") or _text(record, "remote-database-provider")
    base = "PubMed" if base == "NLM" else base
    serial = _text(record, "isbn")
    urls = _texts(record, "urls//url")
    return Entry(
        type=kind,
        title=_text(record, "titles/title") or _text(record, "titles/short-title"),
        year=find_year(_text(record, "dates/year"), _text(record, "dates/pub-dates/date")),
        authors=_names(record, "authors") or (_names(record, "secondary-authors") if kind != "article" else ()),
        container=_text(record, "periodical/full-title") or _text(record, "titles/secondary-title"),
        volume=_text(record, "volume"),
        number=_text(record, "number"),
        pages=join_pages(_text(record, "pages")),
        publisher=_text(record, "publisher"),
        # In an article this field holds the day that PubMed received it.
        edition=_text(record, "edition") if kind in _BOOKS else "",
        issn="" if kind in _BOOKS else serial,
        isbn=serial if kind in _BOOKS else "",
        doi=find_doi(_text(record, "electronic-resource-num")) or next((find_doi(url) for url in urls if "doi.org/" in url), ""),
        pmid=find_pmid(_text(record, "accession-num")) if base.lower() in ("pubmed", "medline") else "",
        url=next((url for url in urls if "doi.org/" not in url and url.startswith("http")), ""),
        abstract=_text(record, "abstract"),
        keywords=tuple(dict.fromkeys(word for words in _texts(record, "keywords/keyword") if (word := words.strip("* ")))),
        language=_text(record, "language"),
        database=base,
        source=shown,
        line=line,
    )


def _type(record: "Element") -> str:
    found = record.find("ref-type")
    name = found.get("name", "").lower() if found is not None else ""
    return next((kind for word, kind in _TYPES.items() if word in name), "misc")


def _names(record: "Element", group: str) -> tuple[Name, ...]:
    """Return the names of a group; EndNote marks a body by a comma behind its name, or by two in place of its first."""
    found = [name for name in _texts(record, f"contributors/{group}/author") if name.strip(" ,")]
    return tuple(Name(name.rstrip(", ")) if name.endswith(",") and ",," not in name else read_name(name) for name in found)


def _texts(record: "Element", path: str) -> list[str]:
    return [text for element in record.findall(path) if (text := clean_value("".join(element.itertext())))]


def _text(record: "Element", path: str) -> str:
    return next(iter(_texts(record, path)), "")
