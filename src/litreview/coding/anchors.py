"""Find the quotations of coders again in the texts, whatever has moved since."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate

from litreview.coding.labels import find_relabelled
from litreview.coding.records import Decision
from litreview.corpus.documents import Document, Segment

_SPACE = re.compile(r"\s+")
_GAP = re.compile(r"\s\s+")
_NEAR = 256
_LONGEST_ORDINAL = 9
_QUOTES = str.maketrans("’‘“”«»", '\'\'""""')


def anchor_decisions(
    decisions: Iterable[Decision], documents: Iterable[Document]
) -> tuple[list[dict[str, object]], list[dict[str, object]]]:
    """Return the decisions as rows of ``codings``, and as rows of ``rejected`` those whose quotation is in no text.

    A quotation is looked for in the segment that the coder saw it in, then where it stood and, failing that, where it stands
    nearest to that place; spaces and curly quotes may differ. (The text that a coder sees may lack words that may not be shown,
    and then its places are others than those of ``documents``; its segments are the same.) A quotation codes every sentence it
    covers at least half of, else the sentence it covers most. Of one coder's decisions on one segment and code the last stands.

    Example:
        >>> segment = Segment("d#00001", "d", 1, 7, 18, None, "", "", "body", "en", "Hope grows.")
        >>> document = Document("d", "", "practice", "", "d.md", "", "en", "notes", "Title\\n\\nHope grows.", (segment,))
        >>> from datetime import datetime
        >>> decision = Decision("1", "d", "Hope", 0, "VAL.HOPE", "accepted", "ann", datetime(2025, 3, 14))
        >>> [(row["segment_id"], row["start"]) for row in anchor_decisions([decision], [document])[0]]
        [('d#00001', 7)]
    """
    by_id = {document.document_id: document for document in documents}
    ends = {name: [segment.end for segment in document.segments] for name, document in by_id.items()}
    rows: dict[tuple[str, str, str], dict[str, object]] = {}
    orphans: dict[int, dict[str, object]] = {}
    # One text after the other, so that each is made ready for searching once.
    for number, decision in sorted(enumerate(decisions), key=lambda pair: pair[1].document_id):
        document = by_id.get(decision.document_id)
        span = document and find_decided(document, decision)
        covered = _cover_segments(document.segments, ends[document.document_id], *span) if document and span else []
        for segment in covered:
            rows[decision.coder, segment.segment_id, decision.code] = _row(decision, segment, *span)
        if not covered:
            orphans[number] = _orphan(decision, known=document is not None)
    ordered = [rows[key] for key in sorted(rows, key=lambda key: (key[1], key[2], key[0]))]
    return ordered, [orphans[number] for number in sorted(orphans)]


def find_decided(document: Document, decision: Decision) -> tuple[int, int] | None:
    """Return the span of the words of ``decision`` in the text of ``document``, or ``None`` where they do not stand there.

    In talk, a name in them may have another label now.

    Example:
        >>> from datetime import datetime
        >>> document = Document("d", "", "practice", "", "d.md", "", "en", "notes", "Hope grows.")
        >>> find_decided(document, Decision("1", "d", "grows", 0, "VAL.HOPE", "accepted", "ann", datetime(2025, 3, 14)))
        (5, 10)
    """
    where = (document.text, decision.quote, decision.start, _find_seen(document.segments, decision.segment_id))
    talk = any(segment.speaker for segment in document.segments)
    return find_quotation(*where) or (find_relabelled(*where) if talk else None)


def fold_quotation(text: str) -> str:
    """Return ``text`` as quotations are compared: quotation marks of one kind, spaces and line ends as one space.

    Example:
        >>> fold_quotation("They  said: “hope”")
        'They said: "hope"'
    """
    return " ".join(text.translate(_QUOTES).split())


