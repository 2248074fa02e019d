"""Titles are compared by letters, and what they differ in is told from a slip."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.exchange.titles import (
    ALIKE,
    CLOSE,
    RELATED,
    compare_titles,
    find_title_difference,
    is_generic,
    is_nameless,
    is_serial,
    numbers_agree,
)

LONG = "walking groups for newcomers in northern winter towns"


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        (LONG, LONG, 1, 1),
        ("health care of walkers", "healthcare of walkers", 1, 1),
        (LONG, LONG[:40], ALIKE, 0.99),
        (LONG, LONG + " a survey of four harbours", ALIKE, 0.99),
        (LONG + " a survey of four harbours", LONG[8:] + " a survey of four harbours", ALIKE, 0.99),
        (LONG, "walking groups in northern winter towns for newcomers", ALIKE, 0.99),
        (LONG, LONG.replace("northern", "icy"), CLOSE, ALIKE),
        (LONG, "gardens on the roofs of clinics", 0, RELATED),
        ("walks", "walks in winter towns", 0, RELATED),
    ],
    ids=["itself", "spaces", "cut off", "a subtitle", "without its beginning", "moved", "a word", "another", "short"],
)  # fmt: skip
def test_titles_are_as_alike_as_what_was_done_to_them(one: str, other: str, least: float, most: float) -> None:
    """Both ways."""
    assert least <= compare_titles(one.split(), other.split()) <= most
    assert compare_titles(one.split(), other.split()) == compare_titles(other.split(), one.split())


@pytest.mark.parametrize(
    ("one", "other", "reworded"),
    [
        ("gardens for men leaving shelters", "gardens for women leaving shelters", True),
        ("hypertension among gardeners of clinics", "hypotension among gardeners of clinics", True),
        ("walks with music in winter towns", "walks without music in winter towns", True),
        ("depression among the gardeners of clinics", "anxiety among the gardeners of clinics", True),
        ("walks in winter towns are a cure", "walks in winter towns are not a cure", True),
        ("sleep of male gardeners", "sleep of female gardeners", True),
        ("typical burns of gardeners", "atypical burns of gardeners", True),
        ("gardens of northland", "gardens of southland", True),
        ("unilateral burns", "bilateral burns", True),
        ("agonist of melatonin", "antagonist of melatonin", True),
        ("walks of men in towns of men", "walks of women in towns of men", True),
        ("gardens of harbour clinics in winter", "gardens of harbor clinics in winter", False),
        ("gardeners health care in towns", "gardeners healthcare in towns", False),
        ("gardens of harbour clinics and their neighb", "gardens of harbour clinics and their neighbours in winter", False),
        ("gardens of harbour clinics", "gardens of harbour clinics a survey", False),
        ("sleep of newcomers", "sleep of newcomres", False),
    ],
)
def test_another_word_is_told_from_a_slip(one: str, other: str, reworded: bool) -> None:
    """Two studies of one pattern differ in a word; a copy in letters, spaces or its end."""
    assert find_title_difference(one.split(), other.split()).reworded is reworded
    assert find_title_difference(other.split(), one.split()).reworded is reworded


@pytest.mark.parametrize(
    ("one", "other", "rearranged"),
    [
        ("walks in winter towns", "walks in early winter towns", True),
        ("sleep of walkers with pain", "pain of walkers with sleep", True),
        ("walks in winter towns", "walks in winter towns a survey", False),
        ("walks in winter towns", "early walks in winter towns", False),
        ("walks in the winter towns", "walks in winter towns", False),
        ("walks of men in towns", "walks of women in towns", False),
        ("walks of newcomers in towns", "walks of newcomres in towns", False),
        ("walks in winter", "walks in winter", False),
    ],
)
def test_words_inside_a_title_are_told_from_what_was_cut_off(one: str, other: str, rearranged: bool) -> None:
    """A subtitle or a small word may be lost; a word inside, or another order, is another study."""
    assert find_title_difference(one.split(), other.split()).rearranged is rearranged
    assert find_title_difference(other.split(), one.split()).rearranged is rearranged


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("1", "2", False), ("2018", "2019", False), ("2018 2020", "2018", True), ("", "2018", True), ("1 2", "2 1", False)],
)
def test_numbers_of_titles_must_not_differ(one: str, other: str, same: bool) -> None:
    """A number that one title lacks may be cut off."""
    assert numbers_agree(one.split(), other.split()) is same
    assert numbers_agree(other.split(), one.split()) is same


@pytest.mark.parametrize(
    ("title", "generic", "serial"),
    [
        ("editorial", True, False),
        ("letter to the editor in reply", True, False),
        ("annual report", True, False),
        ("walks in winter", True, False),
        ("walks in winter towns", False, False),
        ("research highlights", True, True),
        ("weekly bulletin of walks in towns", False, True),
        ("", True, False),
    ],
)
def test_titles_that_many_works_bear(title: str, generic: bool, serial: bool) -> None:
    """By how few words of their own they have, or by what comes out again and again."""
    assert (is_generic(title.split()), is_serial(title.split())) == (generic, serial)


@pytest.mark.parametrize(
    ("title", "nameless"), [("annual report", True), ("the night shift", False), ("research highlights", True), ("", True)]
)
def test_a_title_of_its_own_has_a_word_of_its_own(title: str, nameless: bool) -> None:
    """However short it is."""
    assert is_nameless(title.split()) is nameless


words = st.lists(st.text("abinwo", min_size=1, max_size=6), max_size=6)


@given(words, words)
def test_the_order_of_two_titles_does_not_matter(one: list[str], other: list[str]) -> None:
    """And a likeness lies between 0 and 1."""
    assert 0 <= compare_titles(one, other) == compare_titles(other, one) <= 1
    assert find_title_difference(one, other) == find_title_difference(other, one)


@given(words)
def test_a_title_is_not_another_wording_of_itself(one: list[str]) -> None:
    """Nor less than the same."""
    assert compare_titles(one, one) == 1
    assert find_title_difference(one, one) == (False, False)
