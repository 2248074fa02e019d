"""Both evidence tables as an Excel workbook, cell by cell as in the CSV, with a data dictionary."""

import io
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from litreview.exchange.dictionary import Column, list_columns
from litreview.reporting.run_folder import Run

if TYPE_CHECKING:
    import pandas as pd
    from xlsxwriter import Workbook

EVIDENCE_TABLES = ("framework_evidence", "recommendation_evidence")
_COUNTS = frozenset({"research", "policy", "practice", "assertion", "consultation_people"})
_WIDE = {"summary": 60, "recommendation": 60, "quotes": 40, "gap": 40, "meaning": 60, "values": 40, "name": 28, "stances": 28}
_CREATED = datetime(2026, 1, 1)
_LONGEST_CELL = 32_767
_CUT = " … (cut; the whole cell is in tables/*.csv)"


def render_workbook(run: Run) -> bytes:
    """Return the evidence tables of ``run`` as an xlsx file; the same run gives the same bytes.

    Texts stay texts: nothing is read as a formula, a link or a number, except the counts. A cell longer than Excel holds
    (32,767 characters) is cut and says so.

    Example:
        >>> render_workbook.__name__
        'render_workbook'
    """
    import xlsxwriter

    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    workbook = xlsxwriter.Workbook(buffer, options)
    workbook.set_properties({"title": str(run.review["title"]), "author": "litreview", "created": _CREATED})
    for name in EVIDENCE_TABLES:
        _write_table(workbook, name, run.table(name))
    _write_sheet(workbook, "data dictionary", Column._fields, list_columns(*EVIDENCE_TABLES))
    workbook.close()
    return buffer.getvalue()


def _write_table(workbook: "Workbook", name: str, frame: "pd.DataFrame") -> None:
    _write_sheet(workbook, name, list(frame.columns), frame.itertuples(index=False))


def _write_sheet(workbook: "Workbook", name: str, columns: Sequence[str], rows: object) -> None:
    sheet = workbook.add_worksheet(name)
    head = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    body = workbook.add_format({"text_wrap": True, "valign": "top"})
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, _WIDE.get(column, 14))
        sheet.write_string(0, place, column, head)
    last = 0
    for last, row in enumerate(rows, 1):
        for place, value in enumerate(row):
            if columns[place] in _COUNTS and str(value).isascii() and str(value).isdigit():
                sheet.write_number(last, place, int(value), body)
            elif str(value):
                sheet.write_string(last, place, _fit(str(value)), body)
    sheet.autofilter(0, 0, max(last, 1), len(columns) - 1)


def _fit(text: str) -> str:
    return text if len(text) <= _LONGEST_CELL else text[: _LONGEST_CELL - len(_CUT)] + _CUT
