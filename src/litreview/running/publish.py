"""Publication: a run is made in a staging folder and becomes ``latest`` in one step, or not at all."""

import os
import shutil
from pathlib import Path


def staging_folder(outputs: Path, run_id: str) -> Path:
    """Return a new, empty folder with the parts of a run, removing what a dead run left behind.

    Example:
        >>> import tempfile; folder = staging_folder(Path(tempfile.mkdtemp()), "r1")
        >>> sorted(p.name for p in folder.iterdir())
        ['notebooks', 'reports', 'tables', 'texts']
    """
    shutil.rmtree(outputs / "staging", ignore_errors=True)
    folder = outputs / "staging" / run_id
    for part in ("tables", "texts", "notebooks", "reports"):
        (folder / part).mkdir(parents=True)
    return folder


def publish(staging: Path, outputs: Path, keep: int) -> Path:
    """Return the folder of the published run, to which ``latest`` now points.

    ``latest`` is a symbolic link replaced by one rename, so a reader sees the old run or the new one, never a mixture.
    Only the ``keep`` newest runs stay.

    Example:
        >>> import tempfile; outputs = Path(tempfile.mkdtemp())
        >>> publish(staging_folder(outputs, "r1"), outputs, 5).name, (outputs / "latest").resolve().name
        ('r1', 'r1')
    """
    runs = outputs / "runs"
    runs.mkdir(exist_ok=True)
    target = runs / staging.name
    os.replace(staging, target)
    link = outputs / ".latest"
    link.unlink(missing_ok=True)
    link.symlink_to(Path("runs") / target.name, target_is_directory=True)
    os.replace(link, outputs / "latest")
    for old in sorted(p for p in runs.iterdir() if p.is_dir())[:-keep]:
        if old != target:
            shutil.rmtree(old, ignore_errors=True)
    shutil.rmtree(staging.parent, ignore_errors=True)
    return target


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
