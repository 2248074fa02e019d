"""Others that read texts, beside ours: finding codes, identifiers, references and sentences for a summary."""

import time
from collections.abc import Callable, Sequence
from functools import reduce
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from benchmarks.canary import load_canary
from benchmarks.coded import CODERS as HUMANS
from benchmarks.coded import split_codes
from benchmarks.datasets import read_rows
from benchmarks.finders import MODEL
from benchmarks.matcher import find_codes, make_matcher, make_phrase_matcher
from benchmarks.metrics import count_sets, f1, mean_of
from benchmarks.results import Table, number, rows_of
from benchmarks.synthetic import ROOT, load_bank, make_entries, write_bibliography
from benchmarks.targets import show
from benchmarks.textrank import describe_choice, rank_sentences
from benchmarks.throughput import Coding, Source, segment

from litreview.coding.codebook import load_codebook
from litreview.coding.phrases import compile_phrases
from litreview.sources.bibliography import load_bibliography
from litreview.sources.blocks import Block
from litreview.synthesis.summaries import choose_sentences, weigh_sentences

if TYPE_CHECKING:
    from pybtex.database import Person

_Made = TypeVar("_Made")
Codes = Callable[[Sequence[str]], list[set[str]]]
_NOT_INSTALLED = "not installed"
_LETTERS = {"{\\'e}": "é", '{\\"o}': "ö", "{\\c c}": "ç", "{\\~n}": "ñ", "{\\O}": "Ø"}
"""The letters that the invented names write in LaTeX."""


