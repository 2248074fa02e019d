"""The presidio recognisers."""

import pytest

from litreview.privacy.luhn import is_luhn_valid
from litreview.privacy.presidio import build_recogniser, postal_code_recogniser, sin_recogniser


@pytest.mark.parametrize(("digits", "valid"), [("046454286", True), ("046454268", False), ("79927398713", True), ("", False)])
def test_luhn(digits, valid):
    """The check digit of ISO/IEC 7812-1."""
    assert is_luhn_valid(digits) is valid


@pytest.mark.parametrize("text", ["130692544", "130 692 544", "130-692-544", "130.692.544"])
def test_a_sin_in_every_grouping(text):
    """All groupings in use are found."""
    assert [(one.start, one.end) for one in sin_recogniser().analyze(text, ["sin"])] == [(0, len(text))]


def test_a_health_card_needs_its_check_digit():
    """Our own recogniser drops a number that no card can have."""
    recogniser = build_recogniser("health card", [r"\d{10}"])
    assert len(recogniser.analyze("1234567897 and 1234567890", ["health card"])) == 1


@pytest.mark.parametrize(("text", "count"), [("M5V 2T6", 1), ("m5v2t6", 1), ("D5V 2T6", 0), ("M5V 2T67", 0)])
def test_postal_codes(text, count):
    """Letters that no code uses, and longer words, are no codes."""
    assert len(postal_code_recogniser().analyze(text, ["postal code"])) == count
