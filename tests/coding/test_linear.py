"""The small linear models: fitted the same way twice, read by people, written and read back without loss."""

import csv
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.coding.linear import BIAS, Linear, fit_linear, read_linear, score_linear, weightiest, write_linear

ROWS = [{"should": 1.0, "long": 0.2}, {"was": 1.0}, {"if": 1.0, "should": 0.5}, {"was": 1.0, "if": 0.1}] * 6
TWO = ["request", "report", "request", "report"] * 6
THREE = ["request", "report", "question", "report"] * 6
MODEL = Linear(("no", "yes"), (0.5, -0.5), {"should": (-1.0, 1.0), "was": (2.0, -2.0), "must": (-1.0, 1.0)})
DAMAGED = {
    "empty": "",
    "one line": "feature,no,yes\n",
    "blank second line": "feature,no,yes\n\n",
    "no bias": "feature,no,yes\nshould,-1.0,1.0\n",
    "no number": "feature,no,yes\n(bias),0.1,-0.1\nshould,much,1.0\n",
    "a number short": "feature,no,yes\n(bias),0.1,-0.1\nshould,1.0\n",
    "a number too many": "feature,no,yes\n(bias),0.1,-0.1,0.3\n",
    "cut off": "feature,no,yes\n(bias),0.1,-0.1\nshould",
    "no classes": "feature\n(bias)\n",
    "blank line": "feature,no,yes\n(bias),0.1,-0.1\n\n",
}
ODD = ["a,b", 'say "so"', "two\nlines", "=1+1", "+x", "@SUM(A1)", "-", " space ", "", "é «ça»", "\t", "'", "人", "a\r\nb"]


@pytest.mark.parametrize("labels", [TWO, THREE], ids=["two classes", "three classes"])
@pytest.mark.parametrize("balanced", [False, True], ids=["plain", "balanced"])
def test_the_same_rows_give_the_same_model(labels: list[str], balanced: bool) -> None:
    """Fitting has no chance in it."""
    assert fit_linear(ROWS, labels, balanced=balanced) == fit_linear(ROWS, labels, balanced=balanced)


@pytest.mark.parametrize("labels", [TWO, THREE], ids=["two classes", "three classes"])
def test_a_fitted_model_knows_its_rows(labels: list[str]) -> None:
    """Each row is given to its own class, and the shares of all classes make one."""
    model = fit_linear(ROWS, labels, strength=100.0)
    assert model.classes == tuple(sorted(set(labels)))
    for row, label in zip(ROWS, labels, strict=True):
        shares = score_linear(model, row)
        assert max(shares, key=lambda name: shares[name]) == label
        assert math.isclose(sum(shares.values()), 1.0)


def test_two_classes_are_scored_like_the_sigmoid() -> None:
    """The halves of the two weights add up to the one weight of a logistic regression."""
    model = Linear(("no", "yes"), (0.0, 0.0), {"should": (-0.7, 0.7)})
    assert math.isclose(score_linear(model, {"should": 2.0})["yes"], 1 / (1 + math.exp(-2.8)))


def test_balance_lifts_the_rare_class() -> None:
    """Weighed alike, a rare class is likelier than by its number."""
    labels = ["often"] * 18 + ["rare"] * 6
    shares = [score_linear(fit_linear(ROWS, labels, balanced=balanced), {})["rare"] for balanced in (False, True)]
    assert shares[0] < shares[1]


def test_a_weak_penalty_gives_larger_weights() -> None:
    """The strength is the inverse of the penalty."""
    weak, strong = (abs(fit_linear(ROWS, TWO, strength=strength).weights["was"][0]) for strength in (0.01, 10.0))
    assert weak < strong


def test_one_class_is_refused() -> None:
    """Nothing can be learned from one label."""
    with pytest.raises(ValueError, match="class"):
        fit_linear(ROWS, ["report"] * len(ROWS))


def test_unknown_features_count_nothing() -> None:
    """What the model never met leaves the score of the rest as it is."""
    assert score_linear(MODEL, {"should": 1.0, "new": 9.0}) == score_linear(MODEL, {"should": 1.0})
    assert score_linear(MODEL, {"new": 9.0}) == score_linear(MODEL, {})


def test_huge_values_do_not_overflow() -> None:
    """A value far from all others gives a certain answer and no error."""
    assert score_linear(MODEL, {"should": 1e6}) == {"no": 0.0, "yes": 1.0}


@pytest.mark.parametrize(
    ("features", "label", "count", "expected"),
    [
        ({"should": 1.0, "was": 1.0, "must": 0.5}, "yes", 3, ("should", "must")),
        ({"should": 1.0, "was": 1.0, "must": 0.5}, "no", 3, ("was",)),
        ({"should": 1.0, "must": 1.0}, "yes", 3, ("must", "should")),
        ({"should": 1.0, "must": 1.0}, "yes", 1, ("must",)),
        ({"should": -1.0}, "yes", 3, ()),
        ({"new": 5.0}, "yes", 3, ()),
    ],
    ids=["strongest first", "other class", "ties by name", "count", "against", "unknown"],
)
def test_the_weightiest_features_are_named(features: dict[str, float], label: str, count: int, expected: tuple[str, ...]) -> None:
    """Only what spoke for the label is named."""
    assert weightiest(MODEL, features, label, count) == expected


@pytest.mark.parametrize("name", ODD)
def test_odd_feature_names_survive_the_file(name: str, tmp_path: Path) -> None:
    """Commas, quotation marks, lines and formulas come back as they were."""
    model = MODEL._replace(weights={name: (1.0, -1.0), "was": (0.25, -0.25)})
    write_linear(tmp_path / "model.csv", model)
    assert read_linear(tmp_path / "model.csv") == model


NAMES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0"), max_size=8)
"""Features are pieces of normal text, which ends its lines in LF."""


@given(st.dictionaries(NAMES.filter(lambda name: name != BIAS), st.floats(-50, 50), max_size=5))
def test_any_model_comes_back_rounded(tmp_path_factory: pytest.TempPathFactory, weights: dict[str, float]) -> None:
    """Every name comes back with its weights to four places, tiny ones left out."""
    path = tmp_path_factory.mktemp("linear") / "model.csv"
    write_linear(path, Linear(("no", "yes"), (0.0, 0.0), {name: (-weight, weight) for name, weight in weights.items()}))
    kept = {name: (round(-weight, 4), round(weight, 4)) for name, weight in weights.items() if abs(weight) >= 0.0005}
    assert read_linear(path).weights == kept


def test_a_fitted_model_is_written_the_same_each_time(tmp_path: Path) -> None:
    """The file is in order of names, ends its lines in LF, and does not depend on the order of the weights."""
    model = fit_linear(ROWS, THREE)
    turned = model._replace(weights=dict(reversed(list(model.weights.items()))))
    for path, each in ((tmp_path / "a.csv", model), (tmp_path / "b.csv", turned)):
        write_linear(path, each)
    data = (tmp_path / "a.csv").read_bytes()
    assert data == (tmp_path / "b.csv").read_bytes()
    assert b"\r" not in data
    names = [row[0] for row in csv.reader(data.decode().splitlines())]
    assert names == ["feature", BIAS, *sorted(model.weights)]


@pytest.mark.parametrize("text", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_file_is_refused_by_name(text: str, tmp_path: Path) -> None:
    """The message says which file is no model."""
    path = tmp_path / "broken.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"broken\.csv"):
        read_linear(path)
