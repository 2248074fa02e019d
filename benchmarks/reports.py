"""Numbered recommendations of PDF reports: which of those a report lists are found, and how much else."""

from collections.abc import Sequence
from importlib import import_module
from typing import Any

import numpy as np
from benchmarks.datasets import Place, Unusable, read_rows
from benchmarks.metrics import draw, of_class, precision, recall
from benchmarks.results import Line, Result, number, rows_of


def measure_reports(place: Place) -> Result:
    """Return recall and precision of the numbered recommendations, for each report and for all.

    Raises:
        Unusable: a file or column is missing, or the task's module cannot be used.
    """
    listed = read_rows(place.folder / "recommendations.csv", ("report", "file", "text"))
    missing = sorted({row["file"] for row in listed if not (place.folder / row["file"]).exists()})
    if missing:
        raise Unusable(f"{place.shown}/{missing[0]}: not found; recommendations.csv names it")
    try:
        score = import_module("benchmarks.tasks.recommendations").score_reports
    except (ImportError, AttributeError) as error:
        raise Unusable(f"benchmarks/tasks/recommendations.py: cannot be used: {error}") from error
    return _result(place, [row for row in score(place.folder) if row["report"] != "all"])


def _result(place: Place, scored: Sequence[dict[str, Any]]) -> Result:
    there = np.array([[[row["matched"], 0, row["true"] - row["matched"]]] for row in scored], dtype=float)
    claimed = np.array([[[row["right"], row["found"] - row["right"], 0]] for row in scored], dtype=float)
    lines = (
        Line(place.shown, "recall of the numbered lists", int(there.sum()), draw(there, of_class(recall, 0)), (), 0.90),
        Line(place.shown, "precision", int(claimed.sum()), draw(claimed, of_class(precision, 0)), (), 0.60),
    )
    rows = [
        (str(row["report"]), str(row["true"]), str(row["found"]), number(float(row["recall"])), number(float(row["precision"])))
        for row in scored
    ]
    header = ("report", "recommendations", "rows found", "recall", "precision")
    return Result(lines, (rows_of(f"{place.shown}: by report", header, rows),))
