"""Direction of effect: facts of published studies, told in our own words."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.extraction.arms import name_arms
from litreview.extraction.direction import direction_in, read_direction

POS, NEG, NULL, MIXED, UNCLEAR = "favours peer support", "favours comparator", "no difference", "mixed", "unclear"

TABLE = Path(__file__).parent.parent / "data" / "extraction" / "directions.csv"
with TABLE.open(encoding="utf-8", newline="") as file:
    CASES = [tuple(row) for row in csv.reader(file)][1:]


@pytest.mark.parametrize(("text", "outcome", "expected"), CASES, ids=[f"{n:03d}-{case[1]}" for n, case in enumerate(CASES)])
def test_direction_of_published_facts(text: str, outcome: str, expected: str) -> None:
    """The direction of each outcome is the one the study reported, whatever the other outcomes of the sentence did."""
    assert read_direction(text, outcome) == expected


def test_statements_that_disagree_are_mixed() -> None:
    """Two statements about one outcome that point to different sides make it mixed."""
    assert read_direction("Alcohol use fell more with peers; drug use rose more with peers.", "OUT.SUD") == MIXED


def test_low_certainty_without_an_interval_is_unclear() -> None:
    """A change of very low certainty is no direction, unless an interval settles it."""
    assert direction_in("hope rose, very low certainty", "OUT.HOPE", name_arms()) == UNCLEAR


def test_named_arms_turn_the_direction() -> None:
    """With the arms named the other way round, the same words favour the other side."""
    text = "Hope was higher with massage than with music."
    assert read_direction(text, "hope", "massage", "music") == POS
    assert read_direction(text, "hope", "music", "massage") == NEG


@given(st.text(max_size=300))
def test_any_text_gets_a_word_of_the_vocabulary(text: str) -> None:
    """Free text of any kind gets one of the five directions."""
    assert read_direction(text, "OUT.HOPE") in {POS, NEG, NULL, MIXED, UNCLEAR}
