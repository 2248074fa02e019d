"""What in the records themselves does not add up and only a person can settle; none of it stops a run."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from litreview.errors import Fault
from litreview.sources.bibliography import Record
from litreview.sources.pairs import split_keys

_TOLD = 5
"""Notices of one check that are told one by one; the table has them all."""

_JOURNALS = ("journal", "journaltitle", "booktitle", "maintitle", "crossref", "xref", "eprint")
_SAYS = ("note", "keywords", "keyword", "pubtype", "publication_type", "addendum", "pubstate")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_RETRACTED = re.compile(r"\W*(?:retracted|withdrawn|rétractée?|retirée?)(?: (?:article|paper))?\s?[:.\])–—-]", re.IGNORECASE)
_BEHIND = re.compile(r"[\[(](?:retracted|withdrawn)(?: (?:article|paper))?[\])]\W*$", re.IGNORECASE)
_MARK = re.compile(
    r"retracted (?:publication|article|paper)|retraction in\b|publication rétractée|^(?:retracted|withdrawn)$", re.IGNORECASE
)
_NOTICE = re.compile(r"\W*(?:retraction|rétractation)(?: (?:note|notice))?(?: (?:to|of|for|de)\b|\s?[:–—-])\W*", re.IGNORECASE)

Row = dict[str, object]


def check_records(records: Sequence[Record], left_out: Collection[str] = ()) -> list[Row]:
    """Return rows of ``integrity``: citation_key, line, check and reason of whatever looks wrong in ``records``.

    Checks: ``year`` (no year there can be, or later than the day it was looked up), ``doi`` (form), ``shared doi`` and
    ``shared pmid`` (one number under two titles), ``container`` (an article without journal), ``retracted`` and ``retraction
    notice``, and ``counted twice`` (a review and a study that it includes, neither ``left_out``).

    Example:
        >>> check_records([Record("roe2020", "article", "Retracted: Walks", "2020", fields={"journal": "J"}, line=4)])[0]["check"]
        'retracted'
    """
    rows: list[Row] = []
    dois, pmids = _Owners("DOI"), _Owners("PMID")
    notices: dict[str, str] = {}
    inside: dict[str, str] = {}
    for place, record in enumerate(records):
        rows += _check_alone(record)
        dois.note(record.doi.casefold(), place)
        pmids.note(read_pmid(record), place)
        if _NOTICE.match(record.title):
            notices.setdefault(_fold(_NOTICE.sub("", record.title, count=1)), record.citation_key)
        for key in split_keys(record.fields.get("includes", "")) if record.citation_key not in left_out else ():
            inside.setdefault(key, record.citation_key)
    rows += [*dois.check(records), *pmids.check(records)]
    for record in records if notices or inside else ():
        rows += _check_among(record, notices, "" if record.citation_key in left_out else inside.get(record.citation_key, ""))
    return rows


def read_pmid(record: Record) -> str:
    """Return the PubMed number of ``record`` without leading zeros, ``""`` where it has none.

    Example:
        >>> read_pmid(Record("a", "article", "A", fields={"eprint": "0123", "eprinttype": "pubmed"}))
        '123'
    """
    fields = record.fields
    eprint = fields.get("eprint", "") if fields.get("eprinttype", "").lower() in ("pubmed", "pmid") else ""
    number = (fields.get("pmid", "") or eprint).lower().removeprefix("pmid").strip(": {}")
    return number.lstrip("0") if number.isascii() and number.isdigit() else ""


def find_retraction(record: Record) -> str:
    """Return where ``record`` says that the work was retracted, ``""`` where it does not; an erratum is no retraction.

    Example:
        >>> find_retraction(Record("a", "article", "Walks", fields={"note": "Retracted Publication"}))
        'its note says that it was retracted'
    """
    if _RETRACTED.match(record.title) or _BEHIND.search(record.title):
        return "its title says that it was retracted"
    said = (
        name for name in _SAYS if any(_MARK.search(part.strip(" {}")) for part in re.split("[,;]", record.fields.get(name, "")))
    )
    return next((f"its {name} says that it was retracted" for name in said), "")


def tell_integrity(rows: Iterable[Row], shown: str, told: Collection[int] = ()) -> list[Fault]:
    """Return a notice for each of ``rows``, a few of each check, then how many more there are.

    ``told`` are lines whose DOI was spoken of already.

    Example:
        >>> rows = [{"citation_key": "a", "line": 3, "check": "container", "reason": "an article without journal"}]
        >>> str(tell_integrity(rows, "references.bib")[0])
        'references.bib:3: a: an article without journal'
    """
    found: dict[str, list[Fault]] = {}
    for row in rows:
        line = int(str(row["line"]))
        if not (row["check"] == "doi" and line in told):
            found.setdefault(str(row["check"]), []).append(Fault(shown, line, f"{row['citation_key']}: {row['reason']}"))
    notices = []
    for check, faults in sorted(found.items()):
        notices += faults[:_TOLD]
        more = len(faults) - _TOLD
        notices += [Fault(shown, 0, f"{more} more records were found by the check '{check}'; see the table integrity")] * (
            more > 0
        )
    return notices


def _check_alone(record: Record) -> Iterator[Row]:
    written, looked_up = (
        record.fields.get("year", "") or record.fields.get("date", ""),
        _YEAR.search(record.fields.get("urldate", "")),
    )
    if not record.year and any(letter.isdigit() for letter in written):
        yield _row(record, "year", "its year cannot be one; write four digits, from 1500 to 2099")
    if record.year and looked_up and record.year > looked_up[0]:
        yield _row(
            record, "year", f"its year {record.year} lies after {looked_up[0]}, when it was looked up; correct one of them"
        )
    if record.fields.get("doi") and not record.doi:
        yield _row(record, "doi", "its DOI has not the form 10.nnnn/…; correct it")
    elif record.doi.endswith((".", ",", ";", ":")) or "doi.org" in record.doi or "%" in record.doi:
        yield _row(record, "doi", "its DOI holds what belongs to a sentence or an address; correct it")
    if record.type == "article" and not any(record.fields.get(name) for name in _JOURNALS):
        yield _row(record, "container", "an article without journal; add it, or correct the type")
    if retraction := find_retraction(record):
        yield _row(record, "retracted", f"{retraction}; leave it out, or say why not")
    if _NOTICE.match(record.title):
        yield _row(record, "retraction notice", "is the notice of a retraction, not the work")


class _Owners:
    """Which records bear a number of one kind; only numbers that several bear hold more than one place."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._first: dict[str, int] = {}
        self._more: dict[str, list[int]] = {}

    def note(self, number: str, place: int) -> None:
        """Take the number of the record at ``place``, if it has one."""
        if number and self._first.setdefault(number, place) != place:
            self._more.setdefault(number, [self._first[number]]).append(place)

    def check(self, records: Sequence[Record]) -> Iterator[Row]:
        """Yield a row for each record whose number the one before bears under another title."""
        for places in self._more.values():
            for one, other in pairwise(records[place] for place in places):
                if not _titles_agree(one.title, other.title):
                    reason = f"has the {self._name} of {one.citation_key} under another title; check which of them has it"
                    yield _row(other, f"shared {self._name.lower()}", reason)


def _titles_agree(one: str, other: str) -> bool:
    from rapidfuzz import fuzz, utils

    return fuzz.token_set_ratio(one, other, processor=utils.default_process) >= 80


def _check_among(record: Record, notices: Mapping[str, str], review: str) -> Iterator[Row]:
    """Yield what other records say of ``record``: that it was retracted, that ``review`` counts it too."""
    notice = notices.get(_fold(record.title)) if notices else None
    if notice and not find_retraction(record):
        yield _row(record, "retracted", f"{notice} is the notice of its retraction; leave it out, or say why not")
    if review and review != record.citation_key:
        yield _row(record, "counted twice", f"{review} includes it, and neither is screened out; evidence counts it once")


def _fold(title: str) -> str:
    return " ".join(re.findall(r"\w+", title.casefold()))


def _row(record: Record, check: str, reason: str) -> Row:
    return {"citation_key": record.citation_key, "line": record.line, "check": check, "reason": reason}
