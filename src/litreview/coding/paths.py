"""The ways through all phrases at once: a tree of places, each made when a text first leads there.

A phrase of many alternatives stands for hundreds of sequences of words, of which texts follow few. So a place holds
where in which phrases one may be, and works out the next places only for the words that a text goes on with.
"""

from collections.abc import Iterable
from typing import NamedTuple

from litreview.coding.notation import COMMA, FAR, NEXT, Part, Wording

Ending = tuple[str, str, bool]
"""What ends at a place: a code, its phrase, and whether the phrase is a guard."""


_BEFORE = {NEXT: (NEXT, COMMA, FAR), COMMA: (COMMA, FAR), FAR: (FAR,)}
"""What a phrase may allow before a word that stands across a gap."""


class Path(NamedTuple):
    """A phrase as a chain of parts, and what ends with the last."""

    ending: Ending
    parts: tuple[Part, ...]


_Position = tuple[Path, int, Wording, int]
"""Where in a phrase one may be: the path, the part, its wording and how many of its words are passed."""


class Place:
    """Where in all phrases one may be: which end here, and the symbols that lead on, at once or over other words (``far``)."""

    __slots__ = ("_leads", "ending", "far", "near")

    def __init__(self) -> None:
        """Begin as a place where nothing ends and nothing leads on."""
        self.ending: tuple[Ending, ...] = ()
        self.near: set[str] = set()
        self.far: set[str] = set()
        self._leads: dict[tuple[str, int], list[_Position]] = {}

    def begin(self, path: Path) -> None:
        """Let ``path`` begin here.

        Example:
            >>> from litreview.coding.notation import read_phrase
            >>> place = Place(); place.begin(Path(("VAL.HOPE", "hope", False), read_phrase("hope").parts))
            >>> place.near, place.ending
            ({'hope'}, ())
        """
        self._enter(path, 0, NEXT)

    def follow(self, symbols: tuple[str, ...], gap: int) -> "Place | None":
        """Return the place that a word of these ``symbols`` leads to across ``gap``, None where it leads to none.

        A gap that is less than what a phrase allows before its word will do.

        Example:
            >>> from litreview.coding.notation import COMMA, NEXT, read_phrase
            >>> place = Place(); place.begin(Path(("VAL.HOPE", "hope", False), read_phrase("hope").parts))
            >>> place.follow(("hop*", "hope"), NEXT).ending, place.follow(("hope",), COMMA)
            ((('VAL.HOPE', 'hope', False),), None)
        """
        leads = [(symbol, before) for symbol in symbols if symbol in self.near or symbol in self.far for before in _BEFORE[gap]]
        positions = [position for lead in leads for position in self._leads.get(lead, ())]
        return _place(positions) if positions else None

    def _enter(self, path: Path, part: int, before: int) -> None:
        """Take up every word that may come next in ``path`` once the parts before ``part`` are passed."""
        if part == len(path.parts):
            self.ending += (path.ending,)
            return
        for wording in path.parts[part].wordings:
            if wording.steps:
                self._lead(path, part, wording, 0, before)
            else:
                self._enter(path, part + 1, max(before, wording.after))

    def _lead(self, path: Path, part: int, wording: Wording, passed: int, before: int = NEXT) -> None:
        symbol, own = wording.steps[passed]
        before = before if before > own else own
        (self.far if before == FAR else self.near).add(symbol)
        self._leads.setdefault((symbol, before), []).append((path, part, wording, passed + 1))


def _place(positions: Iterable[_Position]) -> Place:
    place = Place()
    for path, part, wording, passed in positions:
        if passed < len(wording.steps):
            place._lead(path, part, wording, passed)
        else:
            place._enter(path, part + 1, wording.after)
    place.ending = tuple(dict.fromkeys(place.ending))
    return place
