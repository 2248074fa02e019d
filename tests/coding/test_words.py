"""The words of a sentence as features: stems, pairs, both languages, and whatever else is pasted in."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.coding.words import word_features

FEATURES = {
    "one word": ("Hope", ["hope"]),
    "a pair after the words": ("We met.", ["we", "met", "we met"]),
    "pairs of neighbours only": ("a b c", ["a", "b", "c", "a b", "b c"]),
    "six letters stay": ("mentor", ["mentor"]),
    "seven letters are cut": ("mentors", ["mentor*"]),
    "hyphens hold": ("peer-run", ["peer-r*"]),
    "a dash parts": ("tea – hope", ["tea", "hope", "tea hope"]),
    "numbers are words": ("in 2019", ["in", "2019", "in 2019"]),
    "a number inside a word parts": ("b12", ["b", "12", "b 12"]),
    "underscores part": ("tea_room", ["tea", "room", "tea room"]),
    "French accents stay": ("À l'été", ["à", "l", "été", "à l", "l été"]),
    "French stems": ("rétablissement", ["rétabl*"]),
    "straight and curly apostrophes": ("d’aide d'aide", ["d", "aide", "d", "aide", "d aide", "aide d", "d aide"]),
    "nothing": ("", []),
    "marks only": (" … — ( ) !", []),
}


@pytest.mark.parametrize(("text", "expected"), FEATURES.values(), ids=FEATURES)
def test_a_sentence_becomes_stems_and_pairs(text: str, expected: list[str]) -> None:
    """The stems come in order, then the pairs of neighbours."""
    assert word_features(text) == expected


INFLECTED = [("supporting", "supported"), ("certified", "certification"), ("rencontrer", "rencontraient")]


@pytest.mark.parametrize("words", INFLECTED, ids=["-ing", "-ation", "French verb"])
def test_forms_of_a_long_word_are_one_feature(words: tuple[str, str]) -> None:
    """Cutting brings the forms of a word together."""
    first, second = (word_features(word) for word in words)
    assert first == second


SENTENCES = ["Peers met in the hall.", "Les paires aidantes se sont rencontrées à l’été.", "Ça va, à Noël"]


@pytest.mark.parametrize("text", SENTENCES, ids=["English", "French", "accents"])
def test_capitals_make_no_difference(text: str) -> None:
    """A sentence written in capitals has the features of the same sentence in small letters."""
    assert word_features(text.upper()) == word_features(text.lower())


@given(st.text(max_size=300))
def test_any_text_gives_words_and_pairs(text: str) -> None:
    """Of n words come n stems and n - 1 pairs, none with a space too many."""
    features = word_features(text)
    words = [feature for feature in features if " " not in feature]
    assert len(features) == max(2 * len(words) - 1, 0)
    assert features[len(words) :] == [f"{one} {two}" for one, two in zip(words, words[1:], strict=False)]


LONG = {"words": "peers met ", "one word": "a", "hyphens": "a-", "marks": "…'", "digits": "7", "accents": "é\u0301"}


@pytest.mark.parametrize("part", LONG.values(), ids=LONG)
def test_a_sentence_without_end_takes_linear_time(part: str) -> None:
    """A sentence ten times as long as the longest is read at once."""
    text = part * (500_000 // len(part))
    begun = time.perf_counter()
    word_features(text)
    assert time.perf_counter() - begun < 5
