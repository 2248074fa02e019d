"""What only one side says: raised by people and not in the literature, or the other way round."""

import pandas as pd
from markupsafe import Markup

from litreview.privacy.consent import FACILITATOR
from litreview.reporting.display import View, clean, name_place, render, render_table
from litreview.reporting.kinds import ASSERTION_MEANS, find_heard, find_read, list_kinds
from litreview.reporting.passages import find_passages, parse_spans
from litreview.reporting.run_folder import Run

_STATEMENTS = ("DEF.STMT", "REC.STMT")


def show_only_people(run: Run) -> View:
    """Return what people raised and no text of the literature says, each with the words of one person.

    Example:
        >>> show_only_people.__name__
        'show_only_people'
    """
    only = find_one_sided(run.table("framework_evidence"))[0]
    rows = [
        [row["name"], row["family"], row["consultation_people"], first_words(run, row["quotes"])] for _, row in only.iterrows()
    ]
    columns = ["Component", "Part of the framework", "People heard", "In the words of one of them"]
    return View(render_table("Raised by people, not found in the literature of this review", columns, rows))


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
    return View(render("more", summary=f"See the {len(rows)} components", content=table) if rows else table)


def find_one_sided(framework: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the components only people speak about, and those only texts speak about.

    Example:
        >>> row = {"component": "A", "research": 0, "policy": 0, "practice": 0, "consultation_people": "fewer than 5"}
        >>> [len(side) for side in find_one_sided(pd.DataFrame([row]))]
        [1, 0]
    """
    frame = framework[~framework["component"].isin(_STATEMENTS)]
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
