"""What changes for people, and in which direction: the harvest plot and its tables."""

import pandas as pd

from litreview.reporting.directions import count_line, list_findings, word_counts
from litreview.reporting.display import View, render, render_figure, render_table
from litreview.reporting.evidence import DESIGNS, EQUIVALENCE, STRENGTH, in_codebook_order, join_findings, name_or
from litreview.reporting.figures import INK, PAPER, SYMBOLS, draw
from litreview.reporting.models import NOTHING
from litreview.reporting.run_folder import Run


def show_harvest(run: Run) -> View:
    """Return the harvest plot: one bar per work, by outcome and direction, its height and letter the study design.

    Example:
        >>> show_harvest.__name__
        'show_harvest'
    """
    findings = join_findings(run)
    if findings.empty:
        return View(render("notice", words=NOTHING, kind="gap"))
    bars = place_bars(run, findings)
    caption = "Harvest plot: one bar per work, by outcome and direction"
    rows = [
        [outcome, word_counts(part), ", ".join(sorted(part["letter"]))] for outcome, part in bars.groupby("outcome", sort=False)
    ]
    letters = "; ".join(dict.fromkeys(f"{letter} {words}" for _, letter, words in DESIGNS))
    table = render_table(f"{caption}, as a table", ["Outcome", "Works by direction", "Designs"], rows)
    note = f"Letters: {letters}; N not named. A higher bar is a design that can say more about cause."
    figure = render_figure(_draw_harvest(bars), alt=tell_harvest(bars), caption=caption, table=table)
    return View(figure, render("notice", words=note, kind=""))


def place_bars(run: Run, findings: pd.DataFrame) -> pd.DataFrame:
    """Return one row per work, outcome and direction: ``outcome``, ``shown``, ``letter``, ``height``, ``place``.

    Example:
        >>> place_bars.__name__
        'place_bars'
    """
    order = in_codebook_order(run, findings["outcome"])
    bars = findings.drop_duplicates(["work", "outcome", "shown"])[["work", "outcome", "shown", "design"]].copy()
    bars["letter"], bars["height"] = bars["design"], bars["design"].map(STRENGTH)
    bars["rank"] = [order.index(outcome) for outcome in bars["outcome"]]
    bars = bars.sort_values(["rank", "shown", "height", "work"], ascending=[True, True, False, True], kind="stable")
    bars["place"] = bars.groupby(["outcome", "shown"]).cumcount()
    bars["outcome"] = [name_or(run, outcome, "Outcome not stated") for outcome in bars["outcome"]]
    return bars.reset_index(drop=True)


def tell_harvest(bars: pd.DataFrame) -> str:
    """Return in one or two sentences what the harvest plot shows.

    Example:
        >>> tell_harvest(pd.DataFrame({"outcome": ["Hope"], "shown": ["mixed"], "work": ["a"]}))
        'Most works: Hope (◆ mixed: 1). 1 outcome has findings.'
    """
    counts = bars.groupby("outcome", sort=False)["work"].nunique()
    most = counts.index[counts.to_numpy().argmax()]
    words = "1 outcome has findings" if len(counts) == 1 else f"{len(counts)} outcomes have findings"
    return f"Most works: {most} ({word_counts(bars[bars['outcome'] == most])}). {words}."


def show_outcomes(run: Run) -> View:
    """Return for each outcome its findings, with direction in words and a link to the words of the text.

    Example:
        >>> show_outcomes.__name__
        'show_outcomes'
    """
    findings = join_findings(run)
    parts = []
    for outcome in in_codebook_order(run, findings["outcome"]):
        part = findings[findings["outcome"] == outcome]
        name = name_or(run, outcome, "Outcome not stated")
        table = render_table(f"Findings: {name}", *list_findings(run, part, "Outcome"))
        parts.append(render("group", name=name, line=count_line(part), table=table))
    return View(*parts or [render("notice", words="No outcome has a finding.", kind="gap")])


def show_equivalence(run: Run) -> View:
    """Return the findings of no difference from professionals in the same role, apart from no difference.

    Example:
        >>> show_equivalence.__name__
        'show_equivalence'
    """
    findings = join_findings(run)
    equal = findings[findings["shown"] == EQUIVALENCE]
    caption = "Peer workers compared with professionals in the same role: no difference"
    return View(render_table(caption, *list_findings(run, equal, "Compared with")))


def show_mentions(run: Run) -> View:
    """Return how often each outcome is mentioned without a study: goals, hopes, background, testimony.

    Example:
        >>> show_mentions.__name__
        'show_mentions'
    """
    mentions, findings = join_findings(run, "mention"), join_findings(run)
    rows = [
        [
            name_or(run, outcome, "Outcome not stated"),
            int(mentions.loc[mentions["outcome"] == outcome, "document_id"].nunique()),
            "yes" if outcome in set(findings["outcome"]) else "no evidence found",
        ]
        for outcome in in_codebook_order(run, mentions["outcome"])
    ]
    columns = ["Outcome", "Documents that mention it", "Is there a finding?"]
    return View(render_table("Outcomes that are mentioned, not measured", columns, rows, numeric=columns[1:2]))


def _draw_harvest(bars: pd.DataFrame) -> str:
    import altair as alt

    shown = [direction for direction in SYMBOLS if direction in set(bars["shown"])]
    heads = [f"{SYMBOLS[direction]} {direction}" for direction in shown]
    outcomes = list(dict.fromkeys(bars["outcome"]))
    most = int(bars["place"].max()) + 1
    bars = bars.assign(direction=[f"{SYMBOLS[direction]} {direction}" for direction in bars["shown"]])
    x = alt.X("place:O", axis=None, scale=alt.Scale(domain=list(range(max(most, 4)))))
    y = alt.Y("height:Q", axis=None, scale=alt.Scale(domain=[0, 7]))
    base = alt.Chart(bars).encode(x=x, y=y)
    drawn = base.mark_bar(color=PAPER, stroke=INK, strokeWidth=1.5) + base.mark_text(dy=-8).encode(text="letter:N")
    cell = drawn.properties(width=max(most, 4) * 22, height=64)
    row = alt.Row(
        "outcome:N", sort=outcomes, title=None, header=alt.Header(labelAngle=0, labelAlign="left", labelAnchor="middle")
    )
    column = alt.Column("direction:N", sort=heads, title=None, header=alt.Header(labelAnchor="start"))
    return draw(cell.facet(row=row, column=column, spacing=12))
