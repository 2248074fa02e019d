"""Propose codes by meaning: phrases, words, neighbours and the whole text are weighed together; people confirm or reject."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from litreview.coding.candidates import Candidates, Sentence, weigh_all_candidates
from litreview.coding.codebook import Code, Codebook
from litreview.coding.examples import Example, hash_bank
from litreview.coding.forest import Forest, read_forest, score_forest
from litreview.coding.human import Decision
from litreview.coding.learned import Learned, learn, read_learned, unpack_learned
from litreview.coding.names import is_byline
from litreview.coding.neighbours import Neighbours
from litreview.coding.phrases import PhraseFinder, PhraseHit, compile_phrases
from litreview.coding.proposals import AREAS, CODED_ROLES, OTHER_AREA, STATEMENT
from litreview.coding.relearning import relearn
from litreview.coding.word_model import WeighedTexts, name_words
from litreview.corpus.documents import Document, Segment
from litreview.forked import begun

THRESHOLD = {"en": 0.4, "fr": 0.3}
"""The probability from which a code is proposed, by language. Micro-F1 over texts of the bank, each kept out in turn, is nearly
flat from .25 to .4 in English and falls from .3 on in French; the higher end keeps texts off the topic almost uncoded."""

_MORE_LIKELY_THAN_NOT = 0.5

_TOGETHER = 1000
"""How many sentences are coded together: enough to outweigh what each batch costs, few enough to stay near the processor."""

BANK = "corpus/examples.csv"
_Asked = tuple[tuple[Code, ...], tuple[Example, ...], tuple[Decision, ...]]
_under_way: dict[_Asked, Callable[[], tuple[Learned, WeighedTexts]]] = {}
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
    def neighbours(self) -> Neighbours:
        """Return what finds the sentences of the bank that are most like others."""
        return Neighbours(self.examples, self.weighed)


class _Finders(dict[str, PhraseFinder]):
    """The phrases of a codebook by language, made ready for finding where a text of the language comes."""

    def __init__(self, codebook: Codebook) -> None:
        super().__init__()
        self._codebook = codebook

    def __missing__(self, language: str) -> PhraseFinder:
        self[language] = finder = compile_phrases(self._codebook, language)
        return finder


@lru_cache(maxsize=2)
def make_coder(
    codes: tuple[Code, ...], examples: tuple[Example, ...], decisions: tuple[Decision, ...] = (), kept: str = ""
) -> Coder:
    """Return the coder of the codes and the examples bank of a review, which heeds what people decided there.

    What the package carries is used where it was learned from this very bank and these phrases; otherwise it is learned anew,
    which takes some seconds. ``kept`` is what ``pack_learned`` made of what was learned from the very same before.

    Example:
        >>> coder = make_coder((), ()); propose(Document("d", "", "practice", "", "d.md", "", "en", "notes", ""), coder)
        []
    """
    codebook: Codebook = {code.id: code for code in codes}
    finders = _Finders(codebook)
    ask = partial(_unpack, kept, examples) if kept else _under_way.get((codes, examples, decisions))
    heeding, weighed = ask() if ask else _heed(codebook, finders, examples, decisions)
    return Coder(heeding, read_forest(_FOREST), finders, examples, weighed)


@contextmanager
def learning(
    codes: tuple[Code, ...], examples: tuple[Example, ...], decisions: tuple[Decision, ...] = (), beside: bool = True
) -> Iterator[None]:
    """Return a context in which another process, as far as one can be forked, learns from now on what ``make_coder`` will ask.

    Where none can be, where it came to nothing, or not ``beside``, this process learns when ``make_coder`` asks.

    Example:
        >>> with learning((), ()):
        ...     make_coder((), ()).learned.codes
        ()
    """
    codebook: Codebook = {code.id: code for code in codes}
    with begun(partial(_heed, codebook, _Finders(codebook), examples, decisions), wanted=beside) as ask:
        _under_way[codes, examples, decisions] = ask
        try:
            yield
        finally:
            del _under_way[codes, examples, decisions]


def _heed(
    codebook: Codebook, finders: Mapping[str, PhraseFinder], examples: Sequence[Example], decisions: Sequence[Decision]
) -> tuple[Learned, WeighedTexts]:
    learned = read_learned(origin=hash_bank(examples, codebook)) or learn(examples, codebook, finders)
    weighed = WeighedTexts(learned.words, [example.text for example in examples])
    return relearn(learned, examples, weighed, decisions, finders), weighed


def _unpack(kept: str, examples: Sequence[Example]) -> tuple[Learned, WeighedTexts]:
    learned = unpack_learned(kept)
    return learned, WeighedTexts(learned.words, [example.text for example in examples])


def propose(document: Document, coder: Coder) -> list[dict[str, object]]:
    """Return one row of ``codings`` per segment and code that ``coder`` proposes, in order of segment and code.

    ``score`` is the probability. With a phrase, ``start``–``end`` is where it stands and ``why`` is the phrase; without one
    they are the segment's, and ``why`` gives the nearest example of the bank and the words that weighed most. Of a
    recommendation exactly one area is proposed, as far as the codebook has areas.
    """
    return propose_all([document], coder)[0]


def propose_all(documents: Sequence[Document], coder: Coder) -> list[list[dict[str, object]]]:
    """Return for each of ``documents`` what ``propose`` does; many at once are coded faster, and alike.

    Example:
        >>> propose_all([Document("d", "", "practice", "", "d.md", "", "en", "notes", "")], make_coder((), ()))
        [[]]
    """
    coded = [[segment for segment in document.segments if _is_coded(segment)] for document in documents]
    rows: list[list[dict[str, object]]] = [[] for _ in documents]
    for batch in _batches(list(map(len, coded)) if coder.learned.codes else []):
        segments = [segment for place in batch for segment in coded[place]]
        owners = [place for place in batch for _ in coded[place]]
        texts = [[Sentence(s.text, _language(s, documents[place]), s.heading) for s in coded[place]] for place in batch]
        for at, row in _propose(segments, texts, coder):
            rows[owners[at]].append(row)
    return rows


def _is_coded(segment: Segment) -> bool:
    return segment.role in CODED_ROLES and not is_byline(segment.text)


def _batches(sizes: Sequence[int]) -> Iterator[list[int]]:
    """Yield the places of documents to be coded together: as many as have, together, the sentences that one batch holds."""
    batch: list[int] = []
    held = 0
    for place, size in enumerate(sizes):
        if size and held + size > _TOGETHER and batch:
            yield batch
            batch, held = [], 0
        if size:
            batch.append(place)
            held += size
    if batch:
        yield batch


def _propose(
    segments: Sequence[Segment], texts: Sequence[Sequence[Sentence]], coder: Coder
) -> Iterator[tuple[int, dict[str, object]]]:
    """Yield the proposals on the sentences of ``texts``, which are those of ``segments``, each with the place of its segment."""
    found = weigh_all_candidates(texts, coder.learned, coder.finders)
    thresholds = np.array([THRESHOLD[sentence.language] for text in texts for sentence in text])
    chosen = _choose(found, score_forest(coder.forest, found.rows), thresholds, segments, coder.learned.codes)
    hits = [{hit.code: hit for hit in reversed(found.hits[at])}.get(code) for at, code, _ in chosen]
    unnamed = [(at, code) for (at, code, _), hit in zip(chosen, hits, strict=True) if not hit]
    reasons = iter(_name_likeness(unnamed, found.words, segments, coder))
    for (at, code, chance), hit in zip(chosen, hits, strict=True):
        yield at, _row(segments[at], code, chance, hit, _name_phrase(segments[at], hit) if hit else next(reasons))


def _choose(
    found: Candidates,
    scores: NDArray[np.float32],
    thresholds: NDArray[np.float64],
    segments: Sequence[Segment],
    codes: Sequence[str],
) -> list[tuple[int, str, float]]:
    """Return the place of a segment, the code and the chance of each proposal, sorted.

    Most codes are chosen by their threshold alone; only where a statement or an area may be, ``choose_codes`` is asked.
    """
    area = np.array([code.startswith(AREAS) for code in codes], bool)[found.codes]
    likely = scores >= thresholds[found.sentences]
    listed = np.array([segment.role == "list item" for segment in segments], bool)[found.sentences]
    plain = np.flatnonzero(likely & ~area)
    chosen = [
        (at, codes[code], chance)
        for at, code, chance in zip(
            found.sentences[plain].tolist(), found.codes[plain].tolist(), scores[plain].tolist(), strict=True
        )
    ]
    for at in sorted(set(found.sentences[area & (likely | (listed & (scores >= _MORE_LIKELY_THAN_NOT)))].tolist())):
        first, last = np.searchsorted(found.sentences, [at, at + 1])
        chances = {codes[found.codes[place]]: float(scores[place]) for place in range(first, last) if area[place]}
        threshold = float(thresholds[at])
        some = choose_codes(chances, threshold, segments[at].role == "list item")
        chosen += [(at, code, chances.get(code, threshold)) for code in some if code in codes]
    return sorted(chosen)


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


def _language(segment: Segment, document: Document) -> str:
    return next((language for language in (segment.language, document.language) if language in ("en", "fr")), "en")


def _row(segment: Segment, code: str, chance: float, hit: PhraseHit | None, why: str) -> dict[str, object]:
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


def _name_phrase(segment: Segment, hit: PhraseHit) -> str:
    return hit.phrase if segment.quotable != "no" else "a phrase of the codebook"


def _name_likeness(
    chosen: Sequence[tuple[int, str]], words: csr_matrix, segments: Sequence[Segment], coder: Coder
) -> Iterator[str]:
    """Yield for each sentence and code the nearest example and the words that spoke most; of words not to be quoted, no word."""
    rows, codes = words[[at for at, _ in chosen]], [code for _, code in chosen]
    named = name_words(coder.learned.words, rows, codes)
    for (at, _), line, pulled in zip(chosen, coder.neighbours.find_lines(rows, codes), named, strict=True):
        reasons = [f"like {BANK}:{line}"] if line else []
        if pulled and segments[at].quotable != "no":
            reasons.append(f"words: {', '.join(pulled)}")
        yield "; ".join(reasons) or "the sentences around it"
