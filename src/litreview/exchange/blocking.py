"""Which references are compared at all: those that share a block, such as one DOI, one beginning of a title or one page."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import combinations

from litreview.exchange.folding import SMALL, Folded

LARGEST_BLOCK = 60
"""References of a block that are all compared with each other; in a larger one only neighbours by title are."""

_NEIGHBOURS, _END, _LEAST = 5, 22, 12

Key = tuple[Hashable, ...]


def block_keys(folded: Folded) -> Iterator[Key]:
    """Yield the blocks that a reference belongs to; two copies of one work share at least one, whatever field was damaged.

    Example:
        >>> from litreview.exchange.entry import Entry
        >>> from litreview.exchange.folding import fold_entry
        >>> next(block_keys(fold_entry(Entry("article", "Peers", doi="10.5555/a"))))
        ('doi', '10.5555/a')
    """
    if folded.doi:
        yield "doi", folded.doi
    if folded.pmid:
        yield "pmid", folded.pmid
    yield from _title_keys(folded)
    if folded.families and folded.year:
        yield "family", folded.families[0], folded.year, folded.words[:1]
    if folded.families and folded.first_page:
        yield "page", folded.families[0], folded.first_page
    if folded.volume and len(folded.first_page) > 1:
        yield "place", folded.volume, folded.first_page, folded.year


def candidate_pairs(references: Sequence[Folded]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of places (lower, higher) to compare, sorted; the order of ``references`` does not change which.

    Example:
        >>> from litreview.exchange.entry import Entry
        >>> from litreview.exchange.folding import fold_entry
        >>> list(candidate_pairs([fold_entry(Entry("article", title)) for title in ("Walks in winter", "Walks in winter.")]))
        [(0, 1)]
    """
    blocks: dict[Key, list[int]] = {}
    for place, folded in enumerate(references):
        for key in dict.fromkeys(block_keys(folded)):
            blocks.setdefault(key, []).append(place)
    found: set[tuple[int, int]] = set()
    for places in blocks.values():
        found.update(combinations(places, 2) if len(places) <= LARGEST_BLOCK else _neighbours(places, references))
    yield from sorted(found)


def order_key(folded: Folded) -> tuple[object, ...]:
    """Return what references are sorted by wherever an order must not hang on that of files.

    Example:
        >>> from litreview.exchange.entry import Entry
        >>> from litreview.exchange.folding import fold_entry
        >>> order_key(fold_entry(Entry("article", "Peers", "2020")))[:2]
        ('peers', ())
    """
    place = (folded.year, folded.volume, folded.number, folded.first_page, folded.last_page)
    return (folded.title, folded.families, *place, folded.container, folded.doi, folded.pmid, folded.kind, folded.copy)


def _title_keys(folded: Folded) -> Iterator[Key]:
    title = folded.compact
    if len(title) < _LEAST:
        yield "short", title, folded.year
        return
    yield "start", title[:_END]
    yield "end", title[-_END:]
    telling = {word for word in folded.words if word not in SMALL}
    yield "longest", *sorted(telling, key=lambda word: (-len(word), word))[:3]
    if folded.year:
        yield "year", folded.year, *[word for word in folded.words if len(word) > 4][:2]


def _neighbours(places: Iterable[int], references: Sequence[Folded]) -> Iterator[tuple[int, int]]:
    ordered = sorted(places, key=lambda place: order_key(references[place]))
    for at, place in enumerate(ordered):
        for other in ordered[at + 1 : at + 1 + _NEIGHBOURS]:
            yield min(place, other), max(place, other)
