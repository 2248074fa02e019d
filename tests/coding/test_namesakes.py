"""Two coders with one name are told apart, or told."""

from datetime import UTC, datetime, timedelta

import pytest

from litreview.coding.namesakes import find_namesakes, tell_namesakes
from litreview.coding.records import Decision

AT = datetime(2026, 1, 2, tzinfo=UTC)


def _record(coder: str, name: str = "", after: int = 0, seat: str = "", line: int = 1) -> Decision:
    at, path = AT + timedelta(seconds=after), f"corpus/coding/{name or coder}.jsonl"
    return Decision("a1", "d", "q", 0, "C", "accepted", coder, at, "", path, line, seat=seat)


NAMES = {
    "capitals": (("ann", "Ann"), ["'Ann' is 'ann' in corpus/coding/ann.jsonl"]),
    "spaces": (("ann lee", "annlee"), ["'annlee' is 'ann lee'"]),
    "other letters of the same look": (("ann", "ａｎｎ"), ["is 'ann'"]),
    "two people": (("ann", "bo"), []),
    "the tool": (("litreview", "bo"), ["the tool's own name"]),
    "one person twice": (("ann", "ann"), []),
}


@pytest.mark.parametrize(("names", "reasons"), NAMES.values(), ids=NAMES)
def test_ids_that_one_reads_as_the_same_are_a_fault(names, reasons):
    """Ids that differ by capitals or spaces only are one name for two, and say where the other stands."""
    faults = find_namesakes([_record(name) for name in names])
    assert len(faults) == len(reasons)
    assert all(reason in str(fault) for reason, fault in zip(reasons, faults, strict=True))


def test_a_coder_who_is_not_in_the_closed_list_is_a_fault():
    """Where coders are named, another id is told once a file with the nearest name."""
    (fault,) = find_namesakes([_record("anne"), _record("anne", line=2), _record("bo")], ["ann", "bo"])
    assert (fault.path, fault.line) == ("corpus/coding/anne.jsonl", 1)
    assert "did you mean 'ann'" in fault.message


def test_a_coder_in_two_files_is_told_where_one_is_named_so():
    """Somebody who has a file and writes in another's is told; somebody with files of other names is not."""
    notices = tell_namesakes([_record("ann"), _record("ann", "bo", line=7)])
    assert [(one.path, one.line) for one in notices] == [("corpus/coding/bo.jsonl", 7)]
    assert tell_namesakes([_record("ann", "session1"), _record("ann", "session2")]) == []


SEATS = {
    "there and back at once": (((0, "a"), (20, "b"), (40, "a")), 1),
    "there and back later": (((0, "a"), (20, "b"), (60, "a")), 0),
    "moved once": (((0, "a"), (20, "b"), (40, "b")), 0),
    "on to a third": (((0, "a"), (20, "b"), (40, "c")), 0),
    "many at the other": (((0, "a"), (10, "b"), (20, "b"), (30, "a"), (35, "b")), 1),
    "no seat known": (((0, "a"), (20, ""), (40, "a")), 0),
}


@pytest.mark.parametrize(("written", "told"), SEATS.values(), ids=SEATS)
def test_writing_at_two_machines_at_once_is_told(written, told):
    """One id at two machines within a minute, to and fro, may be two people."""
    notices = tell_namesakes([_record("ann", after=after, seat=seat, line=n) for n, (after, seat) in enumerate(written, 1)])
    assert len(notices) == told
    assert all("two machines" in str(notice) for notice in notices)
