"""Two references are compared field by field, the same way round and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.exchange.comparison import compare, pages_agree
from litreview.exchange.entry import Entry, Name
from litreview.exchange.folding import Folded, fold_entry

LONG = "Walking groups for newcomers in winter towns"
WORDS = "We walked with newcomers through four towns and asked them how they slept after it"


def fold(**changes: object) -> Folded:
    """Return an article folded that says nothing but a title and ``changes``."""
    return fold_entry(Entry("article", "Walks")._replace(**changes))


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
    ("one", "other", "supplement"),
    [
        ({"pages": "S10"}, {"pages": "10"}, True),
        ({"pages": "S10", "volume": "4"}, {"pages": "10", "volume": "4"}, False),
        ({"pages": "S10", "volume": "4"}, {"pages": "10", "volume": "5"}, True),
        ({"pages": "S10", "volume": "4"}, {"pages": "99", "volume": "4"}, True),
        ({"pages": "S10"}, {"pages": "S11"}, False),
        ({"pages": "S10"}, {}, False),
    ],
)
def test_a_page_of_a_supplement_is_none_of_the_same_number(one: dict, other: dict, supplement: bool) -> None:
    """Unless the volume agrees too: then a database dropped the letter."""
    assert compare(fold(**one), fold(**other)).supplement is supplement
    assert compare(fold(**other), fold(**one)).supplement is supplement


@pytest.mark.parametrize(
    ("changes", "telling"),
    [
        ({"title": LONG, "year": "2020", "authors": (Name("Oak"),)}, True),
        ({"title": LONG, "year": "2020", "container": "Ice", "volume": "4", "pages": "7"}, False),
        ({"title": LONG, "authors": (Name("Oak"),), "container": "Ice", "volume": "4", "pages": "7"}, False),
        ({"title": LONG, "abstract": WORDS}, True),
        ({"title": LONG, "abstract": "No abstract"}, False),
        ({"title": LONG, "url": "https://example.org"}, True),
        ({"title": LONG}, False),
        ({"title": "The night shift", "year": "2020", "authors": (Name("Oak"),)}, True),
        ({"title": "Editorial", "abstract": WORDS}, True),
        ({"title": "Editorial", "url": "https://example.org"}, False),
        ({"title": "Editorial", "year": "2020", "authors": (Name("Oak"),), "container": "Ice", "pages": "7"}, False),
        ({"title": "Editorial", "year": "2020", "authors": (Name("Oak"),), "volume": "4", "pages": "7"}, True),
        ({"title": "Annual report", "year": "2020", "authors": (Name("Oak"),)}, False),
        ({"title": "Weekly bulletin of walks", "year": "2020", "authors": (Name("Oak"),), "volume": "4"}, False),
        ({"title": "Weekly bulletin of walks", "year": "2020", "authors": (Name("Oak"),), "pages": "4"}, True),
    ],
    ids=str,
)
def test_copies_tell_of_one_work_where_they_say_enough(changes: dict, telling: bool) -> None:
    """Who and when, or an address, under a title of its own; else an abstract or a page."""
    found = compare(fold(**changes), fold(**changes))
    assert found.copy
    assert found.telling is telling


def test_what_stands_beside_tells_copies_apart() -> None:
    """Two addresses are two pages; one address and none are no contradiction."""
    one, other, none = (fold(title=LONG, url=url) for url in ("https://example.org/a", "https://example.org/b", ""))
    assert [compare(one, each).copy for each in (one, other, none)] == [True, False, True]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (WORDS, "Background: " + WORDS, True),
        (WORDS, WORDS[:70], True),
        (WORDS, "Deaths from cold in May by age and sex, with figures of all districts of the harbour", False),
        (WORDS, "No abstract", None),
        ("", WORDS, None),
    ],
)
def test_abstracts_are_those_of_one_work(one: str, other: str, same: bool | None) -> None:
    """Cut off or with a heading; a note is no abstract."""
    assert compare(fold(abstract=one), fold(abstract=other)).abstracts is same


@pytest.mark.parametrize(
    ("one", "other", "mark"),
    [
        ({"container": "medRxiv"}, {}, ("preprint",)),
        ({"doi": "10.1101/a"}, {"doi": "10.5555/a"}, ("preprint",)),
        ({"container": "medRxiv"}, {"container": "bioRxiv"}, ()),
        ({"pages": "CD000001"}, {}, ("living",)),
        ({"container": "Cochrane Database Syst Rev"}, {}, ("living",)),
        ({"title": "Erratum: walks"}, {"title": "Authors' reply"}, ("notice",)),
        ({"title": "Erratum: walks"}, {"title": "Walks"}, ()),
        ({"title": "Monthly figures of walks"}, {"title": "Monthly figures"}, ("serial",)),
    ],
)
def test_marks_that_make_two_works_of_one_title_likely(one: dict, other: dict, mark: tuple[str, ...]) -> None:
    """Versions, updates, notices and series."""
    found = compare(fold(**one), fold(**other))
    assert tuple(name for name in ("notice", "serial", "living", "preprint") if getattr(found, name)) == mark


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
