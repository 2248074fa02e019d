"""Tables in a Word document that hold every cell as it stands, for whoever compares them with the CSV."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

_HALF_POINTS = "11"
_NARROWEST, _WIDEST = 6, 40
_PICTURES = {code: 0x2400 + code for code in range(32) if chr(code) not in "\t\n"}
_NO_CHARACTERS = dict.fromkeys([*range(0xD800, 0xE000), 0xFFFE, 0xFFFF], 0xFFFD)
_SHOWN = _PICTURES | _NO_CHARACTERS


class ExactTable(NamedTuple):
    """A table as it stands: its name, the names of its columns, and its cells row by row."""

    name: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]


def add_table(document: "Document", table: ExactTable, width: int) -> None:
    """Append ``table`` to ``document``, ``width`` twentieths of a point wide, its first row repeated on every page.

    A line end is a line break, a tab a tab, and all other signs stand as they are, but for those Word cannot hold: see
    ``show_controls``.

    Example:
        >>> import docx; document = docx.Document(); add_table(document, ExactTable("t", ["a"], [["=1\\n"]]), 9000)
        >>> [cell.text for cell in document.tables[0].columns[0].cells]
        ['a', '=1\\n']
    """
    widths = _share(table, width)
    made = _element("tbl")
    _settings(made, table.name)
    grid = _child(made, "tblGrid")
    for each in widths:
        _child(grid, "gridCol", w=str(each))
    _row(made, table.columns, widths, head=True)
    for row in table.rows:
        _row(made, row, widths)
    document.element.body.insert_element_before(made, "w:sectPr")
    document.add_paragraph()


def show_controls(text: str) -> str:
    """Return ``text`` with a picture such as ␇ for each control character but tab and line end, and � for what is none.

    Example:
        >>> show_controls("a\\x07b\\r\\n")
        'a␇b␍\\n'
    """
    return text.translate(_SHOWN)


def _settings(table: "BaseOxmlElement", name: str) -> None:
    properties = _child(table, "tblPr")
    _child(properties, "tblW", w="0", type="auto")
    borders = _child(properties, "tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        _child(borders, side, val="single", sz="4", space="0", color="767676")
    _child(properties, "tblLayout", type="fixed")
    margins = _child(properties, "tblCellMar")
    for side in ("left", "right"):
        _child(margins, side, w="30", type="dxa")
    _child(properties, "tblLook", val="0020", firstRow="1", lastRow="0", firstColumn="0", lastColumn="0")
    _child(properties, "tblCaption", val=name)


def _row(table: "BaseOxmlElement", cells: Sequence[str], widths: Sequence[int], head: bool = False) -> None:
    row = _child(table, "tr")
    properties = _child(row, "trPr")
    _child(properties, "cantSplit")
    if head:
        _child(properties, "tblHeader")
    for text, width in zip(cells, widths, strict=True):
        cell = _child(row, "tc")
        _child(_child(cell, "tcPr"), "tcW", w=str(width), type="dxa")
        _write(cell, show_controls(text), head)


def _write(cell: "BaseOxmlElement", text: str, bold: bool) -> None:
    paragraph = _child(cell, "p")
    _child(_child(paragraph, "pPr"), "spacing", before="0", after="0")
    run = _child(paragraph, "r")
    properties = _child(run, "rPr")
    if bold:
        _child(properties, "b")
    _child(properties, "sz", val=_HALF_POINTS)
    lines = text.split("\n")
    for place, line in enumerate(lines):
        if place:
            _child(run, "br")
        _write_line(run, line)


def _write_line(run: "BaseOxmlElement", line: str) -> None:
    for place, words in enumerate(line.split("\t")):
        if place:
            _child(run, "tab")
        if words:
            held = _child(run, "t")
            held.text = words
            held.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _share(table: ExactTable, width: int) -> list[int]:
    """Return the width of each column: more for columns with more words, by the root of their mean length."""
    means = [sum(len(row[place]) for row in table.rows) / max(len(table.rows), 1) for place in range(len(table.columns))]
    wished = [
        min(max(mean**0.5 * 2, len(name) / 2, _NARROWEST), _WIDEST) for mean, name in zip(means, table.columns, strict=True)
    ]
    return [int(width * each / sum(wished)) for each in wished]


def _element(tag: str) -> "BaseOxmlElement":
    from docx.oxml import OxmlElement

    return OxmlElement(f"w:{tag}")


def _child(parent: "BaseOxmlElement", tag: str, **values: str) -> "BaseOxmlElement":
    from docx.oxml.ns import qn

    child = _element(tag)
    for name, value in values.items():
        child.set(qn(f"w:{name}"), value)
    parent.append(child)
    return child
