"""What a record is to its work is told by decisions near the first record, then by what the records say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.sources.bibliography import Record
from litreview.synthesis.copies import list_bearers, relate_reports


def group(keys: str, dois: str = "", **fields: str) -> list[Record]:
    """Return a record for each key; those of ``dois`` bear one DOI, and the second has ``fields``."""
    return [
        Record(key, "article", "Walks", doi="10.5555/x" if key in dois else "", fields=fields if at == 1 else {})
        for at, key in enumerate(keys)
    ]


@pytest.mark.parametrize(
    ("records", "words", "relations", "copy_of"),
    [
        (group("ab"), {"ab": "version"}, {"b": "version"}, {}),
        (group("abc"), {"ab": "version", "bc": "abstract"}, {"b": "version", "c": "abstract"}, {}),
        (group("abc"), {"ab": "version", "bc": "abstract", "ac": "edition"}, {"b": "version", "c": "edition"}, {}),
        (group("abc"), {"bc": "abstract", "ac": "abstract"}, {"b": "version", "c": "abstract"}, {}),
        (group("abc"), {"bc": "edition", "ac": "abstract"}, {"b": "edition", "c": "abstract"}, {}),
        (group("abc"), {"bc": "same", "ac": "abstract"}, {"b": "abstract", "c": "same"}, {"c": "b"}),
        (group("abc"), {"bc": "same"}, {"b": "version", "c": "same"}, {"c": "b"}),
        (group("abc", "bc"), {"ab": "version"}, {"b": "version", "c": "same"}, {"c": "b"}),
        (group("abc", "bc"), {"bc": "version"}, {"b": "version", "c": "version"}, {}),
        (group("ab", "ab"), {}, {"b": "same"}, {"b": "a"}),
        (group("ab", "ab"), {"ab": "edition"}, {"b": "edition"}, {}),
        (group("ab", edition="2"), {}, {"b": "edition"}, {}),
        (group("ab", relatedtype="abstractof"), {}, {"b": "abstract"}, {}),
    ],
    ids=[
        "decided", "at one remove", "the nearest word tells", "what an abstract is of is no abstract",
        "an edition is one both ways", "a copy of an abstract",
        "a copy of what nobody told of", "one DOI", "one DOI, told apart", "a copy of the first",
        "no copy, said people", "an edition by its field", "an abstract by its field",
    ],
)  # fmt: skip
@pytest.mark.parametrize("backwards", [False, True])
def test_what_records_are_to_their_work(
    records: list[Record], words: dict[str, str], relations: dict[str, str], copy_of: dict[str, str], backwards: bool
) -> None:
    """The order of decisions changes nothing."""
    decided = {(pair[0], pair[1]): word for pair, word in words.items()}
    found = relate_reports(records, dict(reversed(decided.items())) if backwards else decided)
    assert (found.relations, found.copy_of) == (relations, copy_of)


def test_bearers_of_one_doi_are_listed_whatever_its_case() -> None:
    """Those without DOI bear none together."""
    records = [Record(key, "article", "A", doi=doi) for key, doi in (("b", "10.1/X"), ("a", "10.1/x"), ("c", ""), ("d", ""))]
    assert list_bearers(records) == [["a", "b"]]


def test_bearers_of_one_doi_under_unlike_titles_are_not_listed_together() -> None:
    """Abstracts of one supplement bear its DOI; those of one title among them are copies still."""
    titles = ["Walks of men", "Walks of women", "Walks of men: a trial", "Gardens", "WALKS OF WOMEN."]
    records = [Record(key, "article", title, doi="10.1/x") for key, title in zip("abcde", titles, strict=True)]
    assert list_bearers(records) == list_bearers(records[::-1]) == [["a", "c"], ["b", "e"]]


words = st.dictionaries(
    st.sampled_from([("a", "b"), ("a", "c"), ("a", "d"), ("b", "c"), ("b", "d"), ("c", "d")]),
    st.sampled_from(["same", "edition", "version", "abstract"]),
)


@given(words, st.sets(st.sampled_from("abcd")))
def test_each_further_report_has_one_record_that_says_what_it_is(decided: dict[tuple[str, str], str], dois: set[str]) -> None:
    """All others are copies of it, or of the first, and copies of no copy."""
    found = relate_reports(group("abcd", "".join(sorted(dois))), decided)
    assert sorted(found.relations) == ["b", "c", "d"]
    assert found.copy_of.keys() == {key for key, word in found.relations.items() if word == "same"}
    assert not found.copy_of.keys() & set(found.copy_of.values())
