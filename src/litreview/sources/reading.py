"""What a reader hands back, and opening a file without being harmed by its size."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from litreview.errors import UnreadableSource
from litreview.sources.blocks import Block
from litreview.sources.encoding import decode

LARGEST_TEXT = 50_000_000
LARGEST_PACKAGE = 200_000_000
LONGEST_LINE = 1_000_000
_MOST_LINES = 20


class Reading(NamedTuple):
    """The blocks of one file, its number of pages (PDF only) and what a person should know about the reading."""

    blocks: tuple[Block, ...]
    pages: int | None = None
    notes: tuple[str, ...] = ()


def read_by_ending(path: Path, readers: Mapping[str, Callable[[Path], Reading]], material: str) -> Reading:
    """Return what the reader for the ending of ``path`` makes of the file; ``readers`` maps ``.txt`` and the like to readers.

    Raises:
        UnreadableSource: no reader takes this ending; names ``material`` and the endings it is read from.

    Example:
        >>> read_by_ending(Path("A.TXT"), {".txt": lambda path: Reading((), 3)}, "literature").pages
        3
    """
    suffix = path.suffix.lower()
    if suffix not in readers:
        known = ", ".join(sorted(readers))
        raise UnreadableSource(suffix.lstrip(".") or "file", f"has the ending '{suffix}'; {material} is read from {known}")
    return readers[suffix](path)


def read_bytes(path: Path, kind: str, largest: int = LARGEST_TEXT) -> bytes:
    """Return the bytes of the file at ``path``, at most ``largest`` of them.

    Raises:
        UnreadableSource: it cannot be opened or is larger than ``largest`` bytes.

    Example:
        >>> import tempfile; path = Path(tempfile.mkdtemp()) / "a.txt"; _ = path.write_bytes(b"words")
        >>> read_bytes(path, "txt")
        b'words'
    """
    try:
        size = path.stat().st_size
        if size > largest:
            raise UnreadableSource(kind, f"the file has {size:,} bytes; at most {largest:,} are read: split it")
        return path.read_bytes()
    except OSError as error:
        raise UnreadableSource(kind, f"cannot be opened: {(error.strerror or 'unknown error').lower()}") from None


def read_text(
    path: Path, kind: str, longest_line: int = LONGEST_LINE, largest: int = LARGEST_TEXT
) -> tuple[str, tuple[str, ...]]:
    """Return the text of the file at ``path`` with LF line ends, and notes on how it was decoded.

    Raises:
        UnreadableSource: it cannot be opened, is too large, empty, binary, of an unknown encoding, or has a line of
            more than ``longest_line`` characters.

    Example:
        >>> import tempfile; path = Path(tempfile.mkdtemp()) / "a.txt"; _ = path.write_bytes(b"one\\r\\ntwo")
        >>> read_text(path, "txt")
        ('one\\ntwo', ())
    """
    text, note = decode(read_bytes(path, kind, largest))
    check_lines(text, kind, longest_line)
    return text, (note,) if note else ()


def check_lines(text: str, kind: str, longest: int = LONGEST_LINE, first: int = 1) -> None:
    """Raise ``UnreadableSource`` at the first line of ``text`` with more than ``longest`` characters.

    ``first`` is the number of the first line, where ``text`` is a piece of a file.

    Example:
        >>> check_lines("short lines", "txt")
    """
    for number, line in enumerate(text.split("\n"), first):
        if len(line) > longest:
            reason = f"the line has {len(line):,} characters; at most {longest:,} are read: break it into paragraphs"
            raise UnreadableSource(kind, reason, number)


def name_lines(lines: Sequence[int]) -> str:
    """Return the numbers of lines as notes name them: the first twenty, and how many more there are.

    Example:
        >>> name_lines([3, 5]), name_lines(range(1, 31))[-18:]
        ('3, 5', '19, 20 and 10 more')
    """
    more = f" and {len(lines) - _MOST_LINES} more" if len(lines) > _MOST_LINES else ""
    return ", ".join(map(str, lines[:_MOST_LINES])) + more
