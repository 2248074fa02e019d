"""Openings: what is read from a pattern about the texts that it can match."""

import re

import pytest

from litreview.corpus.openings import find_openings

CASES = {
    "alternatives": (r"\b(?:hope|fear)", {"hope", "fear"}, True),
    "whole words": (r"\b(?:we|I)\b", {"we ", "i "}, True),
    "endings": (r"\brose[sn]?\b", {"rose ", "roses ", "rosen "}, True),
    "optional word first": (r"\b(?:very )?low\b", {"very ", "low "}, True),
    "several signs": (r"\bgr[eo]w\b", {"grew ", "grow "}, True),
    "a mark": (r"[;:]\s", {";", ":"}, True),
    "a digit": (r"\d\s?%", {r"\d"}, True),
    "letters and a digit": (r"\bp\d", {"p"}, True),
    "long words are cut": (r"\brecommendations\b", {"recomme"}, True),
    "stem": (r"\bincreas\w*", {"increas"}, True),
    "after any word": (r"\w+ said\b", {"said "}, False),
    "within a word": (r"n[’']t\b", {"t "}, False),
    "needed in each way": (r"\w+ (?:said|told)\b", {"said ", "told "}, False),
    "looking back": (r"(?<!no )\bhope\b", {"hope "}, True),
    "looking ahead": (r"\bhope\b(?! of)", {"hope "}, True),
    "start of the text": (r"^No\b", {"no "}, True),
    "case of one group": (r"(?i:\bABC\b)", {"abc "}, True),
    "repeated": (r"(?:\bhope ){2,3}", {"hope "}, True),
    "no word before": (r"(?<![\w.])hope\b", {"hope "}, True),
}


@pytest.mark.parametrize(("pattern", "openings", "begins"), CASES.values(), ids=list(CASES))
def test_openings(pattern: str, openings: set[str], begins: bool) -> None:
    """A pattern tells the beginnings of words, the marks and digits that its matches begin with, or else hold."""
    assert find_openings(re.compile(pattern, re.IGNORECASE)) == (openings, openings if begins else set())


@pytest.mark.parametrize("pattern", [r"\w+", r"hope", r".*", r"(?:hope)?", r"\s", r"\w*hope", "", r"\bhope\b|\w+", r"(a)\1"])
def test_nothing_known(pattern: str) -> None:
    """A pattern that may match anything, or letters within any word, tells nothing."""
    assert find_openings(re.compile(pattern)) == (frozenset(), frozenset())


def test_words_of_letters_without_accents_only() -> None:
    """Where only plain letters make words, as with ``re.ASCII``, the edges of words are others, so nothing is told."""
    assert find_openings(re.compile(r"\bhope\b", re.ASCII)) == (frozenset(), frozenset())


def test_a_match_that_may_begin_at_the_start_of_the_text() -> None:
    """Where a match may begin with any sign, but at the start only, its words are told apart from where it begins."""
    held, begun = find_openings(re.compile(r"^\W{0,4}but not\b|\bno\b"))
    assert (held, begun) == ({"not ", "no "}, {"^", "no "})
