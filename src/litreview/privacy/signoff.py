"""Sign-off: a person read a de-identified transcript and settled what the tool was not sure of."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from litreview.errors import Fault, InputFaults
from litreview.sources.located import is_day, read_located_rows

SIGNOFF_COLUMNS = ("path", "sha256", "signed_by", "date")


def load_signoffs(path: Path, shown: str) -> dict[str, str]:
    """Return path → SHA-256 of each consultation file that a person signed off, as it was when they did.

    A file that was edited afterwards has another hash, so its sign-off no longer holds. The last line for a path counts.

    Raises:
        InputFaults: a column is missing, a cell is empty, a hash is not 64 hexadecimal digits, or a date is no day; with lines.

    Example:
        >>> import tempfile; where = Path(tempfile.mkdtemp()) / "signoff.csv"
        >>> _ = where.write_text("path,sha256,signed_by,date\\nfg1.vtt," + "0" * 64 + ",reviewer-a,2026-01-31\\n")
        >>> list(load_signoffs(where, "signoff.csv"))
        ['fg1.vtt']
    """
    rows, faults = read_located_rows(path, shown, SIGNOFF_COLUMNS)
    for line, row in rows:
        empty = [name for name in SIGNOFF_COLUMNS if not row[name]]
        if empty:
            faults.append(Fault(shown, line, f"{', '.join(empty)} is empty; who signed what, and when, must be known"))
        elif len(row["sha256"]) != 64 or not set(row["sha256"].lower()) <= set("0123456789abcdef"):
            faults.append(Fault(shown, line, "sha256 is not 64 hexadecimal digits; `litreview check` prints the line to enter"))
        elif not is_day(row["date"]):
            faults.append(Fault(shown, line, "date is not a day like 2026-01-31"))
    if faults:
        raise InputFaults(faults)
    return {row["path"]: row["sha256"].lower() for _, row in rows}


def check_signoffs(path: Path, shown: str, hashes: Mapping[str, str]) -> list[Fault]:
    """Return a notice for each sign-off that settles nothing: of no file, or of a file that was edited afterwards.

    ``hashes`` are the SHA-256 of the consultation files as they are now, by path. Earlier lines for a path do not count.

    Raises:
        InputFaults: the file is no CSV, or a column is missing.

    Example:
        >>> import tempfile; where = Path(tempfile.mkdtemp()) / "signoff.csv"
        >>> _ = where.write_text("path,sha256,signed_by,date\\nfg1.vtt," + "0" * 64 + ",reviewer-a,2026-01-31\\n")
        >>> [str(notice)[:40] for notice in check_signoffs(where, "signoff.csv", {})]
        ['signoff.csv:2: fg1.vtt is no file of cor']
    """
    last = {row["path"]: (line, row["sha256"].lower()) for line, row in read_located_rows(path, shown, SIGNOFF_COLUMNS)[0]}
    notices = []
    for signed, (line, digest) in last.items():
        if signed not in hashes:
            message = f"{signed} is no file of corpus/consultation; write its path from the review's folder, or remove the line"
            notices.append(Fault(shown, line, message))
        elif hashes[signed] != digest:
            message = f"{signed} was edited after it was signed; read it again, then sign it as it is now"
            notices.append(Fault(shown, line, message))
    return notices


def signoff_line(path: str, sha256: str, day: date) -> str:
    """Return the line of ``signoff.csv`` that signs a file as it is now, but for who read it: nobody signs by accident.

    Example:
        >>> signoff_line("corpus/consultation/fg1.vtt", "0a", date(2026, 1, 31))
        'corpus/consultation/fg1.vtt,0a,,2026-01-31'
    """
    cell = f'"{path.replace(chr(34), chr(34) * 2)}"' if set(path) & set(',"') else path
    return f"{cell},{sha256},,{day.isoformat()}"
