"""Figures of speed and size, each held against its target."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.results import Table, rows_of


class Goal(NamedTuple):
    """What a figure should reach: at least, or (``at_most``) at most ``value``, as ``unit`` says."""

    value: float
    unit: str = "s"
    at_most: bool = True


class Timed(NamedTuple):
    """One figure: what was measured, how it reads, the figure itself, its goal where it has one, and the command that gave it."""

    measure: str
    shown: str
    value: float
    goal: Goal | None
    command: str


class Taken(NamedTuple):
    """All that one measurement gave."""

    figures: tuple[Timed, ...]
    tables: tuple[Table, ...] = ()


class Place(NamedTuple):
    """Where a measurement may write, by how much less than the full size it is asked for, and how often it repeats."""

    folder: Path
    shrink: int = 1
    repeats: int = 5

    def size(self, full: int) -> int:
        """Return the size of a corpus, at least two documents."""
        return max(2, full // self.shrink)

    def times(self, most: int) -> int:
        """Return how often something is repeated of which a median is told."""
        return min(most, self.repeats)


def judge(value: float, goal: Goal | None) -> str:
    """Return whether a figure reaches its goal, or how far it is from it; "" where it has none."""
    if goal is None:
        return ""
    if value <= goal.value if goal.at_most else value >= goal.value:
        return "met"
    times = value / goal.value if goal.at_most else goal.value / value if value else float("inf")
    return f"missed: {times:.1f} times the target" if goal.at_most else f"missed: 1/{times:.1f} of the target"


def show_goal(goal: Goal | None) -> str:
    """Return the target as it reads."""
    return "" if goal is None else f"{'≤' if goal.at_most else '≥'} {show(goal.value)} {goal.unit}"


def show(value: float) -> str:
    """Return a figure with three digits that count, thousands apart."""
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if abs(value) >= 10 else f"{value:.2f}"


def tabulate(figures: Iterable[Timed]) -> Table:
    """Return the table of ``figures`` against their targets."""
    header = ("measure", "ours", "target", "verdict", "command")
    rows = [(one.measure, one.shown, show_goal(one.goal), judge(one.value, one.goal), f"`{one.command}`") for one in figures]
    return rows_of("Targets", header, rows)


def spread(seconds: Sequence[float]) -> str:
    """Return the least and the most of several seconds, to stand beside their median."""
    return f"{show(min(seconds))}–{show(max(seconds))}, {len(seconds)} runs"
