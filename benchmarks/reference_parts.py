"""The parts of the measurement of references: what each gives as lines of one table, and the tables below it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from statistics import mean
from typing import NamedTuple

from benchmarks.datasets import Unusable, read_rows
from benchmarks.dedupe_peers import list_methods
from benchmarks.reference_speed import RECORDS, SIMULATED, time_import, time_simulation
from benchmarks.results import Table, number, rows_of
from benchmarks.targets import Goal, judge, show, show_goal
from benchmarks.tasks.duplicates import Measured as Grouped
from benchmarks.tasks.duplicates import measure_set
from benchmarks.tasks.parsers import Counted, Parsers, measure_parsers, show_parsers
from benchmarks.tasks.screening import Measured, measure_screening, show_screening

Row = tuple[str, str, str, str, str]
_NO_PEER = "–"
_SECONDS = Goal(20)
_SENSITIVITY = 0.98
_STUMBLES = (ValueError, KeyError, TypeError, IndexError, AttributeError, OSError)


class Asked(NamedTuple):
    """The folder of labelled data, where a part may write, and how much it should do."""

    data: Path
    folder: Path
    starts: int = 10
    budget: float = 60.0
    shrink: int = 1


class Part(NamedTuple):
    """All that one part gave: lines (measure, ours, peer, target, verdict), tables, and what it could not measure."""

    rows: tuple[Row, ...]
    tables: tuple[Table, ...] = ()
    problems: tuple[tuple[str, str], ...] = ()


def measure_parsing(asked: Asked) -> Part:
    """Return whether every record of the manifest is accounted for."""
    found = measure_parsers(asked.data / "parsers")
    return Part(tuple(_parsing_rows(found)), (show_parsers(found),))


def measure_dedupe(asked: Asked) -> Part:
    """Return what is merged and asked on each set, by us and by each peer that is installed."""
    rows: list[Row] = []
    told: list[tuple[str, ...]] = []
    problems: list[tuple[str, str]] = []
    for path in sorted(_folder(asked, "dedupe").glob("*/records.csv")):
        try:
            _check_truth(path)
            ours = measure_set(path.parent)
        except _STUMBLES as error:
            problems.append((f"dedupe/{path.parent.name}", f"{type(error).__name__}: {error}"))
            continue
        peers: dict[str, Grouped] = {}
        for name, method in list_methods().items():
            try:
                peers[name] = measure_set(path.parent, method)
            except _STUMBLES as error:
                problems.append((f"{name} on dedupe/{path.parent.name}", f"{type(error).__name__}: {error}"))
        rows += _dedupe_rows(ours, peers)
        told += [_tell_set(name, one) for name, one in {"ours": ours, **peers}.items()]
    header = ("set", "way", "records", "true pairs", "found", "false merges", "asked", "missed but asked", "seconds")
    return Part(tuple(rows), (rows_of("Duplicates", header, told),), tuple(problems))


def measure_ranking(asked: Asked) -> Part:
    """Return what screening in ranked order saves on each set."""
    measured, problems = measure_screening(_folder(asked, "screening"), asked.starts, asked.budget)
    return Part(tuple(map(_screening_row, measured)), tuple(show_screening(measured)), tuple(problems))


def measure_speed(asked: Asked) -> Part:
    """Return how long an import and a simulation take."""
    imported = time_import(asked.folder, RECORDS // asked.shrink)
    simulated = time_simulation(SIMULATED // asked.shrink)
    told = f"{show(imported.seconds)} s: {imported.added:,} added, {imported.merged:,} merged ({imported.repeated:,} are copies)"
    rounds = f"{show(simulated.seconds)} s for {simulated.relevant} relevant; WSS@95 {number(simulated.saved)}"
    import_name = f"{imported.records:,} invented records parsed, de-duplicated and written"
    return Part(
        (
            (import_name, told, _NO_PEER, show_goal(_SECONDS), judge(imported.seconds, _SECONDS)),
            (
                f"screening of {simulated.records:,} invented records simulated",
                rounds,
                _NO_PEER,
                show_goal(_SECONDS),
                judge(simulated.seconds, _SECONDS),
            ),
        )
    )


def _folder(asked: Asked, name: str) -> Path:
    folder = asked.data / name
    if not folder.is_dir():
        raise Unusable(f"{name}/: is not there")
    return folder


def _parsing_rows(found: Parsers) -> Iterator[Row]:
    for kind, files in (("references", found.references), ("captions", found.captions)):
        if files:
            peers = [f"{name} {_share(counted)}" for name, counted in found.peers.items()] if kind == "references" else []
            uncounted = [one for one in files if not one.exact and one.wanted == 0]
            short = sum(not one.exact for one in files) - len(uncounted)
            verdict = "met" if not short else f"missed in {short}"
            verdict += f"; {len(uncounted)} hold records that the manifest does not count" if uncounted else ""
            name = f"parsers: {kind}, files whose records are all accounted for"
            yield name, _share(files), "; ".join(peers) or _NO_PEER, "all", verdict


def _check_truth(path: Path) -> None:
    rows = read_rows(path, ("title",))
    if not (path.parent / "truth_groups.csv").exists() and "truth_caption" not in rows[0]:
        raise Unusable("has neither truth_groups.csv nor a column truth_caption, so nothing says what is one work")


def _dedupe_rows(ours: Grouped, peers: Mapping[str, Grouped]) -> Iterator[Row]:
    name = f"dedupe/{ours.name} ({ours.records:,} records, {ours.pairs:,} true pairs)"
    false = "; ".join(f"{way} {one.false}" for way, one in peers.items())
    found = "; ".join(f"{way} {number(one.sensitivity)}" for way, one in peers.items())
    yield f"{name}: false merges", str(ours.false), false, "0", "met" if ours.false == 0 else "missed"
    yield (
        f"{name}: sensitivity",
        number(ours.sensitivity),
        found,
        "≥ .98",
        "met" if ours.sensitivity >= _SENSITIVITY else "missed",
    )


def _tell_set(way: str, one: Grouped) -> tuple[str, ...]:
    counts = (one.records, one.pairs, one.found, one.false, one.asked, one.missed_asked)
    return one.name, way, *map(str, counts), f"{one.seconds:.2f}"


def _share(files: Sequence[Counted]) -> str:
    return f"{sum(one.exact for one in files)} of {len(files)}"


def _screening_row(one: Measured) -> Row:
    ours, peer = (mean(run.after for run in runs) for runs in (one.ours, one.peer))
    among = f"{one.records:,} records, {one.relevant} relevant, {len(one.ours)} starts"
    spread = f"{_fine(ours)} ({_fine(min(_after(one.ours)))}–{_fine(max(_after(one.ours)))})"
    first = mean(_after(one.ours[: len(one.peer)]))
    beside = f"scikit-learn {_fine(peer)}, {len(one.peer)} starts"
    beside += f" (ours from these {_fine(first)})" if len(one.peer) < len(one.ours) else ""
    verdict = "met" if one.is_alike() else "missed"
    return f"screening/{one.name}: WSS@95 ({among})", spread, beside, "peer − .01 or better", verdict


def _after(runs: Iterable[object]) -> list[float]:
    return [float(run.after) for run in runs]  # type: ignore[attr-defined]


def _fine(value: float) -> str:
    return f"{value:.4f}".replace("0.", ".", 1)
