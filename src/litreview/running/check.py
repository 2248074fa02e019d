"""The check before a run: every input read and validated, without writing anything."""

from litreview.errors import Fault, InputFaults, UnreadableSource
from litreview.privacy.deidentify import speaker_faults
from litreview.privacy.withhold import withhold_text
from litreview.review import Review
from litreview.running.documents import (
    Rules,
    Task,
    find_proposals,
    gather_rules,
    name_unsettled,
    open_document,
    plan_tasks,
    read_task,
)
from litreview.running.inputs import load_inputs
from litreview.running.notebooks import plan_notebooks


def check_review(review: Review) -> list[Fault]:
    """Return the notices on the inputs of ``review``: odd or unreadable, but no reason to stop.

    Raises:
        InputFaults: everything that would stop a run, together.

    Example:
        >>> from litreview.review import load_review
        >>> all(notice.message for notice in check_review(load_review(".")))
        True
    """
    faults: list[Fault] = []
    try:
        plan_notebooks(review.root / "notebooks")
    except InputFaults as error:
        faults += error.faults
    try:
        inputs = load_inputs(review)
    except InputFaults as error:
        raise InputFaults([*faults, *error.faults]) from None
    rules = gather_rules(inputs, review.settings)
    notices = list(inputs.notices)
    for task in plan_tasks(review, inputs):
        try:
            wrong, odd = _check_source(task, rules)
        except UnreadableSource as error:
            notices.append(Fault(task.shown, error.line, error.reason))
            continue
        faults += wrong
        notices += odd
    if faults:
        raise InputFaults(faults)
    return sorted(notices)


def _check_source(task: Task, rules: Rules) -> tuple[list[Fault], list[Fault]]:
    """Return the faults and the notices on one source."""
    if not task.consultation:
        return [], [Fault(task.shown, 0, note) for note in read_task(task).notes]
    document, reading, cleaned = open_document(task, rules)
    rows = {"proposals": find_proposals(task, document, cleaned, rules)} if cleaned else {}
    unsettled = name_unsettled(task.shown, withhold_text(document, rows)[1].get("proposals", ()))
    return speaker_faults(cleaned, task.shown) if cleaned else [], [*(Fault(task.shown, 0, n) for n in reading.notes), *unsettled]
