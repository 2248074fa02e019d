"""Notebooks executed by Papermill, with the guards it lacks.

Papermill only warns about an unknown parameter, and takes ``raise SystemExit(0)`` for success; both stop a run here.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple

from litreview.errors import Fault, InputFaults, NotebookFailed, nearest
from litreview.running.kernels import KernelServer, serve_kernels
from litreview.running.notebook_format import nbformat
from litreview.running.parameters import fit_value, read_kinds
from litreview.running.reads import Reads
from litreview.running.tidying import tidy_notebook

_PUT_IN = "injected-parameters"
_SET_BY_RUN = {"run_folder", "language", "coder", "interactive"}
_ALWAYS = {"run_folder": "..", "coder": "", "interactive": False}
"""What a run sets, whatever stands in the saved cell: nobody codes in a run, and no widget with its sentences is kept."""
_STARTS = 3
_KERNELS = 2


@dataclass(frozen=True)
class NotebookJob:
    """One execution: the source notebook, the name of the executed copy, its parameters and the kernel that runs it."""

    source: Path
    name: str
    parameters: Mapping[str, Any] = field(default_factory=dict)
    kernel: str = "python3"


class Executed(NamedTuple):
    """One notebook that ran to its end: the name of its copy, the seconds it took, what it read and what to tell of it."""

    name: str
    seconds: float
    reads: Reads = Reads((), False)
    notices: tuple[str, ...] = ()


def read_parameters(notebook: Path, shown: str) -> dict[str, str]:
    """Return the names that the ``parameters`` cell of a notebook assigns, each with the kind of value it asks for.

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
    return read_kinds(tagged[0].source)


def plan_notebooks(folder: Path, only: str = "", given: Mapping[str, Any] | None = None) -> list[NotebookJob]:
    """Return the executions of a run: each numbered notebook once, those with a ``language`` once in each language.

    ``given`` parameters go to the notebooks that declare them.

    Raises:
        InputFaults: a given parameter is declared by no notebook or as another kind of value, or a notebook has no
            ``parameters`` cell.

    Example:
        >>> [job.name for job in plan_notebooks(Path("notebooks"), only="08")]
        ['08_participants.en', '08_participants.fr']
    """
    given = dict(given or {})
    declared, faults = _read_declared(folder)
    jobs: list[NotebookJob] = []
    for source, kinds in declared.items():
        if source.stem.startswith(only):
            fitted, unfit = _fit_given(given, kinds, f"notebooks/{source.name}")
            jobs += _plan_copies(source, {**{name: value for name, value in _ALWAYS.items() if name in kinds}, **fitted}, kinds)
            faults += unfit
    if not declared and not faults:
        faults.append(Fault("notebooks", 0, "holds no notebook named like 06_framework.ipynb; `litreview new` brings them"))
    faults += _refuse_given(given, {name for kinds in declared.values() for name in kinds})
    if faults:
        raise InputFaults(faults)
    return jobs


def _read_declared(folder: Path) -> tuple[dict[Path, dict[str, str]], list[Fault]]:
    """Return the parameters that each numbered notebook declares, with their kinds, and what is wrong with the others."""
    declared, faults = {}, []
    for source in sorted(folder.glob("[0-9][0-9]_*.ipynb")):
        try:
            declared[source] = read_parameters(source, f"notebooks/{source.name}")
        except InputFaults as error:
            faults += error.faults
    return declared, faults


def _fit_given(given: Mapping[str, Any], kinds: Mapping[str, str], shown: str) -> tuple[dict[str, Any], list[Fault]]:
    """Return the values given that a notebook declares, and a fault for each of another kind than it declares."""
    fitted, faults = {}, []
    for name in sorted(given.keys() & kinds.keys() - _SET_BY_RUN):
        try:
            fitted[name] = fit_value(given[name], kinds[name])
        except ValueError as error:
            why = f"parameter {name!r} must be {kinds[name]}, as its cell says; {error} was given"
            faults.append(Fault(shown, 0, why))
    return fitted, faults


def _plan_copies(source: Path, values: Mapping[str, Any], kinds: Mapping[str, str]) -> list[NotebookJob]:
    if "language" not in kinds:
        return [NotebookJob(source, source.stem, values)]
    return [NotebookJob(source, f"{source.stem}.{lang}", {**values, "language": lang}) for lang in ("en", "fr")]


def _refuse_given(given: Mapping[str, Any], known: Collection[str]) -> list[Fault]:
    """Return a fault for each parameter that the run sets itself, or that no notebook has."""
    named = f"; they have {', '.join(sorted(known))}"
    own = [Fault("parameters", 0, f"{name!r} is set by the run; take it out") for name in sorted(_SET_BY_RUN & given.keys())]
    return own + [
        Fault("parameters", 0, f"no notebook has the parameter {name!r}{nearest(name, known) or named}")
        for name in sorted(given.keys() - known)
    ]


