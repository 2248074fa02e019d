"""Runs that something befalls: a small review whose commands are forked from a warm process, killed, stopped and looked after."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from uuid import uuid4

import pytest

from litreview.review import Review, load_review

ADDED = "\nPeer workers should be offered training every year.\n"
PATIENCE = 180
Once = Callable[[str, Callable[[Path], object]], Path]


class Command:
    """One call of `litreview` that runs, or ran, in a process of its own; ``mark`` stands in the environment of all it starts."""

    def __init__(self, into: Path, mark: str) -> None:
        self.into, self.mark = into, mark
        self.pid = int(wait_for(lambda: read(into / "pid")))

    @property
    def plainly(self) -> bool:
        """Return whether what was said names no place of the machine and no line of the program."""
        return "Traceback" not in self.said and str(self.into.parent) not in self.said

    @property
    def said(self) -> str:
        return read(self.into / "err")

    @property
    def told(self) -> str:
        return read(self.into / "out")

    @property
    def code(self) -> int | None:
        return int(code) if (code := read(self.into / "code")) else None

    def wait_until(self, beginning: str) -> None:
        """Wait until a line that begins so was said, or the command ended."""
        wait_for(lambda: any(line.startswith(beginning) for line in self.said.splitlines()) or read(self.into / "code"))

    def wait(self) -> int:
        return int(wait_for(lambda: read(self.into / "code")))

    def family(self) -> list[int]:
        """Return the process and all that it started and that still runs, also what has a session of its own."""
        marked = [pid for pid in list_processes() if self.mark.encode() in read_environment(pid)]
        return [*({self.pid} & {*list_processes()}), *(pid for pid in marked if pid != self.pid)]

    def kill(self, everything: bool = True) -> None:
        """Send SIGKILL to the process group, or to it and to all that the command started."""
        for pid in self.family() if everything else []:
            end(os.kill, pid)
        end(os.killpg, self.pid)
        self.wait()

    def signal(self, number: signal.Signals) -> None:
        os.kill(self.pid, number)

    def leaves_nothing_running(self) -> bool:
        """Return whether, within seconds, nothing of what the command started is left."""
        limit = monotonic() + 15
        while (left := self.family()) and monotonic() < limit:
            sleep(0.05)
        return not left


class Bench:
    """A small review, and the commands that are given to it; ``temporary`` is the folder for their temporary files."""

    def __init__(self, review: Review, forge: "subprocess.Popen[str]", temporary: Path) -> None:
        self.review, self._forge, self.temporary = review, forge, temporary
        self.outputs, self.latest = review.outputs, review.outputs / "latest"

    def start(self, *arguments: str, command: str = "run") -> Command:
        into, mark = Path(tempfile.mkdtemp(dir=self.review.root.parent, prefix="said-")), uuid4().hex
        environment = {"TMPDIR": str(self.temporary), "FAULTS_MARK": mark}
        request = {"into": str(into), "arguments": [command, str(self.review.root), *arguments], "environment": environment}
        self._forge.stdin.write(json.dumps(request) + "\n")
        self._forge.stdin.flush()
        return Command(into, mark)

    def run(self, *arguments: str) -> Command:
        command = self.start(*arguments)
        command.wait()
        return command

    def edit(self) -> None:
        """Add a sentence to a text, or take it away again."""
        text = self.review.corpus / "literature" / "guide2021.md"
        words = text.read_text(encoding="utf-8")
        text.write_text(words.removesuffix(ADDED) if words.endswith(ADDED) else words + ADDED, encoding="utf-8")

    def set_times(self, seconds: int) -> None:
        """Give every input the same time."""
        for path in self.review.corpus.rglob("*"):
            os.utime(path, (seconds, seconds))

    def tables(self) -> dict[str, bytes]:
        """Return the tables of ``latest``, which must be one whole run: all files that the gate counted are there."""
        run = self.latest.resolve(strict=True)
        record = json.loads((run / "run.json").read_text(encoding="utf-8"))
        assert self.latest.is_symlink()
        assert (run.parent, run.name) == (self.outputs.resolve() / "runs", record["run_id"])
        assert record["gate"]["files"] == sum(path.is_file() for path in run.rglob("*"))
        return {path.name: path.read_bytes() for path in (run / "tables").glob("*.csv")}

    def settles(self, tables: dict[str, bytes]) -> bool:
        """Return whether the next run makes the tables of an undisturbed one and leaves nothing lying about."""
        after = self.run()
        assert after.code == 0, after.said
        assert self.left() == []
        return self.tables() == tables

    def left(self) -> list[str]:
        """Return what lies about that should not, beside the runs and among temporary files."""
        own = {"latest", "runs", ".heard.json", ".lock", ".searched.json", ".store"}
        beside = [path.name for path in self.outputs.iterdir() if path.name not in own]
        return [*beside, *(str(path.relative_to(self.temporary)) for path in self.temporary.rglob("*"))]


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def wait_for(look: Callable[[], Any]) -> Any:
    limit = monotonic() + PATIENCE
    while not (found := look()):
        assert monotonic() < limit, "waited in vain"
        sleep(0.005)
    return found


def end(send: Callable[[int, int], None], pid: int) -> None:
    with suppress(ProcessLookupError):
        send(pid, signal.SIGKILL)


def list_processes() -> list[int]:
    """Return the processes that run; one that ended and was not asked for its exit code is none."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            state = (entry / "stat").read_text().rpartition(")")[2].split()[0]
        except OSError:
            continue
        found += [int(entry.name)] if state not in "ZX" else []
    return found


