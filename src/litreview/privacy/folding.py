"""Text as names are compared in it: without case, accents and kinds of apostrophe, each character where it was."""

import re
import unicodedata
from functools import lru_cache

TOKEN = re.compile("[\\w\u0300-\u036f]+")
"""A word of folded text; combining marks that no composed letter exists for belong to their word."""

_WORD = re.compile(r"[^\W_]+")
_OTHER_DIGIT = re.compile(r"[^\D0-9]")
_PLAIN = {"ł": "l", "đ": "d", "ø": "o", "ħ": "h", "ı": "i", "’": "'", "‘": "'", "ʼ": "'", "ʹ": "'", "´": "'", "`": "'"}


class _Folding(dict[int, str]):
    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_character(chr(code))
        return folded


def fold(text: str) -> str:
    """Return ``text`` in lower case without accents, apostrophes, dashes, underscores and spaces of one kind; same length.

    Because the length stays, a span found in the folded text is the span in the text. Text is best NFC beforehand.

    Example:
        >>> fold("Zoé O’Brien-Müller_2")
        "zoe o'brien-muller 2"
    """
    return text.lower().replace("_", " ") if text.isascii() else text.translate(_FOLDING)


@lru_cache(maxsize=1 << 16)
def fold_word(word: str) -> str:
    """Return ``word`` as ``fold`` returns it, kept for the next time it stands in a text.

    Example:
        >>> fold_word("Zoé")
        'zoe'
    """
    return fold(word)


def fold_words(text: str) -> str:
    """Return the folded words of ``text`` with single spaces, without the signs between them: what labels are compared by.

    Example:
        >>> fold_words("Élise  O’Neil (she)")
        'elise o neil she'
    """
    return " ".join(TOKEN.findall(fold(text)))


def plain_digits(text: str) -> str:
    """Return ``text`` with the digits of every script, and full-width ones, as 0 to 9; every character in its place.

    Example:
        >>> plain_digits("６１３ ٥٥٥ x²")
        '613 555 x²'
    """
    return text if text.isascii() else _OTHER_DIGIT.sub(lambda match: str(unicodedata.decimal(match[0])), text)


def small_letters(text: str) -> str:
    """Return ``text`` in small letters, every character in its place; a letter that would become two stays as it is.

    Example:
        >>> small_letters("AMIRA"), small_letters("İZMİR")
        ('amira', 'İzmİr')
    """
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(low if len(low := character.lower()) == 1 else character for character in text)


@lru_cache(maxsize=4)
def read_folded_words(text: str) -> tuple[str, tuple[str, ...]]:
    """Return ``text`` in small letters and its words so, in order; the last few are kept, since many rules ask in turn.

    Example:
        >>> read_folded_words("Amira's bus_stop")
        ("amira's bus_stop", ('amira', 's', 'bus', 'stop'))
    """
    small = small_letters(text)
    return small, tuple(_WORD.findall(small))


def _fold_character(character: str) -> str:
    if character == "_" or character.isspace():
        return character if character in "\n\r\t" else " "
    if unicodedata.category(character) == "Pd":
        return "-"
    lower = unicodedata.normalize("NFD", character)[0].lower()
    return _PLAIN.get(lower[0], lower[0])


_FOLDING = _Folding()
