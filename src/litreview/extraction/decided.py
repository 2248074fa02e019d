"""Recommendations as people decided on them: a statement they accepted is one, a statement they rejected is none."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from litreview.corpus.documents import FACILITATOR, Document, Segment
from litreview.extraction.areas import find_area
from litreview.extraction.audiences import find_audiences
from litreview.extraction.owners import find_owner
from litreview.extraction.stance import read_stance

STATEMENT, _AREA = "REC.STMT", "REC."
Codes = Mapping[str, Sequence[str]]


def heed_decisions(
    document: Document, rows: Sequence[Mapping[str, object]], codes: Codes, confirmed: Codes, rejected: Codes
) -> list[dict[str, object]]:
    """Return ``rows`` of ``recommendations`` as people decided, in order of their place.

    A row goes where people rejected the statement (the code ``REC.STMT``) on all of its sentences. A sentence on which they
    accepted it becomes a row where none covers it, unless a facilitator said it. The area is the one they accepted, if it is one
    alone. ``codes`` are those that stand on each segment, ``confirmed`` those accepted by a person, ``rejected`` those refused.

    Example:
        >>> text = "Pay for the bus."
        >>> s = Segment("d#00001", "d", 1, 0, len(text), None, "", "", "body", "en", text)
        >>> document = Document("d", "", "policy", "", "d.md", "", "en", "notes", text, (s,), owner="A")
        >>> accepted = {"d#00001": ("REC.K6", "REC.STMT")}
        >>> [(row["quote"], row["area"]) for row in heed_decisions(document, [], accepted, accepted, {})]
        [('Pay for the bus.', 'K6')]
    """
    refused = {segment for segment, found in rejected.items() if STATEMENT in found and STATEMENT not in codes.get(segment, ())}
    accepted = [s for s in document.segments if STATEMENT in confirmed.get(s.segment_id, ()) and s.speaker != FACILITATOR]
    if not refused and not accepted:
        return [dict(row) for row in rows]
    covering = [(row, _find_segments(document, row)) for row in rows]
    kept = [(dict(row), own) for row, own in covering if not own or any(s.segment_id not in refused for s in own)]
    covered = {segment.segment_id for _, own in kept for segment in own}
    owner = _name_owner(document) if accepted else ""
    kept += [(_row(segment, codes, owner), [segment]) for segment in accepted if segment.segment_id not in covered]
    for row, own in kept:
        areas = {code for segment in own for code in confirmed.get(segment.segment_id, ()) if _is_area(code)}
        if len(areas) == 1:
            row["area"] = areas.pop().removeprefix(_AREA)
    return sorted((row for row, _ in kept), key=lambda row: (int(str(row["start"])), int(str(row["end"]))))


def _find_segments(document: Document, row: Mapping[str, object]) -> list[Segment]:
    """The segments that a row takes its words from."""
    start, end = int(str(row["start"])), int(str(row["end"]))
    first = max(0, bisect_left(document.segments, start, key=lambda segment: segment.start) - 1)
    return list(_take_touched(document.segments[first:], start, end))


def _take_touched(segments: Sequence[Segment], start: int, end: int) -> Iterator[Segment]:
    for segment in segments:
        if segment.start >= end:
            return
        if segment.end > start:
            yield segment


def _name_owner(document: Document) -> str:
    return document.owner or find_owner(document)


def _is_area(code: str) -> bool:
    return code.startswith(_AREA) and code != STATEMENT


def _row(segment: Segment, codes: Codes, owner: str) -> dict[str, object]:
    return {
        "document_id": segment.document_id,
        "start": segment.start,
        "end": segment.end,
        "quote": segment.text,
        "area": find_area(segment.text, codes.get(segment.segment_id, ()), segment.heading),
        "status": "recommended",
        "stated_by": segment.speaker or owner,
        "audience": find_audiences(segment.text),
        "stance": read_stance(segment.text, proposed=False) if segment.speaker else "",
    }
