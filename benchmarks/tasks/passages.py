"""Classes of passages quoted from reports of trials: the shipped rules and weights, or the same features fitted anew."""

from collections.abc import Mapping, Sequence

from benchmarks.fit_passages import join_pairs, read_examples

from litreview.coding.linear import fit_linear, score_linear
from litreview.extraction.trial_passages import classify_passage, passage_features

Row = Mapping[str, str]


def predict(train: Sequence[Row] | None, test: Sequence[Row]) -> list[str]:
    """Return the class of each row of ``test``: by the shipped weights, or fitted on ``train`` and on our own passages."""
    if train is None:
        return [classify_passage(row["text"]) for row in test]
    rows = [*join_pairs(read_examples(), 1), *((row["text"], row["label"]) for row in train)]
    model = fit_linear([passage_features(text) for text, _ in rows], [label for _, label in rows], 2.0)
    return [_best(score_linear(model, passage_features(row["text"]))) for row in test]


def _best(scores: Mapping[str, float]) -> str:
    return max(sorted(scores), key=lambda label: scores[label])
