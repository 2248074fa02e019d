"""Gates: patterns that are tried only where a word or mark of the text can begin what they look for.

Most sentences hold nothing of what a pattern looks for, yet a search tries every sign of them. What a match must begin with
or hold is read from the pattern itself (see ``openings``); a text is cut into words once for all gates together, and a
pattern whose words are not there is not tried at all. The answer is always that of the pattern.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache, reduce
from itertools import accumulate, compress, count
from operator import or_
from typing import TypeVar

from litreview.corpus.openings import DIGIT, LONGEST, START, find_openings

_TOKEN, _PLAIN_TOKEN = re.compile(r"(\w+|[^\w\s])"), re.compile(r"([a-z0-9_]+|[^a-z0-9_\s])")
_DIGITS, _PLAIN_DIGITS = re.compile(DIGIT), re.compile("[0-9]")
_UNUSUAL = re.compile("[İıſμ]")
"""Signs that stand for another letter where case is ignored; a text with one of them opens every gate."""
_MOST_TOKENS, _LONGEST_KEPT = 100_000, 60
_bits: dict[str, int] = {}
_places = count()

Name = TypeVar("Name")
Places = tuple[tuple[int, int], ...]


class Gate:
    """A pattern with a bit of its own among all gates; a text whose words do not set the bit holds no match.

    It is compiled when it is first needed.

    Raises:
        ValueError: (when first needed) a match may hold anything, so that the gate would stand open for every text.

    Example:
        >>> pays = Gate(r"\\b(?:paid|wages?)\\b", re.IGNORECASE)
        >>> pays.search("Peers were Paid.")[0], pays.search("Peers met.")
        ('Paid', None)
    """

    def __init__(self, pattern: str, flags: int = 0) -> None:
        """Keep ``pattern`` for when it is needed."""
        self.pattern, self.flags = pattern, flags
        self._bit = self._first_bit = 0

    @cached_property
    def finder(self) -> re.Pattern[str]:
        """Return the compiled pattern, without its gate.

        Example:
            >>> Gate("a.").finder.fullmatch("at")[0]
            'at'
        """
        return re.compile(self.pattern, self.flags)

    def search(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Return the first match in ``text`` from ``start`` on, as the pattern itself would.

        Example:
            >>> Gate(r"\\bmet\\b").search("Peers met.").start()
            6
        """
        held, places = _read(text)
        if not held & self._bit:
            return None if self._bit else self._made().search(text, start)
        if self._first_bit and held > 0:
            return next(self._at(text, places, start), None)
        return self.finder.search(text, start)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Return the matches in ``text`` in order, as the pattern itself would.

        Example:
            >>> [m[0] for m in Gate(r"\\bpe\\w+").finditer("Two people met peers.")]
            ['people', 'peers']
        """
        held, places = _read(text)
        if not held & self._bit:
            return iter(()) if self._bit else self._made().finditer(text)
        return self._at(text, places, 0) if self._first_bit and held > 0 else self.finder.finditer(text)

    def _at(self, text: str, places: Places, end: int) -> Iterator[re.Match[str]]:
        bit, match = self._first_bit, self.finder.match
        for place, bits in places:
            if bits & bit and place >= end and (found := match(text, place)):
                yield found
                end = found.end()

    def _made(self) -> "Gate":
        """Give the openings of the pattern a bit; what was read of texts before is void."""
        held, begun = find_openings(self.finder)
        if not held:
            raise ValueError(f"a match may hold anything, so this pattern needs no gate: {self.pattern[:60]}")
        self._bit = _give_bit(held)
        self._first_bit = self._bit if begun == held else _give_bit(begun) if begun else 0
        _bits_of_tokens.clear()
        _read.cache_clear()
        return self


def open_gates(named: Iterable[tuple[Name, Gate]], text: str) -> list[tuple[Name, Gate]]:
    """Return those of ``named`` whose search in ``text`` may find something; the others would find nothing.

    Example:
        >>> gates = [("pay", Gate(r"\\bpaid\\b")), ("talk", Gate(r"\\bmet\\b"))]
        >>> [name for name, gate in open_gates(gates, "Peers met.") if gate.search("Peers met.")]
        ['talk']
    """
    held = _read(text)[0]
    return [(name, gate) for name, gate in named if held & gate._bit or not gate._bit]


def count_all(named: Mapping[Name, Gate], text: str) -> dict[Name, int]:
    """Return how many matches of each gate ``text`` holds; it may be long, is read once for all, and is not kept.

    Example:
        >>> count_all({"pay": Gate(r"\\bpaid\\b"), "talk": Gate(r"\\bmet\\b")}, "Peers met and met.")
        {'pay': 0, 'talk': 2}
    """
    for gate in named.values():
        gate._bit or gate._made()
    held, places = _read_anew(text)
    counted = {}
    for name, gate in named.items():
        if not held & gate._bit:
            counted[name] = 0
        elif gate._first_bit and held > 0:
            counted[name] = sum(1 for _ in gate._at(text, places, 0))
        else:
            counted[name] = sum(1 for _ in gate.finder.finditer(text))
    return counted


def _give_bit(openings: Iterable[str]) -> int:
    bit = 1 << next(_places)
    for opening in openings:
        _bits[opening] = _bits.get(opening, 0) | bit
    return bit


class _BitsOfTokens(dict[str, int]):
    """The bits of the gates that a word or mark opens, worked out when it is first met."""

    def __missing__(self, token: str) -> int:
        bits = _bits.get(token + " ", 0)
        for end in range(1, min(len(token), LONGEST) + 1):
            bits |= _bits.get(token[:end], 0)
        if len(token) <= _LONGEST_KEPT:
            if len(self) >= _MOST_TOKENS:
                self.clear()
            self[token] = bits
        return bits


_bits_of_tokens = _BitsOfTokens()


def _read_anew(text: str) -> tuple[int, Places]:
    """Return the bits of all gates that ``text`` opens (-1: all), and its places that open one with their bits."""
    plain = text.isascii()
    if not plain and _UNUSUAL.search(text):
        return -1, ()
    pieces = (_PLAIN_TOKEN if plain else _TOKEN).split(text.lower())
    bits = list(map(_bits_of_tokens.__getitem__, pieces[1::2]))
    places = list(compress(zip(list(accumulate(map(len, pieces)))[::2], bits, strict=False), bits))
    if start := _bits.get(START, 0):
        places.insert(0, (0, start))
    digits = [(found.start(), _bits.get(DIGIT, 0)) for found in (_PLAIN_DIGITS if plain else _DIGITS).finditer(text)]
    if digits:
        places = sorted(places + digits)
    return reduce(or_, {bits for _, bits in places}, 0), tuple(places)


_read = lru_cache(maxsize=512)(_read_anew)
