"""Codes that people gave or refused: read from their files, found again in the text, put before every proposal."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from litreview.coding.codebook import Code
from litreview.coding.records import Decision
from litreview.errors import Fault, InputFaults

_WORDS = ("id", "document_id", "quote", "code", "decision", "coder", "at")
_DECISIONS = ("accepted", "rejected")


def load_human_codings(folder: Path, codebook: Mapping[str, Code]) -> list[Decision]:
    """Return the decisions in the ``.jsonl`` files of ``folder``, oldest first; of one record id, a coder's last write.

    Raises:
        InputFaults: lines that are no record, or records with a missing field, an unknown code or an unknown decision.
            The messages name the file, line and field, never the words quoted.

    Example:
        >>> load_human_codings(Path("no/such/folder"), {})
        []
    """
    faults: list[Fault] = []
    decisions: list[Decision] = []
    for path in sorted(Path(folder).glob("*.jsonl")):
        shown = "/".join(path.parts[-3:])
        for line, source in _numbered_lines(path, shown, faults):
            try:
                decisions.append(_read_decision(source, codebook, shown, line))
            except ValueError as error:
                faults.append(Fault(shown, line, str(error)))
    if faults:
        raise InputFaults(faults)
    decisions.sort(key=lambda decision: (decision.at, decision.path, decision.line))
    last = {(decision.coder, decision.id): decision for decision in decisions}
    return [decision for decision in decisions if last[decision.coder, decision.id] is decision]


def merge_codings(proposed: Iterable[Mapping[str, object]], human: Iterable[Mapping[str, object]]) -> list[dict[str, object]]:
    """Return the rows of ``codings``: what people decided, and the proposals on which nobody decided.

    Example:
        >>> proposal = {"segment_id": "d#00001", "code": "VAL.HOPE", "coder": "litreview", "status": "proposed"}
        >>> decision = {"segment_id": "d#00001", "code": "VAL.HOPE", "coder": "ann", "status": "rejected"}
        >>> [row["coder"] for row in merge_codings([proposal], [decision])]
        ['ann']
    """
    decided = [dict(row) for row in human]
    settled = {(row["segment_id"], row["code"]) for row in decided}
    open_rows = [dict(row) for row in proposed if (row["segment_id"], row["code"]) not in settled]
    return sorted(decided + open_rows, key=lambda row: (str(row["segment_id"]), str(row["code"]), str(row["coder"])))


def _numbered_lines(path: Path, shown: str, faults: list[Fault]) -> Iterator[tuple[int, str]]:
    try:
        source = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        faults.append(Fault(shown, 0, "is not UTF-8; save it as UTF-8"))
        return
    for line, words in enumerate(source.split("\n"), 1):
        if words.strip():
            yield line, words


def _read_decision(source: str, codebook: Mapping[str, Code], shown: str, line: int) -> Decision:
    record = _read_record(source)
    for field in _WORDS:
        if not isinstance(record.get(field), str) or not record[field].strip():
            raise ValueError(f"the field {field!r} is missing or empty")
    for field in ("id", "document_id", "code", "coder"):
        if not record[field].isprintable():
            raise ValueError(f"the field {field!r} holds a control character")
    if type(record.get("start")) is not int or record["start"] < 0:
        raise ValueError("the field 'start' is not a whole number from 0")
    if record["code"] not in codebook:
        raise ValueError(f"code {record['code']!r} is not in corpus/codebook.csv; add it there or correct the record")
    if record["decision"] not in _DECISIONS:
        raise ValueError(f"the decision is none of {', '.join(_DECISIONS)}")
    words = {field: record[field] for field in (*_WORDS, "start")}
    return Decision(**{**words, "at": _read_time(record["at"])}, memo=str(record.get("memo") or ""), path=shown, line=line)


def _read_record(source: str) -> dict[str, object]:
    try:
        record = json.loads(source)
    except (ValueError, RecursionError):
        raise ValueError("is not JSON; one record stands on each line") from None
    if not isinstance(record, dict):
        raise ValueError('is not a record; a line looks like {"id": …, "document_id": …}')
    return record


def _read_time(words: str) -> datetime:
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        raise ValueError("the field 'at' is no time; write it as 2025-03-14T09:30:00+00:00") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
