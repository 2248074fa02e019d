"""What a command takes: its own and that of the processes it starts."""

import sys
import time
from collections.abc import Callable

import pytest
from benchmarks.watch import Failed, main, time_command, watch

BUSY = "import time\nwhile time.process_time() < .4: pass"
HELD = "held = b'x' * 80_000_000; import time; time.sleep(1.5)"


def _python(words: str) -> list[str]:
    return [sys.executable, "-c", words]


def test_processor_time_is_told_and_what_was_printed() -> None:
    """Near half a second of work takes near half a second of processor, and no less of the clock."""
    took = watch(_python(f"{BUSY}\nprint('done')"))
    assert took.output == "done\n"
    assert 0.3 < took.processor < 2
    assert took.wall >= 0.3


def test_memory_of_children_counts() -> None:
    """A process that holds little, whose child holds 80 MB, holds more than 80 MB with it."""
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {HELD!r}])"
    took = watch(_python(parent))
    assert 80 < took.megabytes < 200
    assert took.measure in ("PSS", "RSS")


def test_a_command_that_fails_gives_no_figures() -> None:
    """Its seconds would be those of something else."""
    with pytest.raises(Failed, match=r"ended with 3: it said nothing$"):
        watch(_python("raise SystemExit(3)"))
    with pytest.raises(Failed, match="ended with 3"):
        time_command(_python("raise SystemExit(3)"), 2)


@pytest.mark.parametrize("measure", [watch, lambda command: time_command(command, 1)], ids=["watched", "timed"])
def test_a_command_that_fails_is_told_with_its_last_words(measure: Callable[[list[str]], object]) -> None:
    """They hold the fault; what it said long before, and the end of a line that never ends, are left out."""
    words = "import sys\nsys.stderr.write('early\\n' * 9)\nraise ValueError('no such thing' + 1000 * 'y')"
    with pytest.raises(Failed) as told:
        measure(_python(words))
    said = str(told.value).rpartition("ended with 1: ")[2]
    assert "ValueError: no such thingyyy" in said
    assert "early" not in said
    assert len(said) < 700


def test_looking_costs_little() -> None:
    """Where a look takes long, the next one waits: a busy machine would else be slowed by being watched."""
    before = time.process_time()
    took = watch(_python("import time; time.sleep(2)"))
    assert took.wall >= 2
    assert time.process_time() - before < 0.3


def test_runs_are_told_shortest_first() -> None:
    """As many as were asked for."""
    seconds = time_command(_python("pass"), 3)
    assert len(seconds) == 3
    assert seconds == sorted(seconds)


@pytest.mark.parametrize(
    ("arguments", "status"), [([], 2), (_python("pass"), 0), (_python("raise SystemExit(1)"), 1)], ids=["none", "well", "fails"]
)
def test_the_status_of_the_program(arguments: list[str], status: int) -> None:
    """Wrong usage and a command that failed are told apart."""
    assert main(arguments) == status
