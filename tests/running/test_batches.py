"""Documents are processed side by side with the same result, and faults of all of them come together."""

import pytest

from litreview.errors import InputFaults
from litreview.review import Review
from litreview.running import batches
from litreview.running.documents import plan_tasks
from litreview.running.inputs import load_inputs


@pytest.fixture
def many(tiny: Review) -> Review:
    """Return a review with enough texts for several batches."""
    for number in range(2 * batches.BATCH * 2):
        text = f"Peer support gave person {number} hope. Peer workers should be paid."
        (tiny.corpus / "literature" / f"n{number:03d}.txt").write_text(text, encoding="utf-8")
    return tiny


def test_the_number_of_jobs_changes_nothing(many: Review) -> None:
    """One process and two give the same documents in the same order."""
    inputs = load_inputs(many)
    tasks = plan_tasks(many, inputs)
    alone, together = (batches.process_all(tasks, inputs, many.settings, jobs) for jobs in (1, 2))
    assert len(alone) == len(tasks) == 203
    assert [each.document for each in alone] == [each.document for each in together]
    assert [each.rows for each in alone] == [each.rows for each in together]


def test_unknown_speakers_of_all_transcripts_are_reported_together(tiny: Review) -> None:
    """Nobody has to run twice to find the second one."""
    talk = (tiny.corpus / "consultation" / "fg1.vtt").read_text(encoding="utf-8")
    for name in ("fg1.vtt", "fg2.vtt"):
        (tiny.corpus / "consultation" / name).write_text(talk.replace("Tam Vesper", "Ulla Nord"), encoding="utf-8")
    inputs = load_inputs(tiny)
    with pytest.raises(InputFaults) as caught:
        batches.process_all(plan_tasks(tiny, inputs), inputs, tiny.settings, 1)
    assert [fault.path for fault in caught.value.faults] == ["corpus/consultation/fg1.vtt", "corpus/consultation/fg2.vtt"]
