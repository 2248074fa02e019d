"""What a measurement gives: lines of the summary table, tables that stand below it, and how both read in Markdown."""

import math
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.metrics import Figure


class Line(NamedTuple):
    """One figure of ours beside the plain methods of the same run; ``at_most`` where a lower figure is better."""

    place: str
    measure: str
    rows: int
    ours: Figure
    baselines: tuple[tuple[str, float], ...] = ()
    target: float | None = None
    at_most: bool = False


class Table(NamedTuple):
    """A table that stands below the summary."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Result(NamedTuple):
    """All that one set gave."""

    lines: tuple[Line, ...] = ()
    tables: tuple[Table, ...] = ()


SUMMARY = ("set", "measure", "n", "ours [95 %]", "measured in the same run", "target", "")


def verdict(line: Line) -> str:
    """Return whether the figure reaches its target, or by how much it falls short; "" where there is no target."""
    if line.target is None:
        return ""
    short = line.ours.value - line.target if line.at_most else line.target - line.ours.value
    return "met" if short <= 0 else f"short by {number(short)}"


def summarise(lines: Iterable[Line]) -> Table:
    """Return the summary table of ``lines``."""
    return Table("Summary", SUMMARY, tuple(_summary_row(line) for line in lines))


def write_table(table: Table) -> str:
    """Return ``table`` as Markdown, its title a heading of the third level."""
    head = [_row(table.header), _row("---" for _ in table.header)]
    return "\n".join([f"### {table.title}", "", *head, *(_row(row) for row in table.rows), ""])


def shown(figure: Figure) -> str:
    """Return a figure with its interval, as in ".61 [.55, .67]"."""
    return f"{number(figure.value)} [{number(figure.low)}, {number(figure.high)}]"


def number(value: float) -> str:
    """Return a share as ".61", anything from one up as "12.3", "–" where there is none."""
    if math.isnan(value):
        return "–"
    if abs(value) > 1:
        return f"{value:.1f}"
    return f"{value:.3f}".replace("0.", ".", 1) if abs(value) < 1 else "1.000"


def _summary_row(line: Line) -> tuple[str, ...]:
    baselines = "; ".join(f"{name} {number(value)}" for name, value in line.baselines)
    target = "" if line.target is None else f"{'≤' if line.at_most else '≥'} {number(line.target)}"
    return line.place, line.measure, str(line.rows), shown(line.ours), baselines or "–", target, verdict(line)


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def write_part(path: Path, name: str, text: str) -> None:
    """Write ``text`` as the part ``name`` of the file at ``path``, in place of the one before or at the end; others stay."""
    begin, end = f"<!-- part {name} -->", f"<!-- end of part {name} -->"
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    part = f"{begin}\n{text.strip()}\n{end}\n"
    head, found, rest = before.partition(begin + "\n")
    whole = head + part + rest.partition(end + "\n")[2] if found else f"{before}\n{part}".lstrip()
    path.write_text(whole, encoding="utf-8", newline="\n")


def rows_of(title: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    """Return a table of ``rows``."""
    return Table(title, tuple(header), tuple(tuple(row) for row in rows))
