"""The framework evidence table: what stands behind each component, kinds of evidence apart."""

import re

import pandas as pd
from markupsafe import Markup

from litreview.reporting.balance_drawing import draw_balance
from litreview.reporting.display import (
    View,
    clean,
    count_words,
    render,
    render_figure,
    render_group,
    render_quotations,
    render_table,
)
from litreview.reporting.kinds import ASSERTION_MEANS, find_heard, find_read, list_kind_columns
from litreview.reporting.links import link_references
from litreview.reporting.matrix import draw_family, tell_family
from litreview.reporting.messages import format_date
from litreview.reporting.passages import find_excerpts, parse_spans
from litreview.reporting.run_folder import Run

SIDES = ("literature and consultation", "literature only", "consultation only", "neither")
QUIET = ("nothing to judge", "not applied")
"""What a cell says where nobody can judge; left out where a row stands as a block."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def show_balance(run: Run) -> View:
    """Return the drawing of where literature and consultation speak, per family of components, with its table.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "People and literature both speak about 1 of 3 components" in show_balance(example_run()).html
        True
    """
    balance = count_sides(run.table("framework_evidence"))
    if balance.empty:
        return View(render("notice", words="The framework has no components yet.", kind="gap"))
    wide = balance.pivot(index="family", columns="side", values="components").reindex(columns=list(SIDES))
    wide = wide.loc[list(dict.fromkeys(balance["family"]))]
    rows = [[family, *map(int, row)] for family, row in zip(wide.index, wide.to_numpy(), strict=True)]
    caption = "Who speaks about the framework: literature, consultation, both or neither"
    table = render_table(f"{caption}, as a table", ["Family", *SIDES], rows, numeric=SIDES)
    drawing = draw_balance({family: numbers for family, *numbers in rows}, SIDES)
    return View(render_figure(drawing, alt=tell_family(run.table("framework_evidence")), caption=caption, table=table))


def count_sides(framework: pd.DataFrame) -> pd.DataFrame:
    """Return how many components of each family have evidence on which side: ``family``, ``side``, ``components``.

    Example:
        >>> count_sides(pd.DataFrame(columns=["family", "research", "consultation_people"])).empty
        True
    """
    rows = []
    for family, part in framework.groupby("family", sort=False):
        heard, read = find_heard(part), find_read(part)
        numbers = (heard & read, read & ~heard, heard & ~read, ~heard & ~read)
        rows += [{"family": family, "side": side, "components": int(n.sum())} for side, n in zip(SIDES, numbers, strict=True)]
    return pd.DataFrame(rows, columns=["family", "side", "components"])


def show_framework(run: Run) -> View:
    """Return the framework evidence table family by family, each component's quotations one click away.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "no evidence found in this review" in show_framework(example_run()).html
        True
    """
    frame = run.table("framework_evidence")
    return View(*(_show_family(run, str(family), part) for family, part in frame.groupby("family", sort=False)))


def show_judgement(row: pd.Series) -> tuple[str, str]:
    """Return convergence and confidence in words, with who judged, when, and whether the evidence changed since.

    Example:
        >>> show_judgement(pd.Series({"convergence": "", "confidence": "", "judged_by": "", "judged_on": "", "stale": ""}))
        ('nothing to judge', 'not applied')
    """
    signed = f" (judged by {row['judged_by']}, {word_days(row['judged_on'])})" if row["judged_by"] else ""
    stale = f"; {word_days(row['stale'])}" if row["stale"] not in ("", "no") else ""
    convergence, confidence = row["convergence"] or "nothing to judge", row["confidence"] or "not applied"
    return clean(convergence), clean(confidence + signed + stale)


def word_days(cell: str) -> str:
    """Return ``cell`` with each day in it as running words write it.

    Example:
        >>> word_days("changed since 2026-07-20")
        'changed since 20 July 2026'
    """
    return _DAY.sub(lambda day: format_date(day[0]), cell)


def _show_family(run: Run, family: str, part: pd.DataFrame) -> Markup:
    shown = [row for _, row in part.iterrows() if row["quotes"] or row["summary"]]
    known = {row["component"] for row in shown}
    kinds = list_kind_columns(part)
    counts = [*kinds, "consultation_people"]
    rows = [
        [_name_component(row, known), *(row[c] for c in counts), *show_judgement(row), link_references(run, row["gap"])]
        for _, row in part.iterrows()
    ]
    numeric, note = [*kinds.values(), "People heard"], ASSERTION_MEANS if "assertion" in kinds else ""
    heads = ["Component", *numeric, "Convergence", "Confidence", "Gap"]
    table = render_table(f"{family}: evidence per component", heads, rows, numeric=numeric, quiet=QUIET, note=note)
    details = Markup("\n").join(_show_component(run, row) for row in shown)
    more = render("more", summary=f"{family}: summaries and quotations", content=details) if shown else Markup("")
    return render_group(family, (draw_family(family, part, table) or table) + more, line=_tell_sides(part))


def _name_component(row: pd.Series, known: set[str]) -> str | Markup:
    """Return the name, as a link to its summary and quotations where it has any."""
    name = str(row["name"])
    return Markup('<a href="#component-{}">{}</a>').format(row["component"], name) if row["component"] in known else name


def _tell_sides(part: pd.DataFrame) -> str:
    counts = count_sides(part).groupby("side")["components"].sum()
    told = [f"{counts[side]} in {side}" for side in SIDES if counts[side] and side != "neither"]
    told += [f"{counts['neither']} in neither"] if counts["neither"] else []
    return f"{count_words(len(part), 'component')}: {', '.join(told)}."


def _show_component(run: Run, row: pd.Series) -> Markup:
    quotations = render_quotations(find_excerpts(run, parse_spans(row["quotes"])))
    summary = link_references(run, row["summary"])
    return render("component", id=row["component"], name=row["name"], summary=summary, quotations=quotations)
