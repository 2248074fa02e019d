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
_CUT = ": {shown:,} of {rows:,} rows, from its beginning and its end; the others are too many. run.table({name!r}) has all."


def show_table(run: Run, name: str, *, interactive: bool = True) -> "ITable | View":
    """Return the table ``name`` of the run, to sort and search; its first rows where not ``interactive``.

    Where the former has more than eight million bytes, rows in its middle are left out, and its caption says so. A cell without
    a value is empty.

    Raises:
        UsageError: the run has no such table; offers the nearest.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "is encrypted; save it without" in show_table(example_run(), "rejected", interactive=False).html
        True
    """
    frame = run.table(name)
    frame = frame.drop(columns=[column for column in _LEFT_OUT if column in frame])
    gaps = [column for column in frame if frame[column].isna().any()]
    frame = frame.assign(**{column: frame[column].astype(object).where(frame[column].notna(), "") for column in gaps})
    if interactive:
        from itables.downsample import downsample
        from itables.widget import ITable

        shown, _ = downsample(frame, max_bytes=_BYTES)
        cut = _CUT.format(name=name, shown=len(shown), rows=len(frame)) if len(shown) < len(frame) else ""
        return ITable(shown, caption=f"{name}{cut}", maxBytes=0, showIndex=False, lengthMenu=[10, 25, 100])
    columns = list(frame.columns)
    shown = frame.head(_FIRST)
    words = f"{count_words(len(frame), 'row')}{f', the first {_FIRST} below' if len(frame) > _FIRST else ''}."
    rows = [[row[column] for column in columns] for row in shown.to_dict("records")]
    return View(render("lead", words=words), render_table(f"Table {name}", columns, rows))
