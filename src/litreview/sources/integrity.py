"""What in the records themselves does not add up and only a person can settle; none of it stops a run."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from litreview.errors import Fault
from litreview.sources.bibliography import Record
from litreview.sources.imports import ImportLine, name_days, name_retractions
from litreview.sources.pairs import split_keys
from litreview.sources.retraction_marks import find_concern, find_retraction, fold_title, is_retraction_notice, name_retracted
from litreview.sources.same_title import titles_agree

_TOLD = 5
"""Notices of one check that are told one by one; the table has them all."""

_JOURNALS = ("journal", "journaltitle", "booktitle", "maintitle", "crossref", "xref", "eprint")
_CHAPTERS = ("incollection", "inproceedings", "conference")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_NOT_OF_A_DOI = re.compile(
    r"doi\.org|%[0-9a-f]{2}|[.,;:]$|\[doi\]|[?#&]\w+=|</|/(?:full|abstract|e?pdf|html)$|,10\.\d{4}", re.IGNORECASE
)

_TWO_WORKS = "they count as two works: correct one of them, or write in corpus/duplicates.csv what they are to each other"
_LEAVE_OUT = "leave it out, or say why not"

Row = dict[str, object]


def check_records(
    records: Sequence[Record],
    left_out: Collection[str] = (),
    imported: Sequence[ImportLine] = (),
    settled: Collection[tuple[str, str]] = (),
) -> list[Row]:
    """Return rows of ``integrity``: citation_key, line, check and reason of whatever looks wrong in ``records``.

    Checks: ``year`` (no year there can be, or later than the day it was looked up or ``imported``), ``doi`` (form), ``shared
    doi`` and ``shared pmid`` (one number under two titles, of a pair that nobody ``settled``), ``container`` (an article or
    chapter without journal or book), ``retracted``, ``retraction notice`` and ``expression of concern``, and ``counted twice``
    (a review and a study that it includes, neither ``left_out``). That a work was retracted may be known from the record
    itself, from the notice among ``records``, or from a record of another database that was merged into it.

    Example:
        >>> check_records([Record("roe2020", "article", "Retracted: Walks", "2020", fields={"journal": "J"}, line=4)])[0]["check"]
        'retracted'
    """
    rows: list[Row] = []
    dois, pmids = _Owners("DOI"), _Owners("PMID")
    known = _Known({}, {}, name_retractions(imported), name_days(imported))
    for place, record in enumerate(records):
        rows += _check_alone(record, known.days.get(record.citation_key, ""))
        dois.note(record.doi.casefold(), place)
        pmids.note(read_pmid(record), place)
        for name in name_retracted(record) if is_retraction_notice(record) else ():
            known.notices.setdefault(name, record.citation_key)
        for key in split_keys(record.fields.get("includes", "")) if record.citation_key not in left_out else ():
            known.inside.setdefault(key, record.citation_key)
    rows += [*dois.check(records, settled), *pmids.check(records, settled)]
    for record in records if known.notices or known.inside or known.elsewhere else ():
        rows += _check_among(record, known, left_out)
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


class _Known(NamedTuple):
    """What the records and the ledger say of other records.

    By DOI or title the notice of a retraction, by key the review that includes it, the sources that know of its retraction,
    and the last day on which it was imported.
    """

    notices: dict[str, str]
    inside: dict[str, str]
    elsewhere: Mapping[str, str]
    days: Mapping[str, str]


def _check_alone(record: Record, imported: str) -> Iterator[Row]:
    """Yield what a record says that cannot be, or that a person must know."""
    yield from (_row(record, "year", reason) for reason in _check_year(record, imported))
    if record.fields.get("doi") and not record.doi:
        yield _row(record, "doi", "its DOI has not the form 10.nnnn/…; correct it")
    elif _NOT_OF_A_DOI.search(record.doi) or record.doi.count("(") != record.doi.count(")"):
        yield _row(record, "doi", "its DOI holds what belongs to a sentence or an address; correct it")
    named = any(record.fields.get(name) for name in _JOURNALS)
    if record.type == "article" and not named:
        yield _row(record, "container", "an article without journal; add it, or correct the type")
    if record.type in _CHAPTERS and not named:
        yield _row(record, "container", "a chapter or paper without the book it stands in; add it, or correct the type")
    if retraction := find_retraction(record):
        yield _row(record, "retracted", f"{retraction}; {_LEAVE_OUT}")
    if is_retraction_notice(record):
        yield _row(record, "retraction notice", "is the notice of a retraction, not the work")
    if concern := find_concern(record):
        reason = f"{concern} tells of an expression of concern; read it before you use the work"
        yield _row(record, "expression of concern", reason)


def _check_year(record: Record, imported: str) -> Iterator[str]:
    written = record.fields.get("year", "") or record.fields.get("date", "")
    looked_up = _YEAR.search(record.fields.get("urldate", ""))
    if not record.year and any(letter.isdigit() for letter in written):
        yield "its year cannot be one; write four digits, from 1500 to 2099"
    if record.year and looked_up and record.year > looked_up[0]:
        yield f"its year {record.year} lies after {looked_up[0]}, when it was looked up; correct one of them"
    elif record.year and imported and int(record.year) > int(imported[:4]) + 1:
        yield f"its year {record.year} lies after {imported}, when it was imported; correct it"


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

    def check(self, records: Sequence[Record], settled: Collection[tuple[str, str]]) -> Iterator[Row]:
        """Yield a row for each record whose number the one before bears under another title."""
        for places in self._more.values():
            for one, other in pairwise(records[place] for place in places):
                first, last = sorted((one.citation_key, other.citation_key))
                if (first, last) not in settled and not titles_agree(one.title, other.title):
                    reason = f"has the {self._name} of {one.citation_key} under another title; {_TWO_WORKS}"
                    yield _row(other, f"shared {self._name.lower()}", reason)


def _check_among(record: Record, known: _Known, left_out: Collection[str]) -> Iterator[Row]:
    """Yield what others say of ``record``: that it was retracted, that a review counts it too."""
    key = record.citation_key
    notice = known.notices.get(record.doi.casefold()) or known.notices.get(fold_title(record.title))
    silent = not is_retraction_notice(record) and not find_retraction(record)
    if silent and notice and notice != key:
        yield _row(record, "retracted", f"{notice} is the notice of its retraction; {_LEAVE_OUT}")
    elif silent and key in known.elsewhere:
        yield _row(record, "retracted", f"{known.elsewhere[key]} says that it was retracted; {_LEAVE_OUT}")
    review = known.inside.get(key, "") if key not in left_out else ""
    if review and review != key:
        yield _row(record, "counted twice", f"{review} includes it, and neither is screened out; evidence counts it once")


def _row(record: Record, check: str, reason: str) -> Row:
    return {"citation_key": record.citation_key, "line": record.line, "check": check, "reason": reason}
