"""Measure how references are read, de-duplicated, screened and written, beside others, on every set under a folder.

    python benchmarks/references.py DATA_DIR [--out FILE] [--only PART …] [--starts N] [--budget SECONDS] [--shrink N]

Parts: ``parsers`` (DATA_DIR/parsers/manifest.csv), ``dedupe`` (each folder of DATA_DIR/dedupe with records.csv), ``screening``
(each CSV of DATA_DIR/screening) and ``speed`` (10,000 and 1,900 invented records). A peer that is not installed is named.
Prints the tables as Markdown; with --out, they become the part ``references`` of that file. The exit code is 1 only where
something could not be measured, whatever the figures say.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.datasets import Unusable
from benchmarks.machine import describe_machine
from benchmarks.reference_parts import Asked, Part, measure_dedupe, measure_parsing, measure_ranking, measure_speed
from benchmarks.results import Table, rows_of, write_part, write_table

PARTS: dict[str, Callable[[Asked], Part]] = {
    "parsers": measure_parsing,
    "dedupe": measure_dedupe,
    "screening": measure_ranking,
    "speed": measure_speed,
}
_LIBRARIES = ("rapidfuzz", "rispy", "bibtexparser", "pybtex", "bib-dedupe")
_FAILURES = (Unusable, ImportError, OSError, ValueError, KeyError)
_HEADER = ("measure", "ours", "peer", "target", "verdict")


def main(arguments: list[str] | None = None) -> int:
    """Return 0 after printing the tables; 1 where something could not be measured, 2 where ``DATA_DIR`` is no folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS), metavar="PART")
    parser.add_argument("--starts", type=int, default=10, help="starts of each simulation of screening")
    parser.add_argument("--budget", type=float, default=60.0, help="seconds after which no further start of a set is begun")
    parser.add_argument("--shrink", type=int, default=1, help="try it with inputs of speed so many times smaller")
    options = parser.parse_args(arguments)
    if not options.data.is_dir():
        sys.stderr.write(f"{options.data}: is not a folder; give the one that holds parsers, dedupe and screening\n")
        return 2
    text, problems = measure_all(options.only, options.data, options.starts, options.budget, options.shrink)
    sys.stdout.write(text)
    if options.out:
        write_part(options.out, "references", text)
    return 1 if problems else 0


def measure_all(
    names: Sequence[str], data: Path, starts: int = 10, budget: float = 60.0, shrink: int = 1
) -> tuple[str, list[tuple[str, str]]]:
    """Return the tables of the parts ``names`` as Markdown, and what could not be measured with the reason."""
    machine = describe_machine(_LIBRARIES)
    rows: list[Sequence[str]] = []
    tables: list[Table] = []
    problems: list[tuple[str, str]] = []
    with TemporaryDirectory(prefix="references-") as folder:
        for name in names:
            began = time.monotonic()
            try:
                part = PARTS[name](Asked(data, Path(folder), starts, budget, shrink))
                rows += part.rows
                tables += part.tables
                problems += part.problems
            except _FAILURES as error:
                problems.append((name, str(error) if isinstance(error, Unusable) else f"{type(error).__name__}: {error}"))
            sys.stderr.write(f"{name}: {time.monotonic() - began:.0f} s\n")
    left = [rows_of("Not measured", ("what", "why"), problems)] if problems else []
    whole = [machine, rows_of("Against the targets", _HEADER, rows), *tables, *left]
    return "\n".join([_introduction(shrink), *map(write_table, whole)]), problems


def _introduction(shrink: int) -> str:
    lines = ["## References", ""]
    lines += ["Written by `python benchmarks/references.py ../shared/data --out benchmarks/RESULTS.md`; `benchmarks/README.md`"]
    lines += ["says what the sets and figures are. Seconds are those of the processor."]
    lines += [f"Tried with inputs of speed {shrink} times smaller: these are no results."] if shrink > 1 else []
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    raise SystemExit(main())
