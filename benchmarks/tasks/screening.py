"""What ranking saves where every record is decided: our simulation beside scikit-learn's model fitted anew for each record.

`measure_screening(FOLDER)` reads every ``*.csv`` (title, abstract, label_included). A start is one relevant and one irrelevant
record, drawn with the seeds 0, 1, 2 …, the relevant one first. The peer restates ASReview's default model (ELAS u4) with
scikit-learn alone; ASReview 3.0.8 itself read ADHD in exactly its order at ten of ten starts. Its orders may part from ours late
in a reading: scikit-learn stops at a tolerance of 1e-4, and with 1e-8 it read triptans as we do where the two had parted.
"""

import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import mean
from typing import NamedTuple

os.environ.setdefault("OMP_NUM_THREADS", "1")

import numpy as np
from benchmarks.datasets import Unusable, read_rows
from benchmarks.results import Table, number, rows_of
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC

from litreview.synthesis.simulation import simulate, work_saved
from litreview.synthesis.stopping import advise_stopping

NAMED = {"cohen_2006_adhd": 0.537, "cohen_2006_atypicalantipsychotics": 0.273}
"""WSS@95 of ASReview's default model as the specification names it, by file."""

STARTS = 10
_BUDGET = 60.0
_GIVEN = 2
Simulation = Callable[[Sequence[str], Sequence[int], Sequence[int]], list[int]]


class Screened(NamedTuple):
    """What one simulation gave: work saved over the records after the start and over all, where advice stops, and the time."""

    after: float
    all: float
    stopped: float
    recall: float
    seconds: float
    order: list[int]


class Measured(NamedTuple):
    """One set: its size, our simulations, and those of the peer from the first of the same starts."""

    name: str
    records: int
    relevant: int
    ours: tuple[Screened, ...]
    peer: tuple[Screened, ...]

    def is_alike(self) -> bool:
        """Return whether we lie no more than .01 below the peer, and below the figure that is named for the set."""
        same = _mean(self.ours[: len(self.peer)], "after") >= _mean(self.peer, "after") - 0.01
        return same and _mean(self.ours, "after") >= NAMED.get(self.name, -1.0) - 0.01


def measure_screening(
    folder: Path, starts: int = STARTS, budget: float = _BUDGET
) -> tuple[list[Measured], list[tuple[str, str]]]:
    """Return what each set of ``folder`` gave, and the names of those that cannot be used with the reason.

    Once ``budget`` seconds are over, no further start is begun on a set, by us or by the peer; one is always made.
    """
    measured, problems = [], []
    for path in sorted(folder.glob("*.csv")):
        try:
            measured.append(_measure_set(path, starts, budget))
        except Unusable as error:
            problems.append((f"screening/{path.stem}", str(error)))
    return measured, problems


def show_screening(measured: Sequence[Measured]) -> list[Table]:
    """Return the table of the work saved, and that of where the advice to stop would have ended the reading."""
    header = (
        "set", "records", "relevant", "starts", "WSS@95 after the start", "over all records", "seconds",
        "scikit-learn: starts", "after the start", "same order", "seconds", "named", "",
    )  # fmt: skip
    stops = ("set", "read before advised to stop", "recall then", "below .95")
    return [
        rows_of("Screening: work saved over sampling at a recall of .95, mean (range)", header, map(_work_row, measured)),
        rows_of("Screening: advice to stop, mean (range) of shares", stops, map(_stop_row, measured)),
    ]


def draw_start(labels: Sequence[int], seed: int) -> list[int]:
    """Return the places of a relevant and of an irrelevant record, drawn in this order."""
    drawn, sides = np.random.default_rng(seed), np.asarray(labels)
    return [int(drawn.choice(np.flatnonzero(sides == side))) for side in (1, 0)]


def simulate_plainly(texts: Sequence[str], labels: Sequence[int], start: Sequence[int]) -> list[int]:
    """Return the order of reading by scikit-learn alone, until the last relevant record; the rest follow as they stand."""
    rows = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, max_df=0.95).fit_transform(texts)
    sides, order = np.asarray(labels), list(start)
    unread = np.ones(len(labels), dtype=bool)
    unread[order] = False
    while sides[unread].any():
        known = sides[order]
        weights = np.where(known == 1, 1.0, known.sum() / (9.8 * (known == 0).sum()))
        machine = LinearSVC(C=0.11, random_state=0).fit(rows[order], known, weights * (len(known) / weights.sum()))
        order.append(int(np.argmax(np.where(unread, machine.decision_function(rows), -np.inf))))
        unread[order[-1]] = False
    return order + np.flatnonzero(unread).tolist()


def _measure_set(path: Path, starts: int, budget: float) -> Measured:
    rows = read_rows(path, ("title", "abstract", "label_included"))
    texts = [f"{row['title']} {row['abstract']}" for row in rows]
    labels = [int(row["label_included"] == "1") for row in rows]
    if not 1 < sum(labels) < len(labels):
        raise Unusable(f"{path.name}: needs two relevant records and an irrelevant one (label_included 1 and 0)")
    ours = _repeat(simulate, texts, labels, starts, budget)
    return Measured(path.stem, len(rows), sum(labels), ours, _repeat(simulate_plainly, texts, labels, len(ours), budget))


def _repeat(method: Simulation, texts: Sequence[str], labels: list[int], starts: int, budget: float) -> tuple[Screened, ...]:
    runs: list[Screened] = []
    while len(runs) < starts and sum(run.seconds for run in runs) < budget:
        start, began = draw_start(labels, len(runs)), time.process_time()
        order = method(texts, labels, start)
        seconds = time.process_time() - began
        stopped = _find_stop(order, labels)
        recall = sum(labels[place] for place in order[:stopped]) / sum(labels)
        saved = work_saved(order, labels, after=_GIVEN), work_saved(order, labels)
        runs.append(Screened(*saved, stopped / len(labels), recall, seconds, order[: _last(order, labels)]))
    return tuple(runs)


def _find_stop(order: list[int], labels: list[int]) -> int:
    """Return how many records are read when the advice is first to stop."""
    counts = range(1, len(order) + 1)
    return next(read for read in counts if advise_stopping(order[:read], labels, len(labels)).stop)


def _last(order: list[int], labels: list[int]) -> int:
    return 1 + max(at for at, place in enumerate(order) if labels[place])


def _work_row(one: Measured) -> tuple[str, ...]:
    same = sum(ours.order == peer.order for ours, peer in zip(one.ours, one.peer, strict=False))
    return (
        one.name, str(one.records), str(one.relevant), str(len(one.ours)), _spread(one.ours, "after"), _spread(one.ours, "all"),
        f"{_mean(one.ours, 'seconds'):.1f}", str(len(one.peer)), _spread(one.peer, "after"), f"{same} of {len(one.peer)}",
        f"{_mean(one.peer, 'seconds'):.1f}", number(NAMED.get(one.name, float("nan"))), "met" if one.is_alike() else "missed",
    )  # fmt: skip


def _stop_row(one: Measured) -> tuple[str, ...]:
    short = sum(run.recall < 0.95 for run in one.ours)
    return one.name, _spread(one.ours, "stopped"), _spread(one.ours, "recall"), f"{short} of {len(one.ours)}"


def _mean(runs: Sequence[Screened], name: str) -> float:
    return mean(getattr(run, name) for run in runs)


def _spread(runs: Sequence[Screened], name: str) -> str:
    values = [getattr(run, name) for run in runs]
    return f"{mean(values):.4f} ({min(values):.3f}–{max(values):.3f})"
