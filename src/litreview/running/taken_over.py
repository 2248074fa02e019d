"""Executed notebooks taken over from the last run, where nothing that they were made of has changed.

The record of a run says of each notebook what it was made of (source, parameters, code), which files of the run folder it read,
a hash over their content, and the hash of the executed copy. All of it must be as it was, in the folder of the new run, or the
notebook is executed again.
"""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from litreview.reporting.versions import list_versions
from litreview.review import Review
from litreview.running.hashes import hash_file
from litreview.running.kernels import KernelServer
from litreview.running.keys import code_version, hash_facts
from litreview.running.notebooks import Executed, NotebookJob, run_notebooks
from litreview.running.options import Options
from litreview.running.reads import Reads
from litreview.running.record import read_run_record

_SHOWING = ("pandas", "markupsafe", "jinja2", "ipykernel", "ipython", "jupyter-client", "nbclient", "nbformat", "papermill")
"""The libraries that shape an executed copy, beside those that shape what is in the tables."""


class Filled(NamedTuple):
    """What the record of a run says of its notebooks: seconds of those executed, names of those reused, what each read."""

    seconds: dict[str, float]
    reused: list[str]
    reads: dict[str, Any]
    notices: list[str]


def fill_notebooks(review: Review, options: Options, jobs: list[NotebookJob], run: Path, kernels: KernelServer) -> Filled:
    """Return what became of the notebooks of ``run``: taken over from the last run where nothing changed, else executed.

    With ``options.only`` those asked for are executed, and all others kept as they stand; with ``options.force`` all are
    executed.

    Raises:
        NotebookFailed: a notebook did not run to its end.

    Example:
        >>> from litreview.review import load_review
        >>> from litreview.running.kernels import serve_kernels
        >>> with serve_kernels(wanted=False) as kernels:
        ...     fill_notebooks(load_review("."), Options(), [], Path("nowhere"), kernels).reused
        []
    """
    latest = review.outputs / "latest"
    reads: dict[str, dict[str, Any]] = {}
    if options.only:
        reads = _keep_others(jobs, latest, run)
    elif not options.force:
        reads = take_over(jobs, latest, run)
    reused, seconds = sorted(reads), {}
    by_name = {job.name: job for job in jobs if job.name not in reads}
    for done in run_notebooks(by_name.values(), run, options.jobs, review.settings.run.cell_timeout, kernels):
        options.say(f"ran notebook {done.name}")
        seconds[done.name] = round(done.seconds, 3)
        reads[done.name] = describe_execution(done, by_name[done.name], run)
    notices = [f"notebooks/{notice}" for name in sorted(reads) for notice in reads[name].get("notices", ())]
    return Filled(dict(sorted(seconds.items())), reused, dict(sorted(reads.items())), notices)


def describe_execution(done: Executed, job: NotebookJob, run: Path) -> dict[str, Any]:
    """Return what the record of ``run`` says of an executed notebook; without ``files`` it is never taken over.

    Example:
        >>> import tempfile; run = Path(tempfile.mkdtemp()); (run / "notebooks").mkdir()
        >>> copy = shutil.copy("notebooks/06_framework.ipynb", run / "notebooks")
        >>> entry = describe_execution(Executed("06_framework", 1.0), NotebookJob(Path(copy), "06_framework"), run)
        >>> sorted(entry)
        ['copy', 'made_of', 'notices']
    """
    entry = {
        "copy": hash_file(run / "notebooks" / f"{done.name}.ipynb"),
        "made_of": _hash_cause(job),
        "notices": list(done.notices),
    }
    return {**entry, "files": list(done.reads.files), "content": hash_reads(done.reads, run)} if done.reads.complete else entry


def hash_reads(reads: Reads, run: Path) -> str:
    """Return one hash over the content of what was read in a run folder; of a folder, over the names in it.

    Example:
        >>> hash_reads(Reads(("gone.csv",), True), Path("nowhere")) == hash_reads(Reads(("other.csv",), True), Path("nowhere"))
        False
    """
    return _join(reads.files, _hasher(run))


def take_over(jobs: Iterable[NotebookJob], latest: Path, run: Path) -> dict[str, dict[str, Any]]:
    """Return, by name, what the record says of the notebooks whose copies were taken over from ``latest`` into ``run``.

    Example:
        >>> take_over([], Path("nowhere"), Path("nowhere"))
        {}
    """
    told = read_run_record(latest).get("reads")
    hasher = _hasher(run)
    taken = {}
    for job in jobs:
        entry = told.get(job.name) if isinstance(told, dict) else None
        copy = latest / "notebooks" / f"{job.name}.ipynb"
        if isinstance(entry, dict) and copy.is_file() and _is_unchanged(entry, job, copy, hasher):
            shutil.copyfile(copy, run / "notebooks" / copy.name)
            taken[job.name] = entry
    return taken


def _keep_others(jobs: Iterable[NotebookJob], latest: Path, run: Path) -> dict[str, dict[str, Any]]:
    """Return what the last record says of the notebooks not asked for; they are kept, changed or not."""
    told = read_run_record(latest).get("reads")
    asked = {job.name for job in jobs}
    kept = [copy for copy in sorted((latest / "notebooks").glob("*.ipynb")) if copy.stem not in asked]
    for copy in kept:
        shutil.copy(copy, run / "notebooks")
    return {copy.stem: told.get(copy.stem, {}) if isinstance(told, dict) else {} for copy in kept}


def _is_unchanged(entry: Mapping[str, Any], job: NotebookJob, copy: Path, hasher: Callable[[str], str]) -> bool:
    files = entry.get("files")
    if not isinstance(files, list) or not all(isinstance(name, str) for name in files):
        return False
    now = {"made_of": _hash_cause(job), "copy": hash_file(copy), "content": _join(files, hasher)}
    return all(entry.get(key) == value for key, value in now.items())


def _hasher(run: Path) -> Callable[[str], str]:
    """Return what hashes one file or folder of ``run``, each once; what is not there is told from what is empty.

    Of a table named ``<file>#<column>,<column>`` only these columns count.
    """

    @cache
    def hash_one(name: str) -> str:
        name, _, columns = name.partition("#")
        place = run / name
        if columns and place.is_file():
            return _hash_columns(place, columns.split(","))
        if place.is_dir():
            return " ".join(sorted(path.name for path in place.iterdir()))
        return hash_file(place) if place.is_file() else "absent"

    return hash_one


def _hash_columns(table: Path, columns: list[str]) -> str:
    import pyarrow.parquet as pq

    held = [column for column in columns if column in pq.read_schema(table).names]
    # Rows are hashed as they stand, one after the other: what a notebook shows may rest on their order.
    rows = pq.read_table(table, columns=held).to_pylist()
    return hashlib.sha256(json.dumps([held, rows]).encode()).hexdigest()


def _join(files: Iterable[str], hasher: Callable[[str], str]) -> str:
    return hashlib.sha256(json.dumps([[name, hasher(name)] for name in sorted(files)]).encode()).hexdigest()


def _hash_cause(job: NotebookJob) -> str:
    facts = [hash_file(job.source), job.name, job.kernel, dict(job.parameters), _hash_code()]
    return hashlib.sha256(json.dumps(facts, sort_keys=True, default=repr).encode()).hexdigest()


@cache
def _hash_code() -> str:
    return hash_facts(code_version(), list_versions(_SHOWING))
