"""How wide words are in a drawing, and how they break into lines that fit."""

import re

_NARROW, _WIDE, _SLIM = frozenset("ijlItf.,:;'|!()[]/ -r"), frozenset("mMW@%w"), 0.3
_PIECE = re.compile(r"[^\s/-]*[/-]?")


def measure(words: str, size: float) -> float:
    """Return about how many pixels ``words`` take in a sans-serif face of ``size`` pixels, rather too many than too few.

    Example:
        >>> measure("ill", 10) < measure("oak", 10) < measure("MOW", 10)
        True
    """
    return size * sum(map(_letter, words))


def wrap_words(words: str, width: float, size: float, most: int) -> list[str]:
    """Return ``words`` in at most ``most`` lines no wider than ``width`` pixels; what does not fit ends in "…".

    Lines break at spaces, after hyphens and strokes, and inside a word only where it is wider than a line.

    Example:
        >>> wrap_words("Peer-run organisation", 90, 12, 3)
        ['Peer-run', 'organisation']
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
    return lines if len(lines) <= most else [*lines[: most - 1], _cut(lines[most - 1], width, size)]


def _letter(letter: str) -> float:
    if letter in _NARROW:
        return _SLIM
    if letter in _WIDE:
        return 0.84
    if ord(letter) > 0x2000:
        return 1.0
    return 0.68 if letter.isupper() else 0.56


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


def _cut(line: str, width: float, size: float) -> str:
    return line[: _fitting(line, width - size, size)].rstrip() + "…"


def _fitting(words: str, width: float, size: float) -> int:
    """Return how many letters from the start fit, one at least."""
    taken = 0.0
    for place, letter in enumerate(words):
        taken += size * _letter(letter)
        if taken > width:
            return max(place, 1)
    return len(words)
