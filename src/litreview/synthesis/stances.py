"""Stances: which participants' words bear on a recommendation because they answer the same question or share its subject."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from litreview.synthesis.closeness import PassageIndex, content_codes
from litreview.synthesis.evidence import CodedPassage, list_sources

ONE_THING = ("K5",)
"""Areas that hold a single proposal, so that a stance in the area is a stance on it."""

_SUBJECTS = ("MOD.", "TRN.", "SUP.", "BAR.", "ENB.", "GOV.", "CMP.")


class Stances(NamedTuple):
    """The stance of each segment, and the passages that took one, by area and by area and subject code."""

    of: Mapping[str, str]
    by_area: Mapping[str, Sequence[CodedPassage]]
    by_subject: Mapping[tuple[str, str], Sequence[CodedPassage]]


def gather_stances(spoken: Iterable[Any], index: PassageIndex, codes: Mapping[str, Sequence[str]]) -> Stances:
    """Return the stances of ``spoken``, the rows of ``recommendations`` that participants said.

    The subject of words without a code of their own is that of the facilitator's question before them.

    Example:
        >>> from litreview.synthesis.closeness import index_passages
        >>> gather_stances([], index_passages({}, {}), {}).of
        {}
    """
    of: dict[str, str] = {}
    by_area: dict[str, list[CodedPassage]] = defaultdict(list)
    by_subject: dict[tuple[str, str], list[CodedPassage]] = defaultdict(list)
    for row in spoken:
        for passage in index.find_overlapping(row.document_id, row.start, row.end):
            if passage.person:
                of[passage.segment_id] = row.stance
                by_area[row.area].append(passage)
                for code in read_subjects([passage], index, codes):
                    by_subject[row.area, code].append(passage)
    return Stances(of, by_area, by_subject)


def find_bearing(
    area: str, own: Sequence[CodedPassage], stances: Stances, subjects: Iterable[str], names_area: bool = True
) -> list[CodedPassage]:
    """Return the passages of other people who took a stance on the recommendation: same area, and one subject in common.

    ``names_area`` is ``False`` for a wish that only adds to the proposal it answers: a stance on that is none on the wish.
    Supporters, opponents and the others come by turns, the fullest words first, so that the first few show them all.

    Example:
        >>> find_bearing("K5", [], Stances({}, {}, {}), [])
        []
    """
    if area in ONE_THING and not names_area:
        return []
    found = stances.by_area.get(area, ()) if area in ONE_THING else ()
    shared = [p for code in sorted(subjects) for p in stances.by_subject.get((area, code), ())]
    mine = list_sources(own)
    once = {p.segment_id: p for p in [*found, *shared] if p.person not in mine}
    ranked: list[tuple[int, str, str]] = []
    taken: Counter[str] = Counter()
    for passage in sorted(once.values(), key=lambda p: (-len(p.text.split()), p.segment_id)):
        stance = stances.of.get(passage.segment_id, "")
        ranked.append((taken[stance], stance, passage.segment_id))
        taken[stance] += 1
    return [once[key] for _, _, key in sorted(ranked)]


def read_subjects(own: Sequence[CodedPassage], index: PassageIndex, codes: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """Return the codes that say what ``own`` is about, its own or else those of the question that it answers.

    Example:
        >>> from litreview.synthesis.closeness import index_passages
        >>> read_subjects([], index_passages({}, {}), {})
        frozenset()
    """
    said = _of(own, codes)
    if said or not own or not own[0].person:
        return said
    return _of(_question(own[0], index), codes)


def _of(passages: Iterable[CodedPassage], codes: Mapping[str, Sequence[str]]) -> frozenset[str]:
    every = (code for p in passages for code in content_codes(codes.get(p.segment_id, ())))
    return frozenset(code for code in every if code.startswith(_SUBJECTS))


def _question(passage: CodedPassage, index: PassageIndex) -> list[CodedPassage]:
    """The facilitator's last words before a passage."""
    turn: list[CodedPassage] = []
    for before in index.find_preceding(passage):
        if not before.person:
            turn.append(before)
        elif turn:
            break
    return turn
