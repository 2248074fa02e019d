"""Definitions word for word, each under its owner, and where similar wordings differ."""

import pandas as pd
from markupsafe import Markup

from litreview.extraction.similarity import compare_wording
from litreview.reporting.definers import card_id, name_owners
from litreview.reporting.display import View, clean, count_words, render, render_group, render_quotation
from litreview.reporting.evidence import name_or
from litreview.reporting.passages import find_excerpts, spans_of
from litreview.reporting.run_folder import Run


def show_definitions(run: Run) -> View:
    """Return every definition word for word, with its owner, its host and what is known about it.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "Ann Roe" in show_definitions(example_run()).html
        True
    """
    frame = name_owners(run)
    if frame.empty:
        return View(render("notice", words="No document of this review states a definition.", kind="gap"))
    cards = [_show_definition(run, row) for _, row in frame[~frame["heard"]].iterrows()]
    said = Markup("").join(_show_definition(run, row) for _, row in frame[frame["heard"]].iterrows())
    line = f"{count_words(int(frame['heard'].sum()), 'wording')} of people who were heard."
    return View(*cards, *([render_group("In people's own words", said, line=line)] if said else []))


def show_definition_differences(run: Run) -> View:
    """Return similar definitions of different owners side by side, with the words that only one of them has marked.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "No two definitions are close enough" in show_definition_differences(example_run()).html
        True
    """
    frame = name_owners(run).set_index("definition_id", drop=False)
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


def _show_definition(run: Run, row: pd.Series) -> Markup:
    facts = {
        "Term": row["term"],
        "Published in": row["hosted_in"] if row["hosted_in"] != row["document_id"] else "",
        "Taken from": row["cited_work"],
        "Wording": f"{row['form']}; the text itself is cut" if row["complete"] == "no" else row["form"],
        "For whom": row["population"],
        "Components": "; ".join(name_or(run, code, "") for code in row["components"].split("; ") if code),
    }
    quotations = Markup("").join(render_quotation(p) for p in find_excerpts(run, spans_of(row.to_frame().T)))
    facts = {name: clean(str(value)) for name, value in facts.items() if value}
    card = card_id(row["definition_id"])
    return render("definition", id=card, owner=clean(row["stated_by"]) or "Owner not stated", quotations=quotations, facts=facts)


def _show_pair(left: pd.Series, right: pd.Series) -> Markup:
    marked = mark_words(left["quote"], right["quote"])
    sides = [
        {"owner": clean(row["stated_by"]) or "Owner not stated", "words": words, "anchor": spans_of(row.to_frame().T)[0].anchor}
        for row, words in zip((left, right), marked, strict=True)
    ]
    return render("pair", sides=sides)
