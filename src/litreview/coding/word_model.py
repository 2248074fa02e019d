"""Learn from coded sentences which words speak for which code: one linear support vector machine per label.

The method is the usual strong baseline of text classification (Joachims 1998; one-vs-rest, as in Fan et al. 2008, LIBLINEAR):
stems and pairs of stems, weighed by TF-IDF with sublinear counts and unit length.
"""

import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, vstack

from litreview.coding.support import separate
from litreview.coding.words import FeatureIndex, spell_feature, word_features

Floats = NDArray[np.float32]
_STEPS, _FAINT = 127, 0.01
_COST, _SEED = 0.5, 0
_NOT_YET = -1
_ARRAYS = ("features", "labels", "rarity", "steps", "scale", "bias", "origin")
_SCALE_BITS = 2.0**16
"""A scale of few bits times a step is exact, so that the scale can be read off the largest weight again."""


@dataclass(frozen=True)
class WordModel:
    """What was learned: ``weights`` has a row per feature and a column per label; ``bias`` is the margin of no word at all."""

    features: tuple[str, ...]
    rarity: Floats
    labels: tuple[str, ...]
    weights: Floats
    bias: Floats

    @cached_property
    def index(self) -> FeatureIndex:
        """Return what finds the features in texts."""
        return FeatureIndex(self.features)


def fit_words(
    texts: Sequence[str], labelled: Sequence[Iterable[str]], labels: Sequence[str], balanced: Iterable[str] = ()
) -> WordModel:
    """Return what the words of ``texts`` tell about ``labels``; a label that no text, or every text, carries stays silent.

    Labels in ``balanced`` weigh the texts with and without them alike. Weights are rounded to 8 bits per label, and the faint
    ones are dropped, so that a model is the same before and after it was written.

    Example:
        >>> model = fit_words(["we hope", "hope grew", "tea came", "tea cooled"], [["HOPE"], ["HOPE"], [], []], ["HOPE"])
        >>> [bool(margin > 0) for margin in score_words(model, weigh_words(model, ["They hope.", "More tea."]))[:, 0]]
        [True, False]
    """
    from sklearn.svm import LinearSVC

    counted = Counter(feature for text in texts for feature in set(word_features(text)))
    features = tuple(sorted(feature for feature, count in counted.items() if count > 1))
    rarity = np.array([np.log((1 + len(texts)) / (1 + counted[feature])) + 1 for feature in features], np.float32)
    empty = np.zeros((len(features), len(labels)), np.float32)
    model = WordModel(features, rarity, tuple(labels), empty, np.full(len(labels), -1.0, np.float32))
    matrix = weigh_words(model, texts)
    for column, label in enumerate(labels):
        carries = np.array([label in given for given in labelled])
        if 0 < carries.sum() < len(texts):
            weight = "balanced" if label in balanced else None
            fitted = LinearSVC(C=_COST, class_weight=weight, random_state=_SEED).fit(matrix, carries)
            model.weights[:, column], model.bias[column] = _round_column(fitted.coef_[0]), fitted.intercept_[0]
    return model


def refit_column(
    model: WordModel, label: str, rows: csr_matrix, carries: NDArray[np.bool_], heed: NDArray[np.float64]
) -> tuple[Floats, float]:
    """Return weights and bias of ``label`` learned anew from ``rows``, weighed by ``heed``, beginning at ``model``.

    ``rows`` is a matrix of ``weigh_words`` in double precision.

    Example:
        >>> model = WordModel(("hope",), np.ones(1, np.float32), ("HOPE",), np.zeros((1, 1), np.float32), np.zeros(1, np.float32))
        >>> rows = weigh_words(model, ["hope", "tea"]).astype(float)
        >>> refit_column(model, "HOPE", rows, np.array([True, False]), np.ones(2))[0] > 0.5
        array([ True])
    """
    column = model.labels.index(label)
    weights, bias = separate(rows, carries, _COST * heed, model.weights[:, column].astype(float), float(model.bias[column]))
    return _round_column(weights), bias


def weigh_words(model: WordModel, texts: Sequence[str]) -> csr_matrix:
    """Return a sparse matrix with a row per text: TF-IDF of the features that the model knows, each row of unit length.

    Example:
        >>> model = WordModel(("hope",), np.ones(1, np.float32), ("HOPE",), np.ones((1, 1), np.float32), np.zeros(1, np.float32))
        >>> weigh_words(model, ["hope, hope", "tea"]).toarray().tolist()
        [[1.0], [0.0]]
    """
    rows, places, counts = model.index.count(texts)
    weights = (1 + np.log(counts)) * model.rarity[places]
    lengths = np.sqrt(np.bincount(rows, weights * weights, len(texts)))
    values = (weights / lengths[rows]).astype(np.float32)
    starts = np.concatenate([[0], np.cumsum(np.bincount(rows, minlength=len(texts)))])
    return csr_matrix((values, places.astype(np.int32), starts.astype(np.int32)), shape=(len(texts), len(model.features)))


