"""Text as names are compared in it: without case, accents and kinds of apostrophe, each character where it was."""

import re
import unicodedata

TOKEN = re.compile("[\\w\u0300-\u036f]+")
"""A word of folded text; combining marks that no composed letter exists for belong to their word."""

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


def _fold_character(character: str) -> str:
    if character == "_" or character.isspace():
        return character if character in "\n\r\t" else " "
    if unicodedata.category(character) == "Pd":
        return "-"
    lower = unicodedata.normalize("NFD", character)[0].lower()
    return _PLAIN.get(lower[0], lower[0])


_FOLDING = _Folding()
