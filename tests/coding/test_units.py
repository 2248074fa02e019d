"""Coders are compared on the segments that both have read, and on nothing else."""

from datetime import UTC, datetime

import pytest

from litreview.coding.records import Mark
from litreview.coding.units import keep_comparable, pair_coders

_AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
_SEGMENTS = [{"segment_id": f"{d}#{n}", "document_id": d, "role": "body"} for d in ("d", "e") for n in range(1, 5)]


def _coding(coder: str, segment: str, code: str = "C", status: str = "accepted", **more: str) -> dict[str, str]:
    return {"segment_id": segment, "code": code, "coder": coder, "origin": "human", "status": status, **more}


def _mark(coder: str, segment: str, kind: str = "read") -> Mark:
    return Mark(coder, segment[0], segment if "#" in segment else "", kind, _AT)


@pytest.mark.parametrize(
    ("codings", "marks", "shared"),
    [
        ([_coding("ann", "d#1"), _coding("bo", "d#2")], [], ["d#1", "d#2", "d#3", "d#4"]),
        ([_coding("ann", "d#1"), _coding("bo", "e#2")], [], None),
        ([_coding("ann", "d#1"), _coding("bo", "d#2")], [_mark("ann", "d#2"), _mark("bo", "d#1")], ["d#1", "d#2"]),
        ([_coding("ann", "d#1")], [_mark("ann", "d#2"), _mark("bo", "d#1"), _mark("bo", "d#3")], ["d#1"]),
        ([_coding("ann", "d#1")], [_mark("ann", "d", "done"), _mark("bo", "d#3")], ["d#3"]),
        ([_coding("ann", "d#1"), _coding("bo", "d#3")], [_mark("ann", "d#2")], ["d#1", "d#2"]),
        ([_coding("ann", "d#1"), _coding("litreview", "d#1") | {"origin": "model"}], [], None),
        ([_coding("ann", "d#1"), _coding("cy", "d#1", settled="stands")], [], None),
    ],
    ids=[
        "files without marks: whole documents",
        "different documents",
        "marks: what both have read",
        "who only read is a coder",
        "done is read to the end",
        "one file with marks, one without",
        "a proposal is no coder",
        "an adjudication is no coding",
    ],
)
def test_two_coders_share_what_both_have_read(
    codings: list[dict[str, str]], marks: list[Mark], shared: list[str] | None
) -> None:
    """What is shared follows from marks; where a coder left none, from the documents the coder worked on."""
    pairs = list(pair_coders(codings, _SEGMENTS, marks))
    assert [sorted(pair.shared) for pair in pairs] == ([shared] if shared is not None else [])


def test_only_codes_given_on_shared_segments_are_compared() -> None:
    """A rejected proposal is no code, and what one coder alone has read does not count."""
    codings = [_coding("ann", "d#1"), _coding("ann", "d#2", status="rejected"), _coding("ann", "d#3"), _coding("bo", "d#1")]
    marks = [_mark("ann", "d", "done"), _mark("bo", "d#1"), _mark("bo", "d#2")]
    [pair] = pair_coders(codings, _SEGMENTS, marks)
    assert (pair.codes_a, pair.codes_b) == ({"C": frozenset({"d#1"})}, {"C": frozenset({"d#1"})})


def test_an_overruled_coding_is_still_what_its_coder_said() -> None:
    """Agreement is of the coders' own decisions, before anybody adjudicated."""
    codings = [_coding("ann", "d#1", settled="overruled"), _coding("bo", "d#1", status="rejected", settled="overruled")]
    [pair] = pair_coders([*codings, _coding("cy", "d#1", settled="stands")], _SEGMENTS)
    assert (pair.a, pair.b, pair.codes_a, pair.codes_b) == ("ann", "bo", {"C": frozenset({"d#1"})}, {})


def test_a_code_few_people_raised_is_not_compared_where_people_were_heard() -> None:
    """Other codes are compared everywhere."""
    shared = ["d#1", "e#1"]
    assert keep_comparable(shared, "C", {"C"}, {"e#1"}) == {"d#1"}
    assert keep_comparable(shared, "D", {"C"}, {"e#1"}) == {"d#1", "e#1"}
