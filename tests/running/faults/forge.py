"""A program that has imported what a run needs, and forks the command `litreview` for each line of JSON on its input.

Each command is a process of its own, with its own session and exit code, as if it had been started in a shell; only the
seconds that imports take are saved, so that a test may kill many. What it wrote and how it ended stands in files.
"""

import json
import os
import signal
import sys
import tempfile
from pathlib import Path
from typing import Any

from litreview.cli import main
from litreview.review import load_review
from litreview.running.inputs import load_inputs
from litreview.running.pipeline import build_tables
from litreview.running.store import Store


def warm(root: Path) -> None:
    """Import, and load, what a run of the review in ``root`` does up to its tables, its notebooks and its pages."""
    import litreview.reporting.exporter
    import litreview.running.executing
    import litreview.running.whole  # noqa: F401

    review = load_review(root)
    build_tables(review, load_inputs(review), 1, lambda line: None, "", Store(None))


def fork(request: dict[str, Any]) -> None:
    """Fork a process that forks the command, waits for it and writes its exit code."""
    if os.fork():
        return
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    into = Path(request["into"])
    pid = os.fork()
    if pid:
        (into / "pid").write_text(str(pid))
        _, status = os.waitpid(pid, 0)
        (into / "code.part").write_text(str(os.waitstatus_to_exitcode(status)))
        (into / "code.part").rename(into / "code")
        os._exit(0)
    os.setsid()
    for stream, path in enumerate((Path(os.devnull), into / "out", into / "err")):
        os.dup2(os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC), stream)
    os.environ.update(request["environment"])
    os.chdir(request.get("folder", os.curdir))
    tempfile.tempdir = None
    sys.argv = ["litreview", *request["arguments"]]
    main()
    sys.exit()


if __name__ == "__main__":
    warm(Path(sys.argv[1]))
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    print("warm", flush=True)
    for line in sys.stdin:
        fork(json.loads(line))
