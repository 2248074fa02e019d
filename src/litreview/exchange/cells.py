"""The cells of the tables that are handed over as they stand in the CSV."""

import pandas as pd

from litreview.tables import EVIDENCE_KEYS

EVIDENCE_TABLES = tuple(EVIDENCE_KEYS)


def list_cells(frame: pd.DataFrame) -> list[list[str]]:
    """Return the cells of ``frame`` row by row, each in the words that its CSV holds, ``""`` where nothing is known.

    Example:
        >>> from litreview.tables import build_table
        >>> list_cells(build_table("rejected", [{"path": "a.pdf", "kind": "pdf"}, {"path": "b.txt", "line": 7}]))
        [['a.pdf', '', 'pdf', ''], ['b.txt', '7', '', '']]
    """
    return [["" if pd.isna(cell) else str(cell) for cell in row] for row in frame.itertuples(index=False)]
