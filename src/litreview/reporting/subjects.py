"""What a recommendation is about: the first content code of the sentence that holds it, in the order of the codebook."""

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from litreview.reporting.evidence import name_or
from litreview.reporting.run_folder import Run
from litreview.synthesis.evidence import flag_standing

NO_SUBJECT = "No subject coded"
_NO_CONTENT = ("REC.", "DEF.STMT")
"""Codes that say what kind of sentence it is, not what it is about."""


def find_subjects(run: Run) -> dict[str, str]:
    """Return the code each recommendation is about, ``""`` where its sentence carries no code of content.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> find_subjects(example_run())
        {'roe2020.r001': ''}
    """
    tables = (run.table(name) for name in ("recommendations", "segments", "codings"))
    return run.keep("subjects", lambda: pick_subjects(*tables, run.code_order))


def pick_subjects(
    recommendations: pd.DataFrame, segments: pd.DataFrame, codings: pd.DataFrame, order: Mapping[str, int]
) -> dict[str, str]:
    """Return for each ``recommendation_id`` the first code, by ``order``, of the segments its span touches.

    Rejected codings and codes that ``order`` does not know are left out.

    Example:
        >>> from litreview.tables import build_table
        >>> said = {"document_id": "a", "start": 0, "end": 9}
        >>> rows = build_table("recommendations", [{"recommendation_id": "a.r001", **said}])
        >>> segments = build_table("segments", [{"segment_id": "a#1", **said}])
        >>> codings = build_table("codings", [{"segment_id": "a#1", "code": "BAR.PAY", "status": "proposed"}])
        >>> pick_subjects(rows, segments, codings, {"BAR.PAY": 0})
        {'a.r001': 'BAR.PAY'}
    """
    kept = codings[flag_standing(codings) & ~codings["code"].str.startswith(_NO_CONTENT)]
    kept = kept[kept["code"].isin(order)]
    codes: dict[str, set[str]] = {}
    for segment, code in zip(kept["segment_id"], kept["code"], strict=True):
        codes.setdefault(segment, set()).add(code)
    placed = segments[segments["segment_id"].isin(codes)]
    spans = {str(name): list(part.itertuples(index=False)) for name, part in placed.groupby("document_id")}
    found = {}
    for row in recommendations.itertuples():
        own = [s.segment_id for s in spans.get(str(row.document_id), ()) if s.start < row.end and s.end > row.start]
        about = {code for name in own for code in codes[name]}
        found[str(row.recommendation_id)] = min(about, key=order.__getitem__, default="")
    return found


def group_by_subject(run: Run, ids: Iterable[str], subjects: Mapping[str, str]) -> list[tuple[str, list[str]]]:
    """Return the subjects by name with their recommendations: the most spoken of first, what has no subject last.

    Example:
        >>> from litreview.reporting.example_run import example_run
        >>> group_by_subject(example_run(), ["r1", "r2", "r3"], {"r1": "VAL.HOPE", "r3": "VAL.HOPE"})
        [('Hope', ['r1', 'r3']), ('No subject coded', ['r2'])]
    """
    order = run.code_order
    groups: dict[str, list[str]] = {}
    for name in ids:
        groups.setdefault(subjects.get(name, ""), []).append(name)
    ordered = sorted(groups.items(), key=lambda group: (group[0] == "", -len(group[1]), order.get(group[0], len(order))))
    return [(name_subject(run, code), names) for code, names in ordered]


def name_subject(run: Run, code: str) -> str:
    """Return the name of a subject as pages show it.

    Example:
        >>> name_subject(Run.__new__(Run), "")
        'No subject coded'
    """
    return name_or(run, code, NO_SUBJECT)


def tell_subjects(groups: Iterable[tuple[str, Sequence[str]]], most: int = 5) -> str:
    """Return the ``most`` spoken of subjects with how many recommendations each holds, ``""`` where none is coded.

    Example:
        >>> tell_subjects([("Low pay", ["a", "b"]), ("Hope", ["c"]), (NO_SUBJECT, ["d"])])
        'Low pay (2) · Hope (1)'
    """
    coded = [f"{name} ({len(names)})" for name, names in groups if name != NO_SUBJECT]
    return " · ".join([*coded[:most], *([f"{len(coded) - most} more"] if len(coded) > most else [])])
