"""The check that no run may skip: every quotation is its text."""

from collections.abc import Mapping

import pandas as pd

from litreview.errors import SpanError
from litreview.running.whole_tables import list_pieces
from litreview.tables import QUOTATIONS


def check_spans(tables: Mapping[str, pd.DataFrame], texts: Mapping[str, str]) -> int:
    """Return the number of quotations checked against the text they stand in.

    Raises:
        SpanError: a quotation differs from ``texts[document_id][start:end]``, or a cell of an evidence table cites a
            place that does not exist; names table, row and span of each, never the words.

    Example:
        >>> from litreview.tables import build_table
        >>> row = {"list_id": "a.l001", "document_id": "a", "ordinal": 1, "start": 0, "end": 4, "text": "Hope"}
        >>> check_spans({"lists": build_table("lists", [row])}, {"a": "Hope."})
        1
    """
    wrong, checked = [], 0
    for name, column in QUOTATIONS.items():
        if name not in tables:
            continue
        found = 0
        for frame in list_pieces(tables, name):
            places = zip(frame.document_id, frame.start, frame.end, frame[column], strict=True)
            for row, (document, start, end, words) in enumerate(places, found):
                if texts.get(document, "")[int(start) : int(end)] != words:
                    wrong.append(f"{name}, row {row + 2}: {document}:{start}-{end}")
            found += len(frame)
        checked += found
    wrong += _find_lost(tables, texts)
    if wrong:
        more = f"\n… and {len(wrong) - 20} more" if len(wrong) > 20 else ""
        raise SpanError("quotations that are not their text, nothing was published:\n" + "\n".join(wrong[:20]) + more)
    return checked


def _find_lost(tables: Mapping[str, pd.DataFrame], texts: Mapping[str, str]) -> list[str]:
    """The references of evidence tables that point nowhere."""
    names = [name for name in ("framework_evidence", "recommendation_evidence") if name in tables]
    cells = [(name, row, ref) for name in names for row, cell in enumerate(tables[name].quotes) for ref in cell.split("; ")]
    # Texts may lie on disk, where those that follow each other are read together.
    lengths = {document: len(texts.get(document, "")) for document in sorted({_part(ref)[0] for _, _, ref in cells})}
    return [f"{name}, row {row + 2}: {ref}" for name, row, ref in cells if ref and not _points(ref, lengths)]


def _points(reference: str, lengths: Mapping[str, int]) -> bool:
    document, start, end = _part(reference)
    return start.isdecimal() and end.isdecimal() and 0 <= int(start) < int(end) <= lengths[document]


def _part(reference: str) -> tuple[str, str, str]:
    document, _, span = reference.rpartition(":")
    start, _, end = span.partition("-")
    return document, start, end
