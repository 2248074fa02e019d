"""Extractive summaries: whole sentences of the sources, chosen for coverage and diversity."""

import re
from collections.abc import Sequence
from itertools import chain
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

    Weights are 1 + ln of how often a word stands in the sentence, times 1 + ln of how rare it is (Salton and Buckley 1988).

    Example:
        >>> weigh_words(["peer support", "pay"]).shape
        (2, 4)
    """
    import numpy as np
    from scipy.sparse import csr_matrix

    places: dict[str, int] = {}
    split = [[places.setdefault(word, len(places)) for word in _split_words(text)] for text in sentences]
    word = np.fromiter(chain.from_iterable(split), dtype=np.int64)
    row = np.repeat(np.arange(len(split)), [len(words) for words in split])
    after = row[1:] == row[:-1]
    # A pair of words is a number too, larger than that of any word.
    pairs = (word[:-1] + 1) * len(places) + word[1:]
    term, column = np.unique(np.concatenate([word, pairs[after]]), return_inverse=True)
    found = np.concatenate([row, row[1:][after]]) * len(term) + column
    found, count = np.unique(found, return_counts=True)
    row, column = np.divmod(found, max(1, len(term)))
    rarity = np.log((1 + len(split)) / (1 + np.bincount(column, minlength=len(term)))) + 1
    weight = (np.log(count) + 1) * rarity[column]
    length = np.sqrt(np.bincount(row, weight**2, minlength=len(split)))
    starts = np.concatenate([[0], np.cumsum(np.bincount(row, minlength=len(split)))])
    return csr_matrix((weight / length[row], column, starts), shape=(len(split), max(1, len(term))))


def _split_words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text.lower()) if word not in _STOP_WORDS]


_WORD = re.compile(r"\w\w+")
_STOPPED = (
    "a an and are as at be been but by can could did do does for from had has have he her his how i if in into is it its"
    " may me more most my no not of on one or our she should so some such than that the their them then there these they"
    " this those to was we were what when which who will with would you your"
    " au aux avec ce ces cette dans de des du elle en et est il ils je la le les leur lui ma mais me mes mon ne nos notre"
    " nous on ou par pas plus pour qu que qui sa se ses son sont sur ta te tes ton tu un une vos votre vous"
)
_STOP_WORDS = frozenset(_STOPPED.split())
