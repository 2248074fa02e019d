"""Whether two titles that bear one number can be those of one work, or the number is that of a whole supplement or wrong."""

from litreview.sources.retraction_marks import fold_title

_SPELLED_ALIKE = 78
"""Likeness in per cent from which two words are one, spelled in two ways: randomised, randomized; not men, women."""
_OPPOSED = (("hyper", "hypo"), ("pre", "post"), ("inter", "intra"), ("over", "under"), ("in", "out"), ("", "non"), ("", "un"))


def titles_agree(one: str, other: str) -> bool:
    """Return whether two titles may be of one work: not both have words of their own, but for other spellings.

    Example:
        >>> titles_agree("Randomised walks", "Randomized walks: a trial"), titles_agree("Walks of men", "Walks of women")
        (True, False)
    """
    from rapidfuzz import fuzz

    words, others = (set(fold_title(title).split()) for title in (one, other))
    own, foreign = sorted(words - others), sorted(others - words)
    pairs = [(a, b) for a in own for b in foreign if fuzz.ratio(a, b) >= _SPELLED_ALIKE]
    alike = [(a, b) for a, b in pairs if a.isalpha() and b.isalpha() and not _is_opposed(a, b)]
    return {a for a, _ in alike} >= set(own) or {b for _, b in alike} >= set(foreign)


def _is_opposed(one: str, other: str) -> bool:
    return any(
        first != second and one.startswith(first) and other == second + one.removeprefix(first)
        for prefixes in _OPPOSED
        for first in prefixes
        for second in prefixes
    )
