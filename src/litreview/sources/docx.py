"""Word files: headings, items, captions, tables as rows, text boxes, notes; insertions kept, deletions left out."""

import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from litreview.errors import UnreadableSource
from litreview.sources.blocks import Block
from litreview.sources.reading import LARGEST_PACKAGE, LONGEST_LINE, Reading

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.text.paragraph import CT_P
    from docx.styles.style import BaseStyle
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_LEFT_OUT = frozenset((f"{_W}moveFrom", f"{_W}del", _FALLBACK, f"{_W}txbxContent"))
_REASONS = {
    b"": "the file is empty",
    b"\xd0\xcf\x11\xe0": "is encrypted or of the old .doc format; save it as .docx, without password",
}
_DAMAGES = (KeyError, ValueError, TypeError, AttributeError, NotImplementedError, OSError)
_DEEPEST = 60
_BODY_LEVEL = 9


def read_docx(path: Path) -> Reading:
    """Return the blocks of the Word file at ``path``.

    Raises:
        UnreadableSource: it is no docx (encrypted, of the old format, no zip, damaged), is larger than 200 MB
            unpacked, or holds no words.

    Example:
        >>> import docx, tempfile; path = Path(tempfile.mkdtemp()) / "a.docx"
        >>> made = docx.Document(); _ = made.add_heading("Values"); _ = made.add_paragraph("hope", "List Bullet")
        >>> made.save(path); [(block.text, block.role) for block in read_docx(path).blocks]
        [('Values', 'heading'), ('hope', 'list item')]
    """
    from lxml.etree import LxmlError

    document = open_docx(path)
    try:
        blocks = [block for block in _blocks(document) if block.text]
    except (LxmlError, KeyError, ValueError, AttributeError) as error:
        raise UnreadableSource("docx", f"is damaged inside ({type(error).__name__}); save it again") from None
    if not blocks:
        raise UnreadableSource("docx", "the document holds no words")
    return Reading(tuple(blocks))


def open_docx(path: Path) -> "Document":
    """Return the Word document at ``path``, once it is sure that it is one and of a bearable size.

    Raises:
        UnreadableSource: see ``read_docx``.

    Example:
        >>> import docx, tempfile; path = Path(tempfile.mkdtemp()) / "a.docx"; docx.Document().save(path)
        >>> len(open_docx(path).paragraphs)
        0
    """
    from docx import Document as open_document
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    _check_package(path)
    try:
        return open_document(str(path))
    except (*_DAMAGES, OpcError, LxmlError, zipfile.BadZipFile) as error:
        raise UnreadableSource("docx", f"is damaged or no Word document ({type(error).__name__}); save it again") from None


def _check_package(path: Path) -> None:
    try:
        with path.open("rb") as file:
            beginning = file.read(4)
        with zipfile.ZipFile(path) as package:
            size = sum(part.file_size for part in package.infolist())
    except zipfile.BadZipFile:
        reason = _REASONS.get(beginning, "is no docx: not a zip package; save it as .docx")
        raise UnreadableSource("docx", reason) from None
    except (OSError, NotImplementedError) as error:
        raise UnreadableSource("docx", f"cannot be opened ({type(error).__name__})") from None
    if size > LARGEST_PACKAGE:
        reason = f"unpacks to {size:,} bytes; at most {LARGEST_PACKAGE:,} are read: take out its pictures"
        raise UnreadableSource("docx", reason)


def _blocks(document: "Document") -> Iterator[Block]:
    paragraph = partial(_paragraph, document)
    for element in _content(document.element.body):
        if element.tag == f"{_W}p":
            yield paragraph(element)
            yield from map(paragraph, _boxed(element))
        else:
            yield from (Block(" | ".join(filter(None, cells))) for cells in rows_of(element))
    for part in document.part.package.iter_parts():
        if str(part.partname).endswith(("/footnotes.xml", "/endnotes.xml")):
            yield from _notes(part.blob)


def _boxed(element: "_Element") -> Iterator["_Element"]:
    """Yield the paragraphs in the text boxes that hang on ``element``, each once."""
    for box in element.iter(f"{_W}txbxContent"):
        if not any(above.tag == _FALLBACK for above in box.iterancestors()):
            yield from box.iterchildren(f"{_W}p")


