"""How proposals met decisions, drawn as two lines from the first decision to the last."""

from collections.abc import Sequence
from itertools import pairwise

from litreview.reporting.canvas import Canvas

_WIDTH, _HEIGHT, _LEFT, _TOP, _BELOW, _RIGHT = 560, 220, 60, 40, 50, 150
_MOST = 200
_APART = 17


def draw_learning(decisions: Sequence[int], lines: Sequence[tuple[str, Sequence[float | None]]]) -> str:
    """Return ``lines``, each a name and a share for each of ``decisions``, as one SVG element; shares run from 0 to 1 upwards.

    The first line is heavy. Where a line has no share it has a gap.

    Example:
        >>> drawn = draw_learning([1, 2], [("accepted", [0.5, 1.0]), ("proposed", [None, 0.5])])
        >>> drawn.count("<line"), "accepted" in drawn
        (3, True)
    """
    sheet = Canvas(_LEFT + _WIDTH + _RIGHT, _TOP + _HEIGHT + _BELOW)
    bottom, right = _TOP + _HEIGHT, _LEFT + _WIDTH
    sheet.add_lines([(_LEFT, _TOP, _LEFT, bottom), (_LEFT, bottom, right, bottom)])
    ends: list[float] = []
    for number, (name, shares) in enumerate(lines):
        points = _thin([_place(at, share, decisions[-1]) for at, share in zip(decisions, shares, strict=True)])
        drawn = [(*before, *after) for before, after in pairwise(points) if before and after]
        sheet.add_lines(drawn, heavy=not number)
        last = next((point for point in reversed(points) if point), None)
        if last:
            height = _keep_apart(last[1], ends)
            ends.append(height)
            sheet.add_words([(right + 8, height, name)])
    sheet.add_words([(_LEFT, _TOP - 18, "share of the last decisions")])
    sheet.add_words([(_LEFT - 8, bottom, "0 %"), (_LEFT - 8, _TOP, "100 %")], align="right")
    sheet.add_words([(_LEFT, bottom + 16, str(decisions[0]))])
    sheet.add_words([(right, bottom + 16, str(decisions[-1]))], align="right")
    sheet.add_words([(_LEFT + _WIDTH / 2, bottom + 34, "decisions made")], align="center")
    return sheet.render()


def _place(at: int, share: float | None, last: int) -> tuple[float, float] | None:
    return None if share is None else (_LEFT + _WIDTH * at / last, _TOP + _HEIGHT * (1 - share))


def _keep_apart(height: float, taken: Sequence[float]) -> float:
    """Return the height nearest below or at ``height`` at which words do not stand on others."""
    while any(abs(height - other) < _APART for other in taken):
        height += 1
    return height


def _thin(points: Sequence[tuple[float, float] | None]) -> list[tuple[float, float] | None]:
    """Return no more points than a screen can tell apart, the last among them."""
    apart = max(1, -(-len(points) // _MOST))
    return [*points[:-1:apart], points[-1]]
