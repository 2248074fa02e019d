"""The flow of records from found to read, in the order of PRISMA 2020."""

import pandas as pd

from litreview.reporting.display import View, render_table
from litreview.reporting.run_folder import Run

_EXCLUDED = ("exclude", "excluded", "no", "out")


def show_flow(run: Run) -> View:
    """Return the flow of records: identified, duplicates, screened out with reasons, included, read in full.

    Example:
        >>> show_flow.__name__
        'show_flow'
    """
    rows = count_flow(run.table("records"), run.documents)
    note = "PRISMA 2020 order. A text without a record is read and counted in the last line."
    return View(render_table("Flow of records", ["Step", "Records"], rows, numeric=["Records"], note=note))


def count_flow(records: pd.DataFrame, documents: pd.DataFrame) -> list[tuple[str, int]]:
    """Return the steps and how many records each holds.

    Example:
        >>> from litreview.tables import build_table
        >>> count_flow(build_table("records", [{"citation_key": "a"}]), build_table("documents", []))[0]
        ('Records identified', 1)
    """
    duplicates = records["duplicate_of"] != ""
    unique = records[~duplicates]
    excluded = unique["screening"].str.lower().isin(_EXCLUDED)
    included = unique[~excluded]
    literature = documents[documents["evidence_kind"] != "consultation"]
    full = literature.loc[literature["depth"] == "full text", "citation_key"]
    reasons = unique.loc[excluded, "reason"].replace("", "no reason given").value_counts().sort_index()
    return [
        ("Records identified", len(records)),
        ("Duplicates removed", int(duplicates.sum())),
        ("Records screened", len(unique)),
        ("Records excluded", int(excluded.sum())),
        *((f"Excluded: {reason}", int(number)) for reason, number in reasons.items()),
        ("Records included", len(included)),
        ("Included and read in full", int(included["citation_key"].isin(full).sum())),
        (
            "Included, read as abstract or notes",
            int(included["citation_key"].isin(set(literature["citation_key"]) - set(full)).sum()),
        ),
        ("Included, no text in the review", int((~included["citation_key"].isin(literature["citation_key"])).sum())),
        ("Texts without a record", int((literature["citation_key"] == "").sum())),
    ]
