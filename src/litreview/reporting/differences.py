"""Where coders differ: codes taken for each other, and what was decided on it, by whom and why."""

import pandas as pd

from litreview.coding.blind import name_document
from litreview.reporting.display import View, clean, count_words, name_place, render, render_table
from litreview.reporting.earlier import tell_earlier
from litreview.reporting.evidence import name_or
from litreview.reporting.passages import Span, find_passage
from litreview.reporting.run_folder import Run

_NONE = "No two coders have read the same sentences and differed."
_CONFUSED = ["One coder gave", "The other gave", "Coders", "Sentences"]
_CONFUSED_NOTE = (
    "Sentences on which each gave a code that the other did not. Two codes that are often taken for each other may need clearer"
    " rules of what to include and exclude, or may be one."
)
_JUDGED = ["Where", "Code", "Coders had said", "Decided", "By", "Why"]


@tell_earlier
def show_disagreements(run: Run) -> View:
    """Return on how many sentences coders differ, which codes they take for each other, and what was decided on it.

    What fewer people said on a code than may be shown is left out, and what people code blind and are not done with.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "No two coders have read the same sentences and differed" in show_disagreements(example_run()).html
        True
    """
    differing = _keep_shown(run, run.table("disagreements"))
    if differing.empty:
        return View(render("notice", words=_NONE, kind="gap"))
    open_ones = differing[differing["settled"] != "yes"]
    words = f"Coders differ on {_count_answers(differing)}; {_count_answers(open_ones)} of these nobody has settled yet."
    parts = [render("lead", words=words)]
    confused = run.table("confusions").sort_values(["segments", "code", "other"], ascending=[False, True, True], kind="stable")
    rows = [
        [_name(run, row.code), _name(run, row.other), f"{row.coder_a}, {row.coder_b}", row.segments]
        for row in confused.itertuples()
    ]
    if rows:
        parts.append(render_table("Codes taken for each other", _CONFUSED, rows, numeric=["Sentences"], note=_CONFUSED_NOTE))
    judged = _keep_shown(run, run.table("adjudications"))
    if len(judged):
        parts.append(render_table("What was decided on disagreements", _JUDGED, _list_judged(run, judged)))
    return View(*parts)


def _keep_shown(run: Run, rows: pd.DataFrame) -> pd.DataFrame:
    shown = pd.MultiIndex.from_frame(run.countable_codings[["segment_id", "code"]])
    rows = rows[~rows["segment_id"].map(name_document).isin(run.blind)]
    return rows[pd.MultiIndex.from_frame(rows[["segment_id", "code"]]).isin(shown)]


def _count_answers(rows: pd.DataFrame) -> str:
    answers, sentences = (len(rows[columns].drop_duplicates()) for columns in (["segment_id", "code"], ["segment_id"]))
    return f"{count_words(answers, 'code')} of {count_words(sentences, 'sentence')}"


def _name(run: Run, code: object) -> str:
    return name_or(run, str(code), "")


def _list_judged(run: Run, judged: pd.DataFrame) -> list[list[object]]:
    places = run.table("segments", ["segment_id", "document_id", "start", "end"]).set_index("segment_id")
    rows = []
    for row in judged.sort_values(["segment_id", "code", "at"], kind="stable").itertuples():
        place = places.loc[row.segment_id]
        passage = find_passage(run, Span(str(place["document_id"]), int(place["start"]), int(place["end"])))
        said = "; ".join(f"{coder}: {word}" for coder, word in zip(row.coders.split("; "), row.said.split("; "), strict=False))
        rows.append([name_place(passage), _name(run, row.code), said, row.decision, row.coder, clean(row.why)])
    return rows
