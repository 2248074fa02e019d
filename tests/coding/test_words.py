"""The words of a sentence as features: stems, pairs, parts, both languages, and whatever else is pasted in."""

import time
from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.coding.words import FeatureIndex, spell_feature, word_features

FEATURES = {
    "one word": ("Hope", ["hope"]),
    "a pair after the words": ("We met.", ["we", "met", "we met"]),
    "pairs of neighbours only": ("a b c", ["a", "b", "c", "a b", "b c"]),
    "six letters stay, with their ends": ("mentor", ["mentor", "^ment", "ntor$"]),
    "seven letters are cut, and kept whole": ("mentors", ["mentor*", "^ment", "tors$", "=mentors"]),
    "five letters have a beginning": ("peers", ["peers", "^peer"]),
    "hyphens part": ("peer-run", ["peer", "run", "peer run"]),
    "a dash parts": ("tea – hope", ["tea", "hope", "tea hope"]),
    "numbers are words": ("in 2019", ["in", "2019", "in 2019"]),
    "a number inside a word parts": ("b12", ["b", "12", "b 12"]),
    "underscores part": ("tea_room", ["tea", "room", "tea room"]),
    "French accents stay": ("À l'été", ["à", "l", "été", "à l", "l été"]),
    "French stems": ("rétablissement", ["rétabl*", "^réta", "ment$", "=rétablissement"]),
    "straight and curly apostrophes": ("d’aide d'aide", ["d", "aide", "d", "aide", "d aide", "aide d", "d aide"]),
    "nothing": ("", []),
    "marks only": (" … — ( ) !", []),
}


@pytest.mark.parametrize(("text", "expected"), FEATURES.values(), ids=FEATURES)
def test_a_sentence_becomes_stems_and_pairs(text: str, expected: list[str]) -> None:
    """The stems come in order, then the pairs of neighbours, then the parts of longer words."""
    assert word_features(text) == expected


INFLECTED = [("supporting", "supported"), ("certified", "certification"), ("rencontrer", "rencontraient")]


@pytest.mark.parametrize("words", INFLECTED, ids=["-ing", "-ation", "French verb"])
def test_forms_of_a_long_word_share_a_stem(words: tuple[str, str]) -> None:
    """Cutting brings the forms of a word together."""
    first, second = (word_features(word) for word in words)
    assert first[0] == second[0]
    assert first[0].endswith("*")


SENTENCES = ["Peers met in the hall.", "Les paires aidantes se sont rencontrées à l’été.", "Ça va, à Noël"]


@pytest.mark.parametrize("text", SENTENCES, ids=["English", "French", "accents"])
def test_capitals_make_no_difference(text: str) -> None:
    """A sentence written in capitals has the features of the same sentence in small letters."""
    assert word_features(text.upper()) == word_features(text.lower())


@given(st.text(max_size=300))
def test_any_text_gives_words_and_pairs(text: str) -> None:
    """Of n words come n stems, the n - 1 pairs of neighbours, and parts that all can be spelled."""
    features = word_features(text)
    whole = [feature for feature in features if feature[0] not in "^=" and feature[-1] != "$"]
    words = [feature for feature in whole if " " not in feature]
    assert whole[len(words) :] == [f"{one} {two}" for one, two in pairwise(words)]
    assert not [feature for feature in features if set(spell_feature(feature)) & set("^=$*")]


SPELLED = {
    "word": ("hope", "hope"),
    "pair": ("suppor* suppor*", "suppor… suppor…"),
    "beginning": ("^supp", "supp…"),
    "ending": ("ting$", "…ting"),
    "whole": ("=supporting", "supporting"),
}


@pytest.mark.parametrize(("feature", "spelled"), SPELLED.values(), ids=SPELLED)
def test_features_are_spelled_for_people(feature: str, spelled: str) -> None:
    """What is shown as a reason is made of letters and dots."""
    assert spell_feature(feature) == spelled


LONG = {"words": "peers met ", "one word": "a", "hyphens": "a-", "marks": "…'", "digits": "7", "accents": "é\u0301"}


@pytest.mark.parametrize("part", LONG.values(), ids=LONG)
def test_a_sentence_without_end_takes_linear_time(part: str) -> None:
    """A sentence ten times as long as the longest is read at once."""
    text = part * (500_000 // len(part))
    begun = time.process_time()
    word_features(text)
    assert time.process_time() - begun < 5


KNOWN = sorted({feature for text, _ in FEATURES.values() for feature in word_features(text)} - {"été", "b 12"})
INDEX = FeatureIndex(KNOWN)


def _counted(index: FeatureIndex, texts: list[str]) -> list[Counter[str]]:
    found: list[Counter[str]] = [Counter() for _ in texts]
    for text, place, count in zip(*(numbers.tolist() for numbers in index.count(texts)), strict=True):
        found[text][KNOWN[place]] = count
    return found


def _expected(texts: list[str]) -> list[Counter[str]]:
    return [Counter(feature for feature in word_features(text) if feature in KNOWN) for text in texts]


def test_the_features_of_many_texts_are_counted_at_once() -> None:
    """Each text has the features that it has alone, and no pair reaches from one into the next."""
    texts = [text for text, _ in FEATURES.values()] * 2
    assert _counted(INDEX, texts) == _expected(texts)
    assert _counted(FeatureIndex(["a b"]), ["a", "b"]) == [Counter(), Counter()]


PIECES = st.sampled_from(["mentors ", "Peer-run ", "l'été ", "a b ", "zebra ", "2019", "Σ", "İ", "b12 ", "\n", "\ud800"])


@given(st.lists(st.text(max_size=40) | st.lists(PIECES, max_size=9).map("".join), max_size=6))
def test_any_texts_are_counted_as_they_are_cut(texts: list[str]) -> None:
    """Whatever is pasted in, what is counted is what ``word_features`` gives, as far as it is known."""
    assert _counted(INDEX, texts) == _expected(texts)


def test_counts_come_in_order_of_text_and_place() -> None:
    """The order does not depend on what was met before."""
    text, place, count = INDEX.count(["peer run peer", "", "in 2019 in"])
    assert list(zip(text.tolist(), place.tolist(), strict=True)) == sorted(zip(text.tolist(), place.tolist(), strict=True))
    assert count.max() == 2


def test_an_index_of_nothing_finds_nothing() -> None:
    """Neither without features nor without texts is anything counted."""
    assert [numbers.tolist() for numbers in FeatureIndex([]).count(["We hope.", ""])] == [[], [], []]
    assert [numbers.tolist() for numbers in INDEX.count([])] == [[], [], []]


def test_words_without_end_do_not_fill_the_memory() -> None:
    """After very many distinct words the oldest are forgotten, and counts stay right."""
    index = FeatureIndex(KNOWN)
    for start in range(0, 250_000, 50_000):
        index.count([" ".join(f"{number}x" for number in range(start, start + 50_000))])
    assert len(index) < 250_000
    assert _counted(index, ["Peer-run mentors"]) == _expected(["Peer-run mentors"])
