"""Definitions: does a sentence hold one; the shipped model, or a model trained on sentences of the same kind.

Trained: logistic regressions of words, and of words, library features and grammar (where the small English pipeline of the
extra ``ner`` is installed) together; their answers for a sentence and its neighbours, the library's cues, the place in the
excerpt and the words that are new here go into boosted trees. The threshold comes from cross-validation on the training rows.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import numpy as np
from benchmarks.excerpts import describe_places
from benchmarks.grammar import tag_sentences

from litreview.extraction.definition_features import definition_features, tidy_sentence
from litreview.extraction.definition_model import DEFINING, measure_definition

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

Row = dict[str, str]
Features = dict[str, float]
FOLDS, BLOCK, LEAST, SEED = 4, 180, 4, 7
_FREQUENT = 60


def predict(train: list[Row] | None, test: list[Row]) -> list[str]:
    """Return "1" or "0" for each row of ``test``; without ``train`` the shipped model and rules answer."""
    if train is None:
        return ["1" if measure_definition(row["text"]) >= DEFINING else "0" for row in test]
    truth = np.array([int(row["label"]) for row in train])
    texts = [[row["text"] for row in rows] for rows in (train, test)]
    known = [[definition_features(text) for text in each] for each in texts]
    columns = [
        np.hstack([odds, cues, *_near(odds, describe_places(shown))])
        for odds, cues, shown in zip(_first_stage(texts, known, truth), _dense(texts, known), texts, strict=True)
    ]
    guesses = _across(_folds(len(truth)), lambda seen, unseen: _grow(columns[0][seen], truth[seen], columns[0][unseen]))
    threshold = choose_threshold(guesses, truth)
    return ["1" if share >= threshold else "0" for share in _grow(columns[0], truth, columns[1])]


def choose_threshold(shares: np.ndarray, truth: np.ndarray) -> float:
    """Return the threshold in the middle of those whose F1 of label 1 is within 0.002 of the best."""
    tried = np.arange(0.2, 0.7, 0.01)
    hits = np.array([2 * (truth[shares >= at]).sum() / ((shares >= at).sum() + truth.sum()) for at in tried])
    return float(np.mean(tried[hits >= hits.max() - 0.002]))


def _first_stage(
    texts: Sequence[Sequence[str]], known: Sequence[Sequence[Features]], truth: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return the log odds of each row: for training rows from models that have not seen their block of the file."""
    inner, outer = [], []
    for strength, seen, unseen in _matrices(texts, known):
        inner.append(_across(_folds(len(truth)), lambda a, b, c=strength, m=seen: _line(c, m[a], truth[a], m[b])))
        outer.append(_line(strength, seen, truth, unseen))
    return np.column_stack(inner), np.column_stack(outer)


def _matrices(
    texts: Sequence[Sequence[str]], known: Sequence[Sequence[Features]]
) -> list[tuple[float, "csr_matrix", "csr_matrix"]]:
    """Return strength and matrices of training and test rows of each first model: words alone, and all together."""
    from scipy.sparse import hstack
    from sklearn.feature_extraction.text import TfidfVectorizer

    bare = [[_bare_words(text) for text in each] for each in texts]
    counter = TfidfVectorizer(ngram_range=(1, 3), min_df=2, sublinear_tf=True, token_pattern=r"(?u)[\w’'-]+|[^\w\s]")
    words = counter.fit_transform(bare[0]), counter.transform(bare[1])
    tagged = tag_sentences(bare[0]), tag_sentences(bare[1])
    parts = [_vectors(*known), *([_vectors(*tagged)] if tagged[0] else [])]
    both = [hstack([words[at] * 2, *(part[at] * 0.25 for part in parts)]).tocsr() for at in (0, 1)]
    return [(4.0, *words), (0.5, *both)]


def _vectors(train: Sequence[Features], test: Sequence[Features]) -> tuple["csr_matrix", "csr_matrix"]:
    from sklearn.feature_extraction import DictVectorizer

    columns = DictVectorizer(dtype=np.float32)
    seen = columns.fit_transform(train)
    kept = np.asarray((seen != 0).sum(0)).ravel() >= LEAST
    return seen[:, kept].tocsr(), columns.transform(test)[:, kept].tocsr()


def _dense(texts: Sequence[Sequence[str]], known: Sequence[Sequence[Features]]) -> tuple[np.ndarray, np.ndarray]:
    """Return the library's cues that are frequent in training rows, without the skeleton, as dense columns."""
    seen, unseen = _vectors(*([_cues(*pair) for pair in zip(*both, strict=True)] for both in zip(texts, known, strict=True)))
    kept = np.asarray((seen != 0).sum(0)).ravel() >= _FREQUENT
    return seen[:, kept].toarray(), unseen[:, kept].toarray()


def _cues(text: str, known: Features) -> Features:
    found = {name: value for name, value in known.items() if not name.startswith("~")}
    return found | {"length": len(text) / 100, "commas": float(text.count(","))}


def _near(odds: np.ndarray, places: np.ndarray | None) -> list[np.ndarray]:
    """Return the log odds of the two rows before and after, and the places; nothing where the file is no running text."""
    if places is None:
        return []
    padded = np.pad(odds, ((2, 2), (0, 0)), constant_values=np.nan)
    return [*(padded[at : at + len(odds)] for at in (0, 1, 3, 4)), places]


def _folds(count: int) -> np.ndarray:
    """Return the fold of each row: whole blocks of neighbouring rows, so that no row is judged by its neighbour's label."""
    blocks = np.arange(count) // max(1, min(BLOCK, count // (2 * FOLDS)))
    return np.random.default_rng(SEED).permutation(blocks.max() + 1)[blocks] % FOLDS


def _across(folds: np.ndarray, answer: Callable[[np.ndarray, np.ndarray], np.ndarray]) -> np.ndarray:
    shares = np.zeros(len(folds))
    for fold in range(FOLDS):
        seen, unseen = np.flatnonzero(folds != fold), np.flatnonzero(folds == fold)
        shares[unseen] = answer(seen, unseen)
    return shares


def _line(strength: float, seen: np.ndarray, truth: np.ndarray, unseen: np.ndarray) -> np.ndarray:
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=strength, solver="liblinear", max_iter=300).fit(seen, truth).decision_function(unseen)


def _grow(seen: np.ndarray, truth: np.ndarray, unseen: np.ndarray) -> np.ndarray:
    from sklearn.ensemble import HistGradientBoostingClassifier

    trees = HistGradientBoostingClassifier(
        max_iter=150, learning_rate=0.06, max_leaf_nodes=12, min_samples_leaf=30, l2_regularization=5, random_state=SEED
    )
    return trees.fit(seen, truth).predict_proba(unseen)[:, 1]


def _bare_words(text: str) -> str:
    return "".join("0" if sign.isdigit() else sign for sign in tidy_sentence(text))
