"""What stands at the beginning of a line: bullets, numbers and letters of items, numbers of references."""

import re
from itertools import pairwise
from typing import NamedTuple

_BULLET = re.compile(r"[ \t]*(?P<mark>[•◦▪▫●○■□‣⁃∙·◆➢➤✓\uf0b7\uf0a7*–-])[ \t\u00a0]+(?=\S)")
_GLUED = re.compile(r"[ \t]*(?P<mark>[•◦▪●■‣⁃∙\uf0b7\uf0a7])(?=\w)")
_NUMBER = re.compile(r"[ \t]*(?P<open>\(?)(?P<mark>\d{1,2}|[a-z]|[ivx]{2,5})(?P<close>[.)])[ \t\u00a0]+(?=\S)")
_REFERENCE = re.compile(r"[ \t]*\[\d{1,3}\][ \t\u00a0]*(?=\S)")
_NUMERALS = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv"
_ROMAN = {numeral: value for value, numeral in enumerate(_NUMERALS.split(), 1)}


class Marker(NamedTuple):
    """The mark that opens an item: its kind, where the words begin, and the values the mark can have.

    ``kind`` is ``"bullet"``, ``"number"`` (of one style, such as ``"number (a)"``) or ``"reference"``; a letter such as
    "i" may count as the ninth letter and the first Roman number.
    """

    kind: str
    width: int
    values: tuple[int, ...] = ()


def find_marker(line: str) -> Marker | None:
    """Return the marker that opens ``line``, or ``None``.

    Example:
        >>> find_marker("  • hope"), find_marker("(b) rest"), find_marker("[12] Lee, A.").kind, find_marker("words")
        (Marker(kind='bullet', width=4, values=()), Marker(kind='number (a)', width=4, values=(2,)), 'reference', None)
    """
    bullet = _BULLET.match(line) or _GLUED.match(line)
    if bullet:
        return Marker("bullet", bullet.end())
    number = _NUMBER.match(line)
    if number:
        style = ("1" if number["mark"].isdigit() else "a").join((number["open"], number["close"]))
        return Marker(f"number {style}", number.end(), _values(number["mark"]))
    if _REFERENCE.match(line):
        return Marker("reference", 0)
    return None


def _values(mark: str) -> tuple[int, ...]:
    if mark.isdigit():
        return (int(mark),)
    letter = (ord(mark) - ord("a") + 1,) if len(mark) == 1 else ()
    return letter + ((_ROMAN[mark],) if mark in _ROMAN else ())


def numbers_in_sequence(markers: list[Marker | None]) -> list[bool]:
    """Return for each marker of successive blocks whether it is a number with its neighbour beside it.

    A number alone ("1. Introduction" above a page of text) is not known to be an item, so it is left as it stands.

    Example:
        >>> numbers_in_sequence([find_marker(line) for line in ("1. one", "2. two", "words", "7. seven")])
        [True, True, False, False]
    """
    following = [_follows(first, second) for first, second in pairwise(markers)]
    return [any(following[max(0, i - 1) : i + 1]) for i in range(len(markers))]


def _follows(first: Marker | None, second: Marker | None) -> bool:
    if first is None or second is None or not first.kind.startswith("number") or first.kind != second.kind:
        return False
    return any(value + 1 in second.values for value in first.values)
