"""Two references are compared field by field, the same way round and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.exchange.comparison import Comparison, compare, pages_agree
from litreview.exchange.entry import Entry, Name
from litreview.exchange.folding import fold_entry


def titles(one: str, other: str) -> Comparison:
    """Return two articles compared that say nothing but their titles."""
    return compare(fold_entry(Entry("article", one)), fold_entry(Entry("article", other)))


@pytest.mark.parametrize(
    ("one", "other", "page"),
    [
        ("100-110", "100-10", True),
        ("100-110", "100", True),
        ("100-110", "110", True),
        ("s100", "100", True),
        ("100-110", "111-120", False),
        ("S12", "100-110", False),
        ("", "100", None),
    ],
)
def test_pages_agree_in_whatever_form(one: str, other: str, page: bool | None) -> None:
    """On the first page, on the last, or on the one that is left of them."""
    first, second = (fold_entry(Entry("article", "A", pages=pages)) for pages in (one, other))
    assert pages_agree(first, second) is page
    assert pages_agree(second, first) is page


@pytest.mark.parametrize(
    ("one", "other", "reworded"),
    [
        ("Gardens for men leaving shelters", "Gardens for women leaving shelters", True),
        ("Hypertension among gardeners of clinics", "Hypotension among gardeners of clinics", True),
        ("Walks with music in winter towns", "Walks without music in winter towns", True),
        ("Depression among the gardeners of clinics", "Anxiety among the gardeners of clinics", True),
        ("Walks in winter towns are a cure", "Walks in winter towns are not a cure", True),
        ("Gardens of harbour clinics in winter", "Gardens of harbor clinics in winter", False),
        ("Gardeners health care in towns", "Gardeners healthcare in towns", False),
        ("Gardens of harbour clinics and their neighb", "Gardens of harbour clinics and their neighbours in winter", False),
        ("Gardens of harbour clinics", "Gardens of harbour clinics: a survey", False),
    ],
)
def test_another_word_is_told_from_a_slip(one: str, other: str, reworded: bool) -> None:
    """Two studies of one pattern differ in a word; a copy in letters, spaces or its end."""
    assert titles(one, other).reworded is reworded
    assert titles(other, one).reworded is reworded


@pytest.mark.parametrize(
    ("one", "other", "people"),
    [
        (("Oak", "Elm"), ("Oak", "Elm", "Ash"), 1),
        (("Oak",), ("Elm",), 0),
        (("Lindenbaum",), ("Lindenbaun",), 1),
        (("Oak", "Elm"), ("Elm", "Oak"), 1),
        (("Ash", "Elm"), ("Oak", "Elm"), 0.25),
        ((), ("Oak",), None),
    ],
)
def test_people_are_compared_by_the_shorter_list(one: tuple, other: tuple, people: float | None) -> None:
    """Databases cut lists of authors; a first author of another name halves what the rest says."""
    first, second = (fold_entry(Entry("article", "A", authors=tuple(map(Name, names)))) for names in (one, other))
    assert compare(first, second).people == people


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Gardens, part I", "Gardens, part II", False),
        ("Gardens, part 2", "Gardens, part II", True),
        ("Harms in 2018", "Harms in 2019", False),
        ("Harms of 2018 to 2020", "Harms of 2018", True),
        ("Harms", "Harms of 2018", True),
    ],
)
def test_numbers_of_titles_must_not_differ(one: str, other: str, same: bool) -> None:
    """A number that one title lacks may be cut off."""
    assert titles(one, other).numbers is same


texts = st.text("ab12 -IVxé", max_size=40)
entries = st.builds(
    lambda title, year, family, place, pages, doi: fold_entry(
        Entry("article", title, year, (Name(family),), place, "4", "1", pages, doi=doi)
    ),
    texts, st.sampled_from(["", "2019", "2020"]), texts, texts, texts, st.sampled_from(["", "10.5555/a", "10.5555/b"]),
)  # fmt: skip


@given(entries, entries)
def test_the_order_of_two_references_does_not_matter(one: object, other: object) -> None:
    """What is found one way is found the other."""
    assert compare(one, other) == compare(other, one)


@given(entries)
def test_a_reference_is_its_own_copy(one: object) -> None:
    """Nothing in it differs from itself."""
    found = compare(one, one)
    assert found.copy
    assert found.title == 1
    assert False not in (found.volume, found.number, found.page, found.doi, found.pmid, found.numbers, found.notices)
