"""References of databases and reference managers into ``references.bib``, which belongs to the researcher: only appended to."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from litreview.errors import Fault, InputFaults, UnreadableSource, UsageError
from litreview.exchange.appending import LEDGER, append_entries, append_import, finish_import
from litreview.exchange.bibtex import parse_bibtex, read_record
from litreview.exchange.bibtex_text import render_entry
from litreview.exchange.csl import parse_csl
from litreview.exchange.detect import detect_format
from litreview.exchange.duplicates import Works, name_questions
from litreview.exchange.endnote import parse_endnote
from litreview.exchange.entry import Entry, Parsed, reject
from litreview.exchange.keys import find_keys, make_key
from litreview.exchange.nbib import parse_nbib
from litreview.exchange.ris import parse_ris
from litreview.exchange.spreadsheet import parse_spreadsheet
from litreview.exchange.wos import parse_wos
from litreview.review import Review
from litreview.sources.bib_blocks import NO_RECORD
from litreview.sources.bibliography import load_bibliography
from litreview.sources.csl import tidy
from litreview.sources.encoding import decode
from litreview.sources.imports import KINDS, ImportLine, load_imports
from litreview.sources.pairs import append_pairs
from litreview.sources.reading import check_lines, read_bytes

LARGEST_FILE = 250_000_000
"""Bytes of the largest file that is read; RIS takes about three times as much memory."""

PARSERS: Mapping[str, Callable[[str, str], Parsed]] = {
    "ris": parse_ris,
    "nbib": parse_nbib,
    "wos": parse_wos,
    "csl": parse_csl,
    "csv": parse_spreadsheet,
    "endnote": parse_endnote,
}
"""The parser of each format; BibTeX goes through ``sources.bibliography``."""

UNUSABLE = "file"
"""The kind of a rejection that is about a whole file, in which no record was found."""
_ONE_LINE = ("csl", "endnote")
"""Formats that are written in a single line, however long."""
_LONGEST_TITLE = 300
_PAIRS = "duplicates.csv"


class Imported(NamedTuple):
    """What became of every record: keys added, keys of the works that others were merged into, and rejections.

    Rows of ``rejected`` and ``notices`` have path, line (from 1), kind and reason; those of ``notices`` tell of records and
    files that were used all the same, and of files that were ``seen`` before, of which nothing is used. ``asked`` is the
    number of pairs that a person must settle in ``corpus/duplicates.csv``.
    """

    added: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()
    rejected: tuple[dict[str, object], ...] = ()
    notices: tuple[dict[str, object], ...] = ()
    seen: tuple[str, ...] = ()
    asked: int = 0


class _File(NamedTuple):
    """One file that came in: its name, the hash of its bytes, and what it holds."""

    name: str
    sha256: str
    parsed: Parsed


def import_references(review: Review, files: Sequence[Path], source: str = "", kind: str = "database", day: str = "") -> Imported:
    """Return what became of the records of ``files``, after the new ones were appended to the references of ``review``.

    Formats are told by content. Every record is added, merged into a work that is there, or rejected with its place, and is
    a line of ``corpus/imports.csv``: from ``source`` (else the database that it names, else the name of its file), of
    ``kind`` database, register or other, on ``day``. What stands in either file keeps every byte; they change together or
    not at all. A file whose bytes were imported before is passed over.

    Raises:
        UsageError: ``kind`` is none of the three.
        InputFaults: one of the two files cannot be read, or what was appended does not read back.

    Example:
        >>> import tempfile; from litreview.review import load_review; where = Path(tempfile.mkdtemp())
        >>> _ = (where / "review.toml").write_text("[review]\\ntitle = 'One'")
        >>> _ = (where / "a.ris").write_text("TY  - JOUR\\nTI  - One\\nPY  - 2020\\nER  - ")
        >>> import_references(load_review(where), [where / "a.ris"]).added
        ('one2020',)
    """
    if kind not in KINDS:
        raise UsageError(f"kind {kind!r} is unknown; use {', '.join(KINDS)}")
    bibliography, ledger = review.references, review.corpus / LEDGER
    finish_import(bibliography, review.corpus)
    before = bibliography.read_bytes() if bibliography.exists() else b""
    text = _decode_existing(before, bibliography.name)
    works, keys = _known_works(bibliography) if text.strip() else (Works(), {})
    lines = load_imports(ledger, review.relative(ledger)) if ledger.exists() else []
    found, seen = _read_files(files, {line.sha256: f"corpus/{LEDGER}" for line in lines})
    notices = [row for file in found for row in file.parsed.notices]
    entries = sorted(_number_entries(found), key=lambda entry: _order(entry[1]))
    numbers = _merge([entry for _, entry in entries], works, notices) if entries else []
    results = _tell_results(numbers, set(keys))
    new = [number for number, result in zip(numbers, results, strict=True) if result == "added"]
    added = _name_works(new, works, keys, find_keys(text))
    fates = {place: (result, keys[n]) for (place, _), n, result in zip(entries, numbers, results, strict=True)}
    accounts = list(_account(found, fates, ImportLine("", "", tidy(source), kind, 0, "", "", date=day)))
    asked = 0
    if accounts:
        after = append_entries(before, [render_entry(works[n], keys[n]) for n in new], set(added), bibliography.name)
        review.corpus.mkdir(parents=True, exist_ok=True)
        # Before the records: where the work is cut short here, the same pairs are found, and listed already, the next time.
        asked = append_pairs(review.corpus / _PAIRS, name_questions(works.ask(), keys))
        append_import(bibliography, before, after, review.corpus, accounts)
    merged = tuple(key for result, key in fates.values() if result == "merged")
    rejected = tuple(row for file in found for row in file.parsed.rejected)
    return Imported(tuple(added), merged, rejected, (*notices, *seen), tuple(str(row["path"]) for row in seen), asked)


def parse_file(path: Path) -> Parsed:
    """Return the entries of one reference file of any known format, and what in it was rejected; never raises.

    Example:
        >>> parse_file(Path("no/such.ris")).rejected[0]["reason"]
        'cannot be opened: no such file or directory'
    """
    shown = path.as_posix()
    try:
        text, note = decode(read_bytes(path, UNUSABLE, LARGEST_FILE))
        kind = detect_format(text)
        if kind not in _ONE_LINE:
            check_lines(text, UNUSABLE)
    except UnreadableSource as error:
        return Parsed(rejected=(reject(shown, error.line, UNUSABLE, error.reason),))
    if not kind:
        known = "RIS, PubMed (.nbib), Web of Science, BibTeX, CSL-JSON, EndNote XML or a database's CSV"
        return Parsed(rejected=(reject(shown, 1, UNUSABLE, f"is none of {known}; export it again as one of them"),))
    if kind == "bib":
        return parse_bibtex(path, shown)
    found = PARSERS[kind](text, shown)
    notes = (reject(shown, 0, "encoding", note),) if note else ()
    nothing = () if found.entries or found.rejected else (reject(shown, 1, UNUSABLE, "holds no record"),)
    return Parsed(found.entries, (*found.rejected, *nothing), (*notes, *found.notices))


def _known_works(bibliography: Path) -> tuple[Works, dict[int, str]]:
    """Return the works of the bibliography, and the key of each by its number."""
    works = Works()
    records = load_bibliography(bibliography, bibliography.name)[0]
    return works, {works.add(read_record(record)): record.citation_key for record in records}


def _read_files(files: Iterable[Path], known: dict[str, str]) -> tuple[list[_File], list[dict[str, object]]]:
    """Return the files that are new, and a notice for each other; ``known`` has where hashes stand, and is added to."""
    found, seen = [], []
    for path in map(Path, files):
        digest = _hash(path)
        if digest in known:
            reason = f"was imported before ({known[digest]}); nothing of it is added again"
            seen.append(reject(path.as_posix(), 0, "seen", reason))
            continue
        file = _File(tidy(path.name), digest, parse_file(path))
        if digest and _holds_records(file.parsed):
            known[digest] = path.as_posix()
        found.append(file)
    return found, seen


def _holds_records(parsed: Parsed) -> bool:
    return bool(parsed.entries) or any(row["kind"] != UNUSABLE for row in parsed.rejected)


def _hash(path: Path) -> str:
    """Return the SHA-256 of a file, ``""`` where it is none that can be read."""
    try:
        if not path.is_file() or path.stat().st_size > LARGEST_FILE:
            return ""
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _number_entries(files: Iterable[_File]) -> Iterator[tuple[tuple[int, int], Entry]]:
    """Yield every entry with its place: the number of its file, and its own in the file."""
    for number, file in enumerate(files):
        for place, entry in enumerate(file.parsed.entries):
            yield (number, place), entry


def _account(
    files: Iterable[_File], fates: Mapping[tuple[int, int], tuple[str, str]], common: ImportLine
) -> Iterator[ImportLine]:
    """Yield a line for every record in, file by file and in the order of each; ``common`` has what is said of them all."""
    for number, file in enumerate(files):
        mine = common._replace(file=file.name, sha256=file.sha256, source=common.source or _name_source(file))
        lines = []
        for place, entry in enumerate(file.parsed.entries):
            result, key = fates[number, place]
            base = common.source or entry.database or mine.source
            title = entry.title[:_LONGEST_TITLE]
            lines.append(mine._replace(source=base, line=entry.line, title=title, result=result, citation_key=key))
        for row in file.parsed.rejected:
            if row["kind"] not in (UNUSABLE, NO_RECORD):
                lines.append(mine._replace(line=int(str(row["line"])), result="rejected", reason=tidy(str(row["reason"]))))
        yield from sorted(lines, key=lambda line: line.line)


def _name_source(file: _File) -> str:
    """Return the database that most records say they are from, else the stem of the file's name."""
    named = Counter(entry.database for entry in file.parsed.entries if entry.database)
    return min(named, key=lambda name: (-named[name], name)) if named else Path(file.name).stem


