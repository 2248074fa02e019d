"""The forest: the same answers as the library that fitted it, and the same after writing and reading."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.ensemble import HistGradientBoostingClassifier

from litreview.coding.forest import Forest, fit_forest, read_forest, score_forest, write_forest

NAMES = ("margin", "rank", "share")
CHANCE = np.random.default_rng(7)
ROWS = CHANCE.normal(size=(900, 3)).astype(np.float32)
YES = (ROWS[:, 0] * ROWS[:, 1] + CHANCE.normal(scale=0.3, size=900) > 0.2).tolist()
FOREST = fit_forest(ROWS, YES, NAMES, trees=60, depth=3)
TRUNK = Forest(
    ("x", "y"), 0.0,
    np.array([[0, 1, 0]], np.int32), np.array([[0.0, 5.0, np.inf]], np.float32), np.array([[1, 2, 3, 4]], np.float32),
)  # fmt: skip


@pytest.mark.parametrize("depth", [1, 3, 4])
def test_it_agrees_with_the_library_that_fitted_it(depth: int) -> None:
    """On rows never seen the probabilities are those of scikit-learn, fitted by the same settings."""
    learner = HistGradientBoostingClassifier(
        max_iter=40, max_depth=depth, max_leaf_nodes=None, learning_rate=0.06, min_samples_leaf=40, early_stopping=False
    )
    learner.fit(ROWS, np.array(YES))
    unseen = np.random.default_rng(8).normal(size=(3000, 3)).astype(np.float32)
    ours = score_forest(fit_forest(ROWS, YES, NAMES, trees=40, depth=depth), unseen)
    assert np.abs(ours - learner.predict_proba(unseen)[:, 1]).max() < 1e-5


def test_what_may_only_speak_for_never_speaks_against() -> None:
    """A feature with a slope moves no answer the other way, also far beyond what was met."""
    against = [not yes for yes in YES]
    forest = fit_forest(ROWS, against, NAMES, {"margin": 1}, trees=40, depth=3)
    steps = np.zeros((60, 3), np.float32)
    steps[:, 0] = np.linspace(-9, 9, 60)
    assert (np.diff(score_forest(forest, steps)) >= 0).all()


def test_it_learns() -> None:
    """Most rows are told right."""
    assert np.mean((score_forest(FOREST, ROWS) > 0.5) == np.array(YES)) > 0.85


def test_the_same_rows_give_the_same_forest() -> None:
    """Fitting has no chance in it."""
    again = fit_forest(ROWS, YES, NAMES, trees=60, depth=3)
    assert all(np.array_equal(one, other) for one, other in zip(FOREST, again, strict=True))


def test_an_early_leaf_holds_for_all_below_it() -> None:
    """Where a tree ends early, every row gets that leaf's value, whatever its numbers."""
    rows = np.repeat(np.array([[0.0], [1.0]], np.float32), 200, axis=0)
    forest = fit_forest(rows, [False] * 200 + [True] * 200, ["x"], trees=5, depth=4)
    assert np.isinf(forest.thresholds).any()
    low, high = score_forest(forest, np.array([[-1e30], [1e30]], np.float32))
    assert low < 0.5 < high


WAYS = {"left left": ((-1, 5), 1), "left right": ((0, 6), 2), "right": ((1, 0), 3), "far right": ((3e38, 9), 3)}


@pytest.mark.parametrize(("row", "leaf"), WAYS.values(), ids=WAYS)
def test_a_row_goes_left_at_or_below_the_threshold(row: tuple[float, float], leaf: float) -> None:
    """The number on the threshold itself goes left; an infinite threshold sends all left."""
    assert score_forest(TRUNK, np.array([row], np.float32))[0] == pytest.approx(1 / (1 + np.exp(-leaf)))


def test_no_row_gives_no_score() -> None:
    """A text without candidates is scored to nothing."""
    assert score_forest(FOREST, np.zeros((0, 3), np.float32)).tolist() == []


def test_many_rows_are_scored_like_few() -> None:
    """Rows are walked down in portions, and the portions change nothing."""
    many = np.tile(ROWS, (6, 1))
    assert np.array_equal(score_forest(FOREST, many), np.tile(score_forest(FOREST, ROWS), 6))


@settings(max_examples=30)
@given(st.lists(st.floats(width=32, allow_nan=False), min_size=3, max_size=3))
def test_any_numbers_have_a_probability(numbers: list[float]) -> None:
    """Huge and infinite numbers too fall between 0 and 1."""
    assert 0 <= score_forest(FOREST, np.array([numbers], np.float32))[0] <= 1


@pytest.mark.parametrize("forest", [FOREST, TRUNK], ids=["fitted", "by hand"])
def test_a_forest_is_read_as_it_was_before_writing(tmp_path: Path, forest: Forest) -> None:
    """Names, thresholds and values come back to the last bit, and so do the scores."""
    write_forest(tmp_path / "forest.csv", forest)
    again = read_forest(tmp_path / "forest.csv")
    assert all(np.array_equal(one, other) for one, other in zip(forest, again, strict=True))
    rows = ROWS[:, : len(forest.names)]
    assert np.array_equal(score_forest(again, rows), score_forest(forest, rows))


DAMAGED = {
    "empty": "",
    "other columns": "a,b\n1,2\n3,4\n",
    "header alone": "tree,node,feature,threshold,value\n",
    "no tree": "tree,node,feature,threshold,value\n,,x,,0.0\n",
    "an unknown feature": "tree,node,feature,threshold,value\n,,x,,0.0\n0,0,z,0.5,\n0,1,,,1\n0,2,,,2\n",
    "no number": "tree,node,feature,threshold,value\n,,x,,0.0\n0,0,x,much,\n0,1,,,1\n0,2,,,2\n",
    "cut off in a line": "tree,node,feature,threshold,value\n,,x,,0.0\n0,0,x,0.5,\n0,1",
    "a leaf missing": "tree,node,feature,threshold,value\n,,x,,0.0\n0,0,x,0.5,\n0,1,,,1\n",
    "no node": "tree,node,feature,threshold,value\n,,x,,0.0\n0,1,,,1\n0,2,,,2\n",
}


@pytest.mark.parametrize("text", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_file_is_refused_by_its_name(tmp_path: Path, text: str) -> None:
    """What is no forest, or only a piece of one, is never scored with."""
    path = tmp_path / "forest.csv"
    path.write_text(text)
    with pytest.raises(ValueError, match=r"forest\.csv: not a forest"):
        read_forest(path)
