"""Scores of a statement: how likely it is that somebody asks for something, or tells what they went through."""

from functools import lru_cache
from pathlib import Path

from litreview.coding.linear import Linear, read_linear, score_linear
from litreview.extraction.statement_features import statement_features

_WEIGHTS = Path(__file__).parent / "weights"


def score_request(text: str, before: str = "", after: str = "") -> float:
    """Return the probability that ``text`` says what somebody should do; ``before`` and ``after`` are the words around it.

    Logistic regression on ``statement_features``, fitted on comments of our own writing (``benchmarks/fit_statements.py``).

    Example:
        >>> score_request("Every ward should have two paid peer workers.") > 0.5, score_request("I slept on a bench.") > 0.5
        (True, False)
    """
    return _score("requests", text, before, after)


def score_testimony(text: str, before: str = "", after: str = "") -> float:
    """Return the probability that ``text`` tells what the speaker or somebody close went through.

    Example:
        >>> score_testimony("I slept on a bench for two weeks.") > 0.5, score_testimony("Boards should meet.") > 0.5
        (True, False)
    """
    return _score("testimony", text, before, after)


def _score(name: str, text: str, before: str, after: str) -> float:
    return score_linear(_read(name), statement_features(text, before, after))["yes"]


@lru_cache(maxsize=2)
def _read(name: str) -> Linear:
    return read_linear(_WEIGHTS / f"{name}.csv")
