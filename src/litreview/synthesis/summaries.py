"""Extractive summaries: whole sentences of the sources, chosen for coverage and diversity."""

import re
from array import array
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

_PART = 20_000
"""Sentences whose words are counted at once: what counting takes is many times what is kept."""

_BALANCE = 0.7
"""Weight of relevance against novelty, inside the range Carbonell and Goldstein recommend for summaries."""


def choose_sentences(vectors: "csr_matrix", k: int) -> list[int]:
    """Return the row numbers of at most ``k`` sentences, best first, by maximal marginal relevance.

    ``vectors`` holds one length-normalised row per sentence; relevance is closeness to their centre. Ties go to the
    earlier sentence, so equal inputs give equal choices. Method: Carbonell and Goldstein 1998.

    Example:
        >>> choose_sentences(weigh_sentences(["hope grew in the group", "hope grew in the group", "pay stayed low"]), 2)
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


def weigh_sentences(sentences: Sequence[str]) -> "csr_matrix":
    """Return one TF-IDF row per sentence (words and pairs of words, length 1), all zero where nothing is left to weigh.

    Weights are 1 + ln of how often a word stands in the sentence, times 1 + ln of how rare it is (Salton and Buckley 1988).

    Example:
        >>> weigh_sentences(["peer support", "pay"]).shape
        (2, 4)
    """
    import numpy as np
    from scipy.sparse import csr_matrix

    starts, word, different = _number_words(sentences)
    row = np.repeat(np.arange(len(sentences), dtype=np.int32), np.diff(starts))
    within = np.flatnonzero(row[1:] == row[:-1])
    # A pair of words is a number too, larger than that of any word.
    pairs, pair = np.unique((word[within] + np.int64(1)) * different + word[within + 1], return_inverse=True)
    terms, of_pair = different + len(pairs), row[within + 1]
    del pairs, within
    parts = []
    for first in range(0, max(1, len(sentences)), _PART):
        last = min(first + _PART, len(sentences))
        words, two = slice(starts[first], starts[last]), slice(*np.searchsorted(of_pair, (first, last)))
        rows = np.concatenate([row[words], of_pair[two]]).astype(np.int64)
        found, count = np.unique(rows * terms + np.concatenate([word[words], pair[two] + different]), return_counts=True)
        rows, column = np.divmod(found, max(1, terms))
        parts.append((np.bincount(rows - first, minlength=last - first), column.astype(np.int32), np.log(count) + 1))
    del row, word, of_pair, pair
    held = sum((np.bincount(column, minlength=terms) for _, column, _ in parts), np.zeros(terms, dtype=np.int64))
    rarity = np.log((1 + len(sentences)) / (1 + held)) + 1
    for sizes, column, weight in parts:
        rows = np.repeat(np.arange(len(sizes)), sizes)
        weight *= rarity[column]
        weight /= np.sqrt(np.bincount(rows, weight**2, minlength=len(sizes)))[rows]
    sizes, columns, weights = map(_join, zip(*parts, strict=True))
    return csr_matrix((weights, columns, np.cumsum([0, *sizes])), shape=(len(sentences), max(1, terms)))


def _join(parts: "Iterable[NDArray]") -> "NDArray":
    import numpy as np

    return np.concatenate(list(parts))


def _number_words(sentences: Sequence[str]) -> "tuple[NDArray, NDArray, int]":
    """Return where the words of each sentence begin, the number of each word, and how many different ones there are."""
    import numpy as np

    places: dict[str, int] = {}
    starts, words = array("q", [0]), array("i")
    for text in sentences:
        words.extend([places.setdefault(word, len(places)) for word in _split_words(text)])
        starts.append(len(words))
    return np.array(starts), np.array(words, dtype=np.int32), len(places)


def _split_words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text.lower()) if word not in STOP_WORDS]


_WORD = re.compile(r"\w\w+")
_STOPPED = (
    "a an and are as at be been but by can could did do does for from had has have he her his how i if in into is it its"
    " may me more most my no not of on one or our she should so some such than that the their them then there these they"
    " this those to was we were what when which who will with would you your"
    " au aux avec ce ces cette dans de des du elle en et est il ils je la le les leur lui ma mais me mes mon ne nos notre"
    " nous on ou par pas plus pour qu que qui sa se ses son sont sur ta te tes ton tu un une vos votre vous"
)
STOP_WORDS = frozenset(_STOPPED.split())
"""Words that say nothing of what a text is about, English and French."""
