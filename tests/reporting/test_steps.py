import re
from pathlib import Path

import pytest

from litreview.reporting.steps import read_steps, show_steps

RESULTS = Path(__file__).parents[2] / "benchmarks" / "RESULTS.md"
FIGURES = [tuple(figure.rsplit(": ", 1)) for row in read_steps() for figure in row["figures"].split(" | ") if figure]


@pytest.mark.parametrize(("name", "value"), FIGURES, ids=[f"{name} {value}" for name, value in FIGURES])
def test_a_figure_on_the_page_is_a_figure_of_the_benchmarks(name, value):
    """Where a benchmark was run again, the page is told again."""
    lines = [line for line in RESULTS.read_text(encoding="utf-8").splitlines() if line.startswith(f"| {name} |")]
    assert any(re.search(rf"(?<![\d.]){re.escape(value)}(?!\d)", line) for line in lines)


@pytest.mark.parametrize("row", read_steps(), ids=lambda row: row["step"])
def test_every_step_answers_every_question(row):
    """What it does, by what, learned from what, how checked, who decides, and what it is not for."""
    assert all(row[key].strip() for key in row if key != "figures")
    told = set(re.findall(r"(?<!\d)\.\d{3}|\d+\.\d(?!\d)", row["checked"]))
    assert told == set(re.findall(r": (\S+)", row["figures"]))


def test_a_step_without_a_figure_says_so():
    """Not measured is said, never left out."""
    assert all(re.search("[Nn]ot |no share|adds up", row["checked"]) for row in read_steps() if not row["figures"])


def test_the_statement_says_who_answers_and_where_the_figures_stand(full_run, empty_run):
    """It is the same for every review: it is about the software."""
    html = str(show_steps(full_run).html)
    assert "The team that publishes the review answers for it, not the tool." in html
    assert "benchmarks/RESULTS.md" in html
    assert html.count("<table") == 4
    assert html == str(show_steps(empty_run).html)
