"""The words of a sentence as features: stems, pairs of stems, and beginnings, endings and wholes of longer words."""

import re
from itertools import pairwise

_WORD = re.compile(r"[^\W\d_]+|\d+")
_STEM, _PART = 6, 4


def word_features(text: str) -> list[str]:
    """Return the stems of the words of ``text`` in order, each pair of neighbours, then the parts of longer words.

    Cutting is a light stand-in for stemming that needs no dictionary and serves every language: *supporting* and *supported*
    share the stem ``suppor*``; ``^supp`` also finds *supplier*, ``ting$`` other doings, ``=supporting`` the word alone.

    Example:
        >>> word_features("Peers supported us.")
        ['peers', 'suppor*', 'us', 'peers suppor*', 'suppor* us', '^peer', '^supp', 'rted$', '=supported']
    """
    words = _WORD.findall(text.lower())
    stems = [word if len(word) <= _STEM else word[:_STEM] + "*" for word in words]
    features = stems + [f"{first} {second}" for first, second in pairwise(stems)]
    for word in words:
        if len(word) > _PART:
            features.append("^" + word[:_PART])
        if len(word) > _PART + 1:
            features.append(word[-_PART:] + "$")
        if len(word) > _STEM:
            features.append("=" + word)
    return features


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
