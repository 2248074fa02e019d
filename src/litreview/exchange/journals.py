"""Whether two names can be those of one journal, book or conference: in full, abbreviated, by initials, as an acronym."""

import re
from functools import lru_cache

from litreview.exchange.folding import SMALL, WORD, fold_text

_PARENTHESIS = re.compile(r"\([^()]*\)")
_EMPTY = frozenset(re.findall(r"\w+", "proceedings annual conference conf proc international journal"))
_LONGEST_INITIALS = 8
_SHORTENED, _SKIPPED = 0.8, 0.9
"""How surely one word is the beginning of a longer name, and how surely a name lacks some words of the other."""
_LONG_NAME = 8
"""Letters from which a name that stands within the other says something."""

AGREED, UNLIKE = 0.8, 0.5
"""From the one on, names are those of one container; below the other, of two."""


@lru_cache(maxsize=50_000)
def compare_containers(one: str, other: str) -> float | None:
    """Return how surely two names are those of one container, from 0 to 1; ``None`` where one of them is unknown.

    From ``AGREED`` on they agree: in full, word by word abbreviated, the longer with a subtitle or a place behind it, by
    initials, or as an acronym made of beginnings of words. Below, the figure is the likeness of the letters.

    Example:
        >>> compare_containers("j peer support", "journal of peer support"), compare_containers("", "lancet")
        (1.0, None)
    """
    short, long = sorted((_words(one), _words(other)), key=lambda words: (len(words), words))
    if not short:
        return None
    if short == long or _are_initials(short, long):
        return 1.0
    if len(short) > 1 or len(short[0]) > 3:
        if all(_abbreviates(a, b) or _abbreviates(b, a) for a, b in zip(short, long, strict=False)):
            return 1.0 if len(short) > 1 or len(short) == len(long) else _SHORTENED
        if _stand_in_order(short, long):
            return _SKIPPED
    return AGREED * _likeness(one, other)


def _words(name: str) -> tuple[str, ...]:
    return tuple(word for word in WORD.findall(fold_text(_PARENTHESIS.sub(" ", name))) if word not in SMALL)


def _are_initials(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the shorter name is made of first letters or beginnings of the words of the longer, in order."""
    initials = "".join(word[0] for word in long)
    if "".join(short) == initials:
        return True
    telling = [word for word in short if not word.isdigit() and word not in _EMPTY]
    return len(telling) == 1 and _is_acronym(telling[0], long)


def _is_acronym(word: str, words: tuple[str, ...]) -> bool:
    """Whether ``word`` is made of one to three first letters of each of ``words``."""
    if not 3 <= len(word) <= _LONGEST_INITIALS or len(words) < 3:
        return False
    places = {0}
    for each in words:
        ends = range(1, min(3, len(each)) + 1)
        places = {place + end for place in places for end in ends if word.startswith(each[:end], place)}
    return len(word) in places


def _stand_in_order(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    left = iter(long)
    return len(short) > 1 and all(any(_abbreviates(word, other) for other in left) for word in short)


def _abbreviates(short: str, long: str) -> bool:
    if long.startswith(short):
        return True
    letters = iter(long)
    return len(short) >= 2 and short[0] == long[0] and all(letter in letters for letter in short)


def _likeness(one: str, other: str) -> float:
    from rapidfuzz import fuzz

    part = fuzz.partial_ratio(one, other) if min(len(one), len(other)) > _LONG_NAME else 0
    return max(fuzz.token_set_ratio(one, other), part) / 100
