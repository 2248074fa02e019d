"""Where a sentence stands among numbered excerpts."""

import numpy as np
from benchmarks.excerpts import describe_places


def test_texts_without_numbers_have_no_places() -> None:
    """One number in twenty is chance."""
    assert describe_places(["Peers help."] * 19 + ["1. Peers help."]) is None


def test_rows_since_the_last_number_are_counted() -> None:
    """Place, rows that follow, length of the excerpt, and whether the row says again what its neighbour said."""
    found = describe_places(["1. Peers help.", "They listen.", "They listen.", "2. Peers lead."])
    assert found is not None
    assert found[:, 0].tolist() == [0, 1, 2, 0]
    assert found[:, 1].tolist() == [2, 1, 0, 0]
    assert found[:, 3].tolist() == [0, 0, 1, 0]
    assert found[:, 4].tolist() == [0, 1, 0, 0]


def test_new_words_are_told_from_those_that_stood_before() -> None:
    """The share of new words is 1 in the first row and 0 in one that only repeats."""
    found = describe_places(["1. recovery colleges teach", "2. recovery colleges teach"])
    assert np.allclose(found[:, 6], [1, 0])
