"""What changes for people, and in which direction: the harvest plot and its tables."""

import pandas as pd
from markupsafe import Markup

from litreview.reporting.bars import UNSTATED, list_harvest, place_bars, tell_harvest, tell_models, word_designs
from litreview.reporting.directions import QUIET, count_line, list_findings, word_counts
from litreview.reporting.display import View, count_words, make_element_id, render, render_figure, render_group, render_table
from litreview.reporting.evidence import EQUIVALENCE, count_works, count_works_by, in_codebook_order, join_findings, name_or
from litreview.reporting.figures import SYMBOLS
from litreview.reporting.harvest import draw_harvest
from litreview.reporting.models import NOTHING
from litreview.reporting.run_folder import Run


def show_find(run: Run) -> View:
    """Return a list of links to the outcomes, those with most works first, each with its number of works.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "Hope gained" in show_find(example_run()).html
        True
    """
    findings = join_findings(run)
    if findings.empty:
        return View(render("notice", words=NOTHING, kind="gap"))
    works = count_works_by(findings, "outcome")
    order = sorted(in_codebook_order(run, findings["outcome"]), key=lambda outcome: -works[outcome])
    names = [(name_or(run, outcome, UNSTATED["outcome"]), count_words(works[outcome], "work")) for outcome in order]
    return View(render("find", entries=[(make_element_id(f"outcome {name}"), name, count) for name, count in names]))


def show_harvest(run: Run) -> View:
    """Return the harvest plot: one bar per work, by outcome and direction, its height and letter the study design.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "Most works: Hope gained (1 favours peer support)" in show_harvest(example_run()).html
        True
    """
    findings = join_findings(run)
    if findings.empty:
        return View(render("notice", words=NOTHING, kind="gap"))
    bars = place_bars(run, findings)
    caption = "Harvest plot: one bar per work, by outcome and direction"
    rows = [[outcome, word_counts(part), word_designs(part)] for outcome, part in bars.groupby("outcome", sort=False)]
    table = render_table(f"{caption}, as a table", ["Outcome", "Works by direction", "Designs"], rows)
    return View(render_figure(draw_harvest(list_harvest(bars)), alt=tell_harvest(bars), caption=caption, table=table))


def show_outcomes(run: Run) -> View:
    """Return for each outcome a line for each model, then its findings with a link to the words of the text.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "1 work, 1 named model" in show_outcomes(example_run()).html
        True
    """
    findings = join_findings(run)
    parts = [_show_outcome(run, findings, outcome) for outcome in in_codebook_order(run, findings["outcome"])]
    return View(*parts or [render("notice", words="No outcome has a finding.", kind="gap")])


def show_equivalence(run: Run) -> View:
    """Return the findings of no difference from professionals in the same role, apart from no difference.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "As good as professionals in the same role" in show_equivalence(example_run()).html
        True
    """
    findings = join_findings(run)
    equal = findings[findings["shown"] == EQUIVALENCE]
    caption = "Peer workers compared with professionals in the same role: no difference"
    table = render_table(caption, *list_findings(run, equal, "Compared with"), quiet=QUIET)
    return View(render_group("As good as professionals in the same role", table, line=count_line(equal)))


def show_mentions(run: Run) -> View:
    """Return how often each outcome is mentioned without a study: goals, hopes, background, testimony.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "Mentioned, not measured" in show_mentions(example_run()).html
        True
    """
    mentions, findings = join_findings(run, "mention"), join_findings(run)
    rows = [
        [
            name_or(run, outcome, UNSTATED["outcome"]),
            int(mentions.loc[mentions["outcome"] == outcome, "document_id"].nunique()),
            "yes" if outcome in set(findings["outcome"]) else "no evidence found",
        ]
        for outcome in in_codebook_order(run, mentions["outcome"])
    ]
    columns = ["Outcome", "Documents that mention it", "Is there a finding?"]
    table = render_table("Outcomes that are mentioned, not measured", columns, rows, numeric=columns[1:2])
    return View(render_group("Mentioned, not measured", table, line=f"{count_words(len(rows), 'outcome')}."))


def _show_outcome(run: Run, findings: pd.DataFrame, outcome: str) -> Markup:
    part = findings[findings["outcome"] == outcome]
    name = name_or(run, outcome, UNSTATED["outcome"])
    models = in_codebook_order(run, part["model"])
    cells = [(name_or(run, model, UNSTATED["model"]), part[part["model"] == model]) for model in models]
    rows = [[model, count_works(cell), word_counts(cell)] for model, cell in cells]
    columns = ["Model", "Works", "Works by direction"]
    columns_of_findings, listed = list_findings(run, part, "Outcome")
    return render(
        "outcome",
        id=make_element_id(f"outcome {name}"),
        name=name,
        line=f"{count_words(count_works(part), 'work')}, {_count_models(models)}.",
        summed=render_table(f"{name}: works per model and direction", columns, rows, numeric=["Works"]),
        summary=f"{name}: designs per model, and {count_words(len(listed), 'finding')} with links to the words",
        content=_harvest_models(run, part, name) + render_table(f"{name}: findings", columns_of_findings, listed, quiet=QUIET),
    )


def _count_models(models: list[str]) -> str:
    stated = sum(model != "" for model in models)
    return count_words(stated, "named model") if stated else "no model named"


def _harvest_models(run: Run, part: pd.DataFrame, name: str) -> Markup:
    """Return the harvest plot of one outcome, a row for each model, where it has more than one."""
    if part["model"].nunique() < 2:
        return Markup("")
    bars = place_bars(run, part, "model")
    caption = f"Harvest plot per model: {name}"
    rows = [
        [model, f"{SYMBOLS[str(shown)]} {shown}", word_designs(cell)]
        for (model, shown), cell in bars.groupby(["model", "shown"], sort=False)
    ]
    table = render_table(f"{caption}, as a table", ["Model", "Direction", "Designs"], rows)
    return render_figure(draw_harvest(list_harvest(bars, "model")), alt=tell_models(name, bars), caption=caption, table=table)
