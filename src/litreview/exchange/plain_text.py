"""Text that every coding program counts alike: one code point, one UTF-16 unit, one character."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable

_FOREIGN = re.compile(r"\r\n?|[\U00010000-\U0010ffff]|[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


def plain_text(text: str) -> tuple[str, Callable[[int], int]]:
    """Return ``text`` in characters of the first plane with LF, and the function from offsets in ``text`` to offsets in it.

    An emoji becomes its name in brackets; control characters and byte-order marks go. The text stays otherwise as it is.

    Example:
        >>> safe, moved = plain_text("so \U0001f600 glad"); safe, moved(4)
        ('so [grinning face] glad', 18)
    """
    pieces, ends, growth, last = [], [], [0], 0
    for match in _FOREIGN.finditer(text):
        new = _replacement(match[0])
        pieces += [text[last : match.start()], new]
        last = match.end()
        ends.append(last)
        growth.append(growth[-1] + len(new) - len(match[0]))
    return "".join([*pieces, text[last:]]), lambda offset: offset + growth[bisect_right(ends, offset)]


def plain_line(text: str) -> str:
    """Return ``text`` in characters that XML and every coding program take.

    Example:
        >>> plain_line("a\\x07b")
        'ab'
    """
    return plain_text(text)[0]


def _replacement(found: str) -> str:
    if found[0] == "\r":
        return "\n"
    if found > "\uffff":
        return f"[{unicodedata.name(found, 'symbol').lower()}]"
    return ""
