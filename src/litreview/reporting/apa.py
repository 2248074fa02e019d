"""The works of a review in APA style (7th edition), in English and French, as rows of the table ``citations``."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import groupby

from litreview.errors import LitReviewError
from litreview.reporting.citeproc import Formatted, Joint, format_items
from litreview.sources.bibliography import Record
from litreview.sources.csl import CslItem, to_csl

_STYLE, _RUNNING_STYLE = "apa", "apa-no-ampersand"
_ENGLISH, _FRENCH = "en-CA", "fr-CA"
_JOINT = Joint("and", "&")
_BATCH, _ALIKE = 200, 50
"""The works of one call, and of one call where all have one name: citeproc takes longer than in proportion to both."""


Rows = dict[str, dict[str, str]]


def cite_records(
    records: Iterable[Record], recall: Callable[[list[CslItem], Callable[[], Rows]], Rows] = lambda items, cite: cite()
) -> tuple[list[dict[str, str]], str]:
    """Return a row of ``citations`` for each record that could be cited, and why others could not, ``""`` if all were.

    Running text names "Mead and Hilton (2001)", a list of references "Mead, S., & Hilton, D."; French has "et" in both.
    Letters tell the works of the same authors and year apart; two records of one work are cited alike; a title that
    nobody sees is replaced by the key. ``recall`` may answer for works, which are cited together, with what ``cite`` once
    came to for them. Never raises.

    Example:
        >>> rows, reason = cite_records([Record("m", "book", "Peers", "2001", "Mead, S.; Hilton, D.")])
        >>> rows[0]["citation"], rows[0]["citation_fr"], rows[0]["reference"], rows[0]["italics"]
        ('Mead and Hilton (2001)', 'Mead et Hilton (2001)', 'Mead, S., & Hilton, D. (2001). Peers.', '31-36')
    """
    items = sorted(({"title": record.citation_key, **to_csl(record)} for record in records), key=lambda item: str(item["id"]))
    same = _find_same(items)
    works = [item for item in items if same[str(item["id"])] == item["id"]]
    rows, reasons = {}, []
    for batch in _batches(works):
        try:
            rows |= recall(batch, partial(_cite_batch, batch))
        except LitReviewError as error:
            reasons.append(str(error))
    cited = [{"citation_key": key, **rows[work]} for key, work in same.items() if work in rows]
    reason = f"{len(same) - len(cited)} records are named by their titles: {reasons[0]}" if reasons else ""
    return cited, reason


def read_italics(cell: str) -> list[tuple[int, int]]:
    """Return the spans of a reference that stand in italics, from a cell of ``italics``; what is no span is left out.

    Example:
        >>> read_italics("3-9; 12-14")
        [(3, 9), (12, 14)]
    """
    spans = (part.partition("-") for part in cell.split("; "))
    return [(int(start), int(end)) for start, _, end in spans if start.isdecimal() and end.isdecimal()]


def _cite_batch(items: Sequence[CslItem]) -> Rows:
    with ThreadPoolExecutor(2) as pool:
        english = pool.submit(format_items, items, _STYLE, _ENGLISH, _JOINT)
        french = pool.submit(format_items, items, _RUNNING_STYLE, _FRENCH)
    return {
        str(item["id"]): {
            "citation": ours.citation,
            "citation_fr": theirs.citation,
            "reference": ours.reference,
            "reference_fr": theirs.reference,
            "italics": _write_italics(ours),
            "italics_fr": _write_italics(theirs),
        }
        for item, ours, theirs in zip(items, english.result(), french.result(), strict=True)
    }


def _write_italics(entry: Formatted) -> str:
    return "; ".join(f"{start}-{end}" for start, end in entry.italics)


def _find_same(items: Iterable[CslItem]) -> dict[str, str]:
    """Return for each id the id of the first item that is the same work: same title, year and first author, no other DOI."""
    first: dict[tuple[str, str, str], list[CslItem]] = {}
    same = {}
    for item in items:
        known = first.setdefault((_fold(str(item["title"])), _year(item), _first_name(item)), [])
        doi = str(item.get("DOI", "")).lower()
        work = next((one for one in known if not doi or str(one.get("DOI", doi)).lower() == doi), None)
        known += [item] if work is None else []
        same[str(item["id"])] = str((work or item)["id"])
    return same


def _batches(items: Iterable[CslItem]) -> Iterator[list[CslItem]]:
    """Yield the items in batches; those whose citations could be taken for each other stay together."""
    by_name = [list(group) for _, group in groupby(sorted(items, key=_first_name), key=_first_name)]
    yield from _pack((group for group in by_name if len(group) <= _ALIKE), _BATCH)
    for group in by_name:
        if len(group) > _ALIKE:
            yield from _pack(_split(group), _ALIKE)


def _pack(groups: Iterable[list[CslItem]], most: int) -> Iterator[list[CslItem]]:
    """Yield whole groups together, as many as ``most`` items have room for."""
    batch: list[CslItem] = []
    for group in groups:
        if batch and len(batch) + len(group) > most:
            yield batch
            batch = []
        batch = [*batch, *group]
    if batch:
        yield batch


def _split(items: Iterable[CslItem]) -> Iterator[list[CslItem]]:
    """Yield works of one name year by year, since years tell them apart; those of a full year author by author."""
    for _, year in groupby(sorted(items, key=_year), key=_year):
        same = list(year)
        if len(same) <= _ALIKE:
            yield same
        else:
            yield from (list(group) for _, group in groupby(sorted(same, key=_authors), key=_authors))


def _first_name(item: CslItem) -> str:
    names = item.get("author") or item.get("editor") or [{"literal": item["title"]}]
    first = names[0] if isinstance(names, list) else {}
    return _fold(str(first.get("family") or first.get("literal", ""))) if isinstance(first, Mapping) else ""


def _authors(item: CslItem) -> str:
    return str(item.get("author") or item.get("editor") or "")


def _year(item: CslItem) -> str:
    return str(item.get("issued", ""))[:4]


def _fold(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words).casefold()
    return "".join(sign for sign in plain if sign.isalnum()) or words
