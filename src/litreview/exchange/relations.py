"""What a person is told about two references to compare: what they seem to be to each other, and why they are a question."""

from collections.abc import Iterator

from litreview.exchange.comparison import Comparison
from litreview.exchange.folding import Folded
from litreview.exchange.journals import UNLIKE
from litreview.exchange.people import MOST
from litreview.exchange.titles import CLOSE
from litreview.sources.preprints import is_preprinted

_BOOKS = frozenset(("book", "report"))
_PAPER = frozenset(("paper", "article"))
_ABSTRACTS = ("s", "e", "p", "a")
"""Letters that stand before the pages of abstracts."""


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
    if found.edition is False or (kinds <= _BOOKS and found.years):
        return "edition"
    if not found.notices:
        return "erratum"
    if found.preprint or _is_update(one, other) or ("thesis" in kinds and len(kinds) > 1):
        return "version"
    if kinds == _PAPER or (not found.page and (_is_abstract(one) or _is_abstract(other))) or found.supplement:
        return "abstract"
    return "same"


def tell_question(found: Comparison) -> str:
    """Return in plain words what makes a pair a question: what agrees, then what does not.

    Example:
        >>> from litreview.exchange.comparison import compare
        >>> from litreview.exchange.entry import Entry
        >>> from litreview.exchange.folding import fold_entry
        >>> first, second = (fold_entry(Entry("article", "Walks in winter", year, doi="10.5555/a")) for year in ("2010", "2015"))
        >>> tell_question(compare(first, second))
        'same title, DOI; years 5 apart'
    """
    little = "little else is said" if found.copy and not found.telling else ""
    return "; ".join(filter(None, (", ".join(_list_agreed(found)), ", ".join(_list_different(found)), little)))


def tell_link(one: Comparison, other: Comparison) -> str:
    """Return in plain words why two works are a question that a third record, like each of them, shows to be one.

    Example:
        >>> from litreview.exchange.comparison import compare
        >>> from litreview.exchange.entry import Entry
        >>> from litreview.exchange.folding import fold_entry
        >>> marks = ({"doi": "10.5555/a"}, {"doi": "10.5555/a", "pmid": "7"}, {"pmid": "7"})
        >>> first, third, second = (fold_entry(Entry("article", "Walks", **mark)) for mark in marks)
        >>> tell_link(compare(first, third), compare(second, third))
        'a third record has the DOI of one and the PubMed number of the other'
    """
    link = f"a third record has the {_name_mark(one)} of one and the {_name_mark(other)} of the other"
    return "; ".join(filter(None, (link, ", ".join(_list_different(other)))))


def _list_agreed(found: Comparison) -> Iterator[str]:
    yield "same title" if found.title == 1 else "titles alike" if found.title >= CLOSE else "titles differ"
    if (found.people or 0) >= MOST:
        yield "people"
    yield from (name for name, same in (*_list_identifiers(found), *_list_places(found)) if same)


def _list_different(found: Comparison) -> Iterator[str]:
    if found.reworded or found.rearranged:
        yield "other words in the title"
    kinds = (("edition", found.edition), ("kind", found.kind))
    yield from (f"another {name}" for name, same in (*_list_identifiers(found), *kinds, *_list_places(found)) if same is False)
    if found.people is not None and found.people < MOST:
        yield "other people"
    if found.container is not None and found.container < UNLIKE:
        yield "another journal"
    if found.years:
        yield f"years {found.years} apart"
    if not found.numbers:
        yield "other numbers in the title"
    if not found.notices:
        yield "a notice about the other"
    if found.supplement and found.page:
        yield "one page is that of a supplement"


def _list_identifiers(found: Comparison) -> tuple[tuple[str, bool | None], ...]:
    return ("DOI", found.doi), ("PubMed number", found.pmid)


def _list_places(found: Comparison) -> tuple[tuple[str, bool | None], ...]:
    return ("volume", found.volume), ("number", found.number), ("page", found.page)


def _name_mark(found: Comparison) -> str:
    """The surest mark that two references share."""
    marks = (*_list_identifiers(found), ("page", found.page), ("volume", found.volume))
    return next((name for name, same in marks if same), "title")


def _is_update(one: Folded, other: Folded) -> bool:
    """Whether both are versions of one Cochrane review, whose DOI ends in .pub2, .pub3 and so on, or of one preprint."""
    stems = [folded.doi.partition(".pub")[0] for folded in (one, other)]
    both = "cochrane" in one.container and "cochrane" in other.container
    if is_preprinted(one.doi, one.container) and is_preprinted(other.doi, other.container):
        return one.doi != other.doi
    return (both and one.year != other.year) or (bool(one.doi) and stems[0] == stems[1] and one.doi != other.doi)


def _is_abstract(folded: Folded) -> bool:
    return folded.kind == "paper" or folded.first_page[:1] in _ABSTRACTS
