"""Propositions of public comments, learnt from labelled ones: words, letters, cues, and what stands beside them."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from benchmarks.fit_statements import beside, features_of, is_mate

if TYPE_CHECKING:
    from numpy import ndarray
    from scipy.sparse import csr_matrix

Row = Mapping[str, str]
_FOLDS = 4
_TOKEN = r"(?u)\b\w+\b|__URL__|[?!$]"
_WORDS, _LETTERS, _BESIDE, _CUES = 1.5, 1.0, 0.5, 0.5
"""What each kind of feature weighs against the others, chosen by cross-validation on training documents."""


def learn_labels(train: Sequence[Row], test: Sequence[Row]) -> list[str]:
    """Return the label of each row of ``test`` (document, text; rows of a document stand together).

    Two stages: a logistic regression on the words and cues of a proposition and its neighbours, then one on what the first
    says of the proposition, of its neighbours and of the whole document (stacking, Wolpert 1992; first-stage answers for
    the training rows come from models that did not see their document). The answer is the mean of both.
    """
    from sklearn.linear_model import LogisticRegression

    known, new = _matrices(train, test)
    labels = [row["label"] for row in train]
    held_out = _held_out(known, labels, [row["document"] for row in train])
    first = _first_stage().fit(known, labels)
    answers = first.predict_proba(new)
    second = LogisticRegression(C=0.3, max_iter=1000).fit(_around(held_out, train), labels)
    both = answers + second.predict_proba(_around(answers, test))
    return [str(second.classes_[at]) for at in both.argmax(axis=1)]


def _first_stage() -> Any:
    from sklearn.linear_model import LogisticRegression

    return LogisticRegression(C=1.0, max_iter=300, class_weight="balanced")


def _held_out(matrix: "csr_matrix", labels: Sequence[str], documents: Sequence[str]) -> "ndarray":
    """Return the first stage's probabilities for each training row, from models that never met its document."""
    from sklearn.model_selection import GroupKFold, cross_val_predict

    folds = GroupKFold(min(_FOLDS, len(set(documents))))
    return cross_val_predict(_first_stage(), matrix, list(labels), groups=list(documents), cv=folds, method="predict_proba")


def _matrices(train: Sequence[Row], test: Sequence[Row]) -> tuple["csr_matrix", "csr_matrix"]:
    """Return the features of both sets; vocabularies come from ``train`` alone."""
    from scipy.sparse import hstack
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.feature_extraction.text import TfidfVectorizer

    words = TfidfVectorizer(ngram_range=(1, 3), min_df=2, sublinear_tf=True, token_pattern=_TOKEN)
    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=3, sublinear_tf=True)
    parts = [
        (words, _texts, _WORDS),
        (letters, _texts, _LETTERS),
        (TfidfVectorizer(min_df=3, sublinear_tf=True, token_pattern=_TOKEN), _before, _BESIDE),
        (TfidfVectorizer(min_df=3, sublinear_tf=True, token_pattern=_TOKEN), _after, _BESIDE),
        (DictVectorizer(), _placed, _CUES),
    ]
    known = [finder.fit_transform(read(train)) * weight for finder, read, weight in parts]
    new = [finder.transform(read(test)) * weight for finder, read, weight in parts]
    return hstack(known).tocsr(), hstack(new).tocsr()


def _texts(rows: Sequence[Row]) -> list[str]:
    return [row["text"] for row in rows]


def _before(rows: Sequence[Row]) -> list[str]:
    return [beside(rows, at, -1) for at in range(len(rows))]


def _after(rows: Sequence[Row]) -> list[str]:
    return [beside(rows, at, 1) for at in range(len(rows))]


def _placed(rows: Sequence[Row]) -> list[dict[str, float]]:
    """Return the cues of each row with its place in its document."""
    spans = _spans(rows)
    found = []
    for at, features in enumerate(features_of(rows)):
        first, last = spans[rows[at]["document"]]
        place = {"place": (at - first) / max(1, last - first), "first": float(at == first), "last": float(at == last)}
        found.append({**features, **place, "rows": min(last - first + 1, 20) / 20})
    return found


def _spans(rows: Sequence[Row]) -> dict[str, tuple[int, int]]:
    spans: dict[str, tuple[int, int]] = {}
    for at, row in enumerate(rows):
        spans[row["document"]] = (spans.get(row["document"], (at, at))[0], at)
    return spans


def _around(shares: "ndarray", rows: Sequence[Row]) -> "ndarray":
    """Return for each row what the first stage says of it, of the rows before, after and two away, and of its document."""
    import numpy as np

    labels = shares.shape[1]
    spans = _spans(rows)
    found = np.zeros((len(rows), labels * 5 + 3))
    for at, row in enumerate(rows):
        first, last = spans[row["document"]]
        mates = [other for other in range(first, last + 1) if other != at]
        near = [shares[at + step] if is_mate(rows, at, at + step) else np.zeros(labels) for step in (-1, 1, -2, 2)]
        whole = shares[mates].mean(axis=0) if mates else np.zeros(labels)
        flags = [float(at == first), float(at == last), float(not mates)]
        found[at] = np.concatenate([np.log(shares[at] + 1e-3), near[0], near[1], (near[2] + near[3]) / 2, whole, flags])
    return found
