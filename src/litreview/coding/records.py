"""What a coder's file holds: one record a line, a decision on a quotation or a mark on what was read."""

import hashlib
import json
import math
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, NamedTuple

DECISIONS = ("accepted", "rejected", "withdrawn")
"""What a coder decides of a code on a quotation; ``withdrawn`` is as if it had never been decided."""
MARKS = ("read", "done", "reopened")
"""What a coder notes of a segment, read to its end, or of a document."""
_FILLED_OF_MARK = ("document_id", "coder", "at")
_NAMES = ("id", "document_id", "code", "coder", "segment_id", "run", "seat")
_WORDS = ("id", "document_id", "quote", "code", "decision", "coder", "at")
_KNOWN = {*_WORDS, *_NAMES, "start", "memo", "score", "settles", "undo"}
_CODER = re.compile(r"[a-z0-9][a-z0-9-]{0,30}")
_NO_FILES = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}
"""Names that no file may have on Windows."""
TOOL = "litreview"
"""The coder id of the tool's own proposals."""
_NEVER = datetime(9000, 1, 1, tzinfo=UTC)
"""No time from here on is taken: a later one must be left to write."""
_DECODER = json.JSONDecoder()


class Decision(NamedTuple):
    """One record of a coder: this code does, or does not, stand on this quotation.

    ``start`` is where the quotation stood in the document when the coder saw it, ``at`` when the coder wrote it.
    ``path`` and ``line`` say where the record lies. ``segment_id`` is where the coder saw it. ``run`` is the run whose proposals
    the coder saw and ``score`` what it proposed, ``None`` where it proposed nothing; where ``run`` is empty, nothing is known of
    it. ``settles`` are the decisions, by coder and id, that an adjudication settles; an empty id says the coder left the code
    out. ``seat`` is at which machine it was written, ``undo`` whether by taking back. ``more`` are fields of other versions.
    """

    id: str
    document_id: str
    quote: str
    start: int
    code: str
    decision: str
    coder: str
    at: datetime
    memo: str = ""
    path: str = ""
    line: int = 0
    segment_id: str = ""
    score: float | None = None
    run: str = ""
    settles: tuple[tuple[str, str], ...] = ()
    seat: str = ""
    undo: bool = False
    more: tuple[tuple[str, Any], ...] = ()


class Mark(NamedTuple):
    """One note of a coder: a segment was read to its end, a whole document is done, or is open again.

    The fields are those of a decision; ``kind`` is one of ``MARKS``.
    """

    coder: str
    document_id: str
    segment_id: str
    kind: str
    at: datetime
    path: str = ""
    line: int = 0
    id: str = ""
    seat: str = ""
    undo: bool = False
    more: tuple[tuple[str, Any], ...] = ()


def read_coding_record(source: str, shown: str, line: int) -> Decision | Mark:
    """Return the record that a line of a coder's file holds; ``shown`` and ``line`` are where it lies.

    Raises:
        ValueError: it is no record; says which field is wrong, never the words quoted.

    Example:
        >>> line = '{"coder": "ann", "document_id": "fg1", "decision": "done", "at": "2026-01-02"}'
        >>> read_coding_record(line, "ann.jsonl", 1).kind
        'done'
    """
    record = _parse(source)
    mark = record.get("decision") in MARKS
    filled = _FILLED_OF_MARK if mark else _WORDS
    if not _is_sound(record, filled):
        raise ValueError(_tell_wrong(record, filled))
    return _read_mark(record, shown, line) if mark else _read_decision(record, shown, line)


def write_coding_record(record: Decision | Mark) -> bytes:
    """Return the line of a coder's file that holds ``record``, with its line end.

    Example:
        >>> write_coding_record(Mark("ann", "fg1", "", "done", datetime(2026, 1, 2, tzinfo=UTC)))[-18:]
        b'"segment_id": ""}\\n'
    """
    fields = _mark_fields(record) if isinstance(record, Mark) else _decision_fields(record)
    fields |= {"seat": record.seat} if record.seat else {}
    fields |= {"undo": True} if record.undo else {}
    fields |= dict(record.more)
    try:
        return json.dumps(fields, ensure_ascii=False).encode() + b"\n"
    except UnicodeEncodeError:  # half of a pair of surrogates, which only escaped can stand in a file
        return json.dumps(fields).encode() + b"\n"


def make_id(document_id: str, segment_id: str, text: str, code: str, *, settling: bool = False) -> str:
    """Return the id of a decision on a code of a segment that reads ``text``: twelve digits, always the same.

    A decision that changes another has the id of that one instead. An adjudication, ``settling``, has another id than the same
    coder's own coding.

    Example:
        >>> make_id("fg1", "fg1#00004", "You can skip any question.", "VAL.VOLUNT")
        'f64fb73ee5a8'
    """
    words = "\0".join([document_id, segment_id, text, code, *(["settling"] if settling else [])])
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def check_coder(name: str) -> str:
    """Return ``name`` where it can be the id of a coder: one that names a file on every machine.

    Raises:
        ValueError: it cannot; says what an id looks like.

    Example:
        >>> check_coder("coder-a")
        'coder-a'
    """
    if not _CODER.fullmatch(name) or name in _NO_FILES:
        raise ValueError(f"{name!r} is no id of a coder; take a-z, 0-9 and - only, at most 31 of them, such as 'coder-a'")
    if name == TOOL:
        raise ValueError(f"{name!r} is the tool's own name; take another id, such as 'coder-a'")
    return name


