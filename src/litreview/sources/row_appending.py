"""One more row in a CSV that people keep: whole or not at all, and nothing that stood there changes."""

import contextlib
import csv
import errno
import io
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from litreview.errors import Fault, InputFaults, RunLocked
from litreview.sources.located import read_located_rows


def append_row(path: Path, row: Mapping[str, str], required: Sequence[str], lock: Path, patience: float = 10) -> None:
    """Write ``row``, cells by column, as the last line of the CSV at ``path``; a missing file is made with ``required`` columns.

    Line ends, byte order mark and order of columns stay those of the file. A column of ``row`` that it does not have is added
    at the end of every row; the file is then replaced in one step. ``lock`` is the file by which writers wait for each other,
    for ``patience`` seconds.

    Raises:
        InputFaults: the file is no sound CSV, so that nothing is written.
        RunLocked: another writer did not come to an end.

    Example:
        >>> import tempfile; path = Path(tempfile.mkdtemp()) / "p.csv"
        >>> append_row(path, {"key": "a", "note": "one, two"}, ("key",), path.with_suffix(".lock")); path.read_text()
        'key,note\\na,"one, two"\\n'
    """
    cells = {name: " ".join("".join(map(_printable, value)).split()) for name, value in row.items()}
    with _hold(lock, path.name, patience):
        if not path.exists() or not path.read_bytes().strip():
            _replace(path, (_write_cells(required) + "\n").encode())
        rows, faults = read_located_rows(path, path.name, required)
        if faults:
            raise InputFaults(faults)
        source = path.read_bytes().decode("utf-8")
        header = _read_header(source)
        added = [name for name in cells if name not in header]
        if added:
            widened = _widen(source, added)
            _check(widened, [values | dict.fromkeys(added, "") for _, values in rows], path.name)
            _replace(path, widened.encode())
        newline = "\r\n" if "\r\n" in source else "\n"
        gap = "" if source.endswith(("\n", "\r")) else newline
        line = _write_cells([cells.get(name, "") for name in (*header, *added)])
        write_at_end(path, (gap + line + newline).encode())


def write_at_end(path: Path, data: bytes) -> None:
    """Write ``data`` at the end of a file, all of it or nothing.

    Raises:
        OSError: the disk is full, or the system refuses.

    Example:
        >>> import tempfile; path = Path(tempfile.mkdtemp()) / "p.csv"
        >>> write_at_end(path, b"a\\n"); path.read_bytes()
        b'a\\n'
    """
    with path.open("ab", buffering=0) as file:
        before = path.stat().st_size
        try:
            if file.write(data) < len(data):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
            os.fsync(file.fileno())
        except OSError:
            if path.is_file():
                file.truncate(before)
            raise


def _printable(letter: str) -> str:
    return letter if letter.isprintable() else " "


def _write_cells(cells: Sequence[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(cells)
    return line.getvalue()


def _read_header(source: str) -> list[str]:
    return [name.strip().lower() for name in next(csv.reader(io.StringIO(source.removeprefix("\ufeff"), newline="")))]


def _widen(source: str, added: Sequence[str]) -> str:
    """Return ``source`` with columns at the end of its rows: their names in the first, nothing in the others."""
    lines = list(io.StringIO(source, newline=""))
    reader = csv.reader(lines)
    for number, cells in enumerate(reader):
        if cells:
            last = reader.line_num - 1
            bare = lines[last].rstrip("\r\n")
            more = "," + _write_cells(added) if number == 0 else "," * len(added)
            lines[last] = bare + more + lines[last][len(bare) :]
    return "".join(lines)


def _check(source: str, expected: list[dict[str, str]], shown: str) -> None:
    """Raise ``InputFaults`` where the rows of ``source`` are not the expected ones."""
    reader = csv.reader(io.StringIO(source.removeprefix("\ufeff"), newline=""), strict=True)
    next(reader)
    found = [[cell.strip() for cell in cells] for cells in reader if any(cell.strip() for cell in cells)]
    if found != [list(row.values()) for row in expected]:
        raise InputFaults([Fault(shown, 1, "a column cannot be added without changing a row; add it yourself")])


def _replace(path: Path, content: bytes) -> None:
    target = path.resolve()
    fresh = target.with_name(f".{target.name}.new")
    try:
        fresh.write_bytes(content)
        if target.exists():
            shutil.copymode(target, fresh)
        os.replace(fresh, target)
    finally:
        with contextlib.suppress(FileNotFoundError):
            fresh.unlink()


@contextmanager
def _hold(lock: Path, shown: str, patience: float) -> Iterator[None]:
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
