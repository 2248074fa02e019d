"""The same results in the same order, whoever does the work, and also where a worker is killed over it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest

from litreview.coding.codebook import Codebook
from litreview.errors import LitReviewError, UsageError
from litreview.review import Review
from litreview.running.batches import process_all, process_batch
from litreview.running.inputs import load_inputs
from litreview.running.results import TABLES, Results
from litreview.running.rules import Rules, gather_rules
from litreview.running.tasks import Task, plan_tasks
from litreview.running.workers import run_batches
from litreview.tables import build_table, write_table

needs_dask = pytest.mark.skipif(find_spec("distributed") is None, reason="Dask is not installed; it is the extra scale")
BATCHES = [[Task(Path(), "b", "", False, None, f"d{number}", "x")] * number for number in range(8)]
RULES = Rules(Codebook({}))


def make_deadly(mark: Path, lives: int = 1) -> Callable[[Sequence[Task], Rules], int]:
    """Return work on a batch that kills its own process ``lives`` times."""

    # A function inside a function travels to workers as it is; they need not find this file.
    def work(tasks: Sequence[Task], rules: Rules) -> int:
        deaths = len(list(mark.iterdir()))
        if len(tasks) == 3 and deaths < lives:
            (mark / str(deaths)).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return len(tasks)

    return work


def test_results_come_in_the_order_of_batches() -> None:
    """Also where the first takes longest."""

    def work(tasks: Sequence[Task], rules: Rules) -> int:
        time.sleep(0.2 if not tasks else 0)
        return len(tasks)

    assert list(run_batches(work, BATCHES, RULES, 2)) == list(range(8))


def test_no_more_is_begun_than_is_taken() -> None:
    """A reader who stops early leaves the rest undone."""
    done = []
    results = run_batches(lambda tasks, rules: done.append(len(tasks)) or len(tasks), BATCHES, RULES, 1)
    assert (next(results), next(results)) == (0, 1)
    results.close()
    assert done == [0, 1]


def test_a_local_worker_that_is_killed_costs_no_result(tmp_path: Path) -> None:
    """What it was at is done again by fewer."""
    assert list(run_batches(make_deadly(tmp_path), BATCHES, RULES, 2)) == list(range(8))
    assert len(list(tmp_path.iterdir())) == 1


def test_work_that_kills_every_worker_is_given_up(tmp_path: Path) -> None:
    """One line says what to do."""
    with pytest.raises(LitReviewError, match="run again with --jobs 1"):
        list(run_batches(make_deadly(tmp_path, 9), BATCHES, RULES, 2))


def test_an_error_in_a_worker_is_the_error_of_the_run() -> None:
    """It is not taken for a killed worker."""

    def work(tasks: Sequence[Task], rules: Rules) -> int:
        raise UsageError("wrong")

    with pytest.raises(UsageError, match="wrong"):
        list(run_batches(work, BATCHES, RULES, 2))


@pytest.mark.skipif(find_spec("distributed") is not None, reason="Dask is installed here")
def test_a_scheduler_without_dask_says_what_to_install(tiny: Review) -> None:
    """The extra is named."""
    with pytest.raises(UsageError, match=r"install litreview-toolkit\[scale\]"):
        process_all([], load_inputs(tiny), tiny.settings, 1, "tcp://127.0.0.1:8786")


@needs_dask
@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "127.0.0.1", "nonsense://x"])
def test_a_scheduler_that_does_not_answer_is_wrong_usage(tiny: Review, address: str) -> None:
    """One line, not a traceback."""
    with pytest.raises(UsageError, match="nothing answers at"):
        process_all([], load_inputs(tiny), tiny.settings, 1, address)


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a Dask scheduler in a process of its own, without workers."""
    where = tmp_path_factory.mktemp("dask") / "scheduler.json"
    options = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(where)]
    process = dask("scheduler", *options)
    try:
        yield _address(where, process)
    finally:
        process.kill()
        process.wait(timeout=30)


@pytest.fixture(scope="module")
def cluster(scheduler: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of a Dask scheduler with two workers, each a process of its own that nobody starts again."""
    options = ["--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", str(tmp_path_factory.mktemp("workers"))]
    workers = [dask("worker", scheduler, *options) for _ in range(2)]
    try:
        yield scheduler
    finally:
        for worker in workers:
            worker.kill()
            worker.wait(timeout=30)


def dask(*words: str) -> "subprocess.Popen[bytes]":
    """Return a process of the command ``dask``."""
    return subprocess.Popen([sys.executable, "-m", "dask", *words], stderr=subprocess.DEVNULL)


def _address(where: Path, process: "subprocess.Popen[bytes]") -> str:
    from distributed import Client

    for _ in range(600):
        assert process.poll() is None
        if where.exists() and where.read_text(encoding="utf-8").rstrip().endswith("}"):
            with Client(scheduler_file=str(where), timeout=60, set_as_default=False) as client:
                return client.scheduler.address
        time.sleep(0.1)
    raise TimeoutError("the scheduler did not start within a minute")


@needs_dask
def test_a_worker_that_cannot_see_the_review_is_told(tiny: Review, cluster: str) -> None:
    """Otherwise every text would be listed as one that cannot be read."""
    inputs = replace(load_inputs(tiny), examples=[])
    tasks = [replace(task, path=Path("/nowhere") / task.path.name) for task in plan_tasks(tiny, inputs)]
    with pytest.raises(UsageError, match="a worker cannot see corpus/"):
        process_all(tasks, inputs, tiny.settings, 1, cluster)


@needs_dask
@pytest.mark.parametrize("killed", [False, True], ids=["all live", "one is killed"])
def test_a_cluster_gives_the_same_bytes(tiny: Review, cluster: str, tmp_path: Path, killed: bool) -> None:
    """The tables of a run on two workers are those of a run without any, also where one worker dies over a batch."""
    with tiny.references.open("a", encoding="utf-8") as file:
        for number in range(12):
            words = f"Peer support gave person {number} hope. Peer workers should be paid."
            file.write(f"@article{{n{number:02d}, title = {{Study {number}}}, abstract = {{{words}}}}}\n")
    inputs = replace(load_inputs(tiny), examples=[])
    tasks, rules = plan_tasks(tiny, inputs), gather_rules(inputs, tiny.settings)
    batches = [tasks[start : start + 2] for start in range(0, len(tasks), 2)]
    mark = tmp_path / "killed"

    def work(tasks: Sequence[Task], rules: Rules) -> object:
        if killed and not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return process_batch(tasks, rules)

    far = Results([batch.results for batch in run_batches(work, batches, rules, 1, cluster)])
    near = process_all(tasks, inputs, tiny.settings, 1)
    assert mark.exists() is killed
    assert write(far, tmp_path / "far") == write(near, tmp_path / "near")
    assert far.texts() == near.texts()


def write(results: Results, folder: Path) -> dict[str, bytes]:
    """Return the bytes of all tables of single documents, by name."""
    folder.mkdir()
    for name in TABLES:
        write_table(name, build_table(name, results.rows(name)), folder)
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
