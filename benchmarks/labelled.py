"""Sets with one label a row: our labels and those of the plain methods, counted by class and drawn by group."""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import NamedTuple

from benchmarks.baselines import always, keywords, majority, weighed_words
from benchmarks.datasets import Place, Row, Unusable, groups_of, read_split
from benchmarks.metrics import Counts, Measure, count_labels, draw, f1, mean_of, of_class, precision, recall, weighted_f1
from benchmarks.results import Line, Result, Table, number, rows_of, shown


class Aim(NamedTuple):
    """A figure to report: its name, the class it is the F1 of ("" for all) and the targets with and without ``train.csv``."""

    name: str
    label: str = ""
    weighted: bool = False
    target: float | None = None
    untrained: float | None = None


class Task(NamedTuple):
    """A kind of labelled set: the columns it needs, what is reported, and what a plain method is given to read.

    ``untrained`` says to measure the shipped model too where there is something to train on.
    """

    module: str
    columns: tuple[str, ...]
    aims: tuple[Aim, ...]
    reads: tuple[str, ...] = ("text",)
    untrained: bool = False


TASKS = {
    "definitions": Task(
        "definitions", ("text", "label"), (Aim("F1 of definitions", "1", target=0.78, untrained=0.60),), untrained=True
    ),
    "direction": Task(
        "direction",
        ("text", "outcome", "intervention", "comparator", "label"),
        (Aim("macro-F1", target=0.85, untrained=0.85),),
        ("text", "outcome", "intervention", "comparator"),
        untrained=True,
    ),
    "recommendations": Task(
        "recommendations",
        ("text", "label"),
        (Aim("F1 of policy", "policy", target=0.84), Aim("F1 of testimony", "testimony", target=0.78)),
        untrained=True,
    ),
    "passages": Task("passages", ("text", "label"), (Aim("macro-F1", target=0.80, untrained=0.80),), untrained=True),
    "roles": Task("roles", ("document", "ordinal", "text", "label"), (Aim("weighted F1", weighted=True),)),
}
"""What is measured by label, by task folder; the targets are the issue's."""

_NO_TARGET = {"encyclopaedia"}
"""Sets of another kind than the target was set for."""


def measure_labelled(place: Place) -> Result:
    """Return the figures of a set with one label a row.

    Raises:
        Unusable: a file or column is missing, or the task's module cannot be used.
    """
    task = TASKS[place.task]
    train, test = read_split(place.folder, task.columns)
    predict = load_predict(task.module)
    labels = sorted({row["label"] for row in [*test, *(train or ())]})
    plain = _plain(place.task, task, train, test)
    ways = [("" if train else ", as shipped", train)]
    if train and task.untrained:
        ways.append((", as shipped (no training)", None))
    lines: list[Line] = []
    tables: list[Table] = []
    for name, known in ways:
        result = _measure(place, task, labels, test, _answers(predict, known, test), plain, name, known is not None)
        lines += result.lines
        tables += result.tables
    return Result(tuple(lines), tuple(tables))


def load_predict(module: str) -> Callable[[list[Row] | None, list[Row]], list[str]]:
    """Return ``predict`` of the module ``benchmarks.tasks.<module>``.

    Raises:
        Unusable: there is no such module, or it has no ``predict``.
    """
    try:
        return import_module(f"benchmarks.tasks.{module}").predict
    except (ImportError, AttributeError) as error:
        raise Unusable(f"benchmarks/tasks/{module}.py: cannot be used: {error}") from error


def _answers(
    predict: Callable[[list[Row] | None, list[Row]], list[str]], train: list[Row] | None, test: list[Row]
) -> list[str]:
    answers = [str(label) for label in predict(train, [{**row, "label": ""} for row in test])]
    if len(answers) != len(test):
        raise Unusable(f"predict gave {len(answers)} labels for {len(test)} rows")
    return answers


def _plain(name: str, task: Task, train: list[Row] | None, test: list[Row]) -> list[tuple[str, list[str]]]:
    found = [("majority", majority(train, test))]
    by_words = keywords(name, test)
    if by_words:
        found.append(("key words", by_words))
    if train:
        found.append(("TF-IDF + LR", weighed_words(train, test, task.reads, not any(aim.weighted for aim in task.aims))))
    return found


def _measure(
    place: Place, task: Task, labels: list[str], test: list[Row], ours: list[str],
    plain: list[tuple[str, list[str]]], way: str, trained: bool,
) -> Result:  # fmt: skip
    truth, groups = [row["label"] for row in test], groups_of(test)
    counts = count_labels(truth, ours, groups, labels)
    lines = []
    for aim in task.aims:
        measure = _reading(aim, labels)
        beside = [
            (name, float(measure(count_labels(truth, _for(aim, name, answers, test), groups, labels).sum(axis=0))))
            for name, answers in plain
        ]
        goal = None if place.name in _NO_TARGET else aim.target if trained else aim.untrained
        lines.append(Line(place.shown + way, aim.name, len(test), draw(counts, measure), tuple(beside), goal))
    return Result(tuple(lines), (by_class(f"{place.shown}{way}: by class", labels, counts),))


def by_class(title: str, labels: Sequence[str], counts: Counts) -> Table:
    """Return the number of rows, precision, recall and F1 of each class."""
    total = counts.sum(axis=0)
    shares = (precision(total), recall(total))
    rows = [
        (label, str(int(total[at, 0] + total[at, 2])), *(number(float(share[at])) for share in shares),
         shown(draw(counts, of_class(f1, at))))
        for at, label in enumerate(labels)
    ]  # fmt: skip
    return rows_of(title, ("class", "n", "precision", "recall", "F1 [95 %]"), rows)


def _reading(aim: Aim, labels: list[str]) -> Measure:
    if aim.weighted:
        return weighted_f1
    if not aim.label:
        return mean_of(f1)
    if aim.label not in labels:
        raise Unusable(f"no row has the label {aim.label}")
    return of_class(f1, labels.index(aim.label))


def _for(aim: Aim, name: str, answers: list[str], test: list[Row]) -> list[str]:
    """The majority baseline of one class is to say that class always."""
    return always(aim.label, test) if aim.label and name == "majority" else answers
