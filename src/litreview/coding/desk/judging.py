"""What two coders decided differently and both are done with: laid before whoever adjudicates."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from litreview.coding.adjudication import LEFT, settle
from litreview.coding.blind import find_blind, find_finished
from litreview.coding.desk.material import Material
from litreview.coding.desk.own import Located, locate
from litreview.coding.disagreements import find_disagreements
from litreview.coding.records import Decision, Mark

_TWO = 2


class Said(NamedTuple):
    """What one coder said of a code on a segment; ``decision`` is ``None`` where the coder left it uncoded."""

    coder: str
    decision: Decision | None


class Cases(NamedTuple):
    """Disagreements: their rows, and what each coder said, by segment and code."""

    rows: Sequence[Mapping[str, object]] = ()
    said: Mapping[tuple[str, str], tuple[Said, ...]] = {}

    def on(self, segment_id: str) -> dict[str, tuple[Said, ...]]:
        """Return what was said of each code that coders disagree on in a segment."""
        return {code: said for (segment, code), said in self.said.items() if segment == segment_id}


def gather_cases(material: Material, decisions: Iterable[Decision], marks: Iterable[Mark]) -> Cases:
    """Return the disagreements on documents that every coder who began them is done with, settled or not.

    Example:
        >>> gather_cases(Material("r", [], str, {}), [], []).rows
        []
    """
    decisions, marks = [each for each in decisions if each.decision != "withdrawn"], list(marks)
    opened = find_open(decisions, marks, material.double)
    coded = _place([each for each in decisions if not each.settles and each.document_id in opened], material)
    judged = _place([each for each in decisions if each.settles and each.document_id in opened], material)
    rows = [_row(*place, each) for place, each in coded.items()]
    latest = sorted(judged.items(), key=lambda item: item[1].at)
    rows = settle(rows, [_row(*place, each) for place, each in latest])
    marks = [mark for mark in marks if mark.document_id in opened]
    segments = [row for row in material.shown if row["document_id"] in opened]
    found = find_disagreements(rows, segments, marks)
    return Cases(found, _gather_said(found, coded))


def find_open(decisions: Iterable[Decision], marks: Sequence[Mark], double: Collection[str]) -> set[str]:
    """Return the documents that two or more coders began and all who did are done with.

    A coder whose file holds no mark on a document, as files written by hand do not, is done with it, unless it is under blind
    double coding.

    Example:
        >>> find_open([], [], [])
        set()
    """
    begun: dict[str, set[str]] = {}
    for each in decisions:
        if not each.settles:
            begun.setdefault(each.document_id, set()).add(each.coder)
    marked = {(mark.coder, mark.document_id) for mark in marks}
    for coder, document_id in marked:
        begun.setdefault(document_id, set()).add(coder)
    finished = find_finished(marks)
    closed = find_blind(marks, double)
    return {
        document_id
        for document_id, coders in begun.items()
        if document_id not in closed
        and len(coders) >= _TWO
        and all(one in finished.get(document_id, ()) or (one, document_id) not in marked for one in coders)
    }


def list_judged(cases: Cases, segment_id: str, own: Mapping[str, Decision], names: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the codes of a sentence that coders disagree on, with what each said and what the adjudicator decided.

    Example:
        >>> list_judged(Cases(), "d#00001", {}, {})
        []
    """
    return [
        {
            "code": code,
            "name": names[code]["name"],
            "status": own[code].decision if code in own else "to decide",
            "detail": "",
            "memo": own[code].memo if code in own else "",
            "said": [_tell(one) for one in said],
            "record": "",
        }
        for code, said in sorted(cases.on(segment_id).items())
    ]


def _tell(said: Said) -> str:
    if said.decision is None:
        return f"{said.coder}: {LEFT}"
    memo = f" — {said.decision.memo}" if said.decision.memo else ""
    return f"{said.coder}: {said.decision.decision}{memo}"


def _place(decisions: Iterable[Decision], material: Material) -> dict[tuple[str, str, str], Decision]:
    """The decisions by segment, code and coder."""
    grouped: dict[tuple[str, str], list[Decision]] = {}
    for each in decisions:
        grouped.setdefault((each.coder, each.document_id), []).append(each)
    placed: dict[tuple[str, str, str], Decision] = {}
    for (coder, document_id), own in sorted(grouped.items()):
        located: Located = locate(own, material, document_id)
        for segment, by_code in located.on.items():
            placed |= {(segment, code, coder): each for code, each in by_code.items()}
    return placed


def _row(segment: str, code: str, coder: str, decision: Decision) -> dict[str, object]:
    return {"segment_id": segment, "code": code, "coder": coder, "origin": "human", "status": decision.decision, "settled": ""}


def _gather_said(
    rows: Iterable[Mapping[str, object]], coded: Mapping[tuple[str, str, str], Decision]
) -> dict[tuple[str, str], tuple[Said, ...]]:
    found: dict[tuple[str, str], dict[str, Said]] = {}
    for row in rows:
        place = segment, code = str(row["segment_id"]), str(row["code"])
        known = found.setdefault(place, {})
        for key in ("coder_a", "coder_b"):
            coder = str(row[key])
            if coder not in known:
                known[coder] = Said(coder, coded.get((segment, code, coder)))
    return {place: tuple(known[coder] for coder in sorted(known)) for place, known in found.items()}
