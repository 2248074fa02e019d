"""Two runs at once: the second is told at once who holds the lock."""

import subprocess
import sys
from pathlib import Path

import pytest

from litreview.errors import RunLocked
from litreview.running.lock import hold_lock

HOLD = """import sys, time, pathlib
from litreview.running.lock import hold_lock
with hold_lock(pathlib.Path(sys.argv[1])):
    print('held', flush=True)
    time.sleep(60)
"""


@pytest.fixture
def other(tmp_path: Path) -> subprocess.Popen:
    """Return another process that holds the lock."""
    process = subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline().strip() == "held"
    yield process
    process.kill()
    process.wait()


def test_a_second_run_is_refused_and_told_who_holds_the_lock(tmp_path: Path, other: subprocess.Popen) -> None:
    """The message names the process and the time."""
    with pytest.raises(RunLocked, match=rf"process {other.pid}, since 20"), hold_lock(tmp_path):
        pass


def test_the_lock_of_a_killed_run_is_free(tmp_path: Path, other: subprocess.Popen) -> None:
    """A dead process holds nothing."""
    other.kill()
    other.wait()
    with hold_lock(tmp_path):
        assert (tmp_path / ".lock").exists()


def test_the_lock_is_free_after_a_run_that_failed(tmp_path: Path) -> None:
    """An error inside leaves no lock behind."""
    with pytest.raises(KeyError), hold_lock(tmp_path):
        raise KeyError
    with hold_lock(tmp_path):
        pass
    assert not (tmp_path / ".lock.json").exists()
