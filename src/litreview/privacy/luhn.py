"""The check digit of cards and insurance numbers."""


def is_luhn_valid(digits: str) -> bool:
    """Return whether the last of ``digits`` is the check digit of the others by the Luhn formula (ISO/IEC 7812-1).

    Example:
        >>> is_luhn_valid("046454286"), is_luhn_valid("046454287")
        (True, False)
    """
    doubled = [int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(reversed(digits))]
    return bool(digits) and sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0
