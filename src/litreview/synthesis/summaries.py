"""Extractive summaries: whole sentences of the sources, chosen for coverage and diversity."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

_BALANCE = 0.7
"""Weight of relevance against novelty, inside the range Carbonell and Goldstein recommend for summaries."""


def choose_sentences(vectors: "csr_matrix", k: int) -> list[int]:
    """Return the row numbers of at most ``k`` sentences, best first, by maximal marginal relevance.

    ``vectors`` holds one length-normalised row per sentence; relevance is closeness to their centre. Ties go to the
    earlier sentence, so equal inputs give equal choices. Method: Carbonell and Goldstein 1998.

    Example:
        >>> choose_sentences(weigh_words(["hope grew in the group", "hope grew in the group", "pay stayed low"]), 2)
        [0, 2]
    """
    import numpy as np

    if vectors.shape[0] == 0:
        return []
    centre = np.asarray(vectors.mean(axis=0)).ravel()
    relevance = np.round(vectors @ centre, 9)
    nearest = np.zeros(vectors.shape[0])
    chosen: list[int] = []
    while len(chosen) < min(k, vectors.shape[0]):
        score = np.round(_BALANCE * relevance - (1 - _BALANCE) * nearest, 9)
        score[chosen] = -np.inf
        best = int(np.argmax(score))
        chosen.append(best)
        nearest = np.maximum(nearest, np.round((vectors @ vectors[best].T).toarray().ravel(), 9))
    return chosen


def weigh_words(sentences: Sequence[str]) -> "csr_matrix":
    """Return one TF-IDF row per sentence (words and pairs of words, length 1), all zero where nothing is left to weigh.

    Example:
        >>> weigh_words(["peer support", "pay"]).shape[0]
        2
    """
    from scipy.sparse import csr_matrix
    from sklearn.feature_extraction.text import TfidfVectorizer

    try:
        return TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, stop_words=_STOP_WORDS).fit_transform(sentences)
    except ValueError:
        # Nothing but stop words, or no sentence at all: there is nothing to weigh.
        return csr_matrix((len(sentences), 1))


_STOP_WORDS = (
    "a an and are as at be been but by can could did do does for from had has have he her his how i if in into is it its"
    " may me more most my no not of on one or our she should so some such than that the their them then there these they"
    " this those to was we were what when which who will with would you your"
    " au aux avec ce ces cette dans de des du elle en et est il ils je la le les leur lui ma mais me mes mon ne nos notre"
    " nous on ou par pas plus pour qu que qui sa se ses son sont sur ta te tes ton tu un une vos votre vous"
).split()
