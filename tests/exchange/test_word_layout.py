import io

import docx
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from litreview.exchange.word_annex import ExactTable
from litreview.exchange.word_layout import lay_out


def plain() -> bytes:
    document = docx.Document()
    document.add_table(2, 2).cell(0, 0).text = "words"
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def test_pages_lie_on_their_side_and_tables_have_rules() -> None:
    """In small type, over the whole width."""
    document = docx.Document(io.BytesIO(lay_out(plain())))
    section = document.sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert section.page_width > section.page_height
    (table,) = document.tables
    assert table._tbl.tblPr.find(qn("w:tblBorders")) is not None
    assert table.cell(0, 0).paragraphs[0].runs[0].font.size.pt == 8
    widths = [int(column.get(qn("w:w"))) for column in table._tbl.iter(qn("w:gridCol"))]
    assert 14_000 < sum(widths) <= 14_140


def test_a_document_without_tables_is_turned_all_the_same() -> None:
    """Equal content gives equal bytes."""
    buffer = io.BytesIO()
    docx.Document().save(buffer)
    assert lay_out(buffer.getvalue()) == lay_out(buffer.getvalue())


def test_an_annex_stands_at_the_end_and_rows_stay_whole() -> None:
    """Each exact table under a heading of its name."""
    made = docx.Document(io.BytesIO(lay_out(plain(), [ExactTable("exact", ["a"], [["=1"]])])))
    assert [paragraph.text for paragraph in made.paragraphs if paragraph.style.name == "Heading 2"] == ["exact"]
    assert [cell.text for cell in made.tables[-1].columns[0].cells] == ["a", "=1"]
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for table in made.tables for row in table.rows)
