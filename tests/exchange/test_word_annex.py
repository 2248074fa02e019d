import io

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from litreview.exchange.word_annex import ExactTable, add_table, show_controls


def read_back(table: ExactTable) -> list[list[str]]:
    document = docx.Document()
    add_table(document, table, 14_000)
    buffer = io.BytesIO()
    document.save(buffer)
    (made,) = docx.Document(io.BytesIO(buffer.getvalue())).tables
    return [[cell.text for cell in row.cells] for row in made.rows]


CELLS = {
    "formula": '=HYPERLINK("https://example.org")',
    "plus": "+1",
    "at": "@x",
    "apostrophe": "'quoted",
    "lines": "one\n\ntwo\n",
    "tabs": "\tone\t\ttwo",
    "spaces": "  lead and trail  ",
    "space alone": " ",
    "emoji": "\U0001f600 e\u0301",
    "bidi": "a\u202eb\u202c",
    "markup": "<w:t>*x*</w:t> &amp; $x$ \\n",
    "no-break hyphen": "a\u2011b\u00ad\u00a0c",
    "separators": "a\u2028b\u0085c\x7f",
    "long": "word " * 8_000,
    "empty": "",
}


@pytest.mark.parametrize("text", CELLS.values(), ids=CELLS.keys())
def test_a_cell_reads_back_as_it_stands(text: str) -> None:
    """Under the name of its column."""
    assert read_back(ExactTable("t", ["column"], [[text]])) == [["column"], [text]]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.text(max_size=40), min_size=2, max_size=2), max_size=3))
def test_any_words_read_back_but_for_pictures_of_controls(rows: list[list[str]]) -> None:
    """Rows keep their order."""
    expected = [[show_controls(cell) for cell in row] for row in rows]
    assert read_back(ExactTable("t", ["a", "b"], rows)) == [["a", "b"], *expected]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("a\x00\x07\x1f", "a␀␇␟", id="controls"),
        pytest.param("a\r\nb", "a␍\nb", id="carriage return"),
        pytest.param("\ufffe\uffff\ud800", "���", id="no characters"),
        pytest.param("a\tb\nc\x7f", "a\tb\nc\x7f", id="what Word holds"),
    ],
)
def test_what_word_cannot_hold_has_a_picture(text: str, shown: str) -> None:
    """Nothing vanishes, nothing else changes."""
    assert show_controls(text) == shown


def test_the_head_is_repeated_and_rows_stay_on_a_page() -> None:
    """The table has a name for those who do not see it, and widths that fill the page."""
    document = docx.Document()
    columns = ["narrow", "wide"]
    add_table(document, ExactTable("framework_evidence", columns, [["x", "words " * 100]]), 14_000)
    (table,) = document.tables
    heads = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
    assert heads == [True, False]
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)
    assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "framework_evidence"
    narrow, wide = (int(column.get(qn("w:w"))) for column in table._tbl.tblGrid)
    assert narrow < wide
    assert 13_900 < narrow + wide <= 14_000


def test_a_table_without_rows_has_its_head() -> None:
    """Its columns can still be compared."""
    assert read_back(ExactTable("t", ["a", "b"], [])) == [["a", "b"]]
