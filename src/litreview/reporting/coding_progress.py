"""How far coders have come: what each has read, and with which documents they are done."""

from litreview.reporting.display import View, count_words, render, render_table
from litreview.reporting.earlier import tell_earlier
from litreview.reporting.run_folder import Run

_COLUMNS = ["Document", "Coder", "Sentences read", "Of", "Done"]
_NOTE = (
    "A sentence counts as read when its coder went on to the next one. A document that two people code blind is compared, and its"
    " decisions are learned from, when both have marked it as done."
)
_NONE = "Nobody has marked anything as read yet. Files that were written by hand need no marks: whole documents count as read."


@tell_earlier
def show_progress(run: Run) -> View:
    """Return how many sentences each coder has read of each document, and who is done with what.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "Nobody has marked anything as read yet" in show_progress(example_run()).html
        True
    """
    rows = run.table("progress").sort_values(["document_id", "coder"], kind="stable")
    if rows.empty:
        return View(render("notice", words=_NONE, kind="gap"))
    done = int((rows["done"] == "yes").sum())
    coders, documents = (int(rows[column].nunique()) for column in ("coder", "document_id"))
    worked = f"{count_words(coders, 'coder')} worked on {count_words(documents, 'document')}"
    words = f"{worked}; {done} of {len(rows)} readings are done."
    listed = [[row.document_id, row.coder, row.read, row.segments, row.done] for row in rows.itertuples()]
    table = render_table("Who has read what", _COLUMNS, listed, numeric=_COLUMNS[2:4], note=_NOTE)
    return View(render("lead", words=words), table)
