"""Fit the shipped detector of definitions on our own sentences, and say how well it does on those it has not seen.

    python benchmarks/fit_definitions.py

Reads benchmarks/examples/definitions.csv, writes src/litreview/extraction/weights/definitions.csv; the same every time.
"""

import csv
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from litreview.coding.linear import Linear, fit_linear, score_linear, write_linear
from litreview.extraction.definition_features import definition_features
from litreview.extraction.definition_model import WEIGHTS

EXAMPLES = Path(__file__).parent / "examples" / "definitions.csv"
STRENGTH, LEAST, FOLDS = 0.2, 3, 5


def main() -> int:
    """Return 0 after writing the weights and printing the cross-validated F1 by language."""
    rows = list(csv.DictReader(EXAMPLES.open(encoding="utf-8", newline="")))
    features = [definition_features(row["text"]) for row in rows]
    labels = [row["label"] for row in rows]
    guesses = cross_validate(features, labels)
    for language in sorted({row["language"] for row in rows}):
        pairs = [(guess, row["label"]) for guess, row in zip(guesses, rows, strict=True) if row["language"] == language]
        sys.stdout.write(f"{language}: {len(pairs)} sentences, F1 {measure_f1(pairs):.3f}\n")
    WEIGHTS.parent.mkdir(exist_ok=True)
    write_linear(WEIGHTS, fit(features, labels))
    return 0


def fit(features: Sequence[Mapping[str, float]], labels: Sequence[str]) -> Linear:
    """Return the model of the features that at least three sentences show."""
    spread = Counter(name for row in features for name in row)
    kept = [{name: value for name, value in row.items() if spread[name] >= LEAST} for row in features]
    return fit_linear(kept, labels, STRENGTH)


def cross_validate(features: Sequence[Mapping[str, float]], labels: Sequence[str]) -> list[str]:
    """Return a label for each row from a model that has not seen it: every fifth row is left out in turn."""
    guesses = [""] * len(labels)
    for fold in range(FOLDS):
        seen = [at for at in range(len(labels)) if at % FOLDS != fold]
        model = fit([features[at] for at in seen], [labels[at] for at in seen])
        for at in range(fold, len(labels), FOLDS):
            guesses[at] = "1" if score_linear(model, features[at])["1"] >= 0.5 else "0"
    return guesses


def measure_f1(pairs: Sequence[tuple[str, str]]) -> float:
    """Return F1 of label 1 over pairs of guess and truth."""
    hits = sum(guess == truth == "1" for guess, truth in pairs)
    said = sum(guess == "1" for guess, _ in pairs) + sum(truth == "1" for _, truth in pairs)
    return 2 * hits / said if said else 0.0


if __name__ == "__main__":
    sys.exit(main())
