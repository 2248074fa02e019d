"""CSL-JSON, as Zotero and citation services write it."""

import json
from collections.abc import Iterator, Mapping

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

_TYPES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "paper-conference": "inproceedings",
    "report": "report",
    "thesis": "thesis",
}
_SPACE = " \t\n\r"


def parse_csl(text: str, shown: str) -> Parsed:
    """Return the items of a CSL-JSON file: an array, an object with ``items``, or a single item.

    Items are read one by one, so that what is broken is rejected with its line, and what stands before it is kept.

    Example:
        >>> parse_csl('[{"title": "One", "issued": {"date-parts": [[2020]]}}]', "a.json").entries[0].year
        '2020'
    """
    return sort_parsed(
        item if "reason" in item and "path" in item else _build_entry(item, shown, line)
        for item, line in _read_items(text, shown)
    )


def _read_items(text: str, shown: str) -> Iterator[tuple[Mapping, int]]:
    start = len(text) - len(text.lstrip("\ufeff" + _SPACE))
    if text[start : start + 1] == "{":
        try:
            whole = json.loads(text[start:])
        except (ValueError, RecursionError):
            yield reject(shown, 1, "csl", "is not JSON; export it again"), 1
            return
        items = whole.get("items", [whole])
        yield from ((item, 1) for item in items if isinstance(item, dict)) if isinstance(items, list) else ()
        return
    yield from _read_array(text, start + 1, shown)


def _read_array(text: str, place: int, shown: str) -> Iterator[tuple[Mapping, int]]:
    decoder, line, counted = json.JSONDecoder(), 1, 0
    while True:
        while text[place : place + 1] and text[place] in _SPACE + ",":
            place += 1
        line, counted = line + text.count("\n", counted, place), place
        if text[place : place + 1] == "]":
            return
        try:
            item, place = decoder.raw_decode(text, place)
        except (ValueError, RecursionError):
            yield reject(shown, line, "csl", "is not JSON from here on; what stands before it was read"), line
            return
        yield (item if isinstance(item, dict) else reject(shown, line, "csl", "the item is no record; an item is {…}")), line


def _build_entry(item: Mapping, shown: str, line: int) -> Entry:
    issued = item.get("issued") if isinstance(item.get("issued"), dict) else {}
    kind = _TYPES.get(str(item.get("type", "")), "misc")
    return Entry(
        type=kind,
        title=clean_text(item.get("title")),
        year=find_year(issued.get("date-parts"), issued.get("raw"), issued.get("literal")),
        authors=_names(item.get("author")) or _names(item.get("editor")),
        container=clean_text(item.get("container-title")),
        volume=clean_text(item.get("volume")),
        number=clean_text(item.get("issue") or item.get("number")),
        pages=join_pages(item.get("page")),
        publisher=clean_text(item.get("publisher")),
        edition=clean_text(item.get("edition")),
        issn=clean_text(item.get("ISSN")),
        isbn=clean_text(item.get("ISBN")),
        doi=find_doi(item.get("DOI")),
        pmid=find_pmid(item.get("PMID")),
        url=clean_text(item.get("URL")),
        abstract=clean_text(item.get("abstract")),
        keywords=tuple(filter(None, map(clean_text, str(item.get("keyword") or "").replace(",", ";").split(";")))),
        language=clean_text(item.get("language")),
        database=clean_text(item.get("source")),
        source=shown,
        line=line,
    )


def _names(people: object) -> tuple[Name, ...]:
    named = map(_name, (one for one in people if isinstance(one, dict))) if isinstance(people, list) else ()
    return tuple(name for name in named if name.family)


def _name(person: Mapping) -> Name:
    if person.get("literal"):
        return Name(clean_text(person["literal"]))
    family = clean_text(f"{person.get('non-dropping-particle') or ''} {person.get('family') or ''}")
    given = clean_text(f"{person.get('given') or ''} {person.get('dropping-particle') or ''}")
    given = ", ".join(filter(None, (given, clean_text(person.get("suffix")))))
    return Name(family, given) if family else Name(given)
