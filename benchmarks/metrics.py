"""Figures of agreement between truth and prediction, all read from counts, so that whole groups can be drawn again."""

from collections.abc import Callable, Collection, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.float64]
"""Hits, false alarms and misses (last axis) of each class (last but one); further axes before them are groups or draws."""

Measure = Callable[[Counts], NDArray[np.float64]]


class Figure(NamedTuple):
    """A figure and the 95 % interval that drawing the groups again gives."""

    value: float
    low: float
    high: float


def count_labels(truth: Sequence[str], predicted: Sequence[str], groups: Sequence[str], classes: Sequence[str]) -> Counts:
    """Return hits, false alarms and misses for each group (in order of first appearance) and class."""
    counts, rows = _empty(groups, len(classes))
    for group, true, guess in zip(groups, truth, predicted, strict=True):
        for at, label in enumerate(classes):
            counts[rows[group], at] += _cell(true == label, guess == label)
    return counts


def count_sets(
    truths: Sequence[Sequence[Collection[str]]], predicted: Sequence[Collection[str]], groups: Sequence[str]
) -> Counts:
    """Return hits, false alarms and misses over sets of codes for each group, one "class" for each coder of ``truths``."""
    counts, rows = _empty(groups, len(truths))
    for at, truth in enumerate(truths):
        for group, true, guess in zip(groups, truth, predicted, strict=True):
            hits = len(set(true) & set(guess))
            counts[rows[group], at] += (hits, len(set(guess)) - hits, len(set(true)) - hits)
    return counts


def f1(counts: Counts) -> NDArray[np.float64]:
    """Return the F1 of each class; not a number where a class neither stands nor is predicted."""
    hits, false, missed = np.moveaxis(counts, -1, 0)
    return _share(2 * hits, 2 * hits + false + missed)


def precision(counts: Counts) -> NDArray[np.float64]:
    """Return the share of what was predicted that is right, by class."""
    return _share(counts[..., 0], counts[..., 0] + counts[..., 1])


def recall(counts: Counts) -> NDArray[np.float64]:
    """Return the share of what is there that was predicted, by class."""
    return _share(counts[..., 0], counts[..., 0] + counts[..., 2])


def mean_of(measure: Measure) -> Measure:
    """Return the measure that is the plain mean of ``measure`` over the classes (of F1: the macro-F1)."""

    def mean(counts: Counts) -> NDArray[np.float64]:
        values = measure(counts)
        return _share(np.nansum(values, axis=-1), (~np.isnan(values)).sum(axis=-1).astype(float))

    return mean


def weighted_f1(counts: Counts) -> NDArray[np.float64]:
    """Return the mean F1 over the classes, each weighed by how often it truly stands."""
    support = counts[..., 0] + counts[..., 2]
    return _share(np.nansum(f1(counts) * support, axis=-1), support.sum(axis=-1))


def of_class(measure: Measure, at: int) -> Measure:
    """Return ``measure`` read for the class number ``at`` alone."""
    return lambda counts: measure(counts)[..., at]


def draw(counts: Counts, measure: Measure, resamples: int = 1000, seed: int = 7) -> Figure:
    """Return ``measure`` over all groups of ``counts`` with its bootstrap interval (Efron's percentiles, fixed seed)."""
    value = float(measure(counts.sum(axis=0)))
    size = len(counts)
    times = np.random.default_rng(seed).multinomial(size, [1 / size] * size, size=resamples)
    drawn = measure(np.tensordot(times.astype(float), counts, axes=1))
    low, high = np.nanpercentile(drawn, (2.5, 97.5)) if np.isfinite(drawn).any() else (np.nan, np.nan)
    return Figure(value, float(low), float(high))


def draw_mean(values: Sequence[float], resamples: int = 1000, seed: int = 7) -> Figure:
    """Return the mean of ``values`` with its bootstrap interval, each value a group of its own."""
    numbers = np.asarray(values, dtype=float)
    drawn = numbers[np.random.default_rng(seed).integers(0, len(numbers), (resamples, len(numbers)))].mean(axis=1)
    low, high = np.percentile(drawn, (2.5, 97.5))
    return Figure(float(numbers.mean()), float(low), float(high))


def _empty(groups: Sequence[str], classes: int) -> tuple[Counts, dict[str, int]]:
    rows = {group: at for at, group in enumerate(dict.fromkeys(groups))}
    return np.zeros((len(rows), classes, 3)), rows


def _cell(true: bool, guess: bool) -> tuple[bool, bool, bool]:
    return true and guess, guess and not true, true and not guess


def _share(part: NDArray[np.float64], whole: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.divide(part, whole, out=np.full(np.shape(whole), np.nan), where=np.asarray(whole) > 0)
