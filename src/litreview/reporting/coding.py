"""What the codes say: how often each was proposed, accepted and rejected."""

import pandas as pd

from litreview.reporting.display import View, count_words, render, render_table
from litreview.reporting.evidence import name_or
from litreview.reporting.run_folder import Run
from litreview.synthesis.evidence import flag_standing

_LEFT_OUT = "What fewer than {} people said on a code is not counted here."


def show_codings(run: Run) -> View:
    """Return how often each code family was proposed, accepted and rejected.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "Codings by family" in show_codings(example_run()).html
        True
    """
    codings = run.open_codings
    families = codings["code"].map(run.codebook["family"]).fillna("not in the codebook")
    counts = pd.crosstab(families, codings["status"]) if len(codings) else pd.DataFrame()
    rows = [[family, *(int(row.get(s, 0)) for s in ("proposed", "accepted", "rejected"))] for family, row in counts.iterrows()]
    columns = ["Code family", "Proposed", "Accepted", "Rejected"]
    note = f"{_LEFT_OUT.format(run.min_group)} A proposal waits until a person accepts or rejects it."
    return View(render_table("Codings by family", columns, rows, numeric=columns[1:], note=note))


def show_codes(run: Run) -> View:
    """Return the codes by number of passages and of documents, the most frequent first.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "See 1 code and how often they occur" in show_codes(example_run()).html
        True
    """
    codings = run.open_codings
    used = codings[flag_standing(codings)]
    documents = used["segment_id"].str.split("#").str[0]
    counts = (
        used.assign(document=documents).groupby("code").agg(passages=("segment_id", "nunique"), documents=("document", "nunique"))
    )
    ordered = counts.sort_values(["passages", "documents"], ascending=False, kind="stable")
    rows = [[name_or(run, str(code), ""), str(code), int(row.passages), int(row.documents)] for code, row in ordered.iterrows()]
    columns = ["Name", "Code", "Passages", "Documents"]
    note = _LEFT_OUT.format(run.min_group)
    table = render_table("Codes and how often they occur", columns, rows, numeric=columns[2:], note=note)
    return View(render("more", summary=f"See {count_words(len(rows), 'code')} and how often they occur", content=table))
