"""Screening tried out on records that are decided: how much reading the ranking would have saved."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import mean
from typing import NamedTuple

from litreview.errors import Fault, InputFaults, UsageError
from litreview.running.screening import Screening
from litreview.sources.located import read_located_rows
from litreview.synthesis.queue import label_works
from litreview.synthesis.simulation import recall_curve, simulate, work_saved

STARTS = 10
"""How many pairs of a relevant and an irrelevant record a trial begins with, one after the other."""

_FEWEST = 2
"""Relevant records that a trial needs: one to start with, one to find."""

_LABELS = {"0": 0, "1": 1}
_LABELLED = ("title", "abstract", "label_included")


class Trial(NamedTuple):
    """What came of reading in ranked order from several starts: work saved at 95 % recall, and recall by share read.

    ``saved`` is reckoned over all records, ``saved_after`` over those after the two of the start, as ASReview does.
    """

    records: int
    relevant: int
    saved: tuple[float, ...]
    saved_after: tuple[float, ...]
    curve: tuple[tuple[int, float], ...]


def try_out(texts: Sequence[str], labels: Sequence[int], starts: int = STARTS) -> Trial:
    """Return how reading in ranked order would have gone, learning after each record.

    Each start is one relevant and one irrelevant record, drawn with the numbers 0, 1, … as seeds.

    Raises:
        UsageError: fewer than two records are relevant, or all are.

    Example:
        >>> words = ["peer support", "steel", "peer worker", "iron", "peers", "peer group"]
        >>> try_out(words, [1, 0, 1, 0, 1, 0], starts=2).relevant
        3
    """
    import numpy as np

    if sum(labels) < _FEWEST or 0 not in labels:
        raise UsageError(f"a trial needs {_FEWEST} records that were included and one that was not; screen a few first")
    given = np.asarray(labels)
    orders = []
    for seed in range(starts):
        draw = np.random.default_rng(seed)
        start = [int(draw.choice(np.flatnonzero(given == label))) for label in (1, 0)]
        orders.append(simulate(texts, labels, start))
    saved = tuple(work_saved(order, labels) for order in orders)
    after = tuple(work_saved(order, labels, after=2) for order in orders)
    curves = [recall_curve(order, labels) for order in orders]
    steps = [max(1, round(len(texts) * tenth / 10)) for tenth in range(1, 11)]
    curve = tuple((round(100 * step / len(texts)), mean(curve[step - 1] for curve in curves)) for step in steps)
    return Trial(len(texts), int(given.sum()), saved, after, curve)


def list_decided(screening: Screening, stage: str = "") -> tuple[list[str], list[int]]:
    """Return title and abstract, and 1 or 0, of each work that is decided at a stage.

    Example:
        >>> from litreview.review import load_review
        >>> from litreview.running.screening import open_screening
        >>> texts, labels = list_decided(open_screening(load_review("."))); len(texts) == len(labels)
        True
    """
    labels = label_works(screening.works.work_of, screening.settle(), screening.stage(stage))
    texts: dict[str, str] = {}
    for record in screening.records:
        work = screening.works.work_of[record.citation_key]
        if labels[work] is not None:
            texts[work] = max(texts.get(work, ""), f"{record.title} {record.abstract}".strip(), key=len)
    return list(texts.values()), [int(labels[work] or 0) for work in texts]


def load_labelled(path: Path) -> tuple[list[str], list[int]]:
    """Return title and abstract, and 1 or 0, of each row of a CSV with the columns title, abstract and label_included.

    Raises:
        InputFaults: the file is no such CSV, or a label is neither 1 nor 0.

    Example:
        >>> import tempfile; path = Path(tempfile.mkdtemp()) / "l.csv"
        >>> _ = path.write_text("title,abstract,label_included\\nPeer workers,,1\\n"); load_labelled(path)
        (['Peer workers'], [1])
    """
    rows, faults = read_located_rows(path, path.name, _LABELLED)
    wrong = "label_included is neither 1 nor 0"
    faults += [Fault(path.name, line, wrong) for line, row in rows if row["label_included"] not in _LABELS]
    if faults:
        raise InputFaults(faults)
    texts = [f"{row['title']} {row['abstract']}".strip() for _, row in rows]
    return texts, [_LABELS[row["label_included"]] for _, row in rows]


def describe_trial(trial: Trial) -> Iterator[str]:
    """Yield the work saved, as a mean with its range, in both ways of reckoning it, and recall by share read.

    Example:
        >>> for line in describe_trial(Trial(10, 2, (0.4, 0.5), (0.3, 0.4), ((10, 0.5), (100, 1.0)))): print(line)
        10 records, 2 relevant, 2 starts with one relevant and one irrelevant record
        WSS@95 after the start, as ASReview counts: 0.350 (0.300 to 0.400)
        WSS@95 over all records: 0.450 (0.400 to 0.500)
        read  10 %: recall 0.500
        read 100 %: recall 1.000
    """
    starts = len(trial.saved)
    yield f"{trial.records} records, {trial.relevant} relevant, {starts} starts with one relevant and one irrelevant record"
    for words, saved in (("after the start, as ASReview counts", trial.saved_after), ("over all records", trial.saved)):
        yield f"WSS@95 {words}: {mean(saved):.3f} ({min(saved):.3f} to {max(saved):.3f})"
    yield from (f"read {share:>3} %: recall {recall:.3f}" for share, recall in trial.curve)
