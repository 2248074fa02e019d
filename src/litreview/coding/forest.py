"""Score rows of numbers with a boosted forest of small trees, kept as plain numbers in a CSV file.

Gradient boosting of shallow trees (Friedman 2001); each tree is stored as a full binary tree, and all trees are scored at once
by the leaves that each feature of a row leaves open.
"""

import csv
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

_HEADER = ("tree", "node", "feature", "threshold", "value")
_ROWS_AT_ONCE = 512
_PACE, _FEWEST = 0.06, 40


class _Trees(NamedTuple):
    names: tuple[str, ...]
    base: float
    features: NDArray[np.int32]
    thresholds: NDArray[np.float32]
    values: NDArray[np.float32]


class Forest(_Trees):
    """Trees of one depth: of each inner node the feature and the threshold (go left at or below), of each leaf the value."""

    @cached_property
    def steps(self) -> tuple[tuple[NDArray[np.float32], NDArray[np.unsignedinteger]], ...]:
        """Return of each feature its thresholds, sorted, and by how many of them a row is above: which leaves it may still reach.

        The leaves of a tree are the bits of a number, the leftmost is the lowest: a node that sends a row to the right clears
        the leaves to its left (QuickScorer, Lucchese et al. 2015).
        """
        trees, inner = self.features.shape
        kind = np.dtype(f"u{max((inner + 8) // 8, 1)}")
        cleared = ~np.array([_leaves_to_the_left(node, inner) for node in range(inner)], kind)
        steps = []
        for feature in range(len(self.names)):
            tree, node = np.nonzero((self.features == feature) & np.isfinite(self.thresholds))
            bounds, place = np.unique(self.thresholds[tree, node], return_inverse=True)
            masks = np.full((len(bounds) + 1, trees), 2 ** (inner + 1) - 1, kind)
            np.bitwise_and.at(masks, (place + 1, tree), cleared[node])
            steps.append((bounds, np.bitwise_and.accumulate(masks)))
        return tuple(steps)


def _leaves_to_the_left(node: int, inner: int) -> int:
    """Return as bits the leaves below the left branch of ``node``."""
    first = last = 2 * node + 1
    while first < inner:
        first, last = 2 * first + 1, 2 * last + 2
    return 2 ** (last - inner + 1) - 2 ** (first - inner)


