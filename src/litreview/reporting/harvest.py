"""The harvest plot as a drawing: rows of bars by direction, each bar a work, its height and letter the study design.

Method: Ogilvie and others 2008, the harvest plot. Equivalence with professionals stands apart at the right.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from litreview.reporting.canvas import LINE, SIZE, Canvas, stack_lines
from litreview.reporting.display import count_words
from litreview.reporting.evidence import EQUIVALENCE, STRENGTH, list_designs
from litreview.reporting.figures import SYMBOLS
from litreview.reporting.lettering import measure, wrap_words

_WIDTH, _NAMES, _HEAD, _APART, _BAR, _STEP, _TALLEST = 1120, 236, 104, 18, 15, 19, 38
"""Pixels of the whole plot, names, narrowest direction, room before equivalence, a bar, bar to bar, tallest bar."""
_LETTERED = 18
_HEADS = 3 * LINE + 8


class Harvest(NamedTuple):
    """A row of the plot: its name, how many works it holds, and for each direction the letters of their designs."""

    name: str
    works: int
    letters: Mapping[str, Sequence[str]]


def draw_harvest(rows: Sequence[Harvest]) -> str:
    """Return the plot as SVG; bars that are too many for a line go on below it.

    Example:
        >>> "Hope" in draw_harvest([Harvest("Hope", 2, {"mixed": ["S", "R"]})])
        True
    """
    shown = order_directions(rows)
    widths = _share(rows, shown)
    lefts = [_NAMES + sum(widths[:n]) + _APART * (name == EQUIVALENCE and n > 0) for n, name in enumerate(shown)]
    heights = [_row_height(row, shown, widths) for row in rows]
    legend = _word_legend(rows)
    sheet = Canvas(_WIDTH, _HEADS + sum(heights) + LINE * len(legend) + 24)
    _add_heads(sheet, shown, lefts, widths)
    for number, row in enumerate(rows):
        _add_row(sheet, row, (shown, lefts, widths), _HEADS + sum(heights[:number]), heights[number])
    bottom = _HEADS + sum(heights)
    if EQUIVALENCE in shown and len(shown) > 1:
        x = lefts[-1] - _APART / 2 - 3
        sheet.add_lines([(x, 0, x, bottom)], heavy=True)
    sheet.add_words(stack_lines(legend, 2, bottom + 22))
    return sheet.render()


def order_directions(rows: Sequence[Harvest]) -> list[str]:
    """Return the directions that occur, no difference from professionals at the end and so apart from no difference.

    Example:
        >>> order_directions([Harvest("Hope", 2, {"mixed": ["S"], "no difference": ["R"]})])
        ['no difference', 'mixed']
    """
    return [name for name in sorted(SYMBOLS, key=lambda name: name == EQUIVALENCE) if any(row.letters.get(name) for row in rows)]


def _share(rows: Sequence[Harvest], shown: Sequence[str]) -> list[float]:
    """Return how wide each direction is: room for its longest line of bars where the page has it, fewer on a line if not."""
    least = [_HEAD + 2 * _APART * (name == EQUIVALENCE) for name in shown]
    wanted = [
        max(narrowest, _STEP * max(len(row.letters.get(name, ())) for row in rows) + 12)
        for name, narrowest in zip(shown, least, strict=True)
    ]
    room = _WIDTH - _NAMES - _APART
    over = sum(wanted) - room
    spare = sum(wanted) - sum(least)
    pairs = zip(wanted, least, strict=True)
    return [width - (width - narrowest) * over / spare if over > 0 else width for width, narrowest in pairs]


def _on_line(width: float) -> int:
    return max(int((width - 8) // _STEP), 1)


def _row_height(row: Harvest, shown: Sequence[str], widths: Sequence[float]) -> float:
    lines = [-(-len(row.letters.get(name, ())) // _on_line(width)) for name, width in zip(shown, widths, strict=True)]
    return max(1, *lines) * (_TALLEST + _LETTERED) + 6


def _add_heads(sheet: Canvas, shown: Sequence[str], lefts: Sequence[float], widths: Sequence[float]) -> None:
    for name, left, width in zip(shown, lefts, widths, strict=True):
        lines = wrap_words(name, width - 26, SIZE, 3)
        sheet.add_symbols([(left + 7, 12, name)])
        sheet.add_words(stack_lines(lines, left + 19, 12))


def _add_row(
    sheet: Canvas, row: Harvest, directions: tuple[Sequence[str], Sequence[float], Sequence[float]], top: float, height: float
) -> None:
    base = top + height
    lines = wrap_words(row.name, _NAMES - 14, SIZE, 2)
    sheet.add_words(stack_lines(lines, 2, base - 11 - LINE * len(lines)), bold=True)
    sheet.add_words([(2, base - 11, count_words(row.works, "work"))])
    sheet.add_lines([(0, base, _WIDTH, base)])
    boxes, letters = [], []
    for name, left, width in zip(*directions, strict=True):
        each = _on_line(width)
        for number, letter in enumerate(row.letters.get(name, ())):
            x, foot = left + _STEP * (number % each), base - (_TALLEST + _LETTERED) * (number // each)
            head = foot - _TALLEST * STRENGTH[letter] / max(STRENGTH.values())
            boxes.append((x, head, x + _BAR, foot))
            letters.append((x + _BAR / 2, head - 9, letter))
    sheet.add_boxes(boxes)
    sheet.add_words(letters, align="center")


def _word_legend(rows: Sequence[Harvest]) -> list[str]:
    """Return in lines what the letters that occur mean."""
    used = {letter for row in rows for letters in row.letters.values() for letter in letters}
    words = "; ".join(f"{letter} {name}" for letter, name in list_designs(used))
    told = f"One bar is one work. Letters: {words}. A higher bar is a design that can say more about cause."
    return wrap_words(told, _WIDTH - 8, SIZE, max(1, int(measure(told, SIZE) // 400)))
