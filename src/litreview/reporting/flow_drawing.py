"""Boxes and arrows as static SVG that follows the colours of the page: steps one below the other, what leaves beside.

The order is that of the PRISMA 2020 diagram: a band names the phase, databases and registers stand left, other methods right.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from math import ceil
from typing import NamedTuple

from markupsafe import Markup

from litreview.reporting.lettering import measure, wrap_words

_SIZE, _LINE, _PAD, _BETWEEN, _GAP, _BAND = 15, 20, 11, 34, 36, 26
"""Pixels of letters and lines, inside and between boxes, between left and right, and of the band that names a phase."""
_WIDE, _NARROW = 335, 245
"""Pixels of a box where records were found in one way, and where in two."""
_MOST = 4
"""Lines that the words of one source or reason may take; what is longer ends in "…" and its number."""

_FRAME = Markup('<rect x="{:g}" y="{:g}" width="{:g}" height="{:g}" fill="none" stroke="currentColor" stroke-width="1.5"{}/>')
_TEXT = Markup('<text x="{:g}" y="{:g}"{}>{}</text>')
_BOLD, _DASHED, _MIDDLE = Markup(' font-weight="700"'), Markup(' stroke-dasharray="5 4"'), Markup(' text-anchor="middle"')
_RULE = Markup('<line x1="{:g}" y1="{:g}" x2="{:g}" y2="{:g}" stroke="currentColor" stroke-width="1.5"/>')
_SVG = Markup(
    '<svg xmlns="http://www.w3.org/2000/svg" width="{0:g}" height="{1:g}" viewBox="0 0 {0:g} {1:g}"'
    """ font-family="Arial, 'Liberation Sans', sans-serif" font-size="{2}" fill="currentColor">{3}</svg>"""
)

PART = "– "
"""How a line of a box begins that is a part of what the line above it counts."""

_NUMBER = re.compile(r"(?:: \d+| \(\d+\))$")

LEAVES, JOINS, OWN = "leaves", "joins", "own"
"""What a box beside a step is: records that leave the flow there or join it, or a box of the review's own."""


class Box(NamedTuple):
    """The heading of a box, the lines below it, and what it is where it stands beside a step."""

    heading: str
    lines: tuple[str, ...] = ()
    kind: str = LEAVES


class DrawnStep(NamedTuple):
    """One step of one column: its box and the boxes beside it."""

    main: Box
    beside: tuple[Box, ...] = ()


class Level(NamedTuple):
    """The steps of all columns that stand side by side in a phase; a column that skips it has ``None``."""

    phase: str
    steps: tuple[DrawnStep | None, ...]


def draw_flow(levels: Sequence[Level], headings: Sequence[str] = ()) -> str:
    """Return the levels as one SVG element: phases from top to bottom, columns side by side, arrows between boxes.

    ``headings`` name the columns. What a column brings to the last level that it has no step of goes to the first column.

    Example:
        >>> found = DrawnStep(Box("Found (3)"), (Box("Removed (1)"),))
        >>> draw_flow([Level("Identification", (found,)), Level("Included", (DrawnStep(Box("Read (2)")),))]).count("<rect")
        5
    """
    columns = len(levels[0].steps)
    wide = _WIDE if columns == 1 else _NARROW
    lefts = [1 + _BAND + 10 + column * 2 * (wide + _GAP) for column in range(columns)]
    head = _draw_headings(headings, lefts, wide)
    top = 1 + (_heading_height(headings, wide) + 14 if head else 0)
    places, parts = [], list(head)
    for level in levels:
        alone = [each.phase for each in levels].count(level.phase) == 1
        room = ceil(measure(level.phase, _SIZE * 1.08)) + _PAD if alone else 0
        height = max(room, *(_level_height(step, wide) for step in level.steps if step))
        places.append((top, height))
        for left, step in zip(lefts, level.steps, strict=True):
            parts += _draw_step(step, left, top, height, wide) if step else ()
        top += height + _BETWEEN
    parts += _draw_bands(levels, places)
    parts += [arrow for column in range(columns) for arrow in _draw_arrows(levels, places, column, lefts, wide)]
    return str(_SVG.format(lefts[-1] + 2 * wide + _GAP + 1, top - _BETWEEN + 1, _SIZE, Markup("").join(parts)))


def _draw_step(step: DrawnStep, left: float, top: float, height: float, wide: float) -> Iterable[Markup]:
    """Yield the box of a step, as high as its level, and the boxes beside it with what joins both."""
    yield from _draw_box(step.main, left, top, height, wide)
    at, right = top, left + wide
    for box in step.beside:
        own = _height(box, wide)
        middle = at + own / 2
        yield from _draw_box(box, right + _GAP, at, own, wide)
        if box.kind == LEAVES:
            yield from _arrow(right, middle, right + _GAP, middle)
        elif box.kind == JOINS:
            yield from _arrow(right + _GAP, middle, right, middle)
        at += own + _PAD


