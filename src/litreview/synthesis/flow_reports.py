"""The reports of a review: what is screened, sought and assessed, and the last step each of them reached.

A report is a record and those that are the same. Editions, versions and abstracts of a study are reports of their own.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from litreview.synthesis import flow_sums as step
from litreview.synthesis.consensus import ScreeningOutcome
from litreview.synthesis.flow_found import Row, name_reports
from litreview.synthesis.works import Works

NO_REASON, UNDECIDED, DIFFER = "no reason given", "not decided yet", "reviewers differ"
FULL_TEXT = "full text"
ASSESSED = (step.KEPT, step.AWAITING_FULL, step.EXCLUDED_FULL)
SOUGHT = (*ASSESSED, step.NOT_RETRIEVED, step.AWAITING_TEXT)
"""Where a report stands that was assessed, and one that was sought."""


class ReportState(NamedTuple):
    """The last step that a report reached, and why it stays there."""

    step: str
    why: str = ""


_UNDECIDED, _UNDECIDED_TEXT = ReportState(step.AWAITING, UNDECIDED), ReportState(step.AWAITING_FULL, UNDECIDED)
_DIFFER, _DIFFER_TEXT = ReportState(step.AWAITING, DIFFER), ReportState(step.AWAITING_FULL, DIFFER)

_OPEN = (_UNDECIDED, ReportState(step.AWAITING_TEXT), _UNDECIDED_TEXT)
"""Where a report stands that waits for somebody's decision, which what was decided on its study may spare."""

LEFT = (step.EXCLUDED, step.EXCLUDED_FULL, step.NOT_RETRIEVED)
"""Steps at which a report leaves the flow, so that nothing of it may be read."""

_TELLING = (step.KEPT, step.AWAITING_FULL, step.AWAITING_TEXT)
"""Steps that one report reaches for all of its study: whoever finds it relevant finds the study relevant."""

_ORDER: tuple[ReportState | str, ...] = (
    step.KEPT, _DIFFER_TEXT, step.EXCLUDED_FULL, step.NOT_RETRIEVED, step.AWAITING_FULL, step.AWAITING_TEXT, _DIFFER,
    step.EXCLUDED, step.AWAITING, "",
)  # fmt: skip
"""From what counts before all others where records of one report, or reports of one study, were decided differently."""


class StudyReport(NamedTuple):
    """A report that was screened: the study it tells of, its keys, how it was found and where it stands."""

    study: str
    keys: tuple[str, ...]
    column: str
    state: ReportState


def has_two_stages(records: Iterable[Row]) -> bool:
    """Return whether titles and full texts are decided on apart: somebody named a stage.

    What is relevant by its title is then sought, and included only once its full text was assessed, also before the first was.
    Method: PRISMA 2020, where reports are sought, assessed and included after records were screened.

    Example:
        >>> has_two_stages([{"stage": ""}]), has_two_stages([{"stage": "title and abstract"}, {"stage": ""}])
        (False, True)
    """
    return any(row["stage"] for row in records)


def judge_reports(
    records: Sequence[Row], heads: Mapping[str, str], ways: Mapping[str, set[str]], depth: Mapping[str, bool]
) -> list[StudyReport]:
    """Return the reports of ``records``; ``heads`` and ``ways`` are theirs, ``depth`` tells of each text whether it is whole.

    A report that waits for a decision follows what was decided on its study: the first record of it, or any that was found
    relevant. That an edition, version or abstract was excluded tells nothing of the others.

    Example:
        >>> row = {"citation_key": "a", "duplicate_of": "", "work": "", "stage": "", "conflict": "", "reason": ""}
        >>> judge_reports([row | {"screening": "include"}], {"a": "a"}, {}, {})
        [StudyReport(study='a', keys=('a',), column='', state=ReportState(step='reports included', why=''))]
    """
    two_stages, studies, parts = has_two_stages(records), name_studies(records), dict[str, list[Row]]()
    for row in records:
        parts.setdefault(heads[row["citation_key"]], []).append(row)
    own = {head: _choose_state(rows, head, two_stages, depth) for head, rows in parts.items()}
    told: dict[str, list[ReportState]] = {}
    for head, state in own.items():
        if state.step in _TELLING or studies.get(head) == head:
            told.setdefault(studies.get(head, head), []).append(state)
    reports = []
    for head, rows in parts.items():
        study, keys = studies.get(head, head), tuple(row["citation_key"] for row in rows)
        state = _first(own[head], *told.get(study, ())) if own[head] in _OPEN else own[head]
        reports.append(StudyReport(study, keys, "" if "" in ways.get(head, {""}) else step.OTHER, state))
    return reports


