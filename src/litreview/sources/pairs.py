"""``corpus/duplicates.csv``: pairs of records that may be one work, and what people decided about them."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from litreview.errors import Fault, InputFaults
from litreview.sources.located import is_day, read_located_rows
from litreview.sources.row_appending import append_rows, is_blank
from litreview.tables import VOCABULARY

COLUMNS = ("key_a", "key_b", "suggested", "why", "decision", "coder", "date")
SUGGESTIONS, DECISIONS = VOCABULARY["duplicates", "suggested"], VOCABULARY["duplicates", "decision"]

_ADVICE = "use same, edition, version, abstract or different, or leave it empty"


class DuplicatePair(NamedTuple):
    """Two records by their citation keys, what they seem to be and why; ``decision`` is ``""`` until a person gives one."""

    key_a: str
    key_b: str
    suggested: str = ""
    why: str = ""
    decision: str = ""
    coder: str = ""
    date: str = ""
    line: int = 0

    @property
    def keys(self) -> tuple[str, str]:
        """Return both keys, sorted: the same for a pair and for its reverse."""
        return (self.key_a, self.key_b) if self.key_a <= self.key_b else (self.key_b, self.key_a)


def load_pairs(path: Path, shown: str) -> list[DuplicatePair]:
    """Return the lines of ``duplicates.csv`` in their order; none where nothing stands there. "Same" is read as "same".

    Raises:
        InputFaults: the file is no CSV, a column is missing, a word is unknown, a key is, or a day was not.

    Example:
        >>> import tempfile; path = Path(tempfile.mkdtemp()) / "d.csv"
        >>> _ = path.write_text("key_a,key_b,suggested,why,decision,coder,date\\na,b,edition,,same,x,2026-01-05\\n")
        >>> load_pairs(path, "d.csv")[0].decision
        'same'
    """
    if is_blank(path):
        return []
    rows, faults = read_located_rows(path, shown, COLUMNS)
    for _, row in rows:
        row |= {name: row[name].lower() for name in ("suggested", "decision")}
    faults += [Fault(shown, line, message) for line, row in rows for message in _find_faults(row)]
    if faults:
        raise InputFaults(faults)
    return [DuplicatePair(*(row[name] for name in COLUMNS), line) for line, row in rows]


def append_pairs(path: Path, pairs: Iterable[DuplicatePair]) -> int:
    """Return how many of ``pairs`` were appended to ``path``: those that no line lists yet, in either order of their keys.

    They are written as ``row_appending.append_rows`` does; nobody else may be writing.

    Raises:
        InputFaults: what stands in the file cannot be read.

    Example:
        >>> import tempfile; path = Path(tempfile.mkdtemp()) / "d.csv"
        >>> append_pairs(path, [DuplicatePair("a", "b"), DuplicatePair("b", "a")]), append_pairs(path, [DuplicatePair("b", "a")])
        (1, 0)
    """
    listed = {pair.keys for pair in load_pairs(path, path.name)}
    new = {pair.keys: pair for pair in pairs if pair.keys not in listed}
    if new:
        append_rows(path, (dict(zip(COLUMNS, pair[:-1], strict=True)) for pair in new.values()), COLUMNS)
    return len(new)


def find_unknown(pairs: Iterable[DuplicatePair], known: Iterable[str], shown: str) -> list[Fault]:
    """Return a notice for each line that names a record which is not there; its decision is not used.

    Example:
        >>> str(find_unknown([DuplicatePair("a", "b", line=2)], ["a"], "corpus/duplicates.csv")[0])
        'corpus/duplicates.csv:2: b is not in references.bib; the pair is not used'
    """
    keys = set(known)
    return [
        Fault(shown, pair.line, f"{key} is not in references.bib; the pair is not used")
        for pair in pairs
        for key in (pair.key_a, pair.key_b)
        if key not in keys
    ]


def split_keys(cell: str) -> list[str]:
    """Return the citation keys that a cell or field names, separated by commas or semicolons.

    Example:
        >>> split_keys("roe2020; oak2019,")
        ['roe2020', 'oak2019']
    """
    return [key.strip() for key in cell.replace(";", ",").split(",") if key.strip()]


def _find_faults(row: Mapping[str, str]) -> Iterable[str]:
    if not (row["key_a"] and row["key_b"]):
        yield "a key is missing; name both records"
    elif row["key_a"] == row["key_b"]:
        yield "both keys are the same; name two records"
    if row["decision"] not in (*DECISIONS, ""):
        yield f"decision {row['decision']!r} is unknown; {_ADVICE}"
    if row["suggested"] not in (*SUGGESTIONS, ""):
        yield f"suggested {row['suggested']!r} is unknown; use {', '.join(SUGGESTIONS)}, or leave it empty"
    if row["date"] and not is_day(row["date"]):
        yield "the date is no day; write it as 2026-01-31"
