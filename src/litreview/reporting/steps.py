"""What each step does by rule, by statistics or by a learned model: what it learned from, how it was checked, who answers."""

import csv
from pathlib import Path

from markupsafe import Markup

from litreview.reporting.display import View, render, render_table
from litreview.reporting.run_folder import Run

STEPS = Path(__file__).with_name("steps.csv")
_LEAD = "No sentence in these reports was written by a language model, and no text was sent to a service on the internet."
_ANSWERS = (
    "The team that publishes the review answers for it, not the tool. F1 is one measure of found and right together: 1 is"
    " perfect. The figures, their intervals and the texts they were measured on stand in benchmarks/RESULTS.md of the software."
)
_ASKED = {
    "step": "Step",
    "does": "What it does",
    "way": "By what",
    "learned_from": "What it learned from",
    "checked": "How it was checked",
    "decides": "Who decides",
    "not_for": "What it must not be used for",
}


def show_steps(run: Run) -> View:
    """Return the statement on statistics and AI, after RAISE: step by step, and who answers for the result.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "Proposing codes" in show_steps(example_run()).html
        True
    """
    rows = read_steps()
    brief = render_table("Steps and who decides", *_pick(rows, "step", "way", "decides"))
    parts = (("does", "learned_from"), ("checked",), ("not_for",))
    full = [render_table(f"Steps: {_ASKED[part[0]].lower()}", *_pick(rows, "step", *part)) for part in parts]
    details = render("more", summary="See what each step learned from, how it was checked, and its limits", content=_join(full))
    return View(render("lead", words=_LEAD), brief, details, render("notice", words=_ANSWERS, kind=""))


def read_steps() -> list[dict[str, str]]:
    """Return the rows of ``steps.csv``; ``figures`` names the rows of ``benchmarks/RESULTS.md`` that ``checked`` tells of.

    Example:
        >>> [row["step"] for row in read_steps() if row["way"] == "rules"][0]
        'Reading and cutting texts'
    """
    with STEPS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _pick(rows: list[dict[str, str]], *keys: str) -> tuple[list[str], list[list[str]]]:
    return [_ASKED[key] for key in keys], [[row[key] for key in keys] for row in rows]


def _join(tables: list[Markup]) -> Markup:
    return Markup("\n").join(tables)
