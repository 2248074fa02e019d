"""A file replaced in one step: whoever looks, and whatever stops the work, finds the old bytes or the new ones."""

import contextlib
import glob
import os
import shutil
from pathlib import Path
from uuid import uuid4

_LONGEST = 30
"""Signs of its file's name that the name of a file under way begins with; file systems limit how long a name is."""


def replace_file(path: Path, data: bytes) -> None:
    """Write ``data`` in place of what the file at ``path`` holds, in one step; a missing file is made.

    Of a link it is the file it leads to that is replaced. The rights of the file stay; what is under way beside it may be read
    by nobody else. The new bytes are on the disk before they take their place.

    Raises:
        OSError: the disk is full, or the system refuses; the file is as it was.

    Example:
        >>> import tempfile; where = Path(tempfile.mkdtemp())
        >>> replace_file(where / "a.csv", b"key\\n"); [path.read_bytes() for path in where.iterdir()]
        [b'key\\n']
    """
    target = Path(os.path.realpath(path))
    fresh = target.with_name(f".{target.name[:_LONGEST]}.{uuid4().hex}.new")
    known = target.exists()
    try:
        with open(fresh, "xb", opener=lambda name, flags: os.open(name, flags, 0o600 if known else 0o666)) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if known:
            shutil.copymode(target, fresh)
        os.replace(fresh, target)
        settle_folder(target.parent)
    finally:
        with contextlib.suppress(FileNotFoundError):
            fresh.unlink()


def clear_unfinished(path: Path) -> None:
    """Take away what a ``replace_file`` that was killed left beside the file at ``path``; nobody may be replacing it.

    Example:
        >>> import tempfile; where = Path(tempfile.mkdtemp())
        >>> clear_unfinished(where / "a.csv"); list(where.iterdir())
        []
    """
    target = Path(os.path.realpath(path))
    for left in target.parent.glob(f".{glob.escape(target.name[:_LONGEST])}.{'[0-9a-f]' * 32}.new"):
        left.unlink(missing_ok=True)


def settle_folder(folder: Path) -> None:
    """Have the names in ``folder`` written to the disk, on systems that know how.

    Example:
        >>> settle_folder(Path("."))
    """
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            # Some file systems of networks refuse this, and have no other way.
            with contextlib.suppress(OSError):
                os.fsync(handle)
        finally:
            os.close(handle)
