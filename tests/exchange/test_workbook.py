import csv
import io
import re
import zipfile
from pathlib import Path
from xml.etree.ElementTree import fromstring

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from litreview.exchange.cells import EVIDENCE_TABLES
from litreview.exchange.workbook import render_workbook
from litreview.reporting.run_folder import Run, open_run
from litreview.review import Review
from litreview.tables import COLUMNS, build_table, write_table

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def sheets(data: bytes) -> list[list[list[str]]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        shared = fromstring(archive.read("xl/sharedStrings.xml"))
        strings = [_decode("".join(text.text or "" for text in item.iter(f"{MAIN}t"))) for item in shared]
        names = sorted(name for name in archive.namelist() if name.startswith("xl/worksheets/sheet"))
        return [_cells(fromstring(archive.read(name)), strings) for name in names]


def _decode(text: str) -> str:
    """Return what Excel shows for a string: ``_x0007_`` stands for a character that XML cannot hold."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda code: chr(int(code[1], 16)), text)


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


def read_csv(folder: Path, name: str) -> list[list[str]]:
    with (folder / "tables" / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))


def pad(sheet: list[list[str]]) -> list[list[str]]:
    return [row + [""] * (len(sheet[0]) - len(row)) for row in sheet]


def write_summaries(review: Review, words: list[str]) -> Run:
    tables = review.outputs / "latest" / "tables"
    made = [{"component": f"X.{place:02d}", "summary": text} for place, text in enumerate(words)]
    write_table("framework_evidence", build_table("framework_evidence", made), tables)
    return open_run(tables.parent)


def test_cells_are_those_of_the_csv(run: Run) -> None:
    """A text that begins with = stays a text; no cell is a formula or a link."""
    made = sheets(render_workbook(run))
    for name, sheet in zip((*EVIDENCE_TABLES, "judgements", "citations"), made, strict=False):
        assert pad(sheet) == read_csv(run.folder, name)
    assert "=SUM(A1) said hope. [cedar2011]" in made[0][1]


SUMMARY = COLUMNS["framework_evidence"].index("summary")
HOSTILE = {
    "link": '=HYPERLINK("https://example.org")',
    "formula": "=1+1",
    "plus": "+1",
    "minus": "-1",
    "at": "@x",
    "apostrophe": "'quoted",
    "number": "0012",
    "date": "2026-01-02",
    "true": "TRUE",
    "address": "https://example.org/" + "a" * 3_000,
    "lines": "one\n\ntwo\n",
    "carriage return": "one\r\ntwo\r",
    "tabs": "\tone\ttwo",
    "spaces": "  lead and trail  ",
    "emoji": "\U0001f600",
    "bidi": "a\u202eb",
    "control": "a\x07b\x00",
    "no character": "\ufffe\uffff",
    "escape of Excel": "_x0007_ _x005F_",
    "markup": "<t>&amp;</t>",
    "markup of the writer": "<r><t>x</t></r>",
    "nearly markup": "<r></r> ",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_text_reads_back_as_it_stands(review: Review, text: str) -> None:
    """It is no number, no date, no formula and no link; line ends are those of tables."""
    (_, row) = pad(sheets(render_workbook(write_summaries(review, [text])))[0])
    assert row[SUMMARY] == text.replace("\r\n", "\n").replace("\r", "\n")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.text(max_size=60), max_size=4))
def test_any_words_read_back(review: Review, words: list[str]) -> None:
    """Row by row as in the CSV."""
    run = write_summaries(review, words)
    assert pad(sheets(render_workbook(run))[0]) == read_csv(run.folder, "framework_evidence")


def test_counts_are_numbers_and_all_else_is_text(run: Run) -> None:
    """As another reader of workbooks sees it."""
    sheet = openpyxl.load_workbook(io.BytesIO(render_workbook(run)))["framework_evidence"]
    head, row = ({cell.column: cell.value for cell in line} for line in sheet.iter_rows())
    values = {head[column]: value for column, value in row.items()}
    assert (values["research"], values["policy"], values["consultation_people"]) == (1, 0, "fewer than 5")
    assert all(isinstance(value, int | str | None) for value in values.values())
    assert sheet.freeze_panes == "A2"
    assert sheet.print_title_rows == "$1:$1"


@pytest.mark.parametrize("count", ["007", "12 ", "", "1" * 20, "½", "fewer than 5"])
def test_what_is_no_plain_count_stays_text(review: Review, count: str) -> None:
    """A number that would read back otherwise is not made one."""
    tables = review.outputs / "latest" / "tables"
    row = {"component": "X", "consultation_people": count}
    write_table("framework_evidence", build_table("framework_evidence", [row]), tables)
    place = COLUMNS["framework_evidence"].index("consultation_people")
    assert pad(sheets(render_workbook(open_run(tables.parent)))[0])[1][place] == count


def test_the_last_sheet_says_what_the_columns_mean(run: Run) -> None:
    """For every table of the workbook."""
    dictionary = sheets(render_workbook(run))[-1]
    assert dictionary[0] == ["table", "column", "type", "meaning", "values"]
    assert {row[0] for row in dictionary[1:]} == {*EVIDENCE_TABLES, "judgements", "citations"}


def test_the_same_run_gives_the_same_bytes_and_no_link(run: Run) -> None:
    """The dates inside are fixed; an address in a cell is text."""
    data = render_workbook(run)
    assert data == render_workbook(open_run(run.folder))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not any("example.org" in archive.read(name).decode() for name in archive.namelist() if name.endswith(".rels"))


@pytest.mark.parametrize(
    ("text", "long"),
    [
        pytest.param("x" * 32_767, False, id="as long as Excel holds"),
        pytest.param("x" * 32_768, True, id="one more"),
        pytest.param("\U0001f600" * 16_384, True, id="emoji count twice"),
        pytest.param("\U0001f600" * 16_383, False, id="emoji that fit"),
        pytest.param("<r>" + "y" * 100_000 + "</r>", True, id="very long"),
    ],
)
def test_a_cell_longer_than_excel_holds_stands_whole_on_a_sheet_of_its_own(review: Review, text: str, long: bool) -> None:
    """The cell says so, and its parts make the whole again."""
    made = sheets(render_workbook(write_summaries(review, ["short", text])))
    cell = made[0][2][SUMMARY]
    assert (cell == text) is not long
    assert ("'long cells'" in cell) is long
    parts = made[-2][1:] if long else []
    assert [row[:4] for row in parts] == [["framework_evidence", "3", "summary", str(n + 1)] for n in range(len(parts))]
    assert "".join(row[4] for row in parts) == (text if long else "")
    assert all(len(row[4].encode("utf-16-le")) <= 2 * 32_767 for row in parts)
