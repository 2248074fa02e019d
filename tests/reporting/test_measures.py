"""Shares and coefficients read the same wherever coders or reviewers are compared."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.reporting.measures import NOT_ESTIMABLE, format_coefficient, format_share


@pytest.mark.parametrize(
    ("share", "digits", "told"),
    [(0, 1, "0.0 %"), (1, 0, "100 %"), (2 / 3, 1, "66.7 %"), (0.999, 0, "100 %"), ("0.25", 0, "25 %")],
)
def test_a_share_is_told_in_percent(share, digits, told):
    """As numbers or as the text of a table."""
    assert format_share(share, digits) == told


@pytest.mark.parametrize("nothing", [None, pd.NA, float("nan")], ids=["None", "NA", "NaN"])
def test_what_could_not_be_estimated_says_so(nothing):
    """It is not told as 0, which would be a finding."""
    assert {format_share(nothing), format_coefficient(nothing)} == {NOT_ESTIMABLE}


@given(st.floats(-1, 1))
def test_a_coefficient_has_two_digits_and_no_minus_before_nothing(value):
    """What is shown is the nearest hundredth."""
    told = format_coefficient(value)
    assert told != "-0.00"
    assert abs(float(told) - value) <= 0.005 + 1e-9
