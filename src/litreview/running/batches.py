"""The work on each document, side by side: in this process, in local processes or on a Dask cluster."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext

from litreview.errors import InputFaults
from litreview.privacy.roster import Roster
from litreview.review import Settings
from litreview.running.documents import Processed, Rules, Task, process_task
from litreview.running.inputs import Inputs

BATCH = 50
"""Documents handed to a worker at once: enough to outweigh the cost of starting and sending."""


def process_all(tasks: Sequence[Task], inputs: Inputs, settings: Settings, jobs: int, scheduler: str = "") -> list[Processed]:
    """Return what came of each task, in the order of ``tasks``, whatever the number of jobs.

    Raises:
        InputFaults: speakers that are in neither the ledger nor the roster, of all files together.

    Example:
        >>> process_all([], Inputs([], [], {}), Settings(review={"title": "t"}), jobs=1)
        []
    """
    from joblib import Parallel, delayed

    roster = inputs.roster or Roster()
    rules = Rules(
        inputs.codebook, tuple(inputs.decisions), inputs.ledger, roster, inputs.signoffs, dict(settings.evidence_kind)
    )
    batches = [tasks[start : start + BATCH] for start in range(0, len(tasks), BATCH)]
    workers = 1 if len(batches) < 2 * jobs and not scheduler else jobs
    with _cluster(scheduler):
        done = Parallel(n_jobs=workers)(delayed(_process_batch)(batch, rules) for batch in batches)
    processed = [each for batch in done for each in batch]
    faults = [fault for each in processed for fault in each.faults]
    if faults:
        raise InputFaults(faults)
    return processed


def _process_batch(tasks: Iterable[Task], rules: Rules) -> list[Processed]:
    return [process_task(task, rules) for task in tasks]


def _cluster(scheduler: str) -> AbstractContextManager[object]:
    if not scheduler:
        return nullcontext()
    from joblib import parallel_config

    return parallel_config(backend="dask", scheduler_host=scheduler)
