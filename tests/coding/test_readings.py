"""A sentence counts as read while it reads as it did."""

from datetime import UTC, datetime
from typing import Any

import pytest

from litreview.coding.readings import forget_changed, name_reading
from litreview.coding.records import Mark

_AT = datetime(2026, 1, 2, tzinfo=UTC)
_ROW = {"segment_id": "d#00001", "document_id": "d", "text": "We drank tea.", "quotable": "yes"}


def _mark(kind: str = "read", identity: str | None = None) -> Mark:
    segment = "d#00001" if kind == "read" else ""
    return Mark("ann", "d", segment, kind, _AT, id=name_reading(_ROW) if identity is None else identity)


@pytest.mark.parametrize(
    ("rows", "read"),
    [
        ([_ROW], True),
        ([{**_ROW, "text": "We drank tea,"}], False),
        ([{**_ROW, "text": "[paraphrase only]", "quotable": "no"}], True),
        ([{**_ROW, "document_id": "e"}], False),
        ([], False),
    ],
    ids=["as it was", "reads otherwise", "may no longer be shown", "of another document", "is gone"],
)
def test_a_mark_holds_for_the_words_that_were_read(rows: list[dict[str, Any]], read: bool) -> None:
    """Where they changed, the mark stays, but names no sentence."""
    [mark] = forget_changed([_mark()], rows)
    assert mark == (_mark() if read else _mark()._replace(segment_id=""))


@pytest.mark.parametrize("mark", [_mark(identity=""), _mark("done", "x"), _mark("reopened", "x")], ids=lambda mark: mark.kind)
def test_marks_that_tell_of_no_words_hold(mark: Mark) -> None:
    """A mark written by hand has no id, and one of a whole document is about no sentence."""
    assert forget_changed([mark], [{**_ROW, "text": "Other."}]) == [mark]


def test_a_sentence_that_moved_was_read() -> None:
    """Somebody withdrew, so that those behind have other numbers; of the same words twice the nearest are taken."""
    said = ("No.", "Tea.", "No.", "Yes.", "No.")
    rows = [{**_ROW, "segment_id": f"d#{n:05d}", "text": words} for n, words in enumerate(said, 1)]
    marks = [_mark(identity=name_reading(row))._replace(segment_id=row["segment_id"]) for row in rows[2:]]
    left = [{**row, "segment_id": f"d#{n:05d}"} for n, row in enumerate((rows[0], rows[2], rows[3], rows[4]), 1)]
    assert [mark.segment_id for mark in forget_changed(marks, left)] == ["d#00002", "d#00003", "d#00004"]


@pytest.mark.parametrize("place", ["d#", "d", "d#x", "d#99999999999999999999", "d#²", "#"])
def test_a_place_that_is_none_is_no_error(place: str) -> None:
    """Whoever wrote the file, the run goes on."""
    assert forget_changed([_mark()._replace(segment_id=place)], [{**_ROW, "text": "Other."}])[0].segment_id == ""


def test_the_marks_keep_their_order() -> None:
    """Of marks on a document the last one counts."""
    marks = [_mark(), _mark("done"), _mark("reopened"), _mark()]
    assert [mark.kind for mark in forget_changed(marks, [])] == ["read", "done", "reopened", "read"]


def test_each_sentence_and_each_wording_has_its_own_id() -> None:
    """Two sentences with the same words are read one by one."""
    rows = [_ROW, {**_ROW, "segment_id": "d#00002"}, {**_ROW, "text": "Tea."}, {**_ROW, "document_id": "e"}]
    assert len({name_reading(row) for row in rows}) == 4
