"""Which words ship as ordinary ones."""

import pytest
from benchmarks.fit_words import OUT, ordinary_words

from litreview.privacy.lexicon import listed_names


def test_words_in_small_letters_are_kept_folded_and_sorted() -> None:
    """Capitals may be names, and one letter is no word."""
    assert ordinary_words(["The Été was très big", "a big été"]) == ["big", "ete", "tres", "was"]


@pytest.mark.parametrize(("times", "kept"), [(2, False), (3, True)])
def test_a_name_must_stand_three_times(times: int, kept: bool) -> None:
    """People who write in small letters write names so, too."""
    name = min(listed_names().given)
    assert (name in ordinary_words([name] * times)) is kept


def test_what_ships_is_sorted_and_each_word_stands_once() -> None:
    """So that a change of it can be read."""
    words = OUT.read_text(encoding="utf-8").split()
    assert words == sorted(set(words))
