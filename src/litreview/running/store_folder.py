"""Where the store lies, and when it must go: a run that finds nothing to do looks here without opening anything."""

import shutil
from pathlib import Path

FOLDER, RUN, TALKS = ".store", "run", "consultation-"
"""The folder under ``outputs``, the file in it that names the run it agrees with, and how files of consultations begin."""


def is_orphaned(outputs: Path) -> bool:
    """Return whether the store holds consultations of a run that is no longer kept, so that nothing speaks for their staying.

    Example:
        >>> is_orphaned(Path("nowhere"))
        False
    """
    folder = outputs / FOLDER
    if folder.is_symlink() or not any(folder.glob(f"{TALKS}*")):
        return False
    try:
        run = (folder / RUN).read_text(encoding="utf-8")
    except (OSError, ValueError):
        return True
    return run not in {path.name for path in (outputs / "runs").glob("*")}


def delete_store(outputs: Path) -> list[Path]:
    """Return the files of the store, which are deleted; one that is a link is left.

    Raises:
        OSError: something cannot be deleted.

    Example:
        >>> delete_store(Path("nowhere"))
        []
    """
    folder = outputs / FOLDER
    if folder.is_symlink() or not folder.exists():
        return []
    files = sorted(folder.iterdir()) if folder.is_dir() else [folder]
    if folder.is_dir():
        shutil.rmtree(folder)
    else:
        folder.unlink()
    return files
