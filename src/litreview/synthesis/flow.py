"""The flow of records from found to included, counted from the tables of a run in the order of PRISMA 2020.

A report is what is screened, sought and assessed: a record and those that are the same. Editions, versions and abstracts of a
study are reports of their own; a study counts once, however many reports tell of it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from litreview.errors import LitReviewError
from litreview.review import FlowBox
from litreview.synthesis import flow_sums as step
from litreview.synthesis.flow_found import FlowColumn, FoundReports, Row, count_found, count_repeated, is_same, name_reports
from litreview.synthesis.flow_reports import (
    ASSESSED,
    FULL_TEXT,
    LEFT,
    SOUGHT,
    StudyReport,
    has_two_stages,
    judge_reports,
    name_studies,
)
from litreview.synthesis.flow_sums import Count, Flow, check_flow, name_custom_step, refuse_sums

if TYPE_CHECKING:
    import pandas as pd

_COLUMNS = {
    "records": ["citation_key", "source", "duplicate_of", "relation", "work", "screening", "reason", "stage", "conflict"],
    "imports": ["source", "kind", "result", "citation_key"],
    "documents": ["citation_key", "evidence_kind", "depth", "status"],
}
_SOURCES = (step.DATABASES, step.REGISTERS, step.IDENTIFIED)


def build_flow(tables: Mapping[str, "pd.DataFrame"], boxes: Iterable[FlowBox] = ()) -> list[dict[str, Any]]:
    """Return the rows of ``flow``, counted from ``records``, ``imports`` and ``documents`` of ``tables``.

    ``boxes`` of the review's own stand after their step and enter no sum.

    Raises:
        LitReviewError: the counts do not add up, or a text was read whose record is excluded.

    Example:
        >>> from litreview.tables import build_table
        >>> tables = {name: build_table(name, []) for name in ("records", "imports", "documents")}
        >>> build_flow(tables)[0]
        {'ordinal': 1, 'step': 'records identified', 'detail': '', 'number': 0}
    """
    counts = count_flow(*(_list_rows(tables[name], columns) for name, columns in _COLUMNS.items())).counts
    own = [Count(name_custom_step(box.after), box.words, box.number) for box in boxes]
    return [{"ordinal": place, **count._asdict()} for place, count in enumerate((*counts, *own), 1)]


def count_flow(records: Sequence[Row], imports: Sequence[Row], documents: Iterable[Row]) -> Flow:
    """Return how many records, reports and studies stand at each step; the arguments are rows of the tables of these names.

    Without ``imports`` every record counts as identified where its row says. With them each line of them is one, and so is each
    record that no line added: those were added by hand, which is another method. A report found both ways belongs to the
    databases and registers; the other mentions of it are duplicates.

    Method: Page et al. 2021, The PRISMA 2020 statement, flow diagram for new reviews.

    Raises:
        LitReviewError: the counts do not add up.

    Example:
        >>> found = {"citation_key": "a", "source": "a.bib", "duplicate_of": "", "relation": "", "work": "a"}
        >>> decided = {"screening": "include", "reason": "", "stage": "", "conflict": ""}
        >>> count_flow([found | decided], [], []).number(step.REPORTS)
        1
    """
    texts = [row for row in documents if row["status"] != "rejected" and row["evidence_kind"] != "consultation"]
    depth: dict[str, bool] = {}
    for row in texts:
        depth[row["citation_key"]] = depth.get(row["citation_key"], False) or row["depth"] == FULL_TEXT
    heads = name_reports(records)
    found = count_found(records, imports, heads)
    reports = judge_reports(records, heads, found.ways, depth)
    _check_duplicates(records, imports, heads, found, reports)
    _check_left(reports, depth)
    studies = _count_studies(name_studies(records), reports, depth)
    unrecorded = Count(step.READ_UNRECORDED, "", sum(row["citation_key"] not in heads for row in texts))
    flow = Flow([*_count_columns(found, reports, has_two_stages(records)), *studies, unrecorded])
    check_flow(flow)
    return flow


def _list_rows(table: "pd.DataFrame", columns: Sequence[str]) -> list[Row]:
    cells = (table[column].to_numpy(dtype=object).tolist() for column in columns)
    return [dict(zip(columns, row, strict=True)) for row in zip(*cells, strict=True)]


def _check_duplicates(
    records: Iterable[Row], imports: Sequence[Row], heads: Mapping[str, str], found: FoundReports, reports: Sequence[StudyReport]
) -> None:
    removed = sum(one.mentions for one in found.columns.values()) - len(reports)
    named = sum(map(is_same, records)) + count_repeated(imports, heads)
    refuse_sums([f"{step.DUPLICATES}: {removed}, but records and imports name {named}"] if removed != named else [])


def _check_left(reports: Iterable[StudyReport], depth: Mapping[str, bool]) -> None:
    left = (key for report in reports if report.state.step in LEFT for key in report.keys)
    read = ", ".join(sorted(key for key in left if key in depth))
    if read:
        reason = "excluded or not retrieved, but read; correct the decision, or take the text out of corpus/literature"
        raise LitReviewError(f"corpus/screening.csv: {read}: {reason}")


def _count_columns(found: FoundReports, reports: Sequence[StudyReport], two_stages: bool) -> Iterator[Count]:
    """Yield the steps of each column that found anything, those of the first where none did."""
    for column in [each for each, one in found.columns.items() if one.sources] or [""]:
        own = [report for report in reports if report.column == column]
        for count in _count_column(found.columns[column], own, two_stages):
            yield count._replace(step=count.step + column)


def _count_column(found: FlowColumn, reports: Sequence[StudyReport], two_stages: bool) -> Iterator[Count]:
    at = Counter(report.state.step for report in reports)
    yield Count(step.IDENTIFIED, "", sum(map(Counter.total, found.sources.values())))
    for into, sources in sorted(found.sources.items(), key=lambda each: _SOURCES.index(each[0])):
        yield from _list_parts(into, sources, total=into != step.IDENTIFIED)
    yield Count(step.DUPLICATES, "", found.mentions - len(reports))
    yield from _list_parts(step.UNUSABLE, found.unusable)
    yield Count(step.SCREENED, "", len(reports))
    yield from _list_reasons(step.EXCLUDED, reports)
    yield from _list_reasons(step.AWAITING, reports)
    if two_stages:
        yield Count(step.SOUGHT, "", sum(at[each] for each in SOUGHT))
        yield Count(step.NOT_RETRIEVED, "", at[step.NOT_RETRIEVED])
        yield Count(step.AWAITING_TEXT, "", at[step.AWAITING_TEXT])
        yield Count(step.ASSESSED, "", sum(at[each] for each in ASSESSED))
        yield from _list_reasons(step.EXCLUDED_FULL, reports)
        yield from _list_reasons(step.AWAITING_FULL, reports)
    yield Count(step.KEPT, "", at[step.KEPT])


def _list_reasons(name: str, reports: Iterable[StudyReport]) -> Iterator[Count]:
    return _list_parts(name, Counter(report.state.why for report in reports if report.state.step == name))


def _list_parts(name: str, parts: Counter[str], total: bool = True) -> Iterator[Count]:
    """Yield what stands at a step and what it is made of, the largest first."""
    if total:
        yield Count(name, "", parts.total())
    for words, number in sorted(parts.items(), key=lambda part: (-part[1], part[0])):
        yield Count(name, words, number)


def _count_studies(studies: Mapping[str, str], reports: Sequence[StudyReport], depth: Mapping[str, bool]) -> Iterator[Count]:
    kept = [report for report in reports if report.state.step == step.KEPT]
    texts: dict[str, list[bool]] = {}
    for key, study in studies.items():
        texts.setdefault(study, []).extend([depth[key]] if key in depth else [])
    read = Counter((any(texts.get(study, ())), bool(texts.get(study))) for study in {report.study for report in kept})
    yield Count(step.REPORTS, "", len(kept))
    yield Count(step.STUDIES, "", read.total())
    yield Count(step.FULL, "", read[True, True])
    yield Count(step.PART, "", read[False, True])
    yield Count(step.NO_TEXT, "", read[False, False])
    open_ones = (report.keys for report in reports if report.state.step not in (step.KEPT, *LEFT))
    yield Count(step.READ_BEFORE, "", sum(any(key in depth for key in keys) for keys in open_ones))
