"""Blind double coding: nobody sees another's decisions on a document before both are done with it."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.coding import blind
from litreview.coding.records import Mark

_FIRST = datetime(2026, 3, 2, 9, tzinfo=UTC)


def _marks(words: str) -> list[Mark]:
    """Marks from words such as "ann done fg1, ann read fg1#00002", each a minute after the one before."""
    marks = []
    for minute, each in enumerate(filter(None, words.split(", "))):
        coder, kind, place = each.split()
        document_id = blind.name_document(place) or place
        segment_id = place if "#" in place else ""
        marks.append(Mark(coder, document_id, segment_id, kind, _FIRST + timedelta(minutes=minute)))
    return marks


@pytest.mark.parametrize(
    ("marks", "finished"),
    [
        ("", {}),
        ("ann read fg1#00001", {}),
        ("ann done fg1", {"fg1": {"ann"}}),
        ("ann done fg1, bo done fg1", {"fg1": {"ann", "bo"}}),
        ("ann done fg1, ann reopened fg1", {}),
        ("ann done fg1, ann reopened fg1, ann done fg1", {"fg1": {"ann"}}),
        ("ann done fg1, bo reopened fg1", {"fg1": {"ann"}}),
    ],
    ids=["nothing", "only read", "one done", "both done", "reopened", "done again", "another's reopening"],
)
def test_of_done_and_reopened_a_coders_last_mark_counts(marks: str, finished: dict[str, set[str]]) -> None:
    """Who is done with a document is told by each coder's own last mark on it, whatever the order of the lines."""
    assert blind.find_finished(_marks(marks)) == finished
    assert blind.find_finished(reversed(_marks(marks))) == finished


@pytest.mark.parametrize(
    ("marks", "seen"),
    [
        ("", {"ann": "ann", "bo": "bo", "cy": ""}),
        ("ann done fg1", {"ann": "ann", "bo": "bo"}),
        ("ann done fg1, bo done fg1", {"ann": "ann bo litreview", "bo": "ann bo litreview", "cy": ""}),
        ("ann done fg1, bo done fg1, bo reopened fg1", {"ann": "ann", "bo": "bo"}),
        ("ann done fg2, bo done fg2", {"ann": "ann", "bo": "bo"}),
    ],
    ids=["none done", "one done", "both done", "one reopened", "another document"],
)
def test_a_coder_sees_others_only_when_both_are_done(marks: str, seen: dict[str, str]) -> None:
    """Until then there are the coder's own rows alone, since a missing proposal would tell of another's decision."""
    rows = [{"segment_id": "fg1#00001", "coder": coder} for coder in ("ann", "bo", "litreview")]
    for coder, names in seen.items():
        assert [row["coder"] for row in blind.visible(rows, coder, _marks(marks), ["fg1"])] == names.split()


def test_documents_that_are_not_coded_twice_hide_nothing() -> None:
    """Only the documents that the settings name are blind."""
    rows = [{"segment_id": "guide#00001", "coder": "bo"}]
    assert blind.visible(rows, "ann", [], ["fg1"]) == rows


@given(decided=st.lists(st.tuples(st.sampled_from(["fg1#00001", "fg1#00002"]), st.sampled_from(["bo", "cy"])), max_size=8))
def test_what_a_blind_coder_sees_does_not_depend_on_others(decided: list[tuple[str, str]]) -> None:
    """Whatever others decided, and whichever proposals went away by it, the rows shown to a coder are the same."""
    own = [{"segment_id": "fg1#00001", "coder": "ann"}]
    others = [{"segment_id": segment, "coder": coder} for segment, coder in decided]
    proposals = [{"segment_id": "fg1#00002", "coder": "litreview"}] if len(decided) % 2 else []
    assert blind.visible([*own, *others, *proposals], "ann", [], ["fg1"]) == own


def test_a_document_is_blind_until_two_coders_are_done() -> None:
    """What one of two coders finished is neither learned from nor compared."""
    assert blind.find_blind(_marks("ann done fg1, ann done fg2, bo done fg2"), ["fg1", "fg2", "fg3"]) == {"fg1", "fg3"}


def test_progress_counts_what_each_coder_has_read() -> None:
    """Headings are not counted, a mark on a segment that is gone neither, and who is done has read all."""
    segments = [{"segment_id": f"d#{n}", "document_id": "d", "role": "body" if n else "heading"} for n in range(4)]
    rows = blind.measure_progress(_marks("ann read d#1, ann read d#1, ann read d#9, bo done d"), segments)
    assert [(row["coder"], row["read"], row["segments"], row["done"]) for row in rows] == [
        ("ann", 1, 3, "no"),
        ("bo", 3, 3, "yes"),
    ]
