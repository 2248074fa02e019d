"""Notebooks run to their end, with parameters they know, or the run fails and says where."""

import json
import sys
from pathlib import Path

import nbformat
import pytest

from litreview.errors import InputFaults, NotebookFailed
from litreview.running.notebooks import NotebookJob, plan_notebooks, read_parameters, run_notebooks


def write(path: Path, *sources: str, tags: tuple[str, ...] = ("parameters",)) -> Path:
    """Return a notebook of these code cells; the first carries ``tags``."""
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    if cells:
        cells[0].metadata["tags"] = list(tags)
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    return path


def execute(folder: Path, *sources: str, **parameters: object) -> nbformat.NotebookNode:
    """Return the executed copy of a notebook of these cells."""
    (folder / "notebooks").mkdir(exist_ok=True)
    job = NotebookJob(write(folder / "06_x.ipynb", "top = 1", *sources), "06_x", parameters)
    assert [name for name, _ in run_notebooks([job], folder, workers=1, timeout=20)] == ["06_x"]
    return nbformat.read(folder / "notebooks" / "06_x.ipynb", as_version=4)


def test_parameters_reach_the_notebook(tmp_path: Path) -> None:
    """A given value replaces the one in the parameters cell, and text stays text."""
    executed = execute(tmp_path, "print(repr(label), top)", label="007", top=5)
    assert executed.cells[-1].outputs[0].text == "'007' 5\n"


def test_the_executed_copy_holds_no_path_of_the_machine(tmp_path: Path) -> None:
    """Nobody learns from a report where it was made."""
    execute(tmp_path, "1 + 1")
    assert str(tmp_path) not in (tmp_path / "notebooks" / "06_x.ipynb").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "source",
    [
        "import sys; print(sys.prefix, file=sys.stderr)",
        "import pathlib; print(pathlib.Path.cwd(), pathlib.Path.home())",
        "import warnings; warnings.warn('old')",
    ],
    ids=["error stream", "printed", "warning"],
)
def test_what_a_cell_prints_keeps_no_path_of_the_machine(tmp_path: Path, source: str) -> None:
    """A warning says where it came from, but not on whose machine."""
    text = execute(tmp_path, source).cells[-1].outputs[0].text
    assert not [root for root in (str(tmp_path), sys.prefix, str(Path.home())) if root in text]
    assert "…" in text or "warn" in text.casefold()


@pytest.mark.parametrize(
    ("source", "cell", "reason"),
    [
        ("raise ValueError('words of a person')", 2, "ValueError"),
        ("raise SystemExit(0)", 3, "was never run"),
        ("import os; os._exit(1)", 0, "kernel died"),
        ("import time; time.sleep(60)", 2, "longer than 4 s"),
    ],
    ids=["error", "exit", "kernel death", "hangs"],
)
def test_a_notebook_that_does_not_end_fails_and_says_where(tmp_path: Path, source: str, cell: int, reason: str) -> None:
    """A quiet exit is no success, and the message never repeats what a cell printed."""
    (tmp_path / "notebooks").mkdir()
    job = NotebookJob(write(tmp_path / "06_x.ipynb", "top = 1", source, "1 + 1"), "06_x")
    with pytest.raises(NotebookFailed) as caught:
        list(run_notebooks([job], tmp_path, workers=1, timeout=4))
    assert (caught.value.notebook, caught.value.cell) == ("06_x", cell)
    assert reason in caught.value.reason
    assert "words" not in str(caught.value)


def test_other_notebooks_are_tried_before_a_failure_is_raised(tmp_path: Path) -> None:
    """One run shows which notebooks work and which do not."""
    (tmp_path / "notebooks").mkdir()
    jobs = [
        NotebookJob(write(tmp_path / "05.ipynb", "top = 1", "1/0"), "05"),
        NotebookJob(write(tmp_path / "06.ipynb", "top = 1"), "06"),
    ]
    done = []
    with pytest.raises(NotebookFailed, match="05, cell 2"):
        for name, _ in run_notebooks(jobs, tmp_path, workers=2, timeout=20):
            done.append(name)
    assert done == ["06"]


def test_a_parameter_that_no_notebook_has_is_a_fault(tmp_path: Path) -> None:
    """Papermill only warns; here the names that exist are listed."""
    write(tmp_path / "06_x.ipynb", "top: int = 1  # rows\nlanguage = 'en'")
    with pytest.raises(InputFaults, match="no notebook has the parameter 'tpo'; they have language, top"):
        plan_notebooks(tmp_path, given={"tpo": 3})