def docx_paragraphs(document: "Document") -> Iterator[list[str]]:
    """Yield the cells of each paragraph (one) and table row (several) of ``document``, in order.

    Example:
        >>> import docx; made = docx.Document(); _ = made.add_paragraph("P01: hello")
        >>> list(docx_paragraphs(made))
        [['P01: hello']]
    """
    for element in _content(document.element.body):
        if element.tag == f"{_W}p":
            yield [text_of(element)]
        else:
            yield from rows_of(element)


def rows_of(table: "_Element") -> Iterator[list[str]]:
    """Yield the words of the cells of each row of a ``w:tbl`` element; a merged cell stands once.

    Example:
        >>> import docx; table = docx.Document().add_table(1, 2); table.cell(0, 0).text = "a"
        >>> list(rows_of(table._tbl))
        [['a', '']]
    """
    for row in table.iterchildren(f"{_W}tr"):
        yield [" ".join(filter(None, map(text_of, cell.iter(f"{_W}p")))) for cell in row.iterchildren(f"{_W}tc")]


def text_of(paragraph: "_Element") -> str:
    """Return the words of a ``w:p`` element, line breaks as LF, without what is marked as deleted.

    Example:
        >>> import docx; text_of(docx.Document().add_paragraph("one\\ttwo")._p)
        'one two'
    """
    words, left_out = [], None
    from lxml.etree import iterwalk

    for event, element in iterwalk(paragraph, events=("start", "end")):
        if event == "end":
            left_out = None if element is left_out else left_out
        elif left_out is None and element.tag in _LEFT_OUT:
            left_out = element
        elif left_out is None:
            words.append(element.text or "" if element.tag == f"{_W}t" else _SIGNS.get(element.tag, ""))
    text = "".join(words)[:LONGEST_LINE]
    return "\n".join(filter(None, (" ".join(line.split()) for line in text.split("\n"))))


def _content(body: "_Element", depth: int = 0) -> Iterator["_Element"]:
    """Yield the paragraphs and tables of ``body``, also those in content controls and insertions."""
    for element in body.iterchildren():
        if element.tag in (f"{_W}p", f"{_W}tbl"):
            yield element
        elif element.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml") and depth < _DEEPEST:
            yield from _content(element, depth + 1)


def _notes(xml: bytes) -> Iterator[Block]:
    from docx.oxml import parse_xml

    for note in parse_xml(xml).iterchildren(f"{_W}footnote", f"{_W}endnote"):
        words = " ".join(filter(None, map(text_of, note.iter(f"{_W}p"))))
        if words and note.get(f"{_W}type") is None:
            yield Block(f"[{note.get(f'{_W}id')}] {words}", role="reference")


def _paragraph(document: "Document", element: "CT_P") -> Block:
    from docx.text.paragraph import Paragraph

    text = text_of(element).replace("\n", " ")
    style = Paragraph(element, document._body).style
    name = (style.name or "").lower() if style is not None else ""
    heading = _heading_level(style)
    if heading:
        return Block(text, role="heading", level=heading)
    if name.startswith("toc "):
        return Block(text, role="navigation")
    if name == "caption":
        return Block(text, role="caption")
    level = _list_level(element, style, name)
    return Block(text, role="list item" if level else "", level=level)


def _heading_level(style: "BaseStyle | None") -> int:
    """Return the level of a heading style, 0 for others: by its name, its outline level, or the style it is based on."""
    for _ in range(_DEEPEST):
        if style is None:
            break
        name = (style.name or "").lower()
        if name == "title" or name.startswith("heading"):
            return int(name[-1]) if name[-1:].isdigit() else 1
        outline = style.element.find(f"{_W}pPr/{_W}outlineLvl")
        if outline is not None and int(outline.get(f"{_W}val", "9")) < _BODY_LEVEL:
            return min(6, int(outline.get(f"{_W}val", "9")) + 1)
        style = getattr(style, "base_style", None)
    return 0


def _list_level(element: "CT_P", style: object, name: str) -> int:
    """Return the depth of an item from 1, 0 for what is no item; the paragraph's own numbering goes before its style's."""
    own = element.pPr.numPr if element.pPr is not None else None
    if own is not None:
        listed = own.numId is None or own.numId.val != 0
        return (own.ilvl.val if own.ilvl is not None else 0) + 1 if listed else 0
    if name.startswith("list ") and name != "list paragraph":
        return int(name[-1]) if name[-1:].isdigit() else 1
    properties = getattr(getattr(style, "element", None), "pPr", None)
    return 1 if properties is not None and properties.numPr is not None else 0
