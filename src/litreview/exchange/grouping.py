"""Which references of a whole heap are one work: the surest pairs are joined first, and none against a contradiction."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from litreview.exchange.blocking import candidate_pairs, order_key
from litreview.exchange.comparison import Comparison, compare
from litreview.exchange.decision import APART, SAME, decide, is_contradiction, is_worth_comparing
from litreview.exchange.entry import Entry
from litreview.exchange.folding import Folded, fold_entry
from litreview.exchange.relations import suggest_relation, tell_link, tell_question
from litreview.exchange.weights import is_firm, weigh_agreement
from litreview.synthesis.joining import Joined

Places = tuple[int, int]


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
    joined = _join_all(folded, known, _drop_rivals(folded, same))
    work_of = tuple(joined.find(place) for place in range(len(folded)))
    return Grouped(work_of, tuple(_list_questions(folded, _drop_echoes(folded, compared), work_of)))


def _compare_all(folded: Sequence[Folded]) -> tuple[dict[Places, Comparison], dict[Places, Comparison]]:
    """The pairs that are one work or a question, and among them those that are one work."""
    compared, same = {}, {}
    for pair in candidate_pairs(folded):
        one, other = folded[pair[0]], folded[pair[1]]
        if not is_worth_comparing(one, other):
            continue
        found = compare(one, other)
        word = decide(found)
        if word != APART:
            compared[pair] = found
        if word == SAME:
            same[pair] = found
    return compared, same


def _join_all(folded: Sequence[Folded], known: int, same: dict[Places, Comparison]) -> Joined[int]:
    """The works, each under its first member: the surest pairs first, but none that a contradiction forbids."""
    joined = Joined(range(len(folded)))
    copies = {place: {one} for place, one in enumerate(folded)}
    for pair in sorted(same, key=lambda pair: (-weigh_agreement(same[pair]), *_content(folded, pair), pair)):
        first, second = sorted((joined.find(pair[0]), joined.find(pair[1])))
        if first == second or second < known or _contradict(copies[first], copies[second]):
            continue
        joined.join(first, second)
        copies[first] |= copies.pop(second)
    return joined


def _contradict(ones: Iterable[Folded], others: Iterable[Folded]) -> bool:
    return any(is_contradiction(compare(one, other)) for one, other in product(ones, others) if one is not other)


def _drop_rivals(folded: Sequence[Folded], same: dict[Places, Comparison]) -> dict[Places, Comparison]:
    """The pairs but for those of a reference that might as well be another work: it says too little to choose."""
    beside: dict[int, list[int]] = {}
    for one, other in same:
        beside.setdefault(one, []).append(other)
        beside.setdefault(other, []).append(one)
    return {pair: found for pair, found in same.items() if not _has_rival(folded, same, beside, pair)}


def _has_rival(folded: Sequence[Folded], same: dict[Places, Comparison], beside: dict[int, list[int]], pair: Places) -> bool:
    sure = weigh_agreement(same[pair])
    for middle, end in (pair, pair[::-1]):
        for third in beside[middle]:
            rival = same[min(middle, third), max(middle, third)]
            as_sure = third != end and (weigh_agreement(rival) >= sure or not is_firm(same[pair]))
            if as_sure and folded[third] != folded[end] and is_contradiction(compare(folded[end], folded[third])):
                return True
    return False


def _content(folded: Sequence[Folded], pair: Places) -> tuple[object, ...]:
    return tuple(sorted(order_key(folded[place]) for place in pair))


def _list_questions(folded: Sequence[Folded], compared: dict[Places, Comparison], work_of: Sequence[int]) -> Iterator[Question]:
    """One question for two works, about their first members, else about the pair that is most alike."""
    best: dict[Places, Places] = {}
    for pair in sorted(compared, key=lambda pair: (-weigh_agreement(compared[pair]), *_content(folded, pair), pair)):
        one, other = sorted((work_of[pair[0]], work_of[pair[1]]))
        if one != other:
            best.setdefault((one, other), (one, other) if (one, other) in compared else pair)
    for works, pair in sorted(best.items(), key=lambda item: item[1]):
        one, other = folded[pair[0]], folded[pair[1]]
        yield Question(*pair, suggest_relation(one, other, compared[pair]), _tell(folded, compared, works, pair, work_of))


def _tell(
    folded: Sequence[Folded], compared: dict[Places, Comparison], works: Places, pair: Places, work_of: Sequence[int]
) -> str:
    """Why two works are a question; where it is not for their first members, another record is the link."""
    links = [place for place in pair if place not in works]
    if len(links) != 1:
        return ("of records merged into them: " if links else "") + tell_question(compared[pair])
    link = links[0]
    other = next(place for place in pair if place != link)
    return tell_link(compare(folded[work_of[link]], folded[link]), compare(folded[other], folded[link]))


def _drop_echoes(folded: Sequence[Folded], compared: dict[Places, Comparison]) -> dict[Places, Comparison]:
    """The pairs but for those of copies that say too little: each copy is asked about once, beside one that says no more."""
    thin = {pair for pair, found in compared.items() if found.copy and not found.telling}
    ordered = sorted({place for pair in thin for place in pair}, key=lambda place: (*_say_more(folded[place]), place))
    rank = {place: number for number, place in enumerate(ordered)}
    once: dict[int, Places] = {}
    for pair in sorted(thin, key=lambda pair: sorted((rank[pair[0]], rank[pair[1]]))):
        once.setdefault(max(pair, key=lambda place: rank[place]), pair)
    asked = set(once.values())
    return {pair: found for pair, found in compared.items() if pair not in thin or pair in asked}


def _say_more(one: Folded) -> tuple[object, ...]:
    return (*order_key(one), one.abstract, one.url)
