"""Closeness: which passages of other sources say much the same as a recommendation, found by code and then by words."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product, takewhile
from typing import TYPE_CHECKING, Any

from litreview.extraction.areas import is_at_home
from litreview.synthesis.evidence import CodedPassage, list_sources
from litreview.synthesis.summaries import weigh_sentences
from litreview.tables import AREAS

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from scipy.sparse import csr_matrix

DIRECT = 0.17
"""Closeness (cosine of TF-IDF) from which a passage that shares a code with a recommendation is about the same thing."""

LARGE = 20_000
"""Passages of a large corpus are more than so many."""

_SHORTEST = 5
_COMMON, _MOST_COMMON = 0.05, 5_000
"""In a large corpus a word that stands in more than this share of the passages, or in so many, says nothing about what is near.

So the time for one recommendation does not grow with the corpus for ever."""

_MARGIN = 1e-6
"""What rounding may take from a closeness."""


@dataclass(frozen=True)
class PassageIndex:
    """The passages of a review, found by place, by code and by words without going through them all.

    ``every`` are all of them and ``passages`` those that are compared, both by document and by place in it.
    ``is_common`` tells of each word whether it is common, ``common`` what such words weigh in each passage, and ``shared``
    keeps what was last found through the others.
    """

    every: Sequence[CodedPassage]
    passages: Sequence[CodedPassage]
    by_code: "Mapping[str, NDArray]"
    in_area: "Mapping[str, NDArray]"
    by_source: Mapping[str, Sequence[int]]
    vectors: "csr_matrix"
    by_word: "csr_matrix"
    is_common: "NDArray"
    common: "NDArray"
    shared: dict[str, Any]

    def find_overlapping(self, document_id: str, start: int, end: int) -> list[CodedPassage]:
        """Return the passages of a document that share a character with the span, in order."""
        first = bisect_left(self.every, (document_id, start + 1), key=_stand)
        last = bisect_left(self.every, (document_id, end), key=_stand)
        return [p for p in self.every[max(0, first - 1) : last] if p.document_id == document_id and p.end > start]

    def find_preceding(self, passage: CodedPassage, limit: int = 80) -> Iterable[CodedPassage]:
        """Return up to ``limit`` passages before one in its document, the nearest first."""
        at = bisect_left(self.every, _stand(passage), key=_stand)
        before = reversed(self.every[max(0, at - limit) : at])
        return takewhile(lambda one: one.document_id == passage.document_id, before)

    def find_direct(self, own: Sequence[CodedPassage], wanted: frozenset[str]) -> list[CodedPassage]:
        """Return the passages of other sources that share a code of ``wanted`` and are close in words, the closest first.

        In a large corpus they share a word as well that is not common there.
        """
        at = self._places(own)
        if not at or self.by_code.keys().isdisjoint(wanted):
            return []
        import numpy as np

        coded = np.zeros(len(self.passages), dtype=bool)
        for code in wanted.intersection(self.by_code):
            coded[self.by_code[code]] = True
        if len(self.passages) > LARGE:
            candidates = self._sift(at, coded)
            closeness = np.max([self._compare(place, candidates) for place in at], axis=0).round(6)
        else:
            # In a small corpus it takes less to go through the words than to gather so many rows.
            candidates = np.flatnonzero(coded)
            closeness = (self.vectors[at] @ self.by_word).max(axis=0).toarray().ravel()[candidates].round(6)
        sources, close = list_sources(own), closeness >= DIRECT
        found = zip(closeness[close].tolist(), candidates[close].tolist(), strict=True)
        near = sorted((-c, self.passages[i].reference, i) for c, i in found)
        return [self.passages[i] for _, _, i in near if self.passages[i].source not in sources]

    def find_nearest(self, own: Sequence[CodedPassage], area: str = "") -> CodedPassage | None:
        """Return the passage of another source that is closest in words, one whose codes belong to ``area`` before all others.

        Where no such passage shares a word, codes say nothing; ``None`` where no passage at all shares one.
        """
        at = self._places(own)
        if not at:
            return None
        import numpy as np
        from scipy.sparse import coo_matrix

        found = coo_matrix(self._share(at)) if len(self.passages) > LARGE else (self.vectors[at] @ self.by_word).tocoo()
        own_places = [i for source in list_sources(own) for i in self.by_source.get(source, ())]
        closeness = np.where(np.isin(found.col, own_places), 0.0, found.data.round(6))
        at_home = np.where(self.in_area[area][found.col], closeness, 0.0) if area in self.in_area else np.zeros(len(closeness))
        closeness = at_home if at_home.any() else closeness
        best = closeness.max(initial=0.0)
        if best <= 0:
            return None
        tied = (self.passages[i] for i in found.col[closeness == best].tolist())
        return min(tied, key=lambda passage: passage.reference)

    def _places(self, own: Sequence[CodedPassage]) -> list[int]:
        return [place for passage in own for place in self._find_place(passage)]

    def _find_place(self, passage: CodedPassage) -> list[int]:
        first, last = (search(self.passages, _stand(passage), key=_stand) for search in (bisect_left, bisect_right))
        return [place for place in range(first, last) if self.passages[place].segment_id == passage.segment_id]

    def _sift(self, at: Sequence[int], wanted: "NDArray") -> "NDArray":
        """Return which of the ``wanted`` share a rare word with a passage ``at`` and can be close enough to one.

        Common words bring two passages no closer than the product of what these words weigh in both.
        """
        import numpy as np

        rare = self._share(at)
        able = (rare + np.outer(self.common[at], self.common) >= DIRECT - _MARGIN).any(axis=0)
        return np.flatnonzero(wanted & able & (rare > 0).any(axis=0))

    def _compare(self, place: int, candidates: "NDArray") -> "NDArray":
        """Return how close each of ``candidates`` is to the passage at ``place``."""
        import numpy as np

        starts, lengths = self.vectors.indptr[candidates], np.diff(self.vectors.indptr)[candidates]
        row = np.repeat(np.arange(len(candidates)), lengths)
        cells = np.arange(len(row)) + (starts - np.cumsum(lengths) + lengths)[row]
        own = slice(*self.vectors.indptr[place : place + 2])
        weights = np.zeros(self.vectors.shape[1])
        weights[self.vectors.indices[own]] = self.vectors.data[own]
        return np.bincount(row, self.vectors.data[cells] * weights[self.vectors.indices[cells]], minlength=len(candidates))

    def _share(self, at: Sequence[int]) -> "NDArray":
        """Return how close each passage comes to each one ``at`` through words that are not common: a row for each."""
        import numpy as np

        if self.shared.get("at") != at:
            self.shared.update(at=at, rows=np.array([self._share_one(place) for place in at]))
        return self.shared["rows"]

    def _share_one(self, place: int) -> "NDArray":
        import numpy as np

        own = slice(*self.vectors.indptr[place : place + 2])
        words, weights = self.vectors.indices[own], self.vectors.data[own]
        rare = [
            (slice(*self.by_word.indptr[word : word + 2]), weight)
            for word, weight in zip(words[~self.is_common[words]].tolist(), weights[~self.is_common[words]].tolist(), strict=True)
        ]
        if not rare:
            return np.zeros(len(self.passages))
        places = np.concatenate([self.by_word.indices[held] for held, _ in rare])
        products = np.concatenate([self.by_word.data[held] * weight for held, weight in rare])
        return np.bincount(places, products, minlength=len(self.passages))


def index_passages(
    passages: Mapping[str, CodedPassage], codes: Mapping[str, Sequence[str]], kept: Iterable[str] = ()
) -> PassageIndex:
    """Return the index of ``passages``; evidence is running text of works and participants, of five words or more.

    ``codes`` maps a segment to its codes; the segments of ``kept`` are weighed even where they are shorter.

    Example:
        >>> index_passages({}, {}).find_overlapping("d", 0, 5)
        []
    """
    import numpy as np

    wanted = set(kept)
    listed = sorted(passages.values(), key=_stand)
    weighed = [p for p in listed if p.segment_id in wanted or is_compared(p)]
    coded: dict[str, list[int]] = defaultdict(list)
    by_source: dict[str, list[int]] = defaultdict(list)
    for i, passage in enumerate(weighed):
        by_source[passage.source].append(i)
        of_passage = codes.get(passage.segment_id, ())
        if of_passage and len(passage.text.split()) >= _SHORTEST:
            for code in content_codes(of_passage):
                coded[code].append(i)
    vectors = weigh_sentences([p.text for p in weighed])
    by_code = {code: np.array(places) for code, places in coded.items()}
    in_area = {area: np.zeros(len(weighed), dtype=bool) for area in AREAS}
    for area, code in product(AREAS, by_code):
        if is_at_home(code, area):
            in_area[area][by_code[code]] = True
    by_word = vectors.T.tocsr()
    is_common = np.diff(by_word.indptr) > min(_COMMON * len(weighed), _MOST_COMMON)
    common = np.sqrt(vectors.power(2) @ is_common.astype(float))
    return PassageIndex(listed, weighed, by_code, in_area, by_source, vectors, by_word, is_common, common, {})


def _stand(passage: CodedPassage) -> tuple[str, int]:
    return passage.document_id, passage.start


def is_compared(passage: CodedPassage) -> bool:
    """Return whether recommendations are held against ``passage``: evidence of five words or more.

    Example:
        >>> is_compared(CodedPassage("a#00001", "a", 0, 16, "Peers gave hope.", "research", "a", "", True))
        False
    """
    return passage.is_evidence and len(passage.text.split()) >= _SHORTEST


def content_codes(codes: Iterable[str]) -> frozenset[str]:
    """Return ``codes`` without those that say only that something is recommended.

    Example:
        >>> sorted(content_codes(["REC.STMT", "TRN.CERT"]))
        ['TRN.CERT']
    """
    return frozenset(code for code in codes if not code.startswith("REC."))
