"""Restated: what a report says a second time, in its summary, in a chapter and again in its list at the end."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

_WORD = re.compile(r"[^\W\d_]{2,40}")
_MOST, _ALL, _SHORT = 0.7, 0.95, 15
"""Short sentences of one list are alike though they ask for different things: of them nearly all words have to come back."""


class _Said(NamedTuple):
    start: int
    end: int
    text: str


def is_restated(text: str, others: Iterable[Counter[str]]) -> bool:
    """Return whether most words of ``text`` stand in one of the ``others`` (see ``tally_words``).

    Example:
        >>> is_restated("Peers should be paid.", [tally_words("We think that peers should be paid for their work.")])
        True
    """
    return _stands_in(tally_words(text), others)


def tally_words(text: str) -> Counter[str]:
    """Return how often each word of ``text`` stands in it, in lower case, without numbers.

    Example:
        >>> tally_words("3. Pay peers, pay now.")["pay"]
        2
    """
    return Counter(word.lower() for word in _WORD.findall(text))


def drop_restated(items: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Return ``items`` (start, end, text) without those whose words stand, nearly all, in a longer or earlier one.

    Example:
        >>> drop_restated([(0, 9, "Pay all peers."), (9, 30, "Please pay all peers well."), (30, 40, "Train boards.")])
        [(9, 30, 'Please pay all peers well.'), (30, 40, 'Train boards.')]
    """
    counted = [(_Said(*item), tally_words(item[2])) for item in items]
    kept: list[tuple[_Said, Counter[str]]] = []
    holders: dict[str, list[int]] = defaultdict(list)
    for said, words in sorted(counted, key=lambda pair: (-pair[1].total(), pair[0].start)):
        if _stands_in(words, (kept[at][1] for at in _may_hold(words, holders))):
            continue
        for word in words:
            holders[word].append(len(kept))
        kept.append((said, words))
    return sorted(tuple(said) for said, _ in kept)


def _stands_in(words: Counter[str], others: Iterable[Counter[str]]) -> bool:
    least = _least(words)
    return least > 0 and any((words & other).total() >= least for other in others)


def _least(words: Counter[str]) -> float:
    """How many of the words have to come back."""
    return (_ALL if words.total() < _SHORT else _MOST) * words.total()


def _may_hold(words: Counter[str], holders: Mapping[str, Sequence[int]]) -> set[int]:
    """The places of what holds any of the rarest words: whatever lacks all of these lacks too many to say the same."""
    found: set[int] = set()
    spare = words.total() - _least(words) + 1e-9
    for word in sorted(words, key=lambda word: (len(holders.get(word, ())), word)):
        found.update(holders.get(word, ()))
        spare -= words[word]
        if spare < 0:
            break
    return found
