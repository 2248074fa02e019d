"""Recording a withdrawal in the consent ledger, every other byte left as it was."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from litreview.errors import UsageError
from litreview.privacy.ledger import Participant, load_ledger
from litreview.sources.replacing import replace_file


class _Cell(NamedTuple):
    start: int
    end: int
    value: str


def record_withdrawal(ledger_path: Path, participant_id: str, day: date) -> bool:
    """Return whether the ledger was changed: ``withdrawn_on`` of the participant becomes ``day``; the first day is kept.

    Only the one cell changes: order, quotation marks, line ends and byte order mark stay. The file is replaced in one
    step, so that an interruption leaves the old or the new one.

    Raises:
        InputFaults: the ledger is broken; nothing is written.
        UsageError: nobody in the ledger has this id; nothing is written.

    Example:
        >>> import tempfile; where = Path(tempfile.mkdtemp()) / "participants.csv"
        >>> _ = where.write_text("participant_id,role,region,language,consent,withdrawn_on,session\\nP01,,,en,quote,,\\n")
        >>> record_withdrawal(where, "P01", date(2026, 1, 31)), where.read_text().splitlines()[1]
        (True, 'P01,,,en,quote,2026-01-31,')
    """
    people = load_ledger(ledger_path, ledger_path.name)
    known = find_participant(people, participant_id)
    if known is None:
        raise UsageError(f"{ledger_path.name}: nobody has the id given; look it up in the column participant_id")
    if known.withdrawn_on:
        return False
    source = ledger_path.read_bytes().decode("utf-8")
    cell = _withdrawal_cell(source, known.participant_id)
    replace_file(ledger_path, (source[: cell.start] + day.isoformat() + source[cell.end :]).encode("utf-8"))
    return True


def find_participant(people: Mapping[str, Participant], participant_id: str) -> Participant | None:
    """Return the row of the ledger that has this id, in whatever case it is written, or ``None``.

    Example:
        >>> find_participant({"P01": Participant("P01", "", "", "en", "quote", "", "")}, " p01").participant_id
        'P01'
    """
    wanted = participant_id.strip().casefold()
    return next((person for known, person in people.items() if known.casefold() == wanted), None)


def _withdrawal_cell(source: str, participant_id: str) -> _Cell:
    records = (cells for cells in _scan_records(source) if any(cell.value.strip() for cell in cells))
    header = [cell.value.strip().lower() for cell in next(records)]
    person, day = header.index("participant_id"), header.index("withdrawn_on")
    return next(cells[day] for cells in records if cells[person].value.strip() == participant_id)


def _scan_records(source: str) -> Iterator[list[_Cell]]:
    position = 1 if source.startswith("\ufeff") else 0
    cells: list[_Cell] = []
    while position < len(source):
        end = _cell_end(source, position)
        raw = source[position:end]
        value = raw[1:-1].replace('""', '"') if raw.startswith('"') else raw
        cells.append(_Cell(position, end, value))
        if source[end : end + 1] == ",":
            position = end + 1
            if position == len(source):
                cells.append(_Cell(position, position, ""))
            continue
        yield cells
        cells, position = [], end + (2 if source[end : end + 2] == "\r\n" else 1)
    if cells:
        yield cells


def _cell_end(source: str, start: int) -> int:
    if source[start : start + 1] == '"':
        end = start + 1
        while (end := source.find('"', end)) >= 0 and source[end + 1 : end + 2] == '"':
            end += 2
        start = end + 1
    return min((found for mark in ",\r\n" if (found := source.find(mark, start)) >= 0), default=len(source))