def find_quotation(text: str, quote: str, start: int, within: tuple[int, int] | None = None) -> tuple[int, int] | None:
    """Return the span of ``quote`` in ``text``, or ``None`` where it does not stand.

    Of several places it is the one that begins in the span ``within``, failing that the one nearest to ``start``.

    Example:
        >>> find_quotation("Hope. They’d say  hope so.", "They'd say hope", 0)
        (6, 22)
        >>> find_quotation("Yes. No. Yes.", "Yes.", 0, within=(9, 13))
        (9, 13)
    """
    first, last = within or (0, len(text))
    if not quote.strip():
        return None
    if first <= start < last and text.startswith(quote, start):
        return start, start + len(quote)
    place = _find_near(text, quote, start, first, last)
    if place is not None:
        return place, place + len(quote)
    words = fold_quotation(quote)
    found = _fold(text).find_near(words, start, first, last)
    return found if found or not within else find_quotation(text, quote, start)


def _find_near(text: str, words: str, start: int, first: int, last: int) -> int | None:
    """The place nearest to ``start`` of the ``words`` that begin from ``first`` to ``last``, the earlier of two."""
    near = min(max(start, first), last)
    for reach in (_NEAR, len(text)):
        low, high = max(first, near - reach), min(last, near + reach) - 1 + len(words)
        found = (text.rfind(words, low, min(near + len(words), high)), text.find(words, near, high))
        places = [place for place in found if place >= 0]
        if places:
            return min(places, key=lambda place: abs(place - start))
    return None


class _Folded:
    """A text as quotations are compared, and where each of its characters stands in the text as it is."""

    def __init__(self, text: str) -> None:
        gaps = [gap.span() for gap in _GAP.finditer(text)]
        self._words = _SPACE.sub(" ", text).translate(_QUOTES)
        self._starts = [0, *(end for _, end in gaps)]
        self._lost = list(accumulate((end - start - 1 for start, end in gaps), initial=0))
        self._places = [start - lost for start, lost in zip(self._starts, self._lost, strict=True)]

    def find_near(self, words: str, start: int, first: int, last: int) -> tuple[int, int] | None:
        """Return the span in the text of the ``words`` that begin from ``first`` to ``last`` nearest to ``start``."""
        place = _find_near(self._words, words, *(self._fold_place(each) for each in (start, first, last)))
        return None if place is None else (self._unfold(place), self._unfold(place + len(words) - 1) + 1)

    def _fold_place(self, place: int) -> int:
        piece = max(bisect_right(self._starts, place) - 1, 0)
        return min(place - self._lost[piece], *self._places[piece + 1 : piece + 2], len(self._words))

    def _unfold(self, place: int) -> int:
        return place + self._lost[bisect_right(self._places, place) - 1]


@lru_cache(maxsize=2)
def _fold(text: str) -> _Folded:
    return _Folded(text)


def _find_seen(segments: Sequence[Segment], segment_id: str) -> tuple[int, int] | None:
    """The span of a segment, by its id, which tells its place among all."""
    ordinal = segment_id.rpartition("#")[2]
    if not ordinal.isascii() or not ordinal.isdigit() or len(ordinal) > _LONGEST_ORDINAL:
        return None
    found = segments[int(ordinal) - 1 : int(ordinal)] if int(ordinal) else ()
    return (found[0].start, found[0].end) if found and found[0].segment_id == segment_id else None


def _cover_segments(segments: Sequence[Segment], ends: Sequence[int], start: int, end: int) -> list[Segment]:
    """The segments that a span codes; they do not overlap, and ``ends`` are where they end."""
    touched = []
    for place in range(bisect_right(ends, start), len(segments)):
        if segments[place].start >= end:
            break
        touched.append(segments[place])
    if len(touched) < 2:
        return touched
    shared = [min(end, segment.end) - max(start, segment.start) for segment in touched]
    half = [one for one, length in zip(touched, shared, strict=True) if 2 * length >= one.end - one.start]
    return half or [touched[shared.index(max(shared))]]


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
