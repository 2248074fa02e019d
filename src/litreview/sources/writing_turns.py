"""Writers of one file take turns."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from litreview.errors import RunLocked


@contextmanager
def hold_turn(lock: Path, shown: str, patience: float = 10) -> Iterator[None]:
    """Hold the file ``lock`` while the block runs, after waiting for others for ``patience`` seconds at most.

    The operating system lets go of it when the process that holds it dies, in whatever way. ``shown`` is what is written to,
    as messages show it.

    Raises:
        RunLocked: another writer did not come to an end.

    Example:
        >>> import tempfile; lock = Path(tempfile.mkdtemp()) / "p.lock"
        >>> with hold_turn(lock, "p.csv"): lock.exists()
        True
    """
    from filelock import FileLock, Timeout

    lock.parent.mkdir(parents=True, exist_ok=True)
    holder = FileLock(lock)
    try:
        holder.acquire(timeout=patience)
    except Timeout:
        raise RunLocked(f"{shown}: somebody else is writing to it; try again") from None
    try:
        yield
    finally:
        holder.release()
