"""Grouped cross-validation inside a test set that has no training data: whole studies are held out in turn."""

from collections.abc import Callable

from benchmarks.baselines import weighed_words
from benchmarks.datasets import Place, Row, groups_of
from benchmarks.labelled import by_class
from benchmarks.metrics import count_labels, draw, f1, mean_of
from benchmarks.results import Line, Result

Predict = Callable[[list[Row] | None, list[Row]], list[str]]
_FOLDS = 5


def measure_grouped(place: Place, rows: list[Row], predict: Predict) -> Result:
    """Return the macro-F1 when the features are fitted anew on the other studies of the same set."""
    truth, groups = [row["label"] for row in rows], groups_of(rows)
    labels = sorted(set(truth))
    counts, plain = (count_labels(truth, hold_out(rows, groups, way), groups, labels) for way in (predict, weighed_words))
    measure = mean_of(f1)
    name = f"{place.shown}, with other studies, {_FOLDS}-fold grouped cross-validation"
    beside = (("TF-IDF + LR", float(measure(plain.sum(axis=0)))),)
    line = Line(name, "macro-F1", len(rows), draw(counts, measure), beside)
    return Result((line,), (by_class(f"{name}: by class", labels, counts),))


def hold_out(rows: list[Row], groups: list[str], predict: Predict) -> list[str]:
    """Return the label of each row as ``predict`` gives it when fitted on the rows of other folds; groups stay together."""
    fold = {group: at % _FOLDS for at, group in enumerate(dict.fromkeys(groups))}
    answers = [""] * len(rows)
    for number in range(min(_FOLDS, len(fold))):
        inside = [at for at, group in enumerate(groups) if fold[group] == number]
        train = [row for row, group in zip(rows, groups, strict=True) if fold[group] != number]
        for at, label in zip(inside, predict(train, [{**rows[at], "label": ""} for at in inside]), strict=True):
            answers[at] = str(label)
    return answers
