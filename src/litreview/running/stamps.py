"""When each input was last written, as the file system tells: an edit that was put back leaves the bytes, not the time."""

import time
from pathlib import Path
from typing import NamedTuple

from litreview.review import Review
from litreview.running.hashes import list_input_files

_TICK = 20_000_000
"""Nanoseconds within which two edits may bear the same time: Linux has a new one every 1 to 10 ms."""


class Stamp(NamedTuple):
    """What the file system says of a file: its number, its size in bytes, and when it was last written, in nanoseconds.

    When its rights or marks changed is left out: backups and synchronising programs change those, and no words.
    """

    number: int
    size: int
    written: int


def stamp_inputs(review: Review) -> dict[str, Stamp]:
    """Return the stamp of every file that people edit and a run reads, by its path as messages show it.

    Files of coders are left out: the desk adds to them during a run.

    Example:
        >>> from litreview.review import load_review
        >>> stamp_inputs(load_review("."))["references.bib"].size > 1000
        True
    """
    coding = review.corpus / "coding"
    found = {shown: stamp_file(path) for shown, path in list_input_files(review).items() if path.parent != coding}
    return {shown: stamp for shown, stamp in found.items() if stamp}


def stamp_file(path: Path) -> Stamp | None:
    """Return the stamp of a file, or ``None`` where there is none; every edit after this function returns gives it another.

    Where the file was written this very moment, the moment is waited for to pass (the "racy" problem, solved so by git's index).

    Example:
        >>> stamp_file(Path("review.toml")) == stamp_file(Path("review.toml")), stamp_file(Path("no/such/file"))
        (True, None)
    """
    try:
        found = path.stat()
    except OSError:
        return None
    if 0 <= time.time_ns() - found.st_mtime_ns < _TICK:
        time.sleep(_TICK / 1e9)
    return Stamp(found.st_ino, found.st_size, found.st_mtime_ns)
