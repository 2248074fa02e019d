"""The recommendation evidence table: one row per recommendation, with what supports it and what is missing."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from litreview.extraction.areas import find_area
from litreview.extraction.replies import is_bare_reply
from litreview.privacy.suppression import shown_count, shown_parts
from litreview.synthesis.closeness import PassageIndex, content_codes, index_passages
from litreview.synthesis.evidence import LITERATURE, CodedPassage, count_works_by_kind, keep_few_voices, list_people
from litreview.synthesis.framework import choose_quotations
from litreview.synthesis.judged import JudgedEvidence, judged_cells, weigh_sides
from litreview.synthesis.judgements import Judgement, group_judgements
from litreview.synthesis.stances import Stances, find_bearing, gather_stances, read_subjects
from litreview.synthesis.summaries import weigh_sentences
from litreview.synthesis.works import Works
from litreview.tables import AREAS, NO_DIRECT_EVIDENCE, NO_RECOMMENDATION

_ALMOST_SAME = 0.6
_SAME_SUBJECT = 0.35
"""Closeness from which what two participants ask for is one recommendation: in other areas, and on the same subject."""

_BATCH = 256
_PLURAL = re.compile(r"(?<=\w{3})s\b")


class _Group(NamedTuple):
    """A recommendation of the table: its first row, its words, and the words of those who said the same."""

    row: Any
    own: list[CodedPassage]
    joined: list[CodedPassage]


def build_recommendation_evidence(
    recommendations: pd.DataFrame,
    passages: Mapping[str, CodedPassage],
    codes: Mapping[str, Sequence[str]],
    works: Works,
    judgements: Iterable[Judgement],
    min_group: int,
) -> list[dict[str, Any]]:
    """Return one row of ``recommendation_evidence`` per recommendation, and one per key area that has none.

    ``codes`` maps a segment to its codes. A passage of another source is direct evidence where it shares a code with the
    recommendation and is close in words, or where a participant takes a stance on the same subject (see ``stances``);
    otherwise the row says so and names the nearest passage, one whose codes belong to the key area if there is any. What
    participants say alike is one row; a bare yes or no is evidence and no row. Support, practice, policy and consultation
    stand side by side and are never added up.

    Example:
        >>> from litreview.tables import build_table
        >>> rows = build_recommendation_evidence(build_table("recommendations", []), {}, {}, Works({}, {}), [], 5)
        >>> [row["area"] for row in rows] == list(AREAS)
        True
    """
    listed = _literature_first(recommendations, passages)
    index = index_passages(passages, codes, _name_segments(listed, passages))
    spoken = recommendations[recommendations.stance != ""].itertuples(index=False)
    stances = gather_stances(spoken, index, codes)
    judged = group_judgements(judgements, "recommendation")
    rows = []
    for group in _group(listed, index, codes):
        every = [*group.own, *group.joined]
        wanted = frozenset().union(*(content_codes(codes.get(p.segment_id, ())) for p in group.own))
        subjects = read_subjects(group.own, index, codes)
        areas = [code for p in group.own for code in codes.get(p.segment_id, ()) if code.startswith("REC.K")]
        named = find_area(group.row.quote, areas) == group.row.area
        bearing = find_bearing(group.row.area, every, stances, subjects, named)
        direct = _once([*index.find_direct(every, wanted), *bearing])
        nearest = None if direct else index.find_nearest(group.own, group.row.area)
        rows.append(_build_row(group, direct, nearest, stances, works, judged, min_group))
    missing = [area for area in AREAS if area not in {row["area"] for row in rows}]
    return rows + [_empty_area(area, judged) for area in missing]


def _literature_first(recommendations: pd.DataFrame, passages: Mapping[str, CodedPassage]) -> list[Any]:
    rows = list(recommendations.itertuples(index=False))
    unquotable = {(p.document_id, p.start) for p in passages.values() if not p.quotable}
    rows = [row for row in rows if (row.document_id, row.start) not in unquotable]
    asked = [r for r in rows if r.stance in ("supports", "conditional") and not is_bare_reply(r.quote)]
    return [r for r in rows if not r.stance] + asked


def _name_segments(rows: Sequence[Any], passages: Mapping[str, CodedPassage]) -> list[str]:
    starts = {(row.document_id, row.start) for row in rows}
    return [key for key, p in passages.items() if (p.document_id, p.start) in starts]


def _group(rows: Sequence[Any], index: PassageIndex, codes: Mapping[str, Sequence[str]]) -> list[_Group]:
    """The recommendations in order, those of participants that say what an earlier one says joined to it."""
    placed = [(row, index.find_overlapping(row.document_id, row.start, row.end)) for row in rows]
    groups = [_Group(row, own, []) for row, own in placed if not row.stance]
    home = {group.own[0].segment_id: group for group in groups if group.own}
    voices = [(row, own) for row, own in placed if row.stance and own]
    leaders = [group.own[0] for group in groups if group.own] + [own[0] for _, own in voices]
    words = weigh_sentences([_fold(passage.text) for passage in leaders])
    first = len(leaders) - len(voices)
    for at in range(0, len(voices), _BATCH):
        likeness = (words[first + at : first + at + _BATCH] @ words.T).tocsr()
        for place, (row, own) in enumerate(voices[at : at + _BATCH]):
            near = slice(likeness.indptr[place], likeness.indptr[place + 1])
            closest = zip(likeness.indices[near].tolist(), likeness.data[near].tolist(), strict=True)
            group = _find_home(row, own, closest, leaders, home, codes)
            if group:
                group.joined.extend(own)
            else:
                home[own[0].segment_id] = _Group(row, own, [])
                groups.append(home[own[0].segment_id])
    return groups


def _fold(text: str) -> str:
    """Return ``text`` without the plural endings that set two wordings of one wish apart."""
    return _PLURAL.sub("", text)


def _find_home(
    row: Any,
    own: Sequence[CodedPassage],
    near: Iterable[tuple[int, float]],
    leaders: Sequence[CodedPassage],
    home: Mapping[str, _Group],
    codes: Mapping[str, Sequence[str]],
) -> _Group | None:
    """The closest earlier recommendation of the same area that says the same, by its words or by its words and subject."""
    best: tuple[float, str, _Group] | None = None
    mine = content_codes(codes.get(own[0].segment_id, ()))
    for i, closeness in near:
        group = home.get(leaders[i].segment_id)
        if group is None or group.row.area != row.area:
            continue
        same = mine & content_codes(codes.get(leaders[i].segment_id, ()))
        if closeness >= (_SAME_SUBJECT if same else _ALMOST_SAME):
            place = (-round(float(closeness), 6), leaders[i].reference, group)
            best = min(best, place, key=lambda found: found[:2]) if best else place
    return best[2] if best else None


def _once(passages: Iterable[CodedPassage]) -> list[CodedPassage]:
    return list({p.segment_id: p for p in passages}.values())


def _build_row(
    group: _Group,
    direct: Sequence[CodedPassage],
    nearest: CodedPassage | None,
    stances: Stances,
    works: Works,
    judged: Mapping[str, Sequence[Judgement]],
    min_group: int,
) -> dict[str, Any]:
    row, own = group.row, [*group.own, *group.joined]
    people = list_people([*own, *direct])
    evidence = weigh_sides([*own, *direct], literature=_reads(direct) or not row.stance, consultation=bool(people))
    cited = [p for p in group.own if p.quotable][:1] + choose_quotations(_citable(group, direct, stances, min_group))
    return {
        "recommendation_id": row.recommendation_id,
        "area": row.area,
        "recommendation": row.quote,
        "status": row.status,
        **count_works_by_kind(direct, works),
        "consultation_people": shown_count(len(people), min_group),
        "stances": _count_stances([*own, *direct], stances.of, min_group),
        "quotes": "; ".join(p.reference for p in cited),
        **judged_cells(judged.get(row.recommendation_id, ()), evidence),
        "gap": _name_gap(direct, nearest, people),
    }


def _reads(passages: Iterable[CodedPassage]) -> bool:
    return any(p.evidence_kind in LITERATURE for p in passages)


def _citable(group: _Group, direct: Sequence[CodedPassage], stances: Stances, min_group: int) -> list[CodedPassage]:
    """The passages to cite beside the recommendation's own words: of few people, or few who take one stance, one speaks."""
    every, voice = [*group.own, *group.joined, *direct], "".join(list_people(group.own)[:1])
    if len(list_people(every)) < min_group:
        return keep_few_voices(every, min_group, voice)[len(group.own) :]
    sides: dict[str, list[CodedPassage]] = {}
    for passage in every:
        sides.setdefault(stances.of.get(passage.segment_id, ""), []).append(passage)
    kept = {p.segment_id for side in sides.values() for p in keep_few_voices(side, min_group, voice)}
    return [p for p in every[len(group.own) :] if p.segment_id in kept]


