"""Whether reading records in ranked order may stop, and the assumption under which it may."""

from collections.abc import Sequence
from math import floor, prod
from typing import NamedTuple

_ROUNDING = 1e-9
_CERTAIN = "nothing: so few records are left that the recall is reached whatever they are"


class Advice(NamedTuple):
    """Whether to stop, the probability ``p`` of such luck had the recall been missed, how many were read, and what is assumed."""

    stop: bool
    p: float
    read: int
    assumption: str


def advise_stopping(
    order: Sequence[int], labels: Sequence[int | None], records: int, recall: float = 0.95, level: float = 0.05
) -> Advice:
    """Return whether at least ``recall`` of the relevant records can be taken as found, and the assumption under it.

    ``order`` names the records read, in the order of reading; ``labels`` gives 1 (relevant) or 0 for each of those; ``records``
    is how many there are to read in all. ``p`` is the probability of drawing the irrelevant records read last, one after
    another, if so many relevant ones were left that the recall would be missed (hypergeometric); below ``level`` the advice is
    to stop. Method: Callaghan and Müller-Hansen 2020, on the records since the last relevant one.

    Example:
        >>> advise_stopping(range(60), [1] * 10 + [0] * 50, records=62)[:3]
        (True, 0.038462, 60)
    """
    found = sum(labels[place] == 1 for place in order)
    if not found:
        return Advice(False, 1.0, len(order), "no relevant record is found yet, so nothing can be said")
    run = next(ago for ago, place in enumerate(reversed(order)) if labels[place] == 1)
    left, missed = max(0, records - len(order)), _fewest_missed(found, recall)
    p = round(_chance_of_run(run, left, missed), 6)
    return Advice(p < level, p, len(order), _CERTAIN if missed > left else _assume(run))


def _fewest_missed(found: int, recall: float) -> int:
    """Return the least number of relevant records that, still unread, would put what is found below ``recall``."""
    return floor(found / recall - found + _ROUNDING) + 1


def _chance_of_run(run: int, left: int, missed: int) -> float:
    """Return how probable it is to draw ``run`` records without any of the ``missed`` from these and those ``left``."""
    return prod((left - drawn) / (left + run - drawn) for drawn in range(missed)) if missed <= left else 0.0


def _assume(run: int) -> str:
    if not run:
        return "the record read last was relevant, so that nothing speaks for stopping yet"
    return (
        f"the last {run} records read, all irrelevant, were no likelier to be irrelevant than if drawn by chance from all those"
        " not read before them; that is cautious where they were read in ranked order, likelier ones first, and wrong where they"
        " were picked because they looked irrelevant"
    )
