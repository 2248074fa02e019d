"""Rows of a small CSV that people keep, each with its line, and every fault of its shape."""

import csv
import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from litreview.errors import Fault, InputFaults

_OTHER_MARKS = {";": "semicolons", "\t": "tabs"}


def read_located_rows(path: Path, shown: str, required: Sequence[str]) -> tuple[list[tuple[int, dict[str, str]]], list[Fault]]:
    """Return the rows of a CSV as ``(line, row)`` with cells stripped, and the faults of rows that had to be left out.

    Blank rows are passed over; a row with too few or too many cells is a fault and is left out. ``shown`` is the path as
    messages show it; messages hold column names and lines, never a cell.

    Raises:
        InputFaults: the file is missing or not UTF-8 CSV, or a required column is missing or stands twice.

    Example:
        >>> import tempfile; where = Path(tempfile.mkdtemp()) / "p.csv"
        >>> _ = where.write_text("id,role\\nP1, peer \\n", encoding="utf-8")
        >>> read_located_rows(where, "p.csv", ["id"])
        ([(2, {'id': 'P1', 'role': 'peer'})], [])
    """
    reader = csv.reader(io.StringIO(_read_text(path, shown), newline=""), strict=True)
    rows, faults = [], []
    try:
        header = [name.strip().lower() for name in next(reader, [])]
        _check_header(header, required, shown)
        line = reader.line_num + 1
        for cells in reader:
            if any(cell.strip() for cell in cells):
                if len(cells) == len(header):
                    rows.append((line, dict(zip(header, (cell.strip() for cell in cells), strict=True))))
                else:
                    faults.append(Fault(shown, line, f"has {len(cells)} cells; the header has {len(header)}; mend the commas"))
            line = reader.line_num + 1
    except csv.Error:
        raise InputFaults([Fault(shown, reader.line_num, "is not CSV from here on; look for an open quotation mark")]) from None
    return rows, faults


def is_day(text: str) -> bool:
    """Return whether a cell holds a day as ISO 8601 writes it in full, and one that there was.

    Example:
        >>> [is_day(text) for text in ("2026-01-31", "2026-02-30", "20260131")]
        [True, False, False]
    """
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _read_text(path: Path, shown: str) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise InputFaults([Fault(shown, 0, "not found")]) from None
    except OSError:
        raise InputFaults([Fault(shown, 0, "cannot be opened; check that it is a file you may read")]) from None
    except UnicodeDecodeError:
        raise InputFaults([Fault(shown, 0, "is not UTF-8; save it as CSV UTF-8")]) from None


def _check_header(header: list[str], required: Sequence[str], shown: str) -> None:
    missing = [name for name in required if name not in header]
    mark = next((word for sign, word in _OTHER_MARKS.items() if missing and any(sign in name for name in header)), "")
    if mark:
        raise InputFaults([Fault(shown, 1, f"the columns are split by {mark}; save it as CSV split by commas")])
    twice = sorted({name for name in header if header.count(name) > 1})
    faults = [Fault(shown, 1, f"column {name} is missing") for name in missing]
    faults += [Fault(shown, 1, "a column stands twice in the header") for _ in twice]
    if faults:
        raise InputFaults(faults)
