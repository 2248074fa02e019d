"""Both evidence tables as a Word document, through pandoc, for reading and for comments."""

import html
import os
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from litreview.errors import UsageError
from litreview.exchange.entry import clean_text
from litreview.exchange.word_layout import lay_out
from litreview.reporting.kinds import list_kinds
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
_MOMENT = "1767225600"
"""2026-01-01, the date in the file's properties, so that the same run gives the same bytes."""


def render_word(run: Run) -> bytes:
    """Return the evidence tables of ``run`` as a docx file in landscape; the same run gives the same bytes.

    Every text is escaped, so that nothing in it is taken for markup. Of the quotations of a row the first three are shown.

    Raises:
        UsageError: pandoc is missing or failed.

    Example:
        >>> render_word.__name__
        'render_word'
    """
    return lay_out(_convert(render_page(run)))


def render_page(run: Run) -> str:
    """Return the page that pandoc turns into the document: title, what it is, and a table with widths for each.

    Example:
        >>> render_page.__name__
        'render_page'
    """
    review = run.review
    parts = [f"<p>{_escape(review[field])}</p>" for field in _ABOUT if review.get(field)]
    if review.get("illustrative"):
        parts.append("<p><strong>Illustrative: the participants and what they say are invented.</strong></p>")
    framework, recommended = run.table("framework_evidence"), run.table("recommendation_evidence")
    counts, also = _count_columns(framework), _count_columns(recommended)
    rows = [_framework_cells(run, row, counts) for row in framework.to_dict("records")]
    more = [_recommendation_cells(run, row, also) for row in recommended.to_dict("records")]
    last = (("Quotations", 24), ("Judgement", 12), ("Gap", 10))
    parts.append(_table("Framework evidence", (("Component", 12), *counts.values(), ("Summary", 25), *last), rows))
    parts.append(_table("Recommendation evidence", (("Recommendation", 25), *also.values(), ("Stances", 12), *last), more))
    title = _escape(review["title"])
    return f"<html lang='en'><head><title>{title}</title></head><body>{''.join(parts)}</body></html>"


def _count_columns(frame: "pd.DataFrame") -> dict[str, tuple[str, int]]:
    """Column → heading and width of the counts to show."""
    shown = (*list_kinds(frame), "consultation_people")
    return {column: (name, width) for name, column, width in _COUNTS if column in shown}


def _framework_cells(run: Run, row: Mapping, counts: Iterable[str]) -> list[str]:
    name = f"{_escape(row['name'])}<br>{_escape(row['component'])}"
    return [name, *(_escape(row[column]) for column in counts), _escape(row["summary"]), *_closing(run, row)]


def _recommendation_cells(run: Run, row: Mapping, counts: Iterable[str]) -> list[str]:
    about = " · ".join(_escape(row[column]) for column in ("recommendation_id", "area", "status"))
    words = f"{_escape(row['recommendation'])}<br>{about}"
    return [words, *(_escape(row[column]) for column in counts), _escape(row["stances"]), *_closing(run, row)]


def _closing(run: Run, row: Mapping) -> list[str]:
    judged = f"judged by {row['judged_by']} on {row['judged_on']}" if row["judged_by"] else ""
    judgement = "; ".join(filter(None, (row["convergence"], row["confidence"], judged, row["stale"])))
    return [_quotations(run, row["quotes"]), _escape(judgement), _escape(row["gap"])]


def _quotations(run: Run, references: str) -> str:
    places = [place for place in references.split("; ") if place]
    more = [f"and {len(places) - _QUOTED} more"] if len(places) > _QUOTED else []
    return "<br>".join([*(_quotation(run, place) for place in places[:_QUOTED]), *more])


def _quotation(run: Run, reference: str) -> str:
    document, _, span = reference.rpartition(":")
    start, _, end = span.partition("-")
    return f"“{_escape(run.text(document)[int(start) : int(end)])}” [{_escape(document)}]"


def _table(title: str, columns: Sequence[tuple[str, int]], rows: Sequence[Sequence[str]]) -> str:
    whole = sum(width for _, width in columns)
    widths = "".join(f"<col style='width:{100 * width / whole:.1f}%'>" for _, width in columns)
    head = "".join(f"<th>{name}</th>" for name, _ in columns)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<h1>{title}</h1><table><colgroup>{widths}</colgroup><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _escape(text: object) -> str:
    return html.escape(clean_text(text))


def _convert(page: str) -> bytes:
    import pypandoc

    try:
        command = [pypandoc.get_pandoc_path(), "--sandbox", "--from", "html", "--to", "docx", "--output", "-"]
        environment = {**os.environ, "SOURCE_DATE_EPOCH": _MOMENT}
        done = subprocess.run(command, input=page.encode(), capture_output=True, check=True, timeout=300, env=environment)  # noqa: S603
    except OSError:
        raise UsageError("pandoc is not installed; install the package pypandoc-binary") from None
    except subprocess.SubprocessError:
        raise UsageError("pandoc could not make the Word document; run `litreview run` again, or export xlsx") from None
    return done.stdout