def score_forest(forest: Forest, rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the probability that the forest gives each row.

    Example:
        >>> stump = Forest(("x",), 0.0, np.zeros((1, 1), np.int32), np.zeros((1, 1), np.float32), np.array([[-2, 2]], np.float32))
        >>> [f"{share:.2f}" for share in score_forest(stump, np.array([[-1.0], [1.0]], np.float32))]
        ['0.12', '0.88']
    """
    parts = [_score(forest, rows[start : start + _ROWS_AT_ONCE]) for start in range(0, len(rows), _ROWS_AT_ONCE)]
    return np.concatenate(parts) if parts else np.zeros(0, np.float32)


def _score(forest: Forest, rows: NDArray[np.float32]) -> NDArray[np.float32]:
    trees, leaves = forest.values.shape
    left = np.full((len(rows), trees), forest.steps[0][1][0, 0])
    for (bounds, masks), numbers in zip(forest.steps, rows.T, strict=True):
        above = np.searchsorted(bounds, numbers)
        at = np.flatnonzero(above)
        if 2 * len(at) > len(rows):
            left &= masks[above]
        elif len(at):
            left[at] &= masks[above[at]]
    leaf = np.bitwise_count((left & -left) - 1)
    values = forest.values.ravel()[leaf + leaves * np.arange(trees)]
    totals = forest.base + values.sum(axis=1, dtype=np.float64)
    return (1 / (1 + np.exp(-totals))).astype(np.float32)


def fit_forest(
    rows: NDArray[np.float32],
    yes: Sequence[bool],
    names: Sequence[str],
    slopes: Mapping[str, int] | None = None,
    trees: int = 200,
    depth: int = 4,
) -> Forest:
    """Return a forest that tells the rows that are ``yes`` from the others; the same rows give the same forest.

    ``slopes`` names features that may only speak for (1) or against (-1) as they grow, so that what is stronger than all that
    was met in fitting is not held for less.

    Example:
        >>> rows = np.repeat(np.array([[0.0], [1.0]], np.float32), 200, axis=0)
        >>> forest = fit_forest(rows, [False] * 200 + [True] * 200, ["x"], trees=20, depth=1)
        >>> [bool(share > 0.5) for share in score_forest(forest, rows[[0, -1]])]
        [False, True]
    """
    from sklearn.ensemble import HistGradientBoostingClassifier

    learner = HistGradientBoostingClassifier(
        max_iter=trees, max_depth=depth, max_leaf_nodes=None, learning_rate=_PACE, min_samples_leaf=_FEWEST, random_state=0,
        early_stopping=False, monotonic_cst=[(slopes or {}).get(name, 0) for name in names],
    ).fit(rows, np.asarray(yes))  # fmt: skip
    share = float(np.mean(yes))
    inner = 2**depth - 1
    features, thresholds = np.zeros((trees, inner), np.int32), np.full((trees, inner), np.inf, np.float32)
    values = np.zeros((trees, inner + 1), np.float32)
    for number, (fitted,) in enumerate(learner._predictors):
        _fill(fitted.nodes, 0, 0, inner, features[number], thresholds[number], values[number])
    return Forest(tuple(names), round(float(np.log(share / (1 - share))), 6), features, thresholds, np.round(values, 6))


def _fill(
    nodes: Any,
    node: int,
    place: int,
    inner: int,
    features: NDArray[np.int32],
    thresholds: NDArray[np.float32],
    values: NDArray[np.float32],
) -> None:
    """Lay the fitted tree out as a full one: an early leaf sends every row to the left below it."""
    leaf = bool(nodes[node]["is_leaf"])
    if place >= inner:
        values[place - inner] = nodes[node]["value"]
        return
    if not leaf:
        features[place], thresholds[place] = nodes[node]["feature_idx"], np.float32(nodes[node]["num_threshold"])
    left, right = (node, node) if leaf else (int(nodes[node]["left"]), int(nodes[node]["right"]))
    _fill(nodes, left, 2 * place + 1, inner, features, thresholds, values)
    _fill(nodes, right, 2 * place + 2, inner, features, thresholds, values)


def write_forest(path: Path, forest: Forest) -> None:
    """Write ``forest`` as CSV, one line per node; features by name.

    Example:
        >>> import tempfile
        >>> stump = Forest(("x",), 0.0, np.zeros((1, 1), np.int32), np.zeros((1, 1), np.float32), np.array([[-2, 2]], np.float32))
        >>> path = Path(tempfile.mkdtemp(), "forest.csv"); write_forest(path, stump)
        >>> read_forest(path).values.tolist()
        [[-2.0, 2.0]]
    """
    trees, inner = forest.features.shape
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(_HEADER)
        writer.writerow(["", "", " ".join(forest.names), "", repr(forest.base)])
        for tree in range(trees):
            for node in range(inner):
                feature = forest.names[forest.features[tree, node]]
                writer.writerow([tree, node, feature, str(forest.thresholds[tree, node]), ""])
            writer.writerows([tree, inner + leaf, "", "", str(value)] for leaf, value in enumerate(forest.values[tree]))


def read_forest(path: Path) -> Forest:
    """Return the forest that ``write_forest`` wrote.

    Raises:
        ValueError: the file is no such forest.

    Example:
        >>> read_forest(Path("missing.csv"))
        Traceback (most recent call last):
        FileNotFoundError: [Errno 2] No such file or directory: 'missing.csv'
    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    try:
        return _build(rows)
    except (ValueError, IndexError):
        raise ValueError(f"{path.name}: not a forest, or a damaged one") from None


def _build(rows: list[list[str]]) -> Forest:
    if tuple(rows[0]) != _HEADER:
        raise ValueError("other columns")
    names = tuple(rows[1][2].split())
    trees = int(rows[-1][0]) + 1
    nodes = [row for row in rows[2:] if row[2]]
    shape = (trees, len(nodes) // trees)
    features = np.array([names.index(row[2]) for row in nodes], np.int32).reshape(shape)
    thresholds = np.array([row[3] for row in nodes], np.float32).reshape(shape)
    values = np.array([row[4] for row in rows[2:] if not row[2]], np.float32).reshape(trees, shape[1] + 1)
    if not nodes or shape[1] & values.shape[1]:
        raise ValueError("no full trees")
    return Forest(names, float(rows[1][4]), features, thresholds, values)
