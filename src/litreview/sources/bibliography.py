"""``references.bib``: records, and every entry that could not be used with its line and the reason."""

import logging
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from litreview.errors import UnreadableSource
from litreview.sources.bib_blocks import NO_RECORD, NO_RECORDS, find_entry, read_block, renew_key
from litreview.sources.chunks import CHUNK, Chunk, read_chunks
from litreview.sources.latex import decode_latex
from litreview.sources.names import format_names
from litreview.sources.reading import LARGEST_TEXT

if TYPE_CHECKING:
    from bibtexparser.model import Block, Entry

_MONTHS = "January February March April May June July August September October November December"
_WORDS = {month[:3].lower(): month for month in _MONTHS.split()}
_CONTAINERS = ("journal", "journaltitle", "booktitle", "maintitle", "publisher", "institution", "school", "organization")
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_DOI_PREFIX = re.compile(r"^(?:https?://)?(?:dx\.)?(?:doi\.org/)?(?:doi:\s*)?", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([_%&#$~])")
_SIGN = re.compile(r'\\.|[{}"#]', re.DOTALL)
_PLAIN = re.compile(r"\{[^{}\\]*\}")
"""A value in braces that holds none, which is most of them: there is nothing to join and nothing to look up."""
_DEPTH = {"{": 1, "}": -1}
_HEAD = re.compile(r"@\w*[ \t]*[{(](?=([^,]{0,300}),)")
_LENDERS = ("crossref", "xdata")
"""Fields that name entries which lend fields to this one."""


class Record(NamedTuple):
    """One work of the bibliography; every text decoded, ``""`` where the entry says nothing.

    ``authors`` is "Family, Given; …" (the editors where there is no author), ``year`` four digits, ``source`` the
    file as messages show it, ``line`` where the entry begins, from 1, and ``fields`` all fields as they are written.
    """

    citation_key: str
    type: str
    title: str
    year: str = ""
    authors: str = ""
    container: str = ""
    doi: str = ""
    url: str = ""
    abstract: str = ""
    keywords: tuple[str, ...] = ()
    source: str = ""
    line: int = 0
    fields: Mapping[str, str] = {}


def load_bibliography(path: Path, shown: str, incoming: bool = False) -> tuple[list[Record], list[dict[str, object]]]:
    """Return the records of the BibTeX file at ``path`` in its order, and ``rejected`` rows for all the rest.

    Rows of kind "bib" are entries set aside: broken, without key or title, or with a key used before; those of kind
    "no record" are entries that stand for no work, such as ``@set`` and ``@xdata``. Rows of kind
    "doi" and "encoding" say what was wrong with an entry or a file that was used all the same. Never raises for what
    the file holds; an empty file is a bibliography without records.

    Where the file is ``incoming``, nobody cites its keys yet: an entry without key or with one used before is a record with
    the key ``""`` and a row of kind "key"; rows of kind "comment" tell of entries that a ``@comment`` hides.

    Example:
        >>> import tempfile; path = Path(tempfile.mkdtemp()) / "r.bib"
        >>> _ = path.write_text("@book{a, title={One}}\\n@book{a, title={Two}}")
        >>> records, rejected = load_bibliography(path, "r.bib")
        >>> records[0].title, rejected[0]["line"], rejected[0]["reason"]
        ('One', 2, "the key 'a' is used already in line 1; give this entry another key")
    """
    records, rejected = [], []
    for some, faults in read_bibliography(path, shown, incoming=incoming):
        records += some
        rejected += faults
    return records, rejected


def read_bibliography(
    path: Path, shown: str, size: int = CHUNK, largest: int = LARGEST_TEXT, incoming: bool = False
) -> Iterator[tuple[list[Record], list[dict[str, object]]]]:
    """Yield the records and ``rejected`` rows of ``load_bibliography`` chunk by chunk, in the order of the file.

    The file is read twice, thrice where entries lend to others: words that stand for others (``@string``) and what ``crossref``
    names may come later. Beside a chunk, only the keys are held. ``size`` and ``largest`` are those of ``read_chunks``.

    Example:
        >>> import tempfile; path = Path(tempfile.mkdtemp()) / "r.bib"
        >>> _ = path.write_text("@book{a, title={One}}\\n@book{a, title={Two}}")
        >>> [(len(records), len(rejected)) for records, rejected in read_bibliography(path, "r.bib", size=8)]
        [(0, 0), (1, 0), (0, 1)]
    """
    try:
        strings, notes = _gather_strings(path, size, largest)
        parents = _gather_parents(path, size, largest, strings)
        yield [], [_row(shown, 0, "encoding", note) for note in notes]
        used: tuple[dict[str, int], dict[str, int]] = {}, {}
        for chunk in read_chunks(path, size, largest):
            yield _read_entries(chunk, strings, parents, used, shown, incoming)
    except UnreadableSource as error:
        yield [], [] if error.kind == "empty" else [_row(shown, error.line, error.kind, error.reason)]


def _gather_strings(path: Path, size: int, largest: int) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return what every ``@string`` stands for, months too, and the notes on the decoding."""
    from bibtexparser.model import String

    found: dict[str, str] = {}
    notes: tuple[str, ...] = ()
    for chunk in read_chunks(path, size, largest):
        notes = chunk.notes
        if "@string" in chunk.text.lower():
            for block in _parse(chunk):
                if isinstance(block, String):
                    found.setdefault(block.key, block.value)
    return _WORDS | {key.lower(): value for key, value in found.items()}, notes


def _gather_parents(path: Path, size: int, largest: int, strings: Mapping[str, str]) -> "dict[str, Entry]":
    """Return the entries that others name as ``crossref`` or ``xdata``, by their key in small letters."""
    from bibtexparser.model import Entry

    wanted = set()
    for chunk in read_chunks(path, size, largest):
        if any(name in chunk.text.lower() for name in _LENDERS):
            fields = (field for block in _parse(chunk) if isinstance(block, Entry) for field in block.fields)
            for field in fields:
                wanted |= set(_lenders(_named(field.value, strings))) if field.key.lower() in _LENDERS else set()
    found: dict[str, Entry] = {}
    for chunk in read_chunks(path, size, largest) if wanted else ():
        if not wanted.isdisjoint(head[1].strip().lower() for head in _HEAD.finditer(chunk.text)):
            for block in _parse(chunk):
                if isinstance(block, Entry) and block.key.lower() in wanted:
                    found.setdefault(block.key, block)
    return {key.lower(): entry for key, entry in found.items()}


def _named(source: str, strings: Mapping[str, str]) -> str:
    try:
        return _value("crossref", source, strings)
    except ValueError:
        return ""  # the entry is set aside, and told, when its turn comes


def _parse(chunk: Chunk) -> "list[Block]":
    """Return the blocks of a chunk, each with its line in the chunk."""
    import bibtexparser

    logger = logging.getLogger("bibtexparser")
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())
    # The parser does not count a line end after a backslash; decoded text has no NUL, so one can stand between for a while.
    marked = "\\\n" in chunk.text
    text = chunk.text.replace("\\\n", "\\\0\n") if marked else chunk.text
    blocks = bibtexparser.parse_string(text + chunk.after, parse_stack=[]).blocks
    blocks = blocks[:-1] if chunk.after else blocks
    return list(map(_unmark, blocks)) if marked else blocks


def _unmark(block: "Block") -> "Block":
    from bibtexparser import model

    whole = block.ignore_error_block if isinstance(block, model.DuplicateBlockKeyBlock) else block
    if isinstance(whole, model.Entry | model.String):
        whole.key = whole.key.replace("\0", "")
    if isinstance(whole, model.String):
        whole.value = whole.value.replace("\0", "")
    for field in whole.fields if isinstance(whole, model.Entry) else ():
        field.key, field.value = field.key.replace("\0", ""), field.value.replace("\0", "")
    return block


def _read_entries(
    chunk: Chunk,
    strings: Mapping[str, str],
    parents: "Mapping[str, Entry]",
    used: tuple[dict[str, int], dict[str, int]],
    shown: str,
    incoming: bool,
) -> tuple[list[Record], list[dict[str, object]]]:
    records, rejected = [], []
    for block in _parse(chunk):
        line = chunk.line + block.start_line + 1
        kind, told = renew_key(block, used[0]) if incoming else ("", "")
        entry, reason = (find_entry(block), "") if kind == "key" else read_block(block, line, used)
        if entry is not None:
            try:
                records.append(_record(entry, line, strings, parents, shown))
            except ValueError as error:
                kind, told, reason = "", "", str(error)
        rejected += [_row(shown, line, kind, told)] if told else []
        set_aside = NO_RECORD if entry is not None and entry.entry_type.lower() in NO_RECORDS else "bib"
        rejected += [_row(shown, line, set_aside, reason)] if reason else []
    rejected += [_row(shown, r.line, "doi", _doi_fault(r)) for r in records if r.fields.get("doi") and not r.doi]
    return records, sorted(rejected, key=lambda row: row["line"])


def _lenders(source: str) -> list[str]:
    return [name for part in source.lower().split(",") if (name := part.strip())]


def _record(entry: "Entry", line: int, strings: Mapping[str, str], parents: "Mapping[str, Entry]", shown: str) -> Record:
    if reason := NO_RECORDS.get(entry.entry_type.lower()):
        raise ValueError(reason)
    fields = {field.key.lower(): _value(field.key, field.value, strings) for field in entry.fields}
    whole = _inherited(fields, parents, strings) | fields
    title = decode_latex(": ".join(filter(None, (whole.get("title", ""), whole.get("subtitle", "")))))
    if not title:
        named = f" '{entry.key}'" if entry.key else ""
        raise ValueError(f"the entry{named} has no title; add one")
    year = _YEAR.search(whole.get("year", "")) or _YEAR.search(whole.get("date", ""))
    return Record(
        citation_key=entry.key.strip(),
        type=entry.entry_type.lower(),
        title=title,
        year=year[0] if year else "",
        authors=format_names(whole.get("author", "")) or format_names(whole.get("editor", "")),
        container=next((decode_latex(whole[name]) for name in _CONTAINERS if whole.get(name)), ""),
        doi=_doi(whole.get("doi", "")),
        url=_ESCAPED.sub(r"\1", whole.get("url", "")).removeprefix("\\url{").rstrip("}").strip(),
        abstract=decode_latex(whole.get("abstract", "")),
        keywords=tuple(_keywords(whole.get("keywords", "") or whole.get("keyword", ""))),
        source=shown,
        line=line,
        fields=fields,
    )


def _inherited(fields: Mapping[str, str], parents: "Mapping[str, Entry]", strings: Mapping[str, str]) -> dict[str, str]:
    """Return what other entries lend.

    The one named by ``crossref`` lends its title as book title, its year, editors and publisher; those of ``xdata`` all fields.
    """
    same = ("booktitle", "year", "date", "author", "editor", "publisher", "journal")
    names = {"title": "booktitle"} | {name: name for name in same}
    parent = parents.get(fields.get("crossref", "").lower())
    lent = _lent(parent, strings) if parent is not None else {}
    found = {names[name]: value for name, value in lent.items() if name in names}
    for key in _lenders(fields.get("xdata", "")):
        found = (_lent(parents[key], strings) if key in parents else {}) | found
    return found


def _lent(entry: "Entry", strings: Mapping[str, str]) -> dict[str, str]:
    return {field.key.lower(): _value(field.key, field.value, strings) for field in entry.fields}


def _value(name: str, source: str, strings: Mapping[str, str]) -> str:
    if source[:1] == "{" and _PLAIN.fullmatch(source):
        return source[1:-1].strip()
    return "".join(_piece(name, piece, strings) for piece in _pieces(source)).strip()


def _pieces(source: str) -> list[str]:
    """Return the parts of a value that ``#`` joins, outside braces and quotation marks."""
    depth, quoted, start, pieces = 0, False, 0, []
    for sign in _SIGN.finditer(source):
        depth += _DEPTH.get(sign[0], 0)
        quoted ^= sign[0] == '"' and depth == 0
        if sign[0] == "#" and depth == 0 and not quoted:
            pieces.append(source[start : sign.start()].strip())
            start = sign.end()
    return [*pieces, source[start:].strip()]


def _piece(name: str, piece: str, strings: Mapping[str, str]) -> str:
    if piece[:1] in ('"', "{"):
        if _closing(piece) != len(piece) - 1:
            raise ValueError(f"the field {name} goes on after its value; a comma is missing")
        return piece[1:-1]
    if "=" in piece:
        raise ValueError(f"the field {name} goes on after its value; a comma is missing")
    known = strings.get(piece.lower(), piece)
    return known[1:-1] if known[:1] + known[-1:] in ("{}", '""') else known


def _closing(piece: str) -> int:
    """Return where the brace or quotation mark that opens ``piece`` is closed, -1 if nowhere."""
    depth, last = 0, '"' if piece[0] == '"' else "}"
    for sign in _SIGN.finditer(piece, 1):
        if sign[0] == last and depth == 0:
            return sign.start()
        depth += _DEPTH.get(sign[0], 0)
    return -1


def _keywords(source: str) -> Iterator[str]:
    separator = ";" if ";" in source else ","
    return filter(None, (decode_latex(word) for word in source.split(separator)))


def _doi(source: str) -> str:
    doi = _DOI_PREFIX.sub("", _ESCAPED.sub(r"\1", source).strip("{} \n")).strip()
    return doi if _DOI.fullmatch(doi) else ""


def _doi_fault(record: Record) -> str:
    return f"the DOI of '{record.citation_key}' has not the form 10.nnnn/…; the record is kept without it"


def _row(path: str, line: int, kind: str, reason: str) -> dict[str, object]:
    return {"path": path, "line": line, "kind": kind, "reason": reason}
