"""The store: what single documents came to, kept beside the runs so that nothing unchanged is processed twice.

It lies in ``outputs/.store``, one Parquet file for a few hundred documents, one row each (``results_schema``), and
one file for how works are cited and what was learned from people's decisions. A file is named by
the hash of its bytes, so one that was damaged, cut off or is not ours is told by its name and never used. Rows are known by their
key alone (``keys``): those of another version of the code, of other settings or of another machine are simply not asked for.
What a consultation came to is written only once a run that holds it has passed the release gate and is published; it is
never more than that run holds.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from litreview.errors import Fault
from litreview.running.keys import code_version, hash_facts
from litreview.running.results import results_schema
from litreview.running.store_folder import FOLDER, RUN, TALKS

if TYPE_CHECKING:
    import pyarrow as pa

_TEXTS, _MADE, _SUFFIX = "literature-", "made-", ".parquet"
_Made = TypeVar("_Made")
_MOST = 200
"""Documents in a file, at most."""
_SMALL, _MANY = 64 * 1024, 16
"""Bytes below which a file is small, and from how many small ones on they are put together."""
_UNUSABLE = "is not as the store wrote it, so it was not used; its documents were processed again"
_LINK = "is a link, which is not followed, so nothing was stored; remove it"


class _File(NamedTuple):
    rows: int
    size: int
    chosen: tuple[str, ...]


class Store:
    """What earlier runs came to. Without a ``folder`` nothing is stored; with ``fresh`` nothing earlier is taken over.

    ``notices`` tell what of the store could not be used; a run goes on without it.

    Example:
        >>> store = Store(None); store.find(["0a"], print), store.notices
        ((set(), {}), [])
    """

    def __init__(self, outputs: Path | None, *, fresh: bool = False) -> None:
        """Take the folder of all outputs; the store lies in it, and is made when something is stored."""
        self.notices: list[Fault] = []
        self._folder = outputs and outputs / FOLDER
        self._fresh = fresh
        self._files: dict[Path, _File] = {}
        self._written: set[Path] = set()
        self._waiting: list[pa.Table] = []
        self._recalled: dict[str, Any] | None = None
        self._made: dict[str, Any] = {}
        if self._folder and self._folder.is_symlink():
            self._give_up(_LINK)

    def find(self, keys: Iterable[str], put: "Callable[[pa.Table], None]") -> "tuple[set[str], dict[str, pa.Table]]":
        """Return which of the texts with ``keys`` are stored, each handed to ``put``, and every consultation by its key."""
        wanted, found, talks = set(keys), set(), {}
        for path in [] if self._fresh else self._list():
            piece, size = self._read(path)
            if piece is None:
                continue
            chosen = _choose(piece, {key for key, said in _keys(piece) if (said and key not in talks) or key in wanted})
            said = {key: chosen.slice(place, 1) for place, (key, spoken) in enumerate(_keys(chosen)) if spoken}
            texts = chosen.filter(_is_text(chosen))
            if len(texts):
                put(texts)
            taken = {key for key, _ in _keys(chosen)}
            wanted -= taken
            found |= taken.difference(said)
            talks |= said
            self._files[path] = _File(len(piece), size, tuple(taken))
        return found, talks

    def add(self, piece: "pa.Table") -> None:
        """Store what a batch of literature came to; what a consultation came to waits until it is published."""
        import pyarrow.compute as pc

        lasting = piece.filter(pc.not_equal(piece["key"], ""))
        self._waiting.append(lasting.filter(lasting["spoken"]))
        self._write([lasting.filter(_is_text(lasting))], _TEXTS)

    def recall(self, facts: Any, make: Callable[[], _Made]) -> _Made:
        """Return what ``make`` once made of ``facts`` with this very code, or makes of them now: something that JSON can hold.

        It may rest on nothing else, and hold nothing that anybody said.
        """
        found: _Made | None = self.recalled(facts)
        if found is None:
            found = self._made[hash_facts(code_version(), facts)] = make()
        return found

    def recalled(self, facts: Any) -> Any:
        """Return what ``recall`` has of ``facts`` from an earlier run, which is kept for the next, or ``None``."""
        if self._recalled is None:
            self._recalled = {} if self._fresh else self._read_recalled()
        key = hash_facts(code_version(), facts)
        if key in self._recalled:
            self._made[key] = self._recalled[key]
        return self._recalled.get(key)

    def publish(self, run: str, used: set[str]) -> None:
        """Keep in the store what the published ``run`` used, by key, and nothing else."""
        live = {path: used.intersection(file.chosen) for path, file in self._files.items()}
        loose = [path for path, file in self._files.items() if len(live[path]) < file.rows]
        small = [path for path, file in self._files.items() if path not in loose and file.size < _SMALL]
        loose += small if len(small) >= _MANY else []
        read = ((path, self._read(path)[0]) for path in loose if live[path])
        pieces = [*(_choose(piece, live[path]) for path, piece in read if piece is not None), *self._waiting]
        if self._made:
            self._put(f"{_MADE}{{}}.json", json.dumps(self._made, sort_keys=True).encode())
        self._write([piece.filter(_is_text(piece)) for piece in pieces], _TEXTS)
        self._sweep({*self._files, *self._written} - ({*loose} - self._written))
        self._note(run)
        self._write([piece.filter(piece["spoken"]) for piece in pieces], TALKS)

    def _list(self) -> Iterator[Path]:
        yield from sorted(self._folder.glob(f"*{_SUFFIX}")) if self._folder else ()

    def _read_recalled(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for path in sorted(self._folder.glob(f"{_MADE}*.json")) if self._folder else ():
            data = self._load(path)
            found |= json.loads(data) if data else {}
        return found

    def _load(self, path: Path) -> bytes:
        """Return the bytes of a file of the store; none, and a notice, where they are not those that were written."""
        try:
            data = b"" if path.is_symlink() else path.read_bytes()
        except OSError:
            data = b""
        if path.stem.rpartition("-")[2] == _hash(data):
            return data
        self._tell(path, _UNUSABLE)
        return b""

    def _read(self, path: Path) -> "tuple[pa.Table | None, int]":
        import pyarrow as pa
        import pyarrow.parquet as pq

        data = self._load(path)
        table = pq.read_table(pa.BufferReader(data)) if data else None
        # Another version of the code may have had other columns; nothing of it is asked for.
        return (table if table is not None and table.schema.equals(results_schema()) else None), len(data)

    def _write(self, pieces: "Sequence[pa.Table]", prefix: str) -> None:
        import pyarrow as pa

        table = pa.concat_tables([results_schema().empty_table(), *pieces])
        for start in range(0, len(table) if self._folder else 0, _MOST):
            self._put(f"{prefix}{{}}{_SUFFIX}", _pack(table.slice(start, _MOST)))

    def _put(self, name: str, data: bytes) -> None:
        """Write ``data`` under ``name``, in which ``{}`` stands for their hash."""
        if not self._folder:
            return
        path = self._folder / name.format(_hash(data))
        try:
            self._replace(path, data)
            self._written.add(path)
        except OSError as error:
            self._give_up(f"cannot be written ({_reason(error)}), so the next run processes more than it need")

    def _replace(self, path: Path, data: bytes) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(".part")
        part.unlink(missing_ok=True)
        part.write_bytes(data)
        os.replace(part, path)

    def _note(self, run: str) -> None:
        try:
            if self._folder and self._folder.is_dir():
                self._replace(self._folder / RUN, run.encode())
        except OSError as error:
            self._give_up(f"cannot be written ({_reason(error)})")

    def _sweep(self, kept: set[Path]) -> None:
        try:
            for path in sorted(self._folder.iterdir()) if self._folder and self._folder.is_dir() else ():
                if path.is_dir() and not path.is_symlink():
                    shutil.rmtree(path)
                elif path not in kept and path.name != RUN:
                    path.unlink()
        except OSError as error:
            self._give_up(f"cannot be cleared ({_reason(error)}); delete it")

    def _give_up(self, why: str) -> None:
        self._tell(self._folder, why)
        self._folder = None

    def _tell(self, path: Path, why: str) -> None:
        inside = "" if path.name == FOLDER else f"/{path.name}"
        self.notices.append(Fault(f"outputs/{FOLDER}{inside}", 0, why))


def _keys(piece: "pa.Table") -> list[tuple[str, bool]]:
    return list(zip(piece["key"].to_pylist(), piece["spoken"].to_pylist(), strict=True))


def _choose(piece: "pa.Table", keys: Iterable[str]) -> "pa.Table":
    import pyarrow as pa
    import pyarrow.compute as pc

    return piece.filter(pc.is_in(piece["key"], value_set=pa.array(sorted(keys), piece["key"].type)))


def _is_text(piece: "pa.Table") -> "pa.ChunkedArray":
    import pyarrow.compute as pc

    return pc.invert(piece["spoken"])


def _pack(piece: "pa.Table") -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    into = pa.BufferOutputStream()
    pq.write_table(piece, into, compression="zstd", write_statistics=False, write_page_checksum=True)
    return into.getvalue().to_pybytes()


def _reason(error: OSError) -> str:
    return (error.strerror or "an error").lower()


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:32]
