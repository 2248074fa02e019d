import pandas as pd
import pytest

from litreview.reporting.consultation import show_participants, show_people, show_proposals, show_sessions


@pytest.mark.parametrize(
    ("people", "expected"),
    [(0, "0"), (1, "fewer than 5"), (4, "fewer than 5"), (5, "5"), (40, "40"), (pd.NA, "fewer than 5"), (None, "fewer than 5")],
)
def test_small_groups_are_never_counted_out(people, expected):
    """A number below the smallest group is words."""
    assert show_people(people, 5) == expected


def test_people_sessions_and_open_proposals_are_shown_without_names(full_run):
    """Counts and kinds only."""
    assert "role: peer worker" in show_participants(full_run).html
    assert "Focus group 1" in show_sessions(full_run).html
    assert ">name<" in show_proposals(full_run).html


def test_a_review_without_consultation_says_so(empty_run):
    """Nobody heard is said in words."""
    assert "nothing to show" in show_participants(empty_run).html
