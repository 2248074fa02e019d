"""How long references take: 10,000 invented records parsed, de-duplicated and written, and a simulation of 1,900 records."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.synthetic import Entry, make_entries

from litreview.exchange.importing import import_references
from litreview.review import About, Review, Settings
from litreview.sources.latex import decode_latex
from litreview.synthesis.simulation import simulate, work_saved

RECORDS, SIMULATED = 10_000, 1_900
"""Full sizes."""

_TYPES = {"article": "JOUR", "inproceedings": "CONF", "techreport": "RPRT", "book": "BOOK", "phdthesis": "THES"}
_SOUGHT = "peer workers on wards"
_APART, _FEWEST = 95, 200
"""Each so many records, one is to be found whatever it says; and the fewest that are simulated."""


class Imported(NamedTuple):
    """What an import gave: seconds of the processor, and records in, added, merged, asked about and rejected."""

    seconds: float
    records: int
    added: int
    merged: int
    asked: int
    rejected: int
    repeated: int


class Simulated(NamedTuple):
    """What a simulation gave: seconds of the processor, records, those to be found and the work saved."""

    seconds: float
    records: int
    relevant: int
    saved: float


def time_import(folder: Path, count: int = RECORDS) -> Imported:
    """Return what the import of ``count`` invented records from two files of RIS gave; ``repeated`` of them are copies."""
    entries = list(make_entries(count, "search"))
    halves = entries[: count // 2], entries[count // 2 :]
    files = [_write_ris(folder / f"database-{number}.ris", half) for number, half in enumerate(halves, 1)]
    review = Review(folder / "review", Settings(review=About(title="Invented records")))
    review.corpus.mkdir(parents=True)
    began = time.process_time()
    found = import_references(review, files, "", "database", "2026-01-01")
    seconds = time.process_time() - began
    repeated = count - len({(one.title, one.authors, one.year, one.abstract) for one in entries})
    return Imported(seconds, count, len(found.added), len(found.merged), found.asked, len(found.rejected), repeated)


def time_simulation(count: int = SIMULATED) -> Simulated:
    """Return what the simulation of screening ``count`` invented abstracts, 200 at least, gave.

    To be found are those on one subject, and some that are like none of them, so that most records are read.
    """
    entries = list(make_entries(max(count, _FEWEST), "search"))
    texts = [f"{entry.title} {entry.abstract}" for entry in entries]
    labels = [int(_SOUGHT in entry.title or number % _APART == _APART - 1) for number, entry in enumerate(entries)]
    start = [labels.index(1), labels.index(0)]
    began = time.process_time()
    order = simulate(texts, labels, start)
    return Simulated(time.process_time() - began, len(entries), sum(labels), work_saved(order, labels, after=len(start)))


def _write_ris(path: Path, entries: list[Entry]) -> Path:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{line}\n" for entry in entries for line in _render(entry))
    return path


def _render(entry: Entry) -> Iterator[str]:
    yield f"TY  - {_TYPES.get(entry.type, 'GEN')}"
    yield f"TI  - {entry.title}"
    yield from (f"AU  - {decode_latex(author)}" for author in entry.authors)
    yield f"PY  - {entry.year}"
    yield f"T2  - {entry.container}"
    yield f"AB  - {entry.abstract}"
    if entry.doi:
        yield f"DO  - {entry.doi}"
    yield "ER  - "
    yield ""
