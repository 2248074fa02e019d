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
    minimises. A row of no cost is passed over. Only rows within the margin count, and given them the rest is linear equations
    (Keerthi and DeCoste 2005, a modified finite Newton method), so a good beginning saves most of the work, and the result
    does not depend on it.

    Example:
        >>> rows = csr_matrix(np.eye(2)); carries = np.array([True, False])
        >>> weights, bias = separate(rows, carries, np.ones(2), np.zeros(2), 0.0)
        >>> weights.round(3).tolist(), round(bias, 3)
        ([0.667, -0.667], 0.0)
    """
    sign = np.where(carries, 1.0, -1.0)
    margins = rows @ weights + bias
    loss = _loss(weights, bias, margins, sign, cost)
    counted, fine = np.zeros(len(sign), bool), False
    for _ in range(_MOST_STEPS):
        before, counted = counted, (sign * margins < 1) & (cost > 0)
        moved = np.count_nonzero(before != counted)
        if fine and not moved:
            break
        fine = fine or moved < _FEW * np.count_nonzero(counted)
        within = np.flatnonzero(counted)
        near, easing, pull = rows[within], 0.5 / cost[within], sign[within]
        shares = _solve(near, easing, pull, (pull - margins[within]) / easing, _FINE if fine else _COARSE)
        old, most = (weights, bias, margins), loss * _SLACK
        weights = near.T @ shares
        bias = float(shares.sum())
        margins = rows @ weights + bias
        while (loss := _loss(weights, bias, margins, sign, cost)) > most and not np.array_equal(weights, old[0]):
            weights, bias, margins = (weights + old[0]) / 2, (bias + old[1]) / 2, (margins + old[2]) / 2
    return weights, bias


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
