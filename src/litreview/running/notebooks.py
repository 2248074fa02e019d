"""Notebooks executed by Papermill, with the guards it lacks.

Papermill only warns about an unknown parameter, and takes ``raise SystemExit(0)`` for success; both stop a run here.
"""

import re
import sys
from collections.abc import Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from tempfile import gettempdir
from time import perf_counter
from typing import Any

import nbformat

from litreview.errors import Fault, InputFaults, NotebookFailed

_PUT_IN = {"injected-parameters", "papermill-error-cell-tag"}
_SET_BY_RUN = {"run_folder", "language"}
_STARTS = 3
_NO_START = "the kernel died before it answered"
_ASSIGNED = re.compile(r"^([A-Za-z_]\w*)\s*(?::[^=\n]+)?=(?!=)", re.MULTILINE)


@dataclass(frozen=True)
class NotebookJob:
    """One execution: the source notebook, the name of the executed copy, its parameters and the kernel that runs it."""

    source: Path
    name: str
    parameters: Mapping[str, Any] = field(default_factory=dict)
    kernel: str = "python3"


def read_parameters(notebook: Path, shown: str) -> set[str]:
    """Return the names that the ``parameters`` cell of a notebook assigns.

    Raises:
        InputFaults: the file is no notebook, or not exactly one cell carries the tag ``parameters``.

    Example:
        >>> "run_folder" in read_parameters(Path("notebooks/00_overview.ipynb"), "notebooks/00_overview.ipynb")
        True
    """
    try:
        cells = nbformat.read(notebook, as_version=4).cells
    except (nbformat.reader.NotJSONError, nbformat.ValidationError, UnicodeDecodeError, AttributeError, KeyError, TypeError):
        raise InputFaults([Fault(shown, 0, "is not a notebook; restore it")]) from None
    tagged = [cell for cell in cells if "parameters" in cell.metadata.get("tags", [])]
    if len(tagged) != 1:
        raise InputFaults([Fault(shown, 0, f"has {len(tagged)} cells tagged `parameters`; it needs one")])
    return set(_ASSIGNED.findall(tagged[0].source))


def plan_notebooks(folder: Path, only: str = "", given: Mapping[str, Any] | None = None) -> list[NotebookJob]:
    """Return the executions of a run: each numbered notebook once, those with a ``language`` once in each language.

    ``given`` parameters go to the notebooks that declare them.

    Raises:
        InputFaults: a given parameter is declared by no notebook, or a notebook has no ``parameters`` cell.

    Example:
        >>> [job.name for job in plan_notebooks(Path("notebooks"), only="08")]
        ['08_participants.en', '08_participants.fr']
    """
    given = dict(given or {})
    known, jobs, faults = set(), [], []
    for source in sorted(folder.glob("[0-9][0-9]_*.ipynb")):
        try:
            declared = read_parameters(source, f"notebooks/{source.name}")
        except InputFaults as error:
            faults += error.faults
            continue
        known |= declared
        if not source.stem.startswith(only):
            continue
        own = {name: value for name, value in {**given, "run_folder": ".."}.items() if name in declared}
        if "language" in declared:
            jobs += [NotebookJob(source, f"{source.stem}.{lang}", {**own, "language": lang}) for lang in ("en", "fr")]
        else:
            jobs.append(NotebookJob(source, source.stem, own))
    if not known and not faults:
        faults.append(Fault("notebooks", 0, "holds no notebook named like 06_framework.ipynb; `litreview new` brings them"))
    faults += [
        Fault("parameters", 0, f"{name!r} is set by the run; take it out") for name in sorted(_SET_BY_RUN & set(given))
    ]
    faults += [
        Fault("parameters", 0, f"no notebook has the parameter {name!r}; they have {', '.join(sorted(known))}")
        for name in sorted(set(given) - known)
    ]
    if faults:
        raise InputFaults(faults)
    return jobs


