"""Documents are processed side by side with the same result, and faults of all of them come together."""

from importlib.util import find_spec

import pytest

from litreview.errors import InputFaults, UsageError
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


@pytest.mark.skipif(find_spec("distributed") is not None, reason="Dask is installed here")
def test_a_scheduler_without_dask_says_what_to_install(tiny: Review) -> None:
    """The extra is named."""
    with pytest.raises(UsageError, match=r"install litreview-toolkit\[scale\]"):
        batches.process_all([], load_inputs(tiny), tiny.settings, 1, "tcp://127.0.0.1:8786")


@pytest.mark.skipif(find_spec("distributed") is None, reason="Dask is not installed; it is the extra scale")
@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "127.0.0.1", "nonsense://x"])
def test_a_scheduler_that_does_not_answer_is_wrong_usage(tiny: Review, address: str) -> None:
    """One line, not a traceback."""
    with pytest.raises(UsageError, match="nothing answers at"):
        batches.process_all([], load_inputs(tiny), tiny.settings, 1, address)


@pytest.mark.skipif(find_spec("distributed") is None, reason="Dask is not installed; it is the extra scale")
def test_a_cluster_gives_the_same_documents(many: Review) -> None:
    """The same functions, the same result, in the same order."""
    from distributed import LocalCluster

    inputs = load_inputs(many)
    tasks = plan_tasks(many, inputs)
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        far = batches.process_all(tasks, inputs, many.settings, 2, cluster.scheduler_address)
    near = batches.process_all(tasks, inputs, many.settings, 1)
    assert [(each.document, each.rows) for each in far] == [(each.document, each.rows) for each in near]
