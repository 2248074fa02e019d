"""Words that are segmented and coded in a second on one core, told in JSON.

    python benchmarks/throughput.py dense|search|shipped learned|phrases [--documents N]

A process for each text and coder, so that nothing is warm from another. Timed is processor time from the raw words of a document:
normal form, sentences and segments, and the codes of all segments, in batches as a run makes them. Not timed: reading files,
and the making of the coder, which is told by itself.
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.synthetic import MIXTURES, ROOT, make_entry

from litreview.coding.codebook import load_codebook
from litreview.coding.coder import make_coder, propose_all
from litreview.coding.examples import load_examples
from litreview.coding.phrases import compile_phrases
from litreview.coding.proposals import propose_all_codings
from litreview.corpus.build import build_document
from litreview.corpus.documents import Document
from litreview.corpus.normal import normal_blocks
from litreview.sources.blocks import Block
from litreview.sources.literature import LITERATURE_SUFFIXES, read_literature

CODERS = ("learned", "phrases")
_BATCH = 200


class Source(NamedTuple):
    """One document before it is segmented."""

    name: str
    depth: str
    blocks: tuple[Block, ...]


class Coding:
    """The codebook that ships, made ready once: by meaning (``learned``) or by phrases alone."""

    def __init__(self, way: str) -> None:
        """Make it ready and note how long that took."""
        began = time.process_time()
        codebook = load_codebook(ROOT / "corpus" / "codebook.csv", "corpus/codebook.csv")
        self.codes = len(codebook)
        self._finders = {language: compile_phrases(codebook, language) for language in ("en", "fr")}
        self._coder = None
        if way == "learned":
            examples = load_examples(ROOT / "corpus" / "examples.csv", "corpus/examples.csv", codebook)
            self._coder = make_coder(tuple(codebook.values()), tuple(examples))
        self.seconds = time.process_time() - began

    def code(self, documents: Sequence[Document]) -> list[list[dict[str, object]]]:
        """Return the rows of ``codings`` proposed for each of ``documents``."""
        if self._coder:
            return propose_all(documents, self._coder)
        return propose_all_codings(documents, self._finders)

    def codes_of(self, documents: Sequence[Document]) -> list[set[str]]:
        """Return the codes proposed anywhere in each of ``documents``."""
        return [{str(row["code"]) for row in rows} for rows in self.code(documents)]


def load_sources(text: str, documents: int, first: int = 0) -> list[Source]:
    """Return ``documents`` documents from number ``first`` on of a mixture, or the literature of the review that ships."""
    if text in MIXTURES:
        numbers = range(first, first + documents)
        return [Source(f"w{number}", "abstract", (Block(make_entry(number, text).abstract),)) for number in numbers]
    paths = sorted(path for path in (ROOT / "corpus" / "literature").iterdir() if path.suffix in LITERATURE_SUFFIXES)
    return [Source(path.stem, "", tuple(read_literature(path).blocks)) for path in paths]


def segment(source: Source) -> Document:
    """Return the document that ``source`` makes."""
    blocks = normal_blocks(source.blocks)
    return build_document(f"{source.name}.txt", "", blocks, depth=source.depth, document_id=source.name)


def measure(sources: Sequence[Source], coding: Coding) -> dict[str, float]:
    """Return the words of ``sources``, their codes, and the words per second of segmenting, of coding and of both."""
    words = codes = 0
    took = {"segment": 0.0, "code": 0.0}
    for start in range(0, len(sources), _BATCH):
        began = time.process_time()
        documents = [segment(source) for source in sources[start : start + _BATCH]]
        segmented = time.process_time()
        codes += sum(map(len, coding.code(documents)))
        took["code"] += time.process_time() - segmented
        took["segment"] += segmented - began
        words += sum(len(document.text.split()) for document in documents)
    took["both"] = sum(took.values())
    return {"words": words, "codes": codes, **{name: words / seconds for name, seconds in took.items()}}


def run(text: str, way: str, documents: int) -> dict[str, object]:
    """Return what ``measure`` tells of the first documents, and of as many after them (or the same again)."""
    coding = Coding(way)
    cold = measure(load_sources(text, documents), coding)
    warm = measure(load_sources(text, documents, documents), coding)
    return {"codes": coding.codes, "ready": coding.seconds, "cold": cold, "warm": warm}


def main(arguments: list[str] | None = None) -> int:
    """Return 0 after printing what ``run`` returns."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("text", choices=(*MIXTURES, "shipped"))
    parser.add_argument("coder", choices=CODERS)
    parser.add_argument("--documents", type=int, default=1000)
    options = parser.parse_args(arguments)
    sys.stdout.write(json.dumps(run(options.text, options.coder, options.documents)) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
