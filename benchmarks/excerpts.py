"""Where a sentence stands in a file of numbered excerpts, and which of its words are new there."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

_NUMBERED = re.compile(r"^\d{1,6}\s?[.)] ")
_WORD = re.compile(r"[a-z]{3,}(?:-[a-z]+)*")
_REACH, _SHARE = 40, 0.1


def describe_places(texts: Sequence[str]) -> np.ndarray | None:
    """Return place, length of the excerpt, repetition and new words of each row; ``None`` where no excerpts are numbered."""
    opens = [bool(_NUMBERED.match(text)) for text in texts]
    if sum(opens) < _SHARE * len(texts):
        return None
    bare = [_NUMBERED.sub("", text) for text in texts]
    before = [at > 0 and bare[at] == bare[at - 1] for at in range(len(bare))]
    after = [*before[1:], False]
    since = _count(opens)
    until = _count([*opens[1:], True][::-1])[::-1]
    return np.column_stack([since, until, since + until, before, after, _news(bare)]).astype(float)


def _count(opens: Sequence[bool]) -> np.ndarray:
    """Return how many rows lie between each row and the last that opens something."""
    counted, at = [], 0
    for new in opens:
        at = 0 if new else at + 1
        counted.append(at)
    return np.array(counted)


def _news(texts: Sequence[str]) -> np.ndarray:
    """Return, for words and pairs of words: the uses of the most used new one after the row, and the share of new ones."""
    held = [_terms(text.lower()) for text in texts]
    where: dict[str, list[int]] = defaultdict(list)
    for at, terms in enumerate(held):
        for term in terms:
            where[term].append(at)
    return np.array([_new(terms, where, at) for at, terms in enumerate(held)])


def _terms(text: str) -> tuple[str, ...]:
    found = _WORD.findall(text)
    pairs = [f"{first} {second}" for first, second in pairwise(found)]
    return tuple(dict.fromkeys([*found, *pairs]))


def _new(terms: Sequence[str], where: dict[str, list[int]], at: int) -> list[float]:
    row: list[float] = []
    for pair in (False, True):
        seen = [
            (bisect_left(where[t], at) - bisect_left(where[t], at - _REACH), _later(where[t], at))
            for t in terms
            if (" " in t) is pair
        ]
        fresh = [later for earlier, later in seen if not earlier]
        row += [max(fresh, default=0), len(fresh) / max(len(seen), 1), max((later for _, later in seen), default=0)]
    return row


def _later(places: Sequence[int], at: int) -> int:
    return bisect_left(places, at + _REACH) - bisect_left(places, at + 1)
