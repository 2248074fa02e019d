"""Follow all phrases through the words of a text at once.

The words of a text become numbers, and so do the places that phrases lead to. A step is taken from all words together: what
symbols a place waits for and a word stands for is told by a few bits each, and only where they agree is the way looked up.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from litreview.coding.notation import COMMA, FAR, NEXT, WORD, WORDS_BETWEEN
from litreview.coding.paths import Ending, Place
from litreview.coding.vocabulary import Vocabulary

_WORDS = re.compile(f"({WORD.pattern})")
_LIGHT_GAP = re.compile(r"(?:['’][sS]|(?:[·•.()\-](?:es|e|s)\b)+\)?)?[\s\-‐‑/'’\"“”«»]*\Z")
_BREAK = re.compile(r"[.?!;]['’\"”»)\]]*\s|\n\s*\n")

_LONGEST_KEY, _MOST = 60, 200_000
"""Longer words and gaps are not remembered; when more places or words are known, all are forgotten before the next text."""
_TOGETHER = 20_000
"""From how many words phrases are followed at once: a text without end takes no more room than that."""
_FEW = 200
"""So few ways are followed one by one."""
_NOWHERE = -1
_BITS = 63
_LOW = (1 << _BITS) - 1

Ints = NDArray[np.int64]
_Key = TypeVar("_Key", str, int)


class TextEnding(NamedTuple):
    """What ends in a text: the ending and its span in the text, end exclusive."""

    ending: Ending
    start: int
    end: int


class _Words(NamedTuple):
    """The words of a text, and some of none behind: the kind of each, and what stands before it; to be read singly too."""

    kinds: Ints
    gaps: Ints
    kind: list[int]
    gap: list[int]


class _Ways(NamedTuple):
    """Where phrases have got to: the word each began with, the word it is at and its place."""

    begun: Ints
    at: Ints
    places: Ints

    def only(self, chosen: NDArray[np.bool_] | Ints) -> "_Ways":
        return _Ways(self.begun[chosen], self.at[chosen], self.places[chosen])

    def each(self) -> list[tuple[int, int, int]]:
        return list(zip(self.begun.tolist(), self.at.tolist(), self.places.tolist(), strict=True))


class Tracer:
    """What follows phrases from ``root``; it learns the words of texts and the places they lead to as they come."""

    def __init__(self, vocabulary: Vocabulary, root: Place) -> None:
        """Begin without a text."""
        self._vocabulary, self._root = vocabulary, root
        self.forget()

    def forget(self) -> None:
        """Forget all texts, as is due when a phrase is added.

        Example:
            >>> Tracer(Vocabulary(), Place()).forget()
        """
        self._bits: dict[str, int] = {}
        self._kinds: dict[str, int] = {}
        self._symbols: dict[tuple[str, ...], int] = {}
        self._names: list[tuple[str, ...]] = []
        self._gaps: dict[str, int] = {}
        self._ways: dict[int, int] = {}
        self._places: list[Place] = []
        self._masks: dict[frozenset[str], int] = {}
        self._await: list[tuple[int, int]] = []
        self._stand: list[int] = []
        self._of_kinds = np.zeros((64, 3), np.int64)  # bits of the symbols (2), the place a phrase begins at
        self._of_places = np.zeros((64, 5), np.int64)  # bits of the symbols that lead on (2), from afar (2), whether one ends

    def trace(self, text: str) -> Iterator[TextEnding]:
        """Yield what ends in ``text``, by start; what ends more than once from one start only where it ends first.

        Example:
            >>> from litreview.coding.notation import read_phrase
            >>> from litreview.coding.paths import Path
            >>> words, root = Vocabulary(), Place(); words.add("hope*")
            >>> root.begin(Path(("VAL.HOPE", "hope*", False), read_phrase("hope*").parts))
            >>> list(Tracer(words, root).trace("All hopes."))
            [TextEnding(ending=('VAL.HOPE', 'hope*', False), start=4, end=9)]
        """
        if max(len(self._places), len(self._kinds), len(self._gaps)) > _MOST:
            self.forget()
        pieces = _WORDS.split(text)
        ends = np.fromiter(map(len, pieces), np.int64, len(pieces)).cumsum()
        kinds = _numbers(self._kinds, pieces[1::2], self._kind)
        gaps = _numbers(self._gaps, pieces[::2], self._gap)
        nothing = [self._kind("")] * (WORDS_BETWEEN + 1)
        kinds, gaps = kinds + nothing, gaps + [FAR] * len(nothing)
        words = _Words(np.array(kinds), np.array(gaps), kinds, gaps)
        starts = self._of_kinds[words.kinds, 2]
        begun = np.flatnonzero(starts != _NOWHERE)
        for first in range(0, len(begun), _TOGETHER):
            some = begun[first : first + _TOGETHER]
            yield from self._endings(words, _Ways(some, some, starts[some]), ends)

    def _endings(self, words: _Words, ways: _Ways, ends: Ints) -> Iterator[TextEnding]:
        done: list[tuple[int, int, int]] = []
        while len(ways.at) > _FEW:
            done += ways.only(self._of_places[ways.places, 4] > 0).each()
            ways = self._lead_on(words, ways)
        done += self._lead_each(words, ways)
        seen: set[Ending] = set()
        last = _NOWHERE
        for begun, at, place in sorted(done):
            if begun != last:
                seen, last = set(), begun
            for ending in self._places[place].ending:
                if ending not in seen:
                    seen.add(ending)
                    yield TextEnding(ending, int(ends[2 * begun]), int(ends[2 * at + 1]))

    def _lead_each(self, words: _Words, ways: _Ways) -> list[tuple[int, int, int]]:
        """Return all that ``ways`` lead to, themselves too; each is followed alone, as is quick where they are few."""
        reached = ways.each()
        seen = set(reached)
        for begun, at, number in reached:
            near, far = self._await[number]
            for later in range(at + 1, at + 2 + (WORDS_BETWEEN if far else 0)):
                gap, kind = words.gap[later], words.kind[later]
                if gap == FAR:
                    break
                if not self._stand[kind] & (near if later == at + 1 else far):
                    continue
                way = (begun, later, self._way(_key(number, kind, gap if later == at + 1 else FAR)))
                if way[2] != _NOWHERE and way not in seen:
                    seen.add(way)
                    reached.append(way)
        return reached

    def _lead_on(self, words: _Words, ways: _Ways) -> _Ways:
        """Return where the next word leads from all ``ways``, and from those that allow words between, up to four more."""
        near = ways.only(words.gaps[ways.at + 1] != FAR)
        onward = [self._step(words, near, 1, 0)]
        far = near.only((self._of_places[near.places, 2] | self._of_places[near.places, 3]) != 0)
        for distance in range(2, WORDS_BETWEEN + 2):
            far = far.only(words.gaps[far.at + distance] != FAR)
            if not len(far.at):
                break
            onward.append(self._step(words, far, distance, 2))
        if len(onward) == 1:
            return onward[0]
        every = np.stack([np.concatenate(column) for column in zip(*onward, strict=True)], axis=1)
        return _Ways(*np.unique(every, axis=0).T) if len(every) else _Ways(*every.T)

    def _step(self, words: _Words, ways: _Ways, distance: int, column: int) -> _Ways:
        """Return where the words ``distance`` behind lead to, by the symbols that ``column`` tells of each place."""
        kinds = words.kinds[ways.at + distance]
        waited, stood = self._of_places[ways.places, column : column + 2], self._of_kinds[kinds, :2]
        agree = np.flatnonzero((waited[:, 0] & stood[:, 0]) | (waited[:, 1] & stood[:, 1]))
        ways, kinds = ways.only(agree), kinds[agree]
        gaps = words.gaps[ways.at + 1] if distance == 1 else FAR
        keys = _key(ways.places, kinds, gaps)
        places = np.array(_numbers(self._ways, keys.tolist(), self._way), np.int64)
        ways = _Ways(ways.begun, ways.at + distance, places)
        return ways.only(places != _NOWHERE)

    def _kind(self, word: str) -> int:
        """Return the number of all words that stand for the symbols that ``word`` stands for."""
        symbols = self._vocabulary[word]
        if symbols not in self._symbols:
            number = self._symbols[symbols] = len(self._symbols)
            self._names.append(symbols)
            start = self._place(self._root.follow(symbols, NEXT))
            stands = self._mask(symbols)
            self._stand.append(stands)
            self._of_kinds = _with_row(self._of_kinds, number, (*_halves(stands), start))
        if len(word) <= _LONGEST_KEY:
            self._kinds[word] = self._symbols[symbols]
        return self._symbols[symbols]

    def _gap(self, between: str) -> int:
        """Return what stands between two words: only spaces and hyphens, other signs too, or the end of a sentence."""
        if _LIGHT_GAP.match(between):
            kind = FAR if between.count("\n") > 1 else NEXT
        else:
            kind = FAR if _BREAK.search(between) else COMMA
        if len(between) <= _LONGEST_KEY:
            self._gaps[between] = kind
        return kind

    def _way(self, key: int) -> int:
        """Return the number of the place that the place, kind and gap of ``key`` lead to."""
        if key not in self._ways:
            place, kind, gap = key // (FAR + 1) // (2 * _MOST), key // (FAR + 1) % (2 * _MOST), key % (FAR + 1)
            symbols = self._names[kind]
            self._ways[key] = self._place(self._places[place].follow(symbols, gap))
        return self._ways[key]

    def _place(self, place: Place | None) -> int:
        if not place:
            return _NOWHERE
        near = far = 0
        for opening in place.openings:
            near |= self._mask_of(opening.near)
            far |= self._mask_of(opening.far)
        self._places.append(place)
        self._await.append((near | far, far))
        row = (*_halves(near | far), *_halves(far), bool(place.ending))
        self._of_places = _with_row(self._of_places, len(self._places) - 1, row)
        return len(self._places) - 1

    def _mask_of(self, symbols: frozenset[str]) -> int:
        if symbols not in self._masks:
            self._masks[symbols] = self._mask(symbols)
        return self._masks[symbols]

    def _mask(self, symbols: Iterable[str]) -> int:
        mask = 0
        for symbol in symbols:
            mask |= 1 << self._bits.setdefault(symbol, len(self._bits)) % (2 * _BITS)
        return mask


def _halves(mask: int) -> tuple[int, int]:
    return mask & _LOW, mask >> _BITS


def _key(place: Any, kind: Any, gap: Any) -> Any:
    return (place * 2 * _MOST + kind) * (FAR + 1) + gap


def _numbers(known: dict[_Key, int], keys: list[_Key], work_out: Callable[[_Key], int]) -> list[int]:
    found = list(map(known.get, keys))
    if None in found:
        return [work_out(key) if number is None else number for key, number in zip(keys, found, strict=True)]
    return found


def _with_row(table: Ints, number: int, row: Sequence[int]) -> Ints:
    """Return ``table`` with the row ``number``, in a larger table where it is full."""
    if number == len(table):
        table = np.concatenate([table, np.zeros_like(table)])
    table[number] = row
    return table
