"""The check before a run: every input read and validated, without writing anything."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from litreview.errors import Fault, InputFaults, UnreadableSource
from litreview.privacy.deidentify import speaker_faults
from litreview.privacy.signoff import signoff_line
from litreview.privacy.withhold import withhold_text
from litreview.review import Review
from litreview.running.documents import find_proposals, open_document
from litreview.running.inputs import load_inputs
from litreview.running.notebooks import plan_notebooks
from litreview.running.rules import Rules, gather_rules
from litreview.running.tasks import Task, plan_tasks, read_task

FIRST_PROPOSALS = 5
"""How many proposals of a file are listed where not all are asked for."""


class Unsettled(NamedTuple):
    """A consultation file with proposals that nobody settled; each has its line, id, offsets and reason, never its words."""

    shown: str
    sha256: str
    proposals: tuple[Fault, ...]
    kinds: tuple[tuple[str, int], ...]


class Checked(NamedTuple):
    """What is odd in the inputs but no reason to stop, and the files that a person must read and sign."""

    notices: tuple[Fault, ...]
    unsettled: tuple[Unsettled, ...] = ()


def check_review(review: Review) -> Checked:
    """Return the notices on the inputs of ``review``, odd or unreadable, and the proposals that nobody settled.

    Raises:
        InputFaults: everything that would stop a run, together.

    Example:
        >>> from litreview.review import load_review
        >>> all(notice.message for notice in check_review(load_review(".")).notices)
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
    notices, unsettled = list(inputs.notices), []
    for task in plan_tasks(review, inputs):
        try:
            wrong, odd, open_ones = _check_source(task, rules)
        except UnreadableSource as error:
            notices.append(Fault(task.shown, error.line, error.reason))
            continue
        faults += wrong
        notices += odd
        unsettled += open_ones
    if faults:
        raise InputFaults(faults)
    return Checked(tuple(sorted(notices)), tuple(sorted(unsettled)))


def describe_unsettled(unsettled: Sequence[Unsettled], *, all_of_them: bool = False) -> Iterator[str]:
    """Yield, for each file, how many proposals of which kind are open, the first or all of them, and the line that signs it.

    A proposal is named by its segment and its number there, so that it keeps its name while the file stays as it is.

    Example:
        >>> one = Fault("fg1.vtt", 12, "fg1#00003.p1, 345-351: a place that is not in the roster")
        >>> for line in describe_unsettled([Unsettled("fg1.vtt", "0a", (one,), (("place", 1),))]):
        ...     print(line[: 35 if line.startswith(" ") else 50].rstrip())
        fg1.vtt: 1 proposals are not settled (1 place)
          fg1.vtt:12: fg1#00003.p1, 345-351
          once read, enter who read it betw
          corpus/consultation/signoff.csv:
          names and places that must not st
          the participant pages quote nothi
    """
    today = datetime.now(UTC).date()
    for file in unsettled:
        kinds = ", ".join(f"{count} {kind}" for kind, count in file.kinds)
        yield f"{file.shown}: {len(file.proposals)} proposals are not settled ({kinds})"
        shown = file.proposals if all_of_them else file.proposals[:FIRST_PROPOSALS]
        yield from (f"  {one}" for one in shown)
        if len(shown) < len(file.proposals):
            yield f"  and {len(file.proposals) - len(shown)} more; `litreview check --proposals` lists them all"
        yield "  once read, enter who read it between the last two commas, and add the line to"
        yield f"  corpus/consultation/signoff.csv: {signoff_line(file.shown, file.sha256, today)}"
    if unsettled:
        yield "  names and places that must not stand: put them into the roster"
        yield "  the participant pages quote nothing of a file that is not signed"


def _check_source(task: Task, rules: Rules) -> tuple[list[Fault], list[Fault], list[Unsettled]]:
    """Return the faults and the notices on one source, and what of it nobody settled."""
    if not task.consultation:
        return [], [Fault(task.shown, 0, note) for note in read_task(task).notes], []
    document, reading, cleaned = open_document(task, rules)
    notes = [Fault(task.shown, 0, note) for note in reading.notes]
    if cleaned is None:
        return [], notes, []
    rows = withhold_text(document, {"proposals": find_proposals(task, document, cleaned, rules)})[1]["proposals"]
    lines = [cleaned.blocks[one.block].line for one in cleaned.proposals]
    located = [(line, row) for line, row in zip(lines, rows, strict=True) if row["settled"] == "no"]
    return speaker_faults(cleaned, task.shown), notes, _name_unsettled(task, located)


def _name_unsettled(task: Task, located: Sequence[tuple[int, dict[str, object]]]) -> list[Unsettled]:
    if not located:
        return []
    proposals = tuple(Fault(task.shown, line, message) for line, message in _name_proposals(located))
    kinds = tuple(sorted(Counter(str(row["kind"]) for _, row in located).items()))
    return [Unsettled(task.shown, task.sha256, proposals, kinds)]


def _name_proposals(located: Iterable[tuple[int, dict[str, object]]]) -> Iterator[tuple[int, str]]:
    numbers: Counter[str] = Counter()
    for line, row in located:
        segment = str(row["segment_id"] or row["document_id"])
        numbers[segment] += 1
        yield line, f"{segment}.p{numbers[segment]}, {row['start']}-{row['end']}: {row['reason']}"
