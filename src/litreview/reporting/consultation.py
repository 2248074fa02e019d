"""Who was heard, as numbers and pseudonyms only."""

import pandas as pd

from litreview.reporting.display import View, render_table
from litreview.reporting.links import cite
from litreview.reporting.run_folder import Run


def show_participants(run: Run) -> View:
    """Return how many people were heard in each group; groups below the smallest number that may be shown say so.

    Example:
        >>> show_participants.__name__
        'show_participants'
    """
    rows = [[row.group, show_people(row.people, run.min_group)] for row in run.table("participants").itertuples()]
    note = f"A group of fewer than {run.min_group} people is not counted out, nor is a number that would give it away."
    return View(render_table("People heard", ["Group", "People"], rows, numeric=["People"], note=note))


def show_people(people: object, min_group: int) -> str:
    """Return a number of people as it may be shown.

    Example:
        >>> show_people(12, 5), show_people(3, 5), show_people(pd.NA, 5)
        ('12', 'fewer than 5', 'fewer than 5')
    """
    if pd.isna(people):
        return f"fewer than {min_group}"
    number = int(str(people))
    return str(number) if number == 0 or number >= min_group else f"fewer than {min_group}"


def show_sessions(run: Run) -> View:
    """Return the consultation documents: what each is and how many passages it holds.

    Example:
        >>> show_sessions.__name__
        'show_sessions'
    """
    heard = run.documents[run.documents["evidence_kind"] == "consultation"]
    rows = [[cite(run, row.document_id), row.document_id, row.language, row.segments] for row in heard.itertuples()]
    columns = ["Cited as", "File", "Language", "Sentences"]
    return View(render_table("Consultation documents", columns, rows, numeric=["Sentences"]))


def show_proposals(run: Run) -> View:
    """Return how many places a person has still to look at before anything is quoted, by kind.

    Example:
        >>> show_proposals.__name__
        'show_proposals'
    """
    proposals = run.table("proposals")
    counts = proposals.groupby(["kind", "settled"], sort=True).size()
    rows = [[kind, settled or "no", int(number)] for (kind, settled), number in counts.items()]
    caption = "Possible names and places that a person settles"
    return View(render_table(caption, ["Kind", "Settled", "Places"], rows, numeric=["Places"]))
