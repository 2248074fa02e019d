"""Codes of sentences, proposed exactly as a run proposes them, and by the phrases of the codebook alone."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import get_args

from litreview.coding.codebook import load_codebook
from litreview.coding.coder import Coder, make_coder
from litreview.coding.coder import propose as propose_all
from litreview.coding.examples import load_examples
from litreview.coding.proposals import codes_by_segment, propose_codings
from litreview.corpus.build import build_document
from litreview.corpus.documents import Document, Segment
from litreview.corpus.language import language_or
from litreview.corpus.normal import normalise
from litreview.review import Kind
from litreview.sources.blocks import Block

CODEBOOK = Path(__file__).resolve().parents[2] / "corpus" / "codebook.csv"
EXAMPLES = CODEBOOK.with_name("examples.csv")
Row = Mapping[str, str]
Proposer = Callable[[Document], list[dict[str, object]]]


def propose_codes(rows: Sequence[Row]) -> list[set[str]]:
    """Return the codes that a run proposes for each row; rows of one document stand together, in reading order."""
    return _by_document(rows, propose)


def phrase_codes(rows: Sequence[Row]) -> list[set[str]]:
    """Return the codes that the phrases of the codebook alone propose for each row."""
    return _by_document(rows, by_phrases)


def predict(train: Sequence[Row] | None, test: Sequence[Row]) -> list[str]:
    """Return the codes of each row of ``test``, joined by "; "; nothing is learned from ``train``."""
    return ["; ".join(sorted(codes)) for codes in propose_codes(test)]


def propose(document: Document) -> list[dict[str, object]]:
    """Return the rows of ``codings`` that a run proposes for ``document``."""
    return propose_all(document, _coder())


def by_phrases(document: Document) -> list[dict[str, object]]:
    """Return the rows of ``codings`` that phrases alone propose for ``document``."""
    return propose_codings(document, _coder().finders)


def codes_on(document: Document, proposer: Proposer) -> dict[str, tuple[str, ...]]:
    """Return the codes that ``proposer`` puts on the segments of ``document``."""
    return codes_by_segment(proposer(document))  # type: ignore[arg-type]


def _by_document(rows: Sequence[Row], proposer: Proposer) -> list[set[str]]:
    found: list[set[str]] = []
    for _, together in groupby(rows, key=lambda row: row.get("document", "")):
        document = _document(list(together))
        codes = codes_on(document, proposer)
        found += [set(codes.get(segment.segment_id, ())) for segment in document.segments]
    return found


def _document(rows: Sequence[Row]) -> Document:
    """Return the document whose body the rows are, one segment each; its kind is the rows' where that is a kind of a run."""
    texts = [normalise(row["text"]) for row in rows]
    kind = rows[0].get("kind", "")
    whole = build_document(
        "rows.txt", "", [Block(text, role="body") for text in texts], depth="full text",
        evidence_kind=kind if kind in get_args(Kind) else "",
    )  # fmt: skip
    segments, start = [], 0
    for number, text in enumerate(texts, 1):
        identifier, language = f"rows#{number:05d}", language_or(text, whole.language)
        place = (identifier, "rows", number, start, start + len(text))
        segments.append(Segment(*place, None, "", "", "body", language, text, 1))
        start += len(text) + 1
    return replace(whole, document_id="rows", text=" ".join(texts), segments=tuple(segments))


@lru_cache(maxsize=1)
def _coder() -> Coder:
    codebook = load_codebook(CODEBOOK, "corpus/codebook.csv")
    return make_coder(tuple(codebook.values()), tuple(load_examples(EXAMPLES, "corpus/examples.csv", codebook)))
