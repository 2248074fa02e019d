"""Learn from coded sentences which words speak for which code: one linear support vector machine per label.

The method is the usual strong baseline of text classification (Joachims 1998; one-vs-rest, as in Fan et al. 2008, LIBLINEAR):
stems and pairs of stems, weighed by TF-IDF with sublinear counts and unit length.
"""

import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO
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


def write_word_model(path: Path, model: WordModel, origin: str) -> None:
    """Write ``model`` as a compressed archive of plain arrays (no pickle); ``origin`` is the hash of what it was learned from.

    Example:
        >>> import tempfile
        >>> path = Path(tempfile.mkdtemp(), "words.npz")
        >>> write_word_model(path, WordModel((), np.zeros(0), (), np.zeros((0, 0)), np.zeros(0)), "abc")
        >>> read_word_model(path)[1]
        'abc'
    """
    with path.open("wb") as file:
        np.savez_compressed(file, **_to_arrays(model, origin))


def read_word_model(path: Path) -> tuple[WordModel, str]:
    """Return the model in ``path`` and the hash of what it was learned from.

    Raises:
        ValueError: the file is no such model, or is damaged.

    Example:
        >>> read_word_model(Path("missing.npz"))
        Traceback (most recent call last):
        FileNotFoundError: [Errno 2] No such file or directory: 'missing.npz'
    """
    with path.open("rb") as file:
        return _from_arrays(file, path.name)


def read_origin(path: Path) -> str:
    """Return the hash of what the model in ``path`` was learned from, without reading the model.

    Example:
        >>> len(read_origin(Path("src/litreview/coding/weights/words.npz")))
        64
    """
    with np.load(path, allow_pickle=False) as stored:
        return str(stored["origin"].tobytes().decode())


def pack_words(model: WordModel) -> bytes:
    """Return ``model`` in bytes: the arrays of ``write_word_model``, compressed as quickly as can be.

    Example:
        >>> model = WordModel(("hope",), np.ones(1, np.float32), ("HOPE",), np.ones((1, 1), np.float32), np.zeros(1, np.float32))
        >>> unpack_words(pack_words(model)).features
        ('hope',)
    """
    packed = BytesIO()
    np.savez(packed, **_to_arrays(model, ""))
    return zlib.compress(packed.getvalue(), 1)


def unpack_words(packed: bytes) -> WordModel:
    """Return the model that ``pack_words`` packed.

    Raises:
        ValueError: it is no such model.

    Example:
        >>> unpack_words(zlib.compress(b"tea"))
        Traceback (most recent call last):
        ValueError: packed: not a model of words
    """
    return _from_arrays(BytesIO(zlib.decompress(packed)), "packed")[0]


def _to_arrays(model: WordModel, origin: str) -> dict[str, NDArray[Any]]:
    scale = np.abs(model.weights).max(axis=0, initial=0) / _STEPS
    texts = {"features": "\n".join(model.features), "labels": "\n".join(model.labels), "origin": origin}
    arrays: dict[str, NDArray[Any]] = {name: np.frombuffer(text.encode(), np.uint8) for name, text in texts.items()}
    arrays |= {"rarity": model.rarity, "scale": scale.astype(np.float32), "bias": model.bias}
    arrays["steps"] = np.round(model.weights / np.where(scale == 0, 1, scale)).astype(np.int8)
    return {name: arrays[name] for name in _ARRAYS}


def _from_arrays(file: BinaryIO, name: str) -> tuple[WordModel, str]:
    try:
        with np.load(file, allow_pickle=False) as stored:
            arrays = {each: stored[each] for each in _ARRAYS}
        features, labels, origin = (arrays[each].tobytes().decode() for each in ("features", "labels", "origin"))
    except (ValueError, TypeError, KeyError, EOFError, BadZipFile, zlib.error):
        raise ValueError(f"{name}: not a model of words") from None
    known, named = (tuple(text.split("\n")) if text else () for text in (features, labels))
    shapes = ((len(known),), (len(known), len(named)), (len(named),), (len(named),))
    if tuple(arrays[each].shape for each in _ARRAYS[2:6]) != shapes:
        raise ValueError(f"{name}: not a model of words, or a damaged one")
    weights = arrays["steps"].astype(np.float32) * arrays["scale"]
    return WordModel(known, arrays["rarity"], named, weights, arrays["bias"]), origin


def _round_column(weights: NDArray[np.float64]) -> Floats:
    """Return ``weights`` in 8-bit steps of the largest, as they will be after writing."""
    share, power = np.frexp(np.abs(weights).max(initial=0) / _STEPS)
    scale = np.float32(np.ldexp(np.ceil(share * _SCALE_BITS) / _SCALE_BITS, power)) or np.float32(1)
    steps = np.round(weights.astype(np.float32) / scale)
    return (np.where(np.abs(steps) > _FAINT * _STEPS, steps, 0) * scale).astype(np.float32)
