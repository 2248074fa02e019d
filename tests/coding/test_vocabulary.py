"""Words are looked up by case, accent and stem."""

import pytest

from litreview.coding.notation import Step
from litreview.coding.vocabulary import Vocabulary


@pytest.fixture
def words() -> Vocabulary:
    """A vocabulary of one word (0), one accented word (1) and two stems (2, 3)."""
    made = Vocabulary()
    for word, prefix in [("pair", False), ("métis", False), ("pa", True), ("rétabli", True)]:
        made.add(Step(word, prefix, 0))
    return made


@pytest.mark.parametrize(
    ("word", "numbers"),
    [
        ("pair", (0, 2)),
        ("PAIR", (0, 2)),
        ("paix", (2,)),
        ("p", ()),
        ("metis", (1,)),
        ("MÉTIS", (1,)),
        ("retablir", (3,)),
        ("rétablîr", ()),
        ("reta", ()),
        ("retabli", (3,)),
    ],
)
def test_a_word_answers_to_whole_words_and_stems(words, word, numbers):
    """Every whole word and stem that a word answers to is named, in order."""
    assert words[word] == numbers


def test_a_word_added_later_is_answered_to(words):
    """A word remembered as unknown is worked out anew once it is added."""
    assert words["espoir"] == ()
    number = words.add(Step("espoir", False, 0))
    assert words["espoir"] == (number,)
    assert words.add(Step("espoir", False, 2)) == number


def test_very_long_words_are_not_remembered(words):
    """A word of a thousand letters is answered and forgotten."""
    assert words["pa" * 500] == (2,)
    assert "pa" * 500 not in words
