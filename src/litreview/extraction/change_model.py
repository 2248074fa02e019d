"""The shipped model of change: weights fitted on passages of our own, a line per feature, and why it says what it says."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from litreview.coding.linear import Linear, read_linear, score_linear, weightiest

WEIGHTS = Path(__file__).parent / "weights" / "change.csv"


@cache
def change_model() -> Linear:
    """Return the shipped model, read once.

    Example:
        >>> change_model().classes
        ('decrease', 'increase', 'no difference')
    """
    return read_linear(WEIGHTS)


def weigh_change(features: Mapping[str, float]) -> dict[str, float]:
    """Return the probability of each change for the ``features`` of a passage.

    Example:
        >>> round(sum(weigh_change({"rules: increase": 1.0}).values()), 3)
        1.0
    """
    return score_linear(change_model(), features)


def explain_change(features: Mapping[str, float], change: str, count: int = 3) -> tuple[str, ...]:
    """Return the features that weighed most for ``change``, strongest first.

    Example:
        >>> explain_change({"rules: increase": 1.0}, "increase")
        ('rules: increase',)
    """
    return weightiest(change_model(), features, change, count)
