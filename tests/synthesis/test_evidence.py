"""Counts are of works and people: editions, second reports and included trials never count twice."""

import pytest

from litreview.synthesis.evidence import (
    CodedPassage,
    count_works_by_kind,
    gather_passages,
    keep_few_voices,
    list_people,
    passages_by_code,
)
from litreview.synthesis.works import Works
from litreview.tables import build_table


def passage(work: str, kind: str = "research", person: str = "", segment: str = "") -> CodedPassage:
    """Return a passage of this work or person."""
    return CodedPassage(segment or f"{work}{person}#1", work or "talk", 0, 4, "Hope", kind, work, person, True)


@pytest.mark.parametrize(
    ("passages", "included_in", "expected"),
    [
        ([], {}, (0, 0, 0, 0)),
        ([passage("a"), passage("a", segment="a#2")], {}, (1, 0, 0, 0)),
        ([passage("trial"), passage("review")], {"trial": {"review"}}, (1, 0, 0, 0)),
        ([passage("trial")], {"trial": {"review"}}, (1, 0, 0, 0)),
        ([passage("trial"), passage("report", "policy")], {"trial": {"report"}}, (0, 1, 0, 0)),
        ([passage("guide", "practice"), passage("guide", "research")], {}, (1, 0, 0, 0)),
        ([passage("a", "practice"), passage("b", "assertion"), passage("c", "policy")], {}, (0, 1, 1, 1)),
        ([passage("", "consultation", "P01")], {}, (0, 0, 0, 0)),
    ],
    ids=["none", "one work twice", "review and trial", "trial alone", "across kinds", "editions of two kinds", "apart", "people"],
)
def test_each_work_counts_once_and_in_one_kind(
    passages: list[CodedPassage], included_in: dict[str, frozenset[str]], expected: tuple[int, ...]
) -> None:
    """A study inside a counted review adds nothing, wherever the two stand; an assertion is never practice."""
    assert tuple(count_works_by_kind(passages, Works({}, included_in)).values()) == expected


def test_two_mentions_by_one_person_are_one_person() -> None:
    """People are counted, not mentions."""
    said = [
        passage("", "consultation", "P01", "s1"),
        passage("", "consultation", "P01", "s2"),
        passage("", "consultation", "P02"),
    ]
    assert list_people(said) == ["P01", "P02"]


def test_a_document_without_a_record_is_its_own_work() -> None:
    """Two documents of one record are one work; those that no record knows stand for themselves."""
    known = {"one": "lind2030", "two": "lind2030", "note": "", "blog": ""}
    documents = build_table(
        "documents", [{"document_id": d, "citation_key": key, "evidence_kind": "research"} for d, key in known.items()]
    )
    rows = [{"segment_id": f"{d}#1", "document_id": d, "start": 0, "end": 1, "text": "x"} for d in known]
    passages = gather_passages(documents, build_table("segments", rows), Works({"lind2030": "lind2028"}, {}))
    assert [passages[f"{d}#1"].work for d in known] == ["lind2028", "lind2028", "note", "blog"]


@pytest.fixture
def talk() -> dict[str, CodedPassage]:
    """Return the passages of a transcript with a facilitator and a participant."""
    documents = build_table("documents", [{"document_id": "fg1", "evidence_kind": "consultation"}])
    same = {"document_id": "fg1", "text": "x", "quotable": "yes"}
    rows = [
        {**same, "segment_id": f"fg1#{n}", "ordinal": n, "start": n, "end": n + 1, "speaker": who}
        for n, who in ((1, "facilitator"), (2, "P01"))
    ]
    return gather_passages(documents, build_table("segments", rows), Works({}, {}))


def test_a_facilitator_is_nobody_who_was_heard(talk: dict[str, CodedPassage]) -> None:
    """What the facilitator says is no evidence."""
    codings = build_table("codings", [{"segment_id": f"fg1#{n}", "code": "OUT.HOPE", "status": "proposed"} for n in (1, 2)])
    assert [p.person for p in passages_by_code(talk, codings)["OUT.HOPE"]] == ["P01"]


def test_a_rejected_coding_carries_no_evidence(talk: dict[str, CodedPassage]) -> None:
    """What a person rejected is not counted."""
    codings = build_table("codings", [{"segment_id": "fg1#2", "code": "OUT.HOPE", "status": "rejected"}])
    assert passages_by_code(talk, codings) == {}


@pytest.mark.parametrize(
    ("people", "voice", "kept"),
    [
        (["A", "B", "B"], "", ["", "B", "B"]),
        (["A", "B", "B"], "A", ["", "A"]),
        (["A", "B", "C", "D"], "E", ["", "A"]),
        (["A", "B", "C", "D", "E"], "", ["", "A", "B", "C", "D", "E"]),
        ([], "", [""]),
    ],
    ids=["who said most", "the one asked for", "the first among equals", "enough people", "nobody"],
)
def test_few_people_speak_with_one_voice(people: list[str], voice: str, kept: list[str]) -> None:
    """Literature stays, and of fewer than five people one is heard."""
    passages = [passage("a"), *(passage("", "consultation", person, f"s{n}") for n, person in enumerate(people))]
    assert [p.person for p in keep_few_voices(passages, 5, voice)] == kept
