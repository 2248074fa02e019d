"""What only one side says: raised by people and not in the literature, or the other way round."""

import pandas as pd
from markupsafe import Markup

from litreview.privacy.consent import FACILITATOR
from litreview.reporting.display import View, clean, count_words, name_place, render, render_table
from litreview.reporting.kinds import ASSERTION_MEANS, find_heard, find_read, list_kinds
from litreview.reporting.passages import find_passages, parse_spans
from litreview.reporting.run_folder import Run

STATEMENTS = ("DEF.STMT", "REC.STMT")
"""Codes that say what kind of sentence it is, and name no theme."""


def show_only_people(run: Run) -> View:
    """Return what people raised and no text of the literature says: what most raised first, each in the words of one person.

    What fewer people raised than may be counted folds into a table of its own, in the order of the framework.

    Example:
        >>> show_only_people.__name__
        'show_only_people'
    """
    only = find_one_sided(run.table("framework_evidence"))[0]
    counted, few = split_counted(only)
    parts = [render("notice", words=tell_only_people(len(counted), len(few), run.min_group), kind="")]
    columns = ["Component", "Part of the framework", "People heard", "In the words of one of them"]
    if len(counted):
        rows = [[row["name"], row["family"], row["consultation_people"], _words_of(run, row)] for _, row in counted.iterrows()]
        caption = "Raised by people, not found in the literature of this review"
        parts.append(render_table(caption, columns, rows, numeric=columns[2:3]))
    if len(few):
        rows = [[row["name"], row["family"], _words_of(run, row)] for _, row in few.iterrows()]
        caption = f"Raised by fewer than {run.min_group} people each, not found in the literature of this review"
        table = render_table(caption, [*columns[:2], columns[3]], rows)
        words = f"Raised by fewer than {run.min_group} people each: {count_words(len(few), 'component')}"
        parts.append(render("more", summary=words, content=table) if len(counted) else table)
    return View(*parts)


def split_counted(only: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the rows whose number of people is shown, the largest first, and those of too few people to be counted.

    Example:
        >>> frame = pd.DataFrame({"consultation_people": ["fewer than 5", "7", "12"]})
        >>> [list(part["consultation_people"]) for part in split_counted(frame)]
        [['12', '7'], ['fewer than 5']]
    """
    numbers = pd.to_numeric(only["consultation_people"], errors="coerce")
    order = numbers.dropna().sort_values(ascending=False, kind="stable").index
    return only.loc[order], only[numbers.isna()]


def tell_only_people(counted: int, few: int, min_group: int) -> str:
    """Return in a sentence how many components people alone raised, and how many of these many people did.

    Example:
        >>> tell_only_people(7, 18, 5)
        'People raised 25 components that no text of this review speaks about. 5 people or more raised 7 of them.'
        >>> tell_only_people(0, 0, 5)
        'People raised nothing that no text of this review speaks about.'
    """
    if not counted + few:
        return "People raised nothing that no text of this review speaks about."
    told = f"People raised {count_words(counted + few, 'component')} that no text of this review speaks about."
    return f"{told} {min_group} people or more raised {counted or 'none'} of them."


def show_only_texts(run: Run) -> View:
    """Return what the literature says and nobody raised in the consultation.

    Example:
        >>> show_only_texts.__name__
        'show_only_texts'
    """
    only = find_one_sided(run.table("framework_evidence"))[1]
    kinds = list_kinds(only)
    rows = [[row["name"], row["family"], *(row[kind] for kind in kinds)] for _, row in only.iterrows()]
    columns, note = ["Component", "Part of the framework", *kinds.values()], ASSERTION_MEANS if "assertion" in kinds else ""
    table = render_table("In the literature, not raised by people", columns, rows, numeric=columns[2:], quiet=["0"], note=note)
    if not rows:
        return View(table)
    told = f"Texts speak about {count_words(len(rows), 'component')} that nobody raised."
    return View(render("notice", words=told, kind=""), render("more", summary="See them as a table", content=table))


def _words_of(run: Run, row: pd.Series) -> Markup | str:
    return first_words(run, row["quotes"])


def find_one_sided(framework: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the components only people speak about, and those only texts speak about.

    Example:
        >>> row = {"component": "A", "research": 0, "policy": 0, "practice": 0, "consultation_people": "fewer than 5"}
        >>> [len(side) for side in find_one_sided(pd.DataFrame([row]))]
        [1, 0]
    """
    frame = framework[~framework["component"].isin(STATEMENTS)]
    heard, read = find_heard(frame), find_read(frame)
    return frame[heard & ~read], frame[read & ~heard]


def first_words(run: Run, quotes: str, *, people: bool = True) -> Markup | str:
    """Return the first of ``quotes`` from people, or from the literature, short ones first, with a link to its place.

    Example:
        >>> first_words(Run.__new__(Run), "")
        'not quoted'
    """
    said = [p for p in find_passages(run, parse_spans(quotes)) if (p.evidence_kind == "consultation") is people]
    said.sort(key=lambda p: (p.speaker == FACILITATOR, len(p.quote) > 200))
    if not said:
        return "not quoted"
    words = Markup('<q lang="{}">{}</q> <a href="#{}">{}</a>')
    return words.format(said[0].language, clean(said[0].quote), said[0].span.anchor, name_place(said[0]))
