"""The check digit."""

import pytest

from litreview.privacy.luhn import is_luhn_valid


@pytest.mark.parametrize(("digits", "valid"), [("046454286", True), ("046454268", False), ("79927398713", True), ("", False)])
def test_luhn(digits, valid):
    """The check digit of ISO/IEC 7812-1."""
    assert is_luhn_valid(digits) is valid
