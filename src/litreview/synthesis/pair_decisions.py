"""What people decided about pairs of records: where coders differ, and which decisions contradict each other."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from litreview.errors import Fault
from litreview.sources.pairs import DuplicatePair
from litreview.synthesis.consensus import CONSENSUS
from litreview.synthesis.joining import Joined

DIFFERENT, SAME = "different", "same"
_REPORTS = ("edition", "version", "abstract")
"""Decisions that make two records two reports of one work."""

Keys = tuple[str, str]


class Contradiction(NamedTuple):
    """Lines that cannot all be right: ``apart`` tell two records apart that ``joins`` make one, directly or through others."""

    apart: tuple[DuplicatePair, ...]
    joins: tuple[DuplicatePair, ...]


class Decided(NamedTuple):
    """What stands about each pair, by its sorted keys, the lines of coders who differ, contradictions and pairs left open."""

    words: Mapping[Keys, str]
    differing: tuple[tuple[DuplicatePair, ...], ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    open_ones: tuple[DuplicatePair, ...] = ()

    @property
    def unsettled(self) -> list[Keys]:
        """Return the keys of each pair on which people were asked and that nothing stands about, sorted."""
        contradicting = (pair for one in self.contradictions for pair in one.joins)
        differing = (lines[0] for lines in self.differing)
        return sorted({pair.keys for pair in (*self.open_ones, *differing, *contradicting)})


def settle_pairs(pairs: Iterable[DuplicatePair]) -> Decided:
    """Return what stands about each of ``pairs``.

    The last line of each coder counts, a line without decision takes back all before it, and where coders differ nothing is
    decided until a line of the coder ``consensus`` settles it. Of decisions that contradict each other those that tell apart
    stand, those that join are not used: of two works made one, one is lost.

    Example:
        >>> rows = [("a", "b", "same", 2), ("b", "c", "same", 3), ("a", "c", "different", 4)]
        >>> decided = settle_pairs(DuplicatePair(one, other, decision=word, line=line) for one, other, word, line in rows)
        >>> dict(decided.words), len(decided.contradictions)
        ({('a', 'c'): 'different'}, 1)
    """
    said, first = _keep_last(pairs)
    settled = {keys: _prefer_consensus(lines) for keys, lines in said.items()}
    words = {keys: lines[0].decision for keys, lines in settled.items() if lines and _agree(lines)}
    differing = [tuple(said[keys]) for keys, lines in settled.items() if not _agree(lines)]
    open_ones = tuple(first[keys] for keys, lines in said.items() if not lines)
    contradictions = []
    for apart, joining in (((DIFFERENT,), (SAME, *_REPORTS)), (_REPORTS, (SAME,))):
        found = list(_contradict(words, apart, joining, said))
        contradictions += [one for one, _ in found]
        words = {keys: word for keys, word in words.items() if not any(keys in joins for _, joins in found)}
    return Decided(words, tuple(differing), tuple(contradictions), open_ones)


def find_unsettled(decided: Decided, shown: str) -> list[Fault]:
    """Return notices on what waits for people: pairs without decision, coders who differ, lines that contradict each other.

    Example:
        >>> ann = DuplicatePair("a", "b", decision="same", coder="ann", line=2)
        >>> lines = [ann, DuplicatePair("a", "b", decision="edition", coder="bo", line=3)]
        >>> str(find_unsettled(settle_pairs(lines), "d.csv")[0])[:68]
        'd.csv:3: a and b: coders differ: ann same (line 2), bo edition (line'
    """
    waiting = decided.open_ones
    many = f"{len(waiting)} pairs of records wait" if len(waiting) > 1 else "1 pair of records waits"
    first = ", ".join(f"{pair.key_a} and {pair.key_b}" for pair in waiting[:1])
    told = f"{many} for a decision, first {first}; open this file and write one under decision"
    return [
        *([Fault(shown, waiting[0].line, told)] if waiting else ()),
        *(Fault(shown, lines[-1].line, tell_pair_conflict(lines)) for lines in decided.differing),
        *(Fault(shown, _find_last(one), tell_contradiction(one)) for one in decided.contradictions),
    ]


def tell_pair_conflict(lines: Sequence[DuplicatePair]) -> str:
    """Return in words who decided what about one pair, and on which lines.

    Example:
        >>> ann = DuplicatePair("a", "b", decision="same", coder="ann", line=2)
        >>> lines = [ann, DuplicatePair("a", "b", decision="edition", line=3)]
        >>> tell_pair_conflict(lines)[:72]
        'a and b: coders differ: ann same (line 2), nobody named edition (line 3)'
    """
    said = ", ".join(f"{pair.coder or 'nobody named'} {pair.decision} (line {pair.line})" for pair in lines)
    told = f"the pair stays undecided until a line of the coder {CONSENSUS} settles it"
    return f"{' and '.join(lines[0].keys)}: coders differ: {said}; {told}"


def tell_contradiction(found: Contradiction) -> str:
    """Return in words which lines contradict each other, and what is made of them.

    Example:
        >>> one, two = DuplicatePair("a", "b", decision="same", line=2), DuplicatePair("b", "c", decision="same", line=3)
        >>> tell_contradiction(Contradiction((DuplicatePair("a", "c", decision="different", line=4),), (one, two)))[:71]
        'a and c are different (line 4), but one by b: a, b same (line 2), b, c '
    """
    one, other = found.apart[0].keys
    word = found.apart[0].decision
    apart = f"{one} and {other} are {word if word == DIFFERENT else f'told apart as {word}'} ({_name_lines(found.apart)})"
    through = sorted({key for pair in found.joins for key in pair.keys} - {one, other})
    joins = ", ".join(f"{pair.key_a}, {pair.key_b} {pair.decision} (line {pair.line})" for pair in found.joins)
    told = f"{joins}; what joins them is not used until one of these lines is corrected"
    return f"{apart}, but one by {', '.join(through)}: {told}"


def _find_last(found: Contradiction) -> int:
    return max(pair.line for pair in (*found.apart, *found.joins))


def _name_lines(pairs: Sequence[DuplicatePair]) -> str:
    return f"line{'s' * (len(pairs) > 1)} {', '.join(str(pair.line) for pair in pairs)}"


def _keep_last(pairs: Iterable[DuplicatePair]) -> tuple[dict[Keys, list[DuplicatePair]], dict[Keys, DuplicatePair]]:
    """The last line of each coder about each pair, in the order of the file, and the last line of each pair at all."""
    said: dict[Keys, dict[str, DuplicatePair]] = {}
    last: dict[Keys, DuplicatePair] = {}
    for pair in pairs:
        last[pair.keys] = pair
        coders = said.setdefault(pair.keys, {})
        if pair.decision:
            coders.pop(pair.coder.casefold(), None)
            coders[pair.coder.casefold()] = pair
        else:
            coders.clear()
    return {keys: list(coders.values()) for keys, coders in said.items()}, last


def _prefer_consensus(lines: list[DuplicatePair]) -> list[DuplicatePair]:
    return [pair for pair in lines if pair.coder.casefold() == CONSENSUS] or lines


def _agree(lines: Iterable[DuplicatePair]) -> bool:
    return len({pair.decision for pair in lines}) <= 1


def _contradict(
    words: Mapping[Keys, str], apart: Collection[str], joining: Collection[str], said: Mapping[Keys, list[DuplicatePair]]
) -> Iterator[tuple[Contradiction, set[Keys]]]:
    """Yield each pair told apart that others join, with the pairs that do."""
    joins = {keys: said[keys][0].line for keys, word in words.items() if word in joining}
    foes = [keys for keys, word in words.items() if word in apart]
    joined = Joined(key for keys in (*joins, *foes) for key in keys)
    for keys in joins if foes else ():
        joined.join(*keys)
    for foe in foes:
        if joined.find(foe[0]) == joined.find(foe[1]):
            between = _find_between(*foe, joins)
            lines = sorted((pair for keys in between for pair in said[keys]), key=lambda pair: pair.line)
            yield Contradiction(tuple(said[foe]), tuple(lines)), between


def _find_between(one: str, other: str, joins: Mapping[Keys, int]) -> set[Keys]:
    """The pairs on the shortest ways from ``one`` to ``other``, way after way, until none is left; ``joins`` have lines."""
    beside: dict[str, list[str]] = {}
    for keys in sorted(joins, key=lambda keys: joins[keys]):
        for key, neighbour in (keys, keys[::-1]):
            beside.setdefault(key, []).append(neighbour)
    found: set[Keys] = set()
    while way := _find_way(one, other, beside, found):
        found.update(way)
    return found


def _find_way(one: str, other: str, beside: Mapping[str, Sequence[str]], used: Collection[Keys]) -> list[Keys]:
    """The pairs on a shortest way over what is not ``used``, none where there is no way."""
    came_from, reached = {one: one}, [one]
    for key in reached:
        for neighbour in beside.get(key, ()):
            if neighbour not in came_from and _sort(key, neighbour) not in used:
                came_from[neighbour] = key
                reached.append(neighbour)
    way, key = [], other
    while key in came_from and key != one:
        way.append(_sort(key, came_from[key]))
        key = came_from[key]
    return way


def _sort(one: str, other: str) -> Keys:
    return (one, other) if one <= other else (other, one)
