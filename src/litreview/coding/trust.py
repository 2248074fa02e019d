"""How far each phrase of the codebook is to be trusted, by how often it was right before."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

_TRUST, _TRUST_IN_CODE = 3.0, 4.0
"""A phrase seldom met is trusted like its code's other phrases: that record counts as this many meetings; and so for codes."""
_EVEN = 0.5


class Trust(NamedTuple):
    """Of a phrase: the place of its code, the share of times it was right, how often it was met, and its code's share."""

    place: int
    precision: float
    seen: float
    whole: float


class Trusts(dict[tuple[str, str, str], Trust | None]):
    """The trust in each phrase by language, code and phrase, made when first asked for; None where the code is unknown.

    Example:
        >>> Trusts(["A.B"], {("en", "A.B", "tea"): (3.0, 0.0)})["en", "A.B", "tea"].precision
        0.75
    """

    def __init__(self, codes: Sequence[str], records: Mapping[tuple[str, str, str], tuple[float, float]]) -> None:
        """Trust the phrases of ``codes`` as far as ``records`` tell."""
        super().__init__()
        self._places = {code: place for place, code in enumerate(codes)}
        self._records = records

    def __missing__(self, key: tuple[str, str, str]) -> Trust | None:
        """Return the trust in a phrase met for the first time."""
        language, code, _ = key
        self[key] = trust = self._make(language, code, key) if code in self._places else None
        return trust

    def _make(self, language: str, code: str, key: tuple[str, str, str]) -> Trust:
        whole = _smooth(self._records.get((language, code, ""), (0, 0)), _EVEN, _TRUST_IN_CODE)
        record = self._records.get(key, (0.0, 0.0))
        # Rounded as the features are, so that two phrases that look alike there are alike here.
        return Trust(self._places[code], float(np.float32(_smooth(record, whole, _TRUST))), sum(record), whole)


def _smooth(record: tuple[float, float], like: float, trust: float) -> float:
    return (record[0] + trust * like) / (sum(record) + trust)
