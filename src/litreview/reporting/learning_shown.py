"""Whether the tool learns from people: how its proposals met their decisions, as these grew in number."""

from collections.abc import Sequence

import pandas as pd

from litreview.coding.learning_curve import WINDOW
from litreview.reporting.display import View, count_words, render, render_figure, render_table
from litreview.reporting.earlier import tell_earlier
from litreview.reporting.learning_drawing import draw_learning
from litreview.reporting.measures import NOT_ESTIMABLE, format_share
from litreview.reporting.run_folder import Run

_NONE = (
    "Nothing can be said yet about how the tool learns: no decision tells what the tool had proposed. Decisions taken at the"
    " coding desk do."
)
_COLUMNS = ["Decisions", "Proposals accepted", "Proposals rejected", "Codes added", "Proposals right", "Codes proposed"]
_MOST = 12


@tell_earlier
def show_learning(run: Run) -> View:
    """Return how the tool's proposals met the last decisions, after each number of decisions: a curve and its table.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> "Nothing can be said yet about how the tool learns" in show_learning(example_run()).html
        True
    """
    frame = run.table("learning").sort_values("ordinal", kind="stable")
    if frame.empty:
        return View(render("notice", words=_NONE, kind="gap"))
    told = tell_learning(frame)
    lines = [("proposals right", _shares(frame["precision"])), ("codes proposed", _shares(frame["recall"]))]
    drawing = draw_learning(frame["ordinal"].astype(int).to_list(), lines)
    rows = [
        [row.ordinal, row.accepted, row.rejected, row.added, format_share(row.precision, 0), format_share(row.recall, 0)]
        for row in _thin(frame).itertuples()
    ]
    caption = f"How proposals met the last {WINDOW} decisions"
    note = (
        "Each decision is held against what the tool proposed when it was made, so before the tool had learned from it. Proposals"
        " right: of the proposals decided on, those accepted. Codes proposed: of the codes that people gave, those the tool had"
        " proposed."
    )
    table = render_table(f"{caption}, as a table", _COLUMNS, rows, numeric=_COLUMNS, note=note, quiet=[NOT_ESTIMABLE])
    return View(render("lead", words=told), render_figure(drawing, alt=told, caption=caption, table=table))


def tell_learning(frame: pd.DataFrame) -> str:
    """Return in words how many decisions there are and how the last ones met the proposals, beside the first ones.

    Example:
        >>> from litreview.tables import build_table
        >>> row = {"ordinal": 1, "proposed": 1, "accepted": 1, "rejected": 0, "added": 0, "precision": 1.0, "recall": 1.0}
        >>> tell_learning(build_table("learning", [row]))
        '1 decision tells what the tool had proposed. Of the last ones, 100 % of the proposals were right, and 100 % of the \
codes had been proposed.'
    """
    last, number = frame.iloc[-1], len(frame)
    start = f"{count_words(number, 'decision')} {'tells' if number == 1 else 'tell'} what the tool had proposed."
    right, found = format_share(last["precision"], 0), format_share(last["recall"], 0)
    told = f"{start} Of the last ones, {right} of the proposals were right, and {found} of the codes had been proposed."
    if number < 2 * WINDOW:
        return told
    first = frame.iloc[WINDOW - 1]
    return f"{told} Of the first {WINDOW} it was {format_share(first['precision'], 0)} and {format_share(first['recall'], 0)}."


def _shares(column: pd.Series) -> list[float | None]:
    return [None if pd.isna(share) else float(share) for share in column]


def _thin(frame: pd.DataFrame) -> pd.DataFrame:
    apart = max(1, -(-len(frame) // _MOST))
    places: Sequence[int] = sorted({*range(0, len(frame), apart), len(frame) - 1})
    return frame.iloc[list(places)]
