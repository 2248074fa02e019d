"""PDF: lines joined into paragraphs, each with its page; running heads and page numbers marked as navigation."""

import re
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from litreview.errors import UnreadableSource
from litreview.sources.columns import join_parts
from litreview.sources.layout import Line, find_furniture, layout_blocks
from litreview.sources.reading import LARGEST_PACKAGE, Reading, read_bytes

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage

_PASSWORD = 4
_MOST_PAGES = 5000
_WIDE = 1.6
_SPACES = re.compile(r"(?<=\S)[ \t]+(?=\S)")
_APART = re.compile(r"^\s*(\d{1,3}(?:\.\d{1,3})?\.\s+[B-HJ-Z]) (?=[a-z]{3,}\b)")
"""A first letter after a number that kerning sets off its word, as in "160. W hilst"; "A" and "I" are words of their own."""
_LETTERS = re.compile(r"[^\W\d_]{2}|\d{2}")
_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\x02": "\ufffe"})


def read_pdf(path: Path) -> Reading:
    """Return the blocks of the PDF at ``path``, each with the page on which it begins, and the number of pages.

    Raises:
        UnreadableSource: it is encrypted, damaged, has no text layer or more than 5,000 pages.

    Example:
        >>> import tempfile; from reportlab.pdfgen.canvas import Canvas
        >>> path = Path(tempfile.mkdtemp()) / "a.pdf"; page = Canvas(str(path))
        >>> page.drawString(72, 700, "Peer support is mu-"); page.drawString(72, 686, "tual."); page.save()
        >>> reading = read_pdf(path); reading.blocks[0].text, reading.blocks[0].page, reading.pages
        ('Peer support is mutual.', 1, 1)
    """
    document = _open(path)
    try:
        pages = [_lines(document, number) for number in range(1, len(document) + 1)]
    finally:
        document.close()
    empty = [number for number, lines in enumerate(pages, 1) if not lines]
    if len(empty) == len(pages):
        raise UnreadableSource("pdf", "has no text layer (a scan?); run text recognition over it or supply the text")
    note = f"no text on page {', '.join(map(str, empty[:20]))}; these may be pictures"
    return Reading(tuple(layout_blocks(find_furniture(pages))), len(pages), (note,) if empty else ())


def _open(path: Path) -> "PdfDocument":
    from pypdfium2 import PdfDocument, PdfiumError

    data = read_bytes(path, "pdf", LARGEST_PACKAGE)
    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        locked = getattr(error, "err_code", None) == _PASSWORD
        reason = "is encrypted; save it without password" if locked else "is damaged or no PDF; save or download it again"
        raise UnreadableSource("pdf", reason if data else "the file is empty") from None
    if len(document) > _MOST_PAGES:
        raise UnreadableSource("pdf", f"has {len(document):,} pages; at most {_MOST_PAGES:,} are read: split it")
    return document


def _lines(document: "PdfDocument", number: int) -> list[Line]:
    """Return the lines of one page in reading order, with their places on it."""
    from pypdfium2 import PdfiumError

    try:
        page = document[number - 1]
        text_page = page.get_textpage()
        text = text_page.get_text_range()
    except PdfiumError:
        return []
    exact = len(text) == text_page.count_chars()
    rows, offset = [], 0
    for words in text.split("\r\n"):
        if words.strip():
            rows.append(_parts(text_page, offset, words, number) if exact else [_line(words, number)])
        offset += len(words) + 2
    text_page.close()
    page.close()
    return join_parts(rows)


def _line(words: str, number: int, box: tuple[float, ...] = ()) -> Line:
    return Line(_APART.sub(r"\1", words.translate(_LIGATURES).strip()), number, *box)


def _parts(page: "PdfTextPage", offset: int, words: str, number: int) -> list[Line]:
    """Return the line, cut where words are set so far apart that they cannot be of one sentence."""
    box = _box(page, offset, words)
    edges = [0, *_gaps(page, offset, words, box[4]), len(words)]
    if len(edges) == 2:
        return [_line(words, number, box)]
    return [_line(words[a:b], number, _box(page, offset + a, words[a:b])) for a, b in pairwise(edges) if words[a:b].strip()]


def _gaps(page: "PdfTextPage", offset: int, words: str, height: float) -> list[int]:
    """Return where wide gaps end; the gap after a bullet or number is none."""
    widths = {}
    for match in _SPACES.finditer(words):
        if _LETTERS.search(words, 0, match.start()) is not None:
            before = page.get_charbox(offset + match.start() - 1, loose=True)[2]
            widths[match.end()] = page.get_charbox(offset + match.end(), loose=True)[0] - before
    wide = _WIDE * height
    if not wide or max(widths.values(), default=0) <= wide:
        return []
    return [end for end, width in widths.items() if width > wide / 2]


def _box(page: "PdfTextPage", offset: int, words: str) -> tuple[float, float, float, float, float]:
    """Return left, right, bottom of the last line, top of the first line and font height of a run of characters.

    A few letters are measured, so that a raised number at the end or a bullet at the start does not count.
    """
    places = [offset + index for index, sign in enumerate(words) if sign.isalnum()]
    places = [places[len(places) * share // 4 - (share == 4)] for share in range(5)] if places else [offset]
    boxes = [page.get_charbox(place, loose=True) for place in places]
    left = page.get_charbox(offset + len(words) - len(words.lstrip()), loose=True)[0]
    height = median(box[3] - box[1] for box in boxes)
    bottom, top = min(box[1] for box in boxes[-2:]), max(box[3] for box in boxes[:2])
    return round(left, 1), round(boxes[-1][2], 1), round(bottom, 1), round(top, 1), round(height, 1)
