"""References of databases and reference managers into ``references.bib``, which belongs to the researcher: only appended to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from litreview.errors import Fault, InputFaults, UnreadableSource, UsageError
from litreview.exchange.bib_appending import append_entries
from litreview.exchange.bibtex import entry_of_record
from litreview.exchange.bibtex_text import render_entry
from litreview.exchange.duplicates import WorkIndex, name_questions
from litreview.exchange.entry import Entry, reject
from litreview.exchange.import_account import Fate, account_for, place_entries, tell_results
from litreview.exchange.import_writing import LEDGER, Staged, append_import, drop_import, finish_import, hold_import
from litreview.exchange.incoming import read_files
from litreview.exchange.keys import find_keys, make_key, tell_renamed
from litreview.exchange.known import list_wordings
from litreview.exchange.retractions import is_retracted, mark_retracted
from litreview.review import Review
from litreview.sources.bibliography import load_bibliography
from litreview.sources.csl import tidy
from litreview.sources.encoding import decode
from litreview.sources.imports import KINDS, ImportLine, load_imports


class Imported(NamedTuple):
    """What became of every record: keys added, keys of the works that others were merged into, and rejections.

    Rows of ``rejected`` and ``notices`` have path, line (from 1), kind and reason; those of ``notices`` tell of records and
    files that were used all the same, of files that were ``seen`` before, of which nothing is used, and of an earlier import
    that was cut short. ``asked`` is the number of pairs that a person must settle in ``corpus/duplicates.csv``.
    """

    added: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()
    rejected: tuple[dict[str, object], ...] = ()
    notices: tuple[dict[str, object], ...] = ()
    seen: tuple[str, ...] = ()
    asked: int = 0


class _Standing(NamedTuple):
    """What stands before an import: the bytes and the text of the bibliography, and the lines of the ledger."""

    data: bytes
    text: str
    lines: Sequence[ImportLine]


class _Settled(NamedTuple):
    """The works after an import: which each entry is, all by number, the numbers of new ones, and the keys by number."""

    works: WorkIndex
    numbers: Sequence[int]
    results: Sequence[str]
    new: Sequence[int]
    keys: Mapping[int, str]


def import_references(review: Review, files: Sequence[Path], source: str = "", kind: str = "database", day: str = "") -> Imported:
    """Return what became of the records of ``files``, after the new ones were appended to the references of ``review``.

    Formats are told by content. Every record is added, merged into a work that is there, or rejected with its place, and is
    a line of ``corpus/imports.csv``: from ``source`` (else the database that it names, else the name of its file), of
    ``kind`` database, register or other, on ``day``. What stands in either file keeps every byte; they change together or
    not at all. A file whose bytes were imported before is passed over.

    Raises:
        UsageError: ``kind`` is none of the three.
        InputFaults: one of the two files cannot be read, or what was appended does not read back.
        RunLocked: another import into ``review`` is under way.

    Example:
        >>> import tempfile; from litreview.review import load_review; where = Path(tempfile.mkdtemp())
        >>> _ = (where / "review.toml").write_text("[review]\\ntitle = 'One'")
        >>> _ = (where / "a.ris").write_text("TY  - JOUR\\nTI  - One\\nPY  - 2020\\nER  - ")
        >>> import_references(load_review(where), [where / "a.ris"]).added
        ('one2020',)
    """
    if kind not in KINDS:
        raise UsageError(f"kind {kind!r} is unknown; use {', '.join(KINDS)}")
    with hold_import(review):
        return _import(review, files, ImportLine("", "", tidy(source), kind, 0, "", "", date=day))


def _import(review: Review, files: Sequence[Path], common: ImportLine) -> Imported:
    told = [reject(fault.path, 0, "unfinished", fault.message) for fault in finish_import(review.references, review.corpus)]
    drop_import(review.corpus)
    standing = _read_standing(review)
    found, seen = read_files(files, {line.sha256: f"corpus/{LEDGER}" for line in standing.lines})
    placed = sorted(place_entries(found), key=lambda entry: _order(entry[1]))
    entries = [entry for _, entry in placed]
    settled, notices = _settle(entries, review.references, standing)
    of_entries = zip(placed, settled.numbers, settled.results, strict=True)
    fates = {place: Fate(result, settled.keys[number]) for (place, _), number, result in of_entries}
    lines = list(account_for(found, fates, common))
    asked = 0
    if lines:
        asked, note = _write(review, standing, settled, entries, lines)
        notices += [reject(review.references.name, 0, "encoding", note)] if note else []
    merged = tuple(fate.citation_key for fate in fates.values() if fate.result == "merged")
    of_files = [row for file in found for row in file.parsed.notices]
    rejected = tuple(row for file in found for row in file.parsed.rejected)
    added = tuple(settled.keys[number] for number in settled.new)
    everything = (*told, *of_files, *notices, *seen)
    return Imported(added, merged, rejected, everything, tuple(str(row["path"]) for row in seen), asked)


def _read_standing(review: Review) -> _Standing:
    """Return what stands in the files of ``review``; either may be missing or blank."""
    data = review.references.read_bytes() if review.references.exists() else b""
    ledger = review.corpus / LEDGER
    return _Standing(data, _decode_existing(data, review.references.name), load_imports(ledger, review.relative(ledger)))


def _settle(entries: Sequence[Entry], bibliography: Path, standing: _Standing) -> tuple[_Settled, list[dict[str, object]]]:
    """Return which work each of ``entries`` is, with the keys of all, and notices of what contradicts itself."""
    works, keys = _known_works(bibliography, standing.lines) if standing.text.strip() else (WorkIndex(), {})
    known = [works[number] for number in keys]
    numbers = works.settle(entries) if entries else []
    results = tell_results(numbers, keys)
    new = [number for number, result in zip(numbers, results, strict=True) if result == "added"]
    named = _name_works(new, works, keys, find_keys(standing.text))
    renamed = tell_renamed((works[number], named[number]) for number in new)
    notices = [*_tell_shared(works, len(known)), *_tell_retracted(entries, numbers, known, keys), *renamed]
    return _Settled(works, numbers, results, new, named), notices


def _write(
    review: Review, standing: _Standing, settled: _Settled, entries: Sequence[Entry], lines: Sequence[ImportLine]
) -> tuple[int, str]:
    """Return how many pairs are to be asked about, and what is to be said of the bibliography, after all was written."""
    retracted = {number for number, entry in zip(settled.numbers, entries, strict=True) if is_retracted(entry)}
    new = {settled.keys[number]: settled.works[number] for number in settled.new}
    told = {settled.keys[number] for number in retracted}
    marked = {key: mark_retracted(work) if key in told and not is_retracted(work) else work for key, work in new.items()}
    texts = [render_entry(work, key) for key, work in marked.items()]
    after = append_entries(standing.data, texts, set(new), review.references.name)
    review.corpus.mkdir(parents=True, exist_ok=True)
    asked = name_questions(settled.works.ask(), settled.keys)
    staged = Staged(lines, [pair for pair in asked if pair.key_a != pair.key_b])
    return append_import(review.references, standing.data, after.data, review.corpus, staged), after.note


def _known_works(bibliography: Path, lines: Iterable[ImportLine]) -> tuple[WorkIndex, dict[int, str]]:
    """Return the works of the bibliography, and the key of each by its number.

    A work is known too by what records that were merged into it said and its entry does not: each wording of them has a number
    of its own, under the same key.
    """
    works, keys = WorkIndex(), {}
    merged: dict[str, list[ImportLine]] = {}
    for line in lines:
        if line.result == "merged":
            merged.setdefault(line.citation_key, []).append(line)
    for record in load_bibliography(bibliography, bibliography.name)[0]:
        for entry in list_wordings(entry_of_record(record), merged.get(record.citation_key, ())):
            keys[works.add(entry)] = record.citation_key
    return works, keys


def _order(entry: Entry) -> tuple[str, ...]:
    family = entry.authors[0].family.casefold() if entry.authors else ""
    return (family, entry.year, entry.title.casefold(), entry.doi, entry.pmid, entry.container.casefold(), entry.pages)


def _tell_shared(works: WorkIndex, known: int) -> Iterator[dict[str, object]]:
    """Yield a notice for each new work that bears the DOI of another; ``known`` is how many were there before."""
    bearers: dict[str, int] = {}
    for number in range(len(works)):
        entry = works[number]
        other = works[bearers.setdefault(entry.doi, number)]
        if entry.doi and number >= known and other is not entry:
            reason = f"has the DOI of another work ({other.source}:{other.line}); both are kept, check which has it"
            yield reject(entry.source, entry.line, "doi", reason)


def _tell_retracted(
    entries: Iterable[Entry], numbers: Iterable[int], known: Sequence[Entry], keys: Mapping[int, str]
) -> Iterator[dict[str, object]]:
    """Yield a notice for each record that knows of a retraction of which the entry it is merged into says nothing."""
    for entry, number in zip(entries, numbers, strict=True):
        if number < len(known) and is_retracted(entry) and not is_retracted(known[number]):
            reason = f"says that {keys[number]} was retracted, which references.bib does not say; corpus/{LEDGER} keeps it"
            yield reject(entry.source, entry.line, "retracted", reason)


def _name_works(new: Iterable[int], works: WorkIndex, keys: Mapping[int, str], used: set[str]) -> dict[int, str]:
    """Return ``keys`` of works by their numbers with a key for each ``new`` work, none of which is used before."""
    named, taken = dict(keys), used | {key.lower() for key in keys.values()}
    for number in new:
        named[number] = make_key(works[number], taken)
        taken.add(named[number].lower())
    return named


def _decode_existing(data: bytes, shown: str) -> str:
    try:
        return decode(data)[0]
    except UnreadableSource as error:
        if error.kind == "empty":
            return ""
        raise InputFaults([Fault(shown, error.line, f"{error.reason}; nothing was imported")]) from None
