"""How alike two titles are, and whether what they differ in is a slip or another work."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from litreview.exchange.folding import SMALL

ALIKE, CLOSE, RELATED = 0.95, 0.75, 0.6
"""Likeness from which titles differ in a slip or a cut only, in a few words, and in more words than they share."""

_SPELLED_ALIKE = 0.75
"""Likeness up to which two words are two words, and not one with a slip."""
_CUT, _CUT_SHARE, _CUT_LIKENESS = 30, 0.35, 0.97
"""Letters, and share of the whole title, from which its beginning alone is a title that was cut off; how alike the two are."""
_HEADLESS, _HEADLESS_SHARE, _HEADLESS_LIKENESS = 45, 0.7, 0.96
"""The same for a title that lacks its beginning, which is rarer and so must be longer."""
_MOVED = 0.01
"""What words in another order take from the likeness of two titles."""
_TELLING = 3
"""Words of its own from which a title can be told from those of other works."""
_GENERIC = frozenset(
    re.findall(
        r"\w+",
        "editorial introduction letter letters comment commentary reply response preface abstracts abstract"
        " index contents foreword news erratum corrigendum correction obituary this issue editor s from minitrack"
        " proceedings summary conclusion conclusions discussion references author authors reviewers acknowledgement book"
        " review reviews lettre lettres reponse sommaire resume avant propos",
    )
)
_SERIAL = frozenset(
    re.findall(
        r"\w+",
        "bulletin newsletter highlights digest roundup news weekly monthly quarterly daily statistics barometer hebdomadaire"
        " mensuel trimestriel statistiques barometre",
    )
)
_NAMELESS = _GENERIC | _SERIAL | SMALL | frozenset(re.findall(r"\w+", "annual report reports research brief rapport annuel"))
_OPPOSED = frozenset(
    tuple(pair.split("/"))
    for pair in re.findall(
        r"\S+",
        "hyper/hypo inter/intra pre/post with/without over/under in/out in/de in/re ab/ad uni/bi mono/poly micro/macro"
        " homo/hetero endo/exo pro/anti sub/super up/down north/south east/west"
        " /fe /wo /a /an /ant /anti /de /dis /im /in /non /un /post /pre",
    )
)
"""Beginnings that turn one word into another of the same look, such as male and female or typical and atypical."""
_STEM = 3
"""Letters that two such words share at their ends at least, unless they are the beginnings alone."""
_NEGATIONS = frozenset(("not", "non", "without", "never", "sans", "pas"))


def compare_titles(one: Sequence[str], other: Sequence[str]) -> float:
    """Return how alike two titles are, given by their words, from 0 to 1.

    Example:
        >>> compare_titles(["health", "care"], ["healthcare"]), compare_titles(["walks"], ["gardens"]) < RELATED
        (1.0, True)
    """
    from rapidfuzz import fuzz
    from rapidfuzz.distance import Indel

    compact = ["".join(one), "".join(other)]
    if compact[0] == compact[1]:
        return 1.0
    short, long = sorted(compact, key=lambda title: (len(title), title))
    if len(short) >= max(_CUT, _CUT_SHARE * len(long)) and long.startswith(short):
        return _CUT_LIKENESS
    if len(short) >= max(_HEADLESS, _HEADLESS_SHARE * len(long)) and long.endswith(short):
        return _HEADLESS_LIKENESS
    likeness = Indel.normalized_similarity(short, long)
    moved = fuzz.token_sort_ratio(" ".join(one), " ".join(other)) / 100 - _MOVED if likeness > RELATED else 0
    return max(likeness, moved)


def is_generic(words: Sequence[str]) -> bool:
    """Return whether a title is one that many works bear, such as "Editorial" or "Annual report": short, or of such words.

    Example:
        >>> is_generic(["annual", "report"]), is_generic(["walking", "groups", "in", "winter"])
        (True, False)
    """
    return sum(word not in _GENERIC and word not in SMALL for word in words) < _TELLING


def is_serial(words: Sequence[str]) -> bool:
    """Return whether a title is that of something which appears several times a year under one name.

    Example:
        >>> is_serial(["winter", "mortality", "bulletin"]), is_serial(["winter", "mortality"])
        (True, False)
    """
    return not _SERIAL.isdisjoint(words)


def is_nameless(words: Sequence[str]) -> bool:
    """Return whether a title says nothing of what a work is about.

    Example:
        >>> is_nameless(["annual", "report"]), is_nameless(["the", "night", "shift"])
        (True, False)
    """
    return _NAMELESS.issuperset(words)


def numbers_agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """Return whether numbers are the same, or those of one stand in the other in their order; a title may be cut off.

    Example:
        >>> numbers_agree(["2018"], ["2018", "2020"]), numbers_agree(["1"], ["2"])
        (True, False)
    """
    short, long = sorted((one, other), key=len)
    left = iter(long)
    return not short or (one == other if len(short) == len(long) else all(number in left for number in short))


class TitleDifference(NamedTuple):
    """How two titles differ in words.

    ``reworded``: each has words of its own, spelled unlike, as two studies of one pattern have, or a translation.
    ``rearranged``: one has telling words inside that the other has not, or both have the same words in another order.
    """

    reworded: bool = False
    rearranged: bool = False


def find_title_difference(one: Sequence[str], other: Sequence[str]) -> TitleDifference:
    """Return how two titles, given by their words, differ but for slips, joined words and what was cut off.

    Example:
        >>> find_title_difference(["walks", "of", "men"], ["walks", "of", "women"]).reworded
        True
        >>> find_title_difference(["harbour", "walks"], ["harbor", "walks"])
        TitleDifference(reworded=False, rearranged=False)
        >>> find_title_difference(["walks", "in", "winter"], ["walks", "in", "early", "winter"]).rearranged
        True
    """
    mine, theirs = _own_words(one, other), _own_words(other, one)
    if not mine and not theirs:
        return TitleDifference(rearranged=one != other and sorted(one) == sorted(other))
    opposed = any(_is_opposed(word, each) for word in mine for each in theirs)
    negated = not _NEGATIONS.isdisjoint(mine) or not _NEGATIONS.isdisjoint(theirs)
    mine, theirs = ([word for word in words if word not in SMALL] for words in (mine, theirs))
    if opposed or negated or not mine or not theirs:
        return TitleDifference(opposed or negated, bool(mine) != bool(theirs) and not _is_cut(one, other))
    return TitleDifference(reworded=_has_another_word(mine, theirs))


def _has_another_word(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    from rapidfuzz.distance import Indel

    short, long = sorted((mine, theirs), key=lambda words: (len(words), words))
    return any(max(Indel.normalized_similarity(word, each) for each in long) <= _SPELLED_ALIKE for word in short)


def _is_cut(one: Sequence[str], other: Sequence[str]) -> bool:
    short, long = sorted(("".join(one), "".join(other)), key=len)
    return long.startswith(short) or long.endswith(short)


def _own_words(words: Sequence[str], others: Sequence[str]) -> list[str]:
    """The words that stand in no form in ``others``: not joined with their neighbours, nor cut off at the end of the title."""
    own = [word for word in words if word not in others] if len(set(words)) == len(words) else list(_list_surplus(words, others))
    if not own:
        return own
    known = {first + second for first, second in pairwise(others)}
    known.update(word for pair in pairwise(words) if "".join(pair) in others for word in pair)
    own = [word for word in own if word not in known]
    cut = own and own[-1] == words[-1] and any(word != own[-1] and word.startswith(own[-1]) for word in others)
    return own[:-1] if cut else own


def _list_surplus(words: Sequence[str], others: Sequence[str]) -> Iterator[str]:
    """The words that stand oftener in ``words`` than in ``others``, which may be said of two people in turn."""
    left = Counter(others)
    for word in words:
        left[word] -= 1
        if left[word] < 0:
            yield word


def _is_opposed(one: str, other: str) -> bool:
    if (one, other) in _OPPOSED or (other, one) in _OPPOSED:
        return True
    return one[-_STEM:] == other[-_STEM:] and any(_turns(one, other, *pair) or _turns(other, one, *pair) for pair in _OPPOSED)


def _turns(one: str, other: str, mine: str, theirs: str) -> bool:
    """Whether ``other`` is ``one`` with ``theirs`` in the place of ``mine`` at its beginning."""
    return one.startswith(mine) and len(one) >= len(mine) + _STEM and other == theirs + one[len(mine) :]
