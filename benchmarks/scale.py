"""Build the tables of a very large invented corpus and tell whether the cost of a document stays the same.

    python benchmarks/scale.py COUNT [--mixture search|dense] [--folder FOLDER] [--out FILE]

The review is written to a folder that is deleted afterwards, to FOLDER (which must not exist) where one is given and kept. Prints
the tables as Markdown; with --out, they become the part ``scale`` of that file. A million abstracts take some 20 GB of disk.
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.machine import describe_machine
from benchmarks.results import Table, rows_of, write_part, write_table
from benchmarks.synthetic import MIXTURES, write_review
from benchmarks.targets import Goal, Timed, show, tabulate
from benchmarks.watch import Failed, Watched, watch

MILLION = 1_000_000
_FLAT, _MEGABYTES, _SECONDS = 15.0, 3000.0, 3600.0
Mark = tuple[float, int]


def main(arguments: list[str] | None = None) -> int:
    """Return 0 after printing the tables; 1 where it failed, 2 where FOLDER is there already."""
    options = _read_options(arguments)
    if options.folder and options.folder.exists():
        sys.stderr.write(f"{options.folder}: exists; name a folder that does not\n")
        return 2
    machine = describe_machine()
    with TemporaryDirectory(prefix="scale-") as scratch:
        began = time.monotonic()
        review = write_review(options.folder or Path(scratch) / "review", options.count, options.mixture)
        sys.stderr.write(f"wrote {options.count:,} abstracts: {time.monotonic() - began:.0f} s\n")
        try:
            tables = [machine, *measure(review, options.count, options.mixture)]
        except Failed as error:
            sys.stderr.write(f"{error}\n")
            return 1
    command = f"python benchmarks/scale.py {options.count} --mixture {options.mixture}"
    text = "\n".join([f"## {options.count:,} abstracts", "", f"Written by `{command}`.", "", *map(write_table, tables)])
    sys.stdout.write(text)
    if options.out:
        write_part(options.out, "scale", text)
    return 0


def measure(review: Path, count: int, mixture: str) -> list[Table]:
    """Return the figures against their targets, the seconds by stage, the cost by tenths and the disk of one build.

    Raises:
        Failed: it did not come to its end.
    """
    program = str(Path(__file__).resolve().with_name("stages.py"))
    took = watch([sys.executable, program, str(review), "--jobs", "2"])
    found = json.loads(took.output)
    costs = cost_by_tenth([(seconds, number) for seconds, number in found["marks"]])
    return [
        tabulate(_judge(count, mixture, took, costs)),
        rows_of("Seconds by stage", ("stage", "s"), [(stage, show(value)) for stage, value in found["seconds"].items()]),
        _tabulate_costs(costs),
        rows_of("Disk", ("what", "MB"), [(name, show(size / 1e6)) for name, size in weigh(review).items()]),
    ]


def cost_by_tenth(marks: Sequence[Mark]) -> list[float]:
    """Return milliseconds per document of each tenth of a corpus, or of fewer parts where there were few batches.

    The first batch is left out: until it is done, workers start and learn.
    """
    later = marks[1:]
    parts = min(10, len(later))
    cuts = [len(later) * part // parts for part in range(parts + 1)] if parts else []
    costs = []
    for first, last in pairwise(cuts):
        seconds = later[last - 1][0] - marks[first][0]
        costs.append(1000 * seconds / sum(number for _, number in later[first:last]))
    return costs


def deviate(costs: Sequence[float]) -> float:
    """Return by how many per cent the last third of the parts costs more than the first third (medians); 0 where there is one."""
    third = max(1, len(costs) // 3)
    return 100 * (median(costs[-third:]) / median(costs[:third]) - 1) if costs else 0.0


def weigh(review: Path) -> dict[str, int]:
    """Return the bytes of the bibliography and of each folder that a build leaves, files of a folder together."""
    folders = {"references.bib": review / "references.bib"}
    outputs = review / "outputs"
    folders |= {
        f"outputs/{path.relative_to(outputs)}": path for path in (outputs / ".store", *sorted(outputs.glob("benchmark/*")))
    }
    return {name: _size(path) for name, path in folders.items()}


def _size(path: Path) -> int:
    return sum(each.stat().st_size for each in ([path] if path.is_file() else path.rglob("*")) if each.is_file())


def _judge(count: int, mixture: str, took: Watched, costs: Sequence[float]) -> list[Timed]:
    command = f"benchmarks/scale.py {count}"
    name = f"{count:,} abstracts ({mixture}), 2 jobs"
    scaled = took.wall * MILLION / count
    shown = f"{show(took.wall)} s ({show(took.processor)} s of processor)"
    if count != MILLION:
        shown += f"; at this rate {show(scaled / 60)} min for a million"
    share = deviate(costs)
    return [
        Timed(f"{name}: time for a million", shown, scaled, Goal(_SECONDS), command),
        Timed(f"{name}: memory", f"{show(took.megabytes)} MB ({took.measure}, all processes)", took.megabytes,
              Goal(_MEGABYTES, "MB"), command),
        Timed(f"{name}: last third of the documents against the first", f"{share:+.1f} %", share, Goal(_FLAT, "%"), command),
        Timed(f"{name}: per document", f"{show(1000 * took.wall / count)} ms", 1000 * took.wall / count, None, command),
    ]  # fmt: skip


def _tabulate_costs(costs: Sequence[float]) -> Table:
    middle = median(costs) if costs else 0.0
    rows = [(str(part), show(cost), f"{100 * (cost / middle - 1):+.0f} %") for part, cost in enumerate(costs, 1)]
    return rows_of("Documents read, coded and extracted: ms of wall clock per document", ("part", "ms", "to the median"), rows)


def _read_options(arguments: list[str] | None) -> Any:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("--mixture", choices=MIXTURES, default="search")
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--out", type=Path)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    raise SystemExit(main())
