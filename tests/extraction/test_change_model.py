"""The shipped model of change and its features."""

import csv
from pathlib import Path

import pytest

from litreview.extraction.arms import PEER_ARMS
from litreview.extraction.change import read_change, settle_change
from litreview.extraction.change_evidence import read_evidence
from litreview.extraction.change_features import change_features
from litreview.extraction.change_model import change_model, explain_change, weigh_change

EXAMPLES = Path(__file__).parents[2] / "benchmarks" / "examples" / "change.csv"


def test_chances_are_those_of_three_changes() -> None:
    """The model knows increase, decrease and no difference, and its chances sum to one."""
    chances = weigh_change(change_features("Hope was higher with peers (p = .01).", "hope", PEER_ARMS))
    assert sorted(chances) == ["decrease", "increase", "no difference"]
    assert sum(chances.values()) == pytest.approx(1)


def test_the_model_says_why() -> None:
    """The features that weighed most are words a person can check in the text."""
    features = change_features("Hope did not differ between the arms (p = .60).", "hope", PEER_ARMS)
    assert all(name in features and name in change_model().weights for name in explain_change(features, "no difference"))


def test_the_model_overrules_only_when_sure() -> None:
    """A likely answer replaces that of the rules from six in ten on; without any sign nothing is told."""
    told = read_evidence("hope rose", "hope", PEER_ARMS)
    silent = read_evidence("hope was measured", "hope", PEER_ARMS)
    assert settle_change("increase", told, {"increase": 0.3, "decrease": 0.7, "no difference": 0.0}) == "decrease"
    assert settle_change("increase", told, {"increase": 0.45, "decrease": 0.55, "no difference": 0.0}) == "increase"
    assert settle_change("unclear", silent, {"increase": 0.9, "decrease": 0.1, "no difference": 0.0}) == "unclear"


@pytest.mark.skipif(not EXAMPLES.exists(), reason="the examples lie in the repository only")
@pytest.mark.parametrize(("language", "least"), [("en", 0.9), ("fr", 0.9)])
def test_most_examples_are_read_as_labelled(language: str, least: float) -> None:
    """The passages that the model was fitted on are read as people labelled them, in both languages."""
    with EXAMPLES.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["language"] == language][::3]
    right = [read_change(r["text"], r["outcome"], r["intervention"], r["comparator"]) == r["label"] for r in rows]
    assert sum(right) >= least * len(right)
