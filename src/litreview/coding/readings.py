"""Which sentences a coder has read as they stand now: a mark on words that have changed since is of other words."""

from collections.abc import Iterable, Mapping

from litreview.coding.records import Mark, make_id


def name_reading(row: Mapping[str, object]) -> str:
    """Return the id of the mark that a segment was read: it holds for the text that was read, and no other.

    Example:
        >>> len(name_reading({"document_id": "d", "segment_id": "d#00001", "text": "Tea."}))
        12
    """
    return make_id(str(row["document_id"]), str(row["segment_id"]), str(row["text"]), "read")


def forget_changed(marks: Iterable[Mark], segments: Iterable[Mapping[str, object]]) -> list[Mark]:
    """Return ``marks``, of which those that a segment was read name no segment where it reads otherwise now, or is gone.

    They stay as marks, so that the document does not count as one that was coded by hand, without any. A segment whose words may
    no longer be shown was read when they were. Marks without an id, of files written by hand, hold. ``segments`` are rows of that
    table.

    Example:
        >>> from datetime import UTC, datetime
        >>> row = {"segment_id": "d#1", "document_id": "d", "text": "Tea.", "quotable": "yes"}
        >>> mark = Mark("ann", "d", "d#1", "read", datetime(2026, 1, 2, tzinfo=UTC), id=name_reading(row))
        >>> [forget_changed([mark], [{**row, "text": text}])[0].segment_id for text in ("Tea.", "Coffee.")]
        ['d#1', '']
    """
    marks = list(marks)
    asked = {mark.segment_id for mark in marks if mark.kind == "read" and mark.id}
    rows = {row["segment_id"]: row for row in segments if row["segment_id"] in asked}
    ids = {segment: "" if row["quotable"] == "no" else name_reading(row) for segment, row in rows.items()}
    holding = (mark.kind != "read" or not mark.id or ids.get(mark.segment_id, "-") in ("", mark.id) for mark in marks)
    return [mark if holds else mark._replace(segment_id="") for mark, holds in zip(marks, holding, strict=True)]
