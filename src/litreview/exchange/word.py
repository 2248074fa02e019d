"""The evidence as a Word document, through pandoc, for reading and for comments: tables, references, and an exact annex."""

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from litreview.exchange.cells import EVIDENCE_TABLES, list_cells
from litreview.exchange.entry import clean_value
from litreview.exchange.word_annex import ExactTable
from litreview.exchange.word_layout import lay_out
from litreview.reporting.display import name_place
from litreview.reporting.kinds import list_kind_columns
from litreview.reporting.links import link_references
from litreview.reporting.pandoc import call_pandoc
from litreview.reporting.passages import Excerpt, find_excerpts, parse_spans
from litreview.reporting.references import list_references
from litreview.reporting.run_folder import Run

if TYPE_CHECKING:
    import pandas as pd

_COUNTS = (
    ("Research", "research", 7),
    ("Policy", "policy", 6),
    ("Practice", "practice", 7),
    ("Assertion", "assertion", 7),
    ("People", "consultation_people", 7),
)
_ABOUT = ("question", "organisation", "funder_statement")
_QUOTED = 3
_BRACKETED = re.compile(r"\[([A-Za-z0-9_.\-]+)\]")
_WHAT = (
    "What the texts and the people of this review say, joined in two tables. Numbers count works, not documents, and people,"
    " not statements. Of each row the first three quotations are shown, word for word."
)
_ANNEX = (
    "Both tables with all their columns and rows; every cell reads as in the CSV files of the run. A control character, which"
    " Word cannot hold, stands as its picture, such as ␇."
)
_FAILED = "pandoc could not make the Word document; run `litreview run` again, or export xlsx"


def render_word(run: Run) -> bytes:
    """Return the committee's document as a docx file in landscape; the same run gives the same bytes.

    Both evidence tables for reading, with the first three quotations of a row and how they are cited; the references; and
    an annex in which every cell of both tables stands as in the CSV. Nothing in a text is taken for markup.

    Raises:
        UsageError: pandoc is missing or failed.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> render_word(example_run())[:2]
        b'PK'
    """
    made = call_pandoc(
        render_page(run).encode(), ["--from", "html", "--to", "docx", "--output", "-"], failed=_FAILED, seconds=300
    )
    return lay_out(made, [_stand(run, name) for name in EVIDENCE_TABLES])


def render_page(run: Run) -> str:
    """Return the page that pandoc turns into the document: title, what it is, both tables for reading, and references.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> render_page(example_run())[:64]
        "<html lang='en-CA'><head><title>Peers in hospital</title></head>"
    """
    framework, recommended = run.table("framework_evidence"), run.table("recommendation_evidence")
    counts, also = _count_columns(framework), _count_columns(recommended)
    rows = [_framework_cells(run, row, counts) for row in framework.to_dict("records")]
    more = [_recommendation_cells(run, row, also) for row in recommended.to_dict("records")]
    last = (("Quotations", 24), ("Judgement", 12), ("Gap", 10))
    parts = [
        *_about(run),
        _table("Framework evidence", (("Component", 12), *counts.values(), ("Summary", 25), *last), rows),
        _table("Recommendation evidence", (("Recommendation", 25), *also.values(), ("Stances", 12), *last), more),
        *_references(run),
        f"<h1>The tables as they stand</h1><p>{_ANNEX}</p>",
    ]
    title = _escape(run.review["title"])
    return f"<html lang='en-CA'><head><title>{title}</title></head><body>{''.join(parts)}</body></html>"


def _about(run: Run) -> Iterator[str]:
    review = run.review
    yield from (f"<p>{_escape(review[field])}</p>" for field in _ABOUT if review.get(field))
    if review.get("illustrative"):
        yield "<p><strong>Illustrative: the participants and what they say are invented.</strong></p>"
    yield f"<p>{_WHAT}</p>"


def _references(run: Run) -> Iterator[str]:
    cells = [cell for name in EVIDENCE_TABLES for cell in run.table(name)["quotes"]]
    cells += run.table("framework_evidence")["summary"].tolist()
    quoted = {span.document_id for cell in cells for span in parse_spans(cell)}
    entries = list_references(run, quoted | {name for cell in cells for name in _BRACKETED.findall(cell)})
    if entries:
        listed = "".join(f"<p>{clean_value(entry)}</p>" for entry in entries)
        yield f"<h1>References</h1><div data-custom-style='Bibliography'>{listed}</div>"


def _stand(run: Run, name: str) -> ExactTable:
    frame = run.table(name)
    return ExactTable(name, list(frame.columns), list_cells(frame))


def _count_columns(frame: "pd.DataFrame") -> dict[str, tuple[str, int]]:
    """Column → heading and width of the counts to show."""
    shown = (*list_kind_columns(frame), "consultation_people")
    return {column: (name, width) for name, column, width in _COUNTS if column in shown}


def _framework_cells(run: Run, row: Mapping, counts: Iterable[str]) -> list[str]:
    name = f"{_escape(row['name'])}<br>{_escape(row['component'])}"
    return [name, *(_escape(row[column]) for column in counts), _name(run, row["summary"]), *_closing(run, row)]


def _recommendation_cells(run: Run, row: Mapping, counts: Iterable[str]) -> list[str]:
    about = " · ".join(_escape(row[column]) for column in ("recommendation_id", "area", "status"))
    words = f"{_escape(row['recommendation'])}<br>{about}"
    return [words, *(_escape(row[column]) for column in counts), _escape(row["stances"]), *_closing(run, row)]


def _closing(run: Run, row: Mapping) -> list[str]:
    judged = f"judged by {row['judged_by']} on {row['judged_on']}" if row["judged_by"] else ""
    judgement = "; ".join(filter(None, (row["convergence"], row["confidence"], judged, row["stale"])))
    return [_quotations(run, row["quotes"]), _escape(judgement), _name(run, row["gap"])]


def _quotations(run: Run, references: str) -> str:
    passages = list(find_excerpts(run, parse_spans(references)))
    more = [f"and {len(passages) - _QUOTED} more"] if len(passages) > _QUOTED else []
    return "<br>".join([*map(_quotation, passages[:_QUOTED]), *more])


def _quotation(passage: Excerpt) -> str:
    return f"<span lang='{_escape(passage.language)}'>“{_escape(passage.quote)}”</span> – {_escape(name_place(passage))}"


def _name(run: Run, words: str) -> str:
    """Return ``words`` with the documents and places in them named as they are cited."""
    return _escape(link_references(run, words).striptags())


def _table(title: str, columns: Sequence[tuple[str, int]], rows: Sequence[Sequence[str]]) -> str:
    whole = sum(width for _, width in columns)
    widths = "".join(f"<col style='width:{100 * width / whole:.1f}%'>" for _, width in columns)
    head = "".join(f"<th>{name}</th>" for name, _ in columns)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    inside = f"<caption>{title}</caption><colgroup>{widths}</colgroup><thead><tr>{head}</tr></thead><tbody>{body}</tbody>"
    return f"<h1>{title}</h1><table>{inside}</table>"


def _escape(text: object) -> str:
    return html.escape(clean_value(text))
