"""All tables of a run by name: those that were joined are held, those of single documents are read piece by piece."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from litreview.running.results import Results
from litreview.tables import TableWriter, build_table

if TYPE_CHECKING:
    import pandas as pd

EXTRACTED = (
    "documents", "segments", "codings", "suggestions", "adjudications", "lists", "facts", "findings", "recommendations",
    "proposals",
)  # fmt: skip
"""The tables whose rows are those of single documents, one document after the other."""


class WholeTables(Mapping[str, "pd.DataFrame"]):
    """The tables of a run; one that is ``EXTRACTED`` is put together anew each time it is asked for as a whole.

    Example:
        >>> tables = WholeTables(Results(), {}); len(tables), tables["facts"].empty
        (10, True)
    """

    def __init__(self, results: Results, joined: "Mapping[str, pd.DataFrame]") -> None:
        """Take what came of single documents, and the other tables."""
        self._results, self._joined = results, dict(joined)

    def __getitem__(self, name: str) -> "pd.DataFrame":
        """Return a whole table."""
        return build_table(name, self._results.rows(name)) if name in EXTRACTED else self._joined[name]

    def __iter__(self) -> Iterator[str]:
        """Yield the names of the tables."""
        return iter((*EXTRACTED, *self._joined))

    def __len__(self) -> int:
        """Return how many tables there are."""
        return len(EXTRACTED) + len(self._joined)

    def __repr__(self) -> str:
        """Return the names of the tables, and nothing of what they hold."""
        return ", ".join(self)

    def pieces(self, name: str) -> "Iterator[pd.DataFrame]":
        """Yield a table in pieces that follow each other in its order."""
        if name in EXTRACTED:
            return (build_table(name, rows) for rows in self._results.rows_by_window(name))
        return iter((self._joined[name],))


def list_pieces(tables: "Mapping[str, pd.DataFrame]", name: str) -> "Iterator[pd.DataFrame]":
    """Return the pieces of a table, or the one that it is.

    Example:
        >>> [len(piece) for piece in list_pieces({"facts": build_table("facts", [])}, "facts")]
        [0]
    """
    return tables.pieces(name) if isinstance(tables, WholeTables) else iter((tables[name],))


def write_whole(tables: "Mapping[str, pd.DataFrame]", texts: Mapping[str, str], run: Path) -> None:
    """Write every table to ``tables`` and every text to ``texts`` in the folder ``run``; both must exist.

    Example:
        >>> import tempfile; run = Path(tempfile.mkdtemp()); (run / "texts").mkdir()
        >>> write_whole({}, {"a": "Hope."}, run); (run / "texts" / "a.txt").read_text()
        'Hope.'
    """
    for name in tables:
        with TableWriter(name, run / "tables") as writer:
            for piece in list_pieces(tables, name):
                writer.append(piece)
    for document_id, text in texts.items():
        (run / "texts" / f"{document_id}.txt").write_text(text, encoding="utf-8", newline="")
