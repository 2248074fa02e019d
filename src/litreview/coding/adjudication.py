"""Adjudication: what was decided on a disagreement, by whom and why; it stands, whatever each coder had said."""

from collections.abc import Iterable, Mapping, Sequence

from litreview.coding.anchors import anchor_decisions
from litreview.coding.records import Decision
from litreview.corpus.documents import Document

LEFT = "left uncoded"


def anchor_adjudications(
    decisions: Iterable[Decision], document: Document
) -> tuple[list[tuple[Decision, list[dict[str, object]]]], list[dict[str, object]]]:
    """Return the adjudications among ``decisions``, oldest first, with the rows of ``codings`` each comes to in ``document``.

    Second come the rows of ``rejected`` for those whose quotation is no longer in the text.

    Example:
        >>> anchor_adjudications([], Document("d", "", "practice", "", "d.md", "", "en", "notes", ""))
        ([], [])
    """
    judged, lost = [], []
    for decision in sorted((one for one in decisions if one.settles), key=lambda one: (one.at, one.coder, one.id)):
        rows, orphans = anchor_decisions([decision], [document])
        judged += [(decision, rows)] if rows else []
        lost += orphans
    return judged, lost


def settle(coded: Iterable[Mapping[str, object]], judged: Iterable[Mapping[str, object]]) -> list[dict[str, object]]:
    """Return the rows of ``codings``, of coders and of adjudicators, with ``settled`` filled in.

    ``judged`` are rows of adjudications, oldest first: of each segment and code the last one ``stands``; every other row on it,
    of whichever coder or adjudicator, is ``overruled``.

    Example:
        >>> row = {"segment_id": "d#00001", "code": "VAL.HOPE", "coder": "ann", "status": "accepted"}
        >>> [(row["coder"], row["settled"]) for row in settle([row], [{**row, "coder": "cy", "status": "rejected"}])]
        [('ann', 'overruled'), ('cy', 'stands')]
    """
    judged = [dict(row) for row in judged]
    last = {(row["segment_id"], row["code"]): row for row in judged}
    rows = [{**row, "settled": "overruled" if (row["segment_id"], row["code"]) in last else ""} for row in coded]
    return rows + [{**row, "settled": "stands"} for row in last.values()]


def list_adjudications(
    judged: Sequence[tuple[Decision, Sequence[Mapping[str, object]]]], coded: Iterable[Mapping[str, object]]
) -> list[dict[str, object]]:
    """Return the rows of ``adjudications``: each decision on a disagreement, what the coders had said, by whom and why.

    ``judged`` are the adjudications with the rows of ``codings`` they came to; ``coded`` are the rows of the coders.

    Example:
        >>> list_adjudications([], [])
        []
    """
    said = {(row["segment_id"], row["code"], row["coder"]): str(row["status"]) for row in coded}
    return [
        {
            "segment_id": row["segment_id"],
            "code": row["code"],
            "coders": "; ".join(coder for coder, _ in decision.settles),
            "said": "; ".join(said.get((row["segment_id"], row["code"], coder), LEFT) for coder, _ in decision.settles),
            "decision": row["status"],
            "coder": decision.coder,
            "at": decision.at.isoformat(),
            "why": decision.memo,
        }
        for decision, rows in judged
        for row in rows
    ]
