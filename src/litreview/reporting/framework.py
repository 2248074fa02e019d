"""The framework evidence table: what stands behind each component, kinds of evidence apart."""

import pandas as pd
from markupsafe import Markup

from litreview.reporting.display import View, clean, render, render_figure, render_quotations, render_table
from litreview.reporting.figures import INK, draw
from litreview.reporting.links import link_references
from litreview.reporting.messages import format_date
from litreview.reporting.passages import find_passages, parse_spans, spans_of
from litreview.reporting.run_folder import Run

COUNTS = ["research", "policy", "practice", "consultation_people"]
HEADS = ["Component", "Research", "Policy", "Practice", "People heard", "Convergence", "Confidence", "Gap"]
SIDES = ("literature and consultation", "literature only", "consultation only", "neither")
STATUS_SHAPES = {"done": "circle", "under way": "square", "planned": "diamond", "possible": "triangle-up", "recommended": "cross"}
_NOTHING = ("", "0")


def show_balance(run: Run) -> View:
    """Return the drawing of where literature and consultation speak, per family of components, with its table.

    Example:
        >>> show_balance.__name__
        'show_balance'
    """
    balance = count_sides(run.table("framework_evidence"))
    if balance.empty:
        return View(render("notice", words="The framework has no components yet.", kind="gap"))
    wide = balance.pivot(index="family", columns="side", values="components").reindex(columns=list(SIDES))
    wide = wide.loc[list(dict.fromkeys(balance["family"]))]
    rows = [[family, *map(int, row)] for family, row in zip(wide.index, wide.to_numpy(), strict=True)]
    total = balance.groupby("side")["components"].sum()
    alt = "; ".join(f"{side}: {total[side]} components" for side in SIDES) + "."
    caption = "Who speaks about the framework: literature, consultation, both or neither"
    table = render_table(f"{caption}, as a table", ["Family", *SIDES], rows, numeric=SIDES)
    return View(render_figure(_draw_balance(balance), alt=alt[0].upper() + alt[1:], caption=caption, table=table))


def count_sides(framework: pd.DataFrame) -> pd.DataFrame:
    """Return how many components of each family have evidence on which side: ``family``, ``side``, ``components``.

    Example:
        >>> count_sides(pd.DataFrame(columns=["family", *COUNTS])).empty
        True
    """
    rows = []
    for family, part in framework.groupby("family", sort=False):
        heard = ~part["consultation_people"].astype(str).isin(_NOTHING)
        read = (~part[COUNTS[:3]].astype(str).isin(_NOTHING)).any(axis=1)
        numbers = (heard & read, read & ~heard, heard & ~read, ~heard & ~read)
        rows += [{"family": family, "side": side, "components": int(n.sum())} for side, n in zip(SIDES, numbers, strict=True)]
    return pd.DataFrame(rows, columns=["family", "side", "components"])


def show_framework(run: Run) -> View:
    """Return the framework evidence table family by family, each component's quotations one click away.

    Example:
        >>> show_framework.__name__
        'show_framework'
    """
    frame = run.table("framework_evidence")
    return View(*(_show_family(run, str(family), part) for family, part in frame.groupby("family", sort=False)))


def show_timeline(run: Run) -> View:
    """Return dated events, policies and plans in order of time, drawn and as a table with their words.

    Example:
        >>> show_timeline.__name__
        'show_timeline'
    """
    facts = run.table("facts")
    dated = facts[facts["kind"].isin(["event", "policy status", "plan"]) & facts["date_start"].str.match(r"\d{4}")]
    dated = dated.sort_values(["date_start", "document_id", "start"], kind="stable").reset_index(drop=True)
    if dated.empty:
        return View(render("notice", words="No dated event, policy or plan was read.", kind="gap"))
    dated["number"] = dated.index + 1
    links = [
        Markup('<a href="#{}">{}</a>').format(span.anchor, clean(q))
        for span, q in zip(spans_of(dated), dated["quote"], strict=True)
    ]
    rows = [
        [row.number, format_date(row.date_start), row.status or "not stated", row.jurisdiction or "not stated", link]
        for row, link in zip(dated.itertuples(), links, strict=True)
    ]
    caption = "Timeline of events, policies and plans"
    years = dated["date_start"].str[:4]
    done = int((dated["status"] == "done").sum())
    alt = f"{len(dated)} dated events, policies and plans from {years.min()} to {years.max()}; {done} are done."
    table = render_table(f"{caption}, as a table", ["Number", "Date", "Status", "Where", "Words"], rows, numeric=["Number"])
    return View(render_figure(_draw_timeline(dated), alt=alt, caption=caption, table=table))


