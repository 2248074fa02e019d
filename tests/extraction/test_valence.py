"""What a change means for peer support."""

import pytest

from litreview.extraction.valence import judge_change

CASES = [
    ("OUT.HOSP", "decrease", 0, "favours peer support"),
    ("OUT.HOSP", "increase", 0, "favours comparator"),
    ("OUT.HOPE", "decrease", 0, "favours comparator"),
    ("OUT.SAT", "increase", 0, "favours peer support"),
    ("OUT.HOPE", "decrease", -1, "favours peer support"),
    ("positive drug tests", "increase", 0, "favours comparator"),
    ("primary care visits", "increase", 0, "favours peer support"),
    ("loneliness", "decrease", 0, "favours peer support"),
    ("OUT.S.COST", "no difference", 0, "no difference"),
    ("OUT.S.COST", "unclear", 0, "unclear"),
]


@pytest.mark.parametrize(("outcome", "change", "valence", "direction"), CASES)
def test_change_and_valence_give_direction(outcome: str, change: str, valence: int, direction: str) -> None:
    """More of a good thing and less of a bad one favour peer support; sameness and doubt stay what they are."""
    assert judge_change(outcome, change, valence) == direction
