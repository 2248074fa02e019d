"""Weigh the codes that may stand on each sentence of a text: by its words, its phrases, its neighbours and the whole text."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from litreview.coding.learned import ON_TOPIC, Learned
from litreview.coding.phrases import PhraseFinder, PhraseHit
from litreview.coding.proposals import find_all_phrases
from litreview.coding.word_model import score_words, weigh_words

FEATURES = (
    "margin", "rank", "phrases", "precision", "seen", "code_precision", "in_heading", "share", "behind_family", "before",
    "after", "elsewhere", "phrases_elsewhere", "topic", "text_topic", "codes_hit", "length", "french", "best_margin", "outcome",
)  # fmt: skip
"""What is known of a sentence and a code; ``weigh_candidates`` says how each is made."""

_NEAREST = 8
"""Besides the codes that a phrase names, the codes of the best margins are weighed."""
_NO_NEIGHBOUR = np.float32(-1)

Floats, Places = NDArray[np.float32], NDArray[np.int64]


class Sentence(NamedTuple):
    """What the coder sees of a segment."""

    text: str
    language: str
    heading: str = ""


class Candidates(NamedTuple):
    """The candidates of texts: sentence and code of each (as places) and a row of ``FEATURES`` each.

    ``hits`` and ``words`` hold, sentence by sentence, the phrases found and a row of the weighed words.
    """

    sentences: Places
    codes: Places
    rows: Floats
    hits: list[list[PhraseHit]]
    words: csr_matrix


def weigh_candidates(sentences: Sequence[Sentence], learned: Learned, finders: Mapping[str, PhraseFinder]) -> Candidates:
    """Return the candidates of the ``sentences`` of one text, in order of sentence and code.

    The features: the margin of the words and its rank among all codes; the number of phrases that hit, the share of times the
    best of them was right and how often it was met, and the code's phrases as a whole; whether a phrase stands in the heading;
    how common the code is; how far it lies behind the best of its family; its margin before, after and elsewhere in the text,
    and how many other sentences its phrases hit; how much sentence and text are about peer support; the number of codes hit,
    the length, the language, the best margin, and whether the code is an outcome.

    Example:
        >>> from litreview.coding.word_model import fit_words
        >>> learned = Learned(fit_words(["hope", "hope", "tea", "tea"], [["A.B"], ["A.B"], [], []], ["A.B", ON_TOPIC]), {})
        >>> found = weigh_candidates([Sentence("We hope.", "en")], learned, {"en": PhraseFinder()})
        >>> found.rows.shape
        (1, 20)
    """
    return weigh_all_candidates([sentences], learned, finders)


def weigh_all_candidates(
    texts: Sequence[Sequence[Sentence]], learned: Learned, finders: Mapping[str, PhraseFinder]
) -> Candidates:
    """Return the candidates of all sentences of ``texts``, numbered through; each text is weighed as if it stood alone.

    Example:
        >>> from litreview.coding.word_model import fit_words
        >>> learned = Learned(fit_words(["hope", "hope", "tea", "tea"], [["A.B"], ["A.B"], [], []], ["A.B", ON_TOPIC]), {})
        >>> weigh_all_candidates([[Sentence("We hope.", "en")]] * 2, learned, {"en": PhraseFinder()}).sentences.tolist()
        [0, 1]
    """
    sentences = [sentence for text in texts for sentence in text]
    words = weigh_words(learned.words, [sentence.text for sentence in sentences])
    scores = score_words(learned.words, words)
    topic = scores[:, learned.words.labels.index(ON_TOPIC)]
    margins = np.ascontiguousarray(scores[:, [at for at, label in enumerate(learned.words.labels) if label != ON_TOPIC]])
    hits = _find(sentences, finders)
    count, precision, seen, whole = _name_phrases(sentences, hits, learned)
    hit = count > 0
    which, code, ranks = _choose(margins, hit)
    layout = _lay_out(list(map(len, texts)))
    columns = (
        margins[which, code], ranks, count[which, code], precision[which, code], np.log1p(seen[which, code]), whole[which, code],
        _in_headings(sentences, learned, finders, which, code), _shares(learned)[code],
        _behind_family(margins, learned.codes, which, code), *_around(margins, layout, which, code),
        _elsewhere(hit, layout, which, code), topic[which], _means(topic, layout)[which],
        hit.sum(axis=1)[which], np.log([max(len(sentence.text), 1) for sentence in sentences])[which],
        np.array([sentence.language == "fr" for sentence in sentences], bool)[which], margins.max(axis=1, initial=-9)[which],
        np.array([each.startswith("OUT.") for each in learned.codes], bool)[code],
    )  # fmt: skip
    rows = np.empty((len(which), len(FEATURES)), np.float32, order="F")
    for place, column in enumerate(columns):
        rows[:, place] = column
    return Candidates(which, code, rows, hits, words)


def _find(sentences: Sequence[Sentence], finders: Mapping[str, PhraseFinder]) -> list[list[PhraseHit]]:
    """Return the phrases in each sentence, those of one language found at once."""
    hits: list[list[PhraseHit]] = [[] for _ in sentences]
    for language in sorted({sentence.language for sentence in sentences}):
        own = [at for at, sentence in enumerate(sentences) if sentence.language == language]
        for at, found in zip(own, find_all_phrases([sentences[at].text for at in own], finders[language]), strict=True):
            hits[at] = found
    return hits


def _name_phrases(sentences: Sequence[Sentence], hits: Sequence[Sequence[PhraseHit]], learned: Learned) -> Floats:
    """Return by sentence and code: the phrases that hit, the best one's precision, how often it was met, the code's precision."""
    met = [
        (at, *trust)
        for at, found in enumerate(hits)
        for hit in found
        if (trust := learned.trusts[sentences[at].language, hit.code, hit.phrase])
    ]
    named = np.zeros((4, len(sentences), len(learned.codes)), np.float32)
    table = np.array(met, float).reshape(-1, 5)
    table = table[np.lexsort(table.T[[3, 2, 1, 0]])]
    at, code = table[:, 0].astype(np.int64), table[:, 1].astype(np.int64)
    best = np.flatnonzero(np.diff(at, append=-1) | np.diff(code, append=-1))
    named[0, at[best], code[best]] = np.diff(best, prepend=-1)
    named[1:, at[best], code[best]] = table[best, 2:].T
    return named


class _Layout(NamedTuple):
    """Where each text begins, and of each sentence its text, the first sentence of that and how many it has."""

    starts: Places
    text: Places
    first: Places
    size: Places


def _lay_out(sizes: Sequence[int]) -> _Layout:
    filled = np.array([size for size in sizes if size], np.int64)
    starts, text = np.cumsum(filled) - filled, np.repeat(np.arange(len(filled)), filled)
    return _Layout(starts, text, starts[text], filled[text])


def _choose(margins: Floats, hit: NDArray[np.bool_]) -> tuple[Places, Places, Places]:
    """Return sentence, code and rank of each candidate; of two codes with one margin the first in the model ranks first."""
    codes = margins.shape[1]
    least = np.partition(margins, codes - _NEAREST, axis=1)[:, codes - _NEAREST, None] if codes > _NEAREST else -np.inf
    which, code = np.nonzero((margins >= least) | hit)
    others, own = margins[which], margins[which, code][:, None]
    ranks = np.count_nonzero(others > own, axis=1)
    ranks += np.count_nonzero((others == own) & (np.arange(codes) < code[:, None]), axis=1)
    kept = (ranks < _NEAREST) | hit[which, code]
    return which[kept], code[kept], ranks[kept]


def _in_headings(
    sentences: Sequence[Sentence], learned: Learned, finders: Mapping[str, PhraseFinder], which: Places, code: Places
) -> NDArray[np.bool_]:
    numbers: dict[Sentence, int] = {}
    headings = [Sentence(sentence.heading, sentence.language) for sentence in sentences]
    place = [numbers.setdefault(heading, len(numbers)) for heading in headings]
    found = np.zeros((len(numbers), len(learned.codes)), bool)
    for number, (heading, hits) in enumerate(zip(numbers, _find(list(numbers), finders), strict=True)):
        for hit in hits:
            if trust := learned.trusts[heading.language, hit.code, hit.phrase]:
                found[number, trust.place] = True
    return found[np.array(place, np.int64)[which], code]


def _shares(learned: Learned) -> Floats:
    records = [learned.records.get(("", code, ""), (0.0, 0.0)) for code in learned.codes]
    return np.log([right / max(right + wrong, 1) + 0.001 for right, wrong in records]).astype(np.float32)


def _behind_family(margins: Floats, codes: Sequence[str], which: Places, code: Places) -> Floats:
    families = {code.partition(".")[0]: None for code in codes}
    family = np.array([list(families).index(code.partition(".")[0]) for code in codes], np.int64)
    order = np.argsort(family, kind="stable")
    starts = np.searchsorted(family[order], np.arange(len(families)))
    best = np.maximum.reduceat(margins[:, order], starts, axis=1) if families else margins
    return best[which, family[code]] - margins[which, code]


def _around(margins: Floats, layout: _Layout, which: Places, code: Places) -> tuple[Floats, Floats, Floats]:
    first, size, own = layout.first[which], layout.size[which], margins[which, code]
    before = np.where(which > first, margins[which - 1, code], _NO_NEIGHBOUR)
    after = np.where(which + 1 < first + size, margins[np.minimum(which + 1, len(margins) - 1), code], _NO_NEIGHBOUR)
    others = np.maximum(size - 1, 1).astype(np.float32)
    totals = np.add.reduceat(margins, layout.starts, axis=0)[layout.text[which], code]
    return before, after, np.where(size > 1, (totals - own) / others, _NO_NEIGHBOUR)


def _elsewhere(hit: NDArray[np.bool_], layout: _Layout, which: Places, code: Places) -> NDArray[np.float64]:
    totals = np.add.reduceat(hit, layout.starts, axis=0, dtype=np.int64)[layout.text[which], code]
    return (totals - hit[which, code]) / np.maximum(layout.size[which] - 1, 1)


def _means(topic: Floats, layout: _Layout) -> NDArray[np.float64]:
    """Return the mean over the text of each sentence."""
    return np.add.reduceat(topic, layout.starts, dtype=np.float64)[layout.text] / layout.size
