"""The shelf: tables set down on disk while a run goes on, so that memory holds no more of them than is being read."""

from collections.abc import Sequence
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Any, overload

if TYPE_CHECKING:
    import pyarrow as pa


class Shelf(Sequence["pa.Table"]):
    """Tables of the same columns in the order they were put here, each read anew when it is asked for.

    They lie in one temporary file without a name, which is gone when its process is, however that ends. What people said
    is put in no file before it is published: such tables are held.

    Example:
        >>> import pyarrow as pa
        >>> shelf = Shelf(); shelf.put(pa.table({"a": [1], "b": [2]})); shelf.put(pa.table({"a": [3], "b": [4]}), held=True)
        >>> [shelf.read(place, ["b"]).to_pylist() for place in range(len(shelf))]
        [[{'b': 2}], [{'b': 4}]]
    """

    def __init__(self) -> None:
        """Begin empty; there is no file before the first table."""
        self._file: Any = None
        self._names: list[str] = []
        self._places: list[tuple[int, int] | pa.Table] = []

    def __len__(self) -> int:
        """Return how many tables there are."""
        return len(self._places)

    @overload
    def __getitem__(self, place: int) -> "pa.Table": ...

    @overload
    def __getitem__(self, place: slice) -> "list[pa.Table]": ...

    def __getitem__(self, place: int | slice) -> "pa.Table | list[pa.Table]":
        """Return a table as it was put here."""
        return [self.read(one) for one in range(len(self))[place]] if isinstance(place, slice) else self.read(place)

    def put(self, table: "pa.Table", *, held: bool = False) -> None:
        """Put ``table`` last, in memory where it is to be ``held``."""
        import pyarrow as pa

        if held:
            self._places.append(table)
            return
        self._file = self._file or TemporaryFile(prefix="litreview-")  # noqa: SIM115 it is open as long as the shelf
        self._names = table.column_names
        start = self._file.seek(0, 2)
        with pa.ipc.new_file(self._file, table.schema, options=pa.ipc.IpcWriteOptions(compression="zstd")) as writer:
            writer.write_table(table.combine_chunks())
        self._places.append((start, self._file.tell() - start))

    def read(self, place: int, columns: Sequence[str] | None = None) -> "pa.Table":
        """Return a table, or some of its columns."""
        import pyarrow as pa

        found = self._places[place]
        if isinstance(found, pa.Table):
            return found if columns is None else found.select(columns)
        names, (start, size) = self._names, found
        self._file.seek(start)
        wanted = [names.index(name) for name in columns or names]
        options = pa.ipc.IpcReadOptions(included_fields=wanted, use_threads=False)
        return pa.ipc.open_file(pa.BufferReader(self._file.read(size)), options=options).read_all().select(list(columns or names))
