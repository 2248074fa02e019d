"""Folding for comparison."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.privacy.folding import fold, fold_word, fold_words, plain_digits, read_folded_words, small_letters


@pytest.mark.parametrize(
    ("text", "folded"),
    [("ÉLISE", "elise"), ("O’Neil", "o'neil"), ("a_b", "a b"), ("Jean–Luc", "jean-luc"), ("Łukasz", "lukasz"), ("a\xa0b", "a b")],
)
def test_case_accents_and_signs_do_not_count(text, folded):
    """What people type differently folds to the same."""
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "words"),
    [("Élise  ROE:", "elise roe"), ("[P01]", "p01"), (" – ", ""), ("", "")],
    ids=["accents and spaces", "brackets", "signs alone", "nothing"],
)
def test_labels_that_differ_in_signs_are_the_same_words(text, words):
    """How a label is set off does not count."""
    assert fold_words(text) == words


@given(st.text())
def test_words_folded_once_are_folded(text):
    """Folding again changes nothing."""
    assert fold_words(fold_words(text)) == fold_words(text)


@given(st.text())
def test_folding_keeps_every_offset(text):
    """A span of the folded text is a span of the text."""
    assert len(fold(text)) == len(text)


@given(st.text())
def test_small_letters_keep_every_offset(text):
    """A span of the text in small letters is a span of the text; only a letter that would become two stays."""
    small = small_letters(text)
    assert len(small) == len(text)
    assert all(letter.lower() in (low, letter.lower()) for letter, low in zip(text, small, strict=True))


def test_one_letter_without_a_small_one_leaves_the_others():
    """The words around it are in small letters all the same."""
    assert small_letters("AMIRA SAID") == "amira said"
    assert small_letters("İZMİR, CALL ME") == "İzmİr, call me"


def test_words_are_those_of_the_text_in_small_letters():
    """Signs and underscores part words; asking again, or for another text between, changes nothing."""
    once = read_folded_words("Zo's BUS_stop 12")
    assert once == ("zo's bus_stop 12", ("zo", "s", "bus", "stop", "12"))
    assert [read_folded_words(str(number))[1] for number in range(9)] == [(str(number),) for number in range(9)]
    assert read_folded_words("Zo's BUS_stop 12") == once
    assert fold_word("ZOÉ") == fold("ZOÉ")


@given(st.text())
def test_plain_digits_keep_every_offset_and_value(text):
    """Only digits change, each into the one of its value; what is no digit but a number ("²", "½") stays."""
    plain = plain_digits(text)
    assert all(a == b or (b in "0123456789" and int(a) == int(b)) for a, b in zip(text, plain, strict=True))
    assert not any(character.isdecimal() and character not in "0123456789" for character in plain)
