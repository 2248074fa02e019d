"""A private folder among temporary files that is gone when its process is, however that ended."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import gettempdir, mkdtemp

_PREFIX = "litreview-kernels-"


@contextmanager
def hold_folder() -> Iterator[Path]:
    """Return a private, empty folder that goes with its context; where its process is killed, ``clear_folders`` removes it.

    The operating system lets go of the lock on it when the process that holds it dies, in whatever way. On Linux and macOS.

    Example:
        >>> with hold_folder() as folder:
        ...     folder.is_dir()
        True
        >>> folder.exists()
        False
    """
    folder, lock = _make_locked()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(lock)


def clear_folders() -> None:
    """Remove the folders of ``hold_folder`` whose processes were killed: those of this user that nobody holds.

    Example:
        >>> with hold_folder() as folder:
        ...     clear_folders()
        ...     folder.is_dir()
        True
    """
    for folder in Path(gettempdir()).glob(f"{_PREFIX}*") if sys.platform != "win32" else ():
        with suppress(OSError):
            lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
            try:
                if os.fstat(lock).st_uid == os.geteuid():
                    _lock(lock)
                    shutil.rmtree(folder)
            finally:
                os.close(lock)


def _make_locked() -> tuple[Path, int]:
    while True:
        folder = Path(mkdtemp(prefix=_PREFIX))
        lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        # Another process may take the new folder for one that nobody holds, before it is locked here.
        with suppress(OSError):
            _lock(lock)
            if os.fstat(lock).st_nlink and folder.exists():
                return folder, lock
        os.close(lock)


def _lock(descriptor: int) -> None:
    import fcntl

    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
