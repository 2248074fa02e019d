"""Screening from the command line: what waits, in which order, and one decision more."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property

from litreview.errors import UsageError
from litreview.review import Review
from litreview.running.priorities import Ranked, Weighed, rank_waiting, weigh_works
from litreview.sources.bibliography import Record
from litreview.sources.pairs import load_pairs
from litreview.sources.record_shelf import shelve_bibliography
from litreview.sources.screening import (
    DECISIONS,
    FULL_TEXT,
    STAGES,
    TITLES,
    ScreeningLine,
    append_decision,
    find_wrong,
    load_screening,
)
from litreview.synthesis.consensus import ScreeningOutcome, is_consensus, settle_records
from litreview.synthesis.queue import find_waiting, keep_telling
from litreview.synthesis.works import Works, group_works

_SHOWN, _PAIRS = "corpus/screening.csv", "corpus/duplicates.csv"


@dataclass
class Screening:
    """What screening needs of a review: its records, which are one work, and what people decided so far."""

    review: Review
    records: Sequence[Record]
    works: Works
    lines: Sequence[ScreeningLine]

    @cached_property
    def weighed(self) -> Weighed:
        """Return what ranking needs of each work, weighed once, with what the review asks."""
        about = self.review.settings.review
        return weigh_works(self.records, self.works.work_of, f"{about.title} {about.question}".strip())

    def reread(self) -> None:
        """Read the decisions as they stand in the file by now."""
        self.lines = _load(self.review)

    def settle(self, lines: Iterable[ScreeningLine] | None = None) -> dict[str, ScreeningOutcome]:
        """Return what ``lines``, all where none are given, tell of whole works, by the keys they were decided on."""
        return keep_telling(settle_records(self.lines if lines is None else lines), self.works.relations, self.works.copy_of)

    @cached_property
    def shown(self) -> dict[str, Record]:
        """Return the record that each work is named by; where it has no abstract, with the longest that another record has."""
        abstracts: dict[str, str] = {}
        for record in self.records:
            work = self.works.work_of[record.citation_key]
            abstracts[work] = max(abstracts.get(work, ""), record.abstract, key=len)
        named = (record for record in self.records if record.citation_key in abstracts)
        return {
            record.citation_key: record._replace(abstract=record.abstract or abstracts[record.citation_key]) for record in named
        }

    @property
    def staged(self) -> bool:
        """Return whether some decision names a stage."""
        return any(line.stage for line in self.lines)

    def stage(self, given: str = "") -> str:
        """Return the stage that is meant where ``given`` was said: titles come first in a review of two stages.

        Raises:
            UsageError: there is no such stage.
        """
        if given not in (*STAGES, ""):
            raise UsageError(f"--stage {given!r} is unknown; use {TITLES!r} or {FULL_TEXT!r}")
        return given or (TITLES if self.staged else "")


def open_screening(review: Review) -> Screening:
    """Return what is known about the records of ``review`` and the decisions on them.

    Raises:
        InputFaults: ``screening.csv`` or ``duplicates.csv`` is broken.

    Example:
        >>> from litreview.review import load_review
        >>> len(open_screening(load_review(".")).records) > 0
        True
    """
    records = shelve_bibliography(review.references, "references.bib")[0] if review.references.exists() else []
    path = review.root / _PAIRS
    pairs = load_pairs(path, _PAIRS) if path.exists() else []
    return Screening(review, records, group_works(records, pairs), _load(review))


def list_next(screening: Screening, stage: str = "", coder: str = "", *, double: bool = False) -> list[Ranked]:
    """Return the works to screen next, the likeliest to be included first.

    ``double`` is for the second of two reviewers: what others decided at this stage neither takes a work from the list of this
    ``coder`` nor ranks it.

    Raises:
        UsageError: the stage is unknown, or nobody says who the second reviewer is.

    Example:
        >>> from litreview.review import load_review
        >>> all(one.citation_key for one in list_next(open_screening(load_review("."))))
        True
    """
    at = screening.stage(stage)
    return rank_waiting(screening.weighed, screening.works.work_of, _settle_for(screening, at, coder, double), at)


def list_open(screening: Screening, stage: str = "", coder: str = "", *, double: bool = False) -> set[str]:
    """Return the works of ``list_next``, in no order and without learning from what was decided.

    Raises:
        UsageError: the stage is unknown, or nobody says who the second reviewer is.

    Example:
        >>> from litreview.review import load_review
        >>> screening = open_screening(load_review("."))
        >>> list_open(screening) == {one.citation_key for one in list_next(screening)}
        True
    """
    at = screening.stage(stage)
    return set(find_waiting(screening.works.work_of, _settle_for(screening, at, coder, double), at))


def record_decision(screening: Screening, line: ScreeningLine) -> ScreeningLine:
    """Return the line that was written at the end of ``screening.csv``: ``line``, with the stage where only one can be meant.

    Raises:
        InputFaults: ``screening.csv`` is broken; nothing is written.
        RunLocked: somebody else is writing to it.
        UsageError: the record, the decision, the stage or the coder is unknown, or a reason is missing; nothing is written.

    Example:
        >>> from litreview.review import load_review
        >>> record_decision(open_screening(load_review(".")), ScreeningLine("nobody1900", "include", coder="ann"))
        Traceback (most recent call last):
        ...
        litreview.errors.UsageError: nobody1900 is not in references.bib; look the key up there
    """
    if line.decision == "not retrieved" and not line.stage:
        line = line._replace(stage=FULL_TEXT)
    wrong = _find_misused(screening, line)
    if wrong:
        raise UsageError(wrong)
    review = screening.review
    append_decision(review.root / _SHOWN, line, review.outputs / ".screening.lock")
    return line


def today() -> str:
    """Return the day of a decision that is taken now.

    Example:
        >>> len(today())
        10
    """
    return datetime.now(UTC).date().isoformat()


def _settle_for(screening: Screening, at: str, coder: str, double: bool) -> dict[str, ScreeningOutcome]:
    """Return what stands for a ``coder`` at a stage, of which the second of two sees nothing but their own decisions."""
    if not double:
        return screening.settle()
    if not coder.strip():
        raise UsageError("say who reads as second reviewer: --coder, a name or pseudonym")
    return screening.settle(line for line in screening.lines if line.stage != at or line.coder == coder or is_consensus(line))


def _find_misused(screening: Screening, line: ScreeningLine) -> str:
    """Return what is wrong with a call that would write ``line``, ``""`` where nothing is."""
    if not line.coder.strip():
        return "say who decides: --coder, a name or pseudonym; corpus/screening.csv is public"
    keys = {record.citation_key for record in screening.records}
    if line.citation_key not in keys:
        alike = sorted(key for key in keys if key.casefold() == line.citation_key.casefold())
        told = f"is {alike[0]} meant?" if alike else "look the key up there"
        return f"{line.citation_key} is not in references.bib; {told}"
    if line.decision not in (*DECISIONS, ""):
        return f"decision {line.decision!r} is unknown; use include, exclude or 'not retrieved'"
    if screening.staged and not line.stage:
        return f"this review is screened in two stages; say which: --stage {TITLES!r} or --stage {FULL_TEXT!r}"
    return "; ".join(find_wrong(line))


def _load(review: Review) -> list[ScreeningLine]:
    path = review.root / _SHOWN
    return load_screening(path, _SHOWN) if path.exists() else []
