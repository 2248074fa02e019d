"""The work on all documents, batch by batch: what an earlier run came to is taken over, the rest is done side by side."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from litreview.errors import Fault, InputFaults
from litreview.review import Settings
from litreview.running.documents import Rules, Task, gather_rules, key_of_text, process_tasks
from litreview.running.inputs import Inputs
from litreview.running.learning import keep_learned, recall_learned
from litreview.running.results import Results, Session, collect_results
from litreview.running.store import Store
from litreview.running.workers import run_batches

if TYPE_CHECKING:
    import pyarrow as pa

BATCH = 200
"""Documents handed to a worker at once, at most: enough to outweigh the cost of sending, and for a file of the store."""

_FULL = 400_000
"""Characters of abstracts, or bytes of files, that make a batch full: texts take as much longer as they are longer."""


class Batch(NamedTuple):
    """What came of one batch: results in columns, what was spoken, the keys that are known, and faults of speakers."""

    results: "pa.Table"
    sessions: tuple[Session, ...]
    known: tuple[str, ...]
    faults: tuple[Fault, ...]


def process_all(
    tasks: Sequence[Task], inputs: Inputs, settings: Settings, jobs: int, scheduler: str = "", store: Store | None = None
) -> Results:
    """Return what came of all tasks, the same whatever the number of jobs, the scheduler and the ``store``.

    Consultations are read and de-identified each time, first of all, so that what is wrong with their speakers is told
    before hours of reading; what coding and extracting them came to is taken over from ``store`` like that of texts.

    Raises:
        InputFaults: speakers that are in neither the ledger nor the roster, of all files together.
        UsageError: ``scheduler`` cannot be reached or used, or Dask is not installed.
        LitReviewError: workers were killed again and again.

    Example:
        >>> len(process_all([], Inputs([], [], {}), Settings(review={"title": "t"}), jobs=1))
        0
    """
    rules = gather_rules(inputs, settings)
    store = store or Store(None)
    keys = {task.document_id: key_of_text(task, rules) for task in tasks if not task.consultation}
    texts, talks = store.find(keys.values())
    known = {key for piece in texts for key in piece["key"].to_pylist()}
    rest = [task for task in tasks if keys.get(task.document_id) not in known]
    spoken = list(cut_batches([task for task in rest if task.consultation]))
    batches = [*spoken, *cut_batches([task for task in rest if not task.consultation])]
    workers = 1 if len(batches) < 2 * jobs else jobs
    work = partial(process_batch, known=frozenset(talks))
    pieces, sessions, faults, reused = list(texts), [], [], len(known)
    rules = recall_learned(rules, store, shared=workers > 1 or bool(scheduler and batches))
    with closing(run_batches(work, batches, rules, workers, scheduler)) as done:
        for number, batch in enumerate(done, 1):
            sessions += batch.sessions
            faults += batch.faults
            pieces += [batch.results, *(talks[key] for key in batch.known)]
            reused += len(batch.known)
            if faults and number >= len(spoken):
                break
            store.add(batch.results)
    if faults:
        raise InputFaults(faults)
    keep_learned(rules, store)
    return Results(pieces, sessions, reused)


def process_batch(tasks: Sequence[Task], rules: Rules, known: Collection[str] = ()) -> Batch:
    """Return what came of a batch of tasks; of consultations whose key is ``known`` no rows.

    Example:
        >>> from litreview.coding.codebook import Codebook
        >>> process_batch([], Rules(Codebook({}))).known
        ()
    """
    processed = process_tasks(tasks, rules, known)
    return Batch(
        collect_results(processed),
        tuple(Session(each.raw, each.cleaned) for each in processed if each.cleaned),
        tuple(each.key for each in processed if each.known),
        tuple(fault for each in processed for fault in each.faults),
    )


def cut_batches(tasks: Sequence[Task]) -> Iterator[list[Task]]:
    """Yield ``tasks`` in batches of about the same work, in their order.

    Example:
        >>> list(cut_batches([]))
        []
    """
    batch: list[Task] = []
    size = 0
    for task in tasks:
        weight = len(task.abstract) or _weigh(task)
        if batch and (len(batch) == BATCH or size + weight > _FULL):
            yield batch
            batch, size = [], 0
        batch.append(task)
        size += weight
    if batch:
        yield batch


def _weigh(task: Task) -> int:
    try:
        return task.path.stat().st_size
    except OSError:
        return 0
