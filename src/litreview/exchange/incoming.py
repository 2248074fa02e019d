"""Files of references on their way in: what each holds, whatever its format, and which were imported before."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from litreview.errors import UnreadableSource
from litreview.exchange.bibtex import parse_bibtex
from litreview.exchange.csl import parse_csl
from litreview.exchange.detect import detect_format
from litreview.exchange.endnote import parse_endnote
from litreview.exchange.entry import Parsed, reject
from litreview.exchange.nbib import parse_nbib
from litreview.exchange.ris import parse_ris
from litreview.exchange.spreadsheet import parse_spreadsheet
from litreview.exchange.wos import parse_wos
from litreview.sources.csl import tidy
from litreview.sources.encoding import decode
from litreview.sources.reading import check_lines, read_bytes

LARGEST_FILE = 250_000_000
"""Bytes of the largest file that is read; reading RIS takes about five times as much memory."""

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


class IncomingFile(NamedTuple):
    """One file that came in: its name, the SHA-256 of its bytes (``""`` where it cannot be read), and what it holds."""

    name: str
    sha256: str
    parsed: Parsed


def read_files(files: Iterable[Path], known: dict[str, str]) -> tuple[list[IncomingFile], list[dict[str, object]]]:
    """Return the files that are new, and a notice for each other; ``known`` has where hashes stand, and is added to.

    Example:
        >>> files, seen = read_files([Path("no/such.ris")], {})
        >>> files[0].parsed.rejected[0]["reason"], seen
        ('cannot be opened: no such file or directory', [])
    """
    found, seen = [], []
    for path in map(Path, files):
        digest = _hash(path)
        if digest in known:
            reason = f"was imported before ({known[digest]}); nothing of it is added again"
            seen.append(reject(path.as_posix(), 0, "seen", reason))
            continue
        file = IncomingFile(tidy(path.name), digest, parse_file(path))
        if digest and _holds_records(file.parsed):
            known[digest] = path.as_posix()
        found.append(file)
    return found, seen


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
    found = parse_bibtex(path, shown) if kind == "bib" else PARSERS[kind](text, shown)
    notes = (reject(shown, 0, "encoding", note),) if note and kind != "bib" else ()
    nothing = () if found.entries or found.rejected else (reject(shown, 1, UNUSABLE, "holds no record"),)
    return Parsed(found.entries, (*found.rejected, *nothing), (*notes, *found.notices))


def _holds_records(parsed: Parsed) -> bool:
    """Return whether some record stands in a file, sound or not: only such a file counts as imported."""
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