class WeighedTexts:
    """Rows of ``weigh_words`` for many texts, each text weighed at most once, when it is first asked for.

    Example:
        >>> model = WordModel(("hope",), np.ones(1, np.float32), ("HOPE",), np.ones((1, 1), np.float32), np.zeros(1, np.float32))
        >>> WeighedTexts(model, ["hope", "tea", "hope!"]).take([2, 1]).toarray().tolist()
        [[1.0], [0.0]]
    """

    def __init__(self, model: WordModel, texts: Sequence[str]) -> None:
        """Hold ``texts`` to be weighed by ``model``; so far none is."""
        self._model, self._texts = model, texts
        self._made = weigh_words(model, [])
        self._rows = np.full(len(texts), _NOT_YET)

    def take(self, places: Sequence[int]) -> csr_matrix:
        """Return the rows of the texts that stand at ``places``, in that order."""
        new = [place for place in places if self._rows[place] == _NOT_YET]
        if new:
            self._rows[new] = np.arange(len(new)) + self._made.shape[0]
            self._made = vstack([self._made, weigh_words(self._model, [self._texts[place] for place in new])], "csr")
        return self._made[self._rows[list(places)]]


def score_words(model: WordModel, words: csr_matrix) -> Floats:
    """Return the margin of each label for each row of ``words``: above 0 the words speak for the label.

    ``words`` is a matrix of ``weigh_words``.

    Example:
        >>> model = WordModel(("hope",), np.ones(1, np.float32), ("HOPE",), np.ones((1, 1), np.float32), np.zeros(1, np.float32))
        >>> score_words(model, weigh_words(model, ["hope"])).tolist()
        [[1.0]]
    """
    return np.asarray(words @ model.weights, np.float32) + model.bias


def name_words(model: WordModel, words: csr_matrix, labels: Sequence[str], count: int = 3) -> list[tuple[str, ...]]:
    """Return of each row the words, and parts of words, that spoke most for its label, strongest first.

    ``words`` is a matrix of ``weigh_words``, and ``labels`` gives a label for each row.

    Example:
        >>> model = WordModel(("hope",), np.ones(1, np.float32), ("HOPE",), np.ones((1, 1), np.float32), np.zeros(1, np.float32))
        >>> name_words(model, weigh_words(model, ["We hope."]), ["HOPE"])
        [('hope',)]
    """
    columns = {label: column for column, label in enumerate(model.labels)}
    rows = np.repeat(np.arange(len(labels)), np.diff(words.indptr))
    pulls = words.data * model.weights[words.indices, np.array([columns[label] for label in labels], np.int64)[rows]]
    spoke = np.flatnonzero(pulls > 0)
    spoke = spoke[np.lexsort((words.indices[spoke], -pulls[spoke], rows[spoke]))]
    kept = spoke[np.arange(len(spoke)) - np.searchsorted(rows[spoke], rows[spoke]) < count]
    named: list[tuple[str, ...]] = [()] * len(labels)
    for row, place in zip(rows[kept].tolist(), words.indices[kept].tolist(), strict=True):
        named[row] += (spell_feature(model.features[place]),)
    return named


def write_words(path: Path, model: WordModel, origin: str) -> None:
    """Write ``model`` as a compressed archive of plain arrays (no pickle); ``origin`` is the hash of what it was learned from.

    Example:
        >>> import tempfile
        >>> path = Path(tempfile.mkdtemp(), "words.npz")
        >>> write_words(path, WordModel((), np.zeros(0), (), np.zeros((0, 0)), np.zeros(0)), "abc")
        >>> read_words(path)[1]
        'abc'
    """
    scale = np.abs(model.weights).max(axis=0, initial=0) / _STEPS
    steps = np.round(model.weights / np.where(scale == 0, 1, scale)).astype(np.int8)
    text = np.frombuffer("\n".join(model.features).encode(), np.uint8)
    labels = np.frombuffer("\n".join(model.labels).encode(), np.uint8)
    with path.open("wb") as file:
        np.savez_compressed(
            file, features=text, labels=labels, rarity=model.rarity, steps=steps, scale=scale.astype(np.float32),
            bias=model.bias, origin=np.frombuffer(origin.encode(), np.uint8),
        )  # fmt: skip


def read_words(path: Path) -> tuple[WordModel, str]:
    """Return the model in ``path`` and the hash of what it was learned from.

    Raises:
        ValueError: the file is no such model, or is damaged.

    Example:
        >>> read_words(Path("missing.npz"))
        Traceback (most recent call last):
        FileNotFoundError: [Errno 2] No such file or directory: 'missing.npz'
    """
    try:
        with np.load(path, allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in _ARRAYS}
        features, labels, origin = (arrays[name].tobytes().decode() for name in ("features", "labels", "origin"))
    except (ValueError, TypeError, KeyError, EOFError, BadZipFile, zlib.error):
        raise ValueError(f"{path.name}: not a model of words") from None
    known, named = (tuple(text.split("\n")) if text else () for text in (features, labels))
    shapes = ((len(known),), (len(known), len(named)), (len(named),), (len(named),))
    if tuple(arrays[name].shape for name in _ARRAYS[2:6]) != shapes:
        raise ValueError(f"{path.name}: not a model of words, or a damaged one")
    weights = arrays["steps"].astype(np.float32) * arrays["scale"]
    return WordModel(known, arrays["rarity"], named, weights, arrays["bias"]), origin


def _round_column(weights: NDArray[np.float64]) -> Floats:
    """Return ``weights`` in 8-bit steps of the largest, as they will be after writing."""
    share, power = np.frexp(np.abs(weights).max(initial=0) / _STEPS)
    scale = np.float32(np.ldexp(np.ceil(share * _SCALE_BITS) / _SCALE_BITS, power)) or np.float32(1)
    steps = np.round(weights.astype(np.float32) / scale)
    return (np.where(np.abs(steps) > _FAINT * _STEPS, steps, 0) * scale).astype(np.float32)
