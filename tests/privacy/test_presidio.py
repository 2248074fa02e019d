"""The presidio recognisers."""

import pytest

from litreview.privacy.numbers import POSTAL, SIN
from litreview.privacy.presidio import build_recogniser


@pytest.mark.parametrize("text", ["130692544", "130 692 544", "130-692-544", "130.692.544"])
def test_a_sin_in_every_grouping(text):
    """All groupings in use are found."""
    assert [(one.start, one.end) for one in build_recogniser("sin", SIN).analyze(text, ["sin"])] == [(0, len(text))]


def test_a_health_card_needs_its_check_digit():
    """Our own recogniser drops a number that no card can have."""
    recogniser = build_recogniser("health card", (r"\d{10}",))
    assert len(recogniser.analyze("1234567897 and 1234567890", ["health card"])) == 1


@pytest.mark.parametrize(("text", "count"), [("M5V 2T6", 1), ("m5v2t6", 1), ("D5V 2T6", 0), ("M5V 2T67", 0)])
def test_postal_codes(text, count):
    """Letters that no code uses, and longer words, are no codes."""
    assert len(build_recogniser("postal code", POSTAL).analyze(text, ["postal code"])) == count


@pytest.mark.parametrize(
    "recogniser",
    [build_recogniser("x", ("[0-9]+",)), build_recogniser("sin", SIN), build_recogniser("postal code", POSTAL)],
    ids=["own", "sin", "postal code"],
)
def test_no_pattern_is_given_up_for_lack_of_time(recogniser):
    """Presidio leaves out what it did not find within its seconds; here a limit that is long past changes nothing."""
    for pattern in recogniser.patterns:
        assert pattern.compiled_with_flags == recogniser.global_regex_flags
        assert list(pattern.compiled_regex.finditer("- " * 100_000, timeout=1e-9)) == []
