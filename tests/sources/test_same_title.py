"""Titles under one number are those of one work, or of two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.sources.same_title import titles_agree


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("Walking groups in winter towns", "Walking groups in winter towns: a survey", True),
        ("RETRACTED: Walking groups", "Walking groups", True),
        ("Organisation of walks & talks", "Organization of walks and talks", True),
        ("Walks with a guide", "Walks without a guide", False),
        ("Walks of men", "Walks of women", False),
        ("Walks, part 1", "Walks, part 2", False),
        ("Hyperthyroidism", "Hypothyroidism", False),
        ("Walking groups", "Les groupes de marche", False),
    ],
)
def test_titles_agree_where_only_one_has_words_of_its_own(one: str, other: str, agree: bool) -> None:
    """Slips and spellings are no words; an opposite is one."""
    assert titles_agree(one, other) is agree


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_titles_agree_both_ways_or_not_at_all(one: str, other: str) -> None:
    """And each with itself."""
    assert titles_agree(one, other) is titles_agree(other, one)
    assert titles_agree(one, one)
