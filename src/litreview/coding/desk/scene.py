"""One sentence as the desk shows it: in its context, with the codes on it and what was decided."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from litreview.coding.anchors import find_quotation
from litreview.coding.desk.material import Material, Row, may_show
from litreview.coding.desk.own import Located
from litreview.coding.proposals import CODED_ROLES
from litreview.coding.records import Decision

_HIDDEN = "[a sentence that may not be shown]"
EMPTY: Mapping[str, Any] = {
    **dict.fromkeys(("segment", "document", "withheld", "before", "text", "after", "question"), ""),
    **{"language": "en", "from": "Nothing waits in this queue. Press Q for another.", "codes": [], "said": ""},
    **{"judging": False, "done": False},
}
"""The scene of a queue without sentences."""


def describe_place(material: Material, row: Row, place: int, of: int, queue: str) -> dict[str, Any]:
    """Return what stands around a sentence: where it is from, the sentences beside it, what of the document is not shown.

    Example:
        >>> row = {"segment_id": "d#1", "document_id": "d", "role": "body", "quotable": "yes", "text": "Tea.", "heading": "",
        ...        "speaker": "P07", "language": "en"}
        >>> describe_place(Material("r", [row], str, {}), row, 0, 3, "")["from"]
        'd · P07 · sentence 1 of 3'
    """
    document_id = str(row["document_id"])
    named = (document_id, material.titles.get(document_id, ""), row["heading"], row["speaker"])
    parts = (*dict.fromkeys(str(part) for part in named), f"sentence {place + 1} of {of}", queue)
    hidden = material.withheld[document_id]
    before, after = _list_neighbours(material, row)
    return {
        "segment": row["segment_id"],
        "document": document_id,
        "from": " · ".join(part for part in parts if part),
        "withheld": f"{_count(hidden)} of {document_id} may not be shown here." if hidden else "",
        "before": before,
        "text": row["text"],
        "after": after,
        "language": row["language"] or "en",
    }


def list_codes(material: Material, row: Row, located: Located, proposals: bool) -> list[dict[str, Any]]:
    """Return the codes of a sentence: those proposed, those the coder decided on, and decisions that lost their place.

    Of a proposal decided on, what the tool had said stays beside the decision.

    Example:
        >>> from litreview.coding.desk.own import NONE
        >>> list_codes(Material("r", [], str, {}), {"segment_id": "d#1"}, NONE, True)
        []
    """
    segment = str(row["segment_id"])
    own = located.on.get(segment, {})
    proposed = {code: one for code, one in material.proposed.get(segment, {}).items() if code in material.codebook}
    codes = [
        _name(material, code) | _say_proposal(one if proposals else None) | _say_decision(own.get(code), row)
        for code, one in proposed.items()
        if proposals or code in own
    ]
    added = [(code, each) for code, each in own.items() if code not in proposed]
    codes += [_name(material, code) | _say_proposal(None) | _say_decision(each, row) for code, each in added]
    return [*codes, *_list_strays(material, located, segment)]


def _count(sentences: int) -> str:
    return "1 sentence" if sentences == 1 else f"{sentences} sentences"


def _name(material: Material, code: str) -> dict[str, Any]:
    name = str(material.codebook[code]["name"]) if code in material.codebook else code
    return {"code": code, "name": name, "memo": "", "said": [], "record": ""}


def _say_proposal(proposal: Row | None) -> dict[str, Any]:
    if proposal is None:
        return {"status": "proposed", "detail": "added by you"}
    score = proposal["score"]
    sure = f"{score:.2f}" if isinstance(score, float) and score == score else ""
    return {"status": "proposed", "detail": ", ".join(part for part in (sure, str(proposal["why"])) if part)}


def _say_decision(decision: Decision | None, row: Row) -> dict[str, Any]:
    if decision is None:
        return {}
    span = find_quotation(str(row["text"]), decision.quote, decision.start - int(row["start"]))
    place = {"start": span[0], "end": span[1]} if span else {}
    return {"status": decision.decision, "memo": decision.memo, **place}


def _list_strays(material: Material, located: Located, segment: str) -> Iterator[dict[str, Any]]:
    for status, strays in (("words not found", located.orphans), ("code removed", located.removed)):
        for each in strays.get(segment, ()):
            quote = "" if each.document_id in material.heard else f"“{each.quote}”"
            detail = ". ".join(part for part in (f"You {each.decision} it", quote, _ADVICE[status]) if part)
            yield _name(material, each.code) | {"status": status, "detail": detail, "memo": each.memo, "record": each.id}


_ADVICE = {
    "words not found": "Accept to code this sentence instead, reject to withdraw it",
    "code removed": "Add the code that takes its place, then reject to withdraw this one",
}


def _list_neighbours(material: Material, row: Row) -> Iterable[str]:
    place = material.places[str(row["segment_id"])]
    for other in (place - 1, place + 1):
        near = material.segments[other] if 0 <= other < len(material.segments) else row
        same = near is not row and near["document_id"] == row["document_id"]
        words = str(near["text"]) if may_show(near) else _HIDDEN
        yield words if same and near["role"] in (*CODED_ROLES, "heading") else ""
