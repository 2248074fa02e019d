"""Fit the shipped model of change on passages of our own, and say how well it does on those it has not seen.

    python benchmarks/fit_change.py

Reads benchmarks/examples/change.csv, writes src/litreview/extraction/weights/change.csv; the same every time.
"""

import csv
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from litreview.coding.linear import Linear, fit_linear, score_linear, write_linear
from litreview.extraction.arms import name_arms
from litreview.extraction.change_features import change_features
from litreview.extraction.change_model import WEIGHTS

EXAMPLES = Path(__file__).parent / "examples" / "change.csv"
STRENGTH, LEAST, FOLDS = 0.03, 2, 5
Features = Mapping[str, float]


def main() -> int:
    """Return 0 after writing the weights and printing the cross-validated accuracy by language."""
    rows = list(csv.DictReader(EXAMPLES.open(encoding="utf-8", newline="")))
    features = [change_features(row["text"], row["outcome"], name_arms(row["intervention"], row["comparator"])) for row in rows]
    labels = [row["label"] for row in rows]
    right = [guess == label for guess, label in zip(cross_validate(features, labels), labels, strict=True)]
    for language in sorted({row["language"] for row in rows}):
        told = [hit for hit, row in zip(right, rows, strict=True) if row["language"] == language]
        sys.stdout.write(f"{language}: {len(told)} passages, accuracy {sum(told) / len(told):.3f}\n")
    WEIGHTS.parent.mkdir(exist_ok=True)
    write_linear(WEIGHTS, fit(features, labels))
    return 0


def fit(features: Sequence[Features], labels: Sequence[str]) -> Linear:
    """Return the model of the features that at least two passages show."""
    spread = Counter(name for row in features for name in row)
    kept = [{name: value for name, value in row.items() if spread[name] >= LEAST} for row in features]
    return fit_linear(kept, labels, STRENGTH)


def cross_validate(features: Sequence[Features], labels: Sequence[str]) -> list[str]:
    """Return a label for each row from a model that has not seen it: a fifth of the rows, in a run, is left out in turn.

    Passages of one wording stand together in the file, so a wording is hardly ever on both sides.
    """
    size = -(-len(labels) // FOLDS)
    guesses: list[str] = []
    for start in range(0, len(labels), size):
        seen = [at for at in range(len(labels)) if not start <= at < start + size]
        model = fit([features[at] for at in seen], [labels[at] for at in seen])
        for row in features[start : start + size]:
            chances = score_linear(model, row)
            guesses.append(max(sorted(chances), key=lambda label, chances=chances: chances[label]))
    return guesses


if __name__ == "__main__":
    sys.exit(main())
