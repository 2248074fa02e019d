"""Figures held against their targets."""

from pathlib import Path

import pytest
from benchmarks.targets import Goal, Place, Timed, judge, show, show_goal, spread, tabulate


@pytest.mark.parametrize(
    ("value", "goal", "wanted"),
    [
        (1.0, Goal(1), "met"),
        (2.0, Goal(1), "missed: 2.0 times the target"),
        (400_000, Goal(400_000, "words/s", at_most=False), "met"),
        (100_000, Goal(400_000, "words/s", at_most=False), "missed: 1/4.0 of the target"),
        (0.0, Goal(1, at_most=False), "missed: 1/inf of the target"),
        (5.0, None, ""),
    ],
    ids=["at most, just", "at most, over", "at least, just", "at least, under", "nothing at all", "no target"],
)
def test_a_figure_is_judged(value: float, goal: Goal | None, wanted: str) -> None:
    """A miss says by how much."""
    assert judge(value, goal) == wanted


def test_a_line_says_all() -> None:
    """Measure, figure, target, verdict and the command that gave it."""
    table = tabulate([Timed("nothing changed", "0.80 s", 0.8, Goal(1), "litreview run .")])
    assert table.rows == (("nothing changed", "0.80 s", "≤ 1.00 s", "met", "`litreview run .`"),)


def test_digits_that_count() -> None:
    """Three, and thousands apart."""
    assert [show(value) for value in (0.123, 12.34, 123456.7)] == ["0.12", "12.3", "123,457"]
    assert show_goal(None) == ""
    assert spread([2.0, 1.0]) == "1.00–2.00, 2 runs"


def test_sizes_shrink_to_no_less_than_two() -> None:
    """So that a trial of everything is short, and still has something to grow from."""
    assert [Place(Path(), 100).size(full) for full in (10_000, 50)] == [100, 2]
