"""HTML: headings, paragraphs, items, captions and table rows; page furniture marked; nothing run or fetched."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from litreview.errors import UnreadableSource
from litreview.sources.blocks import Block
from litreview.sources.encoding import decode
from litreview.sources.frames import is_frame, is_unread
from litreview.sources.markers import find_marker, numbers_in_sequence
from litreview.sources.reading import Reading, read_bytes

if TYPE_CHECKING:
    from lxml.etree import _Element

_CHARSET = re.compile(rb"<meta[^<>]{0,200}?charset\s*=\s*[\"']?([\w-]{2,20})", re.IGNORECASE)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CAPTIONS = frozenset(("figcaption", "caption"))
_STANDING = (
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main nav ol p pre section summary table tbody tfoot thead tr ul"
)
_BLOCKS = frozenset(_STANDING.split())
_CELLS = frozenset(("td", "th"))
_ITEMS = frozenset(("li", "dt", "dd"))
_BOLD = frozenset(("b", "strong"))
_LONGEST_BOLD = 90
_BREAK = "\v"
_EMPTY_LINE = re.compile(r"\v\s*\v")
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[<>]*\[[^\]]*\]\s*>", re.IGNORECASE)


def read_html(path: Path) -> Reading:
    """Return the blocks of the HTML file at ``path``; menus and footers have the role "navigation".

    Raises:
        UnreadableSource: see ``read_bytes`` and ``decode``; or the page has no words.

    Example:
        >>> import tempfile; path = Path(tempfile.mkdtemp()) / "a.html"
        >>> _ = path.write_text("<nav>Home</nav><h1>Values</h1><ul><li>hope<li>dignity</ul><script>x()</script>")
        >>> [(block.text, block.role) for block in read_html(path).blocks]
        [('Home', 'navigation'), ('Values', 'heading'), ('hope', 'list item'), ('dignity', 'list item')]
    """
    data = read_bytes(path, "html")
    text, note = _decode(data)
    blocks = html_blocks(text)
    if not blocks:
        raise UnreadableSource("html", "the page holds no words; save it from the browser once it is fully shown")
    return Reading(tuple(blocks), notes=(note,) if note else ())


def _decode(data: bytes) -> tuple[str, str]:
    declared = _CHARSET.search(data[:4096])
    name = declared[1].decode("ascii").lower() if declared else "utf-8"
    if name in ("utf-8", "utf8") or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return decode(data)
    try:
        return decode(data.decode(name).encode("utf-8"))[0], f"decoded as {name}"
    except (LookupError, UnicodeError):
        return decode(data)


def html_blocks(markup: str, line: int = 1) -> list[Block]:
    """Return the blocks of HTML ``markup``, whose first line is line ``line`` of its file.

    Entities other than those of HTML are not expanded and nothing is fetched, so a page cannot grow or look elsewhere.

    Example:
        >>> html_blocks("<p>A &amp; B<figcaption>Figure 1</figcaption>")[1].role
        'caption'
    """
    from lxml import etree

    parser = etree.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=True, encoding="utf-8")
    try:
        root = etree.fromstring(_without_doctype(markup).encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise UnreadableSource("html", "its elements are nested too deeply to be a text; save it as plain text")
    return list(_walk(root, line - 1)) if root is not None else []


def _without_doctype(markup: str) -> str:
    """Return ``markup`` without declarations of its own, which a browser does not know either."""
    start = markup[:10_000].lower().find("<!doctype")
    found = _DOCTYPE.match(markup, start) if start >= 0 else None
    return markup[:start] + "\n" * found[0].count("\n") + markup[found.end() :] if found else markup


@dataclass
class _State:
    """Where the walk stands: the words of the block being read and what encloses them."""

    offset: int
    words: list[str] = field(default_factory=list)
    line: int = 0
    blank: bool = True
    skipped: "_Element | None" = None
    furniture: "_Element | None" = None
    heading: int = 0
    caption: bool = False
    depth: int = 0
    fresh: bool = False
    content: int = 0
    bold: int = 0
    cited: int = 0
    pre: int = 0
    plain: bool = False
    uncited: bool = False

    def add(self, words: str | None, line: int | None) -> None:
        if words and self.skipped is None:
            if words.strip(" |\t\n\r"):
                if self.blank:
                    self.line, self.blank = (line or 1) + self.offset, False
                self.plain, self.uncited = self.plain or not self.bold, self.uncited or not self.cited
            self.words.append(words.replace("\n", _BREAK) if self.pre else words)

    def break_line(self) -> None:
        """End a line; a short bold one stands by itself, as a heading does."""
        stands = not self.plain and not self.blank and sum(map(len, self.words)) <= _LONGEST_BOLD and not self.fresh
        self.words.append(_BREAK * (2 if stands else 1))
        self.plain = False

    def take(self) -> Iterator[Block]:
        text, cited = "".join(self.words), not self.uncited
        self.words, self.blank, self.plain, self.uncited = [], True, False, False
        for part in _EMPTY_LINE.split(text) if _BREAK in text else [text]:
            for words, item in _lines_of(part):
                role, level = ("list item", self.depth + 1) if item else self._role(cited)
                yield Block(words, role=role, level=level, line=self.line)
                self.fresh = False

    def _role(self, cited: bool) -> tuple[str, int]:
        if self.furniture is not None and not (self.heading == 1 and self.furniture.tag == "header"):
            return "navigation", 0
        if self.heading:
            return "heading", self.heading
        if self.caption or cited:
            return "caption" if self.caption else "reference", 0
        return ("list item", self.depth or 1) if self.fresh else ("", 0)


def _lines_of(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the words of a paragraph, or of its lines where bullets or numbers open them, and whether they are an item."""
    lines = [line for line in (" ".join(line.split()).strip("| ") for line in text.split(_BREAK)) if line]
    markers = [find_marker(line) for line in lines] if len(lines) > 1 else []
    numbered = numbers_in_sequence(markers)
    items = [bool(m and (m.kind == "bullet" or told)) for m, told in zip(markers, numbered, strict=True)]
    if sum(items) < 2:
        yield from [(" ".join(lines), False)] if lines else []
        return
    for line, marker, item in zip(lines, markers, items, strict=True):
        yield (line[marker.width :], True) if item and marker else (line, False)


