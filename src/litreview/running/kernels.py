"""Kernels that are forked from a process which has imported what notebooks need, so that each is ready at once.

Where a process cannot be forked safely (Windows, macOS), or that process has died, kernels are started as ever.
"""

import json
import os
import pkgutil
import socket
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from threading import Lock
from time import monotonic, sleep

from litreview.running.temporary import hold_folder

_LIBRARIES = (
    "pandas",
    "pyarrow.parquet",
    "sqlite3",
    "IPython.core.completerlib",
    "IPython.extensions.storemagic",
    "tornado.platform.asyncio",
    "tornado.queues",
    "ipykernel.kernelapp",
    "ipykernel.debugger",
    "litreview.running.reads",
)
_LOST = -9


class WarmKernel:
    """One forked kernel, as a ``subprocess.Popen``: it is polled, waited for and signalled in the same words."""

    stdin = stdout = stderr = None
    pid = None

    def __init__(self, server: "KernelServer", name: str) -> None:
        """Return the kernel called ``name`` of ``server``."""
        self._server, self._name = server, name

    def poll(self) -> int | None:
        """Return the exit code of the kernel, ``None`` while it runs."""
        return self._server.exit_code(self._name)

    def wait(self, timeout: float = 10) -> int:
        """Return the exit code of the kernel once it has ended.

        Raises:
            TimeoutError: it still runs after ``timeout`` seconds.
        """
        limit = monotonic() + timeout
        while (code := self.poll()) is None:
            if monotonic() > limit:
                raise TimeoutError("a kernel does not end")
            sleep(0.005)
        return code

    def send_signal(self, number: int) -> None:
        """Send a signal to the kernel and to what it started."""
        self._server.tell({"kernel": self._name, "signal": int(number)})

    def terminate(self) -> None:
        """Ask the kernel to end."""
        self.send_signal(15)

    def kill(self) -> None:
        """End the kernel."""
        self.send_signal(9)


class KernelServer:
    """The process that kernels are forked from; ``folder`` is a private one for the sockets of their connections.

    ``started`` holds every kernel, forked or not, so that all of them end with the run; once that has ``ended``, none is
    started again.

    Example:
        >>> server = KernelServer(None, Path("."))
        >>> server.alive
        False
    """

    def __init__(self, process: "subprocess.Popen[bytes] | None", folder: Path, channel: socket.socket | None = None) -> None:
        """Return what speaks to ``process`` over ``channel``; without a process, what starts no kernel."""
        self.folder = folder
        self.started: list[subprocess.Popen[bytes] | WarmKernel] = []
        self.ended = False
        self._process, self._channel = process, channel
        self._codes: dict[str, int] = {}
        self._names = map(str, count(1))
        self._waiting = b""
        self._lock = Lock()

    @property
    def alive(self) -> bool:
        """Return whether kernels can be forked."""
        return self._process is not None and self._process.poll() is None

    def next_name(self) -> str:
        """Return a short name that no other kernel of this server has."""
        with self._lock:
            return next(self._names)

    def fork(self, name: str, arguments: Sequence[str], folder: str, environment: Mapping[str, str]) -> WarmKernel:
        """Return a new kernel, called ``name``, that was given ``arguments`` and begins in ``folder``."""
        self.tell(
            {"kernel": name, "arguments": list(arguments), "folder": os.path.abspath(folder), "environment": dict(environment)}
        )
        return WarmKernel(self, name)

    def tell(self, request: Mapping[str, object]) -> None:
        """Send a request; where nobody listens any more, ``exit_code`` tells so."""
        with self._lock:
            try:
                if self._channel is not None:
                    self._channel.sendall(json.dumps(request).encode() + b"\n")
            except OSError:
                self._channel = None

    def exit_code(self, name: str) -> int | None:
        """Return the exit code of a kernel, ``None`` while it runs; a kernel without its server counts as killed."""
        with self._lock:
            self._listen()
            return self._codes.get(name, None if self._channel is not None else _LOST)

    def _listen(self) -> None:
        while self._channel is not None:
            try:
                data = self._channel.recv(1 << 16, socket.MSG_DONTWAIT)
            except BlockingIOError:
                return
            except OSError:
                data = b""
            if not data:
                self._channel = None
            *lines, self._waiting = (self._waiting + data).split(b"\n")
            for ended in map(json.loads, lines):
                self._codes[ended["kernel"]] = ended["code"]


@contextmanager
def serve_kernels(libraries: Iterable[str] = (), wanted: bool = True) -> Iterator[KernelServer]:
    """Return a context with a server of warm kernels, whose kernels end with it; it imports while others work.

    ``libraries`` are imported beside what every notebook needs. Where kernels are not ``wanted``, or a process cannot be
    forked safely, the server is not alive and kernels start as ever.

    Example:
        >>> with serve_kernels(wanted=False) as server:
        ...     server.alive
        False
    """
    if not wanted or not sys.platform.startswith("linux"):
        with _ending(KernelServer(None, Path("."))) as server:
            yield server
        return
    with hold_folder() as folder:
        here, there = socket.socketpair()
        program = [sys.executable, "-P", "-m", "litreview.running.kernel_server", *_LIBRARIES, *_list_views(), *libraries]
        with (
            here,
            subprocess.Popen(  # noqa: S603
                program,
                stdin=there,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                # What interrupts the run is told to the run alone, which ends its kernels itself.
                start_new_session=True,
                env={**os.environ, "PYDEVD_DISABLE_FILE_VALIDATION": "1"},
            ) as process,
        ):
            there.close()
            try:
                with _ending(KernelServer(process, folder, here)) as server:
                    yield server
            finally:
                here.close()
                # It kills its kernels, if it has any yet: one that still imports is not waited for.
                with suppress(subprocess.TimeoutExpired):
                    process.wait(1)
                process.kill()


@contextmanager
def _ending(server: KernelServer) -> Iterator[KernelServer]:
    try:
        yield server
    finally:
        server.ended = True
        for kernel in server.started:
            if kernel.poll() is None:
                kernel.kill()


def _list_views() -> list[str]:
    import litreview.reporting

    return [f"litreview.reporting.{module.name}" for module in pkgutil.iter_modules(litreview.reporting.__path__)]
