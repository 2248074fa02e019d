"""Weigh the codes that may stand on each sentence of a text: by its words, its phrases, its neighbours and the whole text."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from litreview.coding.learned import ON_TOPIC, Learned
from litreview.coding.phrases import Hit, PhraseFinder
from litreview.coding.proposals import find_phrases
from litreview.coding.word_model import score_words, weigh_words

FEATURES = (
    "margin", "rank", "phrases", "precision", "seen", "code_precision", "in_heading", "share", "behind_family", "before",
    "after", "elsewhere", "phrases_elsewhere", "topic", "text_topic", "codes_hit", "length", "french", "best_margin", "outcome",
)  # fmt: skip
"""What is known of a sentence and a code; ``weigh`` says how each is made."""

_NEAREST = 8
"""Besides the codes that a phrase names, the codes of the best margins are weighed."""
_NO_NEIGHBOUR = -1.0
_TRUST = 3.0
"""A phrase seldom met is trusted like its code's other phrases: that record counts as this many meetings."""

Floats = NDArray[np.float32]


class Sentence(NamedTuple):
    """What the coder sees of a segment."""

    text: str
    language: str
    heading: str = ""


class Candidates(NamedTuple):
    """The candidates of one text: sentence and code of each (as places) and a row of ``FEATURES`` each.

    ``hits`` and ``words`` hold, sentence by sentence, the phrases found and a row of the weighed words.
    """

    sentences: NDArray[np.int64]
    codes: NDArray[np.int64]
    rows: Floats
    hits: list[list[Hit]]
    words: csr_matrix


def weigh(sentences: Sequence[Sentence], learned: Learned, finders: Mapping[str, PhraseFinder]) -> Candidates:
    """Return the candidates of the ``sentences`` of one text, in order of sentence and code.

    The features: the margin of the words and its rank among all codes; the number of phrases that hit, the share of times the
    best of them was right and how often it was met, and the code's phrases as a whole; whether a phrase stands in the heading;
    how common the code is; how far it lies behind the best of its family; its margin before, after and elsewhere in the text,
    and how many other sentences its phrases hit; how much sentence and text are about peer support; the number of codes hit,
    the length, the language, the best margin, and whether the code is an outcome.

    Example:
        >>> from litreview.coding.word_model import fit_words
        >>> learned = Learned(fit_words(["hope", "hope", "tea", "tea"], [["A.B"], ["A.B"], [], []], ["A.B", ON_TOPIC]), {})
        >>> found = weigh([Sentence("We hope.", "en")], learned, {"en": PhraseFinder()})
        >>> found.rows.shape
        (1, 20)
    """
    words = weigh_words(learned.words, [sentence.text for sentence in sentences])
    scores = score_words(learned.words, words)
    topic = scores[:, learned.words.labels.index(ON_TOPIC)]
    margins = scores[:, [place for place, label in enumerate(learned.words.labels) if label != ON_TOPIC]]
    hits = [find_phrases(sentence.text, finders[sentence.language]) for sentence in sentences]
    named = _name_phrases(sentences, hits, learned)
    order = np.argsort(-margins, axis=1, kind="stable")
    ranks = np.empty_like(order)
    np.put_along_axis(ranks, order, np.broadcast_to(np.arange(margins.shape[1]), order.shape), axis=1)
    chosen = (ranks < _NEAREST) | (named[:, :, 0] > 0)
    which, code = np.nonzero(chosen)
    columns = (
        margins[which, code], ranks[which, code], named[which, code, 0], named[which, code, 1], np.log1p(named[which, code, 2]),
        named[which, code, 3], _in_headings(sentences, learned, finders)[which, code], _shares(learned)[code],
        _behind_family(margins, learned.codes)[which, code], *_around(margins, which, code),
        _elsewhere(named[:, :, 0] > 0)[which, code], topic[which], np.full(len(which), topic.mean() if len(topic) else 0),
        (named[:, :, 0] > 0).sum(axis=1)[which], np.log([max(len(sentences[place].text), 1) for place in which]),
        [sentences[place].language == "fr" for place in which], margins.max(axis=1, initial=-9)[which],
        [learned.codes[place].startswith("OUT.") for place in code],
    )  # fmt: skip
    rows = np.column_stack([np.asarray(column, np.float32) for column in columns])
    return Candidates(which, code, rows.reshape(-1, len(FEATURES)), hits, words)


def _name_phrases(sentences: Sequence[Sentence], hits: Sequence[Sequence[Hit]], learned: Learned) -> Floats:
    """Return by sentence and code: the phrases that hit, the best one's precision, how often it was met, the code's precision."""
    places = {code: place for place, code in enumerate(learned.codes)}
    named = np.zeros((len(sentences), len(places), 4), np.float32)
    for at, found in enumerate(hits):
        language = sentences[at].language
        for code, phrase in sorted({(hit.code, hit.phrase) for hit in found if hit.code in places}):
            whole = _smooth(learned.records.get((language, code, ""), (0, 0)), 0.5, 4.0)
            right, wrong = learned.records.get((language, code, phrase), (0.0, 0.0))
            best = max((named[at, places[code], 1], named[at, places[code], 2]), (_smooth((right, wrong), whole), right + wrong))
            named[at, places[code]] = (named[at, places[code], 0] + 1, *best, whole)
    return named


def _smooth(record: tuple[float, float], like: float, trust: float = _TRUST) -> float:
    return (record[0] + trust * like) / (sum(record) + trust)


def _in_headings(sentences: Sequence[Sentence], learned: Learned, finders: Mapping[str, PhraseFinder]) -> NDArray[np.bool_]:
    places = {code: place for place, code in enumerate(learned.codes)}
    known = {
        (sentence.heading, sentence.language): {hit.code for hit in find_phrases(sentence.heading, finders[sentence.language])}
        for sentence in sentences
    }
    found = np.zeros((len(sentences), len(places)), bool)
    for at, sentence in enumerate(sentences):
        found[at, [places[code] for code in known[sentence.heading, sentence.language] if code in places]] = True
    return found


def _shares(learned: Learned) -> Floats:
    records = [learned.records.get(("", code, ""), (0.0, 0.0)) for code in learned.codes]
    return np.log([right / max(right + wrong, 1) + 0.001 for right, wrong in records]).astype(np.float32)


def _behind_family(margins: Floats, codes: Sequence[str]) -> Floats:
    families = np.array([code.partition(".")[0] for code in codes])
    behind = np.zeros_like(margins)
    for family in sorted(set(families)):
        own = families == family
        behind[:, own] = margins[:, own].max(axis=1, initial=-9)[:, None] - margins[:, own]
    return behind


def _around(margins: Floats, which: NDArray[np.int64], code: NDArray[np.int64]) -> tuple[Floats, Floats, Floats]:
    alone = np.full((1, margins.shape[1]), _NO_NEIGHBOUR, np.float32)
    before, after = np.vstack([alone, margins[:-1]]), np.vstack([margins[1:], alone])
    others = max(len(margins) - 1, 1)
    elsewhere = (margins.sum(axis=0) - margins) / others if len(margins) > 1 else np.repeat(alone, len(margins), axis=0)
    return before[which, code], after[which, code], elsewhere[which, code]


def _elsewhere(hit: NDArray[np.bool_]) -> Floats:
    return (hit.sum(axis=0) - hit) / max(len(hit) - 1, 1)
