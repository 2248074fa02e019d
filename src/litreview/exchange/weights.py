"""How much what two references share speaks for one work, and what differs against it, in points.

The points order what reviewers look at: a page or a volume says more than a journal or the number of an issue, in which a team
may publish twice. They were set by hand on the sets for development that ``benchmarks/tasks/duplicates.py`` names and are
no probabilities; ``decision`` says how many are enough.
"""

from typing import Final

from litreview.exchange.comparison import Comparison
from litreview.exchange.journals import AGREED, UNLIKE

VOLUME: Final = 2
PAGE: Final = 2
NUMBER: Final = 1
JOURNAL: Final = 1

OTHER_VOLUME: Final = 1
OTHER_NUMBER: Final = 1
OTHER_JOURNAL: Final = 1
OTHER_PAGE: Final = 1.5
"""More than another volume, in which databases err oftener."""
OTHER_DOI: Final = 1.5
NEXT_YEAR: Final = 0.5
"""Online in one year, printed in the next."""
OTHER_YEAR: Final = 1
OTHER_NUMBERS: Final = 1
NOTICE: Final = 2

_COPY: Final = 8
_IDENTIFIER: Final = 4


def weigh_place(found: Comparison) -> float:
    """Return the points for what two references agree on of the place where they were published, 6 at most.

    Example:
        >>> from litreview.exchange.comparison import compare
        >>> from litreview.exchange.entry import Entry
        >>> from litreview.exchange.folding import fold_entry
        >>> weigh_place(compare(*2 * [fold_entry(Entry("article", "Walks in winter", container="Ice", pages="7"))]))
        3
    """
    agreed = (found.container or 0) >= AGREED
    return VOLUME * bool(found.volume) + PAGE * bool(found.page) + NUMBER * bool(found.number) + JOURNAL * agreed


def weigh_against(found: Comparison) -> float:
    """Return the points for what two references differ in; another number counts only where the volume does not agree.

    Example:
        >>> from litreview.exchange.comparison import compare
        >>> from litreview.exchange.entry import Entry
        >>> from litreview.exchange.folding import fold_entry
        >>> weigh_against(compare(*(fold_entry(Entry("article", "Walks in winter", year)) for year in ("2019", "2020"))))
        0.5
    """
    place = OTHER_VOLUME * (found.volume is False) + OTHER_PAGE * (found.page is False)
    place += OTHER_NUMBER * (found.number is False and found.volume is not True)
    place += OTHER_JOURNAL * (found.container is not None and found.container < UNLIKE)
    years = found.years or 0
    when = NEXT_YEAR if years == 1 else OTHER_YEAR * (years > 1)
    return place + when + OTHER_DOI * (found.doi is False) + OTHER_NUMBERS * (not found.numbers) + NOTICE * (not found.notices)


def weigh_agreement(found: Comparison) -> float:
    """Return how sure it is that two references are one work; the surest are joined first.

    Example:
        >>> from litreview.exchange.comparison import compare
        >>> from litreview.exchange.entry import Entry
        >>> from litreview.exchange.folding import fold_entry
        >>> first, second = (fold_entry(Entry("article", "Walks in winter", doi=doi)) for doi in ("10.5555/a", ""))
        >>> weigh_agreement(compare(first, first)) > weigh_agreement(compare(first, second))
        True
    """
    place = PAGE * bool(found.page) + bool(found.volume) + (found.container or 0)
    return _COPY * found.telling + _IDENTIFIER * bool(found.doi or found.pmid) + found.title + (found.people or 0) + place


def is_firm(found: Comparison) -> bool:
    """Return whether two references share an identifier or a page, not only what many records of one team share.

    Example:
        >>> from litreview.exchange.comparison import compare
        >>> from litreview.exchange.entry import Entry
        >>> from litreview.exchange.folding import fold_entry
        >>> is_firm(compare(*2 * [fold_entry(Entry("article", "Walks in winter", pages="7"))]))
        True
    """
    return found.telling or bool(found.doi or found.pmid or found.page)
