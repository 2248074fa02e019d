"""Documents are processed side by side with the same result, and faults of all of them come together."""

from dataclasses import replace
from pathlib import Path

import pytest

from litreview.errors import InputFaults
from litreview.review import Review
from litreview.running import batches
from litreview.running.inputs import load_inputs
from litreview.running.results import TABLES, Results
from litreview.running.rules import gather_rules
from litreview.running.tasks import Task, plan_tasks


def listed(results: Results) -> list[object]:
    """Return all that came of documents, in order of document."""
    return [results.texts(), results.notes(), *(results.listed(name) for name in TABLES)]


def test_the_number_of_jobs_changes_nothing(tiny: Review) -> None:
    """One process and two give the same rows of the same documents."""
    with tiny.references.open("a", encoding="utf-8") as file:
        for number in range(3 * batches.BATCH):
            file.write(f"@article{{n{number:04d}, title = {{Study {number}}}, abstract = {{Peers gave {number} hope.}}}}\n")
    inputs = replace(load_inputs(tiny), examples=[])
    tasks = plan_tasks(tiny, inputs)
    alone, together = (batches.process_all(tasks, inputs, tiny.settings, jobs) for jobs in (1, 2))
    assert len(alone) == len(tasks) == 3 * batches.BATCH + 3
    assert listed(alone) == listed(together)


@pytest.mark.parametrize("size", [1, 3])
def test_how_documents_are_grouped_changes_nothing(tiny: Review, size: int) -> None:
    """A batch of one and a batch of all give the same rows."""
    inputs = load_inputs(tiny)
    tasks = plan_tasks(tiny, inputs)
    rules = gather_rules(inputs, tiny.settings)
    pieces = [batches.process_batch(tasks[start : start + size], rules).results for start in range(0, 3, size)]
    assert listed(Results(pieces)) == listed(batches.process_all(tasks, inputs, tiny.settings, 1))


def test_batches_hold_every_task_once_and_are_cut_by_their_work() -> None:
    """Short abstracts go by number, long ones by length, and nothing is lost or moved."""
    short = [Task(Path(), "b", "", False, None, f"s{n}", "x" * 10) for n in range(batches.BATCH + 1)]
    long = [Task(Path(), "b", "", False, None, f"t{n}", "x" * 300_000) for n in range(3)]
    assert [len(batch) for batch in batches.cut_batches(short, batches.estimate_work)] == [batches.BATCH, 1]
    assert [len(batch) for batch in batches.cut_batches(long, batches.estimate_work)] == [1, 1, 1]
    assert [task for batch in batches.cut_batches([*long, *short], batches.estimate_work) for task in batch] == [*long, *short]


def test_unknown_speakers_of_all_transcripts_are_reported_together(tiny: Review) -> None:
    """Nobody has to run twice to find the second one."""
    talk = (tiny.corpus / "consultation" / "fg1.vtt").read_text(encoding="utf-8")
    for name in ("fg1.vtt", "fg2.vtt"):
        (tiny.corpus / "consultation" / name).write_text(talk.replace("Tam Vesper", "Ulla Nord"), encoding="utf-8")
    inputs = load_inputs(tiny)
    with pytest.raises(InputFaults) as caught:
        batches.process_all(plan_tasks(tiny, inputs), inputs, tiny.settings, 1)
    assert [fault.path for fault in caught.value.faults] == ["corpus/consultation/fg1.vtt", "corpus/consultation/fg2.vtt"]
