"""What is known of sentences like a sentence: the labels of the nearest training rows that are not its neighbours."""

from collections.abc import Sequence

import numpy as np

from litreview.extraction.definition_features import tidy_sentence

_NEAREST, _BESIDE, _PART, _LEAST = 6, 3, 600, 0.3


def bare_words(text: str) -> str:
    """Return ``text`` without its number, every digit as nought."""
    return "".join("0" if sign.isdigit() else sign for sign in tidy_sentence(text))


def compare_known(train: Sequence[str], test: Sequence[str], truth: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return for training and test rows: likeness and label of the nearest training row, weighed label of the nearest six.

    Likeness is the cosine of TF-IDF of words and pairs of words; a training row is not compared with the three rows before
    and after it.
    """
    from sklearn.feature_extraction.text import TfidfVectorizer

    counter = TfidfVectorizer(ngram_range=(1, 2), min_df=2, max_df=0.1, sublinear_tf=True, token_pattern=r"(?u)[\w-]{2,}")
    seen = counter.fit_transform(map(bare_words, train)).tocsr()
    unseen = counter.transform(map(bare_words, test)).tocsr()
    return _look_up(seen, seen, truth, True), _look_up(unseen, seen, truth, False)


def _look_up(rows: object, known: object, truth: np.ndarray, same: bool) -> np.ndarray:
    found = []
    for start in range(0, rows.shape[0], _PART):
        likeness = (rows[start : start + _PART] @ known.T).toarray()
        for at in range(len(likeness) if same else 0):
            likeness[at, max(0, start + at - _BESIDE) : start + at + _BESIDE + 1] = 0
        nearest = np.argpartition(-likeness, _NEAREST, axis=1)[:, :_NEAREST]
        found.append(_weigh(np.take_along_axis(likeness, nearest, axis=1), truth[nearest]))
    return np.vstack(found)


def _weigh(likeness: np.ndarray, labels: np.ndarray) -> np.ndarray:
    top = likeness.argmax(axis=1)
    at = np.arange(len(top))
    label = np.where(likeness[at, top] > _LEAST, labels[at, top], np.nan)
    squares = likeness**2
    return np.column_stack([likeness[at, top], label, (squares * labels).sum(axis=1) / (squares.sum(axis=1) + 0.05)])
