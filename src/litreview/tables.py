"""The tables of a run: declared columns, closed vocabularies, reading and writing.

A table is a pandas data frame whose columns stand in ``COLUMNS``; text columns hold ``""`` where nothing is
known, whole-number columns are nullable ``Int64``, measures nullable ``Float64``. Written tables are sorted, UTF-8
without BOM and with LF, so that the same inputs give the same bytes.
"""

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

import pandas as pd

COLUMNS: dict[str, tuple[str, ...]] = {
    name: tuple(columns.split())
    for name, columns in {
        "records": "citation_key type title year authors container doi url source duplicate_of screening reason work included_in",
        "documents": "document_id citation_key evidence_kind title path sha256 language depth pages segments status message",
        "segments": "segment_id document_id ordinal start end page heading speaker role language text quotable time",
        "codings": "segment_id code coder origin score start end status why",
        "definitions": "definition_id document_id start end quote term stated_by hosted_in cited_work citation_key form"
        " complete components population similar_to",
        "lists": "list_id document_id heading ordinal start end text codes",
        "facts": "fact_id document_id start end quote kind value qualifier unit date_start date_end jurisdiction status",
        "findings": "finding_id document_id citation_key start end quote kind outcome model direction comparator"
        " study_design population measure effect low high n why",
        "recommendations": "recommendation_id document_id start end quote area status stated_by audience stance",
        "framework_evidence": "component name research policy practice consultation_people summary quotes convergence"
        " confidence judged_by judged_on stale gap family evidence_hash assertion consultation_roles evidence_seen",
        "recommendation_evidence": "recommendation_id area recommendation status research policy practice"
        " consultation_people stances quotes convergence confidence judged_by judged_on stale gap evidence_hash assertion"
        " evidence_seen",
        "agreement": "code coder_a coder_b segments prevalence agreement kappa alpha ac1",
        "rejected": "path line kind reason",
        "participants": "group people sessions",
        "proposals": "document_id segment_id start end kind reason settled",
        "framework_matrix": "component case case_kind state consultation_people summary quotes",
        "residue": "theme words research policy practice assertion consultation_people quotes",
        "judgements": "kind target finding methodological_limitations methodological_explanation coherence"
        " coherence_explanation adequacy adequacy_explanation relevance relevance_explanation confidence convergence"
        " explanation explanation_fr judged_by judged_on stale line",
        "citations": "citation_key citation citation_fr reference reference_fr italics italics_fr",
    }.items()
}

AREAS = ("K1", "K2", "K3", "K4", "K5", "K6", "OTHER")
"""The key areas that recommendations are grouped by, and what lies outside them."""

EVIDENCE_KEYS = {"framework_evidence": "component", "recommendation_evidence": "recommendation_id"}
"""The two evidence tables, and the column that names a row of each."""

NO_DIRECT_EVIDENCE, NO_RECOMMENDATION = "no direct evidence in this review", "no recommendation found in this review"
"""How a gap begins where nothing bears on a recommendation, and what it says of an area that has none."""

VOCABULARY: dict[tuple[str, str], tuple[str, ...]] = {
    ("documents", "evidence_kind"): ("research", "policy", "practice", "consultation", "assertion"),
    ("documents", "depth"): ("full text", "abstract", "notes", "transcript", "answers"),
    ("documents", "status"): ("read", "rejected"),
    ("segments", "role"): ("body", "heading", "list item", "caption", "navigation", "notice", "reference"),
    ("segments", "quotable"): ("yes", "no"),
    ("codings", "origin"): ("phrase", "model", "human"),
    ("codings", "status"): ("proposed", "accepted", "rejected"),
    ("definitions", "form"): ("quoted", "paraphrased"),
    ("definitions", "complete"): ("yes", "no"),
    ("findings", "kind"): ("finding", "mention"),
    ("findings", "direction"): (
        "favours peer support",
        "favours comparator",
        "no difference",
        "mixed",
        "unclear",
    ),
    ("findings", "comparator"): (
        "usual care",
        "professional in the same role",
        "other active",
        "waiting list",
        "none",
        "not stated",
    ),
    ("facts", "kind"): ("quantity", "event", "policy status", "plan"),
    ("facts", "status"): ("done", "under way", "planned", "possible", "recommended"),
    ("recommendations", "status"): ("done", "under way", "planned", "possible", "recommended"),
    ("recommendations", "area"): AREAS,
    ("recommendations", "stance"): ("supports", "opposes", "conditional", "question"),
    ("framework_matrix", "case_kind"): ("document", "role"),
    ("framework_matrix", "state"): ("said", "nothing said", "not asked"),
}

