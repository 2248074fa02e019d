"""Withholding: the words of people who agreed to be paraphrased, never quoted, are taken out of text and tables."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from litreview.corpus.documents import Document, Segment
from litreview.tables import QUOTATIONS

MARKER = "[paraphrase only]"
"""Stands in texts, and in the rows of segments, where words were withheld."""

Rows = Mapping[str, Sequence[Mapping[str, object]]]


class _Cut(NamedTuple):
    start: int
    end: int
    new: str


def withhold_text(document: Document, rows_by_table: Rows) -> tuple[Document, dict[str, list[dict[str, object]]]]:
    """Return the document without the words that may not be quoted, and the rows of its tables at their new spans.

    The text of each segment whose ``quotable`` is ``no`` becomes ``[paraphrase only]``; whatever else than space stands
    between such a segment and its neighbours goes too. Segments stay one each, with exact spans. Rows of quotation tables
    that overlap a withheld segment are dropped, and links to them (``similar_to``); rows without a quotation (codings,
    proposals) stay and take the marker's span, those without a span stay as they are. Headings that were
    words of a withheld segment become the marker. All other rows are shifted.

    Example:
        >>> segments = (Segment("d#1", "d", 1, 0, 3, None, "", "P1", "body", "en", "No.", quotable="no"),
        ...             Segment("d#2", "d", 2, 4, 8, None, "", "P2", "body", "en", "Yes."))
        >>> document = Document("d", "", "consultation", "", "d.vtt", "", "en", "transcript", "No. Yes.", segments)
        >>> clean, rows = withhold_text(document, {"codings": [{"segment_id": "d#1", "start": 0, "end": 2}]})
        >>> clean.text, clean.segments[1].start, rows["codings"][0]["end"]
        ('[paraphrase only] Yes.', 18, 17)
    """
    withheld = [segment for segment in document.segments if segment.quotable == "no"]
    if not withheld:
        return document, {table: [dict(row) for row in rows] for table, rows in rows_by_table.items()}
    cuts = _find_cuts(document)
    words = {segment.text.strip() for segment in withheld}
    shift = _Shift(cuts)
    segments = tuple(_move_segment(segment, shift, words) for segment in document.segments)
    rows = {table: _move_rows(table, rows, cuts, shift, words) for table, rows in rows_by_table.items()}
    _forget_links(rows, rows_by_table)
    return replace(document, text=_apply(document.text, cuts), segments=segments), rows


def _find_cuts(document: Document) -> list[_Cut]:
    cuts: list[_Cut] = []
    ends, withheld_before = 0, False
    for segment in sorted(document.segments, key=lambda one: one.start):
        withheld = segment.quotable == "no"
        gap = document.text[ends : segment.start]
        if (withheld or withheld_before) and gap.strip():
            cuts.append(_Cut(ends, segment.start, "".join(c for c in gap if c.isspace()) or " "))
        if withheld:
            cuts.append(_Cut(segment.start, segment.end, MARKER))
        ends, withheld_before = segment.end, withheld
    rest = document.text[ends:]
    if withheld_before and rest.strip():
        cuts.append(_Cut(ends, len(document.text), ""))
    return cuts


class _Shift:
    def __init__(self, cuts: Sequence[_Cut]) -> None:
        self._cuts = cuts
        self._ends = [cut.end for cut in cuts]
        self._growth = [0]
        for cut in cuts:
            self._growth.append(self._growth[-1] + len(cut.new) - (cut.end - cut.start))

    def __call__(self, offset: int, *, at_end: bool = False) -> int:
        passed = bisect_right(self._ends, offset)
        if passed < len(self._cuts) and self._cuts[passed].start < offset:
            cut = self._cuts[passed]
            return cut.start + self._growth[passed] + (len(cut.new) if at_end else 0)
        return offset + self._growth[passed]


def _move_segment(segment: Segment, shift: _Shift, words: set[str]) -> Segment:
    start, end = shift(segment.start), shift(segment.end, at_end=True)
    text = MARKER if segment.quotable == "no" else segment.text
    return segment._replace(start=start, end=end, text=text, heading=_clean_heading(segment.heading, words))


def _move_rows(
    table: str, rows: Sequence[Mapping[str, object]], cuts: Sequence[_Cut], shift: _Shift, words: set[str]
) -> list[dict[str, object]]:
    moved = []
    for row in rows:
        if "start" not in row:
            moved.append(dict(row))
            continue
        start, end = int(row["start"]), int(row["end"])
        first = bisect_right([cut.end for cut in cuts], start)
        touched = first < len(cuts) and cuts[first].start < max(end, start + 1)
        if touched and table in QUOTATIONS:
            continue
        changed = {"start": shift(start), "end": shift(end, at_end=True)}
        if touched:
            last = max(place for place, cut in enumerate(cuts) if cut.start < max(end, start + 1))
            if not cuts[first].new:
                # Nothing is left where the row stood; the marker before it is what it points at now.
                first -= 1
            changed = {"start": shift(min(start, cuts[first].start)), "end": shift(max(end, cuts[last].end), at_end=True)}
        if "heading" in row:
            changed["heading"] = _clean_heading(str(row["heading"]), words)
        moved.append({**row, **changed})
    return moved


def _clean_heading(heading: str, words: set[str]) -> str:
    return MARKER if heading.strip() and heading.strip() in words else heading


def _forget_links(rows: dict[str, list[dict[str, object]]], before: Rows) -> None:
    kept = {row.get("definition_id") for row in rows.get("definitions", [])}
    gone = {row.get("definition_id") for row in before.get("definitions", [])} - kept
    for row in rows.get("definitions", []):
        links = [link for link in str(row.get("similar_to") or "").split("; ") if link and link not in gone]
        if "similar_to" in row:
            row["similar_to"] = "; ".join(links)


def _apply(text: str, cuts: Sequence[_Cut]) -> str:
    pieces, position = [], 0
    for cut in cuts:
        pieces += [text[position : cut.start], cut.new]
        position = cut.end
    return "".join([*pieces, text[position:]])
