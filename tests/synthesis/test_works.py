"""Editions, second reports and the studies inside a review are found, whatever the order of the bibliography."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.sources.bibliography import Record
from litreview.sources.pairs import DECISIONS, DuplicatePair
from litreview.synthesis.works import MOST_REMOVES, drop_included, group_works


def record(key: str, doi: str = "", **fields: str) -> Record:
    """Return a record with these extra fields."""
    return Record(key, "article", "One title", doi=doi, fields=fields)


@pytest.mark.parametrize(
    ("records", "works"),
    [
        ([], {}),
        ([record("b", related="a"), record("a")], {"a": "a", "b": "a"}),
        ([record("c", related="b"), record("b", related="a"), record("a")], {"a": "a", "b": "a", "c": "a"}),
        ([record("a", related="ghost")], {"a": "a"}),
        ([record("b", related="ghost"), record("a", related="ghost")], {"a": "a", "b": "a"}),
        ([record("b", related="a"), record("a", related="b")], {"a": "a", "b": "a"}),
        ([record("b", "10.1000/ABC"), record("a", "10.1000/abc"), record("c")], {"a": "a", "b": "a", "c": "c"}),
        ([record("a", "10.1/x"), record("b", "10.1/X", related="c"), record("c")], {"a": "a", "b": "a", "c": "a"}),
        ([record("a"), record("b", related="a", relatedtype="reviewof")], {"a": "a", "b": "b"}),
        ([record("a"), record("b", related="a", relatedtype="commentary")], {"a": "a", "b": "b"}),
        ([record("a"), record("b"), record("c", related="a; b", relatedtype="samestudy")], {"a": "a", "b": "a", "c": "a"}),
        ([record("a", related="a")], {"a": "a"}),
    ],
    ids=[
        "none", "edition", "chain", "a key that is no record", "two of one missing record", "each of the other",
        "a DOI in two cases", "a DOI and a relation", "a review of a book", "a comment", "two at once", "of itself",
    ],
)  # fmt: skip
@pytest.mark.parametrize("backwards", [False, True], ids=["forwards", "backwards"])
def test_reports_of_one_work_are_joined(records: list[Record], works: dict[str, str], backwards: bool) -> None:
    """The work is named by its first key, whatever the order of entries."""
    assert group_works(records[::-1] if backwards else records).work_of == works


@pytest.mark.parametrize(
    ("records", "included"),
    [
        ([record("t"), record("r", includes="t, other1999")], {"t": {"r"}, "other1999": {"r"}}),
        ([record("t"), record("r", includes="t"), record("u", includes="r")], {"t": {"r", "u"}, "r": {"u"}}),
        ([record("t"), record("u", includes="ghost"), record("r", includes="t; ghost")], {"t": {"r"}, "ghost": {"r", "u"}}),
        ([record("a", includes="b"), record("b", includes="a")], {}),
        ([record("a", includes="b"), record("b", includes="c"), record("c", includes="a")], {}),
        (
            [record("a", includes="b"), record("b", includes="a; t"), record("t"), record("u", includes="a")],
            {"a": {"u"}, "b": {"u"}, "t": {"a", "b", "u"}},
        ),
        ([record("r", includes="r")], {}),
        ([record("e1", includes="e2"), record("e2", related="e1")], {}),
        ([record("t1"), record("t2", related="t1"), record("r", includes="t2")], {"t1": {"r"}}),
        ([record("t"), record("r1"), record("r2", related="r1", includes="t")], {"t": {"r1"}}),
    ],
    ids=[
        "review", "umbrella", "a key that is no record", "two in a circle", "three in a circle", "a circle in an umbrella",
        "itself", "its own edition", "a study under two keys", "a review under two keys",
    ],
)  # fmt: skip
@pytest.mark.parametrize("backwards", [False, True], ids=["forwards", "backwards"])
def test_what_a_review_includes_is_known_at_any_remove(
    records: list[Record], included: dict[str, set[str]], backwards: bool
) -> None:
    """An umbrella review includes the trials of its reviews; a circle includes nothing."""
    assert group_works(records[::-1] if backwards else records).included_in == included


@pytest.mark.parametrize(
    ("present", "counted"),
    [
        (["t", "r"], {"r"}),
        (["t", "u"], {"u"}),
        (["t", "r", "u"], {"u"}),
        (["t"], {"t"}),
        (["t", "x"], {"t", "x"}),
        ([], set()),
    ],
    ids=["review and trial", "umbrella and trial", "all three", "trial alone", "others", "none"],
)
def test_a_study_inside_a_review_that_is_there_is_not_counted(present: list[str], counted: set[str]) -> None:
    """Whether the review between the two is there or not."""
    works = group_works([record("t"), record("r", includes="t"), record("u", includes="r")])
    assert drop_included(present, works.included_in) == counted


def decided(one: str, other: str, decision: str) -> DuplicatePair:
    """Return a pair as a person decided it."""
    return DuplicatePair(one, other, decision=decision)


ONE_DOI = [record("a", "10.1/x"), record("b", "10.1/X"), record("c", "10.1/x")]


@pytest.mark.parametrize(
    ("records", "pairs", "works"),
    [
        ([record("a"), record("b")], [decided("b", "a", "same")], {"a": "a", "b": "a"}),
        ([record("a"), record("b")], [decided("a", "b", "edition")], {"a": "a", "b": "a"}),
        ([record("a"), record("b")], [decided("a", "b", "abstract")], {"a": "a", "b": "a"}),
        ([record("a"), record("b")], [decided("a", "b", "")], {"a": "a", "b": "b"}),
        (ONE_DOI[:2], [decided("a", "b", "different")], {"a": "a", "b": "b"}),
        (ONE_DOI, [decided("a", "b", "different")], {"a": "a", "b": "b", "c": "a"}),
        (ONE_DOI, [decided("a", "b", "different"), decided("b", "c", "same")], {"a": "a", "b": "b", "c": "b"}),
        ([record("a"), record("b", related="a")], [decided("a", "b", "different")], {"a": "a", "b": "b"}),
        (ONE_DOI[:2], [decided("a", "b", "")], {"a": "a", "b": "b"}),
        (ONE_DOI, [decided("a", "b", ""), decided("b", "c", "same")], {"a": "a", "b": "b", "c": "b"}),
        (ONE_DOI, [decided("a", "b", ""), decided("b", "c", "same"), decided("a", "c", "same")], dict.fromkeys("abc", "a")),
        ([record("a"), record("b", related="a")], [decided("a", "b", "")], {"a": "a", "b": "a"}),
        ([record("a"), record("b")], [decided("a", "ghost", "same"), decided("b", "ghost", "same")], {"a": "a", "b": "b"}),
        (ONE_DOI[:2], [decided("a", "b", "different"), decided("b", "a", "version")], {"a": "a", "b": "a"}),
    ],
    ids=[
        "same", "edition", "abstract", "undecided", "a DOI is split", "a third with the DOI", "a third that was decided",
        "a relation is split", "a DOI and a question", "a question beside a decision", "a question that decisions answer",
        "a question and a relation", "a key that is no record", "the last line",
    ],
)  # fmt: skip
@pytest.mark.parametrize("backwards", [False, True], ids=["forwards", "backwards"])
def test_a_persons_decision_wins(
    records: list[Record], pairs: list[DuplicatePair], works: dict[str, str], backwards: bool
) -> None:
    """Over DOIs and relations, whatever the order of entries."""
    assert group_works(records[::-1] if backwards else records, pairs).work_of == works


@pytest.mark.parametrize(
    ("records", "pairs", "relation"),
    [
        (ONE_DOI[:2], [], "same"),
        ([record("a"), record("b", related="a", relatedtype="edition")], [], "edition"),
        ([record("a", edition="second"), record("b", related="a", edition="1st ed.")], [], "edition"),
        ([record("a"), record("b", related="a", relatedtype="samestudy")], [], "version"),
        ([record("a"), record("b", related="a", relatedtype="abstractof")], [], "abstract"),
        ([record("a"), record("b")], [decided("a", "b", "abstract")], "abstract"),
        (ONE_DOI[:2], [decided("a", "b", "version")], "version"),
    ],
)
def test_a_report_says_what_it_is_to_its_work(records: list[Record], pairs: list[DuplicatePair], relation: str) -> None:
    """The record that names the work is to it nothing."""
    assert group_works(records, pairs).relations == {"b": relation}


pairs_of_keys = st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef"), st.sampled_from(DECISIONS))


@given(st.lists(pairs_of_keys.filter(lambda pair: pair[0] != pair[1]), max_size=10), st.sets(st.sampled_from("abcdef")))
def test_what_is_different_is_never_one_work(rows: list[tuple[str, str, str]], shared_doi: set[str]) -> None:
    """Whatever else was decided, and in whatever order the records stand."""
    pairs = [decided(*row) for row in rows]
    records = [record(key, "10.1/x" if key in shared_doi else "") for key in "abcdef"]
    works = group_works(records, pairs)
    last = {pair.keys: pair.decision for pair in pairs}
    assert all(works.work_of[one] != works.work_of[other] for (one, other), word in last.items() if word == "different")
    assert group_works(records[::-1], pairs) == works
    assert set(works.relations) == {key for key, work in works.work_of.items() if key != work}


keys = st.sampled_from("abcdef")
bibliographies = st.dictionaries(keys, st.tuples(st.sets(keys), st.sets(keys)))


@given(bibliographies, st.sets(keys))
def test_whatever_the_bibliography_something_of_what_is_there_counts(
    entries: dict[str, tuple[set[str], set[str]]], present: set[str]
) -> None:
    """No tangle of relations makes evidence vanish, and counting what counts changes nothing."""
    records = [record(k, includes=",".join(sorted(i)), related=",".join(sorted(r))) for k, (i, r) in entries.items()]
    works = group_works(records)
    there = {works.work_of.get(key, key) for key in present}
    counted = drop_included(there, works.included_in)
    assert bool(counted) == bool(there)
    assert drop_included(counted, works.included_in) == counted <= there
    assert all(works.work_of[work] == work for work in works.work_of.values())


def test_a_long_chain_of_reviews_takes_no_square_of_its_length() -> None:
    """What lies deeper than ``MOST_REMOVES`` is not followed; up to there nothing is missing."""
    chain = [Record(f"r{n:04d}", "article", "T", fields={"includes": f"r{n - 1:04d}"} if n else {}) for n in range(400)]
    included_in = group_works(chain).included_in
    assert included_in["r0000"] == {f"r{n:04d}" for n in range(1, MOST_REMOVES + 1)}
    assert "r0399" not in included_in


def test_a_long_circle_of_reviews_includes_nothing() -> None:
    """Works that include each other, at whatever remove, are not taken away from each other's count."""
    circle = [Record(f"r{n:03d}", "article", "T", fields={"includes": f"r{(n + 1) % 150:03d}"}) for n in range(150)]
    assert group_works(circle).included_in == {}


