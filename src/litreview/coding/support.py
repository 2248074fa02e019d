"""Learn a label anew from where it was learned before: a linear support vector machine that starts from known weights."""

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

_COARSE, _FINE, _FEW = 1e-3, 1e-6, 0.1
"""Equations are solved coarsely while more than a few rows of those within the margin still change, then finely."""
_MOST_STEPS, _MOST_ROUNDS = 50, 200
_SLACK = 1 + 1e-9

Vector = NDArray[np.float64]


def separate(rows: csr_matrix, carries: NDArray[np.bool_], cost: Vector, weights: Vector, bias: float) -> tuple[Vector, float]:
    """Return the weights and the bias that tell the ``rows`` that carry a label from the others, beginning at those given.

    The loss is the squared hinge, ``cost`` times each row's, beside half the squares of weights and bias: what LIBLINEAR
    minimises. Only rows within the margin count, and given them the rest is linear equations (Keerthi and DeCoste 2005,
    a modified finite Newton method), so a good beginning saves most of the work, and the result does not depend on it.

    Example:
        >>> rows = csr_matrix(np.eye(2)); carries = np.array([True, False])
        >>> weights, bias = separate(rows, carries, np.ones(2), np.zeros(2), 0.0)
        >>> weights.round(3).tolist(), round(bias, 3)
        ([0.667, -0.667], 0.0)
    """
    sign = np.where(carries, 1.0, -1.0)
    margins = rows @ weights + bias
    within, fine = np.zeros(0, np.int64), False
    for _ in range(_MOST_STEPS):
        before, within = within, np.flatnonzero(sign * margins < 1)
        moved = len(np.setxor1d(before, within, assume_unique=True))
        if fine and not moved:
            break
        fine = fine or moved < _FEW * len(within)
        near, easing, pull = rows[within], 0.5 / cost[within], sign[within]
        shares = _solve(near, easing, pull, (pull - margins[within]) / easing, _FINE if fine else _COARSE)
        new = near.T @ shares, float(shares.sum())
        moves = [(weights, bias, margins), (*new, rows @ new[0] + new[1])]
        weights, bias, margins = _better(moves, sign, cost)
    return weights, bias


def _better(moves: list[tuple[Vector, float, Vector]], sign: Vector, cost: Vector) -> tuple[Vector, float, Vector]:
    """Return the second of two solutions, or one on the way to it where that goes too far."""
    (weights, bias, margins), new = moves
    loss = _loss(*moves[0], sign, cost)
    while _loss(*new, sign, cost) > loss * _SLACK and not np.array_equal(new[0], weights):
        new = (new[0] + weights) / 2, (new[1] + bias) / 2, (new[2] + margins) / 2
    return new


def _loss(weights: Vector, bias: float, margins: Vector, sign: Vector, cost: Vector) -> float:
    short = np.maximum(0, 1 - sign * margins)
    return (_dot(weights, weights) + bias * bias) / 2 + _dot(cost, short * short)


def _solve(rows: csr_matrix, easing: Vector, goal: Vector, shares: Vector, exactness: float) -> Vector:
    """Return the ``shares`` of the rows for which rows, bias and easing together give ``goal`` (conjugate gradients)."""
    scale = 1 / (2 + easing)
    missing = goal - _apply(rows, easing, shares)
    eased = scale * missing
    way, size = eased, _dot(missing, eased)
    for _ in range(_MOST_ROUNDS):
        if size <= exactness**2 * len(goal):
            break
        turned = _apply(rows, easing, way)
        stride = size / _dot(way, turned)
        shares = shares + stride * way
        missing = missing - stride * turned
        eased = scale * missing
        size, before = _dot(missing, eased), size
        way = eased + (size / before) * way
    return shares


def _apply(rows: csr_matrix, easing: Vector, shares: Vector) -> Vector:
    return rows @ (rows.T @ shares) + shares.sum() + easing * shares


def _dot(one: Vector, other: Vector) -> float:
    """Return the sum of products, alike however many threads a linear algebra library would use."""
    return float((one * other).sum())
