"""In what two references agree and differ."""

import re
from typing import NamedTuple

from litreview.exchange.folding import VERSIONS, Folded
from litreview.exchange.journals import compare_containers
from litreview.exchange.people import compare_people
from litreview.exchange.titles import (
    CLOSE,
    TitleDifference,
    compare_titles,
    find_title_difference,
    is_generic,
    is_nameless,
    is_serial,
    numbers_agree,
)
from litreview.sources.preprints import is_preprinted

_SUPPLEMENT = re.compile(r"s\d|sup")
_LETTERS_AROUND = re.compile(r"^[a-z]+|[a-z]+$")
_LIVING = re.compile(r"cd\d{4}")
"""The page of a Cochrane review is its number, which it keeps through all updates."""
_LONG_TITLE = 5
"""Words from which a title is rarely that of two works."""
_TELLING_ABSTRACT = 60
"""Letters from which an abstract is that of one work, and not a note such as "no abstract"."""
_ONE_ABSTRACT = 0.6
"""Likeness from which two abstracts are one; those of two works have half of their letters in the same order by chance."""


class Comparison(NamedTuple):
    """Two references side by side; ``None`` where one of them does not say.

    Attributes:
        title, people, container: How alike they are, from 0 to 1.
        years: How many lie between.
        volume, number, page, doi, pmid, edition, kind: Whether they agree.
        numbers, notices: Whether those of the titles agree.
        notice: Both are about another work, such as errata and replies.
        reworded: The titles have words of their own in one place, which no slip explains.
        rearranged: One title has telling words inside that the other has not, or the words are in another order.
        supplement: One of two pages is that of a supplement, where abstracts of congresses stand.
        generic: A title such as "Editorial".
        serial: One such as "Bulletin".
        living: One of them is a Cochrane review, which is updated.
        preprint: One of them is a preprint, the other is not.
        long: Both titles have five words at least.
        abstracts: Whether the abstracts are those of one work.
        bare: Neither says where it was published.
        copy: They say the same in everything.
        telling: They are copies, and what they say is enough to know a work by.
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
    notice: bool
    reworded: bool
    rearranged: bool
    supplement: bool
    generic: bool
    serial: bool
    living: bool
    preprint: bool
    long: bool
    abstracts: bool | None
    bare: bool
    copy: bool
    telling: bool


def compare(one: Folded, other: Folded) -> Comparison:
    """Return in what two references agree; the order of the two does not matter.

    Example:
        >>> from litreview.exchange.entry import Entry
        >>> from litreview.exchange.folding import fold_entry
        >>> first, second = (fold_entry(Entry("article", title, doi="10.5555/a")) for title in ("Walks", "Walks."))
        >>> compare(first, second).doi, compare(first, second).title
        (True, 1.0)
    """
    fewer = min(one.words, other.words, key=lambda words: (len(words), words))
    title = compare_titles(one.words, other.words)
    wording = find_title_difference(one.words, other.words) if CLOSE <= title < 1 else TitleDifference()
    copy = one.copy == other.copy and not any(a and b and a != b for a, b in zip(_beside(one), _beside(other), strict=True))
    return Comparison(
        title=title,
        people=compare_people(one, other),
        years=abs(one.year - other.year) if one.year and other.year else None,
        container=compare_containers(*sorted((one.container, other.container))),
        volume=_agree(one.volume, other.volume),
        number=_agree(one.number, other.number),
        page=pages_agree(one, other),
        doi=_agree(one.doi, other.doi),
        pmid=_agree(one.pmid, other.pmid),
        edition=_agree(one.edition, other.edition),
        kind=_agree(one.kind, other.kind),
        numbers=numbers_agree(one.numbers, other.numbers),
        notices=one.notices == other.notices,
        notice=bool(one.notices - VERSIONS and other.notices - VERSIONS),
        reworded=wording.reworded,
        rearranged=wording.rearranged,
        supplement=_is_supplement_of(one, other) or _is_supplement_of(other, one),
        generic=is_generic(fewer),
        serial=is_serial(fewer),
        living=_is_living(one) or _is_living(other),
        preprint=is_preprinted(one.doi, one.container) != is_preprinted(other.doi, other.container),
        long=len(fewer) >= _LONG_TITLE,
        abstracts=_compare_abstracts(one.abstract, other.abstract),
        bare=not any((one.container, one.volume, one.first_page, other.container, other.volume, other.first_page)),
        copy=copy,
        telling=copy and _is_telling(one, other),
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


def _is_telling(one: Folded, other: Folded) -> bool:
    """Whether what two copies say names one work: its abstract, its address, or who and when; a page where the title is none."""
    if len(one.abstract) >= _TELLING_ABSTRACT and one.abstract == other.abstract:
        return True
    written = bool(one.families and one.year)
    if is_nameless(one.words):
        return bool(written and one.volume and one.first_page)
    return bool(one.url and one.url == other.url) or (written and (one.first_page != "" or not is_serial(one.words)))


def _compare_abstracts(one: str, other: str) -> bool | None:
    from rapidfuzz.distance import Indel

    shorter = min(len(one), len(other))
    if shorter < _TELLING_ABSTRACT:
        return None
    return Indel.normalized_similarity(one[:shorter], other[:shorter]) >= _ONE_ABSTRACT


def _is_supplement_of(one: Folded, other: Folded) -> bool:
    """Whether ``one`` stands in a supplement and ``other`` does not, though the numbers of their pages may agree by chance."""
    if not one.first_page or not other.first_page or not _SUPPLEMENT.match(one.first_page) or _SUPPLEMENT.match(other.first_page):
        return False
    return not (pages_agree(one, other) and one.volume and one.volume == other.volume)


def _is_living(folded: Folded) -> bool:
    return "cochrane" in folded.container.split() or bool(_LIVING.match(folded.first_page))


def _agree(one: str, other: str) -> bool | None:
    return None if not one or not other else one == other
