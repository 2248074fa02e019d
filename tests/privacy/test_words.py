"""The word lists."""

from litreview.privacy import public, words
from litreview.privacy.folding import fold


def test_all_lists_are_folded():
    """A word with a capital or accent would never be met."""
    lists = (words.ORDINARY_WORDS, words.FUNCTION_WORDS, words.FACILITATOR_LABELS, public.PUBLIC_WORDS)
    assert [word for known in lists for word in known if fold(word) != word] == []
