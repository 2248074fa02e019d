"""Which models were studied for which outcomes: the evidence-gap map."""

import pandas as pd
from markupsafe import Markup

from litreview.reporting.bars import UNSTATED
from litreview.reporting.directions import QUIET, count_directions, count_line, list_findings, tell_counts, word_counts
from litreview.reporting.display import View, count_words, render, render_figure, render_group, render_table
from litreview.reporting.evidence import count_works, count_works_by, in_codebook_order, join_findings, name_or
from litreview.reporting.gap_map import MapColumn, Row, draw_gap_map
from litreview.reporting.kinds import KINDS, find_heard, find_read, list_kind_columns
from litreview.reporting.run_folder import Run

NOTHING = (
    "No document of this review reports a finding about an outcome. That is a gap in the evidence, not evidence of no difference."
)


def show_gap_map(run: Run) -> View:
    """Return the evidence-gap map: outcome by model, number of works in each direction.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "0 of 1 pairs of model and outcome have no study" in show_gap_map(example_run()).html
        True
    """
    findings = join_findings(run)
    if findings.empty:
        return View(render("notice", words=NOTHING, kind="gap"))
    models, outcomes = in_codebook_order(run, findings["model"]), in_codebook_order(run, findings["outcome"])
    caption = "Evidence-gap map: works per model and outcome, by direction"
    columns = ["Outcome", "Model", "Works", "Works by direction"]
    rows = [
        [name_or(run, outcome, UNSTATED["outcome"]), name_or(run, model, UNSTATED["model"]), count_works(cell), word_counts(cell)]
        for (outcome, model), cell in _cells(findings, outcomes, models)
    ]
    table = render_table(f"{caption}, as a table", columns, rows, numeric=["Works"], quiet=QUIET)
    drawing = _draw_map(run, findings, models, outcomes)
    figure = render_figure(drawing, alt=tell_map(run, findings), caption=caption, table=table)
    return View(figure, render("notice", words=tell_gaps(run, findings), kind="gap"))


def tell_map(run: Run, findings: pd.DataFrame) -> str:
    """Return in sentences what the map shows: what was studied most, how much names no model, how much is empty.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> from litreview.reporting.participant_studies import find_research
        >>> tell_map(example_run(), find_research(example_run()))
        'Most studied: Hospital (1 favours peer support). 0 of 1 pairs of model and outcome have no study.'
    """
    stated = findings[findings["model"] != ""]
    models, outcomes = stated["model"].nunique(), findings["outcome"].nunique()
    pairs = len(stated[["model", "outcome"]].drop_duplicates())
    unstated = count_works(findings[findings["model"] == ""])
    parts = [most_studied(findings, run, symbols=False)]
    if models:
        parts.append(f"{models * outcomes - pairs} of {models * outcomes} pairs of model and outcome have no study.")
    if unstated:
        parts.append(f"{count_words(unstated, 'work')} {'names' if unstated == 1 else 'name'} no model.")
    return " ".join(parts)


def tell_gaps(run: Run, findings: pd.DataFrame) -> str:
    """Return in words what an empty cell means, and which models and outcomes have no study at all.

    Named are the models that texts or people mention, and all outcomes of the codebook.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> from litreview.reporting.participant_studies import find_research
        >>> tell_gaps(example_run(), find_research(example_run()))
        'An empty cell means: no evidence found. It does not mean: no difference.'
    """
    models = list(_mentioned(run, findings)["name"])
    outcomes = [
        str(row.name_)
        for row in run.codebook.rename(columns={"name": "name_"}).itertuples()
        if str(row.id).startswith("OUT.") and row.id not in set(findings["outcome"])
    ]
    named = [("models that are spoken of", models), ("outcomes", outcomes)]
    parts = [f"No study at all, {kind}: {'; '.join(names)}." for kind, names in named if names]
    return " ".join(["An empty cell means: no evidence found. It does not mean: no difference.", *parts])


