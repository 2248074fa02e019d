"""Run a command and tell what it and all its processes took: wall time, processor time and the most memory at once.

    python benchmarks/watch.py COMMAND …

Memory is the sum over the processes of the tree: of what each holds itself and its part of what it shares (PSS) where the system
tells it (Linux), else of what each holds with all that it shares (RSS), which counts that twice. It is read every tenth of a
second, and less often where reading takes long, so that no more than a twenty-fifth of one core goes into it.
"""

import resource
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, NamedTuple

import psutil

INTERVAL = 0.1
_REST = 25
"""How many times as long as a look took the next one waits at least."""
_MEGABYTE = 1_000_000
_LINES, _WIDTH = 3, 200
"""The last lines of what a command that failed said, and their width: the fault is told there."""


class Watched(NamedTuple):
    """What a command took: seconds of wall and processor, the most megabytes (10⁶ bytes) at once; its status and words."""

    wall: float
    processor: float
    megabytes: float
    measure: str
    status: int
    output: str


class Failed(Exception):
    """A command that was measured ended with a fault, so its figures mean nothing."""


def watch(command: Sequence[str], folder: Path | None = None, environment: Mapping[str, str] | None = None) -> Watched:
    """Return what ``command`` took, run in ``folder``; its standard output is kept.

    Raises:
        Failed: it ended with another status than 0; the last lines of its standard error say why.
    """
    before = _charged()
    with TemporaryFile() as told:
        started = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=told, text=True, encoding="utf-8"
        )
        sampler = _Sampler(process.pid)
        sampler.start()
        output = process.communicate()[0]
        wall = time.perf_counter() - started
        sampler.stop()
        _check(command, process.returncode, told)
    # A process that ends between two samples, or that nobody waited for, is in one of the two sums only.
    processor = max(_charged() - before, sum(sampler.seconds.values()))
    return Watched(wall, processor, sampler.peak / _MEGABYTE, sampler.measure, process.returncode, output)


def time_command(command: Sequence[str], times: int, folder: Path | None = None) -> list[float]:
    """Return the wall seconds of each of ``times`` runs of ``command``, with nobody looking on, shortest first.

    Raises:
        Failed: it ended with another status than 0; the last lines of its standard error say why.
    """
    seconds = []
    for _ in range(times):
        with TemporaryFile() as told:
            started = time.perf_counter()
            done = subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=told, check=False)
            seconds.append(time.perf_counter() - started)
            _check(command, done.returncode, told)
    return sorted(seconds)


def _check(command: Sequence[str], status: int, told: IO[bytes]) -> None:
    """Raise ``Failed`` where a command ended with another status than 0; ``told`` holds what it said on standard error."""
    if status:
        told.seek(0)
        lines = [line.strip() for line in told.read().decode("utf-8", "replace").splitlines() if any(map(str.isalpha, line))]
        said = "; ".join(line[:_WIDTH] for line in lines[-_LINES:]) or "it said nothing"
        raise Failed(f"{' '.join(map(str, command))}: ended with {status}: {said}")


class _Sampler(threading.Thread):
    """Looks at a process and all that come of it until it is stopped."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.measure, self.peak, self.seconds = "PSS", 0, {}  # type: ignore[var-annotated]
        self._pid, self._over = pid, threading.Event()
        self._known: dict[int, psutil.Process] = {}

    def run(self) -> None:
        while not self._over.is_set():
            began = time.thread_time()
            self._look()
            self._over.wait(max(INTERVAL, _REST * (time.thread_time() - began)))

    def stop(self) -> None:
        self._over.set()
        self.join()

    def _look(self) -> None:
        try:
            root = psutil.Process(self._pid)
            # One whose parent died is nobody's child any more, so those seen once stay known.
            self._known |= {each.pid: each for each in (root, *root.children(recursive=True)) if each.pid not in self._known}
        except psutil.NoSuchProcess:
            pass
        total = 0
        for pid, process in list(self._known.items()):
            try:
                times = process.cpu_times()
                self.seconds[process] = times.user + times.system
                total += self._memory(process)
            except (psutil.NoSuchProcess, psutil.AccessDenied):
                del self._known[pid]
        self.peak = max(self.peak, total)

    def _memory(self, process: psutil.Process) -> int:
        memory = process.memory_full_info() if self.measure == "PSS" else process.memory_info()
        if self.measure == "PSS" and not hasattr(memory, "pss"):
            self.measure = "RSS"
        return int(memory.pss if self.measure == "PSS" else memory.rss)


def _charged() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def main(arguments: Sequence[str]) -> int:
    """Return 0 after telling what the command took; 2 where none is given, 1 where it failed."""
    if not arguments:
        sys.stderr.write(f"{__doc__}\n")
        return 2
    try:
        took = watch(arguments)
    except Failed as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(took.output)
    memory = f"{took.megabytes:.0f} MB at most ({took.measure})"
    sys.stderr.write(f"{took.wall:.1f} s, {took.processor:.1f} s of processor, {memory}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
