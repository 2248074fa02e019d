"""kill -9 at any moment: what readers see is a whole run, the next run finishes, and nothing is left running or lying about."""

import os
import random
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from uuid import uuid4

KILLS = int(os.environ.get("LITREVIEW_KILLS", "6"))
"""How many runs are killed; in the suite a few, spread over the stages."""

SEED = 6
STAGES = ("reading", "joining", "checked", "ran notebook", "exporting", "searching")
LONGEST = 2.0
"""Seconds after the beginning of a stage within which a run is killed."""


def test_killed_at_any_moment_the_old_run_or_the_new_one_is_there(bench: Any, done: Any, edited: Any) -> None:
    """The next run makes the very tables that an undisturbed one makes; kernels and temporary folders go with the dead."""
    chance = random.Random(SEED)
    both = done.tables(), edited.tables()
    assert both[0] != both[1]
    for number in range(KILLS):
        old, new = both if number % 2 == 0 else both[::-1]
        assert bench.tables() == old
        bench.edit()
        command = bench.start("--jobs", chance.choice("12"))
        command.wait_until(STAGES[number % len(STAGES)])
        sleep(chance.uniform(0, LONGEST) ** 2 / LONGEST)
        command.kill(everything=chance.random() < 0.5)
        assert bench.tables() in (old, new)
        assert command.leaves_nothing_running()
        assert bench.settles(new)
        print(f"{number + 1} kills survived")


WORKERS = """
import os, sys, time
from litreview.coding.codebook import Codebook
from litreview.running.rules import Rules
from litreview.running.workers import run_batches


def work(tasks, rules):
    print(os.getpid(), flush=True)
    time.sleep(5)


if __name__ == "__main__":
    list(run_batches(work, [[]] * 8, Rules(Codebook({})), jobs=2))
"""


def test_workers_end_with_a_run_that_is_killed(tmp_path: Path) -> None:
    """They hold what people said, and would wait for more."""
    script = tmp_path / "work.py"
    script.write_text(WORKERS)
    environment = {**os.environ, "FAULTS_MARK": (mark := uuid4().hex)}
    process = subprocess.Popen([sys.executable, script], env=environment, stdout=subprocess.PIPE, text=True)
    with process:
        assert int(process.stdout.readline()) in find_marked(mark)
        process.kill()
    limit = monotonic() + 30
    while find_marked(mark) and monotonic() < limit:
        sleep(0.1)
    assert find_marked(mark) == []


def find_marked(mark: str) -> list[int]:
    """Return the processes in whose environment ``mark`` stands."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            found += [int(entry.name)] if mark.encode() in (entry / "environ").read_bytes() else []
    return found
