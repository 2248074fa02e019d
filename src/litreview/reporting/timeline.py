"""Policy over time: dated events, policies and plans, drawn and as a table."""

import pandas as pd
from markupsafe import Markup

from litreview.reporting.display import View, clean, render, render_figure, render_table
from litreview.reporting.figures import INK, draw
from litreview.reporting.messages import format_date
from litreview.reporting.passages import spans_of
from litreview.reporting.run_folder import Run

STATUS_SHAPES = {"done": "circle", "under way": "square", "planned": "diamond", "possible": "triangle-up", "recommended": "cross"}


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
    span = f"{len(dated)} dated events, policies and plans from {years.min()} to {years.max()}"
    alt = f"{span}; {done} {'is' if done == 1 else 'are'} done."
    table = render_table(
        f"{caption}, as a table", ["Number", "Date", "Status", "Where", "Words"], rows, numeric=["Number"], quiet=["not stated"]
    )
    return View(render_figure(_draw_timeline(dated), alt=alt, caption=caption, table=table))


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