def run_notebooks(jobs: Iterable[NotebookJob], run: Path, workers: int, timeout: int) -> Iterable[tuple[str, float]]:
    """Return, as each ends, the name of an executed notebook and the seconds it took; copies lie in ``run/notebooks``.

    ``workers`` kernels run side by side, each in its own process. All notebooks are tried before a failure is raised,
    so that everything wrong is seen at once.

    Raises:
        NotebookFailed: a cell failed, was never reached, or ran longer than ``timeout`` seconds.

    Example:
        >>> list(run_notebooks([], Path("."), workers=1, timeout=60))
        []
    """
    failures = []
    jobs = list(jobs)
    if not jobs:
        return
    with ProcessPoolExecutor(max_workers=min(workers, len(jobs)), mp_context=get_context("spawn")) as pool:
        running = [pool.submit(_execute, job, run, timeout) for job in jobs]
        for future in as_completed(running):
            try:
                name, seconds, cell, reason = future.result()
            except BrokenProcessPool:
                raise NotebookFailed("notebooks", 0, "a process was killed, perhaps for want of memory; use --jobs 1") from None
            if reason:
                failures.append(NotebookFailed(name, cell, reason))
            else:
                yield name, seconds
    if failures:
        raise min(failures, key=lambda failure: failure.notebook)


def _execute(job: NotebookJob, run: Path, timeout: int) -> tuple[str, float, int, str]:
    started = perf_counter()
    target = run / "notebooks" / f"{job.name}.ipynb"
    cell, reason = 0, ""
    for _ in range(_STARTS):
        # Ports are chosen before the kernel takes them, and another process may be quicker.
        reason = _try(job, target, timeout)
        if reason != _NO_START:
            break
    if target.exists():
        cell, reason = _tidy(target, reason)
    return job.name, perf_counter() - started, cell, reason


def _try(job: NotebookJob, target: Path, timeout: int) -> str:
    """Execute a notebook and return why it did not end well, as far as its cells do not tell."""
    from jupyter_client.kernelspec import NoSuchKernel
    from nbclient.exceptions import CellTimeoutError
    from papermill import execute_notebook
    from papermill.exceptions import PapermillExecutionError

    try:
        execute_notebook(
            str(job.source),
            str(target),
            parameters=dict(job.parameters),
            kernel_name=job.kernel,
            language="python",
            progress_bar=False,
            cwd=str(target.parent),
            execution_timeout=timeout,
            autosave_cell_every=0,
            extra_arguments=["--log-level=50"],
        )
    except PapermillExecutionError as error:
        return f"{error.ename} (see the executed copy)"
    except CellTimeoutError:
        return f"a cell ran longer than {timeout} s; raise run.cell_timeout in review.toml if it must"
    except NoSuchKernel:
        return f"there is no kernel called {job.kernel}; install ipykernel into this environment"
    except RuntimeError as error:
        # A kernel that ends before it answers raises the same, whether at its start or in a cell.
        return _NO_START if "kernel_info" in str(error) else "the kernel died"
    return ""


def _tidy(target: Path, reason: str) -> tuple[int, str]:
    """Return the cell that failed and why, and take the machine's paths and clock out of the executed copy.

    Cells are counted as in the source notebook, from 1: those that Papermill put in do not count.
    """
    notebook = nbformat.read(target, as_version=4)
    notebook.metadata.pop("papermill", None)
    for each in notebook.cells:
        each.metadata.pop("papermill", None)
        each.metadata.pop("execution", None)
        for output in each.get("outputs", []):
            _hide_paths(output, target.parent.parent)
    nbformat.write(notebook, target)
    own = [each for each in notebook.cells if not _PUT_IN & set(each.metadata.get("tags", []))]
    for number, each in enumerate(own, 1):
        if each.cell_type != "code" or not each.source.strip():
            continue
        if any(output.output_type == "error" and output.ename != "SystemExit" for output in each.outputs):
            return number, reason
        if not reason and each.execution_count is None:
            return number, "was never run: a cell before it ended the notebook"
    return 0, reason


def _hide_paths(output: nbformat.NotebookNode, run: Path) -> None:
    """Take from warnings and tracebacks where on this machine Python, the run and the person's files lie."""
    roots = sorted({str(run.resolve()), str(run), sys.prefix, sys.base_prefix, str(Path.home()), gettempdir()}, key=len)
    for root in reversed([root for root in roots if len(root) > 1]):
        if output.output_type == "stream":
            output.text = output.text.replace(root, "…")
        elif output.output_type == "error":
            output.traceback = [line.replace(root, "…") for line in output.traceback]
            output.evalue = output.evalue.replace(root, "…")
