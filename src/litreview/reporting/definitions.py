"""Who defines peer support how, which components each definition holds, and where similar wordings differ."""

import pandas as pd
from markupsafe import Markup

from litreview.extraction.similarity import compare_wording
from litreview.reporting.display import (
    View,
    clean,
    count_words,
    render,
    render_figure,
    render_group,
    render_quotation,
    render_table,
)
from litreview.reporting.evidence import in_codebook_order, name_or
from litreview.reporting.figures import INK, draw
from litreview.reporting.passages import find_passages, spans_of
from litreview.reporting.run_folder import Run


def show_definitions(run: Run) -> View:
    """Return every definition word for word, with its owner, its host and what is known about it.

    Example:
        >>> show_definitions.__name__
        'show_definitions'
    """
    frame = _name_owners(run)
    if frame.empty:
        return View(render("notice", words="No document of this review states a definition.", kind="gap"))
    ordered = _by_owner(run, frame)
    heard = ordered["document_id"].isin(run.sessions)
    cards = [_show_definition(run, row) for _, row in ordered[~heard].iterrows()]
    said = Markup("").join(_show_definition(run, row) for _, row in ordered[heard].iterrows())
    line = f"{count_words(int(heard.sum()), 'wording')} of people who were heard."
    return View(*cards, *([render_group("In people's own words", said, line=line)] if said else []))


def show_components(run: Run) -> View:
    """Return the drawing of which definition holds which component of the codebook, with its table.

    Example:
        >>> show_components.__name__
        'show_components'
    """
    frame = _by_owner(run, _name_owners(run))
    pairs = [(number, code) for number, cell in enumerate(frame["components"], 1) for code in cell.split("; ") if code]
    if not pairs:
        return View(render("notice", words="No definition holds a component of the codebook.", kind="gap"))
    labels = [f"{number} {_short(owner)}" for number, owner in enumerate(frame["stated_by"], 1)]
    codes = in_codebook_order(run, pd.Series([code for _, code in pairs]))
    names = [name_or(run, code, "") for code in codes]
    held = pd.DataFrame({"definition": [labels[n - 1] for n, _ in pairs], "component": [name_or(run, c, "") for _, c in pairs]})
    alt = tell_components(held, len(labels))
    rows = [[label, *("yes" if ((held == [label, name]).all(axis=1)).any() else "no" for name in names)] for label in labels]
    caption = "Components that each definition holds"
    table = render_table(f"{caption}, as a table", ["Definition", *names], rows, quiet=["no"])
    return View(render_figure(_draw_matrix(held, labels, names), alt=alt, caption=caption, table=table))


def tell_components(held: pd.DataFrame, definitions: int) -> str:
    """Return what most definitions hold, and what stands in one of them only.

    Example:
        >>> tell_components(pd.DataFrame({"component": ["Hope", "Hope", "Pay"], "definition": ["1 A", "2 B", "2 B"]}), 3)
        'Hope stands in 2 of 3 definitions; 2 components occur at all. In one definition only: Pay (2 B).'
    """
    counts = held["component"].value_counts(sort=True)
    words = f"{counts.index[0]} stands in {counts.iloc[0]} of {definitions} definitions; {len(counts)} components occur at all."
    alone = held[held["component"].map(counts) == 1]
    named = [f"{row.component} ({row.definition})" for row in alone.itertuples()]
    return f"{words} In one definition only: {', '.join(named)}." if named else words


def show_differences(run: Run) -> View:
    """Return similar definitions of different owners side by side, with the words that only one of them has marked.

    Example:
        >>> show_differences.__name__
        'show_differences'
    """
    frame = _name_owners(run).set_index("definition_id", drop=False)
    pairs = [
        tuple(sorted((row.definition_id, other)))
        for row in frame.itertuples()
        for other in row.similar_to.split("; ")
        if other in frame.index
    ]
    parts = [_show_pair(frame.loc[left], frame.loc[right]) for left, right in dict.fromkeys(pairs)]
    return View(
        *parts or [render("notice", words="No two definitions are close enough to be compared word by word.", kind="gap")]
    )


def mark_words(left: str, right: str) -> tuple[Markup, Markup]:
    """Return both wordings with the words that only one of them has inside ``<mark>``.

    Example:
        >>> mark_words("hope and skills", "hope and strengths")[0]
        Markup('hope and <mark>skills</mark>')
    """
    runs = compare_wording(left, right)
    alone = ("first only", "changed"), ("second only", "changed")
    first = [_mark(run.first, run.kind in alone[0]) for run in runs]
    second = [_mark(run.second, run.kind in alone[1]) for run in runs]
    return Markup(" ").join(filter(None, first)), Markup(" ").join(filter(None, second))


def _mark(words: str, only_here: bool) -> Markup:
    text = Markup("{}").format(clean(words))
    return Markup("<mark>{}</mark>").format(text) if only_here and words else text


def _name_owners(run: Run) -> pd.DataFrame:
    """Return the definitions, those of people whom no page tells apart as a participant's."""
    frame = run.table("definitions")
    owners = zip(frame["document_id"], frame["stated_by"], strict=True)
    return frame.assign(stated_by=["A participant" if owner in run.unnamed else owner[1] for owner in owners])


def _by_owner(run: Run, frame: pd.DataFrame) -> pd.DataFrame:
    """Return the definitions by owner, those of the literature first, then those of people who were heard."""
    heard = frame.assign(heard=frame["document_id"].isin(run.sessions))
    return heard.sort_values(["heard", "stated_by", "document_id", "start"], kind="stable", ignore_index=True)


def _short(owner: str, most: int = 34) -> str:
    owner = owner or "owner not stated"
    return owner if len(owner) <= most else owner[: most - 1].rstrip() + "…"


def _show_definition(run: Run, row: pd.Series) -> Markup:
    facts = {
        "Term": row["term"],
        "Published in": row["hosted_in"] if row["hosted_in"] != row["document_id"] else "",
        "Taken from": row["cited_work"],
        "Wording": f"{row['form']}; the text itself is cut" if row["complete"] == "no" else row["form"],
        "For whom": row["population"],
        "Components": "; ".join(name_or(run, code, "") for code in row["components"].split("; ") if code),
    }
    quotations = Markup("").join(render_quotation(p) for p in find_passages(run, spans_of(row.to_frame().T)))
    facts = {name: clean(str(value)) for name, value in facts.items() if value}
    return render("definition", owner=clean(row["stated_by"]) or "Owner not stated", quotations=quotations, facts=facts)


def _show_pair(left: pd.Series, right: pd.Series) -> Markup:
    marked = mark_words(left["quote"], right["quote"])
    sides = [
        {"owner": clean(row["stated_by"]) or "Owner not stated", "words": words, "anchor": spans_of(row.to_frame().T)[0].anchor}
        for row, words in zip((left, right), marked, strict=True)
    ]
    return render("pair", sides=sides)


def _draw_matrix(held: pd.DataFrame, labels: list[str], names: list[str]) -> str:
    import altair as alt

    x = alt.X("component:N", sort=names, title=None, scale=alt.Scale(domain=names), axis=alt.Axis(orient="top", labelAngle=-40))
    y = alt.Y("definition:N", sort=labels, title=None, scale=alt.Scale(domain=labels), axis=alt.Axis(grid=True))
    points = alt.Chart(held).mark_point(size=130, filled=True, color=INK, opacity=1).encode(x=x, y=y)
    return draw(points.properties(width=alt.Step(46), height=alt.Step(30)))
