"""Public words."""

from litreview.privacy.public import PUBLIC_WORDS


def test_public_words_are_what_everybody_says():
    """Days, provinces and programmes name no one; a small town does."""
    assert {"monday", "ontario", "naloxone"} <= PUBLIC_WORDS
    assert "ardenvale" not in PUBLIC_WORDS
