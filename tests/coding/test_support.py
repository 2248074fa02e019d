"""Learning a label anew: the answer of the library that learned it first, from wherever it begins."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_matrix
from scipy.sparse import random as random_rows
from sklearn.svm import LinearSVC

from litreview.coding.support import separate

COST = 0.5


def _problem(seed: int, count: int = 300, width: int = 400) -> tuple[csr_matrix, np.ndarray, np.ndarray]:
    chance = np.random.default_rng(seed)
    rows = random_rows(count, width, density=0.05, format="csr", rng=chance)
    rows = csr_matrix(rows.multiply(1 / np.maximum(np.sqrt(rows.multiply(rows).sum(axis=1)), 1e-9)))
    carries = chance.random(count) < 0.2
    carries[:2] = [True, False]
    return rows, carries, np.where(chance.random(count) < 0.1, 5.0, 1.0)


def _fit(rows: csr_matrix, carries: np.ndarray, heed: np.ndarray) -> tuple[np.ndarray, float]:
    fitted = LinearSVC(C=COST, tol=1e-8, max_iter=100_000, random_state=0).fit(rows, carries, sample_weight=heed)
    return fitted.coef_[0], float(fitted.intercept_[0])


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("start", ["nothing", "near", "far"])
def test_it_learns_what_the_library_learns(seed: int, start: str) -> None:
    """Weights and bias are those of LIBLINEAR, whether learning begins at nothing, near the answer or far from it."""
    rows, carries, heed = _problem(seed)
    weights, bias = _fit(rows, carries, heed)
    chance = np.random.default_rng(9)
    begin = {"nothing": 0 * weights, "near": weights.round(2), "far": chance.normal(scale=9, size=weights.shape)}[start]
    found, found_bias = separate(rows, carries, COST * heed, begin, -1.0)
    assert np.abs(found - weights).max() < 1e-5
    assert found_bias == pytest.approx(bias, abs=1e-5)


def test_the_same_rows_give_the_same_weights() -> None:
    """Learning has no chance in it, to the last bit."""
    rows, carries, heed = _problem(1)
    one, other = (separate(rows, carries, COST * heed, np.zeros(rows.shape[1]), 0.0) for _ in range(2))
    assert np.array_equal(one[0], other[0])
    assert one[1] == other[1]


def test_what_is_given_is_not_written_over() -> None:
    """The weights that learning begins at stay as they are."""
    rows, carries, heed = _problem(2)
    begin = np.ones(rows.shape[1])
    separate(rows, carries, COST * heed, begin, 0.0)
    assert (begin == 1).all()


EMPTY = {
    "rows without words": (csr_matrix((3, 4)), [True, False, False]),
    "no feature": (csr_matrix((2, 0)), [True, False]),
    "all carry it": (csr_matrix(np.eye(2)), [True, True]),
    "one row twice, given and refused": (csr_matrix(np.ones((2, 1))), [True, False]),
}


@pytest.mark.parametrize(("rows", "carries"), EMPTY.values(), ids=EMPTY)
def test_little_to_learn_from_gives_numbers(rows: csr_matrix, carries: list[bool]) -> None:
    """Where hardly anything can be told, the answer is finite."""
    weights, bias = separate(rows, np.array(carries), np.full(len(carries), COST), np.zeros(rows.shape[1]), 0.0)
    assert np.isfinite([*weights, bias]).all()


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.lists(st.integers(-3, 3), min_size=3, max_size=3), st.booleans()), min_size=2, max_size=9))
def test_no_small_change_does_better(cases: list[tuple[list[int], bool]]) -> None:
    """For any rows the loss at the answer is the least."""
    rows, sign = np.array([row for row, _ in cases], float), np.array([1 if yes else -1 for _, yes in cases])

    def loss(solution: np.ndarray) -> float:
        short = np.maximum(0, 1 - sign * (rows @ solution[:3] + solution[3]))
        return float(solution @ solution / 2 + COST * short @ short)

    weights, bias = separate(csr_matrix(rows), sign > 0, np.full(len(cases), COST), np.zeros(3), 0.0)
    solution = np.array([*weights, bias])
    assert all(loss(solution) <= loss(solution + step) + 1e-9 for step in 1e-3 * np.vstack([np.eye(4), -np.eye(4)]))
