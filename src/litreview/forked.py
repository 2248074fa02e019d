"""Work that a forked process does while this one does something else; what it holds need not be sent there."""

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_Done = TypeVar("_Done")
_SIGNAL_WHEN_PARENT_ENDS = 1
_PATIENCE = 60.0


@contextmanager
def begun(work: Callable[[], _Done], wanted: bool = True, patience: float = _PATIENCE) -> Iterator[Callable[[], _Done]]:
    """Return a context with a function that gives what ``work`` comes to; a forked process does it from now on.

    Where that is not ``wanted``, where a process cannot be forked safely (Windows, macOS), and where the forked process died,
    raised or hangs, this process does the work when it is asked for. It hangs where an answer is waited for ``patience`` seconds
    longer than the forked process had been given before. What ``work`` changes in memory is not seen here.

    Example:
        >>> with begun(lambda: sum(range(4))) as ask:
        ...     ask()
        6
    """
    if not wanted or not sys.platform.startswith("linux"):
        yield work
        return
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=_answer, args=(work, there), daemon=True)
    process.start()
    there.close()
    started = time.monotonic()

    def ask() -> _Done:
        with suppress(EOFError, OSError):
            if here.poll(time.monotonic() - started + patience):
                done: _Done = here.recv()
                return done
        process.kill()
        return work()

    try:
        yield ask
    finally:
        here.close()
        process.kill()
        process.join()


def _answer(work: Callable[[], _Done], channel: "Connection") -> None:
    """Send what ``work`` comes to and end at once: what this process has open, locks above all, is its parent's."""
    number = channel.fileno()
    # What is garbage already is the parent's: whatever closes itself when it is collected would find its file closed.
    gc.freeze()
    try:
        # Whoever kills the parent, which cannot tell it then, ends this process too.
        ctypes.CDLL(None).prctl(_SIGNAL_WHEN_PARENT_ENDS, signal.SIGKILL)
        os.closerange(3, number)
        os.closerange(number + 1, os.sysconf("SC_OPEN_MAX"))
        channel.send(work())
    finally:
        os._exit(0)
