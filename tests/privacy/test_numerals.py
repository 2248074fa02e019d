"""Numbers in words."""

import re

import pytest

from litreview.privacy.numerals import (
    DAY_WORDS,
    DAY_WORDS_FR,
    GROWN_WORDS,
    NUMBER_WORDS,
    NUMBER_WORDS_FR,
    YEAR_WORDS,
    read_said_number,
    read_year,
)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("one", 1), ("nine", 9), ("ten", 10), ("eleven", 11), ("nineteen", 19), ("twenty", 20), ("twenty-one", 21),
        ("thirty three", 33), ("forty-four", 44), ("fourty", 40), ("Fifty-One", 51), ("sixty", 60), ("seventy-seven", 77),
        ("eighty", 80), ("ninety-nine", 99), ("a hundred", 100), ("one hundred and two", 102), ("a hundred and twelve", 112),
    ],
)  # fmt: skip
def test_english(words, number):
    """English numbers up to a hundred and more are matched whole and read."""
    assert re.fullmatch(NUMBER_WORDS, words, re.IGNORECASE)
    assert read_said_number(words) == number
    assert bool(re.fullmatch(GROWN_WORDS, words, re.IGNORECASE)) == (number > 10)


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("un", 1), ("seize", 16), ("dix-sept", 17), ("vingt", 20), ("vingt et un", 21), ("vingt-et-un", 21), ("trente-six", 36),
        ("quarante", 40), ("cinquante-deux", 52), ("soixante-dix", 70), ("soixante et onze", 71), ("soixante-dix-neuf", 79),
        ("quatre-vingts", 80), ("quatre-vingt-un", 81), ("quatre-vingt-dix", 90), ("quatre-vingt-dix-sept", 97),
        ("nonante-deux", 92), ("septante", 70), ("cent", 100), ("cent deux", 102),
    ],
)  # fmt: skip
def test_french(words, number):
    """French numbers, of Belgium and Switzerland too, are matched whole and read."""
    assert re.fullmatch(NUMBER_WORDS_FR, words)
    assert read_said_number(words) == number


@pytest.mark.parametrize("words", ["first", "ninth", "eleventh", "twenty second", "twenty-second", "thirtieth", "thirty first"])
def test_a_day_in_english_words(words):
    """Every day of a month as an ordinal is matched whole."""
    assert re.fullmatch(DAY_WORDS, words)


@pytest.mark.parametrize("words", ["premier", "deux", "onze", "dix-sept", "vingt", "vingt et un", "vingt-deux", "trente et un"])
def test_a_day_in_french_words(words):
    """Every day of a month is matched whole."""
    assert re.fullmatch(DAY_WORDS_FR, words)


@pytest.mark.parametrize(
    "words",
    ["nineteen eighty one", "nineteen oh four", "twenty twenty", "two thousand", "two thousand and nine", "deux mille dix",
     "mille neuf cent soixante-douze"],
)  # fmt: skip
def test_a_year_in_words(words):
    """Years of both centuries are matched whole, in both languages."""
    assert re.fullmatch(YEAR_WORDS, words)


@pytest.mark.parametrize(
    ("words", "year"),
    [("nineteen eighty one", 1981), ("nineteen oh four", 1904), ("twenty twenty", 2020), ("two thousand", 2000),
     ("two thousand and nine", 2009), ("deux mille dix", 2010), ("mille neuf cent soixante-douze", 1972)],
)  # fmt: skip
def test_a_year_is_read(words, year):
    """A year in words is read as a number."""
    assert read_year(words) == year