def _walk(root: "_Element", offset: int) -> Iterator[Block]:
    from lxml import etree

    state = _State(offset)
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else "script"
        if event == "start":
            if _breaks(element, tag, event):
                yield from state.take()
            _enter(state, element, tag)
            state.add(element.text, element.sourceline)
        else:
            if _breaks(element, tag, event):
                yield from state.take()
            _leave(state, element, tag)
            state.add(element.tail, element.sourceline)
    yield from state.take()


def _breaks(element: "_Element", tag: str, event: str) -> bool:
    """Return whether a block begins (or ends) at the element.

    Not at the one paragraph that fills a table cell, nor between a term and its definition.
    """
    parent = element.getparent()
    if tag == "p" and parent is not None and parent.tag in _CELLS:
        return len(parent) != 1
    if event == "end":
        return tag in _BLOCKS and not (tag == "dt" and _is(element.getnext(), "dd"))
    opens = parent is not None and parent.tag == "dd" and parent[0] is element and not (parent.text or "").strip()
    term = element.getprevious() if tag == "dd" else parent.getprevious() if opens and parent is not None else None
    return tag in _BLOCKS and not _is(term, "dt")


def _is(element: "_Element | None", tag: str) -> bool:
    return element is not None and element.tag == tag


def _enter(state: _State, element: "_Element", tag: str) -> None:
    if state.skipped is None and is_unread(element, tag):
        state.skipped = element
    if state.furniture is None and is_frame(element, tag, state.content > 0):
        state.furniture = element
    if tag == "br" and state.skipped is None:
        state.break_line()
    if tag in _CELLS:
        state.add(" | ", element.sourceline)
    if tag == "dd" and state.words and _is(element.getprevious(), "dt"):
        state.words[-1:] = [state.words[-1].rstrip().rstrip(":"), ": "]
    state.heading = _HEADINGS.get(tag, state.heading)
    state.caption = state.caption or tag in _CAPTIONS
    state.fresh = tag in _ITEMS or (state.fresh and tag not in ("ul", "ol"))
    _count(state, element, tag, 1)


def _leave(state: _State, element: "_Element", tag: str) -> None:
    state.skipped = None if state.skipped is element else state.skipped
    state.furniture = None if state.furniture is element else state.furniture
    state.heading = 0 if tag in _HEADINGS else state.heading
    state.caption = state.caption and tag not in _CAPTIONS
    state.fresh = state.fresh and tag not in ("li", "ul", "ol", "dd", "dl")
    _count(state, element, tag, -1)


def _count(state: _State, element: "_Element", tag: str, step: int) -> None:
    """Count what encloses the words: lists, main content, bold, the source of a quotation, preformatted lines."""
    state.depth += step * (tag in ("ul", "ol"))
    state.content += step * (tag in ("main", "article"))
    state.bold += step * (tag in _BOLD)
    state.pre += step * (tag == "pre")
    state.cited += step * (tag in ("cite", "footer") and any(above.tag == "blockquote" for above in element.iterancestors()))
