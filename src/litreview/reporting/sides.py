"""What only one side says: raised by people and not in the literature, or the other way round."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
from markupsafe import Markup

from litreview.reporting.display import View, clean, count_words, name_place, render, render_table
from litreview.reporting.kinds import ASSERTION_MEANS, find_heard, find_read, list_kind_columns
from litreview.reporting.participant_words import Wanted, find_said
from litreview.reporting.run_folder import Run

STATEMENTS = ("DEF.STMT", "REC.STMT")
"""Codes that say what kind of sentence it is, and name no theme."""


def show_only_people(run: Run) -> View:
    """Return what people raised and no text of the literature says: what most raised first, each in the words of one person.

    What fewer people raised than may be counted folds into a table of its own, in the order of the framework.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "People raised nothing that no text of this review speaks about" in show_only_people(example_run()).html
        True
    """
    only = find_one_sided(run.table("framework_evidence"))[0]
    counted, few = split_counted(only)
    parts = [render("notice", words=tell_only_people(len(counted), len(few), run.min_group), kind="")]
    columns = ["Component", "Part of the framework", "People heard", "In the words of one of them"]
    if len(counted):
        rows = [
            [row["name"], row["family"], row["consultation_people"], quote_best(run, row["component"], row)]
            for row in counted.to_dict("records")
        ]
        caption = "Raised by people, not found in the literature of this review"
        parts.append(render_table(caption, columns, rows, numeric=columns[2:3]))
    if len(few):
        rows = [[row["name"], row["family"], quote_best(run, row["component"], row)] for row in few.to_dict("records")]
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
        >>> from litreview.reporting.example_run import example_run
        >>> "Texts speak about 1 component that nobody raised" in show_only_texts(example_run()).html
        True
    """
    only = find_one_sided(run.table("framework_evidence"))[1]
    kinds = list_kind_columns(only)
    rows = [[row["name"], row["family"], *(row[kind] for kind in kinds)] for _, row in only.iterrows()]
    columns, note = ["Component", "Part of the framework", *kinds.values()], ASSERTION_MEANS if "assertion" in kinds else ""
    table = render_table("In the literature, not raised by people", columns, rows, numeric=columns[2:], quiet=["0"], note=note)
    if not rows:
        return View(table)
    told = f"Texts speak about {count_words(len(rows), 'component')} that nobody raised."
    return View(render("notice", words=told, kind=""), render("more", summary="See them as a table", content=table))


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


def quote_best(run: Run, code: str, row: Mapping[str, Any], *, people: bool = True) -> Markup | str:
    """Return what says most about ``code`` in the words of people, or of the literature, with a link to its place.

    ``row`` is the row of the evidence table. Words are chosen as for the participant page (see ``find_said``): of few people
    only the one whom the row cites.

    Example:
        >>> quote_best.__kwdefaults__
        {'people': True}
    """
    many = not people or str(row["consultation_people"]).isdigit()
    said = find_said(run, Wanted(code, str(row["quotes"]), many), "en", texts=not people)
    if not said:
        return "not quoted"
    best = said[0].passage
    words = Markup('<q lang="{}">{}</q> <a href="#{}">{}</a>')
    return words.format(best.language, clean(best.quote), best.span.anchor, name_place(best))