def _tell_results(numbers: Iterable[int], known: set[int]) -> list[str]:
    """Return "added" for the first entry of each work that is not known, "merged" for every other."""
    seen, results = set(known), []
    for number in numbers:
        results.append("merged" if number in seen else "added")
        seen.add(number)
    return results


def _order(entry: Entry) -> tuple[str, ...]:
    family = entry.authors[0].family.casefold() if entry.authors else ""
    return (family, entry.year, entry.title.casefold(), entry.doi, entry.pmid, entry.container.casefold(), entry.pages)


def _merge(entries: Sequence[Entry], works: Works, notices: list[dict[str, object]]) -> list[int]:
    """Return the number of the work that each entry is, making new works known; contradictions go to ``notices``."""
    known = len(works)
    numbers = works.settle(entries)
    bearers: dict[str, int] = {}
    for number in range(len(works)):
        entry = works[number]
        other = works[bearers.setdefault(entry.doi, number)]
        if entry.doi and number >= known and other is not entry:
            reason = f"has the DOI of another work ({other.source}:{other.line}); both are kept, check which has it"
            notices.append(reject(entry.source, entry.line, "doi", reason))
    return numbers


def _name_works(new: Iterable[int], works: Works, keys: dict[int, str], taken: set[str]) -> list[str]:
    taken = taken | {key.lower() for key in keys.values()}
    for number in new:
        keys[number] = make_key(works[number], taken)
        taken.add(keys[number].lower())
    return [keys[number] for number in new]


def _decode_existing(data: bytes, shown: str) -> str:
    try:
        return decode(data)[0]
    except UnreadableSource as error:
        if error.kind == "empty":
            return ""
        raise InputFaults([Fault(shown, error.line, f"{error.reason}; nothing was imported")]) from None
