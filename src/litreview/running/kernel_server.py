"""A process that has imported what notebooks need, and forks a kernel of its own for each of them.

It is started as a program (``python -P -m litreview.running.kernel_server MODULE…``) and speaks lines of JSON over its
standard input, which is a socket: a request to start or to signal a kernel comes in, the end of a kernel goes out. It has one
thread and no kernel of its own, so nothing of one notebook can reach the next. When the socket closes it ends, and every
kernel with it.
"""

import gc
import json
import os
import select
import signal
import socket
import sys
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from importlib import import_module
from typing import Any

_PAUSE = 0.01
"""Seconds between two looks at the kernels that run."""


def preload(modules: Iterable[str]) -> tuple[str, ...]:
    """Return those of ``modules`` that could be imported; what they allocated is left alone by garbage collection.

    Example:
        >>> preload(["json", "no_such_module"])
        ('json',)
    """
    done = []
    for name in modules:
        with suppress(ImportError):
            import_module(name)
            done.append(name)
    gc.collect()
    gc.freeze()
    return tuple(done)


def serve(channel: socket.socket) -> None:
    """Fork kernels as ``channel`` asks for them, and kill all of them when it closes.

    Example:
        >>> here, there = socket.socketpair(); here.close()
        >>> serve(there)
    """
    kernels: dict[int, str] = {}
    waiting = b""
    while True:
        ready, _, _ = select.select([channel], [], [], _PAUSE if kernels else None)
        if ready:
            data = channel.recv(1 << 16)
            if not data:
                break
            *lines, waiting = (waiting + data).split(b"\n")
            for line in lines:
                _answer(json.loads(line), kernels, channel)
        if not _tell_ends(kernels, channel):
            break
    for pid in kernels:
        _signal(pid, signal.SIGKILL)


def _answer(request: Mapping[str, Any], kernels: dict[int, str], channel: socket.socket) -> None:
    if "signal" in request:
        for pid in [pid for pid, name in kernels.items() if name == request["kernel"]]:
            _signal(pid, request["signal"])
        return
    pid = os.fork()
    if pid:
        kernels[pid] = request["kernel"]
        return
    try:
        _become_kernel(request, channel)
    finally:
        # Whatever stopped it, the child must never go on as a second server.
        os._exit(1)


def _signal(pid: int, number: int) -> None:
    """Signal a kernel and what it started; it has not been waited for, so its number is nobody else's."""
    for send in (os.killpg, os.kill):
        with suppress(ProcessLookupError, PermissionError):
            send(pid, number)
            return


def _tell_ends(kernels: dict[int, str], channel: socket.socket) -> bool:
    """Return whether somebody still listens, after telling which kernels have ended."""
    for pid in list(kernels):
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            line = json.dumps({"kernel": kernels.pop(pid), "code": os.waitstatus_to_exitcode(status)})
            try:
                channel.sendall(line.encode() + b"\n")
            except OSError:
                return False
    return True


def _become_kernel(request: Mapping[str, Any], channel: socket.socket) -> None:
    """Make of this forked process what a kernel started by itself would be: its own session, environment and folder."""
    os.setsid()
    channel.close()
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nowhere, stream)
    os.environ.clear()
    os.environ.update(request["environment"])
    time.tzset()
    os.chdir(request["folder"])
    sys.argv = ["ipykernel_launcher", *request["arguments"]]
    if "numpy.random" in sys.modules:
        # Each kernel would draw the same numbers as the next.
        sys.modules["numpy.random"].seed()
    from ipykernel.kernelapp import IPKernelApp

    app = IPKernelApp.instance(parent_handle=os.getppid())
    app.initialize(request["arguments"])
    app.start()
    os._exit(0)


if __name__ == "__main__":
    with socket.socket(fileno=os.dup(0)) as _channel:
        preload(sys.argv[1:])
        serve(_channel)
