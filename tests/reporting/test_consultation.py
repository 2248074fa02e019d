import pandas as pd
import pytest

from litreview.reporting.consultation import name_group, show_participants, show_people, show_proposals, show_sessions


@pytest.mark.parametrize(
    ("people", "expected"),
    [(0, "0"), (1, "not shown"), (4, "not shown"), (5, "5"), (40, "40"), (pd.NA, "not shown"), (None, "not shown")],
)
def test_small_groups_are_never_counted_out(people, expected):
    """A number that may not be shown says so, and not whether it is small itself."""
    assert show_people(people, 5) == expected


@pytest.mark.parametrize(("people", "expected"), [(pd.NA, "fewer than 5"), (3, "fewer than 5"), (5, "5")])
def test_few_people_in_all_are_said_to_be_few(people, expected):
    """The number of everyone is left out for no other reason."""
    assert show_people(people, 5, "everyone") == expected


def test_a_larger_group_is_not_called_small(full_run):
    """What is hidden for another's sake reads as what is hidden for its own."""
    html = show_participants(full_run).html
    assert html.count(">not shown</td>") == 2
    assert "fewer than 5 people, or a number that would show a smaller group" in html


def test_people_sessions_and_open_proposals_are_shown_without_names(full_run):
    """Counts and kinds only."""
    assert "role: peer worker" in show_participants(full_run).html
    assert "Focus group 1" in show_sessions(full_run).html
    assert ">name<" in show_proposals(full_run).html


def test_a_review_without_consultation_says_so(empty_run):
    """Nobody heard is said in words."""
    assert "nothing to show" in show_participants(empty_run).html


@pytest.mark.parametrize(
    ("group", "words"),
    [
        ("everyone", "everyone"),
        ("consent: quote", "consent: may be quoted"),
        ("language: en", "language: English"),
        ("role: planner", "role: planner"),
        ("region: north: coast", "region: north: coast"),
    ],
)
def test_groups_are_named_in_words(group, words):
    """A code of the ledger is not left to the reader."""
    assert name_group(group) == words


def test_everyone_comes_first(full_run):
    """The total stands before its parts."""
    assert show_participants(full_run).html.index(">everyone<") < show_participants(full_run).html.index(">language: English<")
