"""Copies of one work meet in a block whatever was damaged, and no block makes all be compared with all."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.exchange.blocking import LARGEST_BLOCK, block_keys, candidate_pairs, order_key
from litreview.exchange.entry import Entry, Name
from litreview.exchange.folding import fold_entry

WALKS = Entry(
    "article", "Walking groups of volunteers in northern winter towns", "2020", (Name("Oak", "Fern"),), "Winter Studies", "4",
    "1", "17-29", doi="10.5555/a", pmid="7",
)  # fmt: skip


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "Wlking groups of volunteers in northern winter towns", "doi": "", "pmid": ""},
        {"title": "Walking groups of volunteers in northern winter", "doi": "", "pmid": "", "year": ""},
        {"title": "Marches", "pmid": ""},
        {"title": "Marches", "doi": ""},
        {"title": "Groupes de marche en hiver", "doi": "", "pmid": ""},
        {"authors": (), "doi": "", "pmid": "", "pages": "", "volume": ""},
    ],
    ids=["a slip", "cut off", "a DOI", "a PubMed number", "a translation on one page", "a title alone"],
)
def test_copies_meet(changes: dict) -> None:
    """One undamaged mark is enough."""
    assert list(candidate_pairs([fold_entry(WALKS), fold_entry(WALKS._replace(**changes))])) == [(0, 1)]


def test_other_works_do_not_meet() -> None:
    """They share no mark."""
    other = Entry("article", "Gardens on the roofs of harbour clinics", "2011", (Name("Elm"),), "Letters", "9", "2", "8")
    assert list(candidate_pairs([fold_entry(WALKS), fold_entry(other)])) == []


def test_a_large_block_compares_neighbours_only() -> None:
    """10,000 editorials of one author and year are not 50 million pairs."""
    editorials = [fold_entry(WALKS._replace(title="Editorial", pages=str(n), doi="", pmid="")) for n in range(1, 10_001)]
    start = time.process_time()
    pairs = sum(1 for _ in candidate_pairs(editorials))
    assert LARGEST_BLOCK < pairs < 200_000
    assert time.process_time() - start < 5


@given(st.permutations(range(70)))
def test_the_order_of_references_does_not_change_what_is_compared(order: list[int]) -> None:
    """Also in a block that is too large."""
    folded = [fold_entry(WALKS._replace(title="Editorial", pages=str(n), doi="", pmid="")) for n in range(70)]
    moved = [folded[place] for place in order]
    first = {frozenset((folded[a], folded[b])) for a, b in candidate_pairs(folded)}
    assert {frozenset((moved[a], moved[b])) for a, b in candidate_pairs(moved)} == first


@given(st.text(max_size=80), st.text(max_size=20))
def test_any_reference_has_a_block_and_a_place_in_the_order(title: str, words: str) -> None:
    """Whatever it says."""
    folded = fold_entry(Entry("article", title, words, (Name(words),), words, words, words, words))
    assert len(list(block_keys(folded))) >= 1
    assert order_key(folded) <= order_key(folded)
