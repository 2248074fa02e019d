"""HTML: headings, paragraphs, items, captions and table rows; page furniture marked; nothing run or fetched."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from litreview.errors import UnreadableSource
from litreview.sources.blocks import Block
from litreview.sources.encoding import decode
from litreview.sources.reading import Reading, read_bytes

if TYPE_CHECKING:
    from lxml.etree import _Element

_CHARSET = re.compile(rb"<meta[^<>]{0,200}?charset\s*=\s*[\"']?([\w-]{2,20})", re.IGNORECASE)
_UNREAD = "script style head template noscript iframe object embed canvas audio video svg math select textarea button"
_SKIPPED = frozenset(_UNREAD.split())
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_CAPTIONS = frozenset(("figcaption", "caption"))
_FURNITURE = frozenset(("nav", "footer"))
_FURNITURE_ROLES = frozenset(("navigation", "contentinfo", "banner", "search", "menu", "menubar"))
_FRAME = (
    "nav navbar navigation menu submenu footer breadcrumb breadcrumbs sidebar cookie cookies skip pagination pager social"
    " share sharing newsletter toolbar"
)
_FURNITURE_WORDS = frozenset(_FRAME.split())
_NAMED = frozenset(("div", "ul", "ol", "section", "aside", "p", "form", "header", "span", "a"))
_CONTENT = frozenset(("body", "main", "article"))
_STANDING = (
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form"
    " h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main nav ol p pre section summary table tbody tfoot thead tr ul"
)
_BLOCKS = frozenset(_STANDING.split())
_CELLS = frozenset(("td", "th"))
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[<>]*\[[^\]]*\]\s*>", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+")


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

    def add(self, words: str | None, line: int | None) -> None:
        if words and self.skipped is None:
            if self.blank and words.strip(" |\t\n\r"):
                self.line, self.blank = (line or 1) + self.offset, False
            self.words.append(words)

    def take(self) -> Iterator[Block]:
        text = " ".join("".join(self.words).split()).strip("| ")
        self.words, self.blank = [], True
        if text:
            role, level = self._role()
            yield Block(text, role=role, level=level, line=self.line)
            self.fresh = False

    def _role(self) -> tuple[str, int]:
        if self.furniture is not None and not (self.heading == 1 and self.furniture.tag == "header"):
            return "navigation", 0
        if self.heading:
            return "heading", self.heading
        if self.caption:
            return "caption", 0
        return ("list item", self.depth) if self.fresh and self.depth else ("", 0)


def _walk(root: "_Element", offset: int) -> Iterator[Block]:
    from lxml import etree

    state = _State(offset)
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else "script"
        if event == "start":
            if _breaks(element, tag):
                yield from state.take()
            _enter(state, element, tag)
            state.add(element.text, element.sourceline)
        else:
            if _breaks(element, tag):
                yield from state.take()
            _leave(state, element, tag)
            state.add(element.tail, element.sourceline)
    yield from state.take()


def _breaks(element: "_Element", tag: str) -> bool:
    """Return whether a block begins and ends at the element; not at the one paragraph that fills a table cell."""
    parent = element.getparent()
    return tag in _BLOCKS and not (tag == "p" and parent is not None and parent.tag in _CELLS and len(parent) == 1)


def _enter(state: _State, element: "_Element", tag: str) -> None:
    if state.skipped is None and (tag in _SKIPPED or _is_hidden(element)):
        state.skipped = element
    if state.furniture is None and _is_furniture(element, tag, state.content):
        state.furniture = element
    if tag in ("br", "wbr"):
        state.add("\n" if tag == "br" else None, element.sourceline)
    if tag in _CELLS:
        state.add(" | ", element.sourceline)
    state.heading = _HEADINGS.get(tag, state.heading)
    state.caption = state.caption or tag in _CAPTIONS
    state.depth += tag in ("ul", "ol")
    state.content += tag in ("main", "article")
    state.fresh = tag == "li" or (state.fresh and tag not in ("ul", "ol"))


def _leave(state: _State, element: "_Element", tag: str) -> None:
    state.skipped = None if state.skipped is element else state.skipped
    state.furniture = None if state.furniture is element else state.furniture
    state.heading = 0 if tag in _HEADINGS else state.heading
    state.caption = state.caption and tag not in _CAPTIONS
    state.depth -= tag in ("ul", "ol")
    state.content -= tag in ("main", "article")
    state.fresh = state.fresh and tag not in ("li", "ul", "ol")


def _is_hidden(element: "_Element") -> bool:
    style = element.get("style", "").replace(" ", "").lower()
    return "hidden" in element.attrib or "display:none" in style or "visibility:hidden" in style


def _is_furniture(element: "_Element", tag: str, content: int) -> bool:
    """Return whether the element says of itself that it is a menu, a footer or another part of the page's frame."""
    if tag in _CONTENT:
        return False
    if tag in _FURNITURE or element.get("role", "").lower() in _FURNITURE_ROLES or (tag == "header" and not content):
        return True
    names = f"{element.get('class', '')} {element.get('id', '')}".lower()
    named = tag in _NAMED and any(word in _FURNITURE_WORDS for word in _WORD.findall(names))
    return named and element.find(".//h1") is None and element.find(".//main") is None and element.find(".//article") is None
