"""Whether two references are one work, two, or a question for a person; strict, since a false merge loses a work.

Two references are the same where titles are alike, at least half the people are, they agree on a firm place (page, volume,
journal) and differ in next to nothing; or where they share a DOI or a PubMed number and their titles differ in a slip at most:
one DOI may be that of a whole supplement. Never the same, at most asked about: other numbers or notice words in the title (Part I
and II, an erratum), two DOIs, PubMed numbers or editions, a book and its chapter, an article and a thesis, two years of a
Cochrane review or of a guideline, records that say too little. Editions, versions and conference abstracts are left for a
person to link.
"""

from litreview.exchange.comparison import Comparison, pages_agree
from litreview.exchange.folding import Folded
from litreview.exchange.journals import AGREED, UNLIKE
from litreview.exchange.people import MOST
from litreview.exchange.titles import ALIKE, CLOSE, RELATED, compare_titles
from litreview.exchange.weights import JOURNAL, NEXT_YEAR, NUMBER, OTHER_PAGE, PAGE, VOLUME, weigh_against, weigh_place

SAME, ASK, APART = "same", "ask", ""

_SPOT = PAGE
"""A page or a volume: enough to ask."""
_SPOT_IN_JOURNAL = PAGE + JOURNAL
"""Enough beside one title and one team."""
_VOLUME_AND_PAGE = VOLUME + PAGE
"""Enough where title or people are not told in full."""
_WHOLE = VOLUME + PAGE + NUMBER
"""Volume, page, and the journal or the number: enough where people differ by damage."""

_ONE_SLIP = 1.0
"""Another volume, or number, or years apart: databases err once."""
_TWO_SLIPS = OTHER_PAGE
"""What full agreement on the place outweighs."""
_MANY = 3.0
"""Points against one work from which nobody is asked."""

_IDENTIFIED = 0.8
"""Likeness of titles from which one DOI or PubMed number is that of one work."""
_SOME, _FULL = 0.3, 0.8
"""Share of people below which they are others, and from which they are the same team."""
_RENAMED = 0.9
"""Likeness of titles up to which an article and its preprint may differ."""


def is_worth_comparing(one: Folded, other: Folded) -> bool:
    """Return whether two references may be more than two works, by what is quickest to see; where not, ``decide`` need not look.

    Without one identifier, volume, number or page in common, titles that differ in more than a slip are those of two works.

    Example:
        >>> from litreview.exchange.entry import Entry
        >>> from litreview.exchange.folding import fold_entry
        >>> walks, swims = (fold_entry(Entry("article", title)) for title in ("Walks in winter", "Swims in summer"))
        >>> is_worth_comparing(walks, walks), is_worth_comparing(walks, swims)
        (True, False)
    """
    if any(mark and mark == same for mark, same in zip(_list_marks(one), _list_marks(other), strict=True)):
        return True
    return bool(pages_agree(one, other)) or compare_titles(one.words, other.words) >= _RENAMED


def _list_marks(folded: Folded) -> tuple[str, ...]:
    return folded.doi, folded.pmid, folded.volume, folded.number


def decide(found: Comparison) -> str:
    """Return ``"same"``, ``"ask"`` or ``""`` (two works).

    Example:
        >>> from litreview.exchange.comparison import compare
        >>> from litreview.exchange.entry import Entry, Name
        >>> from litreview.exchange.folding import fold_entry
        >>> walks = Entry("article", "Walks of peers in winter", "2020", (Name("Roe"),), doi="10.5555/a")
        >>> first, copy, other = map(fold_entry, (walks, walks._replace(year="2019"), walks._replace(doi="10.5555/b")))
        >>> decide(compare(first, copy)), decide(compare(first, other))
        ('same', 'ask')
    """
    if found.telling:
        return SAME
    wish = _judge(found)
    if wish == SAME:
        return ASK if _is_doubtful(found) else SAME
    return ASK if found.copy or _is_renamed(found) else wish


def is_contradiction(found: Comparison) -> bool:
    """Return whether two references cannot be one work even where a third seems to be both.

    Example:
        >>> from litreview.exchange.comparison import compare
        >>> from litreview.exchange.entry import Entry
        >>> from litreview.exchange.folding import fold_entry
        >>> parts = [fold_entry(Entry("article", f"Walks in winter, part {number}")) for number in (1, 2)]
        >>> is_contradiction(compare(*parts))
        True
    """
    if _differs_firmly(found) or (found.title < RELATED and not found.doi):
        return True
    if (found.doi or found.pmid) and _is_other_abstract(found):
        return True
    placed = found.page is False and (found.volume is False or (found.container or 1) < UNLIKE)
    return placed or _is_updated(found) or (found.kind is False and not _is_one_place(found))


def _differs_firmly(found: Comparison) -> bool:
    return False in (found.doi, found.pmid, found.edition) or not (found.numbers and found.notices)


