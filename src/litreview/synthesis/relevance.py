"""How much each term of titles and abstracts speaks for a record being relevant, learned from the records decided on."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

STRENGTH = 0.11
"""The inverse of the L2 penalty, as in ASReview's ELAS u4."""

_RATIO = 9.8
"""So many times as much as all irrelevant records together weigh all relevant ones, as in ASReview's ELAS u4."""

_COMMON = 0.95


class Vectors(NamedTuple):
    """Texts as weights of terms: a row of length 1 for each record, one for what the review asks, and the term of each column."""

    rows: "csr_matrix"
    seed: "csr_matrix"
    terms: Sequence[str]


def weigh_terms(texts: Sequence[str], seed_text: str = "") -> Vectors:
    """Return TF-IDF of words and pairs of words, the count of each damped; terms of nearly every record count nothing.

    The features of ASReview's ELAS u4: terms in more than 95 % of the records are left out, 1 + ln of the count is taken.

    Example:
        >>> list(weigh_terms(["Peer support", "Peer pay"]).terms)
        ['pay', 'peer pay', 'peer support', 'support']
    """
    from scipy.sparse import csr_matrix
    from sklearn.feature_extraction.text import TfidfVectorizer

    # Where all terms are common, all are kept; where no text has one, there is nothing to weigh.
    for most in (_COMMON, 1.0):
        vectoriser = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, max_df=most)
        try:
            rows = vectoriser.fit_transform(texts)
        except ValueError:
            continue
        # In the order of columns, sums over a row come out alike every time.
        rows.sort_indices()
        return Vectors(rows, vectoriser.transform([seed_text]), vectoriser.get_feature_names_out())
    return Vectors(csr_matrix((len(texts), 1)), csr_matrix((1, 1)), ("",))


def learn_terms(vectors: Vectors, labels: Sequence[int | None]) -> "tuple[NDArray, float]":
    """Return what each term adds to the score of a record, and the score of a record without terms.

    ``labels`` are 1 for relevant, 0 for irrelevant, ``None`` for undecided. With both kinds known it is the model of ASReview's
    ELAS u4, a linear support vector machine; before, the closeness to the question and to the relevant records.

    Example:
        >>> vectors = weigh_terms(["peer support", "peer pay", "pay rise"])
        >>> weights, _ = learn_terms(vectors, [1, None, 0])
        >>> [term for term, weight in zip(vectors.terms, weights) if weight > 0]
        ['peer', 'peer support', 'support']
    """
    if {0, 1} <= set(labels):
        return _learn_margin(vectors, labels)
    return _learn_closeness(vectors, labels), 0.0


def balance_weights(relevant: "NDArray") -> "NDArray":
    """Return how much each decided record weighs; together they weigh as much as if each weighed 1.

    ``relevant`` tells of each whether it is relevant; there have to be both kinds.

    Example:
        >>> import numpy as np
        >>> balance_weights(np.array([True, False, False])).round(3).tolist()
        [2.722, 0.139, 0.139]
    """
    import numpy as np

    weights = np.where(relevant, 1.0, relevant.sum() / (_RATIO * (~relevant).sum()))
    return weights * (len(weights) / weights.sum())


def _learn_margin(vectors: Vectors, labels: Sequence[int | None]) -> "tuple[NDArray, float]":
    import numpy as np
    from sklearn.svm import LinearSVC

    known = [place for place, label in enumerate(labels) if label is not None]
    relevant = np.array([labels[place] == 1 for place in known])
    machine = LinearSVC(C=STRENGTH, random_state=0).fit(vectors.rows[known], relevant, balance_weights(relevant))
    return machine.coef_[0], float(machine.intercept_[0])


def _learn_closeness(vectors: Vectors, labels: Sequence[int | None]) -> "NDArray":
    """Return the direction of what is asked and of the relevant records together, of length 1 (0 where nothing is known)."""
    import numpy as np

    relevant = [place for place, label in enumerate(labels) if label == 1]
    aim = np.asarray(vectors.seed.sum(axis=0) + vectors.rows[relevant].sum(axis=0)).ravel()
    return aim / (np.linalg.norm(aim) or 1.0)