def run_notebooks(
    jobs: Iterable[NotebookJob], run: Path, workers: int, timeout: int, server: KernelServer | None = None
) -> Iterator[Executed]:
    """Return each executed notebook as it ends; copies lie in ``run/notebooks``.

    ``workers`` kernels run side by side, or, where they are forked from a server and there is more than one worker, twice as
    many: half of such a kernel's time is waiting for messages. All notebooks are tried before a failure is raised, so that
    everything wrong is seen at once.

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
    from litreview.running.executing import prepare

    prepare()
    before = _list_states(run)
    with serve_kernels(wanted=len(jobs) > 1) if server is None else nullcontext(server) as kernels:
        pool = ThreadPoolExecutor(max_workers=min(workers * _KERNELS if workers > 1 and kernels.alive else workers, len(jobs)))
        try:
            for future in as_completed([pool.submit(_execute, job, run, timeout, kernels) for job in jobs]):
                done = future.result()
                if isinstance(done, NotebookFailed):
                    failures.append(done)
                else:
                    yield done
        finally:
            # Whoever stops the run waits for no cell: the kernels are killed with their server, then the threads end.
            pool.shutdown(wait=False, cancel_futures=True)
    changed = sorted(path for path, _ in before ^ _list_states(run))
    if changed:
        failures.append(NotebookFailed("notebooks", 0, f"one of them changed {changed[0]}, which notebooks may only read"))
    if failures:
        raise min(failures, key=lambda failure: failure.notebook)


def _list_states(run: Path) -> set[tuple[str, tuple[int, int]]]:
    """Return the files that notebooks read, each with its size and the time of its last change."""
    files = (path for path in run.rglob("*") if path.is_file() and path.parent.name not in ("notebooks", "reports"))
    states = ((path.relative_to(run).as_posix(), path.stat()) for path in files)
    return {(name, (state.st_size, state.st_mtime_ns)) for name, state in states}


def _execute(job: NotebookJob, run: Path, timeout: int, server: KernelServer) -> Executed | NotebookFailed:
    from litreview.running.executing import NO_START, execute, load

    started = perf_counter()
    target = run / "notebooks" / f"{job.name}.ipynb"
    forking = server.alive
    for _ in range(_STARTS):
        # Ports are chosen before a kernel takes them, and another process may be quicker.
        notebook = load(job.source, job.parameters, job.kernel)
        reads, reason = execute(notebook, job.kernel, target.parent, timeout, server)
        if reason != NO_START or server.ended:
            break
    if reason and forking and not server.alive:
        reason = "a process was killed, perhaps for want of memory; use --jobs 1"
    cell, reason = _find_fault(notebook, reason)
    notices = tuple(f"{job.name}, cell {number}: wrote to the error stream; see its copy" for number in _list_warned(notebook))
    if not target.parent.is_dir():
        return NotebookFailed(job.name, cell, reason or "its folder is gone: a notebook deleted it")
    nbformat.write(tidy_notebook(notebook, run), target)
    if reason:
        return NotebookFailed(job.name, cell, reason)
    return Executed(job.name, perf_counter() - started, reads, notices)


def _list_cells(notebook: nbformat.NotebookNode) -> list[tuple[int, nbformat.NotebookNode]]:
    """Return the code cells with their numbers in the source notebook, from 1; what Papermill put in has none."""
    own = (cell for cell in notebook.cells if _PUT_IN not in cell.metadata.get("tags", []))
    return [(number, cell) for number, cell in enumerate(own, 1) if cell.cell_type == "code" and cell.source.strip()]


def _find_fault(notebook: nbformat.NotebookNode, reason: str) -> tuple[int, str]:
    """Return the cell that kept a notebook from its end, and why; ``reason`` is what no cell tells."""
    cells = _list_cells(notebook)
    for number, cell in cells:
        for output in cell.outputs:
            if output.output_type == "error":
                return number, reason or f"{output.ename} (see the executed copy)"
    if reason:
        begun = [number for number, cell in cells if cell.metadata.get("papermill", {}).get("start_time")]
        return max(begun, default=0), reason
    for number, cell in cells:
        if cell.execution_count is None:
            return number, "was never run: a cell before it ended the notebook"
    return 0, ""


def _list_warned(notebook: nbformat.NotebookNode) -> list[int]:
    return [number for number, cell in _list_cells(notebook) if any(each.get("name") == "stderr" for each in cell.outputs)]
