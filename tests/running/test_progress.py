"""Steps are shown as plain lines where there is no terminal, as a bar where there is one."""

import contextlib
import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios

import pytest

from litreview.running.progress import tell_progress

CODE = """from litreview.running.progress import tell_progress
with tell_progress(False) as say:
    say('reading')
    say('coding')
"""


@pytest.mark.parametrize(("quiet", "expected"), [(True, ""), (False, "reading\n")], ids=["quiet", "plain"])
def test_lines_are_plain_without_a_terminal(quiet: bool, expected: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Standard output stays free for results."""
    with tell_progress(quiet) as say:
        say("reading")
    captured = capsys.readouterr()
    assert (captured.err, captured.out) == (expected, "")


def test_a_terminal_shows_a_bar() -> None:
    """On a terminal the line is rewritten in place."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    subprocess.run([sys.executable, "-c", CODE], stderr=theirs, check=True)
    os.close(theirs)
    shown = b""
    with contextlib.suppress(OSError):
        while piece := os.read(ours, 4096):
            shown += piece
    os.close(ours)
    assert b"coding" in shown
    assert b"\rcoding" in shown
