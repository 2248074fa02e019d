"""What ranking would have saved where every record is decided already: screening simulated, and the work it saves measured."""

from collections.abc import Sequence
from itertools import accumulate
from math import ceil

from litreview.synthesis.learner import Learner
from litreview.synthesis.relevance import Vectors, learn_terms, weigh_terms

LARGEST = 4_000
"""Up to so many records the model learns after each one: how alike each two are is kept, which takes 128 MB for so many."""

_BATCH = 0.02
_DIGITS = 8
_ROUNDING = 1e-9


def simulate(
    texts: Sequence[str], labels: Sequence[int], start: Sequence[int], seed_text: str = "", largest: int = LARGEST
) -> list[int]:
    """Return the places of all records in the order in which active learning reads them, those of ``start`` first.

    ``labels`` are 1 for relevant, 0 for irrelevant. The next record is always the one that the model of ``rank_records`` puts
    first, learned anew from all those read, which is how ASReview simulates by default. Until both kinds are known, that is
    the one closest to ``seed_text`` and to the relevant ones. Of more than ``largest`` records, the first 2 % of those read so
    far are read before the model learns again. Once all relevant records are found nothing more is learned.

    Example:
        >>> simulate(["peer support", "bus routes", "bus stops", "peer pay"], [1, 0, 0, 1], start=[0, 1])
        [0, 1, 3, 2]
    """
    vectors = weigh_terms(texts, seed_text)
    order, relevant = list(dict.fromkeys(start)), sum(labels)
    while _count(order, labels) < relevant:
        if _count(order, labels) not in (0, len(order)) and len(labels) <= largest:
            return _read_singly(vectors, labels, order)
        order += _rank_unread(vectors, labels, order)[: max(1, int(_BATCH * len(order)))]
    return order + _rank_unread(vectors, labels, order)


def work_saved(order: Sequence[int], labels: Sequence[int], recall: float = 0.95, after: int = 0) -> float:
    """Return the work saved over sampling: the share of records not read, less that which chance would save, 1 - ``recall``.

    Reading stops at the first record with at least ``recall`` of the relevant ones. The first ``after`` records of ``order``,
    given and not found, count neither as read nor as relevant. Formula: Cohen et al. 2006.

    Raises:
        ValueError: nothing relevant is left to find, or ``order`` ends before ``recall`` is reached.

    Example:
        >>> work_saved([3, 0, 1, 2], [0, 1, 0, 0])
        0.2
    """
    given = set(order[:after])
    total = sum(label for place, label in enumerate(labels) if place not in given)
    needed = ceil(recall * total - _ROUNDING)
    found = accumulate(labels[place] for place in order[after:])
    read = next((read for read, hits in enumerate(found, 1) if hits >= needed > 0), None)
    if read is None:
        raise ValueError(f"a recall of {recall} is not reached: {total} relevant among {len(labels)} records to find")
    records = len(labels) - len(given)
    return round((records - read) / records - (1 - recall), 9)


def recall_curve(order: Sequence[int], labels: Sequence[int]) -> list[float]:
    """Return the share of all relevant records that is found after each record read, from 0 to 1.

    Raises:
        ValueError: no record is relevant.

    Example:
        >>> recall_curve([3, 0, 1, 2], [0, 1, 0, 1])
        [0.5, 0.5, 1.0, 1.0]
    """
    total = sum(labels)
    if not total:
        raise ValueError(f"none of the {len(labels)} records is relevant: there is no recall")
    return [found / total for found in accumulate(labels[place] for place in order)]


def _count(order: Sequence[int], labels: Sequence[int]) -> int:
    return sum(labels[place] for place in order)


def _read_singly(vectors: Vectors, labels: Sequence[int], order: list[int]) -> list[int]:
    learner, left = Learner(vectors.rows), sum(labels) - _count(order, labels)
    for place in order:
        learner.add(place, labels[place])
    read = list(order)
    while left:
        read.append(learner.find_best())
        learner.add(read[-1], labels[read[-1]])
        left -= labels[read[-1]]
    return read + _rank_unread(vectors, labels, read)


def _rank_unread(vectors: Vectors, labels: Sequence[int], order: Sequence[int]) -> list[int]:
    """Return the unread records, highest score first; equal ones stay in their order."""
    read = set(order)
    weights, _ = learn_terms(vectors, [label if place in read else None for place, label in enumerate(labels)])
    scores = (vectors.rows @ weights).round(_DIGITS)
    return sorted((place for place in range(len(labels)) if place not in read), key=lambda place: -scores[place])
