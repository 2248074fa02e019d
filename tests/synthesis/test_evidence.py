"""Counts are of works and people: editions, second reports and included trials never count twice."""

import pytest

from litreview.sources.bibliography import Record
from litreview.synthesis.evidence import (
    Passage,
    count_works,
    gather_passages,
    group_works,
    keep_few_voices,
    list_people,
    passages_by_code,
)
from litreview.tables import build_table


def record(key: str, **fields: str) -> Record:
    """Return a record with these extra fields."""
    empty = dict.fromkeys(Record._fields, "") | {"keywords": (), "line": 1}
    return Record(**{**empty, "citation_key": key, "fields": fields})


def passage(work: str, kind: str = "research", person: str = "", segment: str = "") -> Passage:
    """Return a passage of this work or person."""
    return Passage(segment or f"{work}{person}#1", work or "talk", 0, 4, "Hope", kind, work, person, True)


RECORDS = [
    record("first2010"),
    record("second2016", related="first2010"),
    record("trial2005"),
    record("review2014", includes="trial2005, other1999"),
    record("early2001", includes="late2003"),
    record("late2003", related="early2001"),
    record("one2011", includes="two2012"),
    record("two2012", includes="one2011"),
]


@pytest.mark.parametrize(
    ("works", "expected"),
    [
        (["first2010", "second2016"], 1),
        (["trial2005", "review2014"], 1),
        (["trial2005"], 1),
        (["first2010", "review2014"], 2),
        (["early2001", "late2003"], 1),
        (["one2011", "two2012"], 2),
        ([], 0),
    ],
    ids=["editions", "review and its trial", "trial alone", "two works", "includes its own edition", "in a circle", "none"],
)
def test_each_work_counts_once(works: list[str], expected: int) -> None:
    """Editions are one work, and a trial inside a counted review adds nothing."""
    grouped = group_works(RECORDS)
    passages = [passage(grouped.work_of[key]) for key in works]
    assert count_works(passages, "research", grouped) == expected


def test_a_chain_of_editions_is_one_work() -> None:
    """Third edition of a second edition of a first: one work, whatever the order of entries."""
    chain = [record("c", related="b"), record("b", related="a"), record("a")]
    assert set(group_works(chain).work_of.values()) == set(group_works(chain[::-1]).work_of.values()) == {"a"}


def test_a_related_key_that_does_not_exist_is_harmless() -> None:
    """A relation to a record outside the file groups nothing."""
    assert group_works([record("a", related="ghost")]).work_of == {"a": "a"}


def test_one_doi_is_one_work() -> None:
    """The same article exported twice under two keys counts once, whatever the case of its DOI."""
    twice = [record("b")._replace(doi="10.1000/ABC"), record("a")._replace(doi="10.1000/abc"), record("c")]
    assert group_works(twice).work_of == {"a": "a", "b": "a", "c": "c"}


def test_two_mentions_by_one_person_are_one_person() -> None:
    """People are counted, not mentions."""
    said = [passage("", "consultation", "P01", "s1"), passage("", "consultation", "P01", "s2"), passage("", "consultation", "P02")]
    assert list_people(said) == ["P01", "P02"]


def test_kinds_are_counted_apart() -> None:
    """A guideline adds nothing to the count of research."""
    passages = [passage("a"), passage("b", "policy")]
    assert [count_works(passages, kind, group_works([])) for kind in ("research", "policy", "practice")] == [1, 1, 0]


@pytest.fixture
def talk() -> dict[str, Passage]:
    """Return the passages of a transcript with a facilitator and a participant."""
    documents = build_table("documents", [{"document_id": "fg1", "evidence_kind": "consultation"}])
    rows = [
        {"segment_id": f"fg1#{n}", "document_id": "fg1", "ordinal": n, "start": n, "end": n + 1, "text": "x", "speaker": who, "quotable": "yes"}
        for n, who in ((1, "facilitator"), (2, "P01"))
    ]  # fmt: skip
    return gather_passages(documents, build_table("segments", rows), group_works([]))


def test_a_facilitator_is_nobody_who_was_heard(talk: dict[str, Passage]) -> None:
    """What the facilitator says is no evidence."""
    codings = build_table("codings", [{"segment_id": f"fg1#{n}", "code": "OUT.HOPE", "status": "proposed"} for n in (1, 2)])
    assert [p.person for p in passages_by_code(talk, codings)["OUT.HOPE"]] == ["P01"]


def test_a_rejected_coding_carries_no_evidence(talk: dict[str, Passage]) -> None:
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
