"""Where the literature came from: what was read, and how it is cited."""

import pandas as pd

from litreview.reporting.display import View, count_words, render, render_table
from litreview.reporting.links import cite
from litreview.reporting.run_folder import Run


def show_documents(run: Run) -> View:
    """Return the literature that was read: citation, title, kind of evidence, depth, language and pages.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "Peers at discharge" in show_documents(example_run()).html
        True
    """
    documents = run.documents[run.documents["evidence_kind"] != "consultation"].sort_values(["evidence_kind", "title"])
    rows = [
        [
            cite(run, row.document_id),
            row.title,
            row.evidence_kind,
            row.depth,
            row.language,
            "" if pd.isna(row.pages) else row.pages,
        ]
        for row in documents.itertuples()
    ]
    columns = ["Cited as", "Title", "Kind of evidence", "Depth", "Language", "Pages"]
    table = render_table("Literature that was read", columns, rows, numeric=["Pages"])
    return View(
        render("more", summary=f"See what was read: {count_words(len(rows), 'text')}", content=table) if rows else table
    )
