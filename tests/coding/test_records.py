"""A record is written as it is read, and old files stay valid as they are."""

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.coding.records import Decision, Mark, check_coder, make_id, read_coding_record, write_coding_record

AT = datetime(2026, 11, 22, 14, 5, 9, 123456, UTC)
OLD = {"id": "a1", "document_id": "d", "quote": "hope", "start": 3, "code": "C", "decision": "accepted", "coder": "ann"}
OLD |= {"at": "2025-03-14T10:30:00+01:00", "memo": "why"}


def _read(**changes) -> Decision | Mark:
    return read_coding_record(json.dumps(OLD | changes), "corpus/coding/ann.jsonl", 4)


def test_a_record_of_nine_fields_is_read():
    """What files held before segments, scores and marks were written is read as it was."""
    at = datetime(2025, 3, 14, 9, 30, tzinfo=UTC)
    place = ("corpus/coding/ann.jsonl", 4)
    assert _read() == Decision("a1", "d", "hope", 3, "C", "accepted", "ann", at, "why", *place)


WORDS = st.text(min_size=1, max_size=12).filter(lambda words: words.strip() and words.isprintable())
HINTS = st.text(max_size=8).filter(str.isprintable)
TIMES = st.datetimes(max_value=datetime(8999, 1, 1), timezones=st.just(UTC))
DECISIONS = st.builds(
    Decision, WORDS, WORDS, st.text(min_size=1).filter(str.strip), st.integers(0, 10**9), WORDS,
    st.sampled_from(["accepted", "rejected", "withdrawn"]), WORDS, TIMES,
    st.text(), st.just("p"), st.just(1), HINTS, st.floats(0, 1), WORDS, st.lists(st.tuples(HINTS, HINTS), max_size=2).map(tuple),
    HINTS, st.booleans(), st.just((("of_tomorrow", [1, {"a": None}]),)),
)  # fmt: skip


@given(DECISIONS)
def test_what_is_written_is_read_again(decision):
    """Every field, those of other versions too, comes back from a file as it was, on one line."""
    line = write_coding_record(decision)
    assert line.index(b"\n") == len(line) - 1
    assert read_coding_record(line.decode(), "p", 1) == decision


def test_half_of_a_pair_of_surrogates_is_kept():
    """A quotation that no UTF-8 can hold is written escaped."""
    decision = Decision("a", "d", "q \ud800", 0, "C", "accepted", "ann", AT, path="p", line=1)
    assert read_coding_record(write_coding_record(decision).decode(), "p", 1) == decision


def test_no_proposal_and_nothing_known_of_one_are_two_things():
    """A person's own code has a run and no score; an old record has neither."""
    own = json.loads(write_coding_record(Decision("a", "d", "q", 0, "C", "accepted", "ann", AT, run="r")))
    assert own["score"] is None
    assert "score" not in json.loads(write_coding_record(Decision("a", "d", "q", 0, "C", "accepted", "ann", AT)))


@pytest.mark.parametrize("kind", ["read", "done", "reopened"])
def test_a_mark_is_written_as_it_is_read(kind):
    """A mark has no quotation and no code."""
    mark = Mark("ann", "d", "d#00001", kind, AT, "p", 1, "f0", "a1b2c3", True, (("later", 1),))
    assert read_coding_record(write_coding_record(mark).decode(), "p", 1) == mark


FAULTS = {
    "a score of words": ({"score": "high"}, "'score' is no number"),
    "a score that is true": ({"score": True}, "'score' is no number"),
    "a score without end": ({"score": float("inf")}, "'score' is no number"),
    "settles no list": ({"settles": {"ann": "a1"}}, "'settles' is no list of decisions"),
    "settles three words": ({"settles": [["ann", "a1", "b"]]}, "'settles' is no list of decisions"),
    "settles a number": ({"settles": [["ann", 1]]}, "'settles' is no list of decisions"),
    "a segment that is a number": ({"segment_id": 4}, "'segment_id' is no text"),
    "a seat on two lines": ({"seat": "a\nb"}, "'seat' is no text or holds a control character"),
    "a time before there were days": ({"at": "0001-01-01T00:00:00+14:00"}, "'at' is no time"),
    "a time after which none can be written": ({"at": "9999-12-31T23:59:59+00:00"}, "'at' is no time"),
    "an unknown decision": ({"decision": "maybe"}, "accepted, rejected, withdrawn, read, done, reopened"),
    "a decision that is a list": ({"decision": ["read"]}, "'decision' is missing"),
    "read, but which": ({"decision": "read", "segment_id": ""}, "'segment_id' is missing"),
    "a mark without document": ({"decision": "done", "document_id": ""}, "'document_id' is missing"),
}


@pytest.mark.parametrize(("changes", "reason"), FAULTS.values(), ids=FAULTS)
def test_a_wrong_field_is_named(changes, reason):
    """The field that is wrong is named, and the words quoted are not."""
    with pytest.raises(ValueError, match=reason) as caught:
        _read(**changes)
    assert "hope" not in str(caught.value)


def test_times_are_read_in_one_zone():
    """A time of another zone is the same moment, and one without zone is taken as UTC."""
    assert _read(at="2026-01-02T03:00:00+02:00").at == datetime(2026, 1, 2, 3, tzinfo=timezone(timedelta(hours=2)))
    assert _read(at="2026-01-02T03:00:00").at == datetime(2026, 1, 2, 3, tzinfo=UTC)


@given(st.text(max_size=60))
def test_any_line_is_a_record_or_a_reason(source):
    """Whatever a line holds, it is no crash."""
    with pytest.raises(ValueError, match=r"is not JSON|is not a record"):
        read_coding_record(source, "p", 1)


@pytest.mark.parametrize("name", ["", "Ann", "a b", "-a", "ann.x", "../a", "é", "a" * 32, "con", "lpt1", "litreview", "ann\n"])
def test_a_coder_whose_id_can_be_no_file_is_refused(name):
    """An id of a coder is a file name on every machine, and not the tool's."""
    with pytest.raises(ValueError, match="coder"):
        check_coder(name)


@pytest.mark.parametrize("name", ["a", "ann", "coder-a", "7", "a" * 31])
def test_an_id_of_a_coder_is_taken(name):
    """Small letters, digits and hyphens make an id."""
    assert check_coder(name) == name


def test_ids_tell_apart_what_is_decided():
    """An id stands for the place, its words and the code; an adjudication has another than a coding."""
    ids = {make_id("d", "s", "t", "c"), make_id("d", "s", "t", "e"), make_id("d", "s", "u", "c"), make_id("d", "r", "t", "c")}
    ids |= {make_id("e", "s", "t", "c"), make_id("d", "s", "t", "c", settling=True)}
    assert len(ids) == 6
    assert {len(one) for one in ids} == {12}
