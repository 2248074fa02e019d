"""The evidence as an Excel workbook, cell by cell as in the CSV: both tables, judgements, citations, and a data dictionary."""

import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from litreview.exchange.cells import EVIDENCE_TABLES, list_cells
from litreview.exchange.dictionary import Column, list_columns
from litreview.reporting.run_folder import Run

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_TABLES = (*EVIDENCE_TABLES, "judgements", "citations")
_COUNTS = frozenset({"research", "policy", "practice", "assertion", "consultation_people"})
_WIDE = {"summary": 60, "recommendation": 60, "quotes": 40, "gap": 40, "meaning": 60, "values": 40, "name": 28, "stances": 28}
_WIDE |= {"finding": 40, "reference": 60, "reference_fr": 60, "citation": 28, "citation_fr": 28, "text": 80}
_CREATED = datetime(2026, 1, 1)
_LONGEST_CELL = 32_767
_PART = 16_000
"""Characters in a part of a long cell: few enough even where each counts twice, as emoji do in Excel."""
_LONG = "long cells"
_GOES_ON = f" … [cut here: the whole cell stands in parts on the sheet '{_LONG}']"
_RICH_START, _RICH_END = "<r>", "</r>"


class LongCell(NamedTuple):
    """A part of a cell that is longer than Excel holds; ``row`` is the number of the row on the sheet of the table."""

    table: str
    row: str
    column: str
    part: str
    text: str


def render_workbook(run: Run) -> bytes:
    """Return the evidence of ``run`` as an xlsx file; the same run gives the same bytes.

    Texts stay texts: nothing is read as a formula, a link or a number, except the counts. A cell longer than Excel holds
    (32,767 characters) says that it is cut, and stands whole, in parts, on a sheet of its own.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> render_workbook(example_run()) == render_workbook(example_run())
        True
    """
    import xlsxwriter

    buffer, long = io.BytesIO(), list[LongCell]()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    workbook = xlsxwriter.Workbook(buffer, options)
    workbook.set_properties({"title": str(run.review["title"]), "author": "litreview", "created": _CREATED})
    for name in _TABLES:
        frame = run.table(name)
        rows = list_cells(frame)
        long += _find_long(name, list(frame.columns), rows)
        _write_sheet(workbook, name, list(frame.columns), rows)
    if long:
        _write_sheet(workbook, _LONG, LongCell._fields, long)
    _write_sheet(workbook, "data dictionary", Column._fields, list_columns(*_TABLES))
    workbook.close()
    return buffer.getvalue()


def _find_long(table: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterable[LongCell]:
    for number, row in enumerate(rows, 2):
        for column, text in zip(columns, row, strict=True):
            if _is_long(text):
                parts = [text[start : start + _PART] for start in range(0, len(text), _PART)]
                yield from (LongCell(table, str(number), column, str(place), part) for place, part in enumerate(parts, 1))


def _is_long(text: str) -> bool:
    return len(text) > _PART and len(text) + sum(sign > "\uffff" for sign in text) > _LONGEST_CELL


def _write_sheet(workbook: "Workbook", name: str, columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
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
            if columns[place] in _COUNTS and _is_number(value):
                sheet.write_number(last, place, int(value), body)
            elif value:
                _write_text(sheet, last, place, text=value, form=body)
    sheet.autofilter(0, 0, max(last, 1), len(columns) - 1)


def _is_number(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) < 16 and str(int(value)) == value


def _write_text(sheet: "Worksheet", row: int, place: int, *, text: str, form: "Format") -> None:
    if _is_long(text):
        text = text[:_PART] + _GOES_ON
    if text.startswith(_RICH_START) and text.endswith(_RICH_END):
        # XlsxWriter takes such a text for markup of its own; in two pieces it is text.
        sheet.write_rich_string(row, place, form, text[:1], form, text[1:], form)
    else:
        sheet.write_string(row, place, text, form)
