"""How many components have evidence on which side, as a drawing: a ring whose area grows with the number beside it."""

from collections.abc import Mapping, Sequence
from math import pi, sqrt

from litreview.reporting.canvas import LINE, SIZE, Canvas
from litreview.reporting.lettering import measure, wrap_words

_NAMES, _COLUMN, _ROW, _PAD = 300, 170, 34, 12
_LEAST, _MOST = 50.0, 550.0
"""Pixels of the widest name, a column, a row, between a name and its row; areas of the ring of 1 and of the widest ring."""


def draw_balance(families: Mapping[str, Sequence[int]], sides: Sequence[str]) -> str:
    """Return the number of components of each family on each of ``sides`` as SVG: rings with their numbers.

    Example:
        >>> draw_balance({"Values": [2, 0]}, ["both", "neither"]).count("<circle")
        1
    """
    names = ["".join(wrap_words(family, _NAMES, SIZE, 1)) for family in families]
    left = max(measure(name, SIZE) for name in names) + _PAD
    head, width = LINE + 8, left + _COLUMN * len(sides)
    most = max(max(numbers) for numbers in families.values())
    sheet = Canvas(width, head + _ROW * len(names))
    middles = [left + _COLUMN * (place + 0.5) for place in range(len(sides))]
    sheet.add_words([(x, LINE / 2, side) for x, side in zip(middles, sides, strict=True)], align="center")
    sheet.add_lines([(0, head, width, head)], heavy=True)
    sheet.add_lines([(left + _COLUMN * place, head, left + _COLUMN * place, sheet.height) for place in range(len(sides) + 1)])
    for row, (name, numbers) in enumerate(zip(names, families.values(), strict=True)):
        y = head + _ROW * (row + 0.5)
        cells = list(zip(middles, numbers, strict=True))
        sheet.add_words([(left - _PAD, y, name)], align="right")
        sheet.add_lines([(0, y + _ROW / 2, width, y + _ROW / 2)])
        sheet.add_circles([(x - 18, y, _radius(number, most)) for x, number in cells if number])
        sheet.add_words([(x + 18, y, str(number)) for x, number in cells], align="center")
    return sheet.render()


def _radius(number: int, most: int) -> float:
    share = (number - 1) / (most - 1) if most > 1 else 0
    return sqrt((_LEAST + (_MOST - _LEAST) * share) / pi)
