"""Words and tables for the direction of findings; never an arrow alone, never one vote across models."""

import pandas as pd
from markupsafe import Markup

from litreview.reporting.display import clean
from litreview.reporting.evidence import count_works, in_codebook_order, name_or
from litreview.reporting.figures import SYMBOLS
from litreview.reporting.passages import Span
from litreview.reporting.run_folder import Run

COLUMNS = ["Work", "Direction", "Model", "Outcome", "Compared with", "Design", "Effect", "Source"]


def word_counts(frame: pd.DataFrame) -> str:
    """Return how many works point in each direction, in symbols and words, ``"no study"`` for no row.

    Example:
        >>> word_counts(pd.DataFrame({"shown": ["no difference", "no difference"], "work": ["a", "b"]}))
        '■ no difference: 2'
    """
    counts = frame.groupby("shown")["work"].nunique()
    return "; ".join(f"{SYMBOLS[shown]} {shown}: {counts[shown]}" for shown in SYMBOLS if shown in counts) or "no study"


def list_findings(run: Run, frame: pd.DataFrame, without: str) -> tuple[list[str], list[list[object]]]:
    """Return columns and rows of a table of findings, leaving out the column ``without``.

    Example:
        >>> list_findings.__name__
        'list_findings'
    """
    keep = [place for place, column in enumerate(COLUMNS) if column != without]
    ordered = frame.sort_values(["shown", "title", "start"], kind="stable")
    rows = [_finding_cells(run, row) for row in ordered.to_dict("records")]
    return [COLUMNS[place] for place in keep], [[row[place] for place in keep] for row in rows]


def matrix(run: Run, frame: pd.DataFrame) -> tuple[list[str], list[list[object]]]:
    """Return columns (outcomes) and rows (models) of the evidence-gap map as words.

    Example:
        >>> matrix.__name__
        'matrix'
    """
    outcomes, models = in_codebook_order(run, frame["outcome"]), in_codebook_order(run, frame["model"])
    rows: list[list[object]] = []
    for model in models:
        part = frame[frame["model"] == model]
        rows.append([name_or(run, model, "model not stated"), *(word_counts(part[part["outcome"] == o]) for o in outcomes)])
    return ["Model", *(name_or(run, outcome, "outcome not stated") for outcome in outcomes)], rows


def count_line(frame: pd.DataFrame) -> str:
    """Return one sentence: how many works, and how many in each direction.

    Example:
        >>> count_line(pd.DataFrame({"shown": ["mixed"], "work": ["a"]}))
        '1 work. ◆ mixed: 1.'
    """
    works = count_works(frame)
    return f"{works} work{'s' if works != 1 else ''}. {word_counts(frame)}."


def _finding_cells(run: Run, row: dict[str, object]) -> list[object]:
    span = Span(str(row["document_id"]), int(str(row["start"])), int(str(row["end"])))
    title = clean(str(row["title"] or row["document_id"]))
    link = Markup('<a href="#{}">Words in {}</a>').format(span.anchor, title)
    return [
        title,
        f"{SYMBOLS.get(str(row['shown']), '')} {row['shown']}",
        name_or(run, str(row["model"]), "not stated"),
        name_or(run, str(row["outcome"]), "not stated"),
        row["comparator"],
        row["study_design"] or "not stated",
        show_effect(row),
        link,
    ]


def show_effect(row: dict[str, object]) -> str:
    """Return the effect as the text gives it: measure, value, interval and number of people.

    Example:
        >>> show_effect({"measure": "RR", "effect": 0.44, "low": 0.11, "high": 1.75, "n": 19})
        'RR 0.44 (0.11 to 1.75), n = 19'
    """
    value = "" if pd.isna(row["effect"]) else f"{row['effect']:g}"
    interval = "" if pd.isna(row["low"]) or pd.isna(row["high"]) else f"({row['low']:g} to {row['high']:g})"
    words = " ".join(part for part in (clean(str(row["measure"])), value, interval) if part)
    return ", ".join(part for part in (words, "" if pd.isna(row["n"]) else f"n = {row['n']}") if part) or "not given"
