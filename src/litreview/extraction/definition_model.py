"""How surely a sentence defines: the shipped model, learned from our own sentences of many fields, beside the rules."""

from functools import cache
from pathlib import Path

from litreview.coding.linear import Linear, read_linear, score_linear
from litreview.extraction.defining import is_definition
from litreview.extraction.definition_features import definition_features

WEIGHTS = Path(__file__).with_name("weights") / "definitions.csv"
"""Made by ``benchmarks/fit_definitions.py`` from ``benchmarks/examples/definitions.csv``."""
RULE_SHARE = 0.23
"""How much of the measure the rules hold; the model holds the rest."""
DEFINING = 0.5
"""From this measure on a sentence is taken to define."""


def measure_definition(sentence: str) -> float:
    """Return from 0 to 1 how surely ``sentence`` says what some term is, whatever its field, in English or French.

    The probability of a logistic regression and the verdict of the rules, weighed together.

    Example:
        >>> measure_definition("Osmosis is the process by which water moves through a wall.") > 0.8
        True
        >>> measure_definition("The house was sold in spring because of the debt.") < 0.2
        True
    """
    return (1 - RULE_SHARE) * score_definition(sentence) + RULE_SHARE * is_definition(sentence)


def score_definition(sentence: str) -> float:
    """Return the model's probability that ``sentence`` defines, without the rules.

    Example:
        >>> score_definition("The slow loss of the role is called drift.") > score_definition("The role was lost in May.")
        True
    """
    return score_linear(_model(), definition_features(sentence))["1"]


@cache
def _model() -> Linear:
    return read_linear(WEIGHTS)
