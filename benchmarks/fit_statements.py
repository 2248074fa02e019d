"""Fit the shipped weights for requests and testimony on the comments we wrote: ``python -m benchmarks.fit_statements``."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

from litreview.coding.linear import fit_linear, write_linear
from litreview.extraction.statement_features import statement_features

_ROOT = Path(__file__).parents[1]
EXAMPLES = _ROOT / "benchmarks" / "examples" / "statements.csv"
WEIGHTS = _ROOT / "src" / "litreview" / "extraction" / "weights"
MODELS = {"requests": "policy", "testimony": "testimony"}
STRENGTH = 0.2


def read_examples() -> list[dict[str, str]]:
    """Return the statements we wrote: document, text, language, label."""
    with EXAMPLES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def features_of(rows: Sequence[Mapping[str, str]]) -> list[dict[str, float]]:
    """Return the features of each row (document, text), with the rows before and after it in the same document."""
    return [statement_features(row["text"], beside(rows, at, -1), beside(rows, at, 1)) for at, row in enumerate(rows)]


def beside(rows: Sequence[Mapping[str, str]], at: int, step: int) -> str:
    """Return the text of the row ``step`` places on, or nothing where it is of another document."""
    return rows[at + step]["text"] if is_mate(rows, at, at + step) else ""


def is_mate(rows: Sequence[Mapping[str, str]], at: int, other: int) -> bool:
    """Return whether there is a row ``other`` and it is of the same document as row ``at``."""
    return 0 <= other < len(rows) and rows[other]["document"] == rows[at]["document"]


def fit() -> None:
    """Write the weights of both models."""
    rows = read_examples()
    features = features_of(rows)
    WEIGHTS.mkdir(exist_ok=True)
    for name, label in MODELS.items():
        answers = ["yes" if row["label"] == label else "no" for row in rows]
        write_linear(WEIGHTS / f"{name}.csv", fit_linear(features, answers, STRENGTH))


if __name__ == "__main__":
    fit()
