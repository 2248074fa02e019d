"""Figures of agreement: against known values, and their intervals."""

import math

import numpy as np
import pytest
from benchmarks.metrics import (
    count_labels,
    count_sets,
    draw,
    draw_mean,
    f1,
    mean_of,
    of_class,
    precision,
    recall,
    weighted_f1,
)
from hypothesis import given
from hypothesis import strategies as st

TRUTH = ["a", "a", "a", "b", "b", "c"]
GUESS = ["a", "a", "b", "b", "c", "c"]
ROWS = [str(number) for number in range(6)]
LABELS = ["a", "b", "c"]


def _total():
    return count_labels(TRUTH, GUESS, ROWS, LABELS).sum(axis=0)


@pytest.mark.parametrize(
    ("measure", "wanted"),
    [(precision, [1, 1 / 2, 1 / 2]), (recall, [2 / 3, 1 / 2, 1]), (f1, [4 / 5, 1 / 2, 2 / 3])],
    ids=["precision", "recall", "f1"],
)
def test_shares_of_each_class(measure, wanted):
    """Precision, recall and F1 are those one counts by hand."""
    assert measure(_total()) == pytest.approx(wanted)


def test_macro_and_weighted_f1_agree_with_scikit_learn():
    """The means over classes are those of the field's library."""
    from sklearn.metrics import f1_score

    assert float(mean_of(f1)(_total())) == pytest.approx(f1_score(TRUTH, GUESS, average="macro"))
    assert float(weighted_f1(_total())) == pytest.approx(f1_score(TRUTH, GUESS, average="weighted"))


def test_a_class_that_is_nowhere_counts_nothing():
    """Neither stated nor predicted: no figure, and the mean leaves it out."""
    counts = count_labels(["a"], ["a"], ["1"], ["a", "b"]).sum(axis=0)
    assert math.isnan(f1(counts)[1])
    assert float(mean_of(f1)(counts)) == 1.0


def test_nothing_right_is_nought():
    """An all-wrong answer scores 0, not nothing."""
    assert float(mean_of(f1)(count_labels(["a"], ["b"], ["1"], ["a", "b"]).sum(axis=0))) == 0.0


def test_codes_are_counted_against_each_coder():
    """Each coder is a column; F1 is over all codes of all rows."""
    counts = count_sets([[{"X"}, {"Y"}], [{"X", "Z"}, set()]], [{"X"}, {"Z"}], ["d", "d"])
    assert counts.tolist() == [[[1, 1, 1], [1, 1, 1]]]
    assert f1(counts.sum(axis=0)) == pytest.approx([0.5, 0.5])


def test_groups_are_drawn_whole():
    """Rows of one document stand or fall together, so a single document has no spread."""
    apart = draw(count_labels(TRUTH, GUESS, ROWS, LABELS), mean_of(f1))
    together = draw(count_labels(TRUTH, GUESS, ["d"] * 6, LABELS), mean_of(f1))
    assert apart.low < apart.value < apart.high
    assert together.low == together.value == together.high


def test_intervals_are_the_same_each_time():
    """The seed is fixed."""
    counts = count_labels(TRUTH, GUESS, ROWS, LABELS)
    assert draw(counts, of_class(f1, 0)) == draw(counts, of_class(f1, 0))


def test_a_mean_has_an_interval():
    """Codes per sentence: the mean and how it varies with the sentences."""
    figure = draw_mean([0.0, 100.0, 0.0, 100.0] * 20)
    assert figure.value == 50
    assert 30 < figure.low < 50 < figure.high < 70


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("ab"), st.sampled_from("xyz")), min_size=1, max_size=30))
def test_figures_lie_between_nought_and_one(rows):
    """Whatever the labels, a share is a share and lies in its interval's range."""
    truth, guess, groups = zip(*rows, strict=True)
    figure = draw(count_labels(truth, guess, groups, ["a", "b"]), mean_of(f1), resamples=20)
    assert 0 <= figure.value <= 1
    assert figure.low <= figure.high
    assert np.isfinite(figure.value)