WHOLE = {"ordinal", "start", "end", "page", "pages", "line", "n", "segments", "people", "sessions", "year"}
MEASURE = {"ac1", "score", "prevalence", "agreement", "kappa", "alpha", "effect", "low", "high"}

QUOTATIONS = {
    "segments": "text",
    "lists": "text",
    "definitions": "quote",
    "facts": "quote",
    "findings": "quote",
    "recommendations": "quote",
}
"""The tables whose rows are verbatim spans, and the column that holds the words."""


def build_table(name: str, rows: Iterable[Mapping[str, object]]) -> pd.DataFrame:
    """Return the table ``name`` made of ``rows``, in declared columns, types and order.

    Rows are sorted by every column from left to right after an ordinal or start, so that equal inputs give equal bytes.

    Raises:
        ValueError: a row has a column that is not declared, or a word outside a closed vocabulary.

    Example:
        >>> build_table("rejected", [{"path": "a.pdf", "line": 0, "kind": "pdf", "reason": "encrypted"}]).shape
        (1, 4)
    """
    rows = list(rows)
    unknown = sorted({key for row in rows for key in row} - set(COLUMNS[name]))
    if unknown:
        raise ValueError(f"table {name} has no column {', '.join(unknown)}; it has {', '.join(COLUMNS[name])}")
    frame = pd.DataFrame({column: _column(column, rows) for column in COLUMNS[name]})
    check_vocabulary(name, frame)
    return frame.sort_values(_sort_keys(name), kind="stable", ignore_index=True)


def check_vocabulary(name: str, frame: pd.DataFrame) -> None:
    """Raise ``ValueError`` where a closed column of ``frame`` holds a word outside its vocabulary.

    Example:
        >>> check_vocabulary("facts", build_table("facts", []))
    """
    for (table, column), words in VOCABULARY.items():
        strange = sorted(set(frame[column]) - {*words, ""}) if table == name else []
        if strange:
            raise ValueError(f"{name}.{column} holds {strange[0]!r}; it takes {', '.join(words)}")


def write_table(name: str, frame: pd.DataFrame, folder: Path) -> None:
    """Write ``<folder>/<name>.csv`` and ``.parquet`` of one table; the folder must exist.

    Example:
        >>> import tempfile; where = Path(tempfile.mkdtemp())
        >>> write_table("rejected", build_table("rejected", []), where); (where / "rejected.csv").read_text()
        'path,line,kind,reason\\n'
    """
    frame.to_csv(folder / f"{name}.csv", index=False, lineterminator="\n", encoding="utf-8", quoting=csv.QUOTE_MINIMAL)
    frame.to_parquet(folder / f"{name}.parquet", index=False)


def read_table(name: str, folder: Path) -> pd.DataFrame:
    """Return the table ``name`` as it was written in ``folder``, with declared types.

    Raises:
        FileNotFoundError: the run has no such table.

    Example:
        >>> import tempfile; where = Path(tempfile.mkdtemp())
        >>> write_table("lists", build_table("lists", []), where); read_table("lists", where).empty
        True
    """
    path = Path(folder) / f"{name}.parquet"
    if not path.exists():
        where = f"{path.name} is not in {path.parent.name}/"
        raise FileNotFoundError(f"{where}; run `litreview run` first, again if an earlier version made the run")
    return pd.read_parquet(path)


def _column(column: str, rows: list[Mapping[str, object]]) -> pd.Series:
    values = [row.get(column) for row in rows]
    if column in WHOLE:
        return pd.array([None if v in (None, "") else int(v) for v in values], dtype="Int64")
    if column in MEASURE:
        return pd.array([None if v in (None, "") else round(float(v), 6) for v in values], dtype="Float64")
    return pd.array(["" if v is None else _one_line_end(str(v)) for v in values], dtype="str")


def _one_line_end(text: str) -> str:
    # A bare carriage return is written without quotation marks, and whoever reads the CSV takes it for the end of a row.
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _sort_keys(name: str) -> list[str]:
    columns = COLUMNS[name]
    first = [c for c in ("document_id", "segment_id", "list_id", "ordinal", "start", "end") if c in columns]
    if name in ("framework_evidence", "recommendation_evidence", "records", "agreement", "rejected"):
        first = []
    return first + [c for c in columns if c not in first]
