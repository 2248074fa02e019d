"""What changes for people, and in which direction: the harvest plot and its tables."""

import pandas as pd
from markupsafe import Markup

from litreview.reporting.directions import QUIET, count_line, list_findings, word_counts
from litreview.reporting.display import View, count_words, render, render_figure, render_group, render_table
from litreview.reporting.evidence import (
    DESIGNS,
    EQUIVALENCE,
    STRENGTH,
    count_works_by,
    in_codebook_order,
    join_findings,
    keep_counted,
    name_or,
)
from litreview.reporting.figures import INK, PAPER, SYMBOLS, draw
from litreview.reporting.models import NOTHING
from litreview.reporting.run_folder import Run

_NAMES, _NARROWEST, _ROW, _UNIT = 13, 6, 9, 20
"""The harvest plot's grid: widths of names and of the narrowest column, height of a row, pixels of a unit."""


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
    rows = [[outcome, word_counts(part), word_designs(part)] for outcome, part in bars.groupby("outcome", sort=False)]
    letters = "; ".join(dict.fromkeys(f"{letter} {words}" for _, letter, words in DESIGNS))
    table = render_table(f"{caption}, as a table", ["Outcome", "Works by direction", "Designs"], rows)
    note = f"Letters: {letters}; N not named. A higher bar is a design that can say more about cause."
    figure = render_figure(_draw_harvest(bars), alt=tell_harvest(bars), caption=caption, table=table)
    return View(figure, render("notice", words=note, kind=""))


def place_bars(run: Run, findings: pd.DataFrame) -> pd.DataFrame:
    """Return one row per work, outcome and direction: ``outcome``, ``shown``, ``letter``, ``height``, ``place``.

    A study that a review with a finding on the same outcome includes has no bar beside it.

    Example:
        >>> place_bars.__name__
        'place_bars'
    """
    order = in_codebook_order(run, findings["outcome"])
    counted = keep_counted(findings, "outcome")
    bars = counted.drop_duplicates(["work", "outcome", "shown"])[["work", "outcome", "shown", "design"]].copy()
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
    counts = count_works_by(bars, "outcome")
    most = counts.index[counts.to_numpy().argmax()]
    words = "1 outcome has findings" if len(counts) == 1 else f"{len(counts)} outcomes have findings"
    return f"Most works: {most} ({word_counts(bars[bars['outcome'] == most])}). {words}."


def word_designs(bars: pd.DataFrame) -> str:
    """Return how many works have which design, the strongest first.

    Example:
        >>> word_designs(pd.DataFrame({"letter": ["R", "S", "R"], "work": ["a", "b", "c"]}))
        'review of studies: 1; randomised trial: 2'
    """
    names = {letter: words for _, letter, words in reversed(DESIGNS)} | {"N": "design not named"}
    works = count_works_by(keep_counted(bars), "letter")
    ordered = sorted(works.index, key=lambda letter: (-STRENGTH[letter], letter))
    return "; ".join(f"{names[letter]}: {works[letter]}" for letter in ordered)


def show_outcomes(run: Run) -> View:
    """Return for each outcome its findings, with direction in words and a link to the words of the text.

    Example:
        >>> show_outcomes.__name__
        'show_outcomes'
    """
    findings = join_findings(run)
    parts = [_show_outcome(run, findings, outcome) for outcome in in_codebook_order(run, findings["outcome"])]
    return View(*parts or [render("notice", words="No outcome has a finding.", kind="gap")])


def _show_outcome(run: Run, findings: pd.DataFrame, outcome: str) -> Markup:
    part = findings[findings["outcome"] == outcome]
    name = name_or(run, outcome, "Outcome not stated")
    models = [
        [name_or(run, model, "Model not stated"), word_counts(part[part["model"] == model])]
        for model in in_codebook_order(run, part["model"])
    ]
    summed = render_table(f"{name}: works per model and direction", ["Model", "Works by direction"], models)
    table = render_table(f"{name}: findings", *list_findings(run, part, "Outcome"), quiet=QUIET)
    return render_group(name, summed + table, line=count_line(part))


def show_equivalence(run: Run) -> View:
    """Return the findings of no difference from professionals in the same role, apart from no difference.

    Example:
        >>> show_equivalence.__name__
        'show_equivalence'
    """
    findings = join_findings(run)
    equal = findings[findings["shown"] == EQUIVALENCE]
    caption = "Peer workers compared with professionals in the same role: no difference"
    table = render_table(caption, *list_findings(run, equal, "Compared with"), quiet=QUIET)
    return View(render_group("As good as professionals in the same role", table, line=count_line(equal)))


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
    table = render_table("Outcomes that are mentioned, not measured", columns, rows, numeric=columns[1:2])
    return View(render_group("Mentioned, not measured", table, line=f"{count_words(len(rows), 'outcome')}."))


def _draw_harvest(bars: pd.DataFrame) -> str:
    import altair as alt

    shown = [direction for direction in SYMBOLS if direction in set(bars["shown"])]
    outcomes = list(dict.fromkeys(bars["outcome"]))
    wide = [max(int(bars.loc[bars["shown"] == direction, "place"].max()) + 2, _NARROWEST) for direction in shown]
    left = dict(zip(shown, (_NAMES + sum(wide[:n]) for n in range(len(wide))), strict=True))
    drawn = bars.assign(
        left=[left[row.shown] + row.place for row in bars.itertuples()],
        base=[-_ROW * outcomes.index(outcome) for outcome in bars["outcome"]],
    )
    drawn = drawn.assign(right=drawn["left"] + 0.8, top=drawn["base"] + drawn["height"], middle=drawn["left"] + 0.4)
    words = [{"at": left[direction], "line": _ROW + 2, "words": _break(direction)} for direction in shown]
    words += [{"at": 0, "line": 2 - _ROW * n, "words": outcome} for n, outcome in enumerate(outcomes)]
    end, bottom = _NAMES + sum(wide), -_ROW * (len(outcomes) - 1) - 1
    x = alt.X("left:Q", axis=None, scale=alt.Scale(domain=[0, end], nice=False))
    y = alt.Y("base:Q", axis=None, scale=alt.Scale(domain=[bottom, _ROW + 4], nice=False))
    rules = alt.Chart(pd.DataFrame({"base": sorted(set(drawn["base"]))})).mark_rule(color=INK, opacity=0.35).encode(y=y)
    rects = alt.Chart(drawn).mark_rect(fill=PAPER, stroke=INK, strokeWidth=1.5).encode(x=x, x2="right:Q", y=y, y2="top:Q")
    letters = alt.Chart(drawn).mark_text(dy=-8).encode(x="middle:Q", y="top:Q", text="letter:N")
    names = alt.Chart(pd.DataFrame(words)).mark_text(align="left", baseline="middle", lineBreak="\n", limit=_NAMES * _UNIT - 12)
    labels = names.encode(x=alt.X("at:Q"), y=alt.Y("line:Q"), text="words:N")
    return draw((rules + rects + letters + labels).properties(width=end * _UNIT, height=(_ROW + 4 - bottom) * 8))


def _break(direction: str) -> str:
    """Return a direction with its symbol, over two lines where it is long."""
    return (
        f"{SYMBOLS[direction]} {direction}".replace(" from ", "\nfrom ").replace(" peer ", "\npeer ").replace(" comp", "\ncomp")
    )
