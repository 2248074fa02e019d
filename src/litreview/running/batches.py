"""The work on all documents, batch by batch: what an earlier run came to is taken over, the rest is done side by side."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from litreview.errors import Fault, InputFaults
from litreview.review import Settings
from litreview.running.documents import key_of_text, process_tasks
from litreview.running.inputs import Inputs
from litreview.running.kept_model import keep_learned, recall_learned
from litreview.running.made import Made
from litreview.running.results import Results, Session, collect_results
from litreview.running.rules import Rules, gather_rules
from litreview.running.shelf import Shelf
from litreview.running.store import Store
from litreview.running.tasks import Task
from litreview.running.workers import run_batches

if TYPE_CHECKING:
    import pyarrow as pa

_Item = TypeVar("_Item")

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
    keys, weights = [], []
    for task in tasks:
        keys.append("" if task.consultation else key_of_text(task, rules))
        weights.append(estimate_work(task))
    shelf = Shelf()
    known, talks = store.find(filter(None, keys), shelf.put)
    rest = [place for place, key in enumerate(keys) if key not in known]
    spoken = list(cut_batches([place for place in rest if not keys[place]], weights.__getitem__))
    places = [*spoken, *cut_batches([place for place in rest if keys[place]], weights.__getitem__)]
    batches = Made(places, lambda batch: [tasks[place] for place in batch])
    workers = 1 if len(batches) < 2 * jobs else jobs
    work = partial(process_batch, known=frozenset(talks))
    sessions, faults, reused = [], [], len(known)
    rules = recall_learned(rules, store, shared=workers > 1 or bool(scheduler and batches))
    with closing(run_batches(work, batches, rules, workers, scheduler)) as done:
        for number, batch in enumerate(done, 1):
            sessions += batch.sessions
            faults += batch.faults
            for talk in (talks[key] for key in batch.known):
                shelf.put(talk, held=True)
            shelf.put(batch.results, held=number <= len(spoken))
            reused += len(batch.known)
            if faults and number >= len(spoken):
                break
            store.add(batch.results)
    if faults:
        raise InputFaults(faults)
    keep_learned(rules, store)
    return Results(shelf, sessions, reused)


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


def cut_batches(items: Iterable[_Item], weigh: Callable[[_Item], int]) -> Iterator[list[_Item]]:
    """Yield ``items`` in batches of about the same work, in their order; each weighs what ``weigh`` says.

    Example:
        >>> list(cut_batches(["a", "b", "c"], lambda item: 150_000))
        [['a', 'b'], ['c']]
    """
    batch: list[_Item] = []
    size = 0
    for item in items:
        weight = weigh(item)
        if batch and (len(batch) == BATCH or size + weight > _FULL):
            yield batch
            batch, size = [], 0
        batch.append(item)
        size += weight
    if batch:
        yield batch


def estimate_work(task: Task) -> int:
    """Return about how much work a task is: the characters of its abstract, or the bytes of its file.

    Example:
        >>> from pathlib import Path
        >>> estimate_work(Task(Path("x"), "references.bib", "", False, None, "x", abstract="Peers helped."))
        13
    """
    try:
        return len(task.abstract) or task.path.stat().st_size
    except OSError:
        return 0
