"""CSL-JSON, as Zotero and citation services write it."""

import json
import re
from collections.abc import Iterator, Mapping

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
from litreview.exchange.names import read_name, split_names

_TYPES = {
    "article-journal": "article",
    "journal-article": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "book-chapter": "incollection",
    "paper-conference": "inproceedings",
    "proceedings-article": "inproceedings",
    "report": "report",
    "thesis": "thesis",
}
_UPDATES = ("update-to", "updated-by")
"""Where Crossref says on a notice which work it is about, and on a work which notice is about it."""
_SPACE = re.compile(r"[\ufeff\s,]*")
_WITH_ITEMS = re.compile(r'[\ufeff\s]*\{[^\[\]]{0,2000}?"items"\s{0,99}:\s{0,99}\[')
_MARKUP = re.compile(r"</?jats:[^<>]{0,200}>")
_BROKEN = "is not JSON from here on; what stands before it was read"


def parse_csl(text: str, shown: str) -> Parsed:
    """Return the items of a CSL-JSON file: arrays, single items, or an object that holds them as ``items``, as Crossref does.

    Items are read one by one, so that what is broken is rejected with its line, and what stands before it is kept.

    Example:
        >>> parse_csl('[{"title": "One", "issued": {"date-parts": [[2020]]}}]', "a.json").entries[0].year
        '2020'
    """
    return sort_parsed(_read_items(text, shown), "csl")


def _read_items(text: str, shown: str) -> Iterator[Entry | dict[str, object]]:
    line, counted = 1, 0
    for item, place in _find_items(text):
        line, counted = line + text.count("\n", counted, place), place
        if isinstance(item, Mapping) and _text(item, "title"):
            yield _build_entry(item, shown, line)
        else:
            yield reject(shown, line, "csl", NO_TITLE if isinstance(item, Mapping) else item)


def _find_items(text: str) -> Iterator[tuple[Mapping[str, object] | str, int]]:
    """Yield every item of ``text`` with the place where it begins, and the reason in place of an item that is none."""
    decoder, holder = json.JSONDecoder(), _WITH_ITEMS.match(text)
    within, place = bool(holder), holder.end() if holder else 0
    while (place := _skip(text, place)) < len(text) or within:
        sign = text[place : place + 1]
        if sign == ("]" if within else "["):
            within, place = not within, place + 1
            if holder and not within:
                return
            continue
        try:
            item, end = decoder.raw_decode(text, place)
        except (ValueError, RecursionError):
            yield _BROKEN, place
            return
        yield (item if isinstance(item, dict) else "the item is no record; an item is {…}"), place
        place = end


def _skip(text: str, place: int) -> int:
    """Return where the next sign after white space and commas stands."""
    match = _SPACE.match(text, place)
    return match.end() if match else place


def _build_entry(item: Mapping[str, object], shown: str, line: int) -> Entry:
    keywords = item.get("keyword") or item.get("subject") or ""
    return Entry(
        type=_TYPES.get(str(item.get("type", "")), "misc"),
        title=_text(item, "title"),
        year=find_year(*map(_issued, (item.get("issued"), item.get("published")))),
        authors=_names(item.get("author")) or _names(item.get("editor")),
        container=_text(item, "container-title"),
        volume=_text(item, "volume"),
        number=_text(item, "issue") or _text(item, "number"),
        pages=join_pages(_text(item, "page")),
        publisher=_text(item, "publisher"),
        edition=_text(item, "edition"),
        issn=_text(item, "ISSN"),
        isbn=_text(item, "ISBN"),
        doi=find_doi(_text(item, "DOI")),
        pmid=find_pmid(_text(item, "PMID")),
        url=_text(item, "URL"),
        abstract=clean_value(_MARKUP.sub(" ", _text(item, "abstract"))),
        keywords=tuple(filter(None, map(clean_value, _listed(keywords)))),
        language=_text(item, "language"),
        updates={name: told for name in _UPDATES if (told := _list_updates(item.get(name)))},
        database=_text(item, "source"),
        source=shown,
        line=line,
    )


def _text(item: Mapping[str, object], name: str) -> str:
    """Return what ``item`` says under ``name``; of several, as Crossref writes titles and numbers, the first."""
    value = item.get(name)
    while isinstance(value, list):
        value = value[0] if value else ""
    return "" if isinstance(value, dict) else clean_value(value)


def _list_updates(updates: object) -> str:
    """Return kind and DOI of each of ``updates``; what has neither says nothing."""
    named = [one for one in updates if isinstance(one, dict)] if isinstance(updates, list) else []
    told = (clean_value(f"{_text(one, 'type')} {find_doi(_text(one, 'DOI'))}") for one in named)
    return "; ".join(filter(None, told))


def _issued(date: object) -> object:
    return (date.get("date-parts"), date.get("raw"), date.get("literal")) if isinstance(date, dict) else date


def _listed(words: object) -> list[object]:
    return words if isinstance(words, list) else list(str(words).replace(",", ";").split(";"))


def _names(people: object) -> tuple[Name, ...]:
    named = map(_name, people) if isinstance(people, list) else split_names(people) if isinstance(people, str) else ()
    return tuple(name for name in named if name.family)


def _name(person: object) -> Name:
    if not isinstance(person, dict):
        return read_name(person) if isinstance(person, str) else Name("")
    if body := person.get("literal") or person.get("name"):
        return Name(clean_value(body))
    family = clean_value(f"{person.get('non-dropping-particle') or ''} {person.get('family') or ''}")
    given = clean_value(f"{person.get('given') or ''} {person.get('dropping-particle') or ''}")
    given = ", ".join(filter(None, (given, clean_value(person.get("suffix")))))
    return Name(family, given) if family else Name(given)
