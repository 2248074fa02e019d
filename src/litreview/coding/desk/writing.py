"""The fields of a record that a key writes: which words, which code, whose record it changes."""

from collections.abc import Mapping
from typing import Any

from litreview.coding.desk.judging import Said
from litreview.coding.desk.material import Material, Row
from litreview.coding.desk.own import Located
from litreview.coding.records import Decision, make_id

_LONGEST_MEMO = 5000


def compose(material: Material, row: Row, located: Located, message: Mapping[str, Any], proposals: bool = True) -> dict[str, Any]:
    """Return the fields of a decision on the sentence ``row``.

    It is about the words from ``start`` to ``end`` of the message, else those it was about before, else the whole sentence. It
    takes the id of the record it changes, so that one is left. A decision that lost its place is coded here, or withdrawn.

    Raises:
        ValueError: the code, the words or the record are not known.

    Example:
        >>> from litreview.coding.desk.own import NONE
        >>> row = {"segment_id": "d#1", "document_id": "d", "text": "We hope.", "start": 5, "quotable": "yes"}
        >>> message = {"act": "accepted", "code": "C", "start": 3, "end": 7}
        >>> fields = compose(Material("r", [row], str, {"C": {}}), row, NONE, message)
        >>> fields["quote"], fields["start"], fields["score"]
        ('hope', 8, None)
    """
    code, segment = str(message.get("code")), str(row["segment_id"])
    stray = _find_stray(located, segment, message)
    if stray and message["act"] == "rejected":
        return _withdraw(stray, message)
    if code not in material.codebook:
        raise ValueError("this code is not in the codebook; press C to add one that is.")
    previous = stray or located.on.get(segment, {}).get(code)
    own = previous if not stray else None
    quote, start = _choose_words(row, message, own)
    fields = {
        "id": previous.id if previous else make_id(str(row["document_id"]), segment, str(row["text"]), code),
        "document_id": row["document_id"],
        "segment_id": segment,
        "quote": quote,
        "start": start,
        "code": code,
        "decision": message["act"],
        "memo": _read_memo(message, previous),
    }
    return fields | (_tell_proposal(material, segment, code) if proposals else {})


def compose_settled(
    material: Material, row: Row, cases: Mapping[str, tuple[Said, ...]], own: Mapping[str, Decision], message: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the fields of an adjudication: what stands of a code on the sentence ``row``, whose decisions it settles and why.

    It is about the words that the coder who accepted the code had marked, unless the adjudicator marks others.

    Raises:
        ValueError: no coders disagree on the code here, or no reason is given.

    Example:
        >>> from datetime import UTC, datetime
        >>> row = {"segment_id": "d#1", "document_id": "d", "text": "We hope.", "start": 5}
        >>> said = (Said("ann", None), Said("bo", None))
        >>> message = {"act": "rejected", "code": "C", "memo": "No value is named."}
        >>> compose_settled(Material("r", [row], str, {"C": {}}), row, {"C": said}, {}, message)["settles"]
        [['ann', ''], ['bo', '']]
    """
    code, segment = str(message.get("code")), str(row["segment_id"])
    if code not in cases:
        raise ValueError("coders do not disagree on this code here.")
    memo = _read_memo(message, own.get(code))
    if not memo:
        raise ValueError("an adjudication needs a reason; say why.")
    accepted = (one.decision for one in cases[code] if one.decision and one.decision.decision == "accepted")
    quote, start = _choose_words(row, message, own.get(code) or next(accepted, None))
    document_id = str(row["document_id"])
    return {
        "id": own[code].id if code in own else make_id(document_id, segment, str(row["text"]), code, settling=True),
        "document_id": document_id,
        "segment_id": segment,
        "quote": quote,
        "start": start,
        "code": code,
        "decision": message["act"],
        "memo": memo,
        "settles": [[one.coder, one.decision.id if one.decision else ""] for one in cases[code]],
    }


def _find_stray(located: Located, segment: str, message: Mapping[str, Any]) -> Decision | None:
    if not message.get("record"):
        return None
    strays = (*located.orphans.get(segment, ()), *located.removed.get(segment, ()))
    for each in strays:
        if each.id == message["record"]:
            return each
    raise ValueError("the record is no longer here.")


def _withdraw(stray: Decision, message: Mapping[str, Any]) -> dict[str, Any]:
    names = ("id", "document_id", "segment_id", "quote", "start", "code")
    return {name: getattr(stray, name) for name in names} | {"decision": "withdrawn", "memo": _read_memo(message, stray)}


def _choose_words(row: Row, message: Mapping[str, Any], previous: Decision | None) -> tuple[str, int]:
    text, begin = str(row["text"]), int(row["start"])
    start, end = message.get("start"), message.get("end")
    if start is None and end is None:
        return (previous.quote, previous.start) if previous else (text, begin)
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(text) or not text[start:end].strip():
        raise ValueError("the words marked are not in this sentence.")
    chosen = text[start:end]
    return chosen.strip(), begin + start + len(chosen) - len(chosen.lstrip())


def _read_memo(message: Mapping[str, Any], previous: Decision | None) -> str:
    memo = message.get("memo")
    if memo is None:
        return previous.memo if previous else ""
    return str(memo).strip()[:_LONGEST_MEMO]


def _tell_proposal(material: Material, segment: str, code: str) -> dict[str, Any]:
    """What the tool proposed: its probability, 1 of a proposal that has none, ``None`` where it proposed nothing."""
    proposal = material.proposed.get(segment, {}).get(code)
    if proposal is None:
        return {"score": None, "run": material.run}
    score = proposal["score"]
    return {"score": float(score) if isinstance(score, float) and score == score else 1.0, "run": material.run}
