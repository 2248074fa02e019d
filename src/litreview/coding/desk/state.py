"""The desk behind its picture: where the coder is, and what each key writes into the coder's file."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, Protocol

from litreview.coding.blind import find_finished
from litreview.coding.desk.judging import Cases, list_judged
from litreview.coding.desk.material import Material, Row
from litreview.coding.desk.own import Own
from litreview.coding.desk.scene import EMPTY, describe_place, list_codes
from litreview.coding.desk.writing import compose, compose_settled
from litreview.coding.queues import Work, queue
from litreview.coding.readings import forget_changed, name_reading
from litreview.coding.records import Decision, Mark, make_id
from litreview.errors import UsageError

NAMES: Mapping[str, str] = {
    "document": "in reading order",
    "code": "by code",
    "uncertain": "most uncertain first",
    "disagreements": "where coders disagree",
    "mine": "what I decided",
    "orphans": "words no longer in the text",
    "removed": "codes that were removed",
}
"""How the desk names the queues."""
_MOVED = "Nothing was written: the desk has moved on. Press the key again."


class Keeper(Protocol):
    """What the desk asks of the file of a coder, as ``litreview.coding.journal.Journal`` gives it."""

    coder: str
    heard: int

    def append(self, **fields: Any) -> Decision | Mark:
        """Write a record and return it once it is on the disk."""

    def take_back(self) -> Decision | Mark | None:
        """Take back the last record that still counts and return it."""

    def standing(self) -> Mapping[str, Decision]:
        """Return the decisions that stand by their ids."""

    @property
    def marks(self) -> Iterable[Mark]:
        """Return the marks of this coder, oldest first."""


class Desk:
    """Where one coder is in a queue, and what the keys do there.

    ``gather`` gives the disagreements when somebody goes to their queue: only then is another coder's file read. Without
    ``proposals`` the coder is not shown what the tool proposed, and the records do not tell it.

    Raises:
        UsageError: there is no such queue, document or code.
    """

    def __init__(
        self, material: Material, journal: Keeper, gather: Callable[[], Cases] = Cases, *, kind: str = "document", of: str = "",
        proposals: bool = True,
    ) -> None:  # fmt: skip
        """Begin at the first sentence of the queue that the coder has not read."""
        self._material, self._journal, self._gather = material, journal, gather
        self._proposals = proposals
        self._own = Own(material, lambda: [each for each in journal.standing().values() if not each.settles])
        self._cases = Cases()
        self._followed: dict[tuple[str, str], str] = {}
        self._go_to(kind, of)

    def paint(self, said: str = "") -> dict[str, Any]:
        """Return the scene: the sentence, its codes and ``said``, as JSON can hold it."""
        if not self._queue:
            return {**EMPTY, "said": said}
        row = self._row
        document_id = str(row["document_id"])
        scene = describe_place(self._material, row, self._at, len(self._queue), self._named)
        marks = self._journal.marks
        unread = len(self._find_unread(self._material.by_document[document_id], marks))
        done = self._journal.coder in find_finished(marks).get(document_id, ())
        return scene | {
            "codes": self._list_judged() if self.judging else self._list_codes(),
            "said": said,
            "judging": self.judging,
            "done": done,
            "question": _ask(document_id, done, unread),
        }

    def hear(self, message: Mapping[str, Any]) -> str:
        """Do what a key asks for and return in a sentence what was done.

        Raises:
            OSError: the record could not be written.
        """
        act = str(message.get("act"))
        if act not in _ACTS:
            return "Nothing was written: this key is not known."
        if self._queue and message.get("segment") != self._row["segment_id"]:
            return _MOVED
        if not self._queue and act not in ("undo", "queue"):
            return "There is no sentence here. Press Q for another queue."
        heard = self._journal.heard
        try:
            return _ACTS[act](self, message)
        finally:
            if self._journal.heard != heard:
                self._own.forget_all()

    @property
    def judging(self) -> bool:
        """Return whether what is decided here settles what coders disagree on."""
        return self._kind == "disagreements"

    @property
    def _row(self) -> Row:
        return self._material.segment(self._queue[self._at])

    def _find_unread(self, rows: Iterable[Row], marks: Iterable[Mark]) -> list[str]:
        """Return the segments that the coder has not read as they stand: a mark on an earlier text of a segment is none.

        Where those words stand now, in a text that was cut into other segments, they were read.
        """
        marks = [mark for mark in marks if mark.kind == "read"]
        read = {mark.segment_id: mark.id for mark in marks}
        left = [row for row in rows if read.get(str(row["segment_id"]), "-") not in ("", name_reading(row))]
        moved = self._follow({str(row["document_id"]) for row in left}, marks)
        return [str(row["segment_id"]) for row in left if row["segment_id"] not in moved]

    def _follow(self, documents: Collection[str], marks: Iterable[Mark]) -> set[str]:
        """Return the segments whose words were read, wherever they stood then; each mark is looked for once."""
        marks = [mark for mark in marks if mark.document_id in documents]
        fresh = [mark for mark in marks if (mark.segment_id, mark.id) not in self._followed]
        rows = [row for row in self._material.segments if row["document_id"] in documents] if fresh else []
        for mark, found in zip(fresh, forget_changed(fresh, rows), strict=True):
            self._followed[mark.segment_id, mark.id] = found.segment_id
        return {self._followed[mark.segment_id, mark.id] for mark in marks}

    def _go_to(self, kind: str, of: str) -> None:
        if kind == "disagreements":
            self._cases = self._gather()
        found = queue(kind, self._work(kind), of)
        self._kind, self._queue = kind, found
        self._named = NAMES[kind] + (f": {of}" if of and kind != "document" else "")
        rows = [self._material.segment(one) for one in found] if kind in ("document", "code") else []
        unread = self._find_unread(rows, self._journal.marks)
        self._at = found.index(unread[0]) if unread else 0

    def _work(self, kind: str) -> Work:
        located = self._own.find_all().values() if kind in ("uncertain", "mine", "orphans", "removed") else ()
        decided = {(segment, code) for one in located for segment, codes in one.on.items() for code in codes}
        material = self._material
        return Work(
            material.shown,
            material.suggestions if self._proposals else (),
            material.codings,
            self._cases.rows,
            self._journal.coder,
            decided,
            [segment for one in located for segment in one.orphans],
            [segment for one in located for segment in one.removed],
        )

    def _list_codes(self) -> list[dict[str, Any]]:
        return list_codes(self._material, self._row, self._own.find(str(self._row["document_id"])), self._proposals)

    def _list_judged(self) -> list[dict[str, Any]]:
        segment = str(self._row["segment_id"])
        return list_judged(self._cases, segment, self._settled(segment), self._material.codebook)

    def _settled(self, segment: str) -> dict[str, Decision]:
        standing = self._journal.standing().values()
        return {each.code: each for each in standing if each.settles and each.segment_id == segment}

    def _decide(self, message: Mapping[str, Any]) -> str:
        try:
            if self.judging:
                segment = str(self._row["segment_id"])
                fields = compose_settled(self._material, self._row, self._cases.on(segment), self._settled(segment), message)
            else:
                located = self._own.find(str(self._row["document_id"]))
                fields = compose(self._material, self._row, located, message, self._proposals)
        except ValueError as error:
            return f"Nothing was written: {error}"
        self._journal.append(**fields)
        self._own.forget(str(self._row["document_id"]))
        return f"{fields['decision'].capitalize()}: {self._name(fields['code'])}. Saved."

    def _move(self, message: Mapping[str, Any]) -> str:
        by = 1 if message.get("by") == 1 else -1
        segment = str(self._row["segment_id"])
        if by == 1 and not self.judging:
            read = {"id": name_reading(self._row), "document_id": self._row["document_id"], "segment_id": segment}
            self._journal.append(**read, decision="read")
        before, self._at = self._at, max(0, min(len(self._queue) - 1, self._at + by))
        if before != self._at:
            return ""
        return "This is the last sentence of the queue. Press Q for another, or D when the document is done." if by == 1 else (
            "This is the first sentence of the queue."
        )  # fmt: skip

    def _undo(self, message: Mapping[str, Any]) -> str:
        back = self._journal.take_back()
        if back is None:
            return "There is nothing to undo."
        self._own.forget(back.document_id)
        if back.segment_id in self._queue:
            self._at = self._queue.index(back.segment_id)
        what = f"{back.kind}, {back.document_id}" if isinstance(back, Mark) else f"{back.decision}, {self._name(back.code)}"
        return f"Undone: {what}. Saved."

    def _mark(self, message: Mapping[str, Any]) -> str:
        document_id, act = str(self._row["document_id"]), str(message["act"])
        self._journal.append(id=make_id(document_id, "", "", act), document_id=document_id, decision=act)
        return f"{document_id} is {'done' if act == 'done' else 'open again'}. Saved."

    def _change_queue(self, message: Mapping[str, Any]) -> str:
        try:
            self._go_to(str(message.get("kind")), str(message.get("of") or ""))
        except UsageError as error:
            return f"{error}."
        return "" if self._queue else "Nothing waits in this queue."

    def _name(self, code: str) -> str:
        return str(self._material.codebook[code]["name"]) if code in self._material.codebook else code


_ACTS: Mapping[str, Callable[[Desk, Mapping[str, Any]], str]] = {
    "accepted": Desk._decide,
    "rejected": Desk._decide,
    "go": Desk._move,
    "undo": Desk._undo,
    "done": Desk._mark,
    "reopened": Desk._mark,
    "queue": Desk._change_queue,
}


def list_queues(material: Material, most: int = 2000) -> list[dict[str, str]]:
    """Return the queues a coder can go to: the kinds, then each document and each code, at most so many of these.

    Example:
        >>> [entry["words"] for entry in list_queues(Material("r", [], str, {}))][:2]
        ['In reading order', 'Most uncertain first']
    """
    kinds = [{"kind": kind, "of": "", "words": words[0].upper() + words[1:]} for kind, words in NAMES.items() if kind != "code"]
    titles = {one: dict.fromkeys(("Document", one, material.titles.get(one) or one)) for one in material.by_document}
    documents = [{"kind": "document", "of": one, "words": " · ".join(parts)} for one, parts in titles.items()]
    codes = sorted({str(row["code"]) for row in (*material.suggestions, *material.codings)} & material.codebook.keys())
    named = [{"kind": "code", "of": code, "words": f"Code · {material.codebook[code]['name']} ({code})"} for code in codes]
    return [*kinds, *documents[:most], *named]


def _ask(document_id: str, done: bool, unread: int) -> str:
    if done:
        return f"Open {document_id} again? Press D once more; any other key leaves it done."
    left = f"{unread} of its sentences {'is' if unread == 1 else 'are'} not read. " if unread else ""
    return f"Mark {document_id} as done? {left}Press D once more; any other key leaves it."
