"""Whether each file of a manifest gives as many records as it holds: ours beside the parsers that others would take.

`measure_parsers(FOLDER)` reads ``manifest.csv`` (file, raw_entry_count). A file counts as exact where its entries and those
rejected with their line add up to the count; a peer's where it returns as many.
"""

from collections.abc import Callable, Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from benchmarks.datasets import Row, Unusable, read_rows
from benchmarks.results import Table, rows_of

from litreview.errors import UnreadableSource
from litreview.exchange.incoming import UNUSABLE, parse_file
from litreview.sources.cues import find_cues
from litreview.sources.reading import read_text

CAPTIONS = (".vtt", ".srt")
REFERENCES = (".bib", ".ris", ".nbib", ".xml", ".json", ".csv", ".txt", ".enw", ".ciw")
"""What is read as captions, and what as references; other files of a manifest are named and left out."""

_STUMBLES = (ValueError, KeyError, TypeError, IndexError, AttributeError, OSError, RecursionError)


class Counted(NamedTuple):
    """One file: what it should hold, and how many records came out and were rejected."""

    file: str
    wanted: int
    records: int
    rejected: int = 0

    @property
    def exact(self) -> bool:
        """Return whether every record is accounted for, and none twice."""
        return self.records + self.rejected == self.wanted


class Parsers(NamedTuple):
    """What all files of a manifest gave: references and captions by us, references by each peer, and what was left out."""

    references: tuple[Counted, ...]
    captions: tuple[Counted, ...]
    peers: Mapping[str, tuple[Counted, ...]]
    aside: tuple[str, ...] = ()


def measure_parsers(folder: Path) -> Parsers:
    """Return what each file of the manifest in ``folder`` gave.

    Raises:
        Unusable: there is no manifest, or it names no file that is there with a count.
    """
    rows = [row for row in read_rows(folder / "manifest.csv", ("file", "raw_entry_count")) if row["raw_entry_count"].isdigit()]
    there = [row for row in rows if (folder / row["file"]).is_file()]
    if not there:
        raise Unusable("parsers/manifest.csv: none of its files is there")
    kinds = {row["file"]: Path(row["file"]).suffix.lower() for row in there}
    references = [row for row in there if kinds[row["file"]] in REFERENCES]
    captions = [row for row in there if kinds[row["file"]] in CAPTIONS]
    return Parsers(
        tuple(_count_references(folder, row) for row in references),
        tuple(_count(row, _count_cues(folder / row["file"])) for row in captions),
        {name: tuple(_count_peer(folder, references, suffix, read)) for name, (suffix, read) in _installed().items()},
        tuple(sorted({row["file"] for row in rows} - {row["file"] for row in (*references, *captions)})),
    )


def show_parsers(found: Parsers) -> Table:
    """Return the files in which not every record is accounted for, by us."""
    wrong = (one for one in (*found.references, *found.captions) if not one.exact)
    rows = [(one.file, str(one.wanted), str(one.records), str(one.rejected)) for one in wrong]
    rows += [(name, "", "missing, or no format of ours", "") for name in found.aside]
    return rows_of("Parsers: files that differ from the manifest", ("file", "manifest", "records", "rejected"), rows)


def _count_references(folder: Path, row: Row) -> Counted:
    parsed = parse_file(folder / row["file"])
    return _count(row, len(parsed.entries), sum(one["kind"] != UNUSABLE for one in parsed.rejected))


def _count_cues(path: Path) -> int:
    try:
        return len(find_cues(read_text(path, path.suffix[1:])[0]))
    except UnreadableSource:
        return 0


def _count(row: Row, records: int, rejected: int = 0) -> Counted:
    return Counted(row["file"], int(row["raw_entry_count"]), records, rejected)


def _count_peer(folder: Path, rows: Iterable[Row], suffix: str, read: Callable[[str], int]) -> Iterable[Counted]:
    """Yield what a peer counts; a file on which it gives up has none."""
    for row in rows:
        if row["file"].lower().endswith(suffix):
            try:
                yield _count(row, read(str(folder / row["file"])))
            except _STUMBLES:
                yield _count(row, 0)


def _installed() -> dict[str, tuple[str, Callable[[str], int]]]:
    peers = {
        "rispy": (".ris", _read_rispy),
        "bibtexparser, entries": (".bib", _read_bibtexparser),
        "pybtex": (".bib", _read_pybtex),
    }
    return {name: peer for name, peer in peers.items() if find_spec(name.partition(",")[0])}


def _read_rispy(path: str) -> int:
    import rispy

    with open(path, encoding="utf-8-sig") as file:
        return len(rispy.load(file))


def _read_bibtexparser(path: str) -> int:
    import bibtexparser

    return len(bibtexparser.parse_file(path).entries)


def _read_pybtex(path: str) -> int:
    from pybtex.database import parse_file
    from pybtex.exceptions import PybtexError

    try:
        return len(parse_file(path, bib_format="bibtex").entries)
    except PybtexError as error:
        raise ValueError(str(error)) from error
