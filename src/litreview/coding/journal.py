"""One coder's file as it is written: a record a line, on the disk before anybody is told that it is saved."""

import errno
import getpass
import hashlib
import os
import socket
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from litreview.coding.lines import HALF, read_lines, show_place
from litreview.coding.records import MARKS, Decision, Mark, check_coder, read_coding_record, write_coding_record
from litreview.errors import Fault, InputFaults

_INSTANT = timedelta(microseconds=1)
_PATIENCE = 10.0
"""Seconds to wait for another desk that is writing to the same file."""
_TAIL = 4096
_FLIPPED = {"done": "reopened", "reopened": "done"}


class Journal:
    """The file of one coder: each decision and mark is appended and on the disk before ``append`` returns.

    Several desks of one coder may write to one file at once; before each writing, each reads what the others wrote. A
    half-written last line, left by a crash, is set aside in the hidden folder ``.half``, where ``cut`` says it lies. ``faults``
    are lines that are no record; they stay where they are. ``heard`` counts what was read of the file: it grows when another desk
    wrote to it. Every method may be called from any thread.

    Example:
        >>> import tempfile
        >>> journal = Journal(Path(tempfile.mkdtemp()) / "ann.jsonl", "ann")
        >>> decision = journal.append(id="a1", document_id="d", quote="hope", start=0, code="VAL.HOPE", decision="accepted")
        >>> list(journal.standing()), journal.take_back() == decision, list(journal.standing())
        (['a1'], True, [])
    """

    def __init__(self, path: Path, coder: str, seat: str = "") -> None:
        """Open the file at ``path`` for ``coder``, who sits at ``seat``; it is made when the first record is written.

        Raises:
            ValueError: ``coder`` is no id of a coder.
            InputFaults: the file is not UTF-8.
            OSError: the folder cannot be written to, or another desk does not stop writing.
        """
        self.path, self.coder, self.seat = Path(path), check_coder(coder), seat
        self.cut: Path | None = None
        self.heard = 0
        self._thread = threading.RLock()
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._forget()
        with self._alone():
            pass

    @property
    def marks(self) -> list[Mark]:
        """Return the marks of this coder, oldest first."""
        with self._thread:
            return [record for record in self._records if isinstance(record, Mark)]

    def standing(self) -> Mapping[str, Decision]:
        """Return the last decision of each id by that id, without those that were withdrawn."""
        with self._thread:
            return {id_: one for id_, one in self._last.items() if one.decision != "withdrawn"}

    def append(self, **fields: Any) -> Decision | Mark:
        """Return the record of ``fields``, which is on the disk by then.

        ``fields`` are those of ``Decision``, but for coder, time and place; of a mark they are ``document_id``, ``segment_id``
        and ``decision``, which is its kind. A segment that is marked as read already is not marked again.

        Raises:
            ValueError: a field is wrong or an adjudication says no why; nothing was written.
            OSError: the disk is full or gone, or another desk does not stop writing; nothing was written.
        """
        fields.setdefault("decision", "")
        with self._alone():
            made = _make_mark if fields["decision"] in MARKS else self._make_decision
            record = made({**fields, "coder": self.coder, "at": self._now(), "seat": self.seat})
            known = self._read.get(record.segment_id) if isinstance(record, Mark) and record.kind == "read" else None
            return known if known and known.id == record.id else self._write(record)

    def extend(self, several: Iterable[Mapping[str, Any]]) -> list[Decision]:
        """Return the decisions of ``several`` fields, each as those of ``append``, all of which are on the disk by then.

        Raises:
            ValueError: a field is wrong; nothing was written.
            OSError: as ``append`` does; nothing was written.
        """
        with self._alone():
            first, shown = self._now(), show_place(self.path)
            lines = [
                write_coding_record(
                    self._make_decision({**one, "coder": self.coder, "at": first + place * _INSTANT, "seat": self.seat})
                )
                for place, one in enumerate(several)
            ]
            kept = [read_coding_record(line.decode(), shown, self._lines + place) for place, line in enumerate(lines, 1)]
            if lines:
                _append(self.path, b"".join(lines))
                self._keep(kept, b"".join(lines), len(lines))
            return [one for one in kept if isinstance(one, Decision)]

    def take_back(self) -> Decision | Mark | None:
        """Return the last decision, or mark of a whole document, that was not yet taken back, and is now; ``None`` without one.

        What stood before is written again as a new record. What to take back is read from the file, so it is known after
        a restart too.

        Raises:
            OSError: as ``append`` does; nothing was taken back.
        """
        with self._alone():
            acts = _find_acts(self._records)
            if not acts:
                return None
            last = acts.pop()
            before = [act for act in acts if _name(act) == _name(last)]
            again = _turn_back(last, before[-1] if before else None)
            self._write(again._replace(at=self._now(), seat=self.seat, undo=True))
            return last

    @contextmanager
    def _alone(self) -> Iterator[None]:
        from filelock import FileLock

        with self._thread, FileLock(self.path.parent / f".{self.coder}.lock", timeout=_PATIENCE):
            self._catch_up()
            yield

    def _make_decision(self, fields: dict[str, Any]) -> Decision:
        settles = tuple((coder, settled) for coder, settled in fields.pop("settles", ()))
        decision = Decision(**fields, settles=settles)
        standing = self._last.get(decision.id)
        if settles and not decision.memo.strip():
            raise ValueError("an adjudication says why, in its memo")
        if standing and bool(standing.settles) != bool(settles):
            raise ValueError("an adjudication and a coding of one's own have different ids; make_id(…, settling=True) gives one")
        return decision

    def _write(self, record: Decision | Mark) -> Decision | Mark:
        line = write_coding_record(record)
        kept = read_coding_record(line.decode(), show_place(self.path), self._lines + 1)
        _append(self.path, line)
        self._keep([kept], line, 1)
        return kept

    def _now(self) -> datetime:
        """Return a time after that of every record: where a clock was set back, the later decision counts all the same."""
        now = datetime.now(UTC)
        return max(now, self._records[-1].at + _INSTANT) if self._records else now

    def _catch_up(self) -> None:
        """Read what was appended since, or all where what was read before is no longer there; end a line that was left open.

        Half a record, which a process left that was killed, is set aside in a file of its own.
        """
        data = self.path.read_bytes() if not self._size and self.path.exists() else self._read_on()
        if not data:
            return
        lines = read_lines(data, show_place(self.path), self._lines + 1)
        if any(not fault.line for fault in lines.faults):
            raise InputFaults(lines.faults)
        if lines.half:
            self.cut = _set_aside(self.path, self.coder, lines.half)
            data = data[: -len(lines.half)]
        elif not data.endswith(b"\n"):
            _append(self.path, b"\n")
            data += b"\n"
        self.faults += lines.faults
        self.heard += lines.count
        self._keep([record for record in lines.records if record.coder == self.coder], data, lines.count)

    def _read_on(self) -> bytes:
        if not self.path.exists():
            self._forget()
            return b""
        with self.path.open("rb") as file:
            file.seek(self._size - len(self._tail))
            if file.read(len(self._tail)) == self._tail:
                return file.read()
        self._forget()
        return self.path.read_bytes()

    def _forget(self) -> None:
        self._records: list[Decision | Mark] = []
        self._last: dict[str, Decision] = {}
        self._read: dict[str, Mark] = {}
        self.faults: list[Fault] = []
        self._size, self._lines, self._tail = 0, 0, b""

    def _keep(self, records: list[Decision | Mark], data: bytes, lines: int) -> None:
        later = not records or not self._records or self._records[-1].at < records[0].at
        self._records += records
        if later and len(records) == 1:
            self._index(records)
        else:
            self._records.sort(key=lambda record: (record.at, record.line))
            self._last, self._read = {}, {}
            self._index(self._records)
        self._size, self._lines = self._size + len(data), self._lines + lines
        self._tail = (self._tail + data)[-_TAIL:]

    def _index(self, records: Iterable[Decision | Mark]) -> None:
        for record in records:
            if isinstance(record, Decision):
                self._last[record.id] = record
            elif record.kind == "read":
                self._read[record.segment_id] = record


