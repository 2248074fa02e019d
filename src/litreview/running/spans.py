"""The check that no run may skip: every quotation is its text."""

from collections.abc import Mapping

import pandas as pd

from litreview.errors import SpanError
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
        frame = tables[name]
        places = zip(frame.document_id, frame.start, frame.end, frame[column], strict=True)
        for row, (document, start, end, words) in enumerate(places):
            checked += 1
            if texts.get(document, "")[int(start) : int(end)] != words:
                wrong.append(f"{name}, row {row + 2}: {document}:{start}-{end}")
    for name in ("framework_evidence", "recommendation_evidence"):
        for row, cell in enumerate(tables[name].quotes if name in tables else []):
            wrong += [f"{name}, row {row + 2}: {ref}" for ref in cell.split("; ") if ref and not _points(ref, texts)]
    if wrong:
        more = f"\n… and {len(wrong) - 20} more" if len(wrong) > 20 else ""
        raise SpanError("quotations that are not their text, nothing was published:\n" + "\n".join(wrong[:20]) + more)
    return checked


def _points(reference: str, texts: Mapping[str, str]) -> bool:
    document, _, span = reference.rpartition(":")
    start, _, end = span.partition("-")
    return start.isdecimal() and end.isdecimal() and 0 <= int(start) < int(end) <= len(texts.get(document, ""))
