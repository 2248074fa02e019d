"""Workers: the same work on each batch in this process, in local processes or on a Dask cluster, results in order."""

import gc
import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import islice
from threading import Lock, Thread
from time import sleep
from typing import TYPE_CHECKING, Any, TypeVar

from litreview.errors import LitReviewError, UsageError
from litreview.running.keys import code_version
from litreview.running.rules import Rules
from litreview.running.tasks import Task

if TYPE_CHECKING:
    from distributed import Client

_Done = TypeVar("_Done")
Work = Callable[[Sequence[Task], Rules], _Done]

_PATIENCE = 10
"""Seconds in which a scheduler must answer, and in which it must have a worker."""

_AHEAD = 2
"""Batches under way or waiting for each worker: enough that none is idle, so few that memory stays bounded."""

_held: list[Rules] = []
_one_at_a_time = Lock()


def run_batches(
    work: Work[_Done], batches: Sequence[Sequence[Task]], rules: Rules, jobs: int, scheduler: str = ""
) -> Generator[_Done]:
    """Yield what ``work`` makes of each batch, in their order, whoever does it.

    The rules go to each worker once. A worker that is killed costs the time of the batches it had.

    Raises:
        UsageError: ``scheduler`` cannot be reached or has no workers, its workers cannot do the work, or Dask is missing.
        LitReviewError: workers were killed again and again.

    Example:
        >>> from litreview.coding.codebook import Codebook
        >>> list(run_batches(lambda tasks, rules: len(tasks), [[], []], Rules(Codebook({})), jobs=1))
        [0, 0]
    """
    if scheduler:
        return _run_on_cluster(work, batches, rules, scheduler)
    if jobs == 1:
        return (work(batch, rules) for batch in batches)
    return _run_locally(work, batches, rules, jobs)


def _run_locally(work: Work[_Done], batches: Sequence[Sequence[Task]], rules: Rules, jobs: int) -> Iterator[_Done]:
    from joblib.externals.loky import get_reusable_executor

    done = 0
    for workers in (jobs, max(1, jobs // 2)):
        executor = get_reusable_executor(
            max_workers=workers, initializer=_hold, initargs=(rules, os.getpid(), gc.get_threshold())
        )
        try:
            for result in _in_order(partial(executor.submit, _work_locally, work), islice(batches, done, None), _AHEAD * workers):
                yield result
                done += 1
            return
        except BrokenProcessPool:
            # Most often the memory of the machine was too small for so many at once, so the rest is done by fewer.
            continue
        finally:
            executor.shutdown(kill_workers=True)
    raise LitReviewError("workers were killed twice, perhaps for want of memory; run again with --jobs 1")


def _run_on_cluster(work: Work[_Done], batches: Sequence[Sequence[Task]], rules: Rules, scheduler: str) -> Iterator[_Done]:
    try:
        from distributed import Client
        from distributed.scheduler import KilledWorker
    except ImportError:
        raise UsageError("--scheduler needs Dask; install litreview-toolkit[scale]") from None
    try:
        client = Client(scheduler, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError):
        raise UsageError(f"--scheduler: nothing answers at {scheduler}; name one as tcp://host:port") from None
    with client:
        threads = _count_threads(client, scheduler)
        # Data that is scattered is lost with the worker that holds it; the result of a task is made again.
        held = client.submit(_unchanged, rules, pure=False)
        submit = partial(client.submit, _work_on_cluster, work, held, code_version(), pure=False)
        try:
            yield from _in_order(submit, batches, _AHEAD * threads)
        except KilledWorker:
            raise LitReviewError("--scheduler: workers died over the same batch again and again; give them more memory") from None
        except ModuleNotFoundError as error:
            raise UsageError(f"--scheduler: workers lack {error.name}; install litreview-toolkit[scale] where they run") from None


def _count_threads(client: "Client", scheduler: str) -> int:
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except TimeoutError:
        raise UsageError(f"--scheduler: {scheduler} has no workers; start one with `dask worker {scheduler}`") from None
    return sum(client.nthreads().values())


def _in_order(
    submit: Callable[[Sequence[Task]], "Future[_Done]"], batches: Iterable[Sequence[Task]], ahead: int
) -> Iterator[_Done]:
    """Yield the results of ``batches`` in their order, so that no more than ``ahead`` are under way or wait to be taken."""
    waiting: deque[Future[_Done]] = deque()
    for batch in batches:
        if len(waiting) == ahead:
            yield waiting.popleft().result()
        waiting.append(submit(batch))
    while waiting:
        yield waiting.popleft().result()


def _hold(rules: Rules, parent: int, rarely: tuple[int, int, int]) -> None:
    """Begin as a worker of ``parent``, which looks for garbage as ``rarely``."""
    gc.set_threshold(*rarely)
    _held[:] = [rules]
    Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    """End this worker when the run that started it was killed: it holds what people said, and would wait for ever."""
    while os.getppid() == parent:
        sleep(1)
    os._exit(1)


def _work_locally(work: Work[_Done], batch: Sequence[Task]) -> _Done:
    return work(batch, _held[0])


def _work_on_cluster(work: Work[_Done], rules: Rules, version: str, batch: Sequence[Task]) -> _Done:
    if code_version() != version:
        raise UsageError("--scheduler: a worker runs other code or libraries; install the same there and start it anew")
    hidden = [task.shown for task in batch if not task.abstract and not task.path.is_file()]
    if hidden:
        raise UsageError(f"--scheduler: a worker cannot see {hidden[0]}; the review must lie at the same place on each machine")
    # A worker may have several threads; the library that reads PDF files may not.
    with _one_at_a_time:
        return work(batch, rules)


def _unchanged(rules: Rules) -> Any:
    return rules
