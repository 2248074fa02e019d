"""In what two references agree and differ."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from litreview.exchange.folding import SMALL, Folded
from litreview.exchange.journals import compare_containers

_GENERIC = frozenset(
    re.findall(
        r"\w+",
        "editorial introduction letter letters comment commentary reply response preface abstracts abstract"
        " index contents foreword news erratum corrigendum correction obituary this issue editor s from minitrack"
        " proceedings summary conclusion conclusions discussion references author authors reviewers acknowledgement book"
        " review reviews lettre lettres reponse sommaire resume avant propos",
    )
)
_MOST_PEOPLE = 12
_SPELLED_ALIKE, _CLOSE = 0.75, 0.75
_OPPOSED = (("hyper", "hypo"), ("inter", "intra"), ("pre", "post"), ("with", "without"), ("over", "under"), ("in", "out"))
_NEGATIONS = frozenset(("not", "non", "without", "never", "sans", "pas"))
_SUPPLEMENT = re.compile(r"s\d|sup")
_LETTERS_AROUND = re.compile(r"^[a-z]+|[a-z]+$")


class Comparison(NamedTuple):
    """Two references side by side; ``None`` where one of them does not say.

    ``title``, ``people`` and ``container`` say how alike they are, from 0 to 1, ``years`` how many lie between. ``reworded``:
    the titles have words of their own in one place, which no slip explains. ``supplement``: one of two pages is that of a
    supplement, where abstracts of congresses stand. ``generic``: a title such as "Editorial". ``long``: both titles have five
    words at least. ``bare``: neither says where it was published. ``copy``: they say the same in everything.
    """

    title: float
    people: float | None
    years: int | None
    container: float | None
    volume: bool | None
    number: bool | None
    page: bool | None
    doi: bool | None
    pmid: bool | None
    edition: bool | None
    kind: bool | None
    numbers: bool
    notices: bool
    reworded: bool
    supplement: bool
    generic: bool
    long: bool
    bare: bool
    copy: bool


def compare(one: Folded, other: Folded) -> Comparison:
    """Return in what two references agree; the order of the two does not matter.

    Example:
        >>> from litreview.exchange.entry import Entry
        >>> from litreview.exchange.folding import fold_entry
        >>> first, second = (fold_entry(Entry("article", title, doi="10.5555/a")) for title in ("Walks", "Walks."))
        >>> compare(first, second).doi, compare(first, second).title
        (True, 1.0)
    """
    fewer, title = min(one.words, other.words, key=len), _compare_titles(one, other)
    return Comparison(
        title=title,
        people=_compare_people(one.families, other.families),
        years=abs(one.year - other.year) if one.year and other.year else None,
        container=compare_containers(*sorted((one.container, other.container))),
        volume=_agree(one.volume, other.volume),
        number=_agree(one.number, other.number),
        page=pages_agree(one, other),
        doi=_agree(one.doi, other.doi),
        pmid=_agree(one.pmid, other.pmid),
        edition=_agree(one.edition, other.edition),
        kind=_agree(one.kind, other.kind),
        numbers=_numbers_agree(one.numbers, other.numbers),
        notices=one.notices == other.notices,
        reworded=_CLOSE <= title < 1 and _is_reworded(one.words, other.words),
        supplement=_is_supplement(one) != _is_supplement(other) and not pages_agree(one, other),
        generic=sum(word not in _GENERIC and word not in SMALL for word in fewer) < 3,
        long=len(fewer) >= 5,
        bare=not any((one.container, one.volume, one.first_page, other.container, other.volume, other.first_page)),
        copy=one.copy == other.copy and not any(a and b and a != b for a, b in zip(_beside(one), _beside(other), strict=True)),
    )


def pages_agree(one: Folded, other: Folded) -> bool | None:
    """Return whether two references begin or end on one page, in whatever form the pages were shortened.

    Example:
        >>> from litreview.exchange.entry import Entry
        >>> from litreview.exchange.folding import fold_entry
        >>> first, *others = (fold_entry(Entry("article", "A", pages=pages)) for pages in ("100-110", "100-10", "S12", ""))
        >>> [pages_agree(first, other) for other in others]
        [True, False, None]
    """
    if not one.first_page or not other.first_page:
        return None
    bare = [_LETTERS_AROUND.sub("", page) for page in (one.first_page, other.first_page)]
    if one.first_page == other.first_page or (bare[0] and bare[0] == bare[1]):
        return True
    if one.last_page and other.last_page:
        short, long = sorted((one.last_page, other.last_page), key=len)
        return long.endswith(short) and (short == long or not all(bare))
    ended, single = (one, other) if one.last_page else (other, one)
    page = re.sub(r"\D", "", single.first_page)
    return bool(ended.last_page and page) and (ended.last_page == page or (len(page) > 1 and ended.last_page.endswith(page)))


def _beside(folded: Folded) -> tuple[str, ...]:
    """What tells two apart that say the same of title, people, year and place."""
    return folded.doi, folded.pmid, folded.url, folded.abstract


def _is_supplement(folded: Folded) -> bool:
    return bool(_SUPPLEMENT.match(folded.first_page))


def _agree(one: str, other: str) -> bool | None:
    return None if not one or not other else one == other


def _compare_titles(one: Folded, other: Folded) -> float:
    from rapidfuzz import fuzz
    from rapidfuzz.distance import Indel

    if one.compact == other.compact:
        return 1.0
    short, long = sorted((one.compact, other.compact), key=lambda title: (len(title), title))
    if len(short) >= 30 and long.startswith(short) and len(short) >= 0.35 * len(long):
        return 0.97
    if len(short) >= 45 and long.endswith(short) and len(short) >= 0.7 * len(long):
        return 0.96
    likeness = Indel.normalized_similarity(short, long)
    moved = fuzz.token_sort_ratio(one.title, other.title) / 100 - 0.01 if likeness > 0.6 else 0
    return max(likeness, moved)


def _compare_people(one: Sequence[str], other: Sequence[str]) -> float | None:
    """How many of the people of the shorter list stand in the other; half as much where the first authors differ."""
    from rapidfuzz.distance import Indel

    if not one or not other:
        return None
    short, long = sorted((one, other), key=lambda families: (len(families), families))
    short = short[:_MOST_PEOPLE]
    known = frozenset(long)
    hits = sum(
        family in known or (len(family) > 4 and any(Indel.normalized_similarity(family, each) >= 0.8 for each in long))
        for family in short
    )
    led = one[0] in other or other[0] in one or Indel.normalized_similarity(one[0], other[0]) >= 0.75
    return hits / len(short) * (1 if led else 0.5)


def _numbers_agree(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether numbers are the same, or those of one stand in the other in their order; a title may be cut off."""
    short, long = sorted((one, other), key=len)
    left = iter(long)
    return not short or (one == other if len(short) == len(long) else all(number in left for number in short))


