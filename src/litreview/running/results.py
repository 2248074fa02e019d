"""Results in columns: what came of documents, one row each, with the rows of every table in it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from litreview.columns import put_in_order
from litreview.corpus.documents import Segment
from litreview.privacy.deidentify import Cleaned
from litreview.running.documents import Processed
from litreview.running.shelf import Shelf
from litreview.sources.blocks import Block
from litreview.tables import build_columns, table_schema

if TYPE_CHECKING:
    import pyarrow as pa

TABLES = (
    "documents", "segments", "codings", "suggestions", "adjudications", "definitions", "lists", "facts", "findings",
    "recommendations", "proposals", "rejected",
)  # fmt: skip
"""The tables that have their rows from single documents."""

WINDOW = 400
"""Documents that are read at once: what they came to is in memory together."""


class Session(NamedTuple):
    """A consultation as it was spoken and what de-identifying it came to: for the release gate alone, in no file."""

    raw: tuple[Block, ...]
    cleaned: Cleaned


@dataclass(frozen=True)
class Results:
    """What came of all documents: pieces of ``results_schema``, in any order, and the sessions that were read for them.

    Pieces on a ``Shelf`` are read when they are asked for. ``reused`` of the documents were taken over from an earlier run.

    Example:
        >>> Results().rows("facts").num_rows, len(Results().texts()), Results().reused
        (0, 0, 0)
    """

    pieces: "Sequence[pa.Table]" = field(default=(), repr=False)
    sessions: Sequence[Session] = field(default=(), repr=False)
    reused: int = 0

    def __len__(self) -> int:
        """Return how many documents there are, those that could not be read too."""
        return len(self._order)

    def windows(self, *columns: str) -> "Iterator[pa.Table]":
        """Yield ``columns`` of the documents in order of their ids, a few hundred documents at a time."""
        return (self._window(start, columns) for start in range(0, len(self), WINDOW))

    def rows_by_window(self, name: str) -> "Iterator[pa.Table]":
        """Yield the rows of table ``name``, of one document after the other, in columns of ``table_schema``."""
        return (unnest(window[name], name) for window in self.windows(name))

    def rows(self, name: str) -> "pa.Table":
        """Return the rows of table ``name``, of one document after the other, in columns of ``table_schema``."""
        import pyarrow as pa

        return pa.concat_tables([table_schema(name).empty_table(), *self.rows_by_window(name)])

    def listed(self, name: str) -> list[dict[str, Any]]:
        """Return the rows of table ``name`` as mappings, in order of document and as they were found in it."""
        return [row for rows in self.rows_by_window(name) for row in rows.to_pylist()]

    def notes(self) -> list[tuple[str, str]]:
        """Return path and words of each notice on a document, in order of document."""
        return [
            (row["documents"][0]["path"], note)
            for window in self.windows("documents", "notes")
            for row in window.filter(_is_told(window["notes"])).to_pylist()
            for note in row["notes"]
        ]

    def texts(self, *, public: bool = False) -> "Texts":
        """Return the text of each document that was read, by its id; of literature alone where only ``public`` ones are asked."""
        return Texts(self, public=public)

    def keys(self) -> set[str]:
        """Return the keys of the documents that may be used again."""
        return {key for window in self.windows("key") for key in window["key"].to_pylist() if key}

    def ids(self) -> list[str]:
        """Return the id of each document, in order."""
        return self._order["document_id"].to_pylist()

    @cached_property
    def _order(self) -> "pa.Table":
        """Id, piece and row in it of each document, in order of their ids."""
        import pyarrow as pa

        ids = [_read(self.pieces, number, ["document_id"])["document_id"] for number in range(len(self.pieces))]
        columns = {
            "document_id": pa.chunked_array([chunk for one in ids for chunk in one.chunks], pa.large_string()),
            "piece": pa.array([number for number, one in enumerate(ids) for _ in range(len(one))], pa.int32()),
            "row": pa.array([row for one in ids for row in range(len(one))], pa.int32()),
        }
        return put_in_order(pa.table(columns), ["document_id"])

    def _window(self, start: int, columns: Sequence[str]) -> "pa.Table":
        import numpy as np
        import pyarrow as pa

        places = self._order.slice(start, WINDOW)
        piece, row = places["piece"].to_numpy(), places["row"].to_numpy()
        found = [_read(self.pieces, number, columns).take(row[piece == number]) for number in np.unique(piece).tolist()]
        # Rows come piece by piece; documents of one window may lie in several.
        return pa.concat_tables(found).take(np.argsort(np.argsort(piece, kind="stable"), kind="stable"))


class Texts(Mapping[str, str]):
    """The texts of documents by their ids, in their order; only those of a few documents are held.

    Example:
        >>> dict(Texts(Results()))
        {}
    """

    def __init__(self, results: Results, *, public: bool = False) -> None:
        """Take the results that the texts are part of."""
        self._results = results
        self._place = {
            name: place
            for place, (name, there) in enumerate(zip(results.ids(), _have_text(results, public=public), strict=True))
            if there
        }
        self._held: tuple[int, list[str]] = (-1, [])

    def __getitem__(self, document_id: str) -> str:
        """Return the text of a document."""
        start, at = divmod(self._place[document_id], WINDOW)
        if start != self._held[0]:
            self._held = start, self._results._window(start * WINDOW, ["text"])["text"].to_pylist()
        return self._held[1][at]

    def __iter__(self) -> Iterator[str]:
        """Yield the ids of the documents in their order."""
        return iter(self._place)

    def __len__(self) -> int:
        """Return how many documents have a text."""
        return len(self._place)

    def __repr__(self) -> str:
        """Return how many texts there are, and none of their words."""
        return f"{len(self)} texts"


@lru_cache(maxsize=1)
def results_schema() -> "pa.Schema":
    """Return the columns of results: key, id, text, whether it was spoken, notes, and a list of rows for each of ``TABLES``.

    Example:
        >>> results_schema().names[:5]
        ['key', 'document_id', 'spoken', 'text', 'notes']
    """
    import pyarrow as pa

    words = pa.large_string()
    first = [("key", words), ("document_id", words), ("spoken", pa.bool_()), ("text", words), ("notes", pa.list_(words))]
    return pa.schema([*first, *((name, pa.list_(pa.struct(list(table_schema(name))))) for name in TABLES)])


def collect_results(processed: Sequence[Processed]) -> "pa.Table":
    """Return what came of documents, one row each, but for those that are ``known`` already.

    Example:
        >>> collect_results([]).num_rows
        0
    """
    import pyarrow as pa

    fresh = [each for each in processed if not each.known]
    first = [
        [each.key for each in fresh],
        [each.task.document_id for each in fresh],
        [each.task.consultation for each in fresh],
        [each.document and each.document.text for each in fresh],
        [list(each.notes) for each in fresh],
    ]
    rows = [{**each.rows, **_rows_of_document(each)} for each in fresh]
    nested = [_nest(name, [each.get(name, ()) for each in rows]) for name in TABLES]
    schema = results_schema()
    return pa.table([*(pa.array(values, f.type) for values, f in zip(first, schema, strict=False)), *nested], schema=schema)


def unnest(column: "pa.ChunkedArray", name: str) -> "pa.Table":
    """Return the rows that a column of lists holds, as table ``name``.

    Example:
        >>> unnest(results_schema().empty_table()["facts"], "facts").num_rows
        0
    """
    import pyarrow as pa

    rows = [chunk.flatten() for chunk in column.chunks]
    return pa.Table.from_batches([pa.RecordBatch.from_struct_array(each) for each in rows], table_schema(name))


def _read(pieces: "Sequence[pa.Table]", number: int, columns: Sequence[str]) -> "pa.Table":
    return pieces.read(number, columns) if isinstance(pieces, Shelf) else pieces[number].select(list(columns))


def _is_told(notes: "pa.ChunkedArray") -> "pa.ChunkedArray":
    import pyarrow.compute as pc

    return pc.greater(pc.list_value_length(notes), 0)


def _have_text(results: Results, *, public: bool) -> Iterator[bool]:
    """Yield of each document whether it has a text, and, where only ``public`` ones count, whether nobody spoke it."""
    import pyarrow.compute as pc

    for window in results.windows("spoken", "text"):
        there = pc.is_valid(window["text"])
        yield from (pc.and_not(there, window["spoken"]) if public else there).to_pylist()


def _nest(name: str, rows: Sequence[Iterable[Mapping[str, Any]]]) -> "pa.Array":
    import pyarrow as pa

    rows = [list(each) for each in rows]
    table = build_columns(name, [row for each in rows for row in each]).combine_chunks()
    batches = table.to_batches()
    fields = list(table_schema(name))
    values = batches[0].to_struct_array() if batches else pa.array([], pa.struct(fields))
    return pa.ListArray.from_arrays(pa.array([0, *accumulate(map(len, rows))], pa.int32()), values.cast(pa.struct(fields)))


def _rows_of_document(each: Processed) -> dict[str, Iterator[dict[str, Any]]]:
    segments = each.document.segments if each.document else ()
    return {"documents": iter([_document_row(each)]), "segments": map(_segment_row, segments), "rejected": iter(each.rejected)}


def _document_row(each: Processed) -> dict[str, Any]:
    task, document = each.task, each.document
    if document is None:
        depth = "transcript" if task.consultation else "full text"
        message = "; ".join(row["reason"] for row in each.rejected)
        known = {"document_id": task.document_id, "path": task.shown, "sha256": task.sha256, "depth": depth}
        key = task.record.citation_key if task.record else ""
        return {**known, "citation_key": key, "segments": 0, "status": "rejected", "message": message}
    names = ("document_id", "citation_key", "evidence_kind", "title", "path", "sha256", "language", "depth", "pages")
    row = {name: getattr(document, name) for name in names}
    return {**row, "segments": len(document.segments), "status": "read", "message": "; ".join(each.notes)}


def _segment_row(segment: Segment) -> dict[str, Any]:
    row = segment._asdict()
    del row["block"], row["level"]
    return row
