"""What people judged, held against the evidence of this run: what may be shown, and what has changed since."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from litreview.synthesis.evidence import CodedPassage
from litreview.synthesis.judgements import Judgement
from litreview.synthesis.seen import fingerprint_evidence, hash_evidence, tell_evidence_changes
from litreview.tables import COLUMNS

GONE = "no longer in this review"
_RECOMMENDATIONS = "REC."

Row = Mapping[str, Any]


class JudgedEvidence(NamedTuple):
    """The evidence of one row as a judge sees it: which sides speak, and its fingerprints."""

    literature: bool
    consultation: bool
    evidence_hash: str = ""
    evidence_seen: str = ""


def weigh_sides(passages: Sequence[CodedPassage], *, literature: bool, consultation: bool) -> JudgedEvidence:
    """Return the evidence of a row that rests on ``passages``.

    Example:
        >>> weigh_sides([], literature=True, consultation=False).evidence_seen
        ''
    """
    digest = hash_evidence((p.document_id, p.text) for p in passages)
    return JudgedEvidence(literature, consultation, digest, fingerprint_evidence(passages))


def judged_cells(judgements: Sequence[Judgement], evidence: JudgedEvidence) -> dict[str, str]:
    """Return the cells of one evidence row that its judgements fill, from convergence to the fingerprints.

    ``silence`` (Farmer et al. 2006) is set where one of the two sources carries the theme and the other does not;
    anything else waits for a person. Confidence is about findings of the literature, so a theme that only the
    consultation carries has none, whatever was judged when there was some; several findings give several words, in the
    order of the file. Only those sign whose judgement is shown.

    Example:
        >>> judged_cells([], JudgedEvidence(literature=True, consultation=False))["convergence"]
        'silence'
    """
    both = evidence.literature and evidence.consultation
    judged = "".join(one.convergence for one in judgements) or "not yet judged"
    sided = "silence" if evidence.literature or evidence.consultation else ""
    confidence = _join((one.confidence for one in judgements), once=False) or "not yet judged"
    shown = [one for one in judgements if (one.confidence and evidence.literature) or (one.convergence and both)]
    return {
        "convergence": judged if both else sided,
        "confidence": confidence if evidence.literature else "",
        "judged_by": _join(one.judged_by for one in shown),
        "judged_on": _join(one.judged_on for one in shown),
        "stale": _join(tell_stale(one, evidence.evidence_hash, evidence.evidence_seen) for one in judgements),
        "evidence_hash": evidence.evidence_hash,
        "evidence_seen": evidence.evidence_seen,
    }


def tell_stale(judgement: Judgement, evidence_hash: str, evidence_seen: str) -> str:
    """Return that the evidence has changed since it was judged, and how as far as the judge kept it; ``""`` if not.

    Example:
        >>> judgement = Judgement("framework", "OUT.HOPE", "agreement", "", "a", "2026-07-20", "x", evidence_seen="b2016=1f")
        >>> tell_stale(judgement, "y", "b2016=1f; c2020=2e")
        'stale: the evidence has changed since 2026-07-20; new: c2020'
    """
    changes = tell_evidence_changes(judgement.evidence_seen, evidence_seen)
    same = judgement.evidence_hash == evidence_hash if judgement.evidence_hash or not judgement.evidence_seen else not changes
    if same:
        return ""
    return "; ".join(filter(None, (f"stale: the evidence has changed since {judgement.judged_on}", changes)))


def list_judgements(judgements: Iterable[Judgement], evidence: Mapping[str, Mapping[str, Row]]) -> list[dict[str, Any]]:
    """Return the rows of the table ``judgements``: each judgement in file order, and whether it still stands.

    ``evidence`` maps a kind to the rows of its evidence table by target. A confidence of what no literature carries in this
    run is left out; ``find_unshown`` says so.

    Example:
        >>> judgement = Judgement("framework", "OUT.GONE", "agreement", "", "a", "2026-07-20", "x")
        >>> list_judgements([judgement], {})[0]["stale"]
        'no longer in this review'
    """
    rows = []
    for one in judgements:
        row = evidence.get(one.kind, {}).get(one.target)
        told = {name: value for name, value in one._asdict().items() if name in COLUMNS["judgements"]}
        if row is None:
            rows.append({**told, "stale": GONE})
        else:
            stale = tell_stale(one, str(row.get("evidence_hash") or ""), str(row.get("evidence_seen") or ""))
            rows.append({**told, "confidence": row["confidence"] and one.confidence, "stale": stale})
    return rows


def find_unshown(judgements: Iterable[Judgement], evidence: Mapping[str, Mapping[str, Row]]) -> Iterator[tuple[int, str]]:
    """Yield the line and the reason of each judgement, or part of one, that no evidence table of this run can show.

    Example:
        >>> list(find_unshown([Judgement("framework", "REC.K1", "agreement", "", "a", "2026-07-20", "x", 3)], {}))
        [(3, 'REC.K1 has no row of its own in the framework; judge its recommendations by their ids or remove the row')]
    """
    for one in judgements:
        row = evidence.get(one.kind, {}).get(one.target)
        if row is None:
            yield one.line, _tell_gone(one)
            continue
        if one.confidence and not row["confidence"]:
            reason = "GRADE-CERQual is for findings of the literature, and no literature of this run carries it"
            yield one.line, f"the confidence of {one.target} is not shown: {reason}; judge it anew or remove the row"
        if one.convergence and row["convergence"] != one.convergence:
            reason = "one side is silent in this run" if row["convergence"] else "no side speaks of it in this run"
            yield one.line, f"the convergence of {one.target} is not shown: {reason}; judge it anew or empty the cell"


def _tell_gone(judgement: Judgement) -> str:
    if judgement.kind == "recommendation":
        return f"no recommendation of this run is called {judgement.target}; judge it under its new id or remove the row"
    if judgement.target.startswith(_RECOMMENDATIONS):
        return (
            f"{judgement.target} has no row of its own in the framework; judge its recommendations by their ids or remove the row"
        )
    return f"the framework of this run has no component {judgement.target}; remove the row"


def _join(words: Iterable[str], *, once: bool = True) -> str:
    found = [word for word in words if word]
    return "; ".join(dict.fromkeys(found) if once else found)