@pytest.mark.parametrize("tags", [(), ("parameters",)], ids=["none", "two"])
def test_a_notebook_needs_exactly_one_parameters_cell(tmp_path: Path, tags: tuple[str, ...]) -> None:
    """Without it Papermill would put the values at the top, unseen."""
    path = write(tmp_path / "06_x.ipynb", "a = 1", "b = 2", tags=tags)
    if tags:
        notebook = nbformat.read(path, as_version=4)
        notebook.cells[1].metadata["tags"] = ["parameters"]
        nbformat.write(notebook, path)
    with pytest.raises(InputFaults, match=f"notebooks/06_x.ipynb: has {2 if tags else 0} cells"):
        plan_notebooks(tmp_path)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"cells": 1}'], ids=["empty", "cut off", "a list", "no cells"])
def test_a_broken_notebook_is_a_fault(tmp_path: Path, content: str) -> None:
    """The fault names the file."""
    (tmp_path / "06_x.ipynb").write_text(content)
    with pytest.raises(InputFaults, match=r"n\.ipynb: (is not a notebook|has 0 cells)"):
        read_parameters(tmp_path / "06_x.ipynb", "n.ipynb")


def test_a_notebook_with_a_language_runs_once_in_each(tmp_path: Path) -> None:
    """The participant page exists in English and French."""
    write(tmp_path / "08_p.ipynb", "language = 'en'\nrun_folder = '.'")
    write(tmp_path / "06_x.ipynb", "run_folder = '.'")
    planned = {job.name: dict(job.parameters) for job in plan_notebooks(tmp_path)}
    assert planned == {
        "06_x": {"run_folder": ".."},
        "08_p.en": {"run_folder": "..", "language": "en"},
        "08_p.fr": {"run_folder": "..", "language": "fr"},
    }


def test_a_review_without_notebooks_is_a_fault(tmp_path: Path) -> None:
    """There would be no report."""
    with pytest.raises(InputFaults, match="notebooks: holds no notebook named like"):
        plan_notebooks(tmp_path)


@pytest.mark.parametrize("name", ["run_folder", "language"])
def test_what_the_run_sets_cannot_be_given(tmp_path: Path, name: str) -> None:
    """A value that would be passed over is a fault, not a silence."""
    write(tmp_path / "06_x.ipynb", "run_folder = '.'\nlanguage = 'en'")
    with pytest.raises(InputFaults, match=f"'{name}' is set by the run"):
        plan_notebooks(tmp_path, given={name: "x"})


def test_a_killed_process_is_a_failure_and_no_traceback(tmp_path: Path) -> None:
    """As when memory runs out."""
    (tmp_path / "notebooks").mkdir()
    source = "import os, signal; os.kill(os.getppid(), signal.SIGKILL)"
    job = NotebookJob(write(tmp_path / "06_x.ipynb", "top = 1", source), "06_x")
    with pytest.raises(NotebookFailed, match="a process was killed"):
        list(run_notebooks([job], tmp_path, workers=1, timeout=20))


def test_a_machine_without_the_kernel_is_told_what_to_install(tmp_path: Path) -> None:
    """A name no environment has stands in for the missing kernel."""
    (tmp_path / "notebooks").mkdir()
    job = NotebookJob(write(tmp_path / "06_x.ipynb", "top = 1"), "06_x", kernel="no-such-kernel")
    with pytest.raises(NotebookFailed, match="there is no kernel called no-such-kernel; install ipykernel"):
        list(run_notebooks([job], tmp_path, workers=1, timeout=20))


@pytest.mark.parametrize(("deaths", "ends"), [(2, True), (3, False)])
def test_a_kernel_that_cannot_start_is_started_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, deaths: int, ends: bool
) -> None:
    """Another process may take its port first; whoever dies each time is told of."""
    (tmp_path / "notebooks").mkdir()
    script, spec = tmp_path / "late.py", tmp_path / "kernels" / "late" / "kernel.json"
    script.write_text(
        "import pathlib, sys\n"
        "starts = pathlib.Path(__file__).with_name('starts')\n"
        "starts.write_text((starts.read_text() if starts.exists() else '') + '.')\n"
        f"if len(starts.read_text()) <= {deaths}:\n"
        "    sys.exit(1)\n"
        "from ipykernel.kernelapp import launch_new_instance\n"
        "launch_new_instance()\n"
    )
    spec.parent.mkdir(parents=True)
    argv = [sys.executable, str(script), "-f", "{connection_file}"]
    spec.write_text(json.dumps({"argv": argv, "display_name": "late", "language": "python"}))
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))
    job = NotebookJob(write(tmp_path / "06_x.ipynb", "top = 1"), "06_x", kernel="late")
    if ends:
        assert [name for name, _ in run_notebooks([job], tmp_path, workers=1, timeout=20)] == ["06_x"]
    else:
        with pytest.raises(NotebookFailed, match="the kernel died before it answered"):
            list(run_notebooks([job], tmp_path, workers=1, timeout=20))
