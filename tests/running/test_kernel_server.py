"""The process that kernels are forked from: what it imports, and what it does when nobody speaks to it."""

import json
import os
import socket
import subprocess
import sys

import pytest

from litreview.running.kernel_server import preload

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="kernels are forked on Linux only")


@pytest.fixture
def served() -> tuple[socket.socket, "subprocess.Popen[bytes]"]:
    """Return a socket to a server that imported next to nothing, and its process."""
    here, there = socket.socketpair()
    program = [sys.executable, "-P", "-m", "litreview.running.kernel_server", "json"]
    with here, there, subprocess.Popen(program, stdin=there, stderr=subprocess.PIPE) as process:
        there.close()
        yield here, process
        process.kill()


def test_what_cannot_be_imported_is_left_to_the_notebook() -> None:
    """A library that is not there fails the cell that wants it, and says so there."""
    assert preload(["no.such.module", "json"]) == ("json",)


def test_the_server_ends_when_its_socket_closes(served: tuple[socket.socket, "subprocess.Popen[bytes]"]) -> None:
    """Also when the run was killed, which closes it too."""
    here, process = served
    here.close()
    assert process.wait(10) == 0


def test_requests_may_come_in_pieces(served: tuple[socket.socket, "subprocess.Popen[bytes]"], tmp_path: object) -> None:
    """A line is read when it is whole; a kernel that is unknown is not signalled."""
    here, process = served
    request = {"kernel": "1", "arguments": [], "folder": "/no/such/folder", "environment": dict(os.environ)}
    line = json.dumps(request).encode() + b"\n"
    here.sendall(b'{"kernel": "none", "signal": 9}\n' + line[:10])
    here.sendall(line[10:])
    here.settimeout(20)
    assert json.loads(here.recv(1000)) == {"kernel": "1", "code": 1}
    assert process.poll() is None
