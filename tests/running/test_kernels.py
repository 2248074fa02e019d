"""Kernels are forked from one warm process, end with it, and are started as ever where there is none."""

import os
import secrets
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep

import pytest

from litreview.running.kernels import KernelServer, WarmKernel, serve_kernels

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="kernels are forked on Linux only")


def start(server: KernelServer, folder: Path) -> WarmKernel:
    """Return a kernel that runs, as its connection file tells."""
    file = folder / "k.json"
    kernel = server.fork(server.next_name(), ["-f", str(file), "--log-level=50"], str(folder), dict(os.environ))
    limit = monotonic() + 30
    while not file.exists() and monotonic() < limit:
        sleep(0.02)
    return kernel


def test_a_kernel_is_polled_waited_for_and_killed(kernels: KernelServer, tmp_path: Path) -> None:
    """As if it had been started by itself; how it ended is told."""
    kernel = start(kernels, tmp_path)
    assert kernel.poll() is None
    kernel.kill()
    assert kernel.wait() == -9
    assert kernel.poll() == -9


def test_a_kernel_that_cannot_begin_is_told_as_ended(kernels: KernelServer, tmp_path: Path) -> None:
    """Its server goes on."""
    kernel = kernels.fork(kernels.next_name(), [], str(tmp_path / "no such folder"), dict(os.environ))
    assert kernel.wait(30) == 1
    assert kernels.alive


def test_kernels_end_with_their_server(tmp_path: Path) -> None:
    """Nothing is left running, and the private folder is gone."""
    with serve_kernels() as server:
        kernel = start(server, tmp_path)
        folder = server.folder
        assert folder.stat().st_mode & 0o077 == 0
    assert kernel.wait() == -9
    assert (server.alive, folder.exists()) == (False, False)


def test_a_kernel_without_its_server_counts_as_killed() -> None:
    """Whoever waits for it does not wait for ever."""
    server = KernelServer(None, Path("."))
    kernel = server.fork("1", [], ".", {})
    assert (server.alive, kernel.poll(), kernel.wait()) == (False, -9, -9)


def descend(pid: int) -> Iterator[int]:
    """Yield the processes that a process started, and those that they did."""
    for told in Path("/proc").glob("[0-9]*/stat"):
        try:
            parent = int(told.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[1])
        except OSError:
            continue
        if parent == pid:
            yield int(told.parent.name)
            yield from descend(int(told.parent.name))


def holds(pid: int, words: bytes) -> bool:
    """Return whether ``words`` stand anywhere in the memory of a process, be it that it reads them itself or not."""
    with Path(f"/proc/{pid}/maps").open(encoding="utf-8") as maps, Path(f"/proc/{pid}/mem").open("rb") as memory:
        for line in maps:
            place, rights = line.split()[:2]
            start, end = (int(part, 16) for part in place.split("-"))
            if "r" not in rights or line.rstrip().endswith(("[vvar]", "[vsyscall]", "[vvar_vclock]")):
                continue
            try:
                memory.seek(start)
                if words in memory.read(end - start):
                    return True
            except (OSError, ValueError):
                continue
    return False


def test_no_kernel_inherits_what_the_run_holds_in_memory(tmp_path: Path) -> None:
    """The roster and raw transcripts lie in the memory of the run; a kernel comes of a process that never saw them."""
    planted = f"Zora Quill {secrets.token_hex(16)}"
    before = set(descend(os.getpid()))
    with serve_kernels() as server:
        start(server, tmp_path)
        served = sorted(set(descend(os.getpid())) - before)
        found = [pid for pid in (os.getpid(), *served) if holds(pid, planted.encode())]
    assert len(served) == 2
    assert found == [os.getpid()]
