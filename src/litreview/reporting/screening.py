"""How far screening is: what to read next, where reviewers differ, and what reading in this order has found."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from litreview.reporting.display import View, count_words, render, render_figure, render_table
from litreview.reporting.earlier import tell_earlier
from litreview.reporting.effort_drawing import draw_effort
from litreview.reporting.measures import NOT_ESTIMABLE, format_coefficient, format_share
from litreview.reporting.run_folder import Run
from litreview.sources.screening import FULL_TEXT, ScreeningLine
from litreview.synthesis.consensus import PairAgreement, find_conflicts, measure_reviewers, settle_records
from litreview.synthesis.queue import find_waiting, keep_telling, label_works
from litreview.synthesis.reading_order import ORDER_TOLD
from litreview.synthesis.simulation import recall_curve
from litreview.synthesis.stopping import advise_stopping

_FIRST = 20
_QUEUE = ["Work", "Next", "Title", "Nearness", "Words that weighed most"]
_QUEUE_NOTE = (
    "Ranked by what people included and excluded so far, from titles and abstracts: the higher the nearness, the more a work is"
    " like those included. It is an order of reading, not a decision."
)
_PAIR = ["Reviewers", "Stage", "Records", "Same decision", "Kappa"]
_PAIR_NOTE = (
    "Records that both decided, by the last word of each; what was settled as consensus stays out."
    " Kappa (Cohen 1960) takes chance away: 1 is full agreement, 0 is"
    " what chance gives. Not estimable: both decided the same everywhere."
)


class ScreeningState(NamedTuple):
    """What the tables say about screening: lines of reviewers, the works' labels, which wait, and in which order people read.

    ``texts`` are the works whose full text waits, in a review of two stages.
    """

    lines: Sequence[ScreeningLine]
    labels: Mapping[str, int | None]
    waiting: Sequence[str]
    order: Sequence[str]
    texts: Sequence[str] = ()

    @property
    def read(self) -> list[int]:
        """Return the places, among the labels, of the decided works, in the order in which people decided."""
        place = {work: number for number, work in enumerate(self.labels)}
        return [place[work] for work in self.order if self.labels[work] is not None]


def read_state(run: Run) -> ScreeningState:
    """Return how far screening is, from the tables ``screening`` and ``records``.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> read_state(example_run()).labels
        {'oak2019': 0, 'roe2020': 1}
    """
    rows = run.table("screening").sort_values("line", kind="stable").to_dict("records")
    lines = [ScreeningLine(**{name: row[name] for name in ScreeningLine._fields if name in row}) for row in rows]
    records = run.table("records", ["citation_key", "work", "duplicate_of", "relation"])
    work_of = {str(row.citation_key): str(row.work or row.citation_key) for row in records.itertuples()}
    relations = dict(zip(records.citation_key, records.relation, strict=True))
    copy_of = {row.citation_key: row.duplicate_of for row in records.itertuples() if row.relation == "same"}
    screened = keep_telling(settle_records(lines), relations, copy_of)
    order = dict.fromkeys(work_of[row["citation_key"]] for row in sorted(rows, key=_place_in_reading))
    texts = find_waiting(work_of, screened, FULL_TEXT) if any(line.stage for line in lines) else []
    return ScreeningState(lines, label_works(work_of, screened), find_waiting(work_of, screened), list(order), texts)


def _place_in_reading(row: Mapping[str, Any]) -> tuple[int, int]:
    """When a decision was read; runs of earlier versions know the line alone."""
    reading = row.get("reading")
    return (0 if reading is None or reading != reading else int(reading), int(row["line"]))


@tell_earlier
def show_screening(run: Run) -> View:
    """Return the works to screen next, where reviewers differ, and how far they agree.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "2 works decided, 0 to screen" in show_screening(example_run()).html
        True
    """
    return View(show_queue(run).html, show_reviewers(run).html)


def show_queue(run: Run) -> View:
    """Return the works to screen next, the likeliest to be included first, and why each stands where it stands.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "2 works decided, 0 to screen" in show_queue(example_run()).html
        True
    """
    ranked = run.table("priorities")
    state = read_state(run)
    lead = render("lead", words=_tell_waiting(state))
    if ranked.empty:
        told = _tell_unranked(state)
        return View(lead, render("notice", words=told, kind="gap")) if told else View(lead)
    rows = [
        [row.citation_key, row.ordinal, run.records[row.citation_key]["title"], f"{row.score:.3f}", row.why]
        for row in ranked.itertuples()
    ]
    first = render_table("Works to screen next", _QUEUE, rows[:_FIRST], numeric=["Next", "Nearness"], note=_QUEUE_NOTE)
    if len(rows) <= _FIRST:
        return View(lead, first)
    rest = render_table("Works to screen later", _QUEUE, rows[_FIRST:], numeric=["Next", "Nearness"])
    summary = f"See the {count_words(len(rows) - _FIRST, 'work')} after these"
    return View(lead, first, render("more", summary=summary, content=rest))


def show_reviewers(run: Run) -> View:
    """Return where reviewers differ and nobody settled it, line by line, and how far each pair of them agrees.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "No record has a decision of two reviewers" in show_reviewers(example_run()).html
        True
    """
    lines = read_state(run).lines
    conflicts, pairs = find_conflicts(lines), measure_reviewers(lines)
    if not pairs:
        words = "No record has a decision of two reviewers, so nothing can be said about how far they agree."
        return View(render("notice", words=words, kind="gap"))
    differ = render("lead", words=f"Reviewers differ on {count_words(len(conflicts), 'record')} that nobody settled yet.")
    rows = [
        [one.citation_key, one.stage, line.coder, line.decision, line.reason, line.line]
        for one in conflicts
        for line in one.lines
    ]
    columns = ["Record", "Stage", "Reviewer", "Decision", "Reason", "Line"]
    told = render_table("Where reviewers differ", columns, rows, numeric=["Line"]) if rows else ""
    table = render_table(
        "Agreement between reviewers", _PAIR, map(_tell_pair, pairs), numeric=_PAIR[2:], note=_PAIR_NOTE, quiet=[NOT_ESTIMABLE]
    )
    return View(*(part for part in (differ, told, table) if part))


@tell_earlier
def show_effort(run: Run) -> View:
    """Return whether one may stop screening, what that rests on, and how many relevant works were found by how much reading.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "After 2 works were screened, 1 relevant work had been found" in show_effort(example_run()).html
        True
    """
    state = read_state(run)
    order, labels = state.read, list(state.labels.values())
    found = labels.count(1)
    if not found or 0 not in labels:
        words = "Nothing can be said about effort before something was included and something excluded."
        return View(render("notice", words=words, kind="gap"))
    parts = [render("lead", words=_tell_advice(order, labels))] if state.waiting else []
    curve = list(enumerate(recall_curve(range(len(order)), [int(labels[place] or 0) for place in order]), 1))
    steps = _thin(curve)
    caption = "Relevant works found, by works screened"
    columns = ["Works screened", "Relevant works found", "Share of those found so far"]
    rows = [[read, round(recall * found), f"{100 * recall:.0f} %"] for read, recall in steps]
    table = render_table(f"{caption}, as a table", columns, rows, numeric=columns[1:])
    alt = _tell_curve(curve, found)
    return View(*parts, render_figure(draw_effort(curve, found), alt=alt, caption=caption, table=table))


def _tell_waiting(state: ScreeningState) -> str:
    decided = len(state.labels) - len(state.waiting)
    texts = f" The full text of {count_words(len(state.texts), 'work')} is to be assessed." if state.texts else ""
    return f"{count_words(decided, 'work')} decided, {len(state.waiting)} to screen.{texts}"


def _tell_unranked(state: ScreeningState) -> str:
    if not state.waiting:
        return ""
    if {0, 1} <= set(state.labels.values()):
        return "So many works wait that a run does not rank them; `litreview screen` lists those to read next."
    return "Nothing is ranked before something was included and something excluded; `litreview screen` lists what to read first."


def _tell_pair(pair: PairAgreement) -> list[object]:
    measures = [format_share(pair.agreement), format_coefficient(pair.kappa)]
    return [f"{pair.coder_a} and {pair.coder_b}", pair.stage, pair.records, *measures]


def _tell_advice(order: Sequence[int], labels: Sequence[int | None]) -> str:
    advice = advise_stopping(order, labels, len(labels))
    words = "Screening may stop" if advice.stop else "Go on screening"
    chance = f"the irrelevant ones read last would come in a row with a probability of {advice.p:.3f}"
    missed = f"if more than 5 % of the relevant works were still to be found, {chance}"
    return f"{words}: {missed}. Assumed: {advice.assumption}; {ORDER_TOLD}."


def _tell_curve(curve: Sequence[tuple[int, float]], found: int) -> str:
    read = curve[-1][0]
    most = next(step for step, recall in curve if recall >= 0.95)
    half = max((recall for step, recall in curve if step <= read / 2), default=0.0)
    told = f"After {read} works were screened, {count_words(found, 'relevant work')} had been found"
    return f"{told}; half of the reading found {100 * half:.0f} % of them, and 95 % had been found after {most} works."


def _thin(curve: Sequence[tuple[int, float]], most: int = 10) -> list[tuple[int, float]]:
    """Return ``most`` points of a curve at equal distances, its last among them."""
    places = sorted({max(1, round(len(curve) * step / most)) - 1 for step in range(1, most + 1)})
    return [curve[place] for place in places]
