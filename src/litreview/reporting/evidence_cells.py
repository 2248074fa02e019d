"""A cell of an evidence table: the passages that stand behind it."""

import pandas as pd
from markupsafe import Markup

from litreview.errors import UsageError, nearest
from litreview.reporting.browse import find_passages_where
from litreview.reporting.display import View, clean, count_words, name_place, render, render_table
from litreview.reporting.links import cite
from litreview.reporting.passages import Span, find_excerpts, parse_spans
from litreview.reporting.run_folder import Run
from litreview.tables import EVIDENCE_KEYS

KINDS = {
    "research": "research",
    "policy": "policy",
    "practice": "practice",
    "assertion": "assertion",
    "consultation_people": "consultation",
}
"""The columns of both evidence tables that count works or people, and the kind of evidence each counts."""
MOST = 40
_COLUMNS = ["Passage", "Where"]


def show_cell(run: Run, table: str, row: str, column: str) -> View:
    """Return the passages behind one cell of an evidence table: those of the kind of evidence that ``column`` counts.

    ``table`` is ``framework_evidence`` or ``recommendation_evidence``; ``row`` is a component or the id of a recommendation. Of
    a component these are all passages with its code; of a recommendation those quoted, and the documents that bear on it besides.
    What may not be quoted is left out, and what fewer people said than may be counted.

    Raises:
        UsageError: there is no such table, row or column; offers the nearest.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "Peer workers gave people hope." in show_cell(example_run(), "framework_evidence", "VAL.HOPE", "research").html
        True
    """
    _check(table, EVIDENCE_KEYS, "evidence table")
    cells = run.table(table).set_index(EVIDENCE_KEYS[table])
    _check(row, cells.index, f"row of {table}")
    _check(column, KINDS, f"column of {table} that counts evidence")
    held = cells.loc[row]
    if table == "framework_evidence":
        found = find_passages_where(run, code=row, kind=KINDS[column])
        spans = [Span(str(one.document_id), int(one.start), int(one.end)) for one in found.itertuples()]
        name, besides = str(held["name"]), []
    else:
        spans = [span for span in parse_spans(str(held["quotes"])) if _find_kind(run, span.document_id) == KINDS[column]]
        name = str(held["recommendation"]) or row
        besides = _list_besides(run, held, KINDS[column], {span.document_id for span in spans})
    passages = list(find_excerpts(run, spans[:MOST]))
    rows = [[Markup('<span lang="{}">{}</span>').format(one.language, clean(one.quote)), name_place(one)] for one in passages]
    counted = f"{clean(name)}, {column.replace('_', ' ')}: {held[column]}."
    shown = f"{count_words(len(spans), 'passage')}{f', the first {MOST} below' if len(spans) > MOST else ''}."
    also = f" Also seen, without a passage here: {'; '.join(besides)}." if besides else ""
    lead = render("lead", words=f"{counted} {shown}{also}")
    caption = f"Passages behind {column.replace('_', ' ')} of {row}"
    return View(lead, render_table(caption, _COLUMNS, rows)) if rows else View(lead)


def _check(name: str, known: "pd.Index | dict[str, str]", what: str) -> None:
    if name not in known:
        raise UsageError(f"there is no {what} {name!r}{nearest(name, map(str, known))}")


def _find_kind(run: Run, document_id: str) -> str:
    return str(run.document(document_id).get("evidence_kind", ""))


def _list_besides(run: Run, held: pd.Series, kind: str, quoted: set[str]) -> list[str]:
    """The documents of a kind whose evidence was seen but not quoted, as they are cited."""
    seen = (part.partition("=")[0] for part in str(held["evidence_seen"]).split("; ") if "=" in part)
    return [clean(cite(run, document)) for document in seen if document not in quoted and _find_kind(run, document) == kind]
