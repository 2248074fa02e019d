"""The account of an import: a line of the ledger for every record that came in, and what became of it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from litreview.exchange.entry import Entry
from litreview.exchange.incoming import UNUSABLE, IncomingFile
from litreview.exchange.retractions import is_retracted
from litreview.sources.bib_blocks import NO_RECORD
from litreview.sources.csl import tidy
from litreview.sources.imports import RETRACTED_ELSEWHERE, ImportLine

LONGEST_TITLE = 300
"""Signs of a title that its line holds; it only has to be found again."""

Place = tuple[int, int]
"""Where an entry came in: the number of its file, and its own in the file."""


class Fate(NamedTuple):
    """What became of an entry, "added" or "merged", and the citation key of its work."""

    result: str
    citation_key: str


def place_entries(files: Iterable[IncomingFile]) -> Iterator[tuple[Place, Entry]]:
    """Yield every entry of ``files`` with its place.

    Example:
        >>> list(place_entries([]))
        []
    """
    for number, file in enumerate(files):
        for place, entry in enumerate(file.parsed.entries):
            yield (number, place), entry


def tell_results(numbers: Iterable[int], known: Iterable[int]) -> list[str]:
    """Return "added" for the first entry of each work that is not ``known``, "merged" for every other; works have numbers.

    Example:
        >>> tell_results([0, 1, 1], known=[0])
        ['merged', 'added', 'merged']
    """
    seen, results = set(known), []
    for number in numbers:
        results.append("merged" if number in seen else "added")
        seen.add(number)
    return results


def account_for(files: Iterable[IncomingFile], fates: Mapping[Place, Fate], common: ImportLine) -> Iterator[ImportLine]:
    """Yield a line for every record in, file by file and in the order of each; ``common`` has what is said of them all.

    The line of a merged record keeps what its work may not say: its identifiers, and that it was retracted.

    Example:
        >>> list(account_for([], {}, ImportLine("", "", "Scopus", "database", 0, "", "")))
        []
    """
    for number, file in enumerate(files):
        mine = common._replace(file=file.name, sha256=file.sha256, source=common.source or _name_source(file))
        found = [_tell_fate(entry, fates[number, place], mine, common) for place, entry in enumerate(file.parsed.entries)]
        for row in file.parsed.rejected:
            if row["kind"] not in (UNUSABLE, NO_RECORD):
                found.append(mine._replace(line=int(str(row["line"])), result="rejected", reason=tidy(str(row["reason"]))))
        yield from sorted(found, key=lambda line: line.line)


def _tell_fate(entry: Entry, fate: Fate, mine: ImportLine, common: ImportLine) -> ImportLine:
    line = mine._replace(
        source=common.source or entry.database or mine.source,
        line=entry.line,
        title=entry.title[:LONGEST_TITLE],
        result=fate.result,
        citation_key=fate.citation_key,
    )
    if fate.result != "merged":
        return line
    return line._replace(doi=entry.doi, pmid=entry.pmid, reason=RETRACTED_ELSEWHERE if is_retracted(entry) else "")


def _name_source(file: IncomingFile) -> str:
    """Return the database that most records say they are from, else the stem of the file's name."""
    named = Counter(entry.database for entry in file.parsed.entries if entry.database)
    return min(named, key=lambda name: (-named[name], name)) if named else Path(file.name).stem
