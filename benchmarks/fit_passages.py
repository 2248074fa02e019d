"""Fit the shipped weights of trial passages on the passages we wrote: ``python benchmarks/fit_passages.py``.

Passages of an evidence table are often several sentences long, ours mostly one: each round joins the passages of a class
in pairs (fixed order) and adds the pairs.
"""

import csv
import random
from collections import Counter
from pathlib import Path

from litreview.coding.linear import fit_linear, write_linear
from litreview.extraction.trial_passages import passage_features

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE / "examples" / "passages.csv"
WEIGHTS = HERE.parent / "src" / "litreview" / "extraction" / "weights" / "trial_passages.csv"
_ROUNDS, _STRENGTH = 3, 2.0
_PAIR = 2


def main() -> None:
    """Write the weights."""
    rows = read_examples()
    joined = join_pairs(rows, _ROUNDS)
    kept = kept_features([passage_features(text) for text, _ in rows])
    features = [{name: value for name, value in passage_features(text).items() if name in kept} for text, _ in joined]
    model = fit_linear(features, [label for _, label in joined], _STRENGTH)
    WEIGHTS.parent.mkdir(exist_ok=True)
    write_linear(WEIGHTS, model)


def read_examples() -> list[tuple[str, str]]:
    """Return the passages we wrote, each with its class."""
    with EXAMPLES.open(encoding="utf-8", newline="") as file:
        return [(row["text"], row["label"]) for row in csv.DictReader(file)]


def kept_features(rows: list[dict[str, float]]) -> set[str]:
    """Return all features but the pairs of words that only one passage has, which would make up most of the file."""
    times = Counter(name for row in rows for name in row)
    return {name for name, count in times.items() if count > 1 or name.count(" ") < _PAIR}


def join_pairs(rows: list[tuple[str, str]], rounds: int, seed: int = 7) -> list[tuple[str, str]]:
    """Return ``rows`` and, for each round, pairs of passages of one class as one passage; the same rows give the same pairs."""
    drawn = random.Random(seed)
    found = list(rows)
    for _ in range(rounds):
        for label in sorted({label for _, label in rows}):
            texts = [text for text, own in rows if own == label]
            drawn.shuffle(texts)
            found += [(f"{one} {other}", label) for one, other in zip(texts[::2], texts[1::2], strict=False)]
    return found


if __name__ == "__main__":
    main()
