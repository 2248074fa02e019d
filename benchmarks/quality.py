"""Measure how right the extractors and the coder are on every labelled set under a folder.

    python benchmarks/quality.py DATA_DIR [--out FILE] [--task NAME] [--gold DIR]

Prints the tables as Markdown and, with --out, writes them; what cannot be measured is named, and the rest goes on.
"""

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.coded import OFF_TOPIC, measure_coding, measure_gold, measure_off_topic
from benchmarks.datasets import Place, Unusable, find_places, read_split
from benchmarks.grouped import measure_grouped
from benchmarks.labelled import TASKS, load_predict, measure_labelled
from benchmarks.reports import measure_reports
from benchmarks.results import Result, rows_of, summarise, write_part, write_table

LATER = ("dedupe", "screening", "deidentify", "parsers", "transcripts")
"""Task folders that other programs measure."""

_UNKNOWN = "no measurement is known for such a set"
Job = tuple[str, Callable[[], Result]]
_FAILURES = (Unusable, ImportError, AttributeError, ValueError, KeyError, TypeError, OSError)


def main(arguments: list[str] | None = None) -> int:
    """Return 0 after printing the tables; 2 where ``DATA_DIR`` is no folder."""
    options = _read_options(arguments)
    if not options.data.is_dir():
        sys.stderr.write(f"{options.data}: is not a folder; give the one that holds <task>/<set>/test.csv\n")
        return 2
    text = measure_all(options.data, options.gold or options.data.parent / "gold", options.task)
    sys.stdout.write(text)
    if options.out:
        write_part(options.out, "quality", text)
    return 0


def measure_all(data: Path, gold: Path, only: str = "") -> str:
    """Return the tables of every set under ``data``, and of the hand-coded seeds in ``gold``, as Markdown."""
    lines, tables, problems, aside = [], [], [], []
    for name, job in plan_jobs(data, gold, only, aside):
        began = time.monotonic()
        try:
            result = job()
        except _FAILURES as error:
            problems.append((name, str(error) if isinstance(error, Unusable) else f"{type(error).__name__}: {error}"))
            sys.stderr.write(f"{name}: not measured\n")
            continue
        lines += result.lines
        tables += result.tables
        sys.stderr.write(f"{name}: {time.monotonic() - began:.0f} s\n")
    left = rows_of("Not measured here", ("set", "why"), [*problems, *aside])
    return "\n".join([_introduction(only), *(write_table(table) for table in (summarise(lines), left, *tables))])


def plan_jobs(data: Path, gold: Path, only: str, aside: list[tuple[str, str]]) -> Iterator[Job]:
    """Yield what there is to measure, in order; what nothing here measures is added to ``aside``."""
    for place in find_places(data):
        if only in ("", place.task):
            jobs = list(_jobs_of(place))
            yield from jobs
            left = (place.task, "measured by another program") if place.task in LATER else (place.shown, _UNKNOWN)
            if not jobs and left not in aside:
                aside.append(left)
    if only in ("", "off-topic"):
        own = Place("off-topic", "our own sentences", OFF_TOPIC.parent)
        yield own.shown, lambda: measure_off_topic(own, OFF_TOPIC)
    if only in ("", "gold"):
        yield "gold", lambda: measure_gold(gold, gold.parent / "seeds")


def _jobs_of(place: Place) -> Iterator[Job]:
    if place.task == "coding":
        yield place.shown, lambda: measure_coding(place)
    elif place.task == "off-topic":
        for path in sorted(place.folder.glob("*.csv")):
            inside = Place(place.shown, path.stem, place.folder)
            yield inside.shown, lambda path=path, inside=inside: measure_off_topic(inside, path)
    elif place.task == "recommendations" and (place.folder / "recommendations.csv").exists():
        yield place.shown, lambda: measure_reports(place)
    elif place.task in TASKS:
        yield place.shown, lambda: measure_labelled(place)
        if place.task == "passages" and not (place.folder / "train.csv").exists():
            yield f"{place.shown}, cross-validated", lambda: _cross_validate(place)


def _cross_validate(place: Place) -> Result:
    task = TASKS[place.task]
    return measure_grouped(place, read_split(place.folder, task.columns)[1], load_predict(task.module))


def _introduction(only: str) -> str:
    command = "python benchmarks/quality.py ../shared/data" + (f" --task {only}" if only else "")
    return "\n".join(
        [
            "## How right the tables are, measured",
            "",
            f"Written by `{command} --out benchmarks/RESULTS.md`; `benchmarks/README.md` says what the sets and figures are.",
            "Intervals are 95 % bootstrap intervals (1,000 resamples of whole documents, studies or ids; else of rows).",
            "",
        ]
    )


def _read_options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure extraction and coding on labelled sets.")
    parser.add_argument("data", type=Path, help="folder with <task>/<set>/train.csv and test.csv")
    parser.add_argument("--out", type=Path, help="write the tables to this Markdown file too")
    parser.add_argument("--task", default="", help="measure this task folder only (also: gold, off-topic)")
    parser.add_argument("--gold", type=Path, help="folder of gold.csv and doubts.csv (default: gold beside DATA_DIR)")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
