"""Find the quotations of coders again in the texts, whatever has moved since."""

import re
from collections.abc import Iterable, Iterator

from litreview.coding.human import Decision
from litreview.corpus.documents import Document, Segment

_QUOTES = str.maketrans("’‘“”«»", '\'\'""""')


def anchor_decisions(
    decisions: Iterable[Decision], documents: Iterable[Document]
) -> tuple[list[dict[str, object]], list[dict[str, object]]]:
    """Return the decisions as rows of ``codings``, and as rows of ``rejected`` those whose quotation is in no text.

    A quotation is looked for where it stood and, failing that, where it stands nearest to that place; spaces and curly
    quotes may differ. It codes every sentence it covers at least half of, else the sentence it covers most. Of one coder's
    decisions on one segment and code the last stands.

    Example:
        >>> segment = Segment("d#00001", "d", 1, 7, 18, None, "", "", "body", "en", "Hope grows.")
        >>> document = Document("d", "", "practice", "", "d.md", "", "en", "notes", "Title\\n\\nHope grows.", (segment,))
        >>> from datetime import datetime
        >>> decision = Decision("1", "d", "Hope", 0, "VAL.HOPE", "accepted", "ann", datetime(2025, 3, 14))
        >>> [(row["segment_id"], row["start"]) for row in anchor_decisions([decision], [document])[0]]
        [('d#00001', 7)]
    """
    by_id = {document.document_id: document for document in documents}
    rows: dict[tuple[str, str, str], dict[str, object]] = {}
    orphans: list[dict[str, object]] = []
    for decision in decisions:
        document = by_id.get(decision.document_id)
        span = document and find_quotation(document.text, decision.quote, decision.start)
        covered = list(_covered_segments(document.segments, *span)) if document and span else []
        for segment in covered:
            rows[decision.coder, segment.segment_id, decision.code] = _row(decision, segment, *span)
        if not covered:
            orphans.append(_orphan(decision, known=document is not None))
    return [rows[key] for key in sorted(rows, key=lambda key: (key[1], key[2], key[0]))], orphans


def fold_quotation(text: str) -> str:
    """Return ``text`` as quotations are compared: quotation marks of one kind, spaces and line ends as one space.

    Example:
        >>> fold_quotation("They  said: “hope”")
        'They said: "hope"'
    """
    return " ".join(text.translate(_QUOTES).split())


def find_quotation(text: str, quote: str, start: int) -> tuple[int, int] | None:
    """Return the span of ``quote`` in ``text`` nearest to ``start``, or ``None`` where it does not stand.

    Example:
        >>> find_quotation("Hope. They’d say  hope so.", "They'd say hope", 0)
        (6, 22)
    """
    words = fold_quotation(quote).split()
    if not words:
        return None
    if text.startswith(quote, start):
        return start, start + len(quote)
    pattern = re.compile(r"\s+".join(map(re.escape, words)))
    spans = (found.span() for found in pattern.finditer(text.translate(_QUOTES)))
    return min(spans, key=lambda span: abs(span[0] - start), default=None)


def _covered_segments(segments: Iterable[Segment], start: int, end: int) -> Iterator[Segment]:
    shared = [(min(end, segment.end) - max(start, segment.start), segment) for segment in segments]
    touched = [(length, segment) for length, segment in shared if length > 0]
    half = [segment for length, segment in touched if 2 * length >= segment.end - segment.start]
    if half or not touched:
        yield from half
    else:
        yield max(touched, key=lambda pair: (pair[0], -pair[1].start))[1]


def _row(decision: Decision, segment: Segment, start: int, end: int) -> dict[str, object]:
    return {
        "segment_id": segment.segment_id,
        "code": decision.code,
        "coder": decision.coder,
        "origin": "human",
        "score": None,
        "start": max(start, segment.start),
        "end": min(end, segment.end),
        "status": decision.decision,
        "why": "",
    }


def _orphan(decision: Decision, known: bool) -> dict[str, object]:
    place = "the quotation is no longer in" if known else "no text of this review is called"
    reason = f"coding {decision.id}: {place} {decision.document_id}; code it again or remove the record"
    return {"path": decision.path, "line": decision.line, "kind": "coding", "reason": reason}
