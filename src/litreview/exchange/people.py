"""How many of the people of two references are the same, however databases cut, join and turn their names."""

from collections.abc import Sequence

from litreview.exchange.folding import Folded

MOST = 0.5
"""Share of people from which two references are of one team."""

_MOST_PEOPLE = 12
"""People of the shorter list that are looked for: thousands sign some papers."""
_SPELLED_ALIKE, _LED_ALIKE = 0.8, 0.75
"""Likeness from which two families are one with a slip; the first of the list stands for itself by less."""
_LONG_NAME = 5
"""Letters from which a slip in a name does not make another one."""
_LAST_NAME, _FIRST_NAME, _REST = 4, 5, 5
"""Letters from which the end of a double name is the name, or its beginning, if so many more follow: "Peterson" is none."""


def compare_people(one: Folded, other: Folded) -> float | None:
    """Return how many of the people of the shorter list stand in the other, from 0 to 1; ``None`` where it cannot be said.

    Half as much where the first authors differ. A group and the people in it cannot be compared; given and family names in
    each other's place are the same people.

    Example:
        >>> from litreview.exchange.entry import Entry, Name
        >>> from litreview.exchange.folding import fold_entry
        >>> names = Name("Oak", "Fern"), Name("Fern", "Oak")
        >>> one, turned = (fold_entry(Entry("article", "A", authors=(name,))) for name in names)
        >>> compare_people(one, turned), compare_people(one, fold_entry(Entry("article", "A")))
        (1.0, None)
    """
    if not one.families or not other.families:
        return None
    if one.families == other.families:
        return 1.0
    share = _share(one.families, other.families)
    if share < MOST:
        share = max(share, _share_turned(one, other), _share_turned(other, one))
    return None if share < MOST and one.group != other.group else share


def _share(one: Sequence[str], other: Sequence[str]) -> float:
    short, long = sorted((one, other), key=lambda families: (len(families), families))
    short = short[:_MOST_PEOPLE]
    known = frozenset(long)
    hits = sum(family in known or any(_is_one(family, each) for each in long) for family in short)
    led = one[0] in other or other[0] in one or _is_one(one[0], other[0]) or _likeness(one[0], other[0]) >= _LED_ALIKE
    return hits / len(short) * (1 if led else 0.5)


def _share_turned(one: Folded, other: Folded) -> float:
    """How many of the families of ``one``, in full, are given names of ``other`` in the same place of the list."""
    pairs = list(zip(one.families, other.givens, strict=False))
    return sum(len(family) > 1 and family == given for family, given in pairs) / len(pairs)


def _is_one(one: str, other: str) -> bool:
    """Whether two families are one: with a slip, or the last or first of a double name."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if len(short) >= _LAST_NAME and long.endswith(short):
        return True
    if len(short) >= _FIRST_NAME and len(long) >= len(short) + _REST and long.startswith(short):
        return True
    return len(short) >= _LONG_NAME and _likeness(one, other) >= _SPELLED_ALIKE


def _likeness(one: str, other: str) -> float:
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(one, other)
