"""The presidio-analyzer recognisers this package asks; the only module that imports presidio, and so is imported late.

Presidio brings spaCy along: more than a second, which only texts with a number that bears a check digit cost.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from presidio_analyzer import Pattern, PatternRecognizer
from presidio_analyzer.predefined_recognizers import CaPostalCodeRecognizer, CaSinRecognizer

from litreview.privacy.luhn import is_luhn_valid
from litreview.privacy.patterns import FLAGS, compile_pattern


class HealthCardRecogniser(PatternRecognizer):
    """An Ontario health card: ten digits whose last is the Luhn check digit, then perhaps a version code of two letters.

    Method: Ontario Ministry of Health, Health Card Validation, mod-10 check digit.
    """

    def invalidate_result(self, pattern_text: str) -> bool:
        """Return whether the number cannot be a health card because its check digit is wrong."""
        return not is_luhn_valid("".join(character for character in pattern_text if character.isdigit()))


class UntimedPattern(NamedTuple):
    """The compiled form of a pattern that is compiled when it is first searched for, and searched for to the end.

    Presidio gives each pattern a limit of seconds and, when a long text or a busy machine reaches it, goes on without what
    is left: identifiers would stay, and the answer would hang on the machine. Our patterns are linear and need no limit.
    """

    source: str

    def finditer(self, text: str, timeout: float | None = None) -> Iterator[Any]:
        """Return every match in ``text``, however long it takes."""
        return compile_pattern(self.source).finditer(text)


class UncheckedPattern(Pattern):
    """A certain pattern that presidio need not compile twice, to check it and to search for it."""

    def __init__(self, name: str, source: str) -> None:
        """Make it of the name and the pattern, as presidio's own is made."""
        self.name, self.regex, self.score = name, source, 1.0
        self.compiled_regex, self.compiled_with_flags = UntimedPattern(source), FLAGS


_RECOGNISERS = {
    "health card": HealthCardRecogniser,
    "postal code": CaPostalCodeRecognizer,
    "sin": CaSinRecognizer,
}


@cache
def build_recogniser(kind: str, patterns: tuple[str, ...]) -> PatternRecognizer:
    """Return a recogniser of ``kind`` for our own patterns, made once; health cards and SIN have their check digit verified.

    Example:
        >>> [found.start for found in build_recogniser("x", (r"[0-9]+",)).analyze("room 12", ["x"])]
        [5]
    """
    recogniser = _RECOGNISERS.get(kind, PatternRecognizer)
    return recogniser(supported_entity=kind, patterns=[UncheckedPattern(kind, source) for source in patterns], name=kind)
