"""Find the sentence of the examples bank that is most like a sentence, among those with one code."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from litreview.coding.examples import Example
from litreview.coding.word_model import WeighedTexts

Places = NDArray[np.int64]


class Neighbours:
    """The words of the bank's sentences by code, each code taken up when it is first asked for.

    Example:
        >>> from litreview.coding.word_model import WordModel, weigh_words
        >>> model = WordModel(("hope",), np.ones(1, np.float32), ("A.B",), np.ones((1, 1), np.float32), np.zeros(1, np.float32))
        >>> examples = [Example("We hope.", frozenset({"A.B"}), "en", "positive", "", "", 7)]
        >>> bank = Neighbours(examples, WeighedTexts(model, ["We hope."]))
        >>> bank.find_lines(weigh_words(model, ["They hope.", "Tea."]), ["A.B", "A.B"])
        [7, 0]
    """

    def __init__(self, examples: Sequence[Example], weighed: WeighedTexts) -> None:
        """Hold the ``examples``, whose texts are ``weighed``; so far no code is taken up."""
        self._examples, self._weighed = examples, weighed
        self._carriers: dict[str, list[int]] = {}
        for place, example in enumerate(examples):
            for code in example.codes:
                self._carriers.setdefault(code, []).append(place)
        self._slots: dict[str, int] = {}
        self._keys, self._lines = np.zeros(0, np.int64), np.zeros(0, np.int64)
        self._vectors = csr_matrix((0, 0), dtype=np.float32)

    def find_lines(self, words: csr_matrix, codes: Sequence[str]) -> list[int]:
        """Return of each row of ``words`` the line of the bank's sentence most like it that has the code of that row.

        ``words`` is a matrix of ``weigh_words``; 0 stands where no word is shared, or no sentence has the code. Of sentences
        alike the first is told.
        """
        self._take_up(sorted(set(codes) - self._slots.keys()))
        slots = np.array([self._slots[code] for code in codes], np.int64)
        rows = np.repeat(np.arange(len(codes)), np.diff(words.indptr))
        wanted = slots[rows] * words.shape[1] + words.indices
        at = np.searchsorted(self._keys, wanted)
        known = np.flatnonzero(np.append(self._keys, -1)[at] == wanted)
        starts = np.searchsorted(rows[known], np.arange(len(codes) + 1))
        shared = csr_matrix((words.data[known], at[known], starts), shape=(len(codes), len(self._keys))) @ self._vectors
        return self._first_of_the_most_like(shared).tolist()

    def _first_of_the_most_like(self, shared: csr_matrix) -> Places:
        sizes = np.diff(shared.indptr)
        filled = np.flatnonzero(sizes)
        starts = shared.indptr[filled]
        lines = np.zeros(shared.shape[0], np.int64)
        if len(filled):
            most = np.repeat(np.maximum.reduceat(shared.data, starts), sizes[filled])
            alike = np.where(shared.data == most, shared.indices, len(self._lines))
            lines[filled] = self._lines[np.minimum.reduceat(alike, starts)]
        return lines

    def _take_up(self, codes: Sequence[str]) -> None:
        """Add the sentences of ``codes``; the numbers of their words with that code follow those that are there."""
        if not codes:
            return
        self._slots |= {code: number for number, code in enumerate(codes, len(self._slots))}
        carried = [(self._slots[code], place) for code in codes for place in self._carriers.get(code, ())]
        slots, places = np.array(carried, np.int64).reshape(-1, 2).T
        vectors = self._weighed.take(places.tolist())
        columns = np.repeat(np.arange(len(places)), np.diff(vectors.indptr))
        wanted = slots[columns] * vectors.shape[1] + vectors.indices
        order = np.argsort(wanted, kind="stable")
        keys, starts = np.unique(wanted[order], return_index=True)
        old, count = self._vectors, len(self._lines)
        self._vectors = csr_matrix(
            (
                np.concatenate([old.data, vectors.data[order]]),
                np.concatenate([old.indices, columns[order] + count]),
                np.concatenate([old.indptr[:-1], old.nnz + starts, [old.nnz + vectors.nnz]]),
            ),
            shape=(len(self._keys) + len(keys), count + len(places)),
        )
        self._keys = np.concatenate([self._keys, keys])
        self._lines = np.concatenate([self._lines, np.array([self._examples[place].line for place in places], np.int64)])
