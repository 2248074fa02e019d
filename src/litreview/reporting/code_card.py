"""One code of the codebook beside the passages that carry it: a reading view for analysts."""

from collections.abc import Iterator

import pandas as pd
from markupsafe import Markup

from litreview.errors import nearest
from litreview.reporting.display import View, clean, count_words, name_place, render, render_table
from litreview.reporting.passages import Span, find_passage, is_quotable
from litreview.reporting.run_folder import Run

MOST = 60
"""How many passages are shown; the count above the table is of all of them."""


def show_code(run: Run, code: str = "") -> View:
    """Return the codebook entry of ``code`` and its passages with coder and status; without a code, the most frequent.

    Passages that may not be quoted are counted and not shown; those of fewer people than may be shown are neither.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "Hope is held out." in show_code(example_run(), "VAL.HOPE").html
        True
    """
    codings = run.open_codings
    code = code or (str(codings["code"].value_counts().sort_index(kind="stable").idxmax()) if len(codings) else "")
    if code not in run.codebook.index:
        offered = nearest(code, run.codebook.index) or "."
        return View(render("notice", words=f"The codebook has no code {code!r}{offered}", kind="gap"))
    entry = run.codebook.loc[code]
    rows = list(_list_passages(run, codings[codings["code"] == code]))
    counted = f"{count_words(len(codings[codings['code'] == code]), 'coding')}, {len(rows)} shown below."
    counted += f" What fewer than {run.min_group} people said on a code is left out."
    table = render_table(f"{entry['name']}: passages", ["Passage", "Where", "Coder", "Status", "Why"], rows)
    return View(render("code", code=code, entry=_describe(entry), name=entry["name"], counted=counted), table)


def _describe(entry: pd.Series) -> dict[str, str]:
    names = {
        "family": "Family",
        "definition": "Definition",
        "include": "Include",
        "exclude": "Exclude",
        "phrases": "Phrases",
        "phrases_fr": "French phrases",
    }
    return {words: str(entry[column]) for column, words in names.items() if str(entry.get(column, ""))}


def _list_passages(run: Run, codings: pd.DataFrame) -> Iterator[list[object]]:
    segments = run.table("segments").set_index("segment_id")
    joined = codings[codings["segment_id"].isin(segments.index)].head(MOST)
    for row in joined.itertuples():
        segment = segments.loc[row.segment_id]
        span = Span(str(segment["document_id"]), int(segment["start"]), int(segment["end"]))
        if is_quotable(run, span):
            passage = find_passage(run, span)
            words = Markup('<span lang="{}">{}</span>').format(passage.language, clean(passage.quote))
            yield [words, name_place(passage), row.coder, row.status, clean(str(row.why))]
