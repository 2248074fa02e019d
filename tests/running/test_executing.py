"""Notebooks get their parameters as Papermill writes them, dates too, and equal ones are equal."""

import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import nbformat
import pytest

from litreview.running.executing import execute, load
from litreview.running.kernels import serve_kernels


def write(path: Path, *sources: str) -> Path:
    """Return a notebook of these cells; the first holds parameters."""
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    cells[0].metadata["tags"] = ["parameters"]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    return path


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ('it\'s "007"', '"it\'s \\"007\\""'),
        (None, "None"),
        (2.5, "2.5"),
        (True, "True"),
        (date(2026, 1, 2), '__import__("datetime").date.fromisoformat("2026-01-02")'),
        (datetime(2026, 1, 2, 3), '__import__("datetime").datetime.fromisoformat("2026-01-02T03:00:00")'),
    ],
    ids=["text", "nothing", "number", "yes", "date", "date and time"],
)
def test_a_value_is_written_as_python(tmp_path: Path, value: object, written: str) -> None:
    """It is what it was when the cell has run."""
    source = load(write(tmp_path / "x.ipynb", "x = 1"), {"x": value}, "python3").cells[1].source
    assert source == f"# Parameters\nx = {written}\n"
    space: dict[str, object] = {}
    exec(source, space)
    assert space["x"] == value


def test_the_cell_put_in_bears_the_same_id_every_time(tmp_path: Path) -> None:
    """Equal inputs give equal copies."""
    path = write(tmp_path / "x.ipynb", "x = 1")
    assert [load(path, {"x": 2}, "python3").cells[1].id for _ in range(2)] == ["injected-parameters"] * 2


def test_a_kernel_that_is_not_forked_tells_what_it_read_as_well(tmp_path: Path) -> None:
    """Where a process cannot be forked, notebooks run as ever."""
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "review.json").write_text("{}")
    notebook = load(write(tmp_path / "x.ipynb", "x = 1", "open('../review.json').read()"), {}, "python3")
    with serve_kernels(wanted=False) as server:
        reads, reason = execute(notebook, "python3", tmp_path / "notebooks", 20, server)
    assert (reads.files, reads.complete, reason) == (("review.json",), True, "")
    assert notebook.cells[1].outputs[0].data["text/plain"] == "'{}'"


_NAMED = """
from jupyter_client import AsyncKernelClient, AsyncKernelManager
from jupyter_client.provisioning import LocalProvisioner
from jupyter_client.session import Session
from papermill.clientwrap import PapermillNotebookClient
from litreview.running.executing import prepare
{call}
classes = AsyncKernelClient, AsyncKernelManager, LocalProvisioner, PapermillNotebookClient, Session
traits = [trait for each in classes for trait in each.class_traits().values()]
print(sum(isinstance(getattr(trait, "klass", None), str) for trait in traits))
"""


@pytest.mark.parametrize(("call", "named"), [("prepare()", False), ("", True)], ids=["prepared", "not prepared"])
def test_threads_find_every_class_of_jupyter_found(call: str, named: bool) -> None:
    """Two that look for one by its name at the same moment fail, now and then; without preparing, some are names still."""
    code = [sys.executable, "-c", _NAMED.format(call=call)]
    told = subprocess.run(code, capture_output=True, text=True, check=True, timeout=120).stdout
    assert (int(told) > 0) is named
