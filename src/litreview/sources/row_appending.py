"""More rows in a CSV that people keep: whole or not at all, and nothing that stood there changes."""

import csv
import errno
import io
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from litreview.errors import Fault, InputFaults
from litreview.sources.line_ends import find_line_end
from litreview.sources.located import read_located_rows
from litreview.sources.replacing import replace_file
from litreview.sources.writing_turns import hold_turn

_MARK = "\ufeff"

Row = Mapping[str, str]


def append_row(path: Path, row: Row, required: Sequence[str], lock: Path, patience: float = 10) -> None:
    """Write ``row``, cells by column as somebody typed them, as the last line of the CSV at ``path``; see ``append_rows``.

    ``lock`` is the file by which writers wait for each other, for ``patience`` seconds.

    Raises:
        InputFaults: the file is no sound CSV, so that nothing is written.
        RunLocked: another writer did not come to an end.

    Example:
        >>> import tempfile; path = Path(tempfile.mkdtemp()) / "p.csv"
        >>> append_row(path, {"key": "a", "note": "one, two"}, ("key",), path.with_suffix(".lock")); path.read_text()
        'key,note\\na,"one, two"\\n'
    """
    cells = {name: " ".join("".join(map(_printable, value)).split()) for name, value in row.items()}
    with hold_turn(lock, path.name, patience):
        append_rows(path, [cells], required)


def append_rows(path: Path, rows: Iterable[Row], required: Sequence[str]) -> None:
    """Write ``rows`` behind the last line of the CSV at ``path``; a missing or blank file is made with ``required`` columns.

    Line ends, byte order mark and order of columns stay those of the file. A column that it does not have is added at the end
    of every row, if one of ``rows`` says something there; the file is then replaced in one step.

    Raises:
        InputFaults: the file is no sound CSV, so that nothing is written.

    Example:
        >>> import tempfile; path = Path(tempfile.mkdtemp()) / "p.csv"
        >>> append_rows(path, [{"key": "a"}], ("key",)); append_rows(path, [{"key": "b"}], ("key",)); path.read_text()
        'key\\na\\nb\\n'
    """
    if not is_blank(path):
        faults = read_located_rows(path, path.name, required)[1]
        if faults:
            raise InputFaults(faults)
    before = path.read_bytes() if path.exists() else b""
    after = extend_rows(before, rows, required, path.name)
    if before and after.startswith(before):
        write_at_end(path, after[len(before) :])
    else:
        replace_file(path, after)


def extend_rows(before: bytes, rows: Iterable[Row], required: Sequence[str], shown: str) -> bytes:
    """Return the bytes of a CSV with ``rows`` behind its last line, as ``append_rows`` writes them; it is sound UTF-8.

    Raises:
        InputFaults: a column cannot be added.

    Example:
        >>> extend_rows(b"Key , other\\r\\na,1", [{"key": "b"}], ("key",), "p.csv")
        b'Key , other\\r\\na,1\\r\\nb,\\r\\n'
    """
    rows, source = list(rows), before.decode("utf-8")
    if not source.strip(f"{_MARK} \t\r\n"):
        source = _MARK * source.startswith(_MARK) + _write_cells(required) + "\n"
    header = _read_header(source)
    added = list(dict.fromkeys(name for row in rows for name, cell in row.items() if cell and name not in header))
    if added:
        widened = _widen(source, added)
        _check(widened, source, len(added), shown)
        source = widened
    newline = find_line_end(source)
    gap = newline if rows and not source.endswith(("\n", "\r")) else ""
    lines = (_write_cells([row.get(name, "") for name in (*header, *added)]) + newline for row in rows)
    return (source + gap + "".join(lines)).encode()


def is_blank(path: Path) -> bool:
    """Return whether nothing stands in the file at ``path``, or no file does.

    Example:
        >>> is_blank(Path("no/such.csv"))
        True
    """
    return not path.exists() or (path.is_file() and not path.read_bytes().strip(_MARK.encode() + b" \t\r\n"))


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
    # Cells with a line end are quoted only where the writer's own has both its signs.
    line = io.StringIO(newline="")
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue().removesuffix("\r\n")


def _read_header(source: str) -> list[str]:
    return [name.strip().lower() for name in next(csv.reader(io.StringIO(source.removeprefix(_MARK), newline="")))]


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


def _check(widened: str, source: str, added: int, shown: str) -> None:
    """Raise ``InputFaults`` where the rows of ``widened`` are not those of ``source`` with so many empty cells more."""
    if _read_rows(widened) != [cells + [""] * added for cells in _read_rows(source)]:
        raise InputFaults([Fault(shown, 1, "a column cannot be added without changing a row; add it yourself")])


def _read_rows(source: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(source.removeprefix(_MARK), newline=""), strict=True)
    next(reader)
    return [stripped for cells in reader if any(stripped := [cell.strip() for cell in cells])]
