"""A sheet of a given size in pixels, on which a drawing is laid out by its places and written as SVG."""

from collections.abc import Iterable, Sequence

from markupsafe import escape

from litreview.reporting.display import clean
from litreview.reporting.figures import SHAPES
from litreview.reporting.lettering import measure, wrap_words

SIZE, LINE = 13, 17
"""Pixels of letters and of a line of them."""

_EDGE, _BELOW_MIDDLE = 5, 4
"""Pixels around the sheet, and from the middle of letters down to the line that they stand on."""
_ANCHORS = {"left": "start", "center": "middle", "right": "end"}
_OPENING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{0:g}" height="{1:g}" viewBox="0 0 {0:g} {1:g}">'
    """<g transform="translate({2},{2})" font-family="Arial, 'Liberation Sans', sans-serif" font-size="{3}px" """
    'fill="currentColor">'
)
_WORDS = '<text text-anchor="{}" transform="{}"{}>{}</text>'
_LINE = '<line x1="{:g}" y1="{:g}" x2="{:g}" y2="{:g}"/>'
_BOX = '<rect x="{:g}" y="{:g}" width="{:g}" height="{:g}" class="paper"/>'
_SYMBOL = '<path transform="translate({:g},{:g})" d="{}"{}/>'
_CIRCLE = '<circle cx="{:g}" cy="{:g}" r="{:g}"/>'
_GROUPS = (
    '<g class="mark-rect" stroke="currentColor" stroke-width="1.5">',
    '<g class="mark-rule" shape-rendering="crispEdges" stroke="currentColor" stroke-width="1" opacity="0.35">',
    '<g class="mark-rule" shape-rendering="crispEdges" stroke="currentColor" stroke-width="2" opacity="1">',
    '<g class="mark-symbol" stroke="currentColor" stroke-width="2">',
    '<g class="mark-circle" fill="none" stroke="currentColor" stroke-width="1.8">',
    '<g class="mark-circle" stroke="none">',
    '<g class="mark-text" stroke="none">',
)
"""How boxes, lines, heavy lines, symbols, rings, dots and words look, from the lowest to the topmost."""


class Canvas:
    """A sheet of ``width`` by ``height`` pixels; places count from its upper left corner.

    What looks alike is drawn together: boxes below lines, lines below symbols and circles, words on top. Ink is the
    ``currentColor`` and paper the background of the page, so that dark pages and printers get it right.

    Example:
        >>> sheet = Canvas(200, 50); sheet.add_words([(5, 20, "Nine works")]); "Nine works" in sheet.render()
        True
    """

    def __init__(self, width: float, height: float) -> None:
        """Take an empty sheet."""
        self.width, self.height = width, height
        self._words: list[str] = []
        self._lines: dict[bool, list[str]] = {False: [], True: []}
        self._boxes: list[str] = []
        self._symbols: list[str] = []
        self._circles: dict[bool, list[str]] = {False: [], True: []}

    def add_words(
        self,
        rows: Iterable[tuple[float, float, str]],
        *,
        align: str = "left",
        bold: bool = False,
        limit: float = 0,
        turn: float = 0,
    ) -> None:
        """Write words whose edge or middle, as ``align`` says, stands at x, their middle at y, no wider than ``limit``.

        ``turn`` is by how many degrees they are turned around that place; upwards where it is below 0.
        """
        weight = ' font-weight="bold"' if bold else ""
        for x, y, words in rows:
            if shown := _fit(clean(words), limit or self.width):
                self._words.append(_WORDS.format(_ANCHORS[align], _stand(x, y, turn), weight, escape(shown)))

    def add_lines(self, rows: Iterable[tuple[float, float, float, float]], *, heavy: bool = False) -> None:
        """Draw straight lines from x, y to x, y; ``heavy`` ones set parts of a drawing apart."""
        self._lines[heavy] += (_LINE.format(*map(_round, row)) for row in rows)

    def add_boxes(self, rows: Iterable[tuple[float, float, float, float]]) -> None:
        """Draw boxes from their left upper to their right lower corner."""
        for left, top, right, bottom in rows:
            self._boxes.append(_BOX.format(*map(_round, (left, top, right - left, bottom - top))))

    def add_symbols(self, rows: Iterable[tuple[float, float, str]]) -> None:
        """Draw at x, y the shape of each direction; ``unclear`` is empty inside, as it is in running words."""
        for x, y, shown in rows:
            inside = ' class="paper"' if shown == "unclear" else ""
            self._symbols.append(_SYMBOL.format(_round(x), _round(y), SHAPES[shown], inside))

    def add_circles(self, rows: Iterable[tuple[float, float, float]], *, full: bool = False) -> None:
        """Draw circles around x, y of a radius, ``full`` ones inked inside, the others so that what is below shows."""
        self._circles[full] += (_CIRCLE.format(*map(_round, row)) for row in rows)

    def render(self) -> str:
        """Return the sheet as one SVG element without ids, scripts or colours of its own."""
        parts = (
            self._boxes,
            self._lines[False],
            self._lines[True],
            self._symbols,
            self._circles[False],
            self._circles[True],
            self._words,
        )
        groups = [opening + "".join(part) + "</g>" for opening, part in zip(_GROUPS, parts, strict=True) if part]
        opening = _OPENING.format(self.width + 2 * _EDGE, self.height + 2 * _EDGE, _EDGE, SIZE)
        return opening + "".join(groups) + "</g></svg>"


def _fit(words: str, limit: float) -> str:
    return words if measure(words, SIZE) <= limit else "".join(wrap_words(words, limit, SIZE, 1))


def _stand(x: float, y: float, turn: float) -> str:
    if turn:
        return f"translate({_round(x):g},{_round(y):g}) rotate({turn:g}) translate(0,{_BELOW_MIDDLE})"
    return f"translate({_round(x):g},{_round(y + _BELOW_MIDDLE):g})"


def _round(value: float) -> float:
    """Return ``value`` in hundredths of a pixel, without a sign before nought."""
    return round(value, 2) + 0.0


def stack_lines(lines: Sequence[str], x: float, y: float) -> list[tuple[float, float, str]]:
    """Return places for ``lines`` one below the other, the first at ``y``.

    Example:
        >>> stack_lines(["a", "b"], 1, 10)
        [(1, 10, 'a'), (1, 27, 'b')]
    """
    return [(x, y + LINE * number, line) for number, line in enumerate(lines)]
