"""The records of a run as BibTeX: entries as they stand in the researcher's file, with what they lean on."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from litreview.errors import UnreadableSource
from litreview.exchange.bibtex import entry_of_record
from litreview.exchange.bibtex_text import render_entry
from litreview.sources.bibliography import Record
from litreview.sources.chunks import read_chunks

if TYPE_CHECKING:
    from bibtexparser.model import Entry

_LENDERS = ("crossref", "xdata")
_PLACES = re.compile(r"file|localfile|local-url|pdf|bdsk-file-\d{1,3}")
"""Fields in which reference managers keep where a file lies on somebody's machine."""


class _Piece(NamedTuple):
    """A block of the file as it is written: the key of an entry, ``""`` of a string or preamble, and whose fields it borrows.

    ``open`` is false for an entry that tells where a file lies.
    """

    raw: str
    key: str = ""
    borrows: frozenset[str] = frozenset()
    open: bool = True


def render_bib(records: Iterable[Record], bibliography: Path | None = None) -> bytes:
    """Return ``records`` as BibTeX in UTF-8.

    An entry of ``bibliography`` is copied as it is written, line ends too, in the order of the file, together with its strings,
    preambles and the entries that lend fields to those copied. Entries that say where files lie on a machine are written
    anew without that, and those that are not in the file come last, in the order of their keys.

    Example:
        >>> print(render_bib([Record("a", "book", "One", "2020")]).decode(), end="")
        @book{a,
          title       = {One},
          year        = {2020},
        }
    """
    wanted = {record.citation_key: record for record in records}
    pieces = list(_read_pieces(bibliography)) if bibliography is not None and bibliography.is_file() else []
    lenders = _find_lenders(pieces, wanted)
    written: dict[str, str] = {}
    for number, piece in enumerate(pieces):
        if not piece.key:
            written[f" {number}"] = piece.raw
        elif piece.key in wanted or piece.key.lower() in lenders:
            whole = piece.open or piece.key not in wanted
            written.setdefault(piece.key, piece.raw if whole else _write(wanted[piece.key]))
    left = [_write(wanted[key]) for key in sorted(wanted.keys() - written.keys())]
    text = "\n".join(f"{text}\n" for text in [*written.values(), *left])
    return (text.replace("\n", "\r\n") if pieces and b"\r\n" in bibliography.read_bytes() else text).encode()


def _read_pieces(path: Path) -> Iterator[_Piece]:
    import bibtexparser
    from bibtexparser.model import Entry, Preamble, String

    try:
        for chunk in read_chunks(path):
            blocks = bibtexparser.parse_string(chunk.text + chunk.after, parse_stack=[]).blocks
            for block in blocks[:-1] if chunk.after else blocks:
                if isinstance(block, Entry):
                    yield _read_piece(block)
                elif isinstance(block, String | Preamble):
                    yield _Piece(block.raw)
    except UnreadableSource:
        return


def _read_piece(entry: "Entry") -> _Piece:
    names = {field.key.lower(): field.value for field in entry.fields}
    lent = (word for name in _LENDERS for word in names.get(name, "").strip('{}" ').lower().split(","))
    is_open = not any(_PLACES.fullmatch(name) for name in names)
    return _Piece(entry.raw, entry.key.strip(), frozenset(word.strip() for word in lent if word.strip()), is_open)


def _find_lenders(pieces: Collection[_Piece], wanted: Mapping[str, Record]) -> set[str]:
    """Return the keys, in small letters, of the entries that lend to those wanted, and that lend to these."""
    borrows = {piece.key.lower(): piece.borrows for piece in pieces if piece.key}
    found: set[str] = set()
    waiting = {key.lower() for key in wanted}
    while waiting:
        lent = {name for key in waiting for name in borrows.get(key, ())}
        waiting = lent - found
        found |= waiting
    return found


def _write(record: Record) -> str:
    kept = {name: value for name, value in record.fields.items() if not _PLACES.fullmatch(name)}
    return render_entry(entry_of_record(record._replace(fields=kept)), record.citation_key).rstrip("\n")
