"""Names that are other words too."""

import pytest

from litreview.privacy.shared_words import is_full_name, names_somebody


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I told *Will* about it", True),
        ("We met *May* there", True),
        ("It began in *May*", False),
        ("On *June* 9", False),
        ("Since last *April* it works", False),
        ("I asked *Regina* to come", True),
        ("I come from *Regina*", False),
        ("*London*, Ontario", False),
        ("I like *Christian* a lot", True),
        ("It is a *Christian* group", False),
        ("The *Christian* church", False),
        ("I saw *Edward* there", True),
        ("I wear *Black* now", False),
    ],
)
def test_the_name_is_told_from_the_month_place_or_faith(text, expected):
    """What stands beside the word decides; auxiliaries and plain names with a capital name somebody."""
    before, word, after = text.split("*")
    assert names_somebody(before + word + after, len(before), len(before) + len(word)) is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [("will white", True), ("june black", True), ("prince edward", False), ("nova scotia", False), ("will", False)],
)
def test_two_known_words_may_be_a_full_name(words, expected):
    """A given name with a surname, both of which are words."""
    assert is_full_name(words.split()) is expected