def _is_doubtful(found: Comparison) -> bool:
    """What no likeness outweighs."""
    if _differs_firmly(found):
        return True
    if found.doi or found.pmid:
        return _is_other_abstract(found)
    if (found.kind is False and not _is_one_place(found)) or found.supplement or _is_updated(found):
        return True
    if found.page is False and (found.years is None or found.title < 1 or found.notice):
        return True
    if found.title < 1 and (found.reworded or not (found.page and (found.volume or _is_one_journal(found)))):
        return True
    if (found.serial or found.abstracts is False) and not (found.page and found.volume):
        return True
    return found.generic and found.number is False


def _is_other_abstract(found: Comparison) -> bool:
    """Whether two references with one identifier may be two works: all abstracts of a supplement bear the DOI of the issue."""
    others = _are_others(found)
    if found.title < 1:
        inserted = found.rearranged and not found.page
        return found.reworded or inserted or found.page is False or others or (found.years or 0) > 1
    if found.page is False and found.abstracts is False:
        return True
    return not found.long and (others or (found.generic and found.page is False))


def _are_others(found: Comparison) -> bool:
    return found.people is not None and found.people < MOST


def _is_neighbour(found: Comparison) -> bool:
    """Whether two unlike titles with one DOI stand beside each other in a supplement or a book, and so are no question."""
    others = _are_others(found)
    return not found.pmid and (others if found.page is None else not found.page and (others or found.title < RELATED))


def _is_updated(found: Comparison) -> bool:
    """Whether two references may be two years of one thing: a Cochrane review, or a guideline under one name."""
    if found.living and (found.years or found.number is False):
        return True
    return bool(found.volume is False and found.years)


def _is_renamed(found: Comparison) -> bool:
    """Whether they seem to be an article and its preprint under another title."""
    return found.preprint and found.title >= _RENAMED and (found.people or 0) >= _FULL and found.numbers and found.notices


def _judge(found: Comparison) -> str:
    place, against = weigh_place(found), weigh_against(found)
    if found.pmid is False:
        return ASK if found.title >= ALIKE and _is_one_place(found) else APART
    if found.doi or found.pmid:
        return SAME if found.title >= _IDENTIFIED else APART if _is_neighbour(found) else ASK
    if found.title < RELATED:
        return APART
    if found.generic:
        return _judge_generic(found, place, against)
    if found.title >= ALIKE:
        return _judge_alike(found, place, against)
    who = found.people
    if found.title >= CLOSE and who is not None and who >= MOST and place >= _VOLUME_AND_PAGE and against <= NEXT_YEAR:
        return SAME
    if found.title >= CLOSE:
        companion = found.reworded and found.page is False
        asked = (who is None or who >= _SOME) and place >= _SPOT and against <= _TWO_SLIPS and not companion
        return ASK if asked else APART
    return ASK if (who or 0) >= _FULL and place >= _WHOLE and against == 0 else APART


def _judge_generic(found: Comparison, place: float, against: float) -> str:
    """A title such as "Editorial": volume and page must say that it is the same one."""
    if found.title < ALIKE:
        return APART
    if (found.people is None or found.people >= MOST) and place >= _VOLUME_AND_PAGE and against == 0:
        return SAME
    return ASK if place >= _SPOT and against <= NEXT_YEAR else APART


def _judge_alike(found: Comparison, place: float, against: float) -> str:
    who = found.people
    if who is None:
        sure = place >= _VOLUME_AND_PAGE and against == 0 and (found.long or bool(found.page))
        asked = place >= _SPOT or (found.title == 1 and against <= _ONE_SLIP)
    elif who < MOST:
        sure = who >= _SOME and place >= _WHOLE and against == 0
        asked = place >= _SPOT_IN_JOURNAL and against <= _ONE_SLIP
    else:
        sure = (place >= _SPOT_IN_JOURNAL and against <= _ONE_SLIP) or (place >= _VOLUME_AND_PAGE and against <= _TWO_SLIPS)
        sure = sure or (place >= JOURNAL and against == 0 and found.years == 0) or _is_same_issue(found, against)
        asked = against <= _MANY or (found.title == 1 and who >= _FULL and found.long)
    return SAME if sure else ASK if asked else APART


def _is_same_issue(found: Comparison, against: float) -> bool:
    """One title and one team in one volume, whose pages were damaged; or twice without any place."""
    if found.title < 1 or (found.people or 0) < _FULL or found.years != 0 or not found.long:
        return False
    one_volume = _is_one_journal(found) and found.volume and found.number is not False
    return bool(one_volume) or (against == 0 and found.bare)


def _is_one_journal(found: Comparison) -> bool:
    return (found.container or 0) >= AGREED


def _is_one_place(found: Comparison) -> bool:
    return bool(found.page and found.volume)