def _is_reworded(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether each title has words that the other has not, spelled unlike: two studies of one pattern, or a translation."""
    from rapidfuzz.distance import Indel

    mine, theirs = _own_words(one, other), _own_words(other, one)
    if any(_is_opposed(word, each) for word in mine for each in theirs) or not _NEGATIONS.isdisjoint((*mine, *theirs)):
        return True
    mine, theirs = ([word for word in words if word not in SMALL] for words in (mine, theirs))
    if not mine or not theirs:
        return False
    short, long = sorted((mine, theirs), key=lambda words: (len(words), words))
    return any(max(Indel.normalized_similarity(word, each) for each in long) <= _SPELLED_ALIKE for word in short)


def _own_words(words: Sequence[str], others: Sequence[str]) -> list[str]:
    """The words that stand in no form in ``others``: not joined with their neighbours, nor cut off at the end of the title."""
    joined = {first + second for first, second in pairwise(others)}
    halves = {word for pair in pairwise(words) if "".join(pair) in others for word in pair}
    known = joined.union(halves, others)
    own = [word for word in words if word not in known]
    return own[:-1] if own and own[-1] == words[-1] and any(word.startswith(own[-1]) for word in others) else own


def _is_opposed(one: str, other: str) -> bool:
    short, long = sorted((one, other))
    return any(
        (short.startswith(a) and long == b + short[len(a) :]) or (short.startswith(b) and long == a + short[len(b) :])
        for a, b in _OPPOSED
    )
