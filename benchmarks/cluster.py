"""A Dask scheduler and its workers, each a process of its own, for as long as they are needed."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from benchmarks.watch import Failed

_PATIENCE = 60


@contextmanager
def run_cluster(folder: Path, workers: int) -> Iterator[str]:
    """Yield the address of a scheduler with ``workers`` worker processes of one thread each; their files lie in ``folder``.

    Raises:
        Failed: Dask is not installed, or it did not start within a minute.
    """
    with ExitStack() as stack:
        folder.mkdir(parents=True, exist_ok=True)
        where = folder / "scheduler.json"
        where.unlink(missing_ok=True)
        plain = ["--host", "127.0.0.1", "--no-dashboard", "--scheduler-file", str(where)]
        scheduler = stack.enter_context(_process("scheduler", *plain, "--port", "0"))
        address = _await_address(where, scheduler)
        own = ["--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", str(folder)]
        for _ in range(workers):
            stack.enter_context(_process("worker", address, *own))
        _await_workers(address, workers)
        yield address


@contextmanager
def _process(*words: str) -> Iterator["subprocess.Popen[bytes]"]:
    process = subprocess.Popen([sys.executable, "-m", "dask", *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def _await_address(where: Path, process: "subprocess.Popen[bytes]") -> str:
    import json

    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and process.poll() is None:
        if where.exists() and where.read_text(encoding="utf-8").rstrip().endswith("}"):
            return str(json.loads(where.read_text(encoding="utf-8"))["address"])
        time.sleep(0.1)
    raise Failed("the scheduler of Dask did not start; is the extra scale installed?")


def _await_workers(address: str, workers: int) -> None:
    from distributed import Client

    with Client(address, timeout=_PATIENCE, set_as_default=False) as client:
        client.wait_for_workers(workers, timeout=_PATIENCE)
