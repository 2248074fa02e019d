"""The recommendation evidence table: one row per recommendation, with what supports it and what is missing."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import pandas as pd

from litreview.privacy.suppression import shown_count
from litreview.synthesis.evidence import LITERATURE, Passage, Works, count_works, list_people
from litreview.synthesis.framework import choose_quotations
from litreview.synthesis.judgements import Judgement, hash_evidence, judged_cells
from litreview.synthesis.summaries import weigh_words

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

AREAS = {
    "K1": "Communication and outreach",
    "K2": "Peer-led initiatives",
    "K3": "Governance",
    "K4": "Leadership and training",
    "K5": "Speakers' bureau",
    "K6": "Engaging political and industry leaders",
    "OTHER": "Raised outside the six areas",
}

DIRECT = 0.17
"""Closeness (cosine of TF-IDF) from which a passage that shares a code with a recommendation is about the same thing."""

_ALMOST_SAME = 0.6
_SHORTEST = 5


class _Corpus(NamedTuple):
    passages: list[Passage]
    vectors: "csr_matrix"
    codes: list[frozenset[str]]


def build_recommendation_evidence(
    recommendations: pd.DataFrame,
    passages: Mapping[str, Passage],
    codes: Mapping[str, Sequence[str]],
    works: Works,
    judgements: Iterable[Judgement],
    min_group: int,
) -> list[dict[str, Any]]:
    """Return one row of ``recommendation_evidence`` per recommendation, and one per key area that has none.

    ``codes`` maps a segment to its codes. A passage of another source is direct evidence where it shares a code with the
    recommendation and is close in words; otherwise the row says so and names the nearest passage. Support, practice,
    policy and consultation stand side by side and are never added up.

    Example:
        >>> from litreview.tables import build_table
        >>> from litreview.synthesis.evidence import group_works
        >>> rows = build_recommendation_evidence(build_table("recommendations", []), {}, {}, group_works([]), [], 5)
        >>> [row["area"] for row in rows] == list(AREAS)
        True
    """
    corpus, stances = _build_corpus(passages, codes), _read_stances(recommendations, passages)
    judged = {j.target: j for j in judgements if j.kind == "recommendation"}
    rows, taken = [], []
    for row in _literature_first(recommendations, passages):
        own = [p for p in passages.values() if p.document_id == row.document_id and p.start < row.end and row.start < p.end]
        if row.stance and _same_as_earlier(row, own, corpus, taken):
            continue
        taken += [p.segment_id for p in own]
        direct, nearest = _find_evidence(own, corpus, codes)
        rows.append(_build_row(row, own, direct, nearest, stances, works, judged, min_group))
    missing = [area for area in AREAS if area not in {row["area"] for row in rows}]
    return rows + [_empty_area(area, judged) for area in missing]


def _literature_first(recommendations: pd.DataFrame, passages: Mapping[str, Passage]) -> list[Any]:
    rows = list(recommendations.itertuples(index=False))
    unquotable = {(p.document_id, p.start) for p in passages.values() if not p.quotable}
    rows = [row for row in rows if (row.document_id, row.start) not in unquotable]
    return [r for r in rows if not r.stance] + [r for r in rows if r.stance in ("supports", "conditional")]


def _build_corpus(passages: Mapping[str, Passage], codes: Mapping[str, Sequence[str]]) -> _Corpus:
    kept = [
        p
        for p in passages.values()
        if p.role in ("body", "list item")
        and len(p.text.split()) >= _SHORTEST
        and (p.person or p.evidence_kind != "consultation")
    ]
    own_codes = [_content_codes(codes.get(p.segment_id, ())) for p in kept]
    return _Corpus(kept, weigh_words([p.text for p in kept]), own_codes)


def _content_codes(codes: Iterable[str]) -> frozenset[str]:
    return frozenset(code for code in codes if not code.startswith("REC."))


def _read_stances(recommendations: pd.DataFrame, passages: Mapping[str, Passage]) -> dict[str, str]:
    spoken = recommendations[recommendations.stance != ""]
    places = {(r.document_id, r.start): r.stance for r in spoken.itertuples(index=False)}
    return {p.segment_id: places.get((p.document_id, p.start), "") for p in passages.values() if p.person}


def _find_evidence(
    own: Sequence[Passage], corpus: _Corpus, codes: Mapping[str, Sequence[str]]
) -> tuple[list[Passage], Passage | None]:
    """Return the passages of other sources that bear directly on the recommendation, and the nearest of all."""
    ids = {p.segment_id for p in own}
    at = [i for i, p in enumerate(corpus.passages) if p.segment_id in ids]
    if not at:
        return [], None
    closeness = (corpus.vectors @ corpus.vectors[at].T).max(axis=1).toarray().ravel().round(6)
    wanted = frozenset().union(*(_content_codes(codes.get(p.segment_id, ())) for p in own))
    sources = {p.person or p.work for p in own}
    others = [i for i, p in enumerate(corpus.passages) if (p.person or p.work) not in sources and closeness[i] > 0]
    others.sort(key=lambda i: (-closeness[i], corpus.passages[i].reference))
    direct = [corpus.passages[i] for i in others if closeness[i] >= DIRECT and wanted & corpus.codes[i]]
    return direct, corpus.passages[others[0]] if others else None


def _same_as_earlier(row: Any, own: Sequence[Passage], corpus: _Corpus, taken: Sequence[str]) -> bool:
    """Return whether a participant's wish says what an earlier row of the table already says."""
    place = {p.segment_id: i for i, p in enumerate(corpus.passages)}
    mine = [place[p.segment_id] for p in own if p.segment_id in place]
    earlier = [place[segment] for segment in taken if segment in place]
    if not mine:
        return True
    return bool(earlier) and (corpus.vectors[mine] @ corpus.vectors[earlier].T).max() >= _ALMOST_SAME


