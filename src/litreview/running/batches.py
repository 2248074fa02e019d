"""The work on each document, side by side: in this process, in local processes or on a Dask cluster."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager

from litreview.errors import InputFaults, LitReviewError, UsageError
from litreview.review import Settings
from litreview.running.documents import Processed, Rules, Task, gather_rules, process_task
from litreview.running.inputs import Inputs

_PATIENCE = 10
"""Seconds in which a scheduler must answer."""

BATCH = 50
"""Documents handed to a worker at once: enough to outweigh the cost of starting and sending."""


def process_all(tasks: Sequence[Task], inputs: Inputs, settings: Settings, jobs: int, scheduler: str = "") -> list[Processed]:
    """Return what came of each task, in the order of ``tasks``, whatever the number of jobs.

    Raises:
        InputFaults: speakers that are in neither the ledger nor the roster, of all files together.
        UsageError: ``scheduler`` cannot be reached, or Dask is not installed.
        LitReviewError: a worker process was killed.

    Example:
        >>> process_all([], Inputs([], [], {}), Settings(review={"title": "t"}), jobs=1)
        []
    """
    from joblib import Parallel, delayed

    rules = gather_rules(inputs, settings)
    batches = [tasks[start : start + BATCH] for start in range(0, len(tasks), BATCH)]
    workers = 1 if len(batches) < 2 * jobs and not scheduler else jobs
    with _cluster(scheduler):
        try:
            done = Parallel(n_jobs=workers)(delayed(_process_batch)(batch, rules) for batch in batches)
        except BrokenProcessPool:
            raise LitReviewError("a worker was killed, perhaps for want of memory; run again with --jobs 1") from None
    processed = [each for batch in done for each in batch]
    faults = [fault for each in processed for fault in each.faults]
    if faults:
        raise InputFaults(faults)
    return processed


def _process_batch(tasks: Iterable[Task], rules: Rules) -> list[Processed]:
    return [process_task(task, rules) for task in tasks]


@contextmanager
def _cluster(scheduler: str) -> Iterator[None]:
    if not scheduler:
        yield
        return
    from joblib import parallel_config

    try:
        from distributed import Client

        client = Client(scheduler, timeout=_PATIENCE)
    except ImportError:
        raise UsageError("--scheduler needs Dask; install litreview-toolkit[scale]") from None
    except (OSError, ValueError):
        raise UsageError(f"--scheduler: nothing answers at {scheduler}; name one as tcp://host:port") from None
    with client, parallel_config(backend="dask", client=client):
        yield
