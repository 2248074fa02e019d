"""Disks that are full or may not be written: one plain line, exit code 1, and the last good outputs as they were."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path
from typing import Any

import pytest

FULL = "no space left on device"


@pytest.fixture
def disk(bench: Any) -> Iterator[Callable[..., Path]]:
    """Return what puts a folder of the outputs on a small disk of its own, where this machine lets one be mounted."""
    mounted = []

    def put(folder: Path, options: str = "size=16m") -> Path:
        held = folder.with_name(f"{folder.name}-held")
        folder.rename(held)
        folder.mkdir()
        command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
        refused = subprocess.run(command, capture_output=True, text=True, check=False).stderr.strip()
        if refused:
            pytest.skip(f"a small disk cannot be mounted here: {refused}")
        mounted.append(folder)
        shutil.copytree(held, folder, symlinks=True, dirs_exist_ok=True)
        shutil.rmtree(held)
        return folder

    yield put
    for folder in reversed(mounted):
        subprocess.run(["umount", folder], check=True)


def fill(folder: Path) -> None:
    """Write until there is no room for one more byte."""
    with suppress(OSError), (folder / "filler").open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))


def fill_names(folder: Path) -> None:
    """Make empty files until there is no room for one more."""
    (folder / "filler").mkdir()
    with suppress(OSError):
        for number in count():
            (folder / "filler" / str(number)).touch()


@pytest.mark.parametrize(
    ("moment", "options", "exhaust"),
    [("", "size=16m", fill), ("searching", "size=16m", fill), ("searching", "size=16m,nr_inodes=2000", fill_names)],
    ids=["while tables are written", "while the record is written", "at publication"],
)
def test_a_full_disk_is_told_in_one_line_and_costs_nothing(
    bench: Any, edited: Any, disk: Callable[..., Path], moment: str, options: str, exhaust: Callable[[Path], None]
) -> None:
    """Once there is room again, the next run finishes."""
    old = bench.tables()
    disk(bench.outputs, options)
    bench.edit()
    if not moment:
        exhaust(bench.outputs)
    command = bench.start()
    if moment:
        command.wait_until(moment)
        exhaust(bench.outputs)
    assert command.wait() == 1
    assert command.said.splitlines()[-1].endswith(f"{FULL}; nothing new was published")
    assert command.plainly
    assert bench.tables() == old
    assert not (bench.outputs / "staging").exists()
    filler = bench.outputs / "filler"
    filler.unlink() if filler.is_file() else shutil.rmtree(filler)
    assert bench.settles(edited.tables())


def test_a_store_that_is_full_costs_time_alone(bench: Any, edited: Any, disk: Callable[..., Path]) -> None:
    """A notice says so, and the run is published."""
    fill(disk(bench.outputs / ".store", "size=1m"))
    bench.edit()
    command = bench.run()
    assert command.code == 0
    assert f"outputs/.store: cannot be written ({FULL})" in command.told
    assert bench.tables() == edited.tables()


def test_outputs_that_may_only_be_read_are_told_in_one_line(bench: Any, edited: Any, disk: Callable[..., Path]) -> None:
    """Nothing is tried that could not end well."""
    old = bench.tables()
    disk(bench.outputs)
    bench.edit()
    subprocess.run(["mount", "-o", "remount,ro", bench.outputs], check=True)
    command = bench.run()
    assert (command.code, len(command.said.splitlines())) == (1, 1)
    assert "read-only file system; nothing new was published" in command.said
    assert command.plainly
    assert bench.tables() == old
    subprocess.run(["mount", "-o", "remount,rw", bench.outputs], check=True)
    assert bench.settles(edited.tables())
