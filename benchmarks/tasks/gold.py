"""Codes of the hand-coded sentences of the seed documents, as a run over the whole documents proposes them."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from benchmarks.tasks.coding import Proposer, by_phrases, codes_on, propose

from litreview.corpus.build import build_document
from litreview.corpus.documents import Document
from litreview.sources.literature import read_literature

Row = Mapping[str, str]
_UNWRITTEN = re.compile(r"[\W_]+")


def propose_gold(rows: Sequence[Row], seeds: Path, phrases_alone: bool = False) -> list[set[str]]:
    """Return the codes of each gold segment: those of the segments of the read document that share its words."""
    proposer = by_phrases if phrases_alone else propose
    cursors: dict[str, int] = {}
    found = []
    for row in rows:
        squeezed, segments = _codes_along(seeds / row["document"], proposer)
        words = _squeeze(row["text"])
        start = squeezed.find(words, cursors.get(row["document"], 0))
        start = squeezed.find(words) if start < 0 else start
        cursors[row["document"]] = max(start, 0)
        end = start + len(words)
        found.append({code for a, b, codes in segments if start >= 0 and a < end and b > start for code in codes})
    return found


@lru_cache(maxsize=32)
def _codes_along(path: Path, proposer: Proposer) -> tuple[str, list[tuple[int, int, tuple[str, ...]]]]:
    """Return the letters and digits of a document, and the codes along them, so that signs and spaces do not matter."""
    document = _read(path)
    codes = codes_on(document, proposer)
    squeezed, along = "", []
    for segment in document.segments:
        words = _squeeze(segment.text)
        along.append((len(squeezed), len(squeezed) + len(words), codes.get(segment.segment_id, ())))
        squeezed += words
    return squeezed, along


@lru_cache(maxsize=16)
def _read(path: Path) -> Document:
    return build_document(path.name, "", read_literature(path).blocks, depth="full text")


def _squeeze(text: str) -> str:
    return _UNWRITTEN.sub("", text).lower()
