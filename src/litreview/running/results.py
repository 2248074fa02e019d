"""Results in columns: what came of documents, one row each, with the rows of every table in it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from litreview.corpus.documents import Segment
from litreview.privacy.deidentify import Cleaned
from litreview.running.documents import Processed
from litreview.sources.blocks import Block
from litreview.tables import build_columns, table_schema

if TYPE_CHECKING:
    import pyarrow as pa

TABLES = (
    "documents", "segments", "codings", "definitions", "lists", "facts", "findings", "recommendations", "proposals", "rejected",
)  # fmt: skip
"""The tables that have their rows from single documents."""


class Session(NamedTuple):
    """A consultation as it was spoken and what de-identifying it came to: for the release gate alone, in no file."""

    raw: tuple[Block, ...]
    cleaned: Cleaned


@dataclass(frozen=True)
class Results:
    """What came of all documents: pieces of ``results_schema``, in any order, and the sessions that were read for them.

    ``reused`` of the documents were taken over from an earlier run.

    Example:
        >>> Results().rows("facts").num_rows, Results().texts(), Results().reused
        (0, {}, 0)
    """

    pieces: "Sequence[pa.Table]" = field(default=(), repr=False)
    sessions: Sequence[Session] = field(default=(), repr=False)
    reused: int = 0

    def __len__(self) -> int:
        """Return how many documents there are, those that could not be read too."""
        return sum(map(len, self.pieces))

    def rows(self, name: str) -> "pa.Table":
        """Return the rows of table ``name``, of one document after the other, in columns of ``table_schema``."""
        import pyarrow as pa

        found = [unnest(piece[name], name) for piece in self.pieces]
        return pa.concat_tables(found) if found else table_schema(name).empty_table()

    def listed(self, name: str) -> list[dict[str, Any]]:
        """Return the rows of table ``name`` as mappings, in order of document and as they were found in it."""
        return [row for _, rows in self._cells(name) for row in rows]

    def notes(self) -> list[tuple[str, str]]:
        """Return path and words of each notice on a document, in order of document."""
        paths = {document_id: rows[0]["path"] for document_id, rows in self._cells("documents")}
        return [(paths[document_id], note) for document_id, notes in self._cells("notes") for note in notes]

    def texts(self, *, public: bool = False) -> dict[str, str]:
        """Return the text of each document that was read, by its id; of literature alone where only ``public`` ones are asked."""
        spoken = {document_id for document_id, said in self._cells("spoken") if said} if public else set()
        return {name: text for name, text in self._cells("text") if text is not None and name not in spoken}

    def keys(self) -> set[str]:
        """Return the keys of the documents that may be used again."""
        return {key for piece in self.pieces for key in piece["key"].to_pylist() if key}

    def _cells(self, column: str) -> list[tuple[str, Any]]:
        pairs = (zip(p["document_id"].to_pylist(), p[column].to_pylist(), strict=True) for p in self.pieces)
        return sorted((pair for each in pairs for pair in each), key=itemgetter(0))


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
