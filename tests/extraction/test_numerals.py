"""Numbers in words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.extraction.numerals import ROUND, SPELLED, is_round, read_number

CASES = [
    ("seven", 7),
    ("twenty-five", 25),
    ("one hundred and twenty", 120),
    ("two dozen", 24),
    ("three thousand two hundred", 3200),
    ("deux cents", 200),
    ("quatre-vingts", 80),
    ("quatre-vingt-dix", 90),
    ("cent quatre-vingt-deux", 182),
    ("vingt et un", 21),
    ("mille deux cents", 1200),
    ("vingtaine de", 20),
    ("centaine d’", 100),
    ("soixante-dix-sept", 77),
    ("soixante et onze", 71),
    ("quatre-vingt-seize", 96),
    ("one hundred and twenty thousand", 120_000),
    ("ten and twelve", 0),
    ("dix et quinze", 0),
    ("twenty-five and thirty", 0),
    ("one hundred and two hundred", 0),
    ("three thousand two thousand", 0),
    ("five hundred and a thousand", 0),
    ("peer", 0),
    ("", 0),
]


@pytest.mark.parametrize(("words", "number"), CASES, ids=[words or "empty" for words, _ in CASES])
def test_words_come_to_their_number(words: str, number: int) -> None:
    """English and French numbers, with dozens and hundreds; other words are none."""
    assert read_number(words) == number


@pytest.mark.parametrize("words", [words for words, number in CASES if number])
def test_the_patterns_take_the_whole_number(words: str) -> None:
    """What can be read is also found, to its end."""
    assert re.fullmatch(rf"{ROUND}|{SPELLED}", words)


def test_round_numbers_are_told_apart() -> None:
    """About twenty is not twenty."""
    assert is_round("trentaine de")
    assert not is_round("trente")


@given(st.text(max_size=80))
def test_any_text_is_a_number_or_none(text: str) -> None:
    """Whatever the text, a whole number comes back."""
    assert read_number(text) >= 0
