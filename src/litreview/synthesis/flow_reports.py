"""The reports of a review: what is screened, sought and assessed, and the last step each of them reached.

A report is a record and those that are the same. Editions, versions and abstracts of a study are reports of their own.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from litreview.synthesis import flow_sums as step
from litreview.synthesis.flow_found import Row

NO_REASON, UNDECIDED, DIFFER = "no reason given", "not decided yet", "reviewers differ"
FULL_TEXT = "full text"
ASSESSED = (step.KEPT, step.AWAITING_FULL, step.EXCLUDED_FULL)
SOUGHT = (*ASSESSED, step.NOT_RETRIEVED, step.AWAITING_TEXT)
"""Where a report stands that was assessed, and one that was sought."""

_ORDER = (*SOUGHT, step.EXCLUDED, step.AWAITING, "")
"""Steps from the one that counts before all others where records of one report were decided differently."""


class State(NamedTuple):
    """The last step that a report reached, and why it stays there."""

    step: str
    why: str = ""


_OPEN = State(step.AWAITING, UNDECIDED)


class Report(NamedTuple):
    """A report that was screened: the study it tells of, its keys, how it was found and where it stands."""

    study: str
    keys: tuple[str, ...]
    column: str
    state: State


def has_two_stages(records: Iterable[Row]) -> bool:
    """Return whether any full text was assessed apart from titles and abstracts.

    Example:
        >>> has_two_stages([{"stage": "title and abstract"}]), has_two_stages([{"stage": "full text"}])
        (False, True)
    """
    return any(row["stage"] == FULL_TEXT for row in records)


def judge_reports(
    records: Sequence[Row], heads: Mapping[str, str], ways: Mapping[str, set[str]], depth: Mapping[str, bool]
) -> list[Report]:
    """Return the reports of ``records``; ``heads`` and ``ways`` are theirs, ``depth`` tells of each text whether it is whole.

    A report that nobody decided on, an edition or version of a study, follows what was decided on the study.

    Example:
        >>> row = {"citation_key": "a", "duplicate_of": "", "work": "", "stage": "", "conflict": "", "reason": ""}
        >>> judge_reports([row | {"screening": "include"}], {"a": "a"}, {}, {})
        [Report(study='a', keys=('a',), column='', state=State(step='reports included', why=''))]
    """
    two_stages, studies, parts = has_two_stages(records), name_studies(records), dict[str, list[Row]]()
    for row in records:
        parts.setdefault(heads[row["citation_key"]], []).append(row)
    own = {head: _choose_state(rows, head, two_stages, depth) for head, rows in parts.items()}
    decided: dict[str, list[State]] = {}
    for head, state in own.items():
        if state.step == step.KEPT or studies.get(head) == head:
            decided.setdefault(studies.get(head, head), []).append(state)
    reports = []
    for head, rows in parts.items():
        study, keys, state = studies.get(head, head), tuple(row["citation_key"] for row in rows), own[head]
        if state == _OPEN:
            read = any(key in depth for key in keys)
            state = _first(state, *(one for one in decided.get(study, ()) if one.step == step.KEPT or not read))
        reports.append(Report(study, keys, "" if "" in ways.get(head, {""}) else step.OTHER, state))
    return reports


def name_studies(records: Iterable[Row]) -> dict[str, str]:
    """Return the study that each key tells of.

    Example:
        >>> name_studies([{"citation_key": "b", "work": "a", "duplicate_of": "a"}])
        {'b': 'a'}
    """
    return {row["citation_key"]: row["work"] or row["duplicate_of"] or row["citation_key"] for row in records}


def _choose_state(rows: Sequence[Row], head: str, two_stages: bool, depth: Mapping[str, bool]) -> State:
    """Where the records of one report stand; one read without a decision leaves open what others of it are excluded by."""
    states = {row["citation_key"]: _find_state(row, two_stages, depth) for row in rows}
    if len(states) == 1:
        return next(iter(states.values()))
    chosen = _first(*(states[key] for key in sorted(states, key=lambda key: key != head)))
    waits = any(state == _OPEN and key in depth for key, state in states.items())
    return _OPEN if waits and chosen.step == step.EXCLUDED else chosen


def _first(*states: State) -> State:
    return min(states, key=lambda state: (_ORDER.index(state.step), state == _OPEN))


def _find_state(row: Row, two_stages: bool, depth: Mapping[str, bool]) -> State:
    """Where a record stands by its own decision; a word that is no decision leads to no step, and the sums tell."""
    decision, full = row["screening"], two_stages and row["stage"] == FULL_TEXT
    if row["conflict"]:
        return State(step.AWAITING_FULL if full else step.AWAITING, DIFFER)
    if decision == "exclude":
        return State(step.EXCLUDED_FULL if full else step.EXCLUDED, row["reason"] or NO_REASON)
    if decision == "include" and two_stages and not full:
        return State(step.AWAITING_FULL, UNDECIDED) if depth.get(row["citation_key"]) else State(step.AWAITING_TEXT)
    known = {"include": State(step.KEPT), "not retrieved": State(step.NOT_RETRIEVED), "": _OPEN}
    return known.get(decision, State(""))
