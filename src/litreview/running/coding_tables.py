"""The tables about coding by people: how far they have come, where they differ, and how the tool's proposals met them."""

from collections.abc import Collection, Mapping
from typing import Any

import pandas as pd

from litreview.coding.agreement import build_agreement
from litreview.coding.blind import find_blind, measure_progress, name_document
from litreview.coding.disagreements import count_confusions, find_disagreements
from litreview.coding.learning_curve import build_learning
from litreview.coding.readings import forget_changed
from litreview.running.inputs import Inputs
from litreview.tables import build_table

_UNIT = ["segment_id", "document_id", "role", "text", "quotable"]


def build_coding_tables(
    inputs: Inputs, tables: Mapping[str, pd.DataFrame], few: Collection[str], double: Collection[str]
) -> dict[str, pd.DataFrame]:
    """Return the tables ``agreement``, ``confusions``, ``disagreements``, ``learning`` and ``progress``.

    ``tables`` holds documents, codings, and the segments of all documents that people coded. ``few`` are the codes that too few
    people raised. Of a document of ``double`` nothing is compared or held against proposals before two coders are done with it.

    Example:
        >>> from litreview.coding.codebook import Codebook
        >>> tables = {name: build_table(name, []) for name in ("documents", "codings", "segments")}
        >>> made = build_coding_tables(Inputs([], [], Codebook({})), tables, (), ()); sorted(made), made["agreement"].empty
        (['agreement', 'confusions', 'disagreements', 'learning', 'progress'], True)
    """
    documents, codings = tables["documents"], tables["codings"]
    heard = set(documents.document_id[documents.evidence_kind == "consultation"])
    blind = find_blind(inputs.marks, double)
    made = [row for row in _list_rows(codings[codings.origin == "human"]) if name_document(row["segment_id"]) not in blind]
    worked_on = {name_document(row["segment_id"]) for row in made} | {mark.document_id for mark in inputs.marks}
    segments = tables["segments"]
    units = _list_rows(segments.loc[segments.document_id.isin(worked_on), _UNIT])
    read = forget_changed(inputs.marks, units)
    marks = [mark for mark in read if mark.document_id not in blind]
    rows = {
        "agreement": build_agreement(made, units, few, heard, marks),
        "confusions": count_confusions(made, units, marks, few, heard),
        "disagreements": find_disagreements(made, units, marks),
        "learning": build_learning(one for one in inputs.decisions if one.document_id not in blind),
        "progress": measure_progress(read, units),
    }
    return {name: build_table(name, listed) for name, listed in rows.items()}


def _list_rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return frame.to_dict("records")
