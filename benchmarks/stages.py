"""Build the tables of a review, as a run does, and tell in JSON how long each stage took and when each document was done.

    python benchmarks/stages.py REVIEW [--jobs N] [--scheduler tcp://host:port]

Other programs here start it, so that time and memory are those of a process with nothing else in it. Tables and texts go to
``REVIEW/outputs/benchmark``; results of documents to the store that a run has, and from there when it is started again.
"""

import argparse
import gc
import json
import shutil
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from litreview.cli import RARELY
from litreview.review import load_review
from litreview.running.inputs import load_inputs
from litreview.running.pipeline import build_tables
from litreview.running.store import Store
from litreview.running.whole_tables import write_whole

if TYPE_CHECKING:
    import pyarrow as pa


class Clock(Store):
    """A store that notes when it was handed what documents came to: seconds since it was made, and how many documents."""

    def __init__(self, outputs: Path) -> None:
        """Begin now; what is stored lies under ``outputs``."""
        super().__init__(outputs)
        self._began = time.perf_counter()
        self.marks: list[tuple[float, int]] = []

    def add(self, piece: "pa.Table") -> None:
        """Store ``piece`` and note it."""
        super().add(piece)
        self.marks.append((round(time.perf_counter() - self._began, 3), len(piece)))


def build(root: Path, jobs: int, scheduler: str = "") -> dict[str, object]:
    """Return the seconds of reading, tables and writing, how many documents there are and were taken over, and the marks."""
    began = time.perf_counter()
    review = load_review(root)
    inputs = load_inputs(review)
    read = time.perf_counter()
    store = Clock(review.outputs)
    built = build_tables(review, inputs, jobs, lambda line: None, scheduler, store)
    made = time.perf_counter()
    folder = review.outputs / "benchmark"
    shutil.rmtree(folder, ignore_errors=True)
    for name in ("tables", "texts"):
        (folder / name).mkdir(parents=True)
    write_whole(built.tables, built.texts, folder)
    store.publish("benchmark", built.results.keys())
    ended = time.perf_counter()
    seconds = {"reading": read - began, "tables": made - read, "writing": ended - made, "all": ended - began}
    return {
        "documents": len(built.results),
        "reused": built.results.reused,
        "seconds": {name: round(value, 3) for name, value in seconds.items()},
        "marks": store.marks,
    }


def main(arguments: list[str] | None = None) -> int:
    """Return 0 after printing what ``build`` returns."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("review", type=Path)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--scheduler", default="")
    options = parser.parse_args(arguments)
    gc.set_threshold(RARELY)
    sys.stdout.write(json.dumps(build(options.review, options.jobs, options.scheduler)) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
