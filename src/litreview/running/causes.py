"""Why a row of an evidence table changed between two runs: which passages came or went, or that people judged anew."""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from litreview.synthesis.evidence import flag_standing
from litreview.synthesis.seen import CONSULTATION, tell_evidence_changes
from litreview.tables import EVIDENCE_KEYS, read_table

JUDGED = ("confidence", "judged_by", "judged_on")
_NAMED = ("name", "family")
_LISTED = 10
_PASSAGE = ["code", "document_id", "text"]


def find_causes(before: Path, after: Path) -> dict[tuple[str, str], str]:
    """Return (table, row) → why the evidence behind a row of the run ``after`` is another than in the run ``before``.

    A component names the passages of the literature that came or went as ``document_id:start-end``: those that came by their
    place in the later run, those that went by their place in the earlier one. A passage whose words only moved did neither. A
    recommendation names documents. What changed in the consultation is one entry without a place, so that it counts nobody.

    Raises:
        FileNotFoundError: a folder is not a run.

    Example:
        >>> import tempfile
        >>> from litreview.tables import build_table, write_table
        >>> run = Path(tempfile.mkdtemp()); (run / "tables").mkdir()
        >>> for name in ("framework_evidence", "recommendation_evidence", "codings", "segments", "documents"):
        ...     write_table(name, build_table(name, []), run / "tables")
        >>> find_causes(run, run)
        {}
    """
    seen = {table: tuple(_fingerprints(run, table, key) for run in (before, after)) for table, key in EVIDENCE_KEYS.items()}
    moved = _tell_passages(_coded_passages(before), _coded_passages(after))
    causes = {}
    for table, (old, new) in seen.items():
        for row in sorted(old.keys() & new.keys()):
            told = _tell_documents(old[row], new[row])
            if table == "framework_evidence":
                heard = [CONSULTATION] if CONSULTATION in told else []
                told = "; ".join([*moved.get(row, []), *heard])
            if told:
                causes[table, row] = told
    return causes


def explain(column: str, cause: str) -> str:
    """Return why a cell of ``column`` changed, ``cause`` being what changed the evidence behind its row.

    Example:
        >>> explain("research", "came: a:0-9"), explain("judged_on", "came: a:0-9"), explain("name", "")
        ('came: a:0-9', 'judged by people', 'the codebook')
    """
    if column in _NAMED:
        return "the codebook"
    return "judged by people" if column in JUDGED else cause


def _tell_documents(old: str, new: str) -> str:
    # Where nothing was there before, all that is there now would have gone, looked at backwards.
    return tell_evidence_changes(old, new) if old else tell_evidence_changes(new, old).replace("gone:", "new:", 1)


def _fingerprints(run: Path, table: str, key: str) -> dict[str, str]:
    frame = read_table(table, run / "tables")
    known = frame["evidence_seen"] if "evidence_seen" in frame else pd.Series("", index=frame.index)
    return dict(zip(frame[key], known.fillna(""), strict=True))


def _coded_passages(run: Path) -> pd.DataFrame:
    """The coded passages of the literature of a run: code, document, words and place."""
    documents, segments, codings = (read_table(name, run / "tables") for name in ("documents", "segments", "codings"))
    literature = documents.document_id[documents.evidence_kind != "consultation"]
    coded = codings.loc[flag_standing(codings), ["segment_id", "code"]].drop_duplicates()
    spoken = segments.loc[segments.document_id.isin(literature), ["segment_id", "document_id", "start", "end", "text"]]
    return coded.merge(spoken, on="segment_id")


def _tell_passages(old: pd.DataFrame, new: pd.DataFrame) -> Mapping[str, list[str]]:
    told: dict[str, list[str]] = {}
    for word, these, those in (("came", new, old), ("went", old, new)):
        known = pd.MultiIndex.from_frame(those[_PASSAGE])
        fresh = these[~pd.MultiIndex.from_frame(these[_PASSAGE]).isin(known)]
        for code, rows in fresh.sort_values(["code", "document_id", "start"]).groupby("code"):
            told.setdefault(str(code), []).append(f"{word}: {_list_places(rows)}")
    return told


def _list_places(rows: pd.DataFrame) -> str:
    shown = rows.head(_LISTED)
    places = [f"{row.document_id}:{row.start}-{row.end}" for row in shown.itertuples()]
    return ", ".join([*places, *([f"and {len(rows) - _LISTED} more"] if len(rows) > _LISTED else [])])
