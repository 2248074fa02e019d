"""The words of a sentence as features: stems, pairs of stems, and beginnings, endings and wholes of longer words."""

import re
from collections.abc import Sequence
from itertools import chain, pairwise

import numpy as np
from numpy.typing import NDArray

_WORD, _PLAIN_WORD = re.compile(r"[^\W\d_]+|\d+"), re.compile(r"[a-z]+|[0-9]+")
_STEM, _PART = 6, 4
_KINDS = 4
"""A word is at most a stem, a beginning, an ending and a whole."""
_MOST_WORDS = 200_000
_UNKNOWN = -1

Places = NDArray[np.int64]


def word_features(text: str) -> list[str]:
    """Return the stems of the words of ``text`` in order, each pair of neighbours, then the parts of longer words.

    Cutting is a light stand-in for stemming that needs no dictionary and serves every language: *supporting* and *supported*
    share the stem ``suppor*``; ``^supp`` also finds *supplier*, ``ting$`` other doings, ``=supporting`` the word alone.

    Example:
        >>> word_features("Peers supported us.")
        ['peers', 'suppor*', 'us', 'peers suppor*', 'suppor* us', '^peer', '^supp', 'rted$', '=supported']
    """
    words = _split(text)
    stems = list(map(_stem, words))
    return [
        *stems,
        *(f"{first} {second}" for first, second in pairwise(stems)),
        *(part for word in words for part in _parts(word)),
    ]


def spell_feature(feature: str) -> str:
    """Return a feature as people read it: what was cut off is shown by dots, a whole word stands as it is.

    Example:
        >>> [spell_feature(feature) for feature in ("suppor* us", "^supp", "rted$", "=supported")]
        ['suppor… us', 'supp…', '…rted', 'supported']
    """
    spelled = feature.replace("*", "…")
    if spelled[0] == "^":
        return spelled[1:] + "…"
    return "…" + spelled[:-1] if spelled[-1] == "$" else spelled.removeprefix("=")


class FeatureIndex:
    """Finds the features of a model in many texts at once; each distinct word is cut up once and remembered.

    Example:
        >>> [numbers.tolist() for numbers in FeatureIndex(["hope", "we hope"]).count(["We hope, hope.", "Tea."])]
        [[0, 0], [0, 1], [2, 1]]
    """

    def __init__(self, features: Sequence[str]) -> None:
        """Make ``features`` ready for finding; they are known by their places in this order."""
        pairs = [place for place, feature in enumerate(features) if " " in feature]
        stems = " ".join(features[place] for place in pairs).split()
        self._places = {feature: place for place, feature in enumerate(features)}
        self._stems = {stem: number for number, stem in enumerate(dict.fromkeys(stems))}
        keys = self._key(*np.array([self._stems[stem] for stem in stems], np.int64).reshape(-1, 2).T)
        order = np.argsort(keys)
        self._pairs, self._pair_places = keys[order], np.array(pairs, np.int64)[order]
        self._forget()

    def count(self, texts: Sequence[str]) -> tuple[Places, Places, Places]:
        """Return, by text and then by place, the texts and the places of the features found in them, and how often each is.

        Example:
            >>> [numbers.tolist() for numbers in FeatureIndex(["tea"]).count(["Tea, tea!"])]
            [[0], [0], [2]]
        """
        found = list(map(_split, texts))
        rows = np.repeat(np.arange(len(texts)), list(map(len, found)))
        numbers = self._number(list(chain.from_iterable(found)))
        single = self._features[numbers]
        at, paired = self._find_pairs(rows, self._stem_of[numbers])
        where, kinds = np.nonzero(single != _UNKNOWN)
        width = max(len(self._places), 1)
        keys = np.concatenate([rows[where] * width + single[where, kinds], rows[at] * width + paired])
        keys.sort()
        first = np.flatnonzero(np.diff(keys, prepend=-1))
        counts = np.diff(first, append=len(keys))
        return *np.divmod(keys[first], width), counts

    def __len__(self) -> int:
        """Return how many words are remembered."""
        return len(self._met)

    def _number(self, words: list[str]) -> Places:
        """Return the number of each word; one met for the first time is cut up and gets the next number."""
        if len(self._met) > _MOST_WORDS:
            self._forget()
        before = len(self._met)
        numbers = np.array(list(map(self._met.__getitem__, words)), np.int64)
        if len(self._met) > before:
            new = self._met.new[before:]
            features = [[self._places.get(part, _UNKNOWN) for part in (_stem(word), *_all_parts(word))] for word in new]
            self._features = np.concatenate([self._features, np.array(features, np.int64)])
            stems = np.array([self._stems.get(_stem(word), _UNKNOWN) for word in new], np.int64)
            self._stem_of = np.concatenate([self._stem_of, stems])
        return numbers

    def _forget(self) -> None:
        self._met = _Met()
        self._features, self._stem_of = np.zeros((0, _KINDS), np.int64), np.zeros(0, np.int64)

    def _find_pairs(self, rows: Places, stems: Places) -> tuple[Places, Places]:
        """Return where the known pairs of neighbours in one text begin, and the place of each."""
        at = np.flatnonzero((rows[1:] == rows[:-1]) & (stems[1:] != _UNKNOWN) & (stems[:-1] != _UNKNOWN))
        if not len(self._pairs):
            return at[:0], at[:0]
        keys = self._key(stems[at], stems[at + 1])
        slots = np.minimum(np.searchsorted(self._pairs, keys), len(self._pairs) - 1)
        known = self._pairs[slots] == keys
        return at[known], self._pair_places[slots[known]]

    def _key(self, first: Places, second: Places) -> Places:
        return first * len(self._stems) + second


class _Met(dict[str, int]):
    """The words met so far, numbered as they came."""

    def __init__(self) -> None:
        super().__init__()
        self.new: list[str] = []

    def __missing__(self, word: str) -> int:
        self[word] = number = len(self)
        self.new.append(word)
        return number


def _split(text: str) -> list[str]:
    """Return the words of ``text`` in small letters; in plain ASCII they are found twice as fast."""
    return (_PLAIN_WORD if text.isascii() else _WORD).findall(text.lower())


def _stem(word: str) -> str:
    return word if len(word) <= _STEM else word[:_STEM] + "*"


def _all_parts(word: str) -> tuple[str, str, str]:
    """Return the beginning, the ending and the whole of ``word`` as features; "" where the word is too short for one."""
    length = len(word)
    return (
        "^" + word[:_PART] if length > _PART else "",
        word[-_PART:] + "$" if length > _PART + 1 else "",
        "=" + word if length > _STEM else "",
    )


def _parts(word: str) -> list[str]:
    return [part for part in _all_parts(word) if part]
