"""Publication: a run is made in a staging folder and becomes ``latest`` in one step, or not at all."""

import os
import shutil
from itertools import count
from pathlib import Path

from litreview.errors import UsageError
from litreview.running.history import delete_run, prune_runs
from litreview.sources.replacing import settle_folder


def staging_folder(outputs: Path, run_id: str) -> Path:
    """Return a new, empty folder with the parts of a run, removing what a dead run left behind.

    It bears ``run_id``, or, where a kept run has that name already, ``run_id`` and a number.

    Raises:
        UsageError: ``latest`` is no link, so it could not be replaced in one step, or what a dead run left stays put.

    Example:
        >>> import tempfile; folder = staging_folder(Path(tempfile.mkdtemp()), "r1")
        >>> sorted(p.name for p in folder.iterdir())
        ['notebooks', 'reports', 'tables', 'texts']
    """
    latest = outputs / "latest"
    if latest.exists() and not latest.is_symlink():
        raise UsageError("outputs/latest is a copy and not the link that a run makes; rename it, then run again")
    clear_staging(outputs)
    names = (run_id if number == 1 else f"{run_id}-{number}" for number in count(1))
    folder = outputs / "staging" / next(name for name in names if not (outputs / "runs" / name).exists())
    for part in ("tables", "texts", "notebooks", "reports"):
        (folder / part).mkdir(parents=True)
    return folder


def clear_staging(outputs: Path) -> None:
    """Remove what a run that was killed left: staged, it passed no gate; among the kept runs, ``latest`` never led to it.

    The link under way tells of the second: publication lays it down first, and turns it into ``latest`` last.

    Raises:
        UsageError: it cannot be removed.

    Example:
        >>> import tempfile; outputs = Path(tempfile.mkdtemp()); folder = staging_folder(outputs, "r1")
        >>> clear_staging(outputs); folder.exists()
        False
    """
    staging = outputs / "staging"
    if staging.is_symlink():
        staging.unlink()
    _drop_unpublished(outputs)
    shutil.rmtree(staging, ignore_errors=True)
    if staging.exists():
        raise UsageError(
            "outputs/staging holds what a run that was killed left, and cannot be removed; delete it, then run again"
        )


def publish(staging: Path, outputs: Path, keep: int) -> Path:
    """Return the folder of the published run, to which ``latest`` now points.

    ``latest`` is a symbolic link replaced by one rename, so a reader sees the old run or the new one, never a mixture.
    Only the ``keep`` last published runs stay; the account of an earlier failure goes.

    Example:
        >>> import tempfile; outputs = Path(tempfile.mkdtemp())
        >>> publish(staging_folder(outputs, "r1"), outputs, 5).name, (outputs / "latest").resolve().name
        ('r1', 'r1')
    """
    runs = outputs / "runs"
    runs.mkdir(exist_ok=True)
    target = runs / staging.name
    link = outputs / ".latest"
    link.unlink(missing_ok=True)
    # What may want for space comes first: after it, nothing is left to do but two renames.
    link.symlink_to(Path("runs") / target.name, target_is_directory=True)
    os.replace(staging, target)
    # After a power cut too, what the link leads to is there.
    settle_folder(runs)
    os.replace(link, outputs / "latest")
    settle_folder(outputs)
    prune_runs(outputs, target, keep)
    shutil.rmtree(outputs / "failed", ignore_errors=True)
    shutil.rmtree(outputs / "staging", ignore_errors=True)
    return target


def _drop_unpublished(outputs: Path) -> None:
    link = outputs / ".latest"
    if not link.is_symlink():
        return
    run = outputs / "runs" / link.readlink().name
    if run.is_dir() and run.resolve() != (outputs / "latest").resolve():
        delete_run(run, outputs)
    link.unlink()


def keep_failed(staging: Path, outputs: Path, account: str) -> Path:
    """Return the folder ``failed/<run id>`` with the notebooks as far as they got and a plain account of the error.

    Tables, texts and reports of a failed run are not kept: they passed no gate.

    Example:
        >>> import tempfile; outputs = Path(tempfile.mkdtemp())
        >>> (keep_failed(staging_folder(outputs, "r1"), outputs, "06, cell 3: stopped") / "error.txt").read_text()
        '06, cell 3: stopped\\n'
    """
    target = outputs / "failed" / staging.name
    shutil.rmtree(outputs / "failed", ignore_errors=True)
    target.mkdir(parents=True)
    for notebook in sorted((staging / "notebooks").glob("*.ipynb")):
        shutil.copy(notebook, target)
    (target / "error.txt").write_text(account + "\n", encoding="utf-8")
    shutil.rmtree(staging.parent, ignore_errors=True)
    return target
