"""Codes that were renamed, merged or removed: ``corpus/renamed.csv`` says what became of an id that people used before."""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from litreview.errors import Fault, InputFaults, nearest
from litreview.sources.located import is_day, read_located_rows

COLUMNS = ("old", "new", "on", "by", "why")
RENAMED = "corpus/renamed.csv"
"""Where the file lies in a review."""


def load_renamed(path: Path, shown: str, codebook: Collection[str]) -> dict[str, str]:
    """Return what became of codes, old id → new id, as the lines of ``renamed.csv`` say it; ``""`` where one was removed.

    Several codes may have become one. A new id may have been renamed again in another line.

    Raises:
        InputFaults: the file is no CSV or lacks a column; an old id is empty, stands twice or is still in the codebook; a new
            one is not in it; lines lead in a circle; a day is none.

    Example:
        >>> import tempfile; path = Path(tempfile.mkdtemp()) / "renamed.csv"
        >>> _ = path.write_text("old,new,on,by,why\\nA.OLD,B.NEW,2026-01-31,ann,plainer\\n")
        >>> load_renamed(path, "renamed.csv", ["B.NEW"])
        {'A.OLD': 'B.NEW'}
    """
    rows, faults = read_located_rows(path, shown, COLUMNS)
    renamed: dict[str, str] = {}
    for line, row in rows:
        if row["old"] in renamed:
            faults.append(Fault(shown, line, f"what became of {row['old']!r} stands above already; keep one of the two lines"))
        renamed.setdefault(row["old"], row["new"])
    faults += [Fault(shown, line, message) for line, row in rows for message in _find_faults(row, renamed, codebook)]
    if faults:
        raise InputFaults(faults)
    return renamed


def follow(code: str, renamed: Mapping[str, str]) -> str:
    """Return what the id of a code is today, through every renaming; ``""`` where it was removed.

    Example:
        >>> follow("A", {"A": "B", "B": "C"}), follow("D", {"A": "B"}), follow("A", {"A": ""})
        ('C', 'D', '')
    """
    seen = {""}
    while code in renamed and code not in seen:
        seen.add(code)
        code = renamed[code]
    return code


def _find_faults(row: Mapping[str, str], renamed: Mapping[str, str], codebook: Collection[str]) -> Iterator[str]:
    old, new, end = row["old"], row["new"], follow(row["old"], renamed)
    if not old:
        yield "the cell 'old' is empty; write the id that the code had"
    elif old in codebook:
        yield f"code {old!r} is still in corpus/codebook.csv; take it out there, or take out this line"
    if old and end in renamed:
        yield f"{old!r} leads back to {end!r}, in a circle; let one of these lines lead to a code of the codebook"
    elif new and new not in codebook and new not in renamed:
        yield f"code {new!r} is not in corpus/codebook.csv{nearest(new, codebook)}"
    if row["on"] and not is_day(row["on"]):
        yield "the cell 'on' is not a day like 2026-01-31"
