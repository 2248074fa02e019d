"""Work in a forked process comes to the same, and a lost process costs time alone."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from litreview.errors import UsageError
from litreview.forked import begun

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="processes are forked on Linux alone")


@pytest.mark.parametrize("wanted", [True, False])
def test_the_result_is_that_of_the_work(wanted: bool) -> None:
    """Who asks need not know which process did it; large results come whole."""
    with begun(lambda: "x" * 3_000_000, wanted) as ask:
        assert ask() == "x" * 3_000_000


@linux
def test_another_process_does_the_work() -> None:
    """What the work changes in memory is not seen here."""
    seen: list[int] = []

    def work() -> int:
        seen.append(1)
        return os.getpid()

    with begun(work) as ask:
        assert ask() != os.getpid()
    assert seen == []


@pytest.mark.parametrize("wanted", [True, False])
def test_an_error_is_raised_where_it_is_asked_for(wanted: bool) -> None:
    """The work is done again here, and raises what it raised there."""

    def work() -> None:
        raise UsageError("no")

    with begun(work, wanted) as ask, pytest.raises(UsageError, match="no"):
        ask()


@linux
def test_a_process_that_is_killed_costs_time_alone() -> None:
    """This process then does the work itself."""
    parent = os.getpid()

    def work() -> str:
        if os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        return "done"

    with begun(work) as ask:
        assert ask() == "done"


@linux
def test_a_process_that_hangs_costs_time_alone() -> None:
    """Work that waits for what only its parent could give (a lock that a thread held) is done by the parent after a while."""
    parent = os.getpid()

    def work() -> str:
        if os.getpid() != parent:
            time.sleep(60)
        return "done"

    started = time.monotonic()
    with begun(work, patience=0.5) as ask:
        assert ask() == "done"
    assert time.monotonic() - started < 30


@linux
def test_a_process_that_takes_as_long_as_this_one_is_waited_for() -> None:
    """The longer it had been at work before, the longer its answer may take."""
    with begun(lambda: (time.sleep(1.5), os.getpid())[1], patience=5) as ask:
        time.sleep(0.5)
        assert ask() != os.getpid()


def test_what_cannot_be_sent_is_made_here() -> None:
    """A result that no channel takes is no reason to fail."""
    with begun(lambda: lambda: 7) as ask:
        assert ask()() == 7


@linux
def test_work_that_nobody_asks_for_ends_with_its_context() -> None:
    """An error elsewhere waits for no forked process."""
    started = time.monotonic()
    with pytest.raises(KeyError), begun(lambda: time.sleep(60)):
        raise KeyError
    assert time.monotonic() - started < 30


@linux
def test_a_forked_process_holds_no_lock_of_its_parent(tmp_path: Path) -> None:
    """Once its parent is killed, the next run may begin, though the forked process still works."""
    lines = f"""
import os, time
from pathlib import Path
from litreview.forked import begun
from litreview.running.lock import hold_lock
with hold_lock(Path({str(tmp_path)!r})), begun(lambda: time.sleep(20)):
    time.sleep(1)
    os.kill(os.getpid(), 9)
"""
    subprocess.run([sys.executable, "-c", lines], check=False, timeout=60)
    from litreview.running.lock import hold_lock

    with hold_lock(tmp_path):
        assert (tmp_path / ".lock").exists()


@linux
def test_a_forked_process_ends_with_its_parent(tmp_path: Path) -> None:
    """Whoever kills a run leaves nothing behind that works on."""
    late = tmp_path / "late"
    lines = f"""
import os, time
from pathlib import Path
from litreview.forked import begun
with begun(lambda: (time.sleep(3), Path({str(late)!r}).touch())):
    time.sleep(1)
    os.kill(os.getpid(), 9)
"""
    subprocess.run([sys.executable, "-c", lines], check=False, timeout=60)
    time.sleep(4)
    assert not late.exists()


@linux
def test_a_forked_process_writes_nothing_of_what_its_parent_was_about_to_say() -> None:
    """A line that waits to be written is written once, and an error in the work leaves no traceback."""
    lines = "from litreview.forked import begun\nprint('once', end='')\nwith begun(lambda: 1 / 0):\n    pass"
    done = subprocess.run([sys.executable, "-c", lines], capture_output=True, text=True, check=True, timeout=60)
    assert (done.stdout, done.stderr) == ("once", "")


@linux
def test_what_the_parent_left_as_garbage_is_not_collected_by_the_child() -> None:
    """A loop of events that nobody closed would find its sockets closed, and complain."""
    program = (
        "import asyncio, gc\n"
        "from litreview.forked import begun\n"
        "gc.disable()\n"
        "loop = asyncio.new_event_loop()\n"
        "loop.itself = loop\n"
        "del loop\n"
        "with begun(gc.collect) as ask:\n"
        "    ask()\n"
        "gc.freeze()\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "Bad file descriptor" not in done.stderr
