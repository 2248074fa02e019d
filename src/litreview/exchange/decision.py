"""Whether two references are one work, two, or a question for a person; strict, since a false merge loses a work.

Two references are the same where titles are alike, at least half the people are, they agree on a firm place (page, volume,
journal) and differ in next to nothing; or where they share a DOI or a PubMed number and their titles are alike. Never the same,
at most asked about: other numbers or notice words in the title (Part I and II, an erratum), two DOIs, PubMed numbers or editions,
a book and its chapter, an article and a thesis. Editions, versions and conference abstracts are left for a person to link.
"""

import re

from litreview.exchange.comparison import Comparison
from litreview.exchange.folding import Folded

SAME, ASK, APART = "same", "ask", ""

_ALIKE, _CLOSE, _RELATED = 0.95, 0.75, 0.6
_PREPRINTS = ("10.1101/", "10.21203/", "10.31234/", "10.2139/", "10.20944/", "10.31219/", "10.31235/", "10.36227/", "10.48550/")
_SERVERS = frozenset(
    re.findall(r"\w+", "medrxiv biorxiv psyarxiv socarxiv arxiv ssrn preprints preprint researchsquare authorea")
)
_BOOKS = ("book", "report")
_PAPER = ("paper", "article")


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
    if found.copy:
        return SAME
    wish = _judge(found)
    return ASK if wish == SAME and _is_doubtful(found) else wish


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
    firm = False in (found.doi, found.pmid, found.edition) or not (found.numbers and found.notices)
    placed = found.page is False and (found.volume is False or (found.container or 1) < 0.5)
    return firm or placed or (found.kind is False and not _is_one_place(found)) or (found.title < _RELATED and not found.doi)


def suggest_relation(one: Folded, other: Folded, found: Comparison) -> str:
    """Return what two references that a person is asked about seem to be: edition, erratum, version, abstract or same.

    Example:
        >>> from litreview.exchange.comparison import compare
        >>> from litreview.exchange.entry import Entry
        >>> from litreview.exchange.folding import fold_entry
        >>> first, second = (fold_entry(Entry("book", "Walks in winter", year)) for year in ("2010", "2015"))
        >>> suggest_relation(first, second, compare(first, second))
        'edition'
    """
    kinds = {one.kind, other.kind}
    if found.edition is False or (kinds <= {*_BOOKS} and found.years):
        return "edition"
    if not found.notices:
        return "erratum"
    if _is_preprint(one) != _is_preprint(other) or _is_update(one, other) or ("thesis" in kinds and len(kinds) > 1):
        return "version"
    if kinds == {*_PAPER} or (not found.page and (_is_abstract(one) or _is_abstract(other))):
        return "abstract"
    return "same"


def tell_why(found: Comparison) -> str:
    """Return in plain words what makes a pair a question: what agrees, then what does not.

    Example:
        >>> from litreview.exchange.comparison import compare
        >>> from litreview.exchange.entry import Entry
        >>> from litreview.exchange.folding import fold_entry
        >>> first, second = (fold_entry(Entry("article", "Walks in winter", year, doi="10.5555/a")) for year in ("2010", "2015"))
        >>> tell_why(compare(first, second))
        'same title, DOI; years 5 apart'
    """
    title = "same title" if found.title == 1 else "titles alike" if found.title >= _CLOSE else "titles differ"
    named = (("DOI", found.doi), ("PubMed number", found.pmid), ("edition", found.edition), ("kind", found.kind))
    marks = (*named, ("volume", found.volume), ("number", found.number), ("page", found.page))
    agree = [title, *(["people"] if (found.people or 0) >= 0.5 else []), *(name for name, same in marks[:2] + marks[4:] if same)]
    differ = [f"another {name}" for name, same in marks if same is False]
    differ += ["other people"] if found.people is not None and found.people < 0.5 else []
    differ += ["another journal"] if found.container is not None and found.container < 0.5 else []
    differ += [f"years {found.years} apart"] if found.years else []
    differ += ["other numbers in the title"] * (not found.numbers) + ["a notice about the other"] * (not found.notices)
    return "; ".join(filter(None, (", ".join(agree), ", ".join(differ))))


def weigh(found: Comparison) -> float:
    """Return how sure it is that two references are one work; the surest are joined first.

    Example:
        >>> from litreview.exchange.comparison import compare
        >>> from litreview.exchange.entry import Entry
        >>> from litreview.exchange.folding import fold_entry
        >>> first, second = (fold_entry(Entry("article", "Walks in winter", doi=doi)) for doi in ("10.5555/a", ""))
        >>> weigh(compare(first, first)) > weigh(compare(first, second))
        True
    """
    place = 2 * bool(found.page) + bool(found.volume) + (found.container or 0)
    return 8 * found.copy + 4 * bool(found.doi or found.pmid) + found.title + (found.people or 0) + place


