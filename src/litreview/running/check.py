"""The check before a run: every input read and validated, without writing anything."""

from litreview.errors import Fault, InputFaults, UnreadableSource
from litreview.review import Review
from litreview.running.documents import find_unknown_speakers, plan_tasks, read_task
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
    notices = list(inputs.notices)
    for task in plan_tasks(review, inputs):
        try:
            reading = read_task(task)
        except UnreadableSource as error:
            notices.append(Fault(task.shown, error.line, error.reason))
            continue
        notices += [Fault(task.shown, 0, note) for note in reading.notes]
        if task.consultation:
            faults += find_unknown_speakers(task, reading, inputs)
    if faults:
        raise InputFaults(faults)
    return sorted(notices)
