"""Which models were studied for which outcomes: the evidence-gap map."""

from typing import TYPE_CHECKING

import pandas as pd

from litreview.reporting.directions import count_line, list_findings, matrix, word_counts
from litreview.reporting.display import View, render, render_figure, render_table
from litreview.reporting.evidence import in_codebook_order, join_findings, name_or
from litreview.reporting.figures import INK, PAPER, SHAPES, draw
from litreview.reporting.run_folder import Run

if TYPE_CHECKING:
    import altair as alt

NOTHING = (
    "No document of this review reports a finding about an outcome. That is a gap in the evidence, not evidence of no difference."
)


def show_gap_map(run: Run) -> View:
    """Return the evidence-gap map: model by outcome, number of works in each direction.

    Example:
        >>> show_gap_map.__name__
        'show_gap_map'
    """
    findings = join_findings(run)
    if findings.empty:
        return View(render("notice", words=NOTHING, kind="gap"))
    columns, rows = matrix(run, findings)
    empty = sum(cell == "no study" for row in rows for cell in row[1:])
    alt = f"{most_studied(findings, run)} {empty} of {len(rows) * (len(columns) - 1)} pairs of model and outcome have no study."
    caption = "Evidence-gap map: works per model and outcome, by direction"
    table = render_table(f"{caption}, as a table", columns, rows)
    note = render("notice", words="An empty cell means: no evidence found. It does not mean: no difference.", kind="gap")
    return View(render("legend"), render_figure(_draw_map(run, findings), alt=alt, caption=caption, table=table), note)


def most_studied(findings: pd.DataFrame, run: Run) -> str:
    """Return the sentence that names the model with most works and what they show.

    Example:
        >>> most_studied.__name__
        'most_studied'
    """
    counts = findings.groupby("model")["work"].nunique()
    model = next(code for code in in_codebook_order(run, findings["model"]) if counts[code] == counts.max())
    return f"Most studied: {name_or(run, model, 'model not stated')} ({word_counts(findings[findings['model'] == model])})."


def show_models(run: Run) -> View:
    """Return for each model its findings, with direction in words and a link to the words of the text.

    Example:
        >>> show_models.__name__
        'show_models'
    """
    findings = join_findings(run)
    parts = []
    for model in in_codebook_order(run, findings["model"]):
        part = findings[findings["model"] == model]
        name = name_or(run, model, "Model not stated")
        table = render_table(f"Findings: {name}", *list_findings(run, part, "Model"))
        parts.append(render("group", name=name, line=count_line(part), table=table))
    return View(*parts or [render("notice", words="No model has a finding.", kind="gap")])


def show_unstudied(run: Run) -> View:
    """Return the models that texts or people mention but for which no finding was read.

    Example:
        >>> show_unstudied.__name__
        'show_unstudied'
    """
    studied = set(join_findings(run)["model"])
    framework = run.table("framework_evidence")
    rows = [
        [row.name, row.research, row.policy, row.practice, row.consultation_people]
        for row in framework.itertuples()
        if row.component.startswith("MOD.") and row.component not in studied and _is_mentioned(row)
    ]
    columns = ["Model", "Research texts", "Policy texts", "Practice texts", "People heard"]
    return View(render_table("Models that are spoken of, with no finding about an outcome", columns, rows, numeric=columns[1:]))


def _is_mentioned(row: object) -> bool:
    return any(str(getattr(row, name)) not in ("", "0") for name in ("research", "policy", "practice", "consultation_people"))


def _draw_map(run: Run, findings: pd.DataFrame) -> str:
    import altair as alt

    counts = findings.groupby(["model", "outcome", "shown"], sort=False)["work"].nunique().reset_index(name="works")
    counts["model"] = [name_or(run, model, "Model not stated") for model in counts["model"]]
    counts["outcome"] = [name_or(run, outcome, "Outcome not stated") for outcome in counts["outcome"]]
    models = [name_or(run, code, "Model not stated") for code in in_codebook_order(run, findings["model"])]
    outcomes = [name_or(run, code, "Outcome not stated") for code in in_codebook_order(run, findings["outcome"])]
    shown = [direction for direction in SHAPES if direction in set(counts["shown"])]
    x = alt.X("outcome:N", scale=alt.Scale(domain=outcomes), title=None, axis=alt.Axis(orient="bottom", labelAngle=-45))
    y = alt.Y("model:N", scale=alt.Scale(domain=models), title=None)
    offset = alt.XOffset("shown:N", sort=shown, scale=alt.Scale(domain=shown, paddingOuter=0.5))
    shape = alt.Shape("shown:N", scale=alt.Scale(domain=list(SHAPES), range=list(SHAPES.values())), legend=None)
    pairs = pd.DataFrame([{"model": model, "outcome": outcome} for model in models for outcome in outcomes])
    cells = alt.Chart(pairs).mark_rect(fill=PAPER, stroke=INK, strokeOpacity=0.3).encode(x=x, y=y)
    base = alt.Chart(counts).encode(x=x, y=y, xOffset=offset)
    points = base.mark_point(size=110, stroke=INK, strokeWidth=2, opacity=1, yOffset=-8).encode(shape=shape, fill=_fill())
    numbers = base.mark_text(dy=11).encode(text="works:Q")
    return draw(
        (cells + points + numbers).properties(
            width={"step": 24, "for": "offset"} if len(shown) > 1 else alt.Step(60), height=alt.Step(48)
        )
    )


def _fill() -> "alt.Fill":
    """Return the inside of a symbol: empty for unclear, so that it looks as it does in running words."""
    import altair as alt

    return alt.Fill("shown:N", scale=alt.Scale(domain=list(SHAPES), range=[INK] * (len(SHAPES) - 1) + [PAPER]), legend=None)
