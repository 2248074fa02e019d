"""How long the commands take that a person waits for: on the review that ships, and where there is nothing to do."""

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from benchmarks.results import Table, rows_of
from benchmarks.synthetic import ROOT
from benchmarks.targets import Goal, Place, Taken, Timed, show, spread
from benchmarks.watch import Failed, time_command, watch

LITREVIEW = str(Path(sys.executable).with_name("litreview"))
_PARTS = ("review.toml", "references.bib", "corpus", "notebooks")


def measure_shipped(place: Place) -> Taken:
    """Return the time of a whole run of the review that ships, nothing kept of an earlier one, by stage and notebook."""
    folder = copy_shipped(place.folder)
    command = [LITREVIEW, "run", str(folder), "--jobs", "2", "--quiet"]
    seconds, records = [], []
    for _ in range(place.times(3)):
        shutil.rmtree(folder / "outputs", ignore_errors=True)
        seconds += time_command(command, 1)
        records.append(json.loads((folder / "outputs" / "latest" / "run.json").read_text(encoding="utf-8")))
    shutil.rmtree(folder / "outputs")
    took = watch(command)  # whoever looks on costs time, so memory is that of a run of its own
    shown = f"{show(median(seconds))} s ({spread(seconds)}); {show(took.processor)} s of processor, "
    shown += f"{show(took.megabytes)} MB at most ({took.measure})"
    figure = Timed(
        "shipped review, cold, all notebooks and reports", shown, median(seconds), Goal(20), "litreview run . --jobs 2 --quiet"
    )
    return Taken((figure,), (_by_stage(records),))


def measure_nothing(place: Place) -> Taken:
    """Return the time of a run of the review that ships in which nothing changed since the last."""
    folder = copy_shipped(place.folder)
    command = [LITREVIEW, "run", str(folder)]
    watch(command)
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "nothing changed" not in told:
        raise Failed("litreview run: did something though nothing had changed")
    seconds = time_command(command, place.times(5))
    shown = f"{show(median(seconds))} s ({spread(seconds)})"
    return Taken((Timed("nothing changed", shown, median(seconds), Goal(1), "litreview run ."),))


def measure_start(place: Place) -> Taken:
    """Return the time of a bare Python, of importing the package and of the help of the command, each a process."""
    times = place.times(10)
    bare = time_command([sys.executable, "-c", "pass"], times)
    ways: list[tuple[str, list[str], str]] = [
        ("import of `litreview`", [sys.executable, "-c", "import litreview"], 'python -c "import litreview"'),
        ("`litreview --help`", [LITREVIEW, "--help"], "litreview --help"),
    ]
    figures = []
    for name, command, typed in ways:
        seconds = time_command(command, times)
        shown = f"{show(median(seconds))} s ({spread(seconds)}; bare Python {show(median(bare))})"
        figures.append(Timed(name, shown, median(seconds), Goal(0.3), typed))
    return Taken(tuple(figures))


def copy_shipped(folder: Path) -> Path:
    """Return a copy of the review that ships, in ``folder``; the one that is there already where there is one."""
    copy = folder / "shipped"
    if not copy.exists():
        copy.mkdir(parents=True)
        for part in _PARTS:
            source = ROOT / part
            (shutil.copytree if source.is_dir() else shutil.copyfile)(source, copy / part)
    return copy


def _by_stage(records: Sequence[dict[str, dict[str, float]]]) -> Table:
    rows = [
        (kind, name, show(median(record[part].get(name, 0.0) for record in records)))
        for kind, part in (("stage", "stages"), ("notebook", "notebooks"))
        for name in records[0][part]
    ]
    return rows_of("Shipped review, cold: seconds by stage and notebook (two side by side)", ("", "name", "s"), rows)
