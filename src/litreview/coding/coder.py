"""Propose codes by meaning: phrases, words, neighbours and the whole text are weighed together; people confirm or reject."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from litreview.coding.candidates import Sentence, weigh
from litreview.coding.codebook import Code, Codebook
from litreview.coding.examples import Example, hash_bank
from litreview.coding.forest import Forest, read_forest, score_forest
from litreview.coding.human import Decision
from litreview.coding.learned import Learned, learn, read_learned
from litreview.coding.names import is_byline
from litreview.coding.phrases import Hit, PhraseFinder, compile_phrases
from litreview.coding.proposals import AREAS, CODED_ROLES, OTHER_AREA, STATEMENT
from litreview.coding.relearning import relearn
from litreview.coding.word_model import WeighedTexts, name_words
from litreview.corpus.documents import Document, Segment

THRESHOLD = {"en": 0.4, "fr": 0.3}
"""The probability from which a code is proposed, by language. Micro-F1 over texts of the bank, each kept out in turn, is nearly
flat from .25 to .4 in English and falls from .3 on in French; the higher end keeps texts off the topic almost uncoded."""

_MORE_LIKELY_THAN_NOT = 0.5

BANK = "corpus/examples.csv"
_FOREST = Path(__file__).resolve().parent / "weights" / "forest.csv"


@dataclass(frozen=True)
class Coder:
    """All that proposes codes: what the bank taught, the forest that weighs it, the phrases, and the bank with its words."""

    learned: Learned
    forest: Forest
    finders: Mapping[str, PhraseFinder]
    examples: Sequence[Example] = field(repr=False)
    weighed: WeighedTexts = field(repr=False)

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for place, example in enumerate(self.examples):
            for code in sorted(example.codes):
                found.setdefault(code, []).append(place)
        return found

    @cached_property
    def _vectors(self) -> dict[str, csr_matrix]:
        return {}

    def nearest(self, words: csr_matrix, code: str) -> int:
        """Return the line of the bank's sentence with ``code`` most like a sentence of ``words``; 0 where none is shared.

        ``words`` is a row of ``weigh_words``.
        """
        places = self._places.get(code, [])
        if not places:
            return 0
        if code not in self._vectors:
            self._vectors[code] = self.weighed.take(places)
        likeness = self._vectors[code].dot(words.toarray()[0])
        best = int(likeness.argmax())
        return self.examples[places[best]].line if likeness[best] > 0 else 0


@lru_cache(maxsize=2)
def make_coder(codes: tuple[Code, ...], examples: tuple[Example, ...], decisions: tuple[Decision, ...] = ()) -> Coder:
    """Return the coder of the codes and the examples bank of a review, which heeds what people decided there.

    What the package carries is used where it was learned from this very bank and these phrases; otherwise it is learned anew,
    which takes some seconds.

    Example:
        >>> coder = make_coder((), ()); propose(Document("d", "", "practice", "", "d.md", "", "en", "notes", ""), coder)
        []
    """
    codebook: Codebook = {code.id: code for code in codes}
    finders = {language: compile_phrases(codebook, language) for language in ("en", "fr")}
    learned = read_learned(origin=hash_bank(examples, codebook)) or learn(examples, codebook, finders)
    weighed = WeighedTexts(learned.words, [example.text for example in examples])
    heeding = relearn(learned, examples, weighed, decisions, finders)
    return Coder(heeding, read_forest(_FOREST), finders, examples, weighed)


def propose(document: Document, coder: Coder) -> list[dict[str, object]]:
    """Return one row of ``codings`` per segment and code that ``coder`` proposes, in order of segment and code.

    ``score`` is the probability. With a phrase, ``start``–``end`` is where it stands and ``why`` is the phrase; without one
    they are the segment's, and ``why`` gives the nearest example of the bank and the words that weighed most. Of a
    recommendation exactly one area is proposed, as far as the codebook has areas.
    """
    segments = [segment for segment in document.segments if segment.role in CODED_ROLES and not is_byline(segment.text)]
    if not segments or not coder.learned.codes:
        return []
    sentences = [Sentence(s.text, _language(s, document), s.heading) for s in segments]
    found = weigh(sentences, coder.learned, coder.finders)
    scores = score_forest(coder.forest, found.rows)
    rows: list[dict[str, object]] = []
    for place, segment in enumerate(segments):
        mine = _span(found.sentences, place)
        chances = {coder.learned.codes[found.codes[at]]: float(scores[at]) for at in mine}
        hits = {hit.code: hit for hit in reversed(found.hits[place])}
        threshold = THRESHOLD[sentences[place].language]
        likely = choose_codes(chances, threshold, segment.role == "list item")
        chosen = [code for code in likely if code in coder.learned.codes]
        for code in chosen:
            hit = hits.get(code)
            why = _name_phrase(segment, hit) if hit else _name_likeness(segment, found.words[place], code, coder)
            rows.append(_row(segment, code, chances.get(code, threshold), hit, why))
    return rows


def choose_codes(chances: Mapping[str, float], threshold: float, listed: bool = False) -> list[str]:
    """Return the codes to propose, sorted: those likely enough, and for a recommendation the likeliest area alone.

    Items of a list (``listed``) often name an area and leave the asking to their lead-in: there an area that is more likely than
    not brings the statement along.

    Example:
        >>> choose_codes({"REC.STMT": 0.9, "REC.K1": 0.2, "REC.K4": 0.4, "REC.OTHER": 0.5, "VAL.HOPE": 0.1}, 0.4)
        ['REC.OTHER', 'REC.STMT']
        >>> choose_codes({"REC.STMT": 0.1, "REC.K4": 0.9}, 0.4, listed=True)
        ['REC.K4', 'REC.STMT']
    """
    likely = [code for code, chance in chances.items() if chance >= threshold and not code.startswith(AREAS)]
    areas = sorted((-chance, code) for code, chance in chances.items() if code.startswith(AREAS) and code != STATEMENT)
    chance, area = (-areas[0][0], areas[0][1]) if areas else (0.0, OTHER_AREA)
    if chances.get(STATEMENT, 0.0) >= threshold or (listed and chance >= _MORE_LIKELY_THAN_NOT):
        likely += [STATEMENT, area]
    return sorted(likely)


def _span(sentences: NDArray[np.int64], place: int) -> NDArray[np.int64]:
    first, last = np.searchsorted(sentences, [place, place + 1])
    return np.arange(first, last)


def _language(segment: Segment, document: Document) -> str:
    return next((language for language in (segment.language, document.language) if language in ("en", "fr")), "en")


def _row(segment: Segment, code: str, chance: float, hit: Hit | None, why: str) -> dict[str, object]:
    start, end = (hit.start, hit.end) if hit else (0, len(segment.text))
    return {
        "segment_id": segment.segment_id,
        "code": code,
        "coder": "litreview",
        "origin": "phrase" if hit else "model",
        "score": round(chance, 2),
        "start": segment.start + start,
        "end": segment.start + end,
        "status": "proposed",
        "why": why,
    }


def _name_phrase(segment: Segment, hit: Hit) -> str:
    return hit.phrase if segment.quotable != "no" else "a phrase of the codebook"


def _name_likeness(segment: Segment, words: csr_matrix, code: str, coder: Coder) -> str:
    """Return the nearest example and the words that spoke most for ``code``; of words that may not be quoted, no word."""
    line = coder.nearest(words, code)
    reasons = [f"like {BANK}:{line}"] if line else []
    named = name_words(coder.learned.words, words, code) if segment.quotable != "no" else ()
    return "; ".join([*reasons, *([f"words: {', '.join(named)}"] if named else [])]) or "the sentences around it"
