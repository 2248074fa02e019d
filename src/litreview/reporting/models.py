"""Which models were studied for which outcomes: the evidence-gap map."""

from typing import TYPE_CHECKING

import pandas as pd

from litreview.reporting.directions import QUIET, count_line, list_findings, matrix, word_counts
from litreview.reporting.display import View, render, render_figure, render_group, render_table
from litreview.reporting.evidence import count_works_by, in_codebook_order, join_findings, keep_counted, name_or
from litreview.reporting.figures import INK, PAPER, SHAPES, draw
from litreview.reporting.kinds import find_heard, find_read, list_kinds
from litreview.reporting.run_folder import Run

if TYPE_CHECKING:
    import altair as alt

_SYMBOL, _ABREAST, _LINE, _NAMES, _HEADS, _ASIDE = 26, 3, 20, 250, 260, 120
"""Pixels of the gap map: a symbol with its number, symbols side by side, a line of them, room for names and slanted heads."""

NOTHING = (
    "No document of this review reports a finding about an outcome. That is a gap in the evidence, not evidence of no difference."
)


def show_gap_map(run: Run) -> View:
    """Return the evidence-gap map: outcome by model, number of works in each direction.

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
    table = render_table(f"{caption}, as a table", columns, rows, quiet=QUIET)
    note = render("notice", words="An empty cell means: no evidence found. It does not mean: no difference.", kind="gap")
    return View(render("legend"), render_figure(_draw_map(run, findings), alt=alt, caption=caption, table=table), note)


def most_studied(findings: pd.DataFrame, run: Run) -> str:
    """Return the sentence that names the stated model with most works and what they show.

    Example:
        >>> most_studied.__name__
        'most_studied'
    """
    stated = findings[findings["model"] != ""]
    if stated.empty:
        return "No finding names its model."
    counts = count_works_by(stated, "model")
    model = next(code for code in in_codebook_order(run, stated["model"]) if counts[code] == counts.max())
    return f"Most studied: {name_or(run, model, '')} ({word_counts(stated[stated['model'] == model])})."


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
        table = render_table(f"{name}: findings", *list_findings(run, part, "Model"), quiet=QUIET)
        parts.append(render_group(name, table, line=count_line(part)))
    return View(*parts or [render("notice", words="No model has a finding.", kind="gap")])


def show_unstudied(run: Run) -> View:
    """Return the models that texts or people mention but for which no finding was read.

    Example:
        >>> show_unstudied.__name__
        'show_unstudied'
    """
    studied = set(join_findings(run)["model"])
    framework = run.table("framework_evidence")
    mentioned = framework[find_read(framework) | find_heard(framework)]
    mentioned = mentioned[mentioned["component"].str.startswith("MOD.") & ~mentioned["component"].isin(studied)]
    kinds = list_kinds(mentioned)
    rows = mentioned[["name", *kinds, "consultation_people"]].to_numpy().tolist()
    columns = ["Model", *(f"{name} texts" for name in kinds.values()), "People heard"]
    return View(
        render_table(
            "Models that are spoken of, with no finding about an outcome", columns, rows, numeric=columns[1:], quiet=["0"]
        )
    )


def _draw_map(run: Run, findings: pd.DataFrame) -> str:
    import altair as alt

    models, outcomes = in_codebook_order(run, findings["model"]), in_codebook_order(run, findings["outcome"])
    shown = [direction for direction in SHAPES if direction in set(findings["shown"])]
    columns = min(len(shown), _ABREAST)
    width, row = max(columns, 2) * _SYMBOL, _LINE * -(-len(shown) // columns) + _LINE // 2
    counted = keep_counted(findings, "model", "outcome")
    counts = count_works_by(counted, "model", "outcome", "shown").reset_index(name="works")
    places = [divmod(shown.index(direction), columns) for direction in counts["shown"]]
    counts["x"] = [models.index(m) * width + at * _SYMBOL + 9 for m, (_, at) in zip(counts["model"], places, strict=True)]
    counts["y"] = [
        outcomes.index(o) * row + (line + 0.75) * _LINE for o, (line, _) in zip(counts["outcome"], places, strict=True)
    ]
    cells = pd.DataFrame([{"x": m * width, "y": n * row} for n in range(len(outcomes)) for m in range(len(models))])
    cells = cells.assign(right=cells["x"] + width, bottom=cells["y"] + row)
    high, wide = len(outcomes) * row, len(models) * width
    rows = [{"x": -8, "y": (n + 0.5) * row, "words": name_or(run, code, "Outcome not stated")} for n, code in enumerate(outcomes)]
    heads = [{"x": (m + 0.5) * width, "y": -10, "words": name_or(run, code, "Model not stated")} for m, code in enumerate(models)]
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[-_NAMES, wide + _ASIDE], nice=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[high, -_HEADS], nice=False))
    shape = alt.Shape("shown:N", scale=alt.Scale(domain=list(SHAPES), range=list(SHAPES.values())), legend=None)
    grid = alt.Chart(cells).mark_rect(fill=PAPER, stroke=INK, strokeOpacity=0.35).encode(x=x, y=y, x2="right:Q", y2="bottom:Q")
    points = (
        alt.Chart(counts).mark_point(size=80, stroke=INK, strokeWidth=2, opacity=1).encode(x=x, y=y, shape=shape, fill=_fill())
    )
    numbers = alt.Chart(counts).mark_text(align="left", baseline="middle", dx=8).encode(x=x, y=y, text="works:Q")
    left = alt.Chart(pd.DataFrame(rows)).mark_text(align="right", baseline="middle", limit=_NAMES - 12)
    above = alt.Chart(pd.DataFrame(heads)).mark_text(align="left", baseline="middle", angle=300, limit=_HEADS + 40)
    names = [text.encode(x=x, y=y, text="words:N") for text in (left, above)]
    return draw(alt.layer(grid, points, numbers, *names).properties(width=wide + _NAMES + _ASIDE, height=high + _HEADS))


def _fill() -> "alt.Fill":
    """Return the inside of a symbol: empty for unclear, so that it looks as it does in running words."""
    import altair as alt

    return alt.Fill("shown:N", scale=alt.Scale(domain=list(SHAPES), range=[INK] * (len(SHAPES) - 1) + [PAPER]), legend=None)
