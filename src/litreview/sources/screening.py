"""Decisions about records, ``corpus/screening.csv``: one line for what one reviewer decided about one record at one stage."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from litreview.errors import Fault, InputFaults
from litreview.sources.located import read_located_rows
from litreview.sources.row_appending import append_row

SCREENING_COLUMNS = ("citation_key", "decision", "reason", "coder", "date")
DECISIONS = ("include", "exclude", "not retrieved")
TITLES, FULL_TEXT = "title and abstract", "full text"
STAGES = (TITLES, FULL_TEXT)
"""The two stages; a decision without one belongs to the only stage of a review that screens once."""

_SHORT = 100
"""A blank file has fewer bytes; no longer one is looked through for that."""


class ScreeningLine(NamedTuple):
    """What a reviewer decided about a record at a stage, and where that is written; no decision where nobody came to one."""

    citation_key: str
    decision: str
    reason: str = ""
    coder: str = ""
    date: str = ""
    stage: str = ""
    line: int = 0


def load_screening(path: Path, shown: str) -> list[ScreeningLine]:
    """Return the lines of ``screening.csv`` in their order; the column ``stage`` may be left out, and a blank file has none.

    Raises:
        InputFaults: the file is no CSV, a column is missing, a decision or stage is unknown, or a line says what it cannot: a
            report that was not retrieved before the full texts, or one excluded at full text without a reason.

    Example:
        >>> import tempfile; path = Path(tempfile.mkdtemp()) / "s.csv"
        >>> _ = path.write_text("citation_key,decision,reason,coder,date\\nroe2020,include,,a,2026-01-05\\n")
        >>> load_screening(path, "s.csv")[0].decision
        'include'
    """
    if _is_blank(path):
        return []
    rows, faults = read_located_rows(path, shown, SCREENING_COLUMNS)
    known = (*SCREENING_COLUMNS, "stage")
    lines = [ScreeningLine(**{name: row.get(name, "") for name in known}, line=line) for line, row in rows]
    faults += [Fault(shown, line.line, wrong) for line in lines for wrong in find_wrong(line)]
    if faults:
        raise InputFaults(faults)
    return lines


def find_wrong(line: ScreeningLine) -> Iterator[str]:
    """Yield what a line of decisions says that it cannot say, and what to do.

    Example:
        >>> list(find_wrong(ScreeningLine("roe2020", "exclude", stage="full text")))
        ['roe2020 is excluded at full text without a reason; give one, the flow of records counts reasons']
    """
    if line.decision not in (*DECISIONS, ""):
        told = "use include, exclude or not retrieved, or leave it empty"
        yield f"decision {line.decision!r} is unknown; {told}"
    if line.stage not in (*STAGES, ""):
        yield f"stage {line.stage!r} is unknown; use {TITLES} or {FULL_TEXT}, or leave it empty"
    if line.decision == "not retrieved" and line.stage != FULL_TEXT:
        yield f"{line.citation_key} is not retrieved, which belongs to the stage {FULL_TEXT}; name it in the column stage"
    if line.decision == "exclude" and line.stage == FULL_TEXT and not line.reason:
        yield f"{line.citation_key} is excluded at full text without a reason; give one, the flow of records counts reasons"


def append_decision(path: Path, line: ScreeningLine, lock: Path) -> None:
    """Write ``line`` at the end of ``screening.csv``, under ``lock``; what stands there keeps its bytes.

    The column ``stage`` is added, in one step, when a stage is first given.

    Raises:
        InputFaults: the file is broken, or ``line`` says what it cannot; nothing is written.
        RunLocked: somebody else is writing to it.

    Example:
        >>> import tempfile; path = Path(tempfile.mkdtemp()) / "s.csv"
        >>> append_decision(path, ScreeningLine("roe2020", "include", "", "a", "2026-01-05"), path.with_suffix(".lock"))
        >>> path.read_text().splitlines()
        ['citation_key,decision,reason,coder,date', 'roe2020,include,,a,2026-01-05']
    """
    wrong = [Fault(path.name, 0, told) for told in find_wrong(line)]
    if wrong:
        raise InputFaults(wrong)
    row = {name: value for name, value in line._asdict().items() if name in SCREENING_COLUMNS or (name == "stage" and value)}
    append_row(path, row, SCREENING_COLUMNS, lock)


def _is_blank(path: Path) -> bool:
    return path.is_file() and path.stat().st_size < _SHORT and not path.read_text(encoding="utf-8-sig", errors="replace").strip()