def most_studied(findings: pd.DataFrame, run: Run, *, symbols: bool = True) -> str:
    """Return the sentence that names the stated model with most works and what they show.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> from litreview.reporting.participant_studies import find_research
        >>> most_studied(find_research(example_run()), example_run())
        'Most studied: Hospital (▲ favours peer support: 1).'
    """
    stated = findings[findings["model"] != ""]
    if stated.empty:
        return "No finding names its model."
    counts = count_works_by(stated, "model")
    model = next(code for code in in_codebook_order(run, stated["model"]) if counts[code] == max(counts.values()))
    part = stated[stated["model"] == model]
    return f"Most studied: {name_or(run, model, '')} ({word_counts(part) if symbols else tell_counts(part)})."


def show_models(run: Run) -> View:
    """Return for each model its findings, with direction in words and a link to the words of the text.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "Hospital" in show_models(example_run()).html
        True
    """
    findings = join_findings(run)
    parts = [_show_model(run, findings, model) for model in in_codebook_order(run, findings["model"])]
    return View(*parts or [render("notice", words="No model has a finding.", kind="gap")])


def show_unstudied(run: Run) -> View:
    """Return the models that texts or people mention but for which no finding was read.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "nothing to show in this review" in show_unstudied(example_run()).html
        True
    """
    mentioned = _mentioned(run, join_findings(run))
    kinds = list_kind_columns(mentioned)
    rows = mentioned[["name", *kinds, "consultation_people"]].to_numpy().tolist()
    columns = ["Model", *(f"{name} texts" for name in kinds.values()), "People heard"]
    return View(
        render_table(
            "Models that are spoken of, with no finding about an outcome", columns, rows, numeric=columns[1:], quiet=["0"]
        )
    )


def _show_model(run: Run, findings: pd.DataFrame, model: str) -> Markup:
    part = findings[findings["model"] == model]
    name = name_or(run, model, UNSTATED["model"])
    outcomes = [
        [name_or(run, outcome, UNSTATED["outcome"]), word_counts(part[part["outcome"] == outcome])]
        for outcome in in_codebook_order(run, part["outcome"])
    ]
    summed = render_table(f"{name}: works per outcome and direction", ["Outcome", "Works by direction"], outcomes)
    table = render_table(f"{name}: findings", *list_findings(run, part, "Model"), quiet=QUIET)
    return render_group(name, summed + table, line=count_line(part))


def _mentioned(run: Run, findings: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of the models that texts or people mention and that have no finding, as the codebook orders them."""
    framework = run.table("framework_evidence", ["component", "name", *KINDS, "consultation_people"])
    found = framework[find_read(framework) | find_heard(framework)]
    found = found[found["component"].str.startswith("MOD.") & ~found["component"].isin(set(findings["model"]))]
    return found.set_index("component", drop=False).loc[in_codebook_order(run, found["component"])]


def _cells(findings: pd.DataFrame, outcomes: list[str], models: list[str]) -> list[tuple[tuple[str, str], pd.DataFrame]]:
    """Return the pairs of outcome and model that have findings, in the order of the map, each with its rows."""
    groups = {(str(outcome), str(model)): part for (outcome, model), part in findings.groupby(["outcome", "model"], sort=False)}
    return [((outcome, model), groups[outcome, model]) for outcome in outcomes for model in models if (outcome, model) in groups]


def _draw_map(run: Run, findings: pd.DataFrame, models: list[str], outcomes: list[str]) -> str:
    cells = {place: count_directions(part) for place, part in _cells(findings, outcomes, models)}
    by_model, by_outcome = count_works_by(findings, "model"), count_works_by(findings, "outcome")
    columns = [MapColumn(name_or(run, model, UNSTATED["model"]), model == "", by_model[model]) for model in models]
    families = [code.rpartition(".")[0] for code in outcomes]
    rows = [
        Row(
            name_or(run, outcome, UNSTATED["outcome"]),
            n == 0 or families[n] != families[n - 1],
            by_outcome[outcome],
            [cells.get((outcome, model), {}) for model in models],
        )
        for n, outcome in enumerate(outcomes)
    ]
    return draw_gap_map(columns, rows, count_works(findings))
