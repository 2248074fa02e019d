"""Sign-off: a person read a de-identified transcript and settled what the tool was not sure of."""

from pathlib import Path

from litreview.errors import Fault, InputFaults
from litreview.privacy.located import read_located_rows

SIGNOFF_COLUMNS = ("path", "sha256", "signed_by", "date")


def load_signoffs(path: Path, shown: str) -> dict[str, str]:
    """Return path → SHA-256 of each consultation file that a person signed off, as it was when they did.

    A file that was edited afterwards has another hash, so its sign-off no longer holds. The last line for a path counts.

    Raises:
        InputFaults: a column is missing, a cell is empty, or a hash is not 64 hexadecimal digits; with lines.

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
            faults.append(Fault(shown, line, "sha256 is not 64 hexadecimal digits; take it from tables/documents.csv"))
    if faults:
        raise InputFaults(faults)
    return {row["path"]: row["sha256"].lower() for _, row in rows}