def show_judgement(row: pd.Series) -> tuple[str, str]:
    """Return convergence and confidence in words, with who judged, when, and whether the evidence changed since.

    Example:
        >>> show_judgement(pd.Series({"convergence": "", "confidence": "", "judged_by": "", "judged_on": "", "stale": ""}))
        ('nothing to judge', 'not applied')
    """
    signed = f" (judged by {row['judged_by']}, {format_date(row['judged_on'])})" if row["judged_by"] else ""
    stale = f"; {row['stale']}" if row["stale"] not in ("", "no") else ""
    convergence, confidence = row["convergence"] or "nothing to judge", row["confidence"] or "not applied"
    return clean(convergence), clean(confidence + signed + stale)


def _show_family(run: Run, family: str, part: pd.DataFrame) -> Markup:
    rows = [
        [row["name"], *(row[c] for c in COUNTS), *show_judgement(row), link_references(run, row["gap"]) or "none noted"]
        for _, row in part.iterrows()
    ]
    table = render_table(f"{family}: evidence per component", HEADS, rows, numeric=HEADS[1:5])
    details = [_show_component(run, row) for _, row in part.iterrows() if row["quotes"] or row["summary"]]
    return render("family", name=family, table=table, details=details)


def _show_component(run: Run, row: pd.Series) -> Markup:
    quotations = render_quotations(find_passages(run, parse_spans(row["quotes"])))
    content = render("component", summary=link_references(run, row["summary"]), quotations=quotations)
    return render("more", summary=f"{row['name']}: summary and quotations", content=content)


def _draw_balance(balance: pd.DataFrame) -> str:
    import altair as alt

    families = list(dict.fromkeys(balance["family"]))
    x = alt.X("side:N", sort=list(SIDES), title=None, axis=alt.Axis(orient="top", labelAngle=0, labelLimit=200))
    y = alt.Y("family:N", sort=families, title=None, axis=alt.Axis(grid=True))
    base = alt.Chart(balance).encode(x=x, y=y)
    some = base.transform_filter("datum.components > 0")
    size = alt.Size("components:Q", scale=alt.Scale(range=[60, 700], domainMin=1), legend=None)
    rings = some.mark_point(filled=False, color=INK, strokeWidth=1.8, opacity=1, xOffset=-18).encode(size=size)
    numbers = base.mark_text(dx=18).encode(text="components:Q")
    return draw((rings + numbers).properties(width=alt.Step(170), height=alt.Step(34)))


def _draw_timeline(dated: pd.DataFrame) -> str:
    import altair as alt

    dates = dated["date_start"].str.extract(r"(\d{4})(?:-(\d{2}))?")
    years = dates[0].astype(int) + (dates[1].fillna("01").astype(int) - 1) / 12
    points = dated[["number", "status"]].assign(year=years, line=dated.groupby(years.round().astype(int)).cumcount())
    points["status"] = points["status"].replace("", "not stated")
    shapes = {**STATUS_SHAPES, "not stated": "triangle-down"}
    used = [status for status in shapes if status in set(points["status"])]
    shape = alt.Shape(
        "status:N",
        title="Status",
        scale=alt.Scale(domain=used, range=[shapes[s] for s in used]),
        legend=alt.Legend(orient="bottom"),
    )
    x = alt.X("year:Q", title=None, axis=alt.Axis(format="d", tickMinStep=1), scale=alt.Scale(zero=False, padding=20))
    y = alt.Y("line:Q", axis=None, scale=alt.Scale(domain=[-1, max(int(points["line"].max()) + 1, 2)]))
    base = alt.Chart(points).encode(x=x, y=y)
    marks = base.mark_point(size=110, filled=False, strokeWidth=2, color=INK, opacity=1).encode(shape=shape)
    numbers = base.mark_text(dx=15).encode(text="number:Q")
    return draw((marks + numbers).properties(width=720, height=max(60, 26 * (int(points["line"].max()) + 2))))
