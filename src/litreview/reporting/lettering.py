"""How wide words are in a drawing, and how they break into lines that fit."""

import re
from functools import lru_cache
from unicodedata import normalize

_SLIM, _NARROW = frozenset("ijlItf.,:;'|![]/ "), frozenset("r()-")
_ROUND, _BROAD, _WIDEST = frozenset("OGQ&+<=>~¬©®"), frozenset("mMw%¼½¾æœ"), frozenset("W@ÆŒ")
_LAST_LATIN, _LAST_WRITTEN = 0x24F, 0x2000
_PIECE = re.compile(r"[^\s/-]*[/-]?")


def measure(words: str, size: float) -> float:
    """Return about how many pixels ``words`` take in a sans-serif face of ``size`` pixels, rather too many than too few.

    Example:
        >>> measure("ill", 10) < measure("oak", 10) < measure("MOW", 10)
        True
    """
    return size * sum(map(_letter, words))


def wrap_words(words: str, width: float, size: float, most: int, tail: str = "") -> list[str]:
    """Return ``words`` in at most ``most`` lines no wider than ``width`` pixels; what does not fit ends in "…".

    Lines break at spaces, after hyphens and strokes, and inside a word only where it is wider than a line. ``tail``, the end of
    ``words``, stands behind the mark where they are cut.

    Example:
        >>> wrap_words("Peer-run organisation", 90, 12, 3)
        ['Peer-run', 'organisation']
        >>> wrap_words("no outcomes at all: 12", 90, 12, 1, tail=": 12")
        ['no outco…: 12']
    """
    lines: list[str] = []
    for word in words.split():
        joint = " "
        for piece in _pieces(word, width, size):
            longer = f"{lines[-1]}{joint}{piece}" if lines else piece
            if lines and measure(longer, size) <= width:
                lines[-1] = longer
            else:
                lines.append(piece)
            joint = ""
    return lines if len(lines) <= most else [*lines[: most - 1], _cut(lines[most - 1], width, size, tail)]


@lru_cache(4096)
def _letter(letter: str) -> float:
    """How wide a letter is in ems of Arial, an accented one as without its accent; other alphabets are taken for broad."""
    plain = normalize("NFD", letter)[:1] if ord(letter) <= _LAST_LATIN else letter
    known = ((_SLIM, 0.3), (_NARROW, 0.34), (_ROUND, 0.79), (_BROAD, 0.9), (_WIDEST, 1.02))
    if width := next((width for letters, width in known if plain in letters), 0):
        return width
    if ord(plain) > _LAST_WRITTEN:
        return 1.0
    if ord(plain) > _LAST_LATIN:
        return 1.02 if plain.isupper() else 0.85
    if plain.isupper():
        return 0.72
    return 0.56 if plain.isascii() else 0.63


def _pieces(word: str, width: float, size: float) -> list[str]:
    """Return the parts of a word that stand on one line each: between hyphens, and pieces of what is wider than a line."""
    pieces = []
    for part in filter(None, _PIECE.findall(word)):
        rest = part
        while rest:
            fits = _fitting(rest, width, size)
            pieces.append(rest[:fits])
            rest = rest[fits:]
    return pieces


def _cut(line: str, width: float, size: float, tail: str) -> str:
    return line[: _fitting(line, width - size - measure(tail, size), size)].rstrip() + "…" + tail


def _fitting(words: str, width: float, size: float) -> int:
    """Return how many letters from the start fit, one at least."""
    taken = 0.0
    for place, letter in enumerate(words):
        taken += size * _letter(letter)
        if taken > width:
            return max(place, 1)
    return len(words)
