import csv
import io
import re
import zipfile
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest

from litreview.exchange.workbook import EVIDENCE_TABLES, render_workbook
from litreview.reporting.run_folder import Run, open_run
from litreview.review import Review
from litreview.tables import build_table, write_table

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def sheets(data: bytes) -> list[list[list[str]]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        shared = fromstring(archive.read("xl/sharedStrings.xml"))
        strings = ["".join(text.text or "" for text in item.iter(f"{MAIN}t")) for item in shared]
        names = sorted(name for name in archive.namelist() if name.startswith("xl/worksheets/sheet"))
        return [_cells(fromstring(archive.read(name)), strings) for name in names]


def _cells(sheet: object, strings: list[str]) -> list[list[str]]:
    assert not list(sheet.iter(f"{MAIN}f"))
    rows = []
    for row in sheet.iter(f"{MAIN}row"):
        cells: dict[int, str] = {}
        for cell in row:
            value = cell.findtext(f"{MAIN}v")
            letters = re.match("[A-Z]+", cell.attrib["r"])[0]
            place = sum((ord(letter) - 64) * 26**power for power, letter in enumerate(reversed(letters))) - 1
            cells[place] = strings[int(value)] if cell.get("t") == "s" else value or ""
        rows.append([cells.get(place, "") for place in range(max(cells, default=-1) + 1)])
    return rows


def test_cells_are_those_of_the_csv(run: Run) -> None:
    """A text that begins with = stays a text; no cell is a formula or a link."""
    made = sheets(render_workbook(run))
    for name, sheet in zip(EVIDENCE_TABLES, made, strict=False):
        with (run.folder / "tables" / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
            expected = list(csv.reader(lines))
        assert [row + [""] * (len(expected[0]) - len(row)) for row in sheet] == expected
    assert "=SUM(A1) said hope. [cedar2011]" in made[0][1]


def test_the_last_sheet_says_what_the_columns_mean(run: Run) -> None:
    """For both tables."""
    dictionary = sheets(render_workbook(run))[-1]
    assert dictionary[0] == ["table", "column", "type", "meaning", "values"]
    assert {row[0] for row in dictionary[1:]} == set(EVIDENCE_TABLES)


def test_the_same_run_gives_the_same_bytes_and_no_link(run: Run) -> None:
    """The dates inside are fixed; an address in a cell is text."""
    data = render_workbook(run)
    assert data == render_workbook(open_run(run.folder))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not any("example.org" in archive.read(name).decode() for name in archive.namelist() if name.endswith(".rels"))


@pytest.mark.parametrize("length", [32_767, 32_768, 100_000])
def test_a_cell_longer_than_excel_holds_is_cut_and_says_so(review: Review, length: int) -> None:
    """Nothing vanishes in silence."""
    tables: Path = review.outputs / "latest" / "tables"
    row = {"component": "X", "summary": "x" * length}
    write_table("framework_evidence", build_table("framework_evidence", [row]), tables)
    (summary,) = [cell for cell in sheets(render_workbook(open_run(tables.parent)))[0][1] if cell.startswith("xx")]
    assert len(summary) == 32_767
    assert ("cut" in summary) == (length > 32_767)
