"""References of databases and reference managers into ``references.bib``, which belongs to the researcher: only appended to."""

import codecs
import os
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from litreview.errors import Fault, InputFaults, UnreadableSource
from litreview.exchange.bibtex import parse_bibtex, read_record
from litreview.exchange.bibtex_text import render_entry
from litreview.exchange.csl import parse_csl
from litreview.exchange.detect import detect_format
from litreview.exchange.duplicates import Works
from litreview.exchange.entry import Entry, Parsed, reject
from litreview.exchange.keys import find_keys, make_key
from litreview.exchange.nbib import parse_nbib
from litreview.exchange.ris import parse_ris
from litreview.exchange.spreadsheet import parse_spreadsheet
from litreview.exchange.wos import parse_wos
from litreview.sources.bibliography import load_bibliography
from litreview.sources.encoding import decode
from litreview.sources.reading import check_lines, read_bytes

LARGEST_FILE = 250_000_000

PARSERS: Mapping[str, Callable[[str, str], Parsed]] = {
    "ris": parse_ris,
    "nbib": parse_nbib,
    "wos": parse_wos,
    "csl": parse_csl,
    "csv": parse_spreadsheet,
}
"""The parser of each format; BibTeX goes through ``sources.bibliography``."""


class Imported(NamedTuple):
    """What became of every record: keys added, keys of the works that others were merged into, and rejections.

    Rows of ``rejected`` have path, line (from 1), kind and reason. Those of kind "encoding" and "doi" tell of a record or
    file that was used all the same.
    """

    added: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()
    rejected: tuple[dict[str, object], ...] = ()


def import_references(bibliography: Path, files: Sequence[Path]) -> Imported:
    """Return what became of the records of ``files``, after the new ones were appended to ``bibliography``.

    Formats are told by content. Every record is added, merged into a work that is there, or rejected with its place. What
    stands in ``bibliography`` keeps every byte; the file is replaced in one step, and not touched when nothing is new.

    Raises:
        InputFaults: ``bibliography`` cannot be read as text, or what was appended does not read back.

    Example:
        >>> where = Path(tempfile.mkdtemp()); _ = (where / "a.ris").write_text("TY  - JOUR\\nTI  - One\\nPY  - 2020\\nER  - ")
        >>> import_references(where / "references.bib", [where / "a.ris"]).added
        ('one2020',)
    """
    bibliography = Path(bibliography)
    before = bibliography.read_bytes() if bibliography.exists() else b""
    source = _decode_existing(before, bibliography.name)
    known = load_bibliography(bibliography, bibliography.name)[0] if source.strip() else []
    works, keys = Works(), {}
    for record in known:
        keys[works.add(read_record(record))] = record.citation_key
    parsed = [parse_file(Path(path)) for path in files]
    rejected = [row for each in parsed for row in each.rejected]
    merged = _merge(sorted((e for each in parsed for e in each.entries), key=_order), works, rejected)
    new = [number for number in dict.fromkeys(merged) if number not in keys]
    added = _name_works(new, works, keys, find_keys(source))
    if added:
        _append(bibliography, before, [render_entry(works[number], keys[number]) for number in new], set(added))
    repeated = _repeats(merged, set(new))
    return Imported(tuple(added), tuple(keys[number] for number in repeated), tuple(rejected))


def parse_file(path: Path) -> Parsed:
    """Return the entries of one reference file of any known format, and what in it was rejected; never raises.

    Example:
        >>> parse_file(Path("no/such.ris")).rejected[0]["reason"]
        'cannot be opened: no such file or directory'
    """
    shown = path.as_posix()
    try:
        text, note = decode(read_bytes(path, "references", LARGEST_FILE))
        kind = detect_format(text)
        if kind != "csl":
            check_lines(text, kind or "references")
    except UnreadableSource as error:
        return Parsed(rejected=(reject(shown, error.line, error.kind, error.reason),))
    if kind == "bib":
        return parse_bibtex(path, shown)
    if not kind:
        known = "RIS, PubMed (.nbib), Web of Science, BibTeX, CSL-JSON or a database's CSV"
        return Parsed(rejected=(reject(shown, 1, "references", f"is none of {known}; export it again as one of them"),))
    found = PARSERS[kind](text, shown)
    notes = (reject(shown, 0, "encoding", note),) if note else ()
    nothing = () if found.entries or found.rejected else (reject(shown, 1, kind, "holds no record"),)
    return Parsed(found.entries, (*notes, *found.rejected, *nothing))


def _order(entry: Entry) -> tuple[str, ...]:
    family = entry.authors[0].family.casefold() if entry.authors else ""
    return (family, entry.year, entry.title.casefold(), entry.doi, entry.pmid, entry.container.casefold(), entry.pages)


def _merge(entries: Iterable[Entry], works: Works, rejected: list[dict[str, object]]) -> list[int]:
    """Return the number of the work that each entry is, making new works known; contradictions go to ``rejected``."""
    numbers = []
    for entry in entries:
        number = works.find(entry)
        if number is None:
            other = works.clash(entry)
            if other:
                reason = f"has the DOI of another work ({other.source}:{other.line}); both are kept, check which has it"
                rejected.append(reject(entry.source, entry.line, "doi", reason))
            number = works.add(entry)
        else:
            works.join(number, entry)
        numbers.append(number)
    return numbers


def _repeats(numbers: Sequence[int], new: set[int]) -> list[int]:
    """Return the works that entries were merged into: all but the first entry of each new work."""
    seen: set[int] = set()
    repeats = []
    for number in numbers:
        if number in seen or number not in new:
            repeats.append(number)
        seen.add(number)
    return repeats


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


def _append(bibliography: Path, before: bytes, texts: Sequence[str], added: set[str]) -> None:
    newline = "\r\n" if b"\r\n" in before else "\n"
    encoding = _encoding(before)
    gap = "" if not before else newline if before.endswith("\n".encode(encoding)) else newline * 2
    after = before + (gap + "\n".join(texts).replace("\n", newline)).encode(encoding)
    lost = sorted(added - _readable_keys(decode(after)[0]))
    if lost:
        message = f"the new entries {', '.join(lost[:5])} would not be readable behind its last entry; mend that first"
        raise InputFaults([Fault(bibliography.name, 0, message)])
    handle, name = tempfile.mkstemp(dir=bibliography.parent, prefix=".references-", suffix=".bib")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(after)
        os.chmod(name, bibliography.stat().st_mode & 0o777 if bibliography.exists() else 0o644)
        os.replace(name, bibliography)
    finally:
        Path(name).unlink(missing_ok=True)


def _readable_keys(source: str) -> set[str]:
    import bibtexparser

    return {entry.key for entry in bibtexparser.parse_string(source, parse_stack=[]).entries}


def _encoding(data: bytes) -> str:
    if data.startswith(codecs.BOM_UTF16_LE):
        return "utf-16-le"
    return "utf-16-be" if data.startswith(codecs.BOM_UTF16_BE) else "utf-8"