def name_seat() -> str:
    """Return six digits that stand for this person at this machine, and tell neither.

    Example:
        >>> len(name_seat())
        6
    """
    return hashlib.sha256(f"{socket.gethostname()}\0{getpass.getuser()}".encode()).hexdigest()[:6]


def _make_mark(fields: dict[str, Any]) -> Mark:
    kind, document, segment = fields.pop("decision"), fields.pop("document_id"), fields.pop("segment_id", "")
    return Mark(document_id=document, segment_id=segment, kind=kind, **fields)


def _find_acts(records: Iterable[Decision | Mark]) -> list[Decision | Mark]:
    """What the coder did and did not take back, oldest first; that something was read is no act."""
    acts: list[Decision | Mark] = []
    for record in records:
        if not record.undo:
            acts += [record] if isinstance(record, Decision) or record.kind != "read" else []
            continue
        undone = next((place for place in reversed(range(len(acts))) if _name(acts[place]) == _name(record)), None)
        if undone is not None:
            del acts[undone]
    return acts


def _name(act: Decision | Mark) -> tuple[str, str]:
    return ("decision", act.id) if isinstance(act, Decision) else ("document", act.document_id)


def _turn_back(last: Decision | Mark, before: Decision | Mark | None) -> Decision | Mark:
    if isinstance(last, Mark):
        return last._replace(kind=_FLIPPED[last.kind])
    return before if isinstance(before, Decision) else last._replace(decision="withdrawn")


def _append(path: Path, data: bytes) -> None:
    """Write all of ``data`` behind the last byte of a file, and wait until it is on the disk; or write nothing of it."""
    handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
    try:
        size = os.fstat(handle).st_size
        try:
            if os.write(handle, data) != len(data):
                raise OSError(errno.ENOSPC, "the disk is full", str(path))
            os.fsync(handle)
        except OSError:
            os.ftruncate(handle, size)
            raise
    finally:
        os.close(handle)


def _set_aside(path: Path, coder: str, half: bytes) -> Path:
    """Return the file behind whose last line ``half`` now stands, which was the end of the file at ``path``."""
    aside = path.parent / HALF / f"{coder}.txt"
    aside.parent.mkdir(exist_ok=True)
    _append(aside, half + b"\n")
    os.truncate(path, path.stat().st_size - len(half))
    return aside
