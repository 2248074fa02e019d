"""Learning record by record gives the scores, and so the order, of the model fitted anew each time."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_matrix
from sklearn.svm import LinearSVC

from litreview.synthesis.learner import Learner
from litreview.synthesis.relevance import STRENGTH, balance_weights


def _draw_rows(seed: int, records: int = 40, terms: int = 12) -> csr_matrix:
    """Return records of a few terms each, of length 1."""
    drawn = np.random.default_rng(seed)
    dense = drawn.random((records, terms)) * (drawn.random((records, terms)) < 0.4) + 1e-3
    return csr_matrix(dense / np.linalg.norm(dense, axis=1, keepdims=True))


def _score_anew(rows: csr_matrix, read: list[int], relevant: np.ndarray) -> np.ndarray:
    machine = LinearSVC(C=STRENGTH, tol=1e-9, max_iter=100_000, random_state=0)
    machine.fit(rows[read], relevant[read], balance_weights(relevant[read]))
    return machine.decision_function(rows)


@given(st.integers(0, 10_000), st.integers(1, 39))
@settings(max_examples=25)
def test_scores_are_those_of_the_model_fitted_anew(seed: int, cut: int) -> None:
    """After some records, each taken alone, the best unread one is the best of the model that starts over."""
    rows = _draw_rows(seed)
    relevant = np.arange(40) % 5 == seed % 5
    read = [int(place) for place in np.random.default_rng(seed).permutation(40)[: max(12, cut)]]
    if len(set(relevant[read])) < 2:
        return
    learner = Learner(rows)
    for place in read:
        learner.add(place, int(relevant[place]))
    best, scores = learner.find_best(), _score_anew(rows, read, relevant)
    assert best not in read
    assert scores[best] == pytest.approx(max(scores[place] for place in range(40) if place not in read), abs=1e-5)


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_records_are_read_in_the_order_of_the_model_fitted_anew(seed: int) -> None:
    """From the first two records to the last."""
    rows, relevant, learner = _draw_rows(seed), np.arange(40) % 7 == 3, Learner(_draw_rows(seed))
    read = [3, 0]
    for place in read:
        learner.add(place, int(relevant[place]))
    while len(read) < 40:
        scores = _score_anew(rows, read, relevant)
        scores[read] = -np.inf
        read.append(learner.find_best())
        assert read[-1] == int(scores.argmax())
        learner.add(read[-1], int(relevant[read[-1]]))


def test_records_far_beyond_the_margin_pull_no_more() -> None:
    """Where many sure records are read, those within the margin alone decide, as in the model fitted anew."""
    rows = csr_matrix([[9.0, 0.0], [18.0, 0.0], [0.0, 9.0], [0.0, 18.0]] * 10 + [[7.0, 6.0], [6.0, 7.0]])
    relevant, learner = np.array([True, True, False, False] * 10 + [True, False]), Learner(rows)
    read = list(range(40))
    for place in read:
        learner.add(place, int(relevant[place]))
    scores = _score_anew(rows, read, relevant)
    assert np.sum(np.abs(scores[:40]) > 1.5) == 20
    assert learner.find_best() == 40 + int(scores[40:].argmax())


def test_of_equal_records_the_first_is_best() -> None:
    """Copies are read in their order, wherever they came to stand."""
    rows = csr_matrix(np.eye(2)[[0, 1, 0, 0, 0]])
    learner, read = Learner(rows), []
    learner.add(3, 1)
    learner.add(1, 0)
    for _ in range(3):
        read.append(learner.find_best())
        learner.add(read[-1], 1)
    assert read == [0, 2, 4]


def test_records_without_terms_are_survived() -> None:
    """Rows of nothing are all alike, and each is read once."""
    learner, read = Learner(csr_matrix((4, 1))), [2, 0]
    learner.add(2, 1)
    learner.add(0, 0)
    for _ in range(2):
        read.append(learner.find_best())
        learner.add(read[-1], 0)
    assert read == [2, 0, 1, 3]
