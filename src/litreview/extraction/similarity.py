"""How alike two wordings are, and where they differ word by word."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from litreview.corpus.wordlists import words


class Difference(NamedTuple):
    """A run of words of two wordings: ``kind`` is ``same``, ``first only``, ``second only`` or ``changed``."""

    kind: str
    first: str
    second: str


_KINDS = {"equal": "same", "delete": "first only", "insert": "second only", "replace": "changed"}
_WORD = re.compile(r"[\w'’/-]+")
_EMPTY = words(
    "a an and are as at by for from in is of on or that the their to who with which de des du d' en et est la le les par pour"
    " que qui un une"
)
_LONGEST = 400


def compare_wording(first: str, second: str) -> tuple[Difference, ...]:
    """Return the runs of words that two wordings share and those that stand in one only, in reading order.

    Words are told apart without regard to case and punctuation, and shown as they are written.

    Example:
        >>> [d for d in compare_wording("sharing strengths and hope", "sharing skills, strengths and hope")]
        [Difference(kind='same', first='sharing', second='sharing'), Difference(kind='second only', first='', second='skills,'), \
Difference(kind='same', first='strengths and hope', second='strengths and hope')]
    """
    left, right = first.split()[:_LONGEST], second.split()[:_LONGEST]
    keys = [[_key(word) for word in side] for side in (left, right)]
    matcher = SequenceMatcher(None, keys[0], keys[1], autojunk=False)
    return tuple(Difference(_KINDS[tag], " ".join(left[a:b]), " ".join(right[c:d])) for tag, a, b, c, d in matcher.get_opcodes())


def measure_similarity(first: str, second: str) -> float:
    """Return how much two wordings share, from 0 to 1: the lesser of the overlap of content words and of words in order.

    Both are Dice coefficients, 2 × shared / (length + length); the second takes the longest matching runs (Ratcliff and
    Obershelp, 1988) over content words.

    Example:
        >>> measure_similarity("help between equals", "help between equals"), measure_similarity("hope", "housing")
        (1.0, 0.0)
    """
    return measure_words(content_words(first), content_words(second))


def measure_words(first: Sequence[str], second: Sequence[str]) -> float:
    """Return ``measure_similarity`` of two wordings whose content words are known.

    Example:
        >>> measure_words(["help", "between", "equal"], ["help", "between", "friend"])
        0.6666666666666666
    """
    if not first or not second:
        return 0.0
    overlap = 2 * len({*first} & {*second}) / (len({*first}) + len({*second}))
    return min(overlap, SequenceMatcher(None, first, second, autojunk=False).ratio()) if overlap > 0.2 else overlap


def content_words(text: str) -> list[str]:
    """Return the words of ``text`` in order, lower case and roughly stemmed, without function words.

    Example:
        >>> content_words("People who share experiences")
        ['peopl', 'share', 'experienc']
    """
    stems = (_stem(word.lower()) for word in _WORD.findall(text)[:_LONGEST])
    return [word for word in stems if word not in _EMPTY]


def _key(word: str) -> str:
    return "".join(_WORD.findall(word.lower())).replace("’", "'") or word


def _stem(word: str) -> str:
    return re.sub(r"(?<=\w{4})(?:ing|es|ed|s|e)$", "", word) if len(word) > 5 else word
