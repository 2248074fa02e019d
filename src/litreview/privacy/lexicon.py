"""What a word may be by itself: a name of the lists, an ordinary word, either, or nothing that is known."""

import re
from functools import lru_cache
from pathlib import Path
from typing import Literal

from litreview.privacy.folding import fold
from litreview.privacy.name_lists import listed_names
from litreview.privacy.public import COMMON_WORDS, GENERIC_WORDS, OFFICES, PUBLIC_WORDS
from litreview.privacy.words import FUNCTION_WORDS, NAMES_TOO, ORDINARY_WORDS, SURNAMES_TOO

Sense = Literal["name", "either", "word", "unknown"]

_FILE = Path(__file__).resolve().parent / "ordinary.txt"
_PLAIN = (FUNCTION_WORDS | COMMON_WORDS | GENERIC_WORDS | OFFICES | PUBLIC_WORDS) - (NAMES_TOO - SURNAMES_TOO)
_BUILT = re.compile(
    r"(?:ings?|ed|ly|ness|ments?|tions?|sions?|ables?|ibles?|ances?|ences?|ites?|ismes?|isms?|istes?|ists?|euses?|eurs?|trices?"
    r"|ology|ologies?|ologues?|iques?|ives?|less|ful|ers)$"
)
_PART = re.compile(r"[^\W\d_]+")
_TELLING: tuple[Sense, ...] = ("name", "unknown")
_VOWEL = re.compile("[aeiouy]")
_LEAST = 3
_LANGUAGES = ("en", "fr")
_BUILT_LEAST = 7


@lru_cache(maxsize=1 << 16)
def read_sense(word: str, language: str = "") -> Sense:
    """Return what ``word`` may be by itself, whatever its case, in ``language`` (``en``, ``fr``, or either).

    ``name``: a given name that is no word we write, or a family name that is no word; ``either``: a name of the lists that
    is a word too; ``word``; and ``unknown``: neither, so a rare name, a misspelling or a rare word. Ordinary words are
    those of our own example sentences and those that simplemma knows in the language. Two letters, letters without
    a vowel, and long words with an ending that makes words of words ("-ness", "-euse") are words. A compound is a name or
    unknown where a part of it is, and no dictionary has it whole.

    Example:
        >>> [read_sense(word) for word in ("Mohamed", "hope", "helped", "okwuole", "beau-frère", "ti-paul")]
        ['name', 'either', 'word', 'unknown', 'word', 'name']
    """
    low = word.lower()
    parts = _PART.findall(low)
    if len(parts) > 1:
        senses = {read_sense(part, language) for part in parts}
        return "word" if is_written(low, language) else next((one for one in _TELLING if one in senses), "word")
    key, names = fold(low), listed_names()
    if len(key) < _LEAST or key in _PLAIN:
        return "word"
    if key in ordinary_words():
        return "either" if key in names.given or key in names.family else "word"
    known = _is_word(low, key, language)
    if key in names.given:
        return "either" if known and key not in names.common else "name"
    if key in names.family:
        return "either" if known else "name"
    return "word" if known else "unknown"


def is_written(word: str, language: str = "") -> bool:
    """Return whether a dictionary of ``language`` (or either) has ``word`` as it stands: "sous-sol", but no "petit-ruisseau".

    Example:
        >>> is_written("sous-sol"), is_written("petit-ruisseau")
        (True, False)
    """
    from simplemma import is_known

    return any(is_known(word.lower(), lang=one) for one in ([language] if language in _LANGUAGES else _LANGUAGES))


@lru_cache(maxsize=1)
def ordinary_words() -> frozenset[str]:
    """Return the folded words that our own sentences write in small letters, and words that are names too.

    Example:
        >>> {"peer", "entraide", "grace"} <= ordinary_words(), "mohamed" in ordinary_words()
        (True, False)
    """
    return ORDINARY_WORDS.union(_FILE.read_text(encoding="utf-8").split())


def _is_word(low: str, key: str, language: str) -> bool:
    return not _VOWEL.search(key) or (len(key) >= _BUILT_LEAST and _BUILT.search(key) is not None) or is_written(low, language)
