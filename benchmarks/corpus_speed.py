"""How long corpora of invented abstracts take: words per second, the whole pipeline, its growth, one change, a cluster."""

import json
import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.cluster import run_cluster
from benchmarks.results import rows_of
from benchmarks.synthetic import MIXTURES, make_entries, write_entry, write_review
from benchmarks.targets import Goal, Place, Taken, Timed, show, spread
from benchmarks.throughput import CODERS
from benchmarks.watch import Watched, watch

FOLDER = Path(__file__).resolve().parent
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


def measure_words(place: Place) -> Taken:
    """Return the words segmented and coded per second on one core, of each text by each coder."""
    figures, rows = [], []
    documents = place.size(1000)
    for text in (*MIXTURES, "shipped"):
        for way in CODERS:
            found = _ask("throughput.py", text, way, "--documents", str(documents))
            cold, warm = found["cold"], found["warm"]
            name = f"segment + code, {found['codes']} codes, one core: {text}, {'by phrases alone' if way == 'phrases' else way}"
            shown = f"{show(warm['both'])} words/s (first documents {show(cold['both'])})"
            figures.append(
                Timed(
                    name, shown, warm["both"], Goal(400_000, "words/s", at_most=False), f"benchmarks/throughput.py {text} {way}"
                )
            )
            rates = [show(each[part]) for each in (cold, warm) for part in ("segment", "code", "both")]
            rows.append((text, way, show(warm["words"]), show(warm["codes"]), show(found["ready"]), *rates))
    header = ("text", "coder", "words", "codes proposed", "s to make ready")
    header += tuple(f"{part}, {when}" for when in ("first", "then") for part in ("segment", "code", "both"))
    return Taken(tuple(figures), (rows_of("Words per second of processor time", header, rows),))


def measure_pipeline(place: Place) -> Taken:
    """Return time and memory of 10,000 abstracts of each mixture, from references to tables, with two jobs."""
    figures, rows = [], []
    count = place.size(10_000)
    for mixture in reversed(MIXTURES):
        found, took = _build(_fresh(place, f"pipeline-{mixture}", count, mixture))
        name = f"read → tables, {count:,} abstracts ({mixture}), 2 jobs"
        figures += [_wall(name, took), _memory(name, took, 1500)]
        rows.append((mixture, *(show(found["seconds"][stage]) for stage in ("reading", "tables", "writing", "all"))))
    return Taken(tuple(figures), (rows_of("Seconds by stage", ("mixture", "reading", "tables", "writing", "all"), rows),))


def measure_growth(place: Place) -> Taken:
    """Return time and memory of a corpus, of one four times and of one sixteen times as large."""
    rows, each = [], []
    for count in (place.size(500 * times) for times in (1, 4, 16)):
        found, took = _build(_fresh(place, f"growth-{count}", count, "search"))
        milliseconds = 1000 * found["seconds"]["all"] / count
        each.append(milliseconds)
        rows.append(
            (f"{count:,}", show(took.wall), show(milliseconds), show(1000 * took.processor / count), show(took.megabytes))
        )
    header = ("abstracts", "s", "ms/document", "ms of processor/document", f"MB at most ({took.measure})")
    shown = f"{show(each[1])} → {show(each[2])} ms/document ({show(each[0])} for the smallest)"
    figure = Timed("growth: 16 times against 4 times the corpus", shown, each[2] / each[1], Goal(1.15, "times"), _typed("growth"))
    return Taken((figure,), (rows_of("Growth of the corpus (search, 2 jobs)", header, rows),))


