"""The codebook's phrases as patterns of spaCy find what they say."""

import pytest
from benchmarks.matcher import find_codes, make_matcher, make_phrase_matcher, write_patterns

from litreview.coding.codebook import Code
from litreview.coding.notation import read_phrase

spacy = pytest.importorskip("spacy")


def code(*phrases: str) -> Code:
    """Return a code with these phrases."""
    return Code("OUT.X", "OUT", "X", "X", "", "", "", phrases, ())


@pytest.mark.parametrize("make", [make_matcher, make_phrase_matcher])
def test_plain_phrases_are_found(make) -> None:
    """In any case of letters, and not in part of a word."""
    nlp = spacy.blank("en")
    found = find_codes(make([code("peer worker")], nlp), nlp, ["A Peer Worker came.", "Peers worked.", ""])
    assert found == [{"OUT.X"}, set(), set()]


def test_how_many_phrases_are_held_is_told() -> None:
    """The list of plain phrases leaves out beginnings of words."""
    nlp, codes = spacy.blank("en"), [code("peer worker", "recover*", "hope")]
    assert make_matcher(codes, nlp)[1:] == (3, 3)
    assert make_phrase_matcher(codes, nlp)[1:] == (2, 3)


def test_the_beginning_of_a_word_is_a_regular_expression() -> None:
    """Any ending may follow."""
    assert write_patterns(read_phrase("recover*")) == [[{"LOWER": {"REGEX": r"^(?:recover\w*)$"}}]]


def test_wordings_that_differ_in_one_place_are_one_pattern() -> None:
    """Six of two words are one pattern, and two of one word another."""
    patterns = write_patterns(read_phrase("(me |us |them |)(calm|safe)"))
    words = [[token["LOWER"] for token in tokens if "LOWER" in token] for tokens in patterns]
    either = {"IN": ["calm", "safe"]}
    assert sorted(words, key=len) == [[either], [{"IN": ["me", "them", "us"]}, either]]
