"""Any table of a run, to sort and search in JupyterLab."""

from typing import TYPE_CHECKING

from litreview.reporting.display import View, count_words, render, render_table
from litreview.reporting.run_folder import Run

if TYPE_CHECKING:
    from itables.widget import ITable

_LEFT_OUT = ("sha256", "path", "evidence_hash", "evidence_seen")
"""Columns that tell a reader nothing."""
_FIRST = 20
_BYTES = 8_000_000


def show_table(run: Run, name: str, *, interactive: bool = True) -> "ITable | View":
    """Return the table ``name`` of the run, to sort and search; its first rows where not ``interactive``.

    Rows beyond eight million bytes are left out of the former, and a line below the table says so.

    Raises:
        UsageError: the run has no such table; offers the nearest.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "is encrypted; save it without" in show_table(example_run(), "rejected", interactive=False).html
        True
    """
    frame = run.table(name)
    frame = frame.drop(columns=[column for column in _LEFT_OUT if column in frame])
    if interactive:
        from itables.widget import ITable

        return ITable(frame, caption=name, maxBytes=_BYTES, showIndex=False, lengthMenu=[10, 25, 100])
    columns = list(frame.columns)
    shown = frame.head(_FIRST).astype(object).fillna("")
    words = f"{count_words(len(frame), 'row')}{f', the first {_FIRST} below' if len(frame) > _FIRST else ''}."
    rows = [[row[column] for column in columns] for row in shown.to_dict("records")]
    return View(render("lead", words=words), render_table(f"Table {name}", columns, rows))
