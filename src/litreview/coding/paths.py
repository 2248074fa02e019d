"""The ways through all phrases at once: a tree of places, each made when a text first leads there.

A phrase of many alternatives stands for hundreds of sequences of words, of which texts follow few. So a place holds
where in which phrases one may be, and works out the next places only for the words that a text goes on with.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from litreview.coding.notation import FAR, NEXT, Part, Wording, read_part

Ending = tuple[str, str, bool]
"""What ends at a place: a code, its phrase, and whether the phrase is a guard."""

_CACHED = 50_000
_FEW = 8
"""So few ways on are asked one by one for a symbol."""


class Path(NamedTuple):
    """A phrase as a chain of parts, and what ends with the last."""

    ending: Ending
    parts: tuple[Part, ...]


class Opening(NamedTuple):
    """How a part, or what is left of it, goes on: by which symbols at once and over other words (``far``).

    Each symbol leads into wordings, with what may lie before it and how many words of the wording are then passed. ``skipped``
    tells what may lie behind the part where it holds no word.
    """

    near: frozenset[str]
    far: frozenset[str]
    leads: dict[str, list[tuple[int, Wording, int]]]
    skipped: tuple[int, ...] = ()


_Onward = tuple[Opening, Path, int]
"""A way on from a place: how it opens, the path and the number of its part."""


class Place:
    """Where in all phrases one may be: which end here, and the ways on."""

    __slots__ = ("_sorted", "_ways", "ending")

    def __init__(self, ending: tuple[Ending, ...] = (), ways: Iterable[_Onward] = ()) -> None:
        """Hold what ends here and the ways on."""
        self.ending = ending
        self._ways = list(ways)
        self._sorted: dict[str, list[_Onward]] | None = None

    @property
    def openings(self) -> list[Opening]:
        """Return how the ways on open.

        Example:
            >>> Place().openings
            []
        """
        return [opening for opening, _, _ in self._ways]

    def begin(self, path: Path) -> None:
        """Let ``path`` begin here.

        Example:
            >>> from litreview.coding.notation import read_phrase
            >>> place = Place(); place.begin(Path(("VAL.HOPE", "hope", False), read_phrase("hope").parts))
            >>> [opening.near for opening in place.openings], place.ending
            ([frozenset({'hope'})], ())
        """
        _enter(path, 0, NEXT, [], self._ways)
        self._sorted = None

    def follow(self, symbols: tuple[str, ...], gap: int) -> "Place | None":
        """Return the place that a word of these ``symbols`` leads to across ``gap``, None where it leads to none.

        A gap that is less than what a phrase allows before its word will do.

        Example:
            >>> from litreview.coding.notation import COMMA, NEXT, read_phrase
            >>> place = Place(); place.begin(Path(("VAL.HOPE", "hope", False), read_phrase("hope").parts))
            >>> place.follow(("hop*", "hope"), NEXT).ending, place.follow(("hope",), COMMA)
            ((('VAL.HOPE', 'hope', False),), None)
        """
        if self._sorted is None and len(self._ways) > _FEW:
            self._sorted = _sort(self._ways)
        ending: list[Ending] = []
        ways: list[_Onward] = []
        led = False
        for symbol in symbols:
            for opening, path, part in self._ways if self._sorted is None else self._sorted.get(symbol, ()):
                for before, wording, passed in opening.leads.get(symbol, ()):
                    if before < gap:
                        continue
                    led = True
                    if passed < len(wording.steps):
                        ways.append((_open_wording(wording, passed), path, part))
                    else:
                        _enter(path, part + 1, wording.after, ending, ways)
        return Place(tuple(dict.fromkeys(ending)), ways) if led else None


def _sort(ways: Iterable[_Onward]) -> dict[str, list[_Onward]]:
    """Return the ways by the symbols that lead into them, so that most need not be asked."""
    listed: dict[str, list[_Onward]] = {}
    for way in ways:
        for symbol in way[0].leads:
            listed.setdefault(symbol, []).append(way)
    return listed


def _enter(path: Path, part: int, before: int, ending: list[Ending], ways: list[_Onward]) -> None:
    """Add to ``ending`` and ``ways`` what may come in ``path`` once the parts before ``part`` are passed."""
    if part == len(path.parts):
        ending.append(path.ending)
        return
    opening = _open_part(path.parts[part].spelling, before)
    ways.append((opening, path, part))
    for behind in opening.skipped:
        _enter(path, part + 1, behind, ending, ways)


@lru_cache(maxsize=_CACHED)
def _open_part(spelling: str, before: int) -> Opening:
    """Return how a part opens before which ``before``, or what it says itself, may lie."""
    wordings = read_part(spelling).wordings
    leads = [(wording.steps[0].symbol, max(before, wording.steps[0].before), wording, 1) for wording in wordings if wording.steps]
    return _open(leads, tuple(dict.fromkeys(max(before, wording.after) for wording in wordings if not wording.steps)))


@lru_cache(maxsize=_CACHED)
def _open_wording(wording: Wording, passed: int) -> Opening:
    """Return how a wording goes on of which some words are passed."""
    symbol, before = wording.steps[passed]
    return _open([(symbol, before, wording, passed + 1)])


def _open(leads: Iterable[tuple[str, int, Wording, int]], skipped: tuple[int, ...] = ()) -> Opening:
    listed: dict[str, list[tuple[int, Wording, int]]] = {}
    near, far = set(), set()
    for symbol, before, wording, passed in leads:
        (far if before == FAR else near).add(symbol)
        listed.setdefault(symbol, []).append((before, wording, passed))
    return Opening(frozenset(near), frozenset(far), listed, skipped)
