"""Writers of one file wait for each other, and say so when they waited in vain."""

import subprocess
import sys
from pathlib import Path

import pytest

from litreview.errors import RunLocked
from litreview.sources.writing_turns import hold_turn

HOLDER = (
    "import sys; from pathlib import Path; from litreview.sources.writing_turns import hold_turn\n"
    "with hold_turn(Path(sys.argv[1]), 'p.csv'): print('held', flush=True); sys.stdin.read()"
)


def test_who_waits_in_vain_is_told_and_who_dies_lets_go(tmp_path: Path) -> None:
    """Another process holds the turn until it is killed; the folder of the lock is made."""
    lock = tmp_path / "outputs" / "p.lock"
    with subprocess.Popen([sys.executable, "-c", HOLDER, lock], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(RunLocked, match=r"p\.csv: somebody else is writing to it; try again"), hold_turn(lock, "p.csv", 0):
            pass
        holder.kill()
    with hold_turn(lock, "p.csv", 5):
        assert lock.exists()


def test_a_turn_ends_with_an_error(tmp_path: Path) -> None:
    """The next one has it at once."""
    with pytest.raises(ValueError, match="wrong"), hold_turn(tmp_path / "lock", "p.csv"):
        raise ValueError("wrong")
    with hold_turn(tmp_path / "lock", "p.csv", 0):
        pass
