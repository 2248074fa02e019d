"""Score features with a small linear model that people can read: one line per feature, one weight per class."""

import csv
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

BIAS = "(bias)"
_DIGITS, _TINY = 4, 0.0005


class Linear(NamedTuple):
    """A logistic model: ``weights`` gives one weight per class for each feature, ``bias`` the score of no feature at all."""

    classes: tuple[str, ...]
    bias: tuple[float, ...]
    weights: Mapping[str, tuple[float, ...]]


def fit_linear(
    rows: Sequence[Mapping[str, float]], labels: Sequence[str], strength: float = 1.0, balanced: bool = False
) -> Linear:
    """Return the logistic regression of ``labels`` on the features of ``rows``; the same rows give the same model.

    ``strength`` is the inverse of the L2 penalty; ``balanced`` weighs rare classes as much as frequent ones.

    Raises:
        ValueError: there are fewer than two classes.

    Example:
        >>> model = fit_linear([{"should": 1.0}, {"was": 1.0}] * 9, ["request", "report"] * 9)
        >>> max(score_linear(model, {"should": 1.0}).items(), key=lambda item: item[1])[0]
        'request'
    """
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    columns = DictVectorizer()
    matrix = columns.fit_transform(rows)
    weight = "balanced" if balanced else None
    fitted = LogisticRegression(C=strength, max_iter=2000, class_weight=weight).fit(matrix, list(labels))
    by_class, bias = fitted.coef_, fitted.intercept_
    if len(fitted.classes_) == 2:
        by_class, bias = [-by_class[0] / 2, by_class[0] / 2], [-bias[0] / 2, bias[0] / 2]
    by_feature = dict(zip(map(str, columns.get_feature_names_out()), zip(*by_class, strict=True), strict=True))
    weights = {name: tuple(map(float, column)) for name, column in by_feature.items()}
    return Linear(tuple(map(str, fitted.classes_)), tuple(map(float, bias)), weights)


def score_linear(model: Linear, features: Mapping[str, float]) -> dict[str, float]:
    """Return the probability of each class for one row of ``features``; features that the model never met count nothing.

    Example:
        >>> model = Linear(("no", "yes"), (0.0, 0.0), {"should": (-1.0, 1.0)})
        >>> {label: round(share, 2) for label, share in score_linear(model, {"should": 1.0, "new": 1.0}).items()}
        {'no': 0.12, 'yes': 0.88}
    """
    totals = list(model.bias)
    for name, value in features.items():
        for at, weight in enumerate(model.weights.get(name, ())):
            totals[at] += weight * value
    top = max(totals)
    raised = [math.exp(total - top) for total in totals]
    whole = sum(raised)
    return {label: share / whole for label, share in zip(model.classes, raised, strict=True)}


def weightiest(model: Linear, features: Mapping[str, float], label: str, count: int = 3) -> tuple[str, ...]:
    """Return the names of the features that spoke most for ``label``, strongest first, at most ``count``.

    Example:
        >>> model = Linear(("no", "yes"), (0.0, 0.0), {"should": (-1.0, 1.0), "was": (0.5, -0.5), "must": (-1.5, 1.5)})
        >>> weightiest(model, {"should": 1.0, "was": 1.0, "must": 0.5}, "yes")
        ('should', 'must')
    """
    at = model.classes.index(label)
    pulls = [(model.weights[name][at] * value, name) for name, value in features.items() if name in model.weights]
    return tuple(name for pull, name in sorted(pulls, key=lambda pair: (-pair[0], pair[1])) if pull > 0)[:count]


def write_linear(path: Path, model: Linear) -> None:
    """Write ``model`` as CSV, features in order of their names; weights that round to nothing are left out.

    Example:
        >>> import tempfile
        >>> path = Path(tempfile.mkdtemp(), "model.csv")
        >>> write_linear(path, Linear(("no", "yes"), (0.5, -0.5), {"was": (0.0, 0.0001), "should": (-1.0, 1.0)}))
        >>> read_linear(path)
        Linear(classes=('no', 'yes'), bias=(0.5, -0.5), weights={'should': (-1.0, 1.0)})
    """
    kept = {name: weights for name, weights in model.weights.items() if max(map(abs, weights)) >= _TINY}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["feature", *model.classes])
        writer.writerow([BIAS, *(round(value, _DIGITS) for value in model.bias)])
        writer.writerows([name, *(round(weight, _DIGITS) for weight in kept[name])] for name in sorted(kept))


def read_linear(path: Path) -> Linear:
    """Return the model that ``write_linear`` wrote.

    Raises:
        ValueError: the file is not such a model; the message names it.

    Example:
        >>> read_linear(Path("missing.csv"))
        Traceback (most recent call last):
        FileNotFoundError: [Errno 2] No such file or directory: 'missing.csv'
    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    if len(rows) < 2 or rows[1][:1] != [BIAS] or len(rows[0]) < 3:
        raise ValueError(f"{path.name}: not a linear model: the second line has to be {BIAS}, with a number for each class")
    try:
        numbers = {row[0]: tuple(map(float, row[1:])) for row in rows[1:]}
    except (IndexError, ValueError) as error:
        raise ValueError(f"{path.name}: not a linear model: every weight has to be a number") from error
    if any(len(weights) != len(rows[0]) - 1 for weights in numbers.values()):
        raise ValueError(f"{path.name}: not a linear model: every line has to hold one number for each class")
    return Linear(tuple(rows[0][1:]), numbers.pop(BIAS), numbers)
