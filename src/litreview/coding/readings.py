"""Which sentences a coder has read as they stand now: a mark on words that have changed since is of other words."""

import re
from collections.abc import Iterable, Mapping, Sequence

from litreview.coding.records import Mark, make_id

_ORDINAL = re.compile(r"[0-9]{1,9}")
_NEAR = 100
"""Sentences before and behind its old place among which one that moved is looked for."""


def name_reading(row: Mapping[str, object]) -> str:
    """Return the id of the mark that a segment was read: it holds for the text that was read, and no other.

    Example:
        >>> len(name_reading({"document_id": "d", "segment_id": "d#00001", "text": "Tea."}))
        12
    """
    return make_id(str(row["document_id"]), str(row["segment_id"]), str(row["text"]), "read")


def forget_changed(marks: Iterable[Mark], segments: Iterable[Mapping[str, object]]) -> list[Mark]:
    """Return ``marks``, of which those that a segment was read name the segment that has its words now, or none.

    Segments have other numbers where somebody withdrew or a text was corrected. Where the words are gone the mark stays, so that
    the document does not count as one that was coded by hand, without any. A segment whose words may no longer be shown was read
    when they were. Marks without an id, of files written by hand, hold. ``segments`` are rows of that table in reading order.

    Example:
        >>> from datetime import UTC, datetime
        >>> row = {"segment_id": "d#00001", "document_id": "d", "text": "Tea.", "quotable": "yes"}
        >>> mark = Mark("ann", "d", "d#00001", "read", datetime(2026, 1, 2, tzinfo=UTC), id=name_reading(row))
        >>> [forget_changed([mark], [{**row, "text": text}])[0].segment_id for text in ("Tea.", "Coffee.")]
        ['d#00001', '']
    """
    rows: dict[str, list[Mapping[str, object]]] = {}
    for row in segments:
        rows.setdefault(str(row["document_id"]), []).append(row)
    return [_follow(mark, rows.get(mark.document_id, [])) if mark.kind == "read" and mark.id else mark for mark in marks]


def _follow(mark: Mark, rows: Sequence[Mapping[str, object]]) -> Mark:
    """A mark with the segment whose words were read: at its old place, or as near to it as may be."""
    ordinal = mark.segment_id.rpartition("#")[2]
    place = int(ordinal) - 1 if _ORDINAL.fullmatch(ordinal) else 0
    own = rows[place] if place < len(rows) and rows[place]["segment_id"] == mark.segment_id else None
    if own and (own["quotable"] == "no" or name_reading(own) == mark.id):
        return mark
    near = sorted(range(max(0, place - _NEAR), min(len(rows), place + _NEAR + 1)), key=lambda each: abs(each - place))
    found = (rows[each] for each in near if name_reading({**rows[each], "segment_id": mark.segment_id}) == mark.id)
    return mark._replace(segment_id=str(next(found, {"segment_id": ""})["segment_id"]))
