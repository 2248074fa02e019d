"""The codebook: what may be coded, in which words, in English and French."""

import csv
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from litreview.coding.notation import read_phrase, split_phrases
from litreview.errors import Fault, InputFaults

COLUMNS = ("id", "family", "name", "name_fr", "definition", "include", "exclude", "phrases", "phrases_fr")
_FILLED = ("id", "family", "name")


class Code(NamedTuple):
    """One code: its id, what it means and the phrases that propose it."""

    id: str
    family: str
    name: str
    name_fr: str
    definition: str
    include: str
    exclude: str
    phrases: tuple[str, ...] = ()
    phrases_fr: tuple[str, ...] = ()


Codebook = dict[str, Code]


def load_codebook(path: Path, shown: str) -> Codebook:
    """Return the codes of the file ``path`` by id, in file order; ``shown`` is how messages name the file.

    Other columns may stand beside these: ``plain`` and ``plain_fr`` say in everyday words what a code is about, for the
    page of those who took part.

    Raises:
        InputFaults: the file is missing or not UTF-8 CSV, lacks a column, defines a code twice or leaves it nameless, or
            holds a phrase that cannot be read; all of them, each with its line.

    Example:
        >>> load_codebook(Path("corpus/codebook.csv"), "corpus/codebook.csv")["VAL.HOPE"].name
        'Hope and recovery'
    """
    try:
        source = Path(path).read_text(encoding="utf-8-sig")
        rows = list(_numbered_rows(source))
    except FileNotFoundError:
        raise InputFaults([Fault(shown, 0, "not found; `litreview new DIR` makes one")]) from None
    except UnicodeDecodeError:
        raise InputFaults([Fault(shown, 0, "is not UTF-8; save it as CSV UTF-8")]) from None
    except csv.Error as error:
        raise InputFaults([Fault(shown, 0, f"is not CSV: {error}")]) from None
    faults = [Fault(shown, line, message) for line, message in _find_faults(rows)]
    if faults:
        raise InputFaults(faults)
    return {code.id: code for code in map(_read_code, (row for _, row in rows[1:]))}


def _numbered_rows(source: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the header as a row of its own names, then every filled row, each with the line it begins on."""
    reader = csv.reader(io.StringIO(source, newline=""), strict=True)
    header: list[str] = []
    line = 1
    for cells in reader:
        if any(cell.strip() for cell in cells):
            header = header or [cell.strip() for cell in cells]
            yield line, dict(zip(header, (cell.strip() for cell in cells), strict=False))
        line = reader.line_num + 1


def _find_faults(rows: list[tuple[int, dict[str, str]]]) -> Iterator[tuple[int, str]]:
    if len(rows) < 2:
        yield 0, f"holds no code; it needs a header ({','.join(COLUMNS)}) and one row per code"
        return
    line, header = rows[0]
    missing = [column for column in COLUMNS if column not in header]
    if missing:
        yield line, f"lacks the column {', '.join(missing)}"
        return
    first_line: dict[str, int] = {}
    for line, row in rows[1:]:
        yield from ((line, message) for message in _row_faults(row))
        if row["id"] and first_line.setdefault(row["id"], line) != line:
            yield line, f"code {row['id']!r} is defined on line {first_line[row['id']]} already; remove one row"


def _row_faults(row: Mapping[str, str]) -> Iterator[str]:
    if len(row) < len(COLUMNS):
        yield f"has {len(row)} cells where the header has more; quote cells that hold a comma"
        return
    for column in _FILLED:
        if not row[column]:
            yield f"has no {column}"
    if any(sign in row["id"] for sign in "; \t"):
        yield f"code id {row['id']!r} holds a space or semicolon; use letters, digits and dots"
    for column in ("phrases", "phrases_fr"):
        yield from _phrase_faults(column, row[column])


def _phrase_faults(column: str, cell: str) -> Iterator[str]:
    for phrase in split_phrases(cell):
        try:
            read_phrase(phrase)
        except ValueError as error:
            shown = phrase if len(phrase) <= 40 else f"{phrase[:40]}…"
            yield f"{column}: the phrase {shown!r} {error}"


def _read_code(row: Mapping[str, str]) -> Code:
    words = (row[column] for column in COLUMNS[:7])
    return Code(*words, phrases=split_phrases(row["phrases"]), phrases_fr=split_phrases(row["phrases_fr"]))
