"""``corpus/imports.csv``: what became of every record that was ever imported, one line a record."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from litreview.errors import Fault, InputFaults
from litreview.sources.located import read_located_rows
from litreview.sources.row_appending import extend_rows, is_blank

IMPORT_COLUMNS = ("file", "sha256", "source", "kind", "line", "title", "result", "citation_key", "reason", "date")
IDENTIFIERS = ("doi", "pmid")
"""Columns that a ledger may lack; they are added when a record first has something for them."""
KINDS = ("database", "register", "other")
RESULTS = ("added", "merged", "rejected")
RETRACTED_ELSEWHERE = "this record says that the work was retracted"
"""The ``reason`` of a record that was merged into a work and knows of a retraction."""
_MOST_NAMED = 5


class ImportLine(NamedTuple):
    """One record in: the file it came in (name and SHA-256), from which source and of what kind, and what became of it.

    ``line`` is where the record begins in the file, from 1, and ``result`` added, merged or rejected; a rejected record has a
    ``reason``, the others the ``citation_key`` of their entry in ``references.bib``. ``doi`` and ``pmid`` are what a merged
    record says, which its entry may not say: by them the next record is known.
    """

    file: str
    sha256: str
    source: str
    kind: str
    line: int
    title: str
    result: str
    citation_key: str = ""
    reason: str = ""
    date: str = ""
    doi: str = ""
    pmid: str = ""


def load_imports(path: Path, shown: str) -> list[ImportLine]:
    """Return the lines of the ledger of imports at ``path``, in its order; none where nothing stands there.

    Raises:
        InputFaults: the file is no CSV, a column but those of ``IDENTIFIERS`` is missing, or a line has an unknown kind or
            result, or no number.

    Example:
        >>> import tempfile; path = Path(tempfile.mkdtemp()) / "imports.csv"
        >>> _ = path.write_bytes(render_imports(b"", [ImportLine("a.ris", "00", "Scopus", "database", 1, "One", "added", "lee")]))
        >>> load_imports(path, "imports.csv")[0].citation_key
        'lee'
    """
    if is_blank(path):
        return []
    rows, faults = read_located_rows(path, shown, IMPORT_COLUMNS)
    faults += [Fault(shown, line, reason) for line, row in rows if (reason := _find_fault(row))]
    if faults:
        raise InputFaults(faults)
    return [_read_line(row) for _, row in rows]


def render_imports(before: bytes, lines: Iterable[ImportLine]) -> bytes:
    """Return the bytes of a ledger with ``lines`` appended, as ``row_appending.append_rows`` writes them.

    Raises:
        InputFaults: a column cannot be added.

    Example:
        >>> render_imports(b"", []).decode().strip() == ",".join((*IMPORT_COLUMNS, *IDENTIFIERS))
        True
    """
    rows = ({name: str(cell) for name, cell in line._asdict().items()} for line in lines)
    return extend_rows(before, rows, (*IMPORT_COLUMNS, *IDENTIFIERS), "imports.csv")


def name_sources(lines: Iterable[ImportLine]) -> dict[str, str]:
    """Return for each citation key the sources that its records came from, sorted, separated by semicolons.

    Example:
        >>> line = ImportLine("a.ris", "00", "Scopus", "database", 1, "One", "added", "lee")
        >>> name_sources([line, line._replace(source="PubMed", result="merged")])
        {'lee': 'PubMed; Scopus'}
    """
    found: dict[str, set[str]] = {}
    for line in lines:
        if line.citation_key and line.source:
            found.setdefault(line.citation_key, set()).add(line.source)
    return {key: "; ".join(sorted(sources)) for key, sources in found.items()}


def name_retractions(lines: Iterable[ImportLine]) -> dict[str, str]:
    """Return for each citation key whose work was retracted, says a record merged into it, the sources that say so.

    Example:
        >>> line = ImportLine("a.ris", "00", "PubMed", "database", 1, "One", "merged", "lee", RETRACTED_ELSEWHERE)
        >>> name_retractions([line, line._replace(citation_key="roe", reason="")])
        {'lee': 'PubMed'}
    """
    return name_sources(line for line in lines if line.reason == RETRACTED_ELSEWHERE)


def name_days(lines: Iterable[ImportLine]) -> dict[str, str]:
    """Return for each citation key the last day on which a record of it was imported, as far as days are written.

    Example:
        >>> line = ImportLine("a.ris", "00", "PubMed", "database", 1, "One", "merged", "lee", date="2026-01-31")
        >>> name_days([line, line._replace(date="2026-02-01"), line._replace(date="")])
        {'lee': '2026-02-01'}
    """
    days: dict[str, str] = {}
    for line in lines:
        if line.citation_key and line.date[:4].isdigit():
            days[line.citation_key] = max(line.date, days.get(line.citation_key, ""))
    return days


def find_gone(lines: Iterable[ImportLine], known: Iterable[str], shown: str) -> list[Fault]:
    """Return a notice where records that were imported are no longer among the keys ``known``, else nothing.

    Example:
        >>> line = ImportLine("a.ris", "00", "Scopus", "database", 1, "One", "added", "lee")
        >>> str(find_gone([line], [], "imports.csv")[0])
        'imports.csv: 1 entry that was imported is no longer in references.bib: lee'
    """
    gone = sorted({line.citation_key for line in lines if line.citation_key} - set(known))
    many = "entries that were imported are" if len(gone) > 1 else "entry that was imported is"
    named = ", ".join(gone[:_MOST_NAMED]) + (" and others" if len(gone) > _MOST_NAMED else "")
    return [Fault(shown, 0, f"{len(gone)} {many} no longer in references.bib: {named}")] if gone else []


def _read_line(row: Mapping[str, str]) -> ImportLine:
    cells = {name: row.get(name, "") for name in (*IMPORT_COLUMNS, *IDENTIFIERS)}
    return ImportLine(**{**cells, "line": int(row["line"] or 0)})


def _find_fault(row: Mapping[str, str]) -> str:
    if row["kind"] not in KINDS:
        return f"kind {row['kind']!r} is unknown; use {', '.join(KINDS)}"
    if row["result"] not in RESULTS:
        return f"result {row['result']!r} is unknown; use {', '.join(RESULTS)}"
    if row["line"] and not (row["line"].isascii() and row["line"].isdigit()):
        return f"line {row['line']!r} is no number"
    if row["result"] != "rejected" and not row["citation_key"]:
        return f"a record that was {row['result']} needs its citation_key"
    return ""
