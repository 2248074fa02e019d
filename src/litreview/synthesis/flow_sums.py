"""The flow of records as a list of counts, and the sums that must hold between them."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from litreview.errors import LitReviewError

IDENTIFIED = "records identified"
DATABASES, REGISTERS = "records identified in databases", "records identified in registers"
DUPLICATES, UNUSABLE = "duplicates removed", "records removed for other reasons"
SCREENED, EXCLUDED, AWAITING = "records to screen", "records excluded", "records awaiting a decision"
SOUGHT, NOT_RETRIEVED, AWAITING_TEXT = "reports sought for retrieval", "reports not retrieved", "reports awaiting retrieval"
ASSESSED, EXCLUDED_FULL = "reports assessed for eligibility", "reports excluded"
AWAITING_FULL, KEPT = "reports awaiting a decision", "reports included"
STUDIES, REPORTS = "studies included", "reports of included studies"
FULL, PART, NO_TEXT = "studies read in full", "studies read as abstract or notes", "studies without a text"
READ_BEFORE, READ_UNRECORDED = "reports read, not included so far", "texts read without a record"
OTHER = ", other methods"
"""How the name of a step ends that belongs to records found by other methods than databases and registers."""

PLACES = ("identified", "screened", "assessed", "included")
"""The steps after which boxes of a review's own may stand."""


class Count(NamedTuple):
    """A step of the flow and how many stand there; with ``detail``, how many of them for that source or reason."""

    step: str
    detail: str
    number: int


class Flow:
    """The counts of a flow in their order.

    Example:
        >>> flow = Flow([Count(EXCLUDED, "", 3), Count(EXCLUDED, "off topic", 2), Count(EXCLUDED, "no abstract", 1)])
        >>> flow.number(EXCLUDED), flow.parts(EXCLUDED), flow.number(SOUGHT)
        (3, (('off topic', 2), ('no abstract', 1)), 0)
    """

    def __init__(self, counts: Iterable[Count]) -> None:
        """Take the counts of the flow."""
        self.counts = tuple(counts)

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return {count.step: count.number for count in self.counts if not count.detail}

    def number(self, step: str) -> int:
        """Return how many stand at ``step``, 0 where the flow has no such step."""
        return self._numbers.get(step, 0)

    def parts(self, step: str) -> tuple[tuple[str, int], ...]:
        """Return the sources or reasons at ``step`` with their numbers."""
        return tuple((count.detail, count.number) for count in self.counts if count.detail and count.step == step)

    @property
    def two_stages(self) -> bool:
        """Return whether full texts were assessed apart from titles and abstracts."""
        return any(SOUGHT + column in self._numbers for column in self.columns)

    @property
    def columns(self) -> tuple[str, ...]:
        """Return how the steps of each column end: ``""`` for databases and registers, ``OTHER`` for other methods."""
        return tuple(column for column in ("", OTHER) if IDENTIFIED + column in self._numbers)


def name_custom_step(after: str) -> str:
    """Return the step of the boxes of a review's own that stand after one of ``PLACES``.

    Example:
        >>> name_custom_step("screened")
        'custom, after screened'
    """
    return f"custom, after {after}"


def check_flow(flow: Flow) -> None:
    """Raise ``LitReviewError`` where the steps of ``flow`` do not add up, with each sum that fails.

    Method: Page et al. 2021, The PRISMA 2020 statement, flow diagram.

    Example:
        >>> check_flow(Flow([]))
    """
    sums = [each for column in flow.columns or ("",) for each in _sums_of_column(flow, column)]
    kept = sum(flow.number(KEPT + column) for column in flow.columns)
    sums.append((REPORTS, flow.number(REPORTS), f"{KEPT} together", kept))
    read = sum(map(flow.number, (FULL, PART, NO_TEXT)))
    sums.append((STUDIES, flow.number(STUDIES), "read in full, in part and without a text", read))
    wrong = [f"{whole}: {total}, but {parts}: {found}" for whole, total, parts, found in sums if total != found]
    if not min(flow.number(REPORTS), 1) <= flow.number(STUDIES) <= flow.number(REPORTS):
        wrong.append(f"{STUDIES}: {flow.number(STUDIES)}, but {REPORTS}: {flow.number(REPORTS)}")
    refuse_sums(wrong)


def refuse_sums(wrong: Iterable[str]) -> None:
    """Raise ``LitReviewError`` with the sums that fail, where there are any.

    Example:
        >>> refuse_sums([])
    """
    told = "; ".join(wrong)
    if told:
        advice = "look for a key that stands twice in references.bib, and for one that is not there in corpus/duplicates.csv"
        raise LitReviewError(f"the flow of records does not add up: {told}; {advice}")


def _sums_of_column(flow: Flow, column: str) -> Iterator[tuple[str, int, str, int]]:
    """Yield each whole with its number, and the parts of it with what they come to."""
    after = (KEPT,) if not flow.two_stages else (SOUGHT,)
    steps = [(IDENTIFIED, (DUPLICATES, UNUSABLE, SCREENED)), (SCREENED, (EXCLUDED, AWAITING, *after))]
    if flow.two_stages:
        steps += [(SOUGHT, (NOT_RETRIEVED, AWAITING_TEXT, ASSESSED)), (ASSESSED, (EXCLUDED_FULL, AWAITING_FULL, KEPT))]
    for whole, parts in steps:
        found = sum(flow.number(part + column) for part in parts)
        yield whole + column, flow.number(whole + column), " + ".join(parts), found
    detailed = (UNUSABLE, EXCLUDED, AWAITING, EXCLUDED_FULL, AWAITING_FULL, DATABASES, REGISTERS)
    for step in (each + column for each in detailed):
        yield step, flow.number(step), "what it is made of", sum(number for _, number in flow.parts(step))
    sources = flow.number(DATABASES + column) + flow.number(REGISTERS + column)
    sources += sum(number for _, number in flow.parts(IDENTIFIED + column))
    yield IDENTIFIED + column, flow.number(IDENTIFIED + column), "the sources together", sources
