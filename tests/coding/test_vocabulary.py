"""Words are looked up by case, accent and stem."""

import pytest

from litreview.coding.vocabulary import Vocabulary


@pytest.fixture
def words() -> Vocabulary:
    """A vocabulary of one word, one accented word and two stems."""
    made = Vocabulary()
    for symbol in ("pair", "métis", "pa*", "rétabli*"):
        made.add(symbol)
    return made


@pytest.mark.parametrize(
    ("word", "symbols"),
    [
        ("pair", ("pa*", "pair")),
        ("PAIR", ("pa*", "pair")),
        ("paix", ("pa*",)),
        ("p", ()),
        ("metis", ("métis",)),
        ("MÉTIS", ("métis",)),
        ("retablir", ("rétabli*",)),
        ("rétablîr", ()),
        ("reta", ()),
        ("retabli", ("rétabli*",)),
    ],
)
def test_a_word_answers_to_whole_words_and_stems(words, word, symbols):
    """Every whole word and stem that a word answers to is named, in order."""
    assert words[word] == symbols


def test_a_word_added_later_is_answered_to(words):
    """A word remembered as unknown is worked out anew once it is added, and added once only."""
    assert words["espoir"] == ()
    words.add("espoir")
    words.add("espoir")
    assert words["espoir"] == ("espoir",)


def test_very_long_words_are_not_remembered(words):
    """A word of a thousand letters is answered and forgotten."""
    assert words["pa" * 500] == ("pa*",)
    assert "pa" * 500 not in words
