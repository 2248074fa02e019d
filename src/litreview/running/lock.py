"""One run at a time: the second one is told who holds the lock."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from litreview.errors import RunLocked


@contextmanager
def hold_lock(outputs: Path) -> Iterator[None]:
    """Return a context in which this process alone runs the review whose ``outputs`` folder is given.

    The operating system holds the lock, so one left by a process that died is free at once.

    Raises:
        RunLocked: another run holds the lock; says which process and since when.

    Example:
        >>> import tempfile
        >>> with hold_lock(Path(tempfile.mkdtemp())):
        ...     pass
    """
    from filelock import FileLock, Timeout

    outputs.mkdir(parents=True, exist_ok=True)
    holder = outputs / ".lock.json"
    lock = FileLock(outputs / ".lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise RunLocked(f"another run holds the lock{_holder(holder)}; wait for it to end") from None
    try:
        since = datetime.now(UTC).isoformat(timespec="seconds")
        holder.write_text(json.dumps({"pid": os.getpid(), "since": since}), encoding="utf-8")
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()


def _holder(path: Path) -> str:
    try:
        facts = json.loads(path.read_text(encoding="utf-8"))
        return f" (process {facts['pid']}, since {facts['since']})"
    except (OSError, ValueError, KeyError):
        return ""