def _count_stances(passages: Iterable[CodedPassage], stances: Mapping[str, str], min_group: int) -> str:
    held = {(stances.get(p.segment_id, ""), p.person) for p in passages if p.person}
    people = Counter(stance or "describes" for stance, _ in held)
    shown = shown_parts(people, len({person for _, person in held}), min_group)
    return "; ".join(f"{stance}: {shown[stance]}" for stance in sorted(shown))


def _name_gap(direct: Sequence[CodedPassage], nearest: CodedPassage | None, people: Sequence[str]) -> str:
    if not direct:
        near = f"; nearest: {nearest.reference}" if nearest and nearest.quotable else ""
        return f"{NO_DIRECT_EVIDENCE}{near}"
    gaps = [] if people else ["not raised in the consultation"]
    if not any(p.evidence_kind == "research" for p in direct):
        gaps.append("no research among the direct evidence")
    return "; ".join(gaps)


def _empty_area(area: str, judged: Mapping[str, Sequence[Judgement]]) -> dict[str, Any]:
    cells = judged_cells(judged.get(f"area.{area}", ()), JudgedEvidence(literature=False, consultation=False))
    zero = {**dict.fromkeys(LITERATURE, 0), "consultation_people": shown_count(0, 1)}
    named = {"recommendation_id": f"area.{area}", "area": area, "recommendation": "", "status": ""}
    return {**named, **zero, **cells, "gap": NO_RECOMMENDATION}
