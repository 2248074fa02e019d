"""Records on disk: those of a large bibliography are read again when they are asked for, some hundred at a time."""

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryFile
from typing import overload

from litreview.sources.bibliography import Record, read_bibliography

_GROUP, _HELD = 100, 8
"""Records that are read at once, and how many such groups are held."""


class RecordShelf(Sequence[Record]):
    """Records in their order, compressed in a temporary file without a name, which goes with its process.

    Example:
        >>> shelf = RecordShelf([Record("a", "book", "One"), Record("b", "book", "Two", keywords=("hope",))])
        >>> len(shelf), shelf[1].keywords, [record.title for record in shelf]
        (2, ('hope',), ['One', 'Two'])
    """

    def __init__(self, records: Iterable[Record]) -> None:
        """Take the records, one after the other."""
        self._file = TemporaryFile(prefix="litreview-")  # noqa: SIM115 it is open as long as the shelf
        self._ends, self._size = [0], 0
        left = iter(records)
        while group := list(islice(left, _GROUP)):
            self._file.write(zlib.compress(json.dumps(group).encode(), 1))
            self._ends.append(self._file.tell())
            self._size += len(group)
        self._read = lru_cache(maxsize=_HELD)(self._read_group)

    def __len__(self) -> int:
        """Return how many records there are."""
        return self._size

    @overload
    def __getitem__(self, place: int) -> Record: ...

    @overload
    def __getitem__(self, place: slice) -> list[Record]: ...

    def __getitem__(self, place: int | slice) -> Record | list[Record]:
        """Return a record as it was put here, or several."""
        if isinstance(place, slice):
            return [self[one] for one in range(len(self))[place]]
        at = range(len(self))[place]
        return self._read(at // _GROUP)[at % _GROUP]

    def __iter__(self) -> Iterator[Record]:
        """Yield the records in their order."""
        return chain.from_iterable(map(self._read, range(len(self._ends) - 1)))

    def __repr__(self) -> str:
        """Return how many records there are."""
        return f"{len(self)} records"

    def _read_group(self, number: int) -> list[Record]:
        start, end = self._ends[number : number + 2]
        self._file.seek(start)
        read = (Record(*values) for values in json.loads(zlib.decompress(self._file.read(end - start))))
        return [record._replace(keywords=tuple(record.keywords)) for record in read]


def shelve_bibliography(path: Path, shown: str) -> tuple[RecordShelf, list[dict[str, object]]]:
    """Return what ``load_bibliography`` does of the file at ``path``, the records on disk: beside a chunk, none is in memory.

    Example:
        >>> import tempfile; path = Path(tempfile.mkdtemp()) / "r.bib"
        >>> _ = path.write_text("@book{a, title={One}}\\n@book{a, title={Two}}")
        >>> records, rejected = shelve_bibliography(path, "r.bib"); records, len(rejected)
        (1 records, 1)
    """
    rejected: list[dict[str, object]] = []

    def read() -> Iterator[Record]:
        for some, faults in read_bibliography(path, shown):
            rejected.extend(faults)
            yield from some

    return RecordShelf(read()), rejected
