"""The presidio-analyzer recognisers this package asks; the only module that imports presidio, and so is imported late."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from presidio_analyzer import Pattern, PatternRecognizer
from presidio_analyzer.predefined_recognizers import CaPostalCodeRecognizer, CaSinRecognizer

from litreview.privacy.luhn import is_luhn_valid

_FIGURES = re.compile("[0-9]+")
_COUNTED = 5


class HealthCardRecogniser(PatternRecognizer):
    """An Ontario health card: ten digits whose last is the Luhn check digit, then perhaps a version code of two letters.

    Method: Ontario Ministry of Health, Health Card Validation, mod-10 check digit.
    """

    def invalidate_result(self, pattern_text: str) -> bool:
        """Return whether the number cannot be a health card because its check digit is wrong."""
        return not is_luhn_valid("".join(character for character in pattern_text if character.isdigit()))


class LongNumberRecogniser(PatternRecognizer):
    """Any other long number, but not numbers counted up one after the other ("6 7 8 9 10 11")."""

    def invalidate_result(self, pattern_text: str) -> bool:
        """Return whether the text is five numbers or more of which each is greater than the one before."""
        parts = [int(part) for part in _FIGURES.findall(pattern_text)]
        return len(parts) >= _COUNTED and all(before < after for before, after in pairwise(parts))


class UntimedPattern(NamedTuple):
    """A compiled pattern that is searched for to the end.

    Presidio gives each pattern a limit of seconds and, when a long text or a busy machine reaches it, goes on without what
    is left: identifiers would stay, and the answer would hang on the machine. Our patterns are linear and need no limit.
    """

    compiled: Any

    def finditer(self, text: str, timeout: float | None = None) -> Iterator[Any]:
        """Return every match in ``text``, however long it takes."""
        return self.compiled.finditer(text)


_OWN = {"health card": HealthCardRecogniser, "number": LongNumberRecogniser}


def build_recogniser(kind: str, patterns: Iterable[str]) -> PatternRecognizer:
    """Return a recogniser of ``kind`` for our own patterns; the health card also has its check digit verified.

    Example:
        >>> [found.start for found in build_recogniser("x", [r"[0-9]+"]).analyze("room 12", ["x"])]
        [5]
    """
    made = [Pattern(kind, pattern, 1.0) for pattern in patterns]
    recogniser = _OWN.get(kind, PatternRecognizer)
    return _without_limit(recogniser(supported_entity=kind, patterns=made, name=kind))


def sin_recogniser() -> PatternRecognizer:
    """Return presidio's recogniser of Canadian social insurance numbers with its Luhn check, dots let through as well.

    Example:
        >>> [found.start for found in sin_recogniser().analyze("it is 130.692.544", ["sin"])]
        [6]
    """
    patterns = [Pattern("sin", r"(?<![\w-])\d{3}([ .-]?)\d{3}\1\d{3}(?![\w-])", 1.0)]
    return _without_limit(CaSinRecognizer(patterns=patterns, supported_entity="sin"))


def postal_code_recogniser() -> PatternRecognizer:
    """Return presidio's recogniser of Canadian postal codes, the middle being a space, a hyphen or nothing.

    Example:
        >>> [found.start for found in postal_code_recogniser().analyze("near k1a-0b1 then", ["postal code"])]
        [5]
    """
    patterns = [Pattern("postal code", r"\b[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z][ -]?\d[ABCEGHJ-NPRSTV-Z]\d\b", 1.0)]
    return _without_limit(CaPostalCodeRecognizer(patterns=patterns, supported_entity="postal code"))


def _without_limit(recogniser: PatternRecognizer) -> PatternRecognizer:
    recogniser.analyze("", recogniser.supported_entities)  # compiles them
    for pattern in recogniser.patterns:
        pattern.compiled_regex = UntimedPattern(pattern.compiled_regex)
    return recogniser