class Beside(NamedTuple):
    """Where a comparison may write, the folder of labelled data where there is one, and by how much less it is asked for."""

    folder: Path
    data: Path | None = None
    shrink: int = 1

    def size(self, full: int) -> int:
        """Return how much of an input of ``full`` is taken."""
        return max(2, full // self.shrink)


def compare_coding(beside: Beside) -> Table:
    """Return words per second and, against two coders, micro-F1 of our coder, our phrases and spaCy's ways to find them."""
    import spacy

    codebook = load_codebook(ROOT / "corpus" / "codebook.csv", "corpus/codebook.csv")
    finder, nlp, coding = compile_phrases(codebook, "en"), spacy.blank("en"), Coding("learned")
    texts = [entry.abstract for entry in make_entries(beside.size(1000), "dense")]
    few = texts[: beside.size(50)]  # it is hundreds of times slower than the others
    tokens, patterns = make_phrase_matcher(codebook.values(), nlp), make_matcher(codebook.values(), nlp)
    ways: list[tuple[str, str, Codes, Sequence[str]]] = [
        ("ours, phrases alone", "100 %", lambda some: [{hit.code for hit in hits} for hits in finder.find_all(some)], texts),
        ("ours, segmented and coded by meaning", "–", lambda some: _propose(some, coding), texts),
        ("spaCy PhraseMatcher, blank tokenizer", _share(tokens), lambda some: find_codes(tokens, nlp, some), texts),
        ("spaCy Matcher, one for each code", _share(patterns), lambda some: find_codes(patterns, nlp, some), few),
    ]
    rates = {name: _rate(find, some) for name, _, find, some in ways}
    labelled = _read_labelled(beside.data)
    rows = [
        (name, share, show(rates[name]), show(rates[ways[0][0]] / rates[name]), _agree(find, labelled))
        for name, share, find, _ in ways
    ]
    if find_spec(MODEL):
        whole = spacy.load(MODEL)
        rate = _rate(lambda some: list(whole.pipe(some)), texts[: beside.size(100)])
        rows.append(("spaCy small English pipeline, no codes", "–", show(rate), show(rates[ways[0][0]] / rate), "–"))
    else:
        rows.append(("spaCy small English pipeline", "–", _NOT_INSTALLED, "", ""))
    header = ("way", "phrases translated", "words/s", "phrases alone to it", "micro-F1, mean of two coders")
    return rows_of("Finding codes (dense abstracts; each read twice, the second time told)", header, rows)


def compare_privacy(beside: Beside) -> Table:
    """Return how much de-identification finds and how fast, ours beside presidio, on transcripts nobody read for the rules."""
    from benchmarks.privacy import measure_canary

    canary = load_canary("test")
    first = next(iter(measure_canary("test", canary._replace(turns=canary.turns[: beside.size(len(canary.turns))]))))
    speed = {row[0]: float(row[-1].replace(",", "")) for row in first.rows}
    rows = [(*row, show(speed["ours"] / speed[row[0]])) for row in first.rows]
    return rows_of("De-identification, our canary transcripts", (*first.header, "ours to it"), rows)


def compare_reading(beside: Beside) -> Table:
    """Return records per second, and of how many all authors come out as they are, accents written in LaTeX too."""
    import bibtexparser
    from bibtexparser.middlewares import LatexDecodingMiddleware

    count = beside.size(2000)
    path = beside.folder / "reading.bib"
    write_bibliography(path, count, "search")
    truth = ["; ".join(map(_decode, entry.authors)) for entry in make_entries(count, "search")]
    decoding = [LatexDecodingMiddleware()]
    ways: dict[str, Callable[[], list[str]]] = {
        "ours": lambda: [record.authors for record in load_bibliography(path, "reading.bib")[0]],
        "bibtexparser, default middlewares": lambda: _authors(bibtexparser.parse_file(str(path))),
        "bibtexparser, decoding LaTeX too": lambda: _authors(bibtexparser.parse_file(str(path), append_middleware=decoding)),
    }
    if find_spec("pybtex"):
        ways |= {"pybtex": lambda: _read_pybtex(path, str), "pybtex, decoding names": lambda: _read_pybtex(path, _spell)}
    seconds, rows = {}, []
    for name, read in ways.items():
        authors, seconds[name] = _time(read)
        right = sum(map(str.__eq__, authors, truth))
        ratio = seconds[name] / seconds["ours"]
        rows.append((name, f"{len(authors):,} of {count:,}", show(count / seconds[name]), show(ratio), number(right / count)))
    if not find_spec("pybtex"):
        rows.append(("pybtex", "", _NOT_INSTALLED, "", ""))
    return rows_of("Reading references", ("way", "records", "records/s", "ours to it", "authors right in full"), rows)


def compare_summaries(beside: Beside) -> Table:
    """Return sentences per second of choosing five out of many, and how like the choice is to all and to itself."""
    sentences = list(islice(load_bank().coded, beside.size(2000)))
    vectors = weigh_sentences(sentences)
    seconds, rows = {}, []
    for name, choose in (("ours (MMR)", choose_sentences), ("TextRank", rank_sentences)):
        chosen, seconds[name] = _time(lambda choose=choose: choose(vectors, 5))
        close, alike = describe_choice(vectors, chosen)
        ratio = seconds[name] / seconds["ours (MMR)"]
        rows.append((name, show(len(sentences) / seconds[name]), show(ratio), number(close), number(alike)))
    header = ("way", "sentences/s", "ours to it", "likeness of the choice to all", "likeness among the chosen (less tells more)")
    return rows_of(f"Five sentences out of {len(sentences):,}, TF-IDF rows made before", header, rows)


def _propose(texts: Sequence[str], coding: Coding) -> list[set[str]]:
    documents = [segment(Source(f"t{at}", "abstract", (Block(text),))) for at, text in enumerate(texts)]
    return coding.codes_of(documents)


def _rate(work: Callable[[Sequence[str]], object], texts: Sequence[str]) -> float:
    """Return words per second, read a second time, when all that is loaded is there."""
    _, seconds = _time(lambda: work(texts))
    return sum(len(text.split()) for text in texts) / seconds


def _time(work: Callable[[], _Made]) -> tuple[_Made, float]:
    work()
    began = time.process_time()
    made = work()
    return made, max(time.process_time() - began, 1e-9)


def _share(translated: object) -> str:
    held, phrases = translated.held, translated.phrases  # type: ignore[attr-defined]
    return f"{100 * held / phrases:.0f} % ({held:,} of {phrases:,})"


def _read_labelled(data: Path | None) -> list[dict[str, str]]:
    rows = read_rows(data / "coding" / "test.csv", ("language", "text", *HUMANS)) if data else []
    return [row for row in rows if row["language"] == "en"]


def _agree(find: Codes, rows: Sequence[dict[str, str]]) -> str:
    """Return micro-F1 of each sentence read by itself."""
    if not rows:
        return "no labels"
    truth = [[split_codes(row[human]) for row in rows] for human in HUMANS]
    counts = count_sets(truth, find([row["text"] for row in rows]), [str(at) for at in range(len(rows))])
    return number(float(mean_of(f1)(counts.sum(axis=0))))


def _authors(library: object) -> list[str]:
    fields = (entry.fields_dict.get("author") for entry in library.entries)  # type: ignore[attr-defined]
    return ["; ".join(str(field.value).split(" and ")) if field else "" for field in fields]


def _read_pybtex(path: Path, spell: Callable[["Person"], str]) -> list[str]:
    from pybtex.database import parse_file

    return ["; ".join(map(spell, entry.persons.get("author", ()))) for entry in parse_file(str(path)).entries.values()]


def _spell(person: "Person") -> str:
    given = (*person.rich_first_names, *person.rich_middle_names)
    return f"{' '.join(map(str, person.rich_last_names))}, {' '.join(map(str, given))}"


def _decode(name: str) -> str:
    return reduce(lambda read, letter: read.replace(*letter), _LETTERS.items(), name)
