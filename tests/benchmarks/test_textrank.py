"""TextRank, on rows whose likeness is known."""

import numpy as np
import pytest
from benchmarks.textrank import describe_choice, rank_sentences
from scipy.sparse import csr_matrix

LIKE = np.sqrt(0.5)
ROWS = csr_matrix([[1.0, 0, 0], [LIKE, LIKE, 0], [0, 1.0, 0], [0, 0, 1.0]])


def test_what_is_like_most_others_comes_first() -> None:
    """The middle sentence shares words with two, each of them with one, the last with none."""
    ranked = rank_sentences(ROWS, 4)
    assert (ranked[0], ranked[-1]) == (1, 3)
    assert rank_sentences(ROWS, 2) == ranked[:2]


def test_no_sentences_are_no_choice() -> None:
    """Nothing is divided by nothing."""
    assert rank_sentences(csr_matrix((0, 3)), 2) == []


def test_a_choice_is_told_by_its_closeness_and_its_repetition() -> None:
    """Two sentences without a word in common repeat nothing; one alone has no pair."""
    assert describe_choice(ROWS, [0, 2])[1] == 0
    assert describe_choice(ROWS, [0, 1])[1] == pytest.approx(LIKE)
    assert describe_choice(ROWS, [1])[1] == 0
