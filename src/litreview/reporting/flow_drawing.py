"""Boxes and arrows as static SVG that follows the colours of the page: steps one below the other, what leaves beside."""

import textwrap
from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

_WIDTH, _GAP, _SIZE, _LINE, _PAD, _BETWEEN, _LETTERS = 350, 60, 15, 21, 12, 34, 42
"""Pixels of a box, between left and right, of letters and lines, inside and between boxes; letters in a line."""


class Step(NamedTuple):
    """One step: the lines of its box, the boxes beside it, and whether these leave the flow or join it."""

    main: tuple[str, ...]
    beside: tuple[tuple[str, ...], ...] = ()
    leaves: bool = True


def draw_flow(steps: Sequence[Step]) -> str:
    """Return the steps as one SVG element: boxes from top to bottom, arrows between them, without ids or colours.

    Example:
        >>> draw_flow([Step(("Found (3)",), (("Removed (1)",),)), Step(("Read (2)",))]).count("<rect")
        3
    """
    parts: list[Markup] = []
    top = 1
    for number, step in enumerate(steps):
        main, beside = _wrap(step.main), [_wrap(words) for words in step.beside]
        heights = [_height(lines) for lines in beside]
        height = max(_height(main), sum(heights) + _PAD * max(len(heights) - 1, 0))
        parts.append(_box(1, top, main, height))
        at = top
        for lines, own in zip(beside, heights, strict=True):
            parts.append(_box(1 + _WIDTH + _GAP, at, lines, own))
            ends = (1 + _WIDTH, _WIDTH + _GAP)
            start, end = ends if step.leaves else (ends[1] + 1, ends[0] + 1)
            parts.append(_arrow(start, at + own / 2, end, at + own / 2))
            at += own + _PAD
        if number < len(steps) - 1:
            parts.append(_arrow(1 + _WIDTH / 2, top + height, 1 + _WIDTH / 2, top + height + _BETWEEN))
        top += height + _BETWEEN
    width, total = 2 * _WIDTH + _GAP + 2, top - _BETWEEN + 1
    opening = Markup('<svg xmlns="http://www.w3.org/2000/svg" width="{}" height="{}" viewBox="0 0 {} {}"')
    style = Markup(' font-family="sans-serif" font-size="{}" fill="currentColor">').format(_SIZE)
    return str(opening.format(width, total, width, total) + style + Markup("").join(parts) + Markup("</svg>"))


def _wrap(lines: Sequence[str]) -> list[tuple[str, bool]]:
    """Return lines short enough for a box, each with whether it belongs to the heading of the box."""
    heading = [(line, True) for line in textwrap.wrap(lines[0], _LETTERS - 4)]
    return heading + [(line, False) for words in lines[1:] for line in textwrap.wrap(words, _LETTERS)]


def _height(lines: Sequence[object]) -> int:
    return len(lines) * _LINE + 2 * _PAD


def _box(left: int, top: int, lines: Sequence[tuple[str, bool]], height: int) -> Markup:
    frame = Markup('<rect x="{}" y="{}" width="{}" height="{}" fill="none" stroke="currentColor" stroke-width="1.5"/>')
    text = Markup('<text x="{}" y="{}"{}>{}</text>')
    bold = Markup(' font-weight="700"')
    said = [
        text.format(left + _PAD, top + _PAD + _LINE * place + _SIZE, bold if heads else "", words)
        for place, (words, heads) in enumerate(lines)
    ]
    return Markup("").join([frame.format(left, top, _WIDTH, height), *said])


def _arrow(x: float, y: float, to_x: float, to_y: float) -> Markup:
    """Return a line with a head at its end, level or downwards."""
    turn = 1 if to_x > x else -1
    tail = (to_x - 9 * turn, to_y) if y == to_y else (to_x, to_y - 9)
    wings = [(tail[0], tail[1] - 5), (tail[0], tail[1] + 5)] if y == to_y else [(tail[0] - 5, tail[1]), (tail[0] + 5, tail[1])]
    points = " ".join(f"{a:g},{b:g}" for a, b in [*wings, (to_x, to_y)])
    line = Markup('<line x1="{:g}" y1="{:g}" x2="{:g}" y2="{:g}" stroke="currentColor" stroke-width="1.5"/>')
    return line.format(x, y, *tail) + Markup('<polygon points="{}"/>').format(points)