def _parse(source: str) -> dict[str, Any]:
    try:
        record = _DECODER.decode(source)
    except (ValueError, RecursionError):
        raise ValueError("is not JSON; one record stands on each line") from None
    if not isinstance(record, dict):
        raise ValueError('is not a record; a line looks like {"id": …, "document_id": …}')
    return record


def _is_sound(record: Mapping[str, Any], filled: tuple[str, ...]) -> bool:
    """Whether all fields ``filled`` hold words and all names can be printed: asked at once, as there are 100,000 records."""
    try:
        named = "".join([record[field] for field in _NAMES if field in record])
        return named.isprintable() and "" not in map(str.strip, map(record.__getitem__, filled))
    except (KeyError, TypeError):
        return False


def _tell_wrong(record: Mapping[str, Any], filled: tuple[str, ...]) -> str:
    for field in filled:
        if not (isinstance(record.get(field), str) and record[field].strip()):
            return f"the field {field!r} is missing or empty"
    names = (field for field in _NAMES if field in record)
    wrong = next(field for field in names if not (isinstance(record[field], str) and record[field].isprintable()))
    return f"the field {wrong!r} is no text or holds a control character"


def _read_decision(record: Mapping[str, Any], shown: str, line: int) -> Decision:
    if type(record.get("start")) is not int or record["start"] < 0:
        raise ValueError("the field 'start' is not a whole number from 0")
    if record["decision"] not in DECISIONS:
        raise ValueError(f"the decision is none of {', '.join((*DECISIONS, *MARKS))}")
    get = record.get
    return Decision(
        record["id"], record["document_id"], record["quote"], record["start"], record["code"], record["decision"],
        record["coder"], _read_time(record["at"]), str(get("memo") or ""), shown, line, get("segment_id", ""),
        _read_score(get("score")), get("run", ""), _read_settled(get("settles")), get("seat", ""), get("undo") is True,
        _read_more(record),
    )  # fmt: skip


def _read_mark(record: Mapping[str, Any], shown: str, line: int) -> Mark:
    segment = record.get("segment_id", "")
    if record["decision"] == "read" and not segment:
        raise ValueError("the field 'segment_id' is missing or empty")
    return Mark(
        record["coder"], record["document_id"], segment, record["decision"], _read_time(record["at"]), shown, line,
        record.get("id", ""), record.get("seat", ""), record.get("undo") is True, _read_more(record),
    )  # fmt: skip


def _read_more(record: Mapping[str, Any]) -> tuple[tuple[str, Any], ...]:
    return () if record.keys() <= _KNOWN else tuple((name, value) for name, value in record.items() if name not in _KNOWN)


def _read_score(score: object) -> float | None:
    if score is None:
        return None
    if isinstance(score, bool) or not isinstance(score, int | float) or not math.isfinite(score):
        raise ValueError("the field 'score' is no number")
    return float(score)


def _read_settled(pairs: object) -> tuple[tuple[str, str], ...]:
    if not pairs:
        return ()
    sound = isinstance(pairs, list) and all(isinstance(pair, list) and len(pair) == 2 for pair in pairs)
    if not sound or not all(isinstance(word, str) and word.isprintable() for pair in pairs for word in pair):
        raise ValueError('the field \'settles\' is no list of decisions; it looks like [["coder-a", "a001"], ["coder-b", ""]]')
    return tuple((coder, settled) for coder, settled in pairs)


@lru_cache(maxsize=10_000)
def _read_time(words: str) -> datetime:
    try:
        moment = datetime.fromisoformat(words)
        moment = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        moment = _NEVER
    if moment >= _NEVER:
        raise ValueError("the field 'at' is no time; write it as 2025-03-14T09:30:00+00:00")
    return moment


def _decision_fields(decision: Decision) -> dict[str, Any]:
    fields: dict[str, Any] = {field: getattr(decision, field) for field in ("id", "document_id", "quote", "start", "code")}
    fields |= {"decision": decision.decision, "coder": decision.coder, "at": _write_time(decision.at), "memo": decision.memo}
    fields |= {"segment_id": decision.segment_id} if decision.segment_id else {}
    told = bool(decision.run) or decision.score is not None
    fields |= {"score": decision.score, "run": decision.run} if told else {}
    return fields | ({"settles": list(map(list, decision.settles))} if decision.settles else {})


def _mark_fields(mark: Mark) -> dict[str, Any]:
    return {
        "id": mark.id,
        "document_id": mark.document_id,
        "quote": "",
        "start": 0,
        "code": "",
        "decision": mark.kind,
        "coder": mark.coder,
        "at": _write_time(mark.at),
        "memo": "",
        "segment_id": mark.segment_id,
    }


def _write_time(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")
