"""Which of the undecided records to read next, and the terms that say so."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from litreview.synthesis.relevance import Vectors, learn_terms, weigh_terms

if TYPE_CHECKING:
    from numpy.typing import NDArray

_DIGITS = 6
"""To so many decimal places a score is the same on every machine."""


def rank_records(texts: Sequence[str], labels: Sequence[int | None], seed_text: str = "") -> list[float]:
    """Return a score for each undecided record, highest first to be read, and NaN for each decided one.

    ``texts`` are titles with abstracts; ``labels`` 1 for relevant, 0 for irrelevant, ``None`` for undecided. Records of both
    kinds make a model (ASReview's ELAS u4: a linear support vector machine on TF-IDF), whose scores lie around 0. Before that
    the score is the closeness, 0 to 1, to ``seed_text`` (what the review asks) and to the relevant records together.

    Example:
        >>> rank_records(["peer support", "peer pay", "bus routes"], [1, None, None])
        [nan, 0.224325, 0.0]
    """
    vectors = weigh_terms(texts, seed_text)
    return score_records(vectors, learn_terms(vectors, labels), labels)


def explain_rank(texts: Sequence[str], labels: Sequence[int | None], seed_text: str = "") -> list[tuple[str, ...]]:
    """Return for each undecided record the terms, at most three, that spoke most for reading it; none for decided ones.

    Example:
        >>> explain_rank(["peer support", "paid peer support", "bus routes"], [1, None, 0])
        [(), ('peer', 'peer support', 'support'), ()]
    """
    vectors = weigh_terms(texts, seed_text)
    return name_terms(vectors, learn_terms(vectors, labels)[0], labels)


def score_records(vectors: Vectors, learned: "tuple[NDArray, float]", labels: Sequence[int | None]) -> list[float]:
    """Return the scores of ``rank_records`` from what ``learn_terms`` learned.

    Example:
        >>> vectors = weigh_terms(["peer pay", "bus"], seed_text="pay")
        >>> score_records(vectors, learn_terms(vectors, [None, None]), [None, None])
        [0.57735, 0.0]
    """
    weights, base = learned
    scores = (vectors.rows @ weights + base).tolist()
    # A score of -0.0 would be shown with its sign.
    pairs = zip(scores, labels, strict=True)
    return [round(score, _DIGITS) + 0.0 if label is None else float("nan") for score, label in pairs]


def name_terms(vectors: Vectors, weights: "NDArray", labels: Sequence[int | None], count: int = 3) -> list[tuple[str, ...]]:
    """Return the terms of ``explain_rank`` from the weights that ``learn_terms`` learned, weightiest first.

    Example:
        >>> vectors = weigh_terms(["peer pay", "bus"], seed_text="pay")
        >>> name_terms(vectors, learn_terms(vectors, [None, None])[0], [None, None])
        [('pay',), ()]
    """
    pulls = vectors.rows.multiply(weights).tocsr()
    return [
        _weightiest(vectors.terms, pulls.indices[begin:end], pulls.data[begin:end], count) if label is None else ()
        for label, (begin, end) in zip(labels, pairwise(pulls.indptr), strict=True)
    ]


def _weightiest(terms: Sequence[str], places: "NDArray", pulls: "NDArray", count: int) -> tuple[str, ...]:
    rounded = zip(pulls.round(_DIGITS).tolist(), places.tolist(), strict=True)
    ordered = sorted((-pull, terms[place]) for pull, place in rounded if pull > 0)
    return tuple(str(term) for _, term in ordered[:count])
