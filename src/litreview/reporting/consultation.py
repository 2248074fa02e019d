"""Who was heard, as numbers and pseudonyms only."""

import pandas as pd

from litreview.privacy.suppression import EVERYONE, NOT_SHOWN
from litreview.reporting.display import View, render_table
from litreview.reporting.links import cite
from litreview.reporting.run_folder import Run

_GROUPS = {
    ("consent", "paraphrase"): "may be summarised, not quoted",
    ("consent", "quote"): "may be quoted",
    ("language", "en"): "English",
    ("language", "fr"): "French",
}


def show_participants(run: Run) -> View:
    """Return how many people were heard in each group; what may not be shown says so, and not whether it is small.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "fewer than 5" in show_participants(example_run()).html
        True
    """
    people = run.table("participants").sort_values("group", key=lambda groups: groups != EVERYONE, kind="stable")
    rows = [[name_group(row.group), show_people(row.people, run.min_group, row.group)] for row in people.itertuples()]
    note = f"Not shown: fewer than {run.min_group} people, or a number that would show a smaller group."
    return View(render_table("People heard", ["Group", "People"], rows, numeric=["People"], note=note))


def name_group(group: str) -> str:
    """Return a group of people in words.

    Example:
        >>> name_group("consent: paraphrase"), name_group("language: fr"), name_group("role: planner")
        ('consent: may be summarised, not quoted', 'language: French', 'role: planner')
    """
    kind, _, value = group.partition(": ")
    return f"{kind}: {_GROUPS[kind, value]}" if (kind, value) in _GROUPS else group


def show_people(people: object, min_group: int, group: str = "") -> str:
    """Return a number of people as it may be shown; a ``group`` of several never tells whether it is small itself.

    Nothing follows from everyone being few, so that is said.

    Example:
        >>> show_people(12, 5), show_people(3, 5), show_people(pd.NA, 5), show_people(pd.NA, 5, "everyone")
        ('12', 'not shown', 'not shown', 'fewer than 5')
    """
    number = 1 if pd.isna(people) else int(str(people))
    if number == 0 or (number >= min_group and not pd.isna(people)):
        return str(number)
    return f"fewer than {min_group}" if group == EVERYONE else NOT_SHOWN


def show_sessions(run: Run) -> View:
    """Return the consultation documents: what each is and how many passages it holds.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "Consultation documents" in show_sessions(example_run()).html
        True
    """
    documents = run.describe_documents("segments")
    heard = documents[documents["evidence_kind"] == "consultation"]
    rows = [[cite(run, row.document_id), row.document_id, row.language, row.segments] for row in heard.itertuples()]
    columns = ["Cited as", "File", "Language", "Sentences"]
    return View(render_table("Consultation documents", columns, rows, numeric=["Sentences"]))


def show_proposals(run: Run) -> View:
    """Return how many places a person has still to look at before anything is quoted, by kind.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "Possible names and places that a person settles" in show_proposals(example_run()).html
        True
    """
    proposals = run.table("proposals")
    counts = proposals.groupby(["kind", "settled"], sort=True).size()
    rows = [[kind, settled or "no", int(number)] for (kind, settled), number in counts.items()]
    caption = "Possible names and places that a person settles"
    return View(render_table(caption, ["Kind", "Settled", "Places"], rows, numeric=["Places"]))