def measure_changed(place: Place) -> Taken:
    """Return what share of a whole run one changed document of 1,000 costs."""
    count = place.size(1000)
    review = _fresh(place, "changed", count, "search")
    whole, took_whole = _build(review)
    _change_one(review / "references.bib", count)
    again, took_again = _build(review)
    if again["reused"] != count - 1:
        raise ValueError(f"{again['reused']} of {count} documents were taken over, not all but one")
    figures = []
    for name, part, goal in (("", "all", Goal(5, "%")), (", tables alone", "tables", None)):
        before, after = whole["seconds"][part], again["seconds"][part]
        shown = f"{show(100 * after / before)} % ({show(before)} → {show(after)} s)"
        figures.append(Timed(f"one document of {count:,} changed{name}", shown, 100 * after / before, goal, _typed("changed")))
    share = 100 * took_again.processor / took_whole.processor
    shown = f"{show(share)} % ({show(took_whole.processor)} → {show(took_again.processor)} s)"
    return Taken((*figures, Timed("the same, processor time of all processes", shown, share, None, _typed("changed"))))


def measure_dask(place: Place) -> Taken:
    """Return the speed of two Dask workers against two local jobs on the same corpus.

    A run starts its local workers itself, so each round has new Dask workers too: on both sides they import and make the coder
    within the time that is told. A second run on the same Dask workers is told beside it.
    """
    count = place.size(3000)
    review = _fresh(place, "dask", count, "search")
    seconds: dict[str, list[float]] = {"local": [], "new": [], "used": []}
    for _ in range(place.times(3)):
        seconds["local"].append(_time_tables(review))
        with run_cluster(place.folder / "cluster", 2) as address:
            for way in ("new", "used"):
                seconds[way].append(_time_tables(review, "--scheduler", address))
    local = median(seconds["local"])
    beside = f"local {show(local)} s: {spread(seconds['local'])}"
    figures = []
    for way, goal in (("new", Goal(0.8, "times", at_most=False)), ("used", None)):
        dask = median(seconds[way])
        shown = f"{show(local / dask)} times ({beside}; Dask {show(dask)} s: {spread(seconds[way])})"
        name = f"Dask, 2 {way} worker processes, against 2 local jobs, tables of {count:,} abstracts"
        figures.append(Timed(name, shown, local / dask, goal, _typed("dask")))
    return Taken(tuple(figures))


def _time_tables(review: Path, *options: str) -> float:
    """Return the seconds that the tables took, nothing kept of an earlier time."""
    shutil.rmtree(review / "outputs", ignore_errors=True)
    return float(_build(review, *options)[0]["seconds"]["tables"])


def _fresh(place: Place, name: str, count: int, mixture: str) -> Path:
    folder = place.folder / name
    shutil.rmtree(folder, ignore_errors=True)
    return write_review(folder, count, mixture)


def _build(review: Path, *options: str) -> tuple[dict[str, Any], Watched]:
    took = watch([sys.executable, str(FOLDER / "stages.py"), str(review), "--jobs", "2", *options], environment=_environment())
    return json.loads(took.output), took


def _ask(program: str, *words: str) -> dict[str, Any]:
    return json.loads(watch([sys.executable, str(FOLDER / program), *words], environment=_environment()).output)


def _environment() -> dict[str, str]:
    return {**os.environ, **_ONE_THREAD}


def _change_one(path: Path, count: int) -> None:
    """Write the bibliography anew, one sentence more in the abstract of the entry in its middle."""
    middle = count // 2
    entries = (
        entry._replace(abstract=f"{entry.abstract} Peer workers were paid.") if number == middle else entry
        for number, entry in enumerate(make_entries(count, "search"))
    )
    _write(path, map(write_entry, entries))


def _write(path: Path, lines: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(lines)


def _wall(name: str, took: Watched) -> Timed:
    shown = f"{show(took.wall)} s ({show(took.processor)} s of processor)"
    return Timed(f"{name}: time", shown, took.wall, Goal(60), _typed("pipeline"))


def _memory(name: str, took: Watched, most: float) -> Timed:
    shown = f"{show(took.megabytes)} MB ({took.measure}, all processes)"
    return Timed(f"{name}: memory", shown, took.megabytes, Goal(most, "MB"), _typed("pipeline"))


def _typed(measure: str) -> str:
    return f"benchmarks/speed.py --only {measure}"
