"""Others that execute notebooks, beside ours: the same notebooks, on the same tables."""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import nbformat
import papermill
from benchmarks.results import Table, rows_of
from benchmarks.review_speed import LITREVIEW, copy_shipped
from benchmarks.targets import show
from benchmarks.text_peers import Beside
from benchmarks.watch import watch

from litreview.running.executing import load
from litreview.running.notebooks import NotebookJob, plan_notebooks, run_notebooks

_TIMEOUT = 600


def compare_notebooks(beside: Beside) -> Table:
    """Return the seconds that all notebooks of the review that ships take, ours and one after another by others."""
    review = copy_shipped(beside.folder)
    watch([LITREVIEW, "run", str(review), "--quiet"])
    made = (review / "outputs" / "latest").resolve()
    jobs = plan_notebooks(review / "notebooks")[: beside.size(len(plan_notebooks(review / "notebooks")))]
    ways: dict[str, Callable[[Sequence[NotebookJob], Path], None]] = {
        "ours, two side by side": lambda some, run: _run_ours(some, run, 2),
        "ours, one after another": lambda some, run: _run_ours(some, run, 1),
        "papermill, one after another": _run_papermill,
        "jupyter nbconvert --execute, one after another": _run_nbconvert,
    }
    seconds, rows = {}, []
    for name, execute in ways.items():
        run = _copy_run(made, beside.folder / "run")
        began = time.perf_counter()
        execute(jobs, run)
        seconds[name] = time.perf_counter() - began
        done, cells = _count_cells(run / "notebooks", jobs)
        ratio = seconds[name] / seconds["ours, two side by side"]
        rows.append((name, show(seconds[name]), show(ratio), f"{done} of {cells}"))
    header = ("way", "s", "ours to it", "cells that ran to their end")
    return rows_of(f"{len(jobs)} notebooks of the shipped review", header, rows)


def _copy_run(made: Path, folder: Path) -> Path:
    """Return a copy of a run as it is before its notebooks are executed."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(made, folder, ignore=shutil.ignore_patterns("notebooks", "reports"))
    (folder / "notebooks").mkdir()
    (folder / "reports").mkdir()
    return folder


def _run_ours(jobs: Sequence[NotebookJob], run: Path, workers: int) -> None:
    list(run_notebooks(jobs, run, workers=workers, timeout=_TIMEOUT))


def _run_papermill(jobs: Sequence[NotebookJob], run: Path) -> None:
    for job in jobs:
        target = run / "notebooks" / f"{job.name}.ipynb"
        papermill.execute_notebook(
            str(job.source), str(target), dict(job.parameters), kernel_name=job.kernel, cwd=str(target.parent), progress_bar=False
        )


def _run_nbconvert(jobs: Sequence[NotebookJob], run: Path) -> None:
    folder = run / "notebooks"
    for job in jobs:
        target = folder / f"{job.name}.ipynb"
        nbformat.write(load(job.source, job.parameters, job.kernel), target)
        words = [sys.executable, "-m", "jupyter", "nbconvert", "--to", "notebook", "--execute", "--inplace", target.name]
        subprocess.run(words, cwd=folder, check=True, capture_output=True)


def _count_cells(folder: Path, jobs: Sequence[NotebookJob]) -> tuple[int, int]:
    """Return how many code cells ran without an error, and how many there are; what puts in parameters is none."""
    done = cells = 0
    for job in jobs:
        for cell in json.loads((folder / f"{job.name}.ipynb").read_text(encoding="utf-8"))["cells"]:
            tags = cell["metadata"].get("tags", [])
            if cell["cell_type"] == "code" and "".join(cell["source"]).strip() and "injected-parameters" not in tags:
                cells += 1
                faults = any(output["output_type"] == "error" for output in cell["outputs"])
                done += cell["execution_count"] is not None and not faults
    return done, cells