def is_firm(found: Comparison) -> bool:
    """Return whether two references share an identifier or a page, not only what many records of one team share.

    Example:
        >>> from litreview.exchange.comparison import compare
        >>> from litreview.exchange.entry import Entry
        >>> from litreview.exchange.folding import fold_entry
        >>> is_firm(compare(*2 * [fold_entry(Entry("article", "Walks in winter", pages="7"))]))
        True
    """
    return found.copy or bool(found.doi or found.pmid or found.page)


def _is_doubtful(found: Comparison) -> bool:
    """What no likeness outweighs."""
    if False in (found.doi, found.pmid, found.edition) or not (found.numbers and found.notices):
        return True
    if found.doi or found.pmid:
        return False
    if found.kind is False and not _is_one_place(found):
        return True
    if found.page is False and (found.supplement or found.years is None or found.title < 1):
        return True
    if found.title < 1 and (found.reworded or not (found.page and (found.volume or (found.container or 0) >= 0.8))):
        return True
    return found.generic and found.number is False


def _judge(found: Comparison) -> str:
    place, against = _weigh_place(found), _weigh_against(found)
    if found.pmid is False:
        return ASK if found.title >= _ALIKE and found.page and found.volume else APART
    if found.doi or found.pmid:
        return SAME if found.title >= 0.8 else ASK
    if found.title < _RELATED:
        return APART
    if found.generic:
        return _judge_generic(found, place, against)
    if found.title >= _ALIKE:
        return _judge_alike(found, place, against)
    who = found.people
    if found.title >= _CLOSE and who is not None and who >= 0.5 and place >= 4 and against <= 0.5:
        return SAME
    if found.title >= _CLOSE:
        return ASK if (who is None or who >= 0.3) and place >= 2 and against <= 1.5 else APART
    return ASK if (who or 0) >= 0.8 and place >= 5 and against == 0 else APART


def _judge_generic(found: Comparison, place: float, against: float) -> str:
    """A title such as "Editorial": volume and page must say that it is the same one."""
    if found.title < _ALIKE:
        return APART
    if (found.people is None or found.people >= 0.5) and place >= 4 and against == 0:
        return SAME
    return ASK if place >= 2 and against <= 0.5 else APART


def _judge_alike(found: Comparison, place: float, against: float) -> str:
    who = found.people
    if who is None:
        sure, asked = place >= 4 and against == 0, place >= 2 or (found.title == 1 and against <= 1)
    elif who < 0.5:
        sure = (found.title == 1 or who >= 0.3) and place >= 5 and against == 0
        asked = place >= 3 and against <= 1
    else:
        sure = (place >= 3 and against <= 1) or (place >= 4 and against <= 1.5)
        sure = sure or (place >= 1 and against == 0 and found.years == 0) or _is_same_issue(found, against)
        asked = against <= 3 or (found.title == 1 and who >= 0.8 and found.long)
    return SAME if sure else ASK if asked else APART


def _is_same_issue(found: Comparison, against: float) -> bool:
    """One title and one team in one volume, whose pages were damaged; or twice without any place."""
    if found.title < 1 or (found.people or 0) < 0.8 or found.years != 0 or not found.long:
        return False
    one_volume = (found.container or 0) >= 0.8 and found.volume and found.number is not False
    return bool(one_volume) or (against == 0 and found.bare)


def _weigh_place(found: Comparison) -> float:
    return 2 * bool(found.volume) + 2 * bool(found.page) + bool(found.number) + ((found.container or 0) >= 0.8)


def _weigh_against(found: Comparison) -> float:
    weight = (found.volume is False) + 1.5 * (found.page is False) + (found.number is False and found.volume is not True)
    weight += (found.container is not None and found.container < 0.5) + 1.5 * (found.doi is False)
    years = found.years or 0
    return weight + (years > 1) + 0.5 * (years == 1) + (not found.numbers) + 2 * (not found.notices)


def _is_one_place(found: Comparison) -> bool:
    return bool(found.page and found.volume)


def _is_preprint(folded: Folded) -> bool:
    return folded.doi.startswith(_PREPRINTS) or not _SERVERS.isdisjoint(folded.container.split())


def _is_update(one: Folded, other: Folded) -> bool:
    """Whether both are versions of one Cochrane review: its DOI ends in .pub2, .pub3 and so on."""
    stems = [folded.doi.partition(".pub")[0] for folded in (one, other)]
    both = "cochrane" in one.container and "cochrane" in other.container
    return one.year != other.year and (both or (stems[0] == stems[1] and one.doi != other.doi))


def _is_abstract(folded: Folded) -> bool:
    return folded.kind == "paper" or folded.first_page[:1] in ("s", "e", "p", "a")
