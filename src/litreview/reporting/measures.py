"""Measures in words of a page: a share in percent, a coefficient, or that nothing can be estimated."""

import pandas as pd

NOT_ESTIMABLE = "not estimable"


def format_share(share: object, digits: int = 1) -> str:
    """Return a share from 0 to 1 in percent, with so many ``digits`` behind the point.

    Example:
        >>> format_share(0.4), format_share(0.4, 0), format_share(None)
        ('40.0 %', '40 %', 'not estimable')
    """
    return NOT_ESTIMABLE if pd.isna(share) else f"{100 * float(str(share)):.{digits}f} %"


def format_coefficient(value: object) -> str:
    """Return a coefficient of agreement with two digits; one that rounds to nothing has no sign.

    Example:
        >>> format_coefficient(0.584), format_coefficient(-0.001), format_coefficient(None)
        ('0.58', '0.00', 'not estimable')
    """
    return NOT_ESTIMABLE if pd.isna(value) else f"{round(float(str(value)), 2) + 0.0:.2f}"
