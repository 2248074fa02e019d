"""Duplicates among labelled references: how many true pairs are found, how many are false, how many a person is asked about.

    python -m benchmarks.tasks.duplicates DATA_DIR

measures every folder of ``DATA_DIR`` with a ``records.csv``, and the processor seconds of invented references beside.

The rules, weights and bounds of ``litreview.exchange`` were set on ``stroke``, on ``special_cases`` and on the half of
``cytology_screening`` whose groups have an even CRC-32. Of the other half and of ``tafenoquine`` only the totals were looked at.
"""

import csv
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from litreview.exchange.entry import Entry, Name, clean_value, find_doi, find_year, join_pages
from litreview.exchange.grouping import Grouped, group_entries
from litreview.exchange.names import read_name

Places = tuple[int, int]
_TYPES = {"journal article": "article", "conference proceedings": "inproceedings", "book section": "incollection"}


class Measured(NamedTuple):
    """What came of one set; pairs are of records, ``false`` those that were merged though they are two works.

    Where a set says only which records are duplicates, of whatever, ``pairs`` are those records, ``found`` those that are in
    a group, and ``false`` the unique ones that are.
    """

    name: str
    records: int
    pairs: int
    found: int
    false: int
    asked: int
    missed_asked: int
    seconds: float

    @property
    def sensitivity(self) -> float:
        """Return the share of true pairs that were found."""
        return self.found / self.pairs if self.pairs else 1.0

    @property
    def asked_of_thousand(self) -> float:
        """Return how many questions a person must answer for every 1,000 records."""
        return 1000 * self.asked / self.records if self.records else 0.0


def measure_set(folder: Path, method: Callable[[Sequence[Entry]], Grouped] = group_entries) -> Measured:
    """Return what came of the references in ``folder``: records.csv, and truth_groups.csv (ID, group) or truth_caption.

    ``method`` says which of them are one work; it is ours where nobody names another.
    """
    rows = _read_rows(folder / "records.csv")
    entries = [read_row(row) for row in rows]
    start = time.process_time()
    grouped = method(entries)
    seconds = time.process_time() - start
    path = folder / "truth_groups.csv"
    if path.exists():
        return _score_pairs(folder.name, grouped, _list_pairs(rows, _read_rows(path)), seconds)
    return _score_captions(folder.name, grouped, [row.get("truth_caption", "") == "Duplicate" for row in rows], seconds)


def read_row(row: Mapping[str, str]) -> Entry:
    """Return a row of a labelled set as an entry; names of columns differ from set to set."""
    kind = _first(row, "ENTRYTYPE", "ref_type").lower()
    place = (_first(row, "journal", "booktitle"), _first(row, "volume"), _first(row, "number", "issue"))
    return Entry(
        _TYPES.get(kind, kind),
        clean_value(_first(row, "title")),
        find_year(_first(row, "year")),
        tuple(read_name(name) for name in _split_authors(_first(row, "author", "authors"))),
        *place,
        join_pages(_first(row, "pages")),
        doi=find_doi(_first(row, "doi")),
        pmid=_first(row, "pmid"),
        abstract=clean_value(_first(row, "abstract")),
    )


def invent_entries(count: int) -> list[Entry]:
    """Return ``count`` invented references; every third is a copy of the one before, typed a little otherwise."""
    words = "walks peers winter harbour clinic garden letter river trial group evening market survey bridge".split()  # noqa: SIM905
    found: list[Entry] = []
    for number in range(count):
        if number % 3 == 2:
            found.append(
                found[-1]._replace(title=found[-1].title.upper(), container="J Imag Care", authors=found[-1].authors[:1])
            )
            continue
        title = " ".join(words[number // len(words) ** power % len(words)] for power in range(5)) + f" of town {number}"
        authors = (Name(f"Oak{number % 977}", "Fern"), Name(f"Elm{number % 89}", "Ash"))
        year, volume, pages = str(1990 + number % 30), str(number % 40 + 1), f"{number % 900 + 1}-{number % 900 + 9}"
        found.append(Entry("article", title, year, authors, "Journal of Imagined Care", volume, "1", pages))
    return found


def _score_pairs(name: str, grouped: Grouped, true: set[Places], seconds: float) -> Measured:
    merged = {pair for members in _list_groups(grouped) for pair in combinations(members, 2)}
    work_of = grouped.work_of
    asked = {tuple(sorted((work_of[one.one], work_of[one.other]))) for one in grouped.questions}
    missed = sum(tuple(sorted((work_of[one], work_of[other]))) in asked for one, other in true - merged)
    counts = (len(true), len(merged & true), len(merged - true), len(asked), missed)
    return Measured(name, len(work_of), *counts, seconds)


def _score_captions(name: str, grouped: Grouped, duplicate: Sequence[bool], seconds: float) -> Measured:
    inside = [place for members in _list_groups(grouped) if len(members) > 1 for place in members]
    found = sum(duplicate[place] for place in inside)
    return Measured(name, len(duplicate), sum(duplicate), found, len(inside) - found, len(grouped.questions), 0, seconds)


def _list_groups(grouped: Grouped) -> list[list[int]]:
    groups: dict[int, list[int]] = {}
    for place, work in enumerate(grouped.work_of):
        groups.setdefault(work, []).append(place)
    return list(groups.values())


def _list_pairs(rows: Iterable[Mapping[str, str]], truth: Iterable[Mapping[str, str]]) -> set[Places]:
    place = {row["ID"]: number for number, row in enumerate(rows)}
    groups: dict[str, list[int]] = {}
    for row in truth:
        if row["ID"]:
            groups.setdefault(row["group"], []).append(place[row["ID"]])
    return {pair for members in groups.values() for pair in combinations(sorted(members), 2)}


def _split_authors(cell: str) -> list[str]:
    sign = " and " if " and " in cell else ";" if ";" in cell else "\n"
    return [name for name in cell.split(sign) if name.strip()]


def _first(row: Mapping[str, str], *names: str) -> str:
    return next((row[name] for name in names if row.get(name)), "")


def _read_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def main(folder: Path) -> None:
    """Print a table of every labelled set in ``folder``, and how long invented references take."""
    print(
        "| set | records | true pairs | found | false | asked | of 1,000 records | missed but asked | processor s |",
        "|---|---|---|---|---|---|---|---|---|",
        sep="\n",
    )
    for path in sorted(folder.glob("*/records.csv")):
        one = measure_set(path.parent)
        found = f"{one.found} ({one.sensitivity:.4f}) | {one.false}"
        asked = f"{one.asked} | {one.asked_of_thousand:.1f} | {one.missed_asked}"
        print(f"| {one.name} | {one.records} | {one.pairs} | {found} | {asked} | {one.seconds:.2f} |")
    for name, entries in (("invented", invent_entries(10_000)), ("Editorial", invent_editorials(10_000))):
        start = time.process_time()
        grouped = group_entries(entries)
        works, seconds, asked = len(set(grouped.work_of)), time.process_time() - start, len(grouped.questions)
        print(f"| 10,000 {name}: {works} works | | | | | {asked} | {1000 * asked / len(entries):.1f} | | {seconds:.2f} |")


def invent_editorials(count: int) -> list[Entry]:
    """Return ``count`` references called Editorial, each on a page of its own."""
    place = ("Journal of Imagined Care", "4", "1")
    return [Entry("article", "Editorial", "2020", (Name("Oak", "Fern"),), *place, str(number)) for number in range(1, count + 1)]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
