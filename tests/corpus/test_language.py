import pytest

from litreview.corpus.language import detect_language, language_or

CASES = {
    "english": ("People who use the service say that it helps.", "en"),
    "french": ("Les gens qui viennent au centre disent que ça les aide.", "fr"),
    "french elided": ("J'ai l'impression d'être entendue.", "fr"),
    "french curly apostrophe": ("C’est l’écoute qui m’a aidé.", "fr"),
    "english with french names": ("The team of La Maison de la Santé met with us in the fall.", "en"),
    "nothing to tell": ("OK", "en"),
    "no words": ("2015 – 88 %", "en"),
}


@pytest.mark.parametrize(("text", "language"), CASES.values(), ids=CASES)
def test_function_words_tell_the_language(text: str, language: str) -> None:
    """English and French are told apart by their small words."""
    assert detect_language(text) == language


@pytest.mark.parametrize(
    ("text", "default", "language"), [("Bof", "fr", "fr"), ("Oui, merci", "en", "fr"), ("Yes, it is", "fr", "en")]
)
def test_short_text_inherits(text: str, default: str, language: str) -> None:
    """A text without telling words takes the language of its document; one telling word is enough."""
    assert language_or(text, default) == language
