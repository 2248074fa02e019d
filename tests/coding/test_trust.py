"""Trust in phrases: by their own record, by their code's where that is short, even where nothing is known."""

import pytest

from litreview.coding.trust import Trusts

RECORDS = {("en", "A.B", "tea"): (3.0, 1.0), ("en", "A.B", ""): (4.0, 4.0), ("en", "C.D", ""): (8.0, 0.0)}
TRUSTS = Trusts(("C.D", "A.B"), RECORDS)
CASES = {
    "often met": (("en", "A.B", "tea"), (1, (3 + 3 * 0.5) / 7, 4.0, 0.5)),
    "never met": (("en", "C.D", "milk"), (0, 10 / 12, 0.0, 10 / 12)),
    "the other language": (("fr", "A.B", "tea"), (1, 0.5, 0.0, 0.5)),
}


@pytest.mark.parametrize(("key", "trust"), CASES.values(), ids=CASES)
def test_a_phrase_is_trusted_by_its_record(key: tuple[str, str, str], trust: tuple[float, ...]) -> None:
    """A phrase seldom met is trusted like its code, a code of which nothing is known is as often right as wrong."""
    assert TRUSTS[key] == pytest.approx(trust)


def test_an_unknown_code_is_not_trusted() -> None:
    """A code that the model does not know has no place in it."""
    assert TRUSTS["en", "NEW.CODE", "tea"] is None


def test_trust_is_made_once() -> None:
    """What was asked for before is the same object."""
    assert TRUSTS["en", "A.B", "tea"] is TRUSTS["en", "A.B", "tea"]
