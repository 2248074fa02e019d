"""What may be shown of documents that two people still code blind: what the tool proposed, whoever decided on it since."""

from collections.abc import Collection

import pandas as pd

from litreview.coding.blind import name_document
from litreview.coding.records import TOOL

_ORDER = ["segment_id", "code", "coder"]


def leave_blind_out(codings: pd.DataFrame, suggestions: pd.DataFrame, blind: Collection[str]) -> pd.DataFrame:
    """Return ``codings`` without what people decided on the documents ``blind``; their decisions left no gap in the proposals.

    ``suggestions`` are the rows of that table: proposals on which somebody decided. They come back as proposals, since a proposal
    that is missing tells that somebody decided on it.

    Example:
        >>> columns = ["segment_id", "code", "coder", "origin", "status"]
        >>> codings = pd.DataFrame([["d#1", "C", "ann", "human", "rejected"]], columns=columns)
        >>> suggestions = pd.DataFrame([["d#1", "C", "model"]], columns=["segment_id", "code", "origin"])
        >>> leave_blind_out(codings, suggestions, ["d"])[["coder", "status"]].to_numpy().tolist()
        [['litreview', 'proposed']]
    """
    if not blind:
        return codings
    kept = codings[(codings["origin"] != "human") | ~_is_in(codings, blind)]
    proposed = suggestions[_is_in(suggestions, blind)].assign(coder=TOOL, status="proposed")
    rows = [part for part in (kept, proposed) if len(part)]
    return pd.concat(rows).sort_values(_ORDER, kind="stable", ignore_index=True)[list(kept)] if rows else kept


def _is_in(rows: pd.DataFrame, documents: Collection[str]) -> pd.Series:
    return rows["segment_id"].map(name_document).isin(documents)
