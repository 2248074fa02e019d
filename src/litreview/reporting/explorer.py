"""An evidence table to explore in JupyterLab: each count leads to the passages behind it."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from litreview.errors import UsageError, nearest
from litreview.reporting.display import View, clean, render, render_table
from litreview.reporting.evidence_cells import KINDS, show_cell
from litreview.reporting.run_folder import Run
from litreview.tables import EVIDENCE_KEYS

if TYPE_CHECKING:
    from anywidget import AnyWidget

_NAMES = {"framework_evidence": "name", "recommendation_evidence": "recommendation"}
_HEADINGS = ("Research", "Policy", "Practice", "Assertion", "People heard")
_CLOSED = "Run this cell in JupyterLab with interactive = True above: each number then leads to the passages behind it."
_FOLDER = Path(__file__).parent / "explorer_files"


def explore(run: Run, table: str, *, interactive: bool = True) -> "AnyWidget | View":
    """Return an evidence table whose counts are buttons that show their passages; the counts alone where not ``interactive``.

    Raises:
        UsageError: ``table`` is no evidence table; offers the nearest.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "Counts of framework_evidence" in explore(example_run(), "framework_evidence", interactive=False).html
        True
    """
    if table not in EVIDENCE_KEYS:
        raise UsageError(f"there is no evidence table {table!r}{nearest(table, EVIDENCE_KEYS)}")
    rows = list_rows(run, table)
    if interactive:
        return _explorer_class()(run, table, rows)
    notice = render("notice", words=_CLOSED, kind="gap")
    cells = [[row["name"], *row["counts"]] for row in rows]
    return View(notice, render_table(f"Counts of {table}", ["Row", *_HEADINGS], cells, numeric=_HEADINGS))


def list_rows(run: Run, table: str) -> list[dict[str, object]]:
    """Return for each row of an evidence table its id, its name and its counts as text, in the order of ``KINDS``.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> list_rows(example_run(), "framework_evidence")[1]
        {'id': 'OUT.HOPE', 'name': 'Hope gained', 'counts': ['1', '0', '0', '0', '0']}
    """
    frame = run.table(table)
    frame = frame[~frame[EVIDENCE_KEYS[table]].str.startswith("area.")]
    return [
        {
            "id": str(row[EVIDENCE_KEYS[table]]),
            "name": clean(str(row[_NAMES[table]])),
            "counts": [str(row[column]) for column in KINDS],
        }
        for row in frame.to_dict("records")
    ]


@cache
def _explorer_class() -> "type[AnyWidget]":
    import traitlets
    from anywidget import AnyWidget

    class Explorer(AnyWidget):
        _esm = _FOLDER / "explorer.js"
        _css = _FOLDER / "explorer.css"
        rows = traitlets.List().tag(sync=True)
        headings = traitlets.List().tag(sync=True)
        table = traitlets.Unicode().tag(sync=True)

        def __init__(self, run: Run, table: str, rows: list[dict[str, object]]) -> None:
            self._run = run
            super().__init__(rows=rows, headings=list(_HEADINGS), table=table.replace("_", " "))
            self.on_msg(self._answer)

        def __repr__(self) -> str:
            return "<an evidence table to explore: run this cell in JupyterLab>"

        def _answer(self, _widget: object, content: dict[str, object], _buffers: object) -> None:
            table = self.table.replace(" ", "_")
            try:
                html = show_cell(self._run, table, str(content.get("row")), str(content.get("column"))).html
            except UsageError as error:
                html = View(render("notice", words=str(error), kind="gap")).html
            self.send({"html": str(html)})

    return Explorer