def list_left(screening: Mapping[str, ScreeningOutcome], works: Works) -> frozenset[str]:
    """Return the keys of records nothing of which may be read: people excluded or did not find the report that they are part of.

    Beside the records that were decided on themselves these are copies of them, and further reports of an excluded study that
    nobody decided on.

    Example:
        >>> works = Works({"a": "a", "b": "a"}, {}, {"b": "version"})
        >>> sorted(list_left({"a": ScreeningOutcome("exclude")}, works))
        ['a', 'b']
    """
    decided = {key: outcome for key, outcome in screening.items() if outcome.decision in ("exclude", "not retrieved")}
    touched = {works.work_of[key] for key in decided if key in works.work_of}
    rows = [_build_row(key, works, screening) for key, work in works.work_of.items() if work in touched]
    reports = judge_reports(rows, name_reports(rows), {}, {})
    return frozenset(decided) | {key for report in reports if report.state.step in LEFT for key in report.keys}


def name_studies(records: Iterable[Row]) -> dict[str, str]:
    """Return the study that each key tells of.

    Example:
        >>> name_studies([{"citation_key": "b", "work": "a", "duplicate_of": "a"}])
        {'b': 'a'}
    """
    return {row["citation_key"]: row["work"] or row["duplicate_of"] or row["citation_key"] for row in records}


def _choose_state(rows: Sequence[Row], head: str, two_stages: bool, depth: Mapping[str, bool]) -> ReportState:
    """Where the records of one report stand; a full text may lie under the key of any of them."""
    whole = any(depth.get(row["citation_key"]) for row in rows)
    own_first = sorted(rows, key=lambda row: row["citation_key"] != head)
    return _first(*(_find_state(row, two_stages, whole) for row in own_first))


def _build_row(key: str, works: Works, screening: Mapping[str, ScreeningOutcome]) -> Row:
    work, outcome = works.work_of[key], screening.get(key, ScreeningOutcome())
    row = {"citation_key": key, "work": work, "duplicate_of": works.copy_of.get(key, work if work != key else "")}
    row["relation"] = works.relations.get(key, "")
    decided = {"screening": outcome.decision, "reason": outcome.reason, "stage": outcome.stage}
    return {**row, **decided, "conflict": "yes" if outcome.conflict else ""}


def _first(*states: ReportState) -> ReportState:
    return min(states, key=lambda state: _ORDER.index(state if state in (_DIFFER, _DIFFER_TEXT) else state.step))


def _find_state(row: Row, two_stages: bool, whole: bool) -> ReportState:
    """Where a record stands by its own decision; a word that is no decision leads to no step, and the sums tell."""
    decision, full = row["screening"], two_stages and row["stage"] == FULL_TEXT
    if row["conflict"]:
        return _DIFFER_TEXT if full else _DIFFER
    if decision == "exclude":
        return ReportState(step.EXCLUDED_FULL if full else step.EXCLUDED, row["reason"] or NO_REASON)
    if decision == "include" and two_stages and not full:
        return _UNDECIDED_TEXT if whole else ReportState(step.AWAITING_TEXT)
    known = {"include": ReportState(step.KEPT), "not retrieved": ReportState(step.NOT_RETRIEVED), "": _UNDECIDED}
    return known.get(decision, ReportState(""))
