"""Relevant works found by works screened, drawn as a line over the line that reading in any order would give."""

from collections.abc import Sequence
from itertools import pairwise

from litreview.reporting.canvas import Canvas

_WIDTH, _HEIGHT, _LEFT, _TOP, _BELOW = 560, 320, 60, 30, 50
_MOST = 200


def draw_effort(curve: Sequence[tuple[int, float]], found: int) -> str:
    """Return the curve as one SVG element: works screened from left to right, relevant works found upwards.

    ``curve`` has, for each number of works read, the share of the ``found`` ones.

    Example:
        >>> drawn = draw_effort([(1, 0.5), (2, 0.5), (3, 1.0)], 2); drawn.count("<line"), "works screened" in drawn
        (6, True)
    """
    sheet = Canvas(_LEFT + _WIDTH + 20, _TOP + _HEIGHT + _BELOW)
    read, bottom, right = curve[-1][0], _TOP + _HEIGHT, _LEFT + _WIDTH
    sheet.add_lines([(_LEFT, _TOP, _LEFT, bottom), (_LEFT, bottom, right, bottom), (_LEFT, bottom, right, _TOP)])
    points = [(_LEFT, bottom), *(_place(step, share, read) for step, share in _thin(curve))]
    sheet.add_lines([(*before, *after) for before, after in pairwise(points)], heavy=True)
    sheet.add_words([(_LEFT, _TOP - 14, "relevant works found"), (_LEFT, bottom + 16, "0")])
    sheet.add_words([(right, bottom + 16, str(read))], align="right")
    sheet.add_words([(_LEFT - 8, bottom, "0"), (_LEFT - 8, _TOP, str(found))], align="right")
    sheet.add_words([(_LEFT + _WIDTH / 2, bottom + 34, "works screened; thin line: in any order")], align="center")
    return sheet.render()


def _place(step: int, share: float, read: int) -> tuple[float, float]:
    return _LEFT + _WIDTH * step / read, _TOP + _HEIGHT * (1 - share)


def _thin(curve: Sequence[tuple[int, float]]) -> list[tuple[int, float]]:
    """Return no more points than a screen can tell apart, the last among them."""
    apart = max(1, -(-len(curve) // _MOST))
    return [*curve[:-1:apart], curve[-1]]
