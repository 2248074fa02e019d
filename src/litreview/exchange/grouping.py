"""Which references of a whole heap are one work: the surest pairs are joined first, and none against a contradiction."""

from collections.abc import Sequence
from typing import NamedTuple

from litreview.exchange.blocking import candidate_pairs, order_key
from litreview.exchange.comparison import Comparison, compare
from litreview.exchange.decision import APART, SAME, decide, is_contradiction, is_firm, suggest_relation, tell_why, weigh
from litreview.exchange.entry import Entry
from litreview.exchange.folding import Folded, fold_entry

Pair = tuple[int, int]


class Question(NamedTuple):
    """Two references, by their places, that a person must compare; what they seem to be, and why."""

    one: int
    other: int
    suggested: str
    why: str


class Grouped(NamedTuple):
    """The first member of the work that each reference belongs to, and the pairs to ask about, none within one work."""

    work_of: tuple[int, ...]
    questions: tuple[Question, ...]


def group_entries(entries: Sequence[Entry], known: int = 0) -> Grouped:
    """Return which ``entries`` are one work; the first ``known`` are works of their own, which nothing joins to each other.

    The order of the others does not change what is grouped. A third reference never joins two that contradict each other: what is
    less sure than what it contradicts, or as little sure, becomes a question.

    Example:
        >>> walks = Entry("article", "Walks in winter", doi="10.5555/a")
        >>> group_entries([walks, Entry("article", "Summer swims"), walks._replace(year="2020")]).work_of
        (0, 1, 0)
    """
    folded = [fold_entry(entry) for entry in entries]
    compared, same = _compare_all(folded)
    joined = _Joined(folded, known, _drop_rivals(folded, same))
    work_of = tuple(joined.find(place) for place in range(len(folded)))
    return Grouped(work_of, tuple(_questions(folded, compared, work_of)))


def _compare_all(folded: Sequence[Folded]) -> tuple[dict[Pair, Comparison], dict[Pair, Comparison]]:
    """The pairs that are one work or a question, and among them those that are one work."""
    compared, same = {}, {}
    for pair in candidate_pairs(folded):
        found = compare(folded[pair[0]], folded[pair[1]])
        word = decide(found)
        if word != APART:
            compared[pair] = found
        if word == SAME:
            same[pair] = found
    return compared, same


class _Joined:
    """References joined to works, a pair at a time."""

    def __init__(self, folded: Sequence[Folded], known: int, same: dict[Pair, Comparison]) -> None:
        self._folded, self._known = folded, known
        self._root = list(range(len(folded)))
        self._copies = {place: {folded[place]} for place in self._root}
        for one, other in sorted(same, key=lambda pair: (-weigh(same[pair]), *_content(folded, pair), pair)):
            self._join(self.find(one), self.find(other))

    def find(self, place: int) -> int:
        """Return the first member of the work that the reference at ``place`` belongs to."""
        while self._root[place] != place:
            self._root[place] = self._root[self._root[place]]
            place = self._root[place]
        return place

    def _join(self, one: int, other: int) -> None:
        first, second = sorted((one, other))
        if first == second or second < self._known:
            return
        pairs = ((a, b) for a in self._copies[first] for b in self._copies[second])
        if any(is_contradiction(compare(a, b)) for a, b in pairs if a is not b):
            return
        self._root[second] = first
        self._copies[first] |= self._copies.pop(second)


def _drop_rivals(folded: Sequence[Folded], same: dict[Pair, Comparison]) -> dict[Pair, Comparison]:
    """The pairs but for those of a reference that might as well be another work: it says too little to choose."""
    beside: dict[int, list[int]] = {}
    for one, other in same:
        beside.setdefault(one, []).append(other)
        beside.setdefault(other, []).append(one)
    return {pair: found for pair, found in same.items() if not _has_rival(folded, same, beside, pair)}


def _has_rival(folded: Sequence[Folded], same: dict[Pair, Comparison], beside: dict[int, list[int]], pair: Pair) -> bool:
    sure = weigh(same[pair])
    for middle, end in (pair, pair[::-1]):
        for third in beside[middle]:
            rival = same[min(middle, third), max(middle, third)]
            as_sure = third != end and (weigh(rival) >= sure or not is_firm(same[pair]))
            if as_sure and folded[third] != folded[end] and is_contradiction(compare(folded[end], folded[third])):
                return True
    return False


def _content(folded: Sequence[Folded], pair: Pair) -> tuple[object, ...]:
    return tuple(sorted(order_key(folded[place]) for place in pair))


def _questions(folded: Sequence[Folded], compared: dict[Pair, Comparison], work_of: Sequence[int]) -> list[Question]:
    """One question for two works, about the pair that is most alike."""
    best: dict[Pair, Pair] = {}
    for pair in sorted(compared, key=lambda pair: (-weigh(compared[pair]), *_content(folded, pair), pair)):
        one, other = sorted((work_of[pair[0]], work_of[pair[1]]))
        if one != other:
            best.setdefault((one, other), pair)
    found = []
    for pair in sorted(best.values()):
        one, other = folded[pair[0]], folded[pair[1]]
        found.append(Question(*pair, suggest_relation(one, other, compared[pair]), tell_why(compared[pair])))
    return found
