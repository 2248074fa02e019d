"""Measure how many identifiers are removed or proposed, beside presidio alone and presidio with a trained model.

    python benchmarks/privacy.py DATA_DIR [--out FILE]

Measures our canary transcripts and the sets under ``DATA_DIR/deidentify``; needs the extra ``ner``. Prints the tables as
Markdown; with --out, they become the part ``privacy`` of that file.
"""

import argparse
import os
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.canary import DIRECT, INDIRECT, Canary, load_canary
from benchmarks.coverage import Tally, Wanted, share, tally
from benchmarks.datasets import Unusable
from benchmarks.finders import Finder, find_ours, find_presidio, find_presidio_with_model, find_with_model
from benchmarks.identified import Document, read_committees, read_informal, read_structured
from benchmarks.results import Table, number, rows_of, write_part, write_table

from litreview.privacy.forms import find_forms
from litreview.privacy.pseudonyms import build_name_index
from litreview.privacy.roster import Roster

WAYS: dict[str, Finder] = {
    "ours": find_ours,
    "ours with `ner`": find_with_model,
    "presidio alone": find_presidio,
    "presidio with the model": find_presidio_with_model,
}
CANARIES = ("test", "development", "hard-english", "hard-french")
_TITLES = {
    "development": "development set, looked at while rules were written",
    "hard-english": "English set written to defeat rules, looked at likewise",
    "hard-french": "French set written to defeat rules, looked at likewise",
    "test": "held-out set, never read by who wrote the rules",
}
_HEAD = ("way", "direct, removed", "direct, removed or proposed", "of it in small letters", "or to be read whole", "indirect")
_TAIL = ("needless, per 1,000 words", "words/s")


def main(arguments: list[str] | None = None) -> int:
    """Return 0 after printing the tables; 2 where ``DATA_DIR`` is no folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path)
    options = parser.parse_args(arguments)
    if not options.data.is_dir():
        sys.stderr.write(f"{options.data}: is not a folder; give the one that holds deidentify/\n")
        return 2
    text = "\n".join(["## Identifiers found", "", *(write_table(table) for table in measure_all(options.data / "deidentify"))])
    sys.stdout.write(text)
    if options.out:
        write_part(options.out, "privacy", text)
    return 0


def measure_all(folder: Path) -> Iterator[Table]:
    """Yield every table; what cannot be read is named in a last one."""
    problems: list[tuple[str, str]] = []
    for name in CANARIES:
        yield from measure_canary(name, load_canary(name))
    readers = {"committees": read_committees, "structured": read_structured, "informal": read_informal}
    for name, read in readers.items():
        try:
            yield measure_set(f"{name} (no roster)", list(read(folder / name)))
        except Unusable as error:
            problems.append((name, str(error)))
    if problems:
        yield rows_of("Not measured here", ("set", "why"), problems)


def measure_canary(name: str, canary: Canary) -> Iterator[Table]:
    """Yield the figures of one canary set: of each way, by kind, and of the forms that the roster knows."""
    documents = list(_documents_of(canary))
    tallies = {way: _run(find, documents, canary.roster) for way, find in WAYS.items()}
    rows = [
        (
            way,
            number(share(one.removed, one.wanted, DIRECT)),
            number(share(one.settled, one.wanted, DIRECT)),
            number(share(one.settled, one.wanted, DIRECT, "recognised")),
            number(share(one.seen, one.wanted, DIRECT)),
            number(share(one.settled, one.wanted, INDIRECT)),
            *_burden(one, speed),
        )
        for way, (one, speed) in tallies.items()
    ]
    yield rows_of(f"Canary transcripts, {_TITLES[name]}", (*_HEAD, *_TAIL), rows)
    yield _by_kind(f"Canary, {name}: removed or proposed, by kind", {way: one for way, (one, _) in tallies.items()})
    yield _roster_table(name, documents, canary.roster)


def measure_set(name: str, documents: Sequence[Document]) -> Table:
    """Return, for each kind of a public set, which share is removed or proposed each way, and what is needless."""
    tallies = {way: _run(find, documents, Roster()) for way, find in WAYS.items()}
    table = _by_kind(f"{name}: removed or proposed", {way: one for way, (one, _) in tallies.items()})
    last = [("needless, per 1,000 words", "", *(_burden(one, speed)[0] for one, speed in tallies.values()))]
    last += [("words/s", "", *(_burden(one, speed)[1] for one, speed in tallies.values()))]
    return table._replace(rows=(*table.rows, *last))


def _documents_of(canary: Canary) -> Iterator[Document]:
    for session in dict.fromkeys(turn.session for turn in canary.turns):
        turns = [turn for turn in canary.turns if turn.session == session]
        wanted = [[Wanted(*one, turn.style) for one in turn.planted] for turn in turns]
        yield Document([turn.text for turn in turns], wanted)


def _run(find: Finder, documents: Sequence[Document], roster: Roster) -> tuple[Tally, float]:
    """Return the counts and the words per second of processor time, read a second time, when all that is loaded is there."""
    for _ in range(2):
        start = time.process_time()
        found = [marks for document in documents for marks in find(document.texts, roster)]
        seconds = time.process_time() - start
    texts = [text for document in documents for text in document.texts]
    one = tally(texts, [there for document in documents for there in document.wanted], found)
    return one, one.words / seconds


def _burden(one: Tally, speed: float) -> tuple[str, str]:
    return f"{1000 * (one.wrong + one.idle) / one.words:.1f}", f"{speed:,.0f}"


def _by_kind(title: str, tallies: dict[str, Tally]) -> Table:
    wanted = next(iter(tallies.values())).wanted
    kinds = sorted({kind for kind, _ in wanted})
    rows = [
        (kind, str(sum(n for (one, _), n in wanted.items() if one == kind)),
         *(number(share(one.settled, one.wanted, [kind])) for one in tallies.values()))
        for kind in kinds
    ]  # fmt: skip
    return rows_of(title, ("kind", "n", *tallies), rows)


def _roster_table(name: str, documents: Sequence[Document], roster: Roster) -> Table:
    """Return how many of the planted forms that the roster knows are replaced, and how many replacements cut a word."""
    index = build_name_index(roster, {})
    known = replaced = left = cut = 0
    for document in documents:
        for text, there, marks in zip(document.texts, document.wanted, find_ours(document.texts, roster), strict=True):
            for one in there:
                hits = find_forms(text[one.start : one.end], index)
                whole = bool(hits) and hits[0].start == 0 and hits[-1].end == one.end - one.start and len(hits) == 1
                known += whole
                gone = any(start <= one.start and one.end <= end for start, end in marks.removed)
                told = any(start <= one.start and one.end <= end for start, end in marks.proposed)
                replaced += whole and gone
                left += whole and told and not gone
            cut += sum(_cuts_word(text, *span) for span in marks.removed)
    counts = {"planted forms of the roster": known, "of them replaced": replaced}
    counts |= {"names that are words, left to a person": left, "replacements inside words": cut}
    return rows_of(f"Canary, {name}: the roster's forms, ours", ("what", "n"), [(what, str(n)) for what, n in counts.items()])


def _cuts_word(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start] + text[start], text[end - 1] + text[end : end + 1]
    return any(len(pair) == 2 and pair.isalpha() for pair in (before, after))


if __name__ == "__main__":
    raise SystemExit(main())
