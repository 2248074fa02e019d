import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.corpus.language import detect_language, language_or
from litreview.corpus.wordlists import words

CASES = {
    "english": ("People who use the service say that it helps.", "en"),
    "french": ("Les gens qui viennent au centre disent que ça les aide.", "fr"),
    "french elided": ("J'ai l'impression d'être entendue.", "fr"),
    "french curly apostrophe": ("C’est l’écoute qui m’a aidé.", "fr"),
    "english with french names": ("The team of La Maison de la Santé met with us in the fall.", "en"),
    "french with an english name": ("Le guide de Peer Support Canada est offert aux membres du réseau.", "fr"),
    "english title in capitals": ("THE VALUE OF PEER SUPPORT IN THE COMMUNITY", "en"),
    "french title in capitals": ("LA VALEUR DU SOUTIEN PAR LES PAIRS DANS LA COMMUNAUTÉ", "fr"),
    "canadian english speech": ("So, eh, I don't know, it's just that they were there.", "en"),
    "quebec speech": ("Ben là, c'est sûr que moi j'étais pas bien, t'sais.", "fr"),
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


@given(st.text(max_size=200), st.sampled_from(["en", "fr"]))
def test_any_text_has_a_language(text: str, default: str) -> None:
    """One of the two, and without words the one that was given."""
    assert language_or(text, default) in ("en", "fr")
    assert language_or("1 2 – ©", default) == default


@given(st.lists(st.sampled_from(["Le", "The", "ça", "it", "Bof", "3"]), max_size=6).map(" ".join))
def test_what_was_asked_before_changes_nothing(text: str) -> None:
    """A default holds only for the question it was given with, however often the same text is asked about."""
    english, french = language_or(text, "en"), language_or(text, "fr")
    assert (language_or(text, "en"), language_or(text, "fr")) == (english, french)
    assert english == french or (english, french) == ("en", "fr")


ENGLISH = """the of and to that for it with was are have has had but their which who were can will what when there would how she
    these those them been should about than because where while yes thanks don't it's i'm"""
FRENCH = """le la les des du et est une dans pour que qui sur avec pas cette ces il elle nous vous ils elles je mon ma mes notre
    nos votre vos leur leurs au aux par sont été être avoir mais ou où donc très ne se sa ses l'ami d'ami c'est j'ai
    n'est fait peut
    comme sans chez aussi cela ça oui merci tu ton ta tes était étaient avait"""


@pytest.mark.parametrize("word", sorted(words(ENGLISH)))
def test_one_english_word_tells(word: str) -> None:
    """Also in a text whose document is French."""
    assert language_or(f"Bof {word} 12", "fr") == "en"


@pytest.mark.parametrize("word", sorted(words(FRENCH)))
def test_one_french_word_tells(word: str) -> None:
    """Also in a text whose document is English."""
    assert language_or(f"Bof {word} 12", "en") == "fr"


@pytest.mark.parametrize(
    ("text", "default", "language"),
    [
        ("the le", "fr", "fr"),
        ("the le", "en", "en"),
        ("the le café", "en", "fr"),
        ("the and le", "fr", "fr"),
        ("the and of le", "fr", "en"),
        ("le la les the", "en", "fr"),
        ("bof " * 5_000 + "the and of", "fr", "fr"),
    ],
)
def test_few_words_of_both_languages(text: str, default: str, language: str) -> None:
    """A lead of one word among words of both tells nothing, an accent breaks a tie, and only the opening is read."""
    assert language_or(text, default) == language
