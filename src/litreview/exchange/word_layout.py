"""The look of a Word document that pandoc made: landscape, ruled tables in small type, and the annex it cannot make."""

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from litreview.exchange.archive import pack_archive, unpack_archive
from litreview.exchange.word_annex import ExactTable, add_table

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section
    from docx.table import Table

_SIZE = 8
_WIDTH = 14_140
"""The width between the margins, in twentieths of a point."""

_BEHIND_BORDERS = ("w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook", "w:tblCaption", "w:tblDescription")


def lay_out(data: bytes, annex: Sequence[ExactTable] = ()) -> bytes:
    """Return the docx file ``data`` in landscape with ruled tables and ``annex`` at its end, without dates in its archive.

    Rows stay on one page where they fit; the lines of a reference hang.

    Example:
        >>> import docx; plain = io.BytesIO(); docx.Document().save(plain)
        >>> docx.Document(io.BytesIO(lay_out(plain.getvalue()))).sections[0].orientation
        <WD_ORIENTATION.LANDSCAPE: 1>
    """
    import docx

    document = docx.Document(io.BytesIO(data))
    for section in document.sections:
        _turn(section)
    for table in document.tables:
        _rule(table)
        _keep_rows(table)
    _hang_references(document)
    for exact in annex:
        document.add_heading(exact.name, 2)
        add_table(document, exact, _WIDTH)
    buffer = io.BytesIO()
    document.save(buffer)
    return pack_archive(unpack_archive(buffer.getvalue(), "docx"))


def _turn(section: "Section") -> None:
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm

    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(27.94), Cm(21.59)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(1.5)


def _rule(table: "Table") -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt

    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", "767676")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    properties = table._tbl.tblPr
    properties.insert_element_before(borders, *_BEHIND_BORDERS)
    columns = list(table._tbl.iter(qn("w:gridCol")))
    whole = sum(int(column.get(qn("w:w"), "0")) for column in columns) or 1
    for column in columns:
        column.set(qn("w:w"), str(int(column.get(qn("w:w"), "0")) * _WIDTH // whole))
    for run in table._tbl.iter(qn("w:r")):
        size = run.get_or_add_rPr()._add_sz()
        size.val = Pt(_SIZE)


def _keep_rows(table: "Table") -> None:
    from docx.oxml import OxmlElement

    for row in table._tbl.tr_lst:
        row.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))


def _hang_references(document: "Document") -> None:
    from docx.shared import Cm

    for paragraph in document.paragraphs:
        if paragraph.style is not None and paragraph.style.name == "Bibliography":
            paragraph.paragraph_format.left_indent = Cm(1.27)
            paragraph.paragraph_format.first_line_indent = Cm(-1.27)
