"""A sheet of a given size in pixels, on which a drawing is laid out by its places and turned into SVG."""

from collections.abc import Iterable, Iterator, Sequence

from litreview.reporting.figures import INK, PAPER, SHAPES, draw_parts

SIZE, LINE = 13, 17
"""Pixels of letters and of a line of them."""


class Canvas:
    """A sheet of ``width`` by ``height`` pixels; places count from its upper left corner.

    What looks alike is drawn together: boxes below lines, lines below symbols, words on top.

    Example:
        >>> sheet = Canvas(200, 50); sheet.add_words([(5, 20, "Nine works")]); "Nine works" in sheet.render()
        True
    """

    def __init__(self, width: float, height: float) -> None:
        """Take an empty sheet."""
        self.width, self.height = width, height
        self._words: dict[tuple[str, bool, float], list[dict[str, object]]] = {}
        self._lines: dict[bool, list[dict[str, object]]] = {}
        self._boxes: list[dict[str, object]] = []
        self._symbols: list[dict[str, object]] = []

    def add_words(
        self, rows: Iterable[tuple[float, float, str]], *, align: str = "left", bold: bool = False, limit: float = 0
    ) -> None:
        """Write words whose edge or middle, as ``align`` says, stands at x, their middle at y, no wider than ``limit``."""
        values = [{"x": x, "y": y, "words": words} for x, y, words in rows if words]
        self._words.setdefault((align, bold, limit or self.width), []).extend(values)

    def add_lines(self, rows: Iterable[tuple[float, float, float, float]], *, heavy: bool = False) -> None:
        """Draw straight lines from x, y to x, y; ``heavy`` ones set parts of a drawing apart."""
        self._lines.setdefault(heavy, []).extend(map(_span, rows))

    def add_boxes(self, rows: Iterable[tuple[float, float, float, float]]) -> None:
        """Draw boxes from their left upper to their right lower corner."""
        self._boxes += map(_span, rows)

    def add_symbols(self, rows: Iterable[tuple[float, float, str]]) -> None:
        """Draw at x, y the shape of each direction; ``unclear`` is empty inside, as it is in running words."""
        self._symbols += ({"x": x, "y": y, "shown": shown} for x, y, shown in rows)

    def render(self) -> str:
        """Return the sheet as one SVG element that follows the colours of the page."""
        layers = [*self._draw_spans(), *self._draw_symbols(), *self._draw_words()]
        return draw_parts({"layer": layers, "width": self.width, "height": self.height})

    def _draw_spans(self) -> Iterator[dict[str, object]]:
        ends = {"x2": {"field": "right"}, "y2": {"field": "bottom"}}
        if self._boxes:
            look = {"type": "rect", "fill": PAPER, "stroke": INK, "strokeWidth": 1.5, "opacity": 1}
            yield self._place(self._boxes, look, ends)
        for heavy, values in sorted(self._lines.items()):
            look = {"type": "rule", "color": INK, "strokeWidth": 1 + heavy, "opacity": 1 if heavy else 0.35}
            yield self._place(values, look, ends)

    def _draw_symbols(self) -> Iterator[dict[str, object]]:
        look = {"type": "point", "size": 85, "stroke": INK, "strokeWidth": 2, "opacity": 1}
        shapes, insides = list(SHAPES.values()), [PAPER if name == "unclear" else INK for name in SHAPES]
        if self._symbols:
            yield self._place(self._symbols, look, {"shape": _by_direction(shapes), "fill": _by_direction(insides)})

    def _draw_words(self) -> Iterator[dict[str, object]]:
        for (align, bold, limit), values in self._words.items():
            weight = "bold" if bold else "normal"
            look = {"type": "text", "align": align, "baseline": "middle", "fontSize": SIZE, "fontWeight": weight, "limit": limit}
            if values:
                yield self._place(values, look, {"text": {"field": "words", "type": "nominal"}})

    def _place(
        self, values: list[dict[str, object]], look: dict[str, object], channels: dict[str, dict[str, object]]
    ) -> dict[str, object]:
        """Return a layer of Vega-Lite: a mark for each of ``values``, its x and y in pixels of the sheet."""
        x, y = _by_pixel("x", [0, self.width]), _by_pixel("y", [self.height, 0])
        return {"data": {"values": values}, "mark": look, "encoding": {"x": x, "y": y, **channels}}


def _by_pixel(field: str, ends: list[float]) -> dict[str, object]:
    return {"field": field, "type": "quantitative", "axis": None, "scale": {"domain": ends, "nice": False}}


def _by_direction(looks: list[str]) -> dict[str, object]:
    return {"field": "shown", "type": "nominal", "legend": None, "scale": {"domain": list(SHAPES), "range": looks}}


def _span(row: tuple[float, float, float, float]) -> dict[str, object]:
    return dict(zip(("x", "y", "right", "bottom"), row, strict=True))


def stack_lines(lines: Sequence[str], x: float, y: float) -> list[tuple[float, float, str]]:
    """Return places for ``lines`` one below the other, the first at ``y``.

    Example:
        >>> stack_lines(["a", "b"], 1, 10)
        [(1, 10, 'a'), (1, 27, 'b')]
    """
    return [(x, y + LINE * number, line) for number, line in enumerate(lines)]
