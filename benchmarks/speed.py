"""Measure how long litreview takes and how much memory, each figure against its target.

    python benchmarks/speed.py [--out FILE] [--only MEASURE …] [--shrink N]

Prints the tables as Markdown; with --out, they become the part ``speed`` of that file. --shrink tries everything on corpora N
times smaller, each once: such figures are no results.
"""

import argparse
import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.corpus_speed import measure_changed, measure_dask, measure_growth, measure_pipeline, measure_words
from benchmarks.machine import describe_machine
from benchmarks.results import rows_of, write_part, write_table
from benchmarks.review_speed import measure_nothing, measure_shipped, measure_start
from benchmarks.targets import Place, Taken, tabulate
from benchmarks.watch import Failed

MEASURES: dict[str, Callable[[Place], Taken]] = {
    "nothing": measure_nothing,
    "changed": measure_changed,
    "shipped": measure_shipped,
    "words": measure_words,
    "pipeline": measure_pipeline,
    "growth": measure_growth,
    "start": measure_start,
    "dask": measure_dask,
}
_FAILURES = (Failed, OSError, ValueError, KeyError, ImportError)


def main(arguments: list[str] | None = None) -> int:
    """Return 0 after printing the tables; 1 where something could not be measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--only", nargs="+", choices=MEASURES, default=list(MEASURES), metavar="MEASURE")
    parser.add_argument("--shrink", type=int, default=1)
    options = parser.parse_args(arguments)
    text, problems = measure_all(options.only, options.shrink)
    sys.stdout.write(text)
    if options.out:
        write_part(options.out, "speed", text)
    return 1 if problems else 0


def measure_all(names: Sequence[str], shrink: int = 1) -> tuple[str, list[tuple[str, str]]]:
    """Return the tables of the measures ``names`` as Markdown, and what could not be measured with the reason."""
    machine = describe_machine(("papermill", "nbclient", "distributed", "bibtexparser", "psutil"))
    taken: list[Taken] = []
    problems: list[tuple[str, str]] = []
    with TemporaryDirectory(prefix="speed-") as folder:
        place = Place(Path(folder), shrink, repeats=1 if shrink > 1 else 10)
        for name in names:
            began = time.monotonic()
            try:
                taken.append(MEASURES[name](place))
            except _FAILURES as error:
                problems.append((name, f"{type(error).__name__}: {error}"))
            sys.stderr.write(f"{name}: {time.monotonic() - began:.0f} s\n")
    tables = [tabulate(figure for one in taken for figure in one.figures), *(table for one in taken for table in one.tables)]
    tables += [rows_of("Not measured", ("measure", "why"), problems)] if problems else []
    return "\n".join([*_introduce(shrink), *(write_table(table) for table in (machine, *tables))]), problems


def _introduce(shrink: int) -> list[str]:
    lines = ["## Speed, memory and growth", ""]
    lines += [f"Tried with corpora {shrink} times smaller, each once: these are no results.", ""] if shrink > 1 else []
    lines += ["Written by `python benchmarks/speed.py --out benchmarks/RESULTS.md`. Seconds are of the wall clock and, where"]
    lines += ["several runs are told, their median. Megabytes are 10⁶ bytes, the most that all processes held at once.", ""]
    return lines


if __name__ == "__main__":
    # Who ends this ends the clusters that it started too, and leaves no corpora behind.
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    raise SystemExit(main())
