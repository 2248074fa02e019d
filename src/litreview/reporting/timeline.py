"""Policy over time: dated events, policies and plans, drawn and as a table."""

import pandas as pd
from markupsafe import Markup

from litreview.reporting.display import View, clean, render, render_figure, render_table
from litreview.reporting.messages import format_date
from litreview.reporting.passages import spans_of
from litreview.reporting.run_folder import Run
from litreview.reporting.timeline_drawing import MOST, Moment, draw_timeline


def show_timeline(run: Run) -> View:
    """Return dated events, policies and plans in order of time, drawn and as a table with their words.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "from 2021 to 2021" in show_timeline(example_run()).html
        True
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
    span = f"Events, policies and plans with a date: {len(dated)}, from {years.min()} to {years.max()}"
    late = f" Drawn are the last {MOST}." if len(dated) > MOST else ""
    alt = f"{span}; {done} {'is' if done == 1 else 'are'} done.{late}"
    table = render_table(
        f"{caption}, as a table", ["Number", "Date", "Status", "Where", "Words"], rows, numeric=["Number"], quiet=["not stated"]
    )
    return View(render_figure(_draw(dated), alt=alt, caption=caption, table=table))


def _draw(dated: pd.DataFrame) -> str:
    parts = dated["date_start"].str.extract(r"(\d{4})(?:-(\d{2}))?")
    years = parts[0].astype(int) + (parts[1].fillna("01").astype(int) - 1) / 12
    moments = [
        Moment(format_date(row.date_start), float(year), row.status == "done", _tell(row.status, row.jurisdiction, row.quote))
        for row, year in zip(dated.itertuples(), years, strict=True)
    ]
    return draw_timeline(moments)


def _tell(status: str, place: str, words: str) -> str:
    return f"{status or 'status not stated'}{f', {clean(place)}' if place else ''}: {clean(words)}"
