"""Classes of passages quoted from reports of trials: the shipped rules and weights, or the same features fitted anew."""

from collections.abc import Mapping, Sequence

from litreview.coding.linear import fit_linear, score_linear
from litreview.extraction.trial_passages import classify_passage, passage_features

Row = Mapping[str, str]


def predict(train: Sequence[Row] | None, test: Sequence[Row]) -> list[str]:
    """Return the class of each row of ``test``; without ``train`` by the shipped weights."""
    if train is None:
        return [classify_passage(row["text"]) for row in test]
    model = fit_linear([passage_features(row["text"]) for row in train], [row["label"] for row in train], 1.0, balanced=True)
    return [_best(score_linear(model, passage_features(row["text"]))) for row in test]


def _best(scores: Mapping[str, float]) -> str:
    return max(sorted(scores), key=lambda label: scores[label])
