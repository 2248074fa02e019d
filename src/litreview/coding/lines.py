"""The lines of a coder's file: whole ones are records, a last one that was only half written stands apart."""

import codecs
import json
from pathlib import Path
from typing import NamedTuple

from litreview.coding.records import Decision, Mark, read_coding_record
from litreview.errors import Fault

HALF = ".half"
"""The hidden folder, beside the files of coders, of the half-written lines that were set aside."""
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Lines(NamedTuple):
    """What the lines of a file hold, how many there are, and the half-written last one, empty where none is."""

    records: list[Decision | Mark]
    faults: list[Fault]
    count: int
    half: bytes


def read_lines(data: bytes, shown: str, first: int = 1) -> Lines:
    """Return the records in ``data``, the lines of a coder's file from line ``first`` on, and a fault for each that is none.

    A last line without line end that is no JSON is what somebody was writing when the machine or the program stopped.

    Example:
        >>> done = b'{"coder": "ann", "document_id": "fg1", "decision": "done", "at": "2026-01-02"}'
        >>> lines = read_lines(done + b'\\n{"coder": "an', "ann.jsonl")
        >>> len(lines.records), lines.half, lines.count
        (1, b'{"coder": "an', 1)
    """
    half = find_half(data)
    try:
        text = data[: len(data) - len(half)].decode("utf-8-sig")
    except UnicodeDecodeError:
        return Lines([], [Fault(shown, 0, "is not UTF-8; save it as UTF-8")], data.count(b"\n"), half)
    records: list[Decision | Mark] = []
    faults: list[Fault] = []
    sources = text.split("\n")
    for line, source in enumerate(sources, first):
        if source and not source.isspace():
            try:
                records.append(read_coding_record(source, shown, line))
            except ValueError as error:
                faults.append(Fault(shown, line, str(error)))
    return Lines(records, faults, len(sources) - (not sources[-1]), half)


def find_half(data: bytes) -> bytes:
    """Return the last line of ``data`` where it has no line end and is no JSON, so that nobody was told it is saved, or nothing.

    Example:
        >>> find_half(b'{}\\n{"id": '), find_half(b'{}\\n{}'), find_half(b'{}\\n')
        (b'{"id": ', b'', b'')
    """
    last = data[data.rfind(b"\n") + 1 :]
    if not last.strip() or data.startswith(_UTF16):
        return b""
    try:
        json.loads(last.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return last
    return b""


def show_place(path: Path) -> str:
    """Return how messages show a coder's file: from the folder of the corpus on.

    Example:
        >>> show_place(Path("/home/ann/review/corpus/coding/ann.jsonl"))
        'corpus/coding/ann.jsonl'
    """
    return "/".join(path.parts[-3:])


def list_coding_files(folder: Path) -> list[Path]:
    """Return the files in which words of the texts may stand: those of coders, and those of half lines that were set aside.

    Example:
        >>> list_coding_files(Path("no/such/folder"))
        []
    """
    return [*sorted(folder.glob("*.jsonl")), *sorted((folder / HALF).glob("*.txt"))]
