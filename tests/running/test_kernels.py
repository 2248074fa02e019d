"""Kernels are forked from one warm process, end with it, and are started as ever where there is none."""

import os
import sys
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
