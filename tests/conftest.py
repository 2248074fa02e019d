"""Shared parts of the tests: what they need beside the checkout, and what happens where it is missing."""

import gc
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

# The first to import it, so that nobody imports with it a parser that takes a second to make and is never used.
from litreview.running.notebook_format import nbformat

# CI draws the same examples each time, so that a red run is about the change; elsewhere new ones are tried.
settings.register_profile("litreview", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("litreview")

# What is collected stays to the end, so the garbage collector goes through none of it: neither now nor in any test.
gc.disable()

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
NEEDS = {
    "shared": (SHARED.is_dir(), "../shared is not beside the checkout"),
    "browser": (shutil.which("chromium") is not None, "Chromium is not installed"),
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip, with the reason, what needs something that is not here; CI names what may not be skipped."""
    required = os.environ.get("LITREVIEW_REQUIRE", "").split()
    for name, (there, reason) in NEEDS.items():
        if there:
            continue
        if name in required:
            raise pytest.UsageError(f"LITREVIEW_REQUIRE asks for {name}, but {reason}")
        for item in items:
            if item.get_closest_marker(name):
                item.add_marker(pytest.mark.skip(reason=reason))


def pytest_collection_finish() -> None:
    """Collect garbage from now on, but for modules and tests, of which there is none."""
    gc.freeze()
    gc.enable()


@pytest.fixture
def setenv() -> Iterator[Callable[[str, str], None]]:
    """Return what sets a variable of the environment, until the test ends."""
    before = dict(os.environ)
    yield os.environ.__setitem__
    os.environ.clear()
    os.environ.update(before)


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder beside the checkout that holds specifications, seeds and labelled sets."""
    return SHARED


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Callable[[Path], object]], Path]:
    """Return what fills the folder of a name, once for all processes of these tests; whoever changes it takes a copy."""
    own = tmp_path_factory.getbasetemp()
    place = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def make(name: str, fill: Callable[[Path], object]) -> Path:
        folder, done = place / name, place / f"{name}.done"
        with FileLock(place / f"{name}.lock"):
            if not done.exists():
                shutil.rmtree(folder, ignore_errors=True)
                fill(folder)
                done.touch()
        return folder

    return make


@pytest.fixture(scope="module")
def forged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple["subprocess.Popen[str]", list[str]]]:
    """Return the warm process of a module's tests that commands are forked from, and how a shell calls one of them.

    A command is a process of its own, as one of a shell is; only what it imports is there already.
    """
    from litreview.running.scaffold import new_review

    place = tmp_path_factory.mktemp("forge")
    new_review(place / "review")
    programs = ROOT / "tests" / "running" / "faults"
    command = [sys.executable, programs / "forge.py", place / "review"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "warm\n"
        yield process, [sys.executable, "-IS", str(programs / "forged.py"), str(process.stdin.fileno()), str(place)]
        process.stdin.close()


@pytest.fixture(scope="session")
def shorten() -> Callable[[Path], None]:
    """Return what leaves of the notebooks of a review what their pages need, so that a run of it is a short one."""

    def shorten_all(root: Path) -> None:
        for notebook in (root / "notebooks").glob("0[!8]*.ipynb"):
            _shorten(notebook)

    return shorten_all


def _shorten(notebook: Path) -> None:
    """Leave the title and the parameters, and to the notebook of the framework a table to read."""
    cells = nbformat.read(notebook, as_version=4).cells
    kept = [cell for cell in cells if "parameters" in cell.metadata.get("tags", [])]
    title = [cell for cell in cells if cell.cell_type == "markdown"][:1]
    shown = "print(open('../tables/framework_evidence.csv').readline())" if notebook.name.startswith("06") else ""
    own = [nbformat.v4.new_code_cell(shown)] if shown else []
    nbformat.write(nbformat.v4.new_notebook(cells=[*title, *kept, *own]), notebook)


@pytest.fixture
def stopwatch() -> Callable[[Callable[[], object]], float]:
    """Return what tells the processor seconds of one call.

    What other tests of the process hold is not gone through again by the garbage collector: only the call is timed.
    """

    def measure(call: Callable[[], object]) -> float:
        gc.collect()
        gc.disable()
        try:
            begun = time.process_time()
            call()
            return time.process_time() - begun
        finally:
            gc.enable()

    return measure