def read_environment(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/environ").read_bytes()
    except OSError:
        return b""


@pytest.fixture(scope="session")
def short() -> Iterator[Path]:
    """Return a folder with a short name: sockets lie among temporary files."""
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        yield Path(folder)


@pytest.fixture(scope="session")
def source(make_review: Callable[[Path], Review], short: Path, shorten: Callable[[Path], None]) -> Review:
    """Return a small review with notebooks that take no time."""
    review = make_review(short / "source" / "review")
    shorten(review.root)
    return review


@pytest.fixture(scope="session")
def forge(source: Review) -> Iterator["subprocess.Popen[str]"]:
    """Return the warm process that commands are forked from."""
    if not sys.platform.startswith("linux"):
        pytest.skip("processes are looked up in /proc")
    program = [sys.executable, str(Path(__file__).with_name("forge.py")), str(source.root)]
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    with subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout.readline() == "warm\n"
        yield process
        process.stdin.close()


@pytest.fixture(scope="session")
def done(source: Review, forge: "subprocess.Popen[str]", short: Path, once: Once) -> Bench:
    """Return the small review after one run."""

    def run(folder: Path) -> None:
        bench = copy(source, forge, short / "first")
        assert bench.run().code == 0
        shutil.move(bench.review.root.parent, folder)

    return copy(load_review(once("run-once", run) / "review"), forge, short / "done")


@pytest.fixture(scope="session")
def set_up(done: Bench, forge: "subprocess.Popen[str]", short: Path) -> Callable[[], Bench]:
    """Return what makes a copy of the small review that was run once."""
    return lambda: copy(done.review, forge, short / uuid4().hex[:6])


@pytest.fixture(scope="session")
def edited(set_up: Callable[[], Bench], forge: "subprocess.Popen[str]", short: Path, once: Once) -> Bench:
    """Return the review as it is after an edit, of a run that nobody disturbed and that took nothing over."""

    def run(folder: Path) -> None:
        made = set_up()
        made.edit()
        assert made.run("--force").code == 0
        shutil.move(made.review.root.parent, folder)

    return copy(load_review(once("run-after-an-edit", run) / "review"), forge, short / "edited")


@pytest.fixture
def bench(set_up: Callable[[], Bench]) -> Iterator[Bench]:
    """Return a copy of the small review, which was run once, for a test of its own."""
    made = set_up()
    yield made
    shutil.rmtree(made.review.root.parent)


def copy(review: Review, forge: "subprocess.Popen[str]", folder: Path) -> Bench:
    shutil.copytree(review.root.parent, folder, symlinks=True)
    (folder / "tmp").mkdir(exist_ok=True)
    return Bench(load_review(folder / "review"), forge, folder / "tmp")
