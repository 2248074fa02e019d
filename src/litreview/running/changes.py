"""What changed between two runs: sources, and the evidence tables cell by cell."""

import re
from pathlib import Path

import pandas as pd

from litreview.running.causes import explain, find_causes
from litreview.running.history import list_runs
from litreview.tables import EVIDENCE_KEYS, read_table

CHANGE_COLUMNS = ("table", "row", "column", "change", "before", "after", "why")
_WORDING = ("summary", "recommendation")
_SENTENCE = re.compile(r"(.+?) \[([\w.-]+)\](?: |$)", re.DOTALL)
GONE = "[words that are no longer in this review]"

_KEYS = {"documents": "document_id", **EVIDENCE_KEYS}


def compare_runs(before: Path | None, after: Path) -> pd.DataFrame:
    """Return one row per changed cell, or per row that came or went, in the columns ``CHANGE_COLUMNS``.

    ``change`` is added, removed or changed; ``why`` names the passages that came or went, where they are what changed the
    cell. Without an earlier run there are no rows. Words that stand in no text of the later run are not repeated: somebody
    may have withdrawn them.

    Raises:
        FileNotFoundError: a folder is not a run.

    Example:
        >>> compare_runs(None, Path(".")).empty
        True
    """
    rows: list[tuple[str, ...]] = []
    for name, key in _KEYS.items() if before is not None else ():
        old, new = (_as_text(read_table(name, run / "tables")).set_index(key) for run in (before, after))
        rows += [(name, row, "", "removed", "", "") for row in old.index.difference(new.index)]
        rows += [(name, row, "", "added", "", "") for row in new.index.difference(old.index)]
        columns = [c for c in new.columns if c in old.columns and not (name == "documents" and c == "path")]
        kept = new.index.intersection(old.index)
        old, new = old.loc[kept, columns], new.loc[kept, columns]
        for column in columns:
            changed = (old[column] != new[column]).to_numpy()
            cells = zip(kept[changed], old.loc[changed, column], new.loc[changed, column], strict=True)
            rows += [(name, row, column, "changed", _still_said(column, row, cell, after), now) for row, cell, now in cells]
    causes = find_causes(before, after) if any(name in EVIDENCE_KEYS for name, *_ in rows) else {}
    told = [(*row, _tell_why(row[0], row[2], causes.get(row[:2], ""))) for row in sorted(rows)]
    return pd.DataFrame(told, columns=list(CHANGE_COLUMNS), dtype=str)


def _tell_why(table: str, column: str, cause: str) -> str:
    return explain(column, cause) if table in EVIDENCE_KEYS and column else ""


def _still_said(column: str, row: str, cell: str, run: Path) -> str:
    if column not in _WORDING:
        return cell
    said = _SENTENCE.findall(cell) if column == "summary" else [(cell, row.rpartition(".r")[0])]
    kept = [f"{words} [{document}]" if words in _text(run, document) else GONE for words, document in said]
    return " ".join(kept) if column == "summary" else (cell if GONE not in kept else GONE)


def _text(run: Path, document: str) -> str:
    path = run / "texts" / f"{document}.txt"
    return path.read_bytes().decode("utf-8") if path.exists() else ""


def _as_text(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.astype(object).where(frame.notna(), "").astype(str)


def find_run(outputs: Path, name: str) -> Path:
    """Return the folder of a kept run: ``latest``, a run id or the beginning of one.

    Raises:
        FileNotFoundError: no kept run, or more than one, has that name.

    Example:
        >>> import tempfile; outputs = Path(tempfile.mkdtemp()); (outputs / "runs" / "20260101T000000-a").mkdir(parents=True)
        >>> find_run(outputs, "2026").name
        '20260101T000000-a'
    """
    if name == "latest":
        found = [(outputs / "latest").resolve()] if (outputs / "latest").exists() else []
    else:
        found = [run for run in list_runs(outputs) if run.name.startswith(name)]
        found = [run for run in found if run.name == name] or found
    if len(found) != 1:
        named = ", ".join(run.name for run in found or list_runs(outputs)) or "none"
        why = "is the beginning of more than one kept run; give more of" if found else "is no kept run; kept are"
        raise FileNotFoundError(f"{name!r} {why}: {named}")
    return found[0]


def run_before(outputs: Path, run: Path) -> Path | None:
    """Return the folder of the kept run published before ``run``, or ``None`` where it is the first.

    Example:
        >>> run_before(Path("nowhere"), Path("nowhere/runs/r1")) is None
        True
    """
    names = [kept.name for kept in list_runs(outputs)]
    place = names.index(run.name) if run.name in names else 0
    return outputs / "runs" / names[place - 1] if place else None