def _draw_box(box: Box, left: float, top: float, height: float, wide: float) -> Iterable[Markup]:
    yield _FRAME.format(left, top, wide, height, _DASHED if box.kind == OWN else "")
    for place, (words, bold) in enumerate(_wrap(box, wide)):
        yield _TEXT.format(left + _PAD, top + _PAD + _LINE * place + _SIZE, _BOLD if bold else "", words)


def _draw_arrows(
    levels: Sequence[Level], places: Sequence[tuple[float, float]], column: int, lefts: Sequence[float], wide: float
) -> Iterable[Markup]:
    """Yield the arrows down one column; where it ends above the last level it turns to the first column."""
    at = [number for number, level in enumerate(levels) if level.steps[column]]
    middle = lefts[column] + wide / 2
    for before, after in pairwise(at):
        yield from _arrow(middle, sum(places[before]), middle, places[after][0])
    joined = next((number for number in range(at[-1] + 1, len(levels))), None)
    if column and joined is not None:
        turn = places[joined][0] - _BETWEEN / 2
        yield _RULE.format(middle, sum(places[at[-1]]), middle, turn)
        yield _RULE.format(middle, turn, lefts[0] + wide / 2, turn)


def _draw_bands(levels: Sequence[Level], places: Sequence[tuple[float, float]]) -> Iterable[Markup]:
    """Yield the band of each phase, its name turned upwards."""
    for phase, part in groupby(zip(levels, places, strict=True), key=lambda each: each[0].phase):
        spans = [place for _, place in part]
        top, bottom = spans[0][0], sum(spans[-1])
        yield _FRAME.format(1, top, _BAND, bottom - top, "")
        middle = (top + bottom) / 2
        turned = Markup(' transform="rotate(-90 {:g} {:g})"').format(_BAND / 2 + 6, middle)
        yield _TEXT.format(_BAND / 2 + 6, middle, _MIDDLE + _BOLD + turned, phase)


def _draw_headings(headings: Sequence[str], lefts: Sequence[float], wide: float) -> list[Markup]:
    height, span = _heading_height(headings, wide), 2 * wide + _GAP
    parts = []
    for left, words in zip(lefts, headings, strict=False):
        lines = wrap_words(words, span - 2 * _PAD, _SIZE, _MOST)
        parts += [_FRAME.format(left, 1, span, height, "")]
        parts += [
            _TEXT.format(left + span / 2, 1 + _PAD + _LINE * place + _SIZE, _MIDDLE + _BOLD, line)
            for place, line in enumerate(lines)
        ]
    return parts


def _heading_height(headings: Sequence[str], wide: float) -> float:
    span = 2 * wide + _GAP - 2 * _PAD
    return max((len(wrap_words(words, span, _SIZE, _MOST)) for words in headings), default=0) * _LINE + 2 * _PAD


def _level_height(step: DrawnStep, wide: float) -> float:
    beside = sum(_height(box, wide) + _PAD for box in step.beside) - _PAD
    return max(_height(step.main, wide), beside)


def _height(box: Box, wide: float) -> float:
    return len(_wrap(box, wide)) * _LINE + 2 * _PAD


def _wrap(box: Box, wide: float) -> list[tuple[str, bool]]:
    """Return lines short enough for a box, each with whether it belongs to the heading."""
    room = wide - 2 * _PAD
    heading = [(line, True) for line in _wrap_counted(box.heading, room / 1.08)]
    return heading + [(line, False) for words in box.lines for line in _wrap_counted(words, room)]


def _wrap_counted(words: str, room: float) -> list[str]:
    number = _NUMBER.search(words)
    return wrap_words(words, room, _SIZE, _MOST, number[0] if number else "")


def _arrow(x: float, y: float, to_x: float, to_y: float) -> Iterable[Markup]:
    """Yield a line and the head at its end, level or downwards."""
    turn = 1 if to_x > x else -1
    tail = (to_x - 9 * turn, to_y) if y == to_y else (to_x, to_y - 9)
    wings = [(tail[0], tail[1] - 5), (tail[0], tail[1] + 5)] if y == to_y else [(tail[0] - 5, tail[1]), (tail[0] + 5, tail[1])]
    points = " ".join(f"{a:g},{b:g}" for a, b in [*wings, (to_x, to_y)])
    yield _RULE.format(x, y, *tail)
    yield Markup('<polygon points="{}"/>').format(points)