def test_one_doi_under_two_titles_makes_no_work() -> None:
    """Somebody mistyped it, or it is that of a supplement: none of the two may be lost, unless people say that they are one."""
    records = [Record(key, "article", f"Walks of {key}", doi="10.1000/x") for key in ("men", "women")]
    assert group_works(records).work_of == {"men": "men", "women": "women"}
    assert group_works(records, [decided("men", "women", "version")]).work_of == {"men": "men", "women": "men"}


@pytest.mark.parametrize(
    ("records", "pairs", "copy_of", "relations"),
    [
        pytest.param(
            [("a",), ("b",), ("c",)],
            [("a", "b", "version"), ("a", "c", "version"), ("b", "c", "same")],
            {"c": "b"}, {"b": "version", "c": "same"}, id="two entries of one version",
        ),
        pytest.param(
            [("a",), ("b",), ("c",)], [("a", "c", "version"), ("b", "c", "same")],
            {"c": "b"}, {"b": "version", "c": "same"}, id="only one of them was compared with the first",
        ),
        pytest.param(
            [("a", "10.1000/a"), ("b", "10.1000/x", "a"), ("c", "10.1000/X", "a")],
            [], {"c": "b"}, {"b": "version", "c": "same"}, id="one DOI",
        ),
        pytest.param([("a", "10.1000/x"), ("b", "10.1000/x")], [], {"b": "a"}, {"b": "same"}, id="a copy of the first"),
        pytest.param(
            [("a", "10.1000/x"), ("b", "10.1000/x")], [("a", "b", "edition")],
            {}, {"b": "edition"}, id="one DOI, but people decided",
        ),
        pytest.param([("a",), ("b",)], [], {}, {}, id="two works"),
    ],
)  # fmt: skip
def test_copies_of_a_version_point_at_that_version(records, pairs, copy_of, relations):
    """So that the flow counts them as one report and one duplicate."""
    made = [
        Record(key, "article", "One title", doi="".join(doi[:1]), fields={"related": doi[1]} if doi[1:] else {})
        for key, *doi in records
    ]
    works = group_works(made, [DuplicatePair(one, other, decision=word) for one, other, word in pairs])
    assert (works.copy_of, works.relations) == (copy_of, relations)
