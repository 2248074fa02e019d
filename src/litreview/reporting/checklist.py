"""What reporting standards ask, item by item in our own words, and whether and where this review covers it."""

import csv
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pandas as pd
from markupsafe import Markup

from litreview.reporting.display import View, render_group, render_table
from litreview.reporting.run_folder import Run

CHECKLIST = Path(__file__).with_name("checklist.csv")
COVERED = ("yes", "in part", "no", "for the team to state")
_SOURCES = {
    "ENTREQ": "Tong et al. 2012",
    "SRQR": "O'Brien et al. 2014",
    "GRIPP2 short form": "Staniszewska et al. 2017",
    "PRISMA 2020": "Page et al. 2021",
}
_JUDGED = ("high", "moderate", "low", "very low")


class Item(NamedTuple):
    """One item of a standard as this review covers it; ``link`` is ``""`` where there is no place to read it."""

    standard: str
    number: str
    asks: str
    covered: str
    where: str
    link: str
    note: str


def show_checklist(run: Run) -> View:
    """Return how much of each standard is covered, then every item with where it stands or why it does not.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "PRISMA 2020" in show_checklist(example_run()).html
        True
    """
    items = list_items(run)
    standards = list(dict.fromkeys(item.standard for item in items))
    rows = [_count(name, [item for item in items if item.standard == name]) for name in standards]
    columns = ["Standard", "Items", *(word.capitalize() for word in COVERED)]
    table = render_table("Reporting standards: how many items are covered", columns, rows, numeric=columns[1:])
    return View(table, *(_show_standard(name, [item for item in items if item.standard == name]) for name in standards))


def list_items(run: Run) -> list[Item]:
    """Return every item; what depends on the review, such as whether anybody judged confidence, is looked up in the run.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> item = list_items(example_run())[0]
        >>> item.standard, item.number, item.covered
        ('ENTREQ', '1', 'yes')
    """
    held = {name: holds(run) for name, holds in CONDITIONS.items()}
    return [_settle(row, held) for row in read_checklist()]


def read_checklist() -> list[dict[str, str]]:
    """Return the rows of ``checklist.csv``.

    ``depends`` names a condition of the run: where it does not hold, ``otherwise`` and ``why`` stand instead.

    Example:
        >>> len([row for row in read_checklist() if row["standard"] == "ENTREQ"])
        21
    """
    with CHECKLIST.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _settle(row: Mapping[str, str], held: Mapping[str, bool]) -> Item:
    name = (row["standard"], row["item"], row["asks"])
    if row["depends"] and not held[row["depends"]]:
        return Item(*name, row["otherwise"], "", "", row["why"])
    return Item(*name, row["covered"], row["where"], row["link"], row["note"])


def _count(name: str, items: list[Item]) -> list[object]:
    return [name, len(items), *(sum(item.covered == word for item in items) for word in COVERED)]


def _show_standard(name: str, items: list[Item]) -> Markup:
    rows = [[f"Item {item.number}", item.asks, item.covered, _place(item)] for item in items]
    columns = ["Number", "What is asked for", "Covered", "Where it stands, or why not"]
    table = render_table(f"{name} ({_SOURCES.get(name, 'reporting standard')}), in our own words", columns, rows)
    counts = [(word, sum(item.covered == word for item in items)) for word in COVERED]
    line = "; ".join(f"{word}: {number}" for word, number in counts if number)
    return render_group(name, table, line=f"{len(items)} items. {line[:1].upper()}{line[1:]}.")


def _place(item: Item) -> Markup:
    link = Markup('<a href="{}">{}</a>').format(item.link, item.where) if item.link else Markup("")
    return link + Markup("{}{}").format(Markup("<br>") if item.link and item.note else "", item.note)


def _has_words(key: str) -> Callable[[Run], bool]:
    return lambda run: bool(str(run.review.get(key, "")).strip())


def _participants_say(key: str) -> Callable[[Run], bool]:
    def says(run: Run) -> bool:
        said = run.review.get("participants", {})
        own = said.get("en", {}) if isinstance(said, Mapping) else {}
        return bool(str(own.get(key, "")).strip())

    return says


def _is_judged(run: Run) -> bool:
    frames = [run.table(name)["confidence"] for name in ("framework_evidence", "recommendation_evidence")]
    return bool(pd.concat(frames).str.lower().str.startswith(_JUDGED).any())


CONDITIONS: Mapping[str, Callable[[Run], bool]] = {
    "question": _has_words("question"),
    "funder": _has_words("funder_statement"),
    "how_heard": _participants_say("how_heard"),
    "not_taken_up": _participants_say("not_taken_up"),
    "records": lambda run: not run.table("records").empty,
    "screened": lambda run: bool((run.table("records")["screening"] != "").any()),
    "heard": lambda run: bool(run.sessions),
    "texts": lambda run: not run.documents.empty,
    "findings": lambda run: bool((run.table("findings")["kind"] == "finding").any()),
    "human_coded": lambda run: bool((run.table("codings")["origin"] == "human").any()),
    "two_coders": lambda run: not run.table("agreement").empty,
    "judged": _is_judged,
}
"""What an item may depend on, by the name that ``depends`` gives it."""
