"""A long BibTeX file as chunks of whole entries, so that no more than a chunk of it is parsed, or held, at a time."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from litreview.errors import UnreadableSource
from litreview.sources.encoding import decode
from litreview.sources.reading import LARGEST_TEXT, check_lines, read_text

CHUNK = 4_000_000
"""Characters of a chunk, about four thousand entries with abstracts."""

_START = re.compile(r"^@\w*[ \t]*[{(]", re.MULTILINE)


class Chunk(NamedTuple):
    """Whole entries of a file: their text, the lines before it, how the entry after it begins, and notes on the decoding.

    An entry that is not closed is told by the beginning of the next one, so whoever parses ``text`` needs ``after`` too; it
    is ``""`` at the end of the file.
    """

    text: str
    line: int = 0
    after: str = ""
    notes: tuple[str, ...] = ()


def read_chunks(path: Path, size: int = CHUNK, largest: int = LARGEST_TEXT) -> Iterator[Chunk]:
    """Yield the BibTeX file at ``path`` in chunks of ``size`` characters or more that end where a line begins with an entry.

    At such a place a parser starts anew whatever stood before, so the chunks hold what the whole file holds. A file of more
    than ``largest`` bytes is decoded piece by piece, a smaller one at once.

    Raises:
        UnreadableSource: the file cannot be opened, is empty, binary or of an unknown encoding, has a line that is too long,
            or no entry begins in ``largest`` characters of a large file.

    Example:
        >>> import tempfile; path = Path(tempfile.mkdtemp()) / "r.bib"
        >>> _ = path.write_text("@misc{a}\\n@misc{b}\\n@misc{c}\\n")
        >>> [chunk[:3] for chunk in read_chunks(path, 8)]
        [('@misc{a}\\n', 0, '@misc{'), ('@misc{b}\\n', 1, '@misc{'), ('@misc{c}\\n', 2, '')]
    """
    waiting, line, notes = "", 0, ()
    for text, told in _read_pieces(path, size, largest):
        waiting, notes = waiting + text, notes or told
        while start := _START.search(waiting, size):
            chunk, waiting = waiting[: start.start()], waiting[start.start() :]
            yield Chunk(chunk, line, start[0], notes)
            line += chunk.count("\n")
        if len(waiting) > max(largest, len(text)):
            raise UnreadableSource("bib", f"no entry begins in {largest:,} characters; check the braces", line + 1)
    yield Chunk(waiting, line, "", notes)


def _read_pieces(path: Path, size: int, largest: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    try:
        if path.stat().st_size <= largest:
            yield read_text(path, "bib")
            return
        line = 1
        with path.open("rb") as file:
            while data := file.read(size):
                data += file.readline(largest)
                text, notes = _decode_piece(data, line)
                yield text, notes
                line += text.count("\n")
    except OSError as error:
        raise UnreadableSource("bib", f"cannot be opened: {(error.strerror or 'unknown error').lower()}") from None


def _decode_piece(data: bytes, line: int) -> tuple[str, tuple[str, ...]]:
    try:
        text, note = decode(data, line)
    except UnreadableSource as fault:
        if fault.kind != "empty":
            raise
        text, note = "\n" * data.count(b"\n"), ""
    check_lines(text, "bib", first=line)
    return text, (note,) if note else ()