def _build_row(
    row: Any,
    own: Sequence[Passage],
    direct: Sequence[Passage],
    nearest: Passage | None,
    stances: Mapping[str, str],
    works: Works,
    judged: Mapping[str, Judgement],
    min_group: int,
) -> dict[str, Any]:
    counts = {kind: count_works(direct, kind, works) for kind in LITERATURE}
    evidence_hash = hash_evidence((p.document_id, p.text) for p in [*own, *direct])
    people = list_people([*own, *direct])
    literature = any(counts.values()) or not row.stance
    cited = [p for p in own if p.quotable][:1] + choose_quotations(direct)
    return {
        "recommendation_id": row.recommendation_id,
        "area": row.area,
        "recommendation": row.quote,
        "status": row.status,
        "research": counts["research"],
        "policy": counts["policy"],
        "practice": counts["practice"] + counts["assertion"],
        "consultation_people": shown_count(len(people), min_group),
        "stances": _count_stances([*own, *direct], stances, min_group),
        "quotes": "; ".join(p.reference for p in cited),
        **judged_cells(
            judged.get(row.recommendation_id),
            literature=literature,
            consultation=bool(people),
            evidence_hash=evidence_hash,
        ),
        "gap": _name_gap(direct, nearest, people),
        "evidence_hash": evidence_hash,
    }


def _count_stances(passages: Iterable[Passage], stances: Mapping[str, str], min_group: int) -> str:
    held = {(stances.get(p.segment_id, ""), p.person) for p in passages if p.person}
    people = Counter(stance or "describes" for stance, _ in held)
    return "; ".join(f"{stance}: {shown_count(people[stance], min_group)}" for stance in sorted(people))


def _name_gap(direct: Sequence[Passage], nearest: Passage | None, people: Sequence[str]) -> str:
    if not direct:
        near = f"; nearest: {nearest.reference}" if nearest and nearest.quotable else ""
        return f"no direct evidence in this review{near}"
    gaps = [] if people else ["not raised in the consultation"]
    if not any(p.evidence_kind == "research" for p in direct):
        gaps.append("no research among the direct evidence")
    return "; ".join(gaps)


def _empty_area(area: str, judged: Mapping[str, Judgement]) -> dict[str, Any]:
    cells = judged_cells(judged.get(f"area.{area}"), literature=False, consultation=False, evidence_hash="")
    zero = {"research": 0, "policy": 0, "practice": 0, "consultation_people": shown_count(0, 1)}
    gap = "no recommendation found in this review"
    return {"recommendation_id": f"area.{area}", "area": area, "recommendation": "", "status": "", **zero, **cells, "gap": gap}
