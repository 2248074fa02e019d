import re

import pytest

from litreview.extraction.wordings import NEEDS, PATTERNS


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_each_pattern_names_the_term_and_says_what_it_needs(name):
    """Every way to define catches the term, and has the words without which it is not tried."""
    assert "term" in PATTERNS[name].groupindex
    assert NEEDS[name]
    assert all(word == word.lower() for word in NEEDS[name])


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_no_pattern_repeats_without_bound(name):
    """No group is repeated without bound, so that hostile text stays cheap."""
    assert not re.search(r"\)[*+]", PATTERNS[name].pattern)


@pytest.mark.parametrize("name", sorted(PATTERNS))
@pytest.mark.parametrize(
    "text", ["peer " * 20_000, "a" * 100_000, "“" * 50_000, "is a " * 20_000], ids=["words", "long", "quotes", "verbs"]
)
def test_hostile_text_is_answered(name, text):
    """A hundred thousand hostile characters are matched or refused at once."""
    found = PATTERNS[name].match(text)
    assert found is None or found.end() < 1_000
