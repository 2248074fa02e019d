"""The texts of HTML, SVG and XML: what a reader sees, and what stands in attributes and comments."""

import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser

from litreview.privacy.units import Unit

_WORD = re.compile(r"\w+")
_BLOCK_TAGS = """
    address article aside blockquote body br button caption dd desc details dialog div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 head header hr html iframe img label legend li link main meta nav object ol option p
    pre script section select style summary svg table tbody td template text textarea tfoot th thead title tr ul w:p
    w:tc w:tr w:tbl si c row v description plaintextcontent rich
"""
_BLOCKS = frozenset(_BLOCK_TAGS.split())


def read_markup(text: str) -> Iterator[Unit]:
    """Yield the texts of markup: each block's words, read over inline tags, each attribute and comment, entities decoded.

    Equal attributes are read once, where the first stands. Words around inline tags are read twice, joined and set apart,
    so that neither ``<b>A</b>nn`` nor ``<td>Ann</td><td>Lee</td>`` hides a name. Last come the words of the source that
    stand in none of these, such as those of a tag that is never closed.

    Example:
        >>> [unit.text for unit in read_markup("<svg><text>A<tspan>nn</tspan></text><!-- note --></svg>")]
        ['Ann', 'A nn ', ' note ', 'svg text tspan']
    """
    parser = _Reader()
    closed = text.rfind(">") + 1
    # What follows the last tag is text, whatever it looks like; the parser would search each "<" in it for its end.
    parser.feed(text[:closed])
    parser.close()
    parser.handle_data(unescape(text[closed:]))
    parser.flush()
    seen = set(_WORD.findall("\n".join([unit.text for unit in parser.units])))
    left = [word for word in dict.fromkeys(_WORD.findall(text)) if word not in seen]
    return iter([*parser.units, Unit("source", " ".join(left), flow=False)] if left else parser.units)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.units: list[Unit] = []
        self._pieces: list[str] = []
        self._attributes: set[str] = set()

    def flush(self) -> None:
        if any(piece and not piece.isspace() for piece in self._pieces):
            self._add("text", "".join(self._pieces), flow="" not in self._pieces)
            if "" in self._pieces:
                self._add("text", "".join(piece or " " for piece in self._pieces))
        self._pieces = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._boundary(tag)
        for name, value in attrs:
            for where, text in (("an attribute", value), ("an attribute's name", name)):
                if text and text not in self._attributes:
                    self._attributes.add(text)
                    self._add(where, text, flow=False)

    def handle_endtag(self, tag: str) -> None:
        self._boundary(tag)

    def handle_data(self, data: str) -> None:
        if data:
            self._pieces.append(data)

    def handle_comment(self, data: str) -> None:
        self._add("comment", data, flow=False)

    def handle_decl(self, decl: str) -> None:
        self._add("declaration", decl, flow=False)

    def handle_pi(self, data: str) -> None:
        self._add("instruction", data, flow=False)

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """Return where a section that begins ``<![`` ends; one of no known kind is a comment, as browsers take it."""
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:
            return self.parse_bogus_comment(i)

    def unknown_decl(self, data: str) -> None:
        self._pieces.append(data.removeprefix("CDATA["))

    def _boundary(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.flush()
        else:
            self._pieces.append("")

    def _add(self, where: str, text: str, *, flow: bool = True) -> None:
        self.units.append(Unit(f"{where}, line {self.getpos()[0]}", text, flow=flow))
