"""Plain text: paragraphs, headings that stand on a line of their own, list items and numbered references."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from litreview.sources.blocks import Block
from litreview.sources.markers import Marker, find_marker, numbers_in_sequence
from litreview.sources.reading import Reading, read_text
from litreview.sources.wrapping import is_wrapped, join_lines, words_of, wrap_width

_UNDERLINE = re.compile(r"[ \t]*(={3,}|-{3,}|\*{3,}|_{3,}|~{3,})[ \t]*")


class _Piece(NamedTuple):
    lines: list[str]
    line: int
    indent: int
    marker: Marker | None
    underlined: int = 0


def read_plain(path: Path) -> Reading:
    """Return the blocks of the text file at ``path``.

    Raises:
        UnreadableSource: see ``read_text``.

    Example:
        >>> import tempfile; path = Path(tempfile.mkdtemp()) / "a.txt"
        >>> _ = path.write_text("Values\\n\\n  • hope\\n  • dignity\\n")
        >>> [(block.text, block.role) for block in read_plain(path).blocks]
        [('Values', ''), ('hope', 'list item'), ('dignity', 'list item')]
    """
    text, notes = read_text(path, "txt")
    return Reading(tuple(plain_blocks(text)), notes=notes)


def plain_blocks(text: str, line: int = 1) -> list[Block]:
    """Return the blocks of ``text``, whose first line is line ``line`` of its file.

    Hard-wrapped lines are joined; in a file with one paragraph a line every line stays a block. A bullet is an item
    for sure; a number or letter is one only where the next number stands beside it.

    Example:
        >>> [block.text for block in plain_blocks("Heading\\nA paragraph that is long enough to be one of its own.")]
        ['Heading', 'A paragraph that is long enough to be one of its own.']
    """
    lines = [part.replace("\f", " ").rstrip() for part in text.split("\n")]
    width = wrap_width([(a, b) for a, b in pairwise(lines) if a.strip() and b.strip() and find_marker(b) is None])
    pieces = list(_pieces(lines, line, width))
    numbered = numbers_in_sequence([piece.marker for piece in pieces])
    levels = _levels(pieces)
    vocabulary = words_of(text) if width else set()
    return [_block(*facts, vocabulary) for facts in zip(pieces, numbered, levels, strict=True)]


def _pieces(lines: Sequence[str], first: int, width: int) -> Iterator[_Piece]:
    """Yield the runs of lines that belong together."""
    current: _Piece | None = None
    for number, line in enumerate(lines, first):
        rule = _UNDERLINE.fullmatch(line)
        if current and (rule or not line.strip() or not _goes_on(current, line, width)):
            yield current._replace(underlined=_underlined(current, rule))
            current = None
        if rule or not line.strip():
            continue
        if current:
            current.lines.append(line)
        else:
            current = _Piece([line], number, len(line) - len(line.lstrip()), find_marker(line))
    if current:
        yield current


def _underlined(piece: _Piece, rule: re.Match[str] | None) -> int:
    """Return 1 or 2 where ``rule`` underlines a heading, else 0."""
    if rule is None or piece.marker or len(piece.lines) > 1 or rule[1][0] not in "=-":
        return 0
    fits = 0.5 <= len(rule[1]) / len(piece.lines[0].strip()) <= 1.5
    return ("=-".index(rule[1][0]) + 1) * fits


def _goes_on(piece: _Piece, line: str, width: int) -> bool:
    """Return whether ``line`` continues ``piece`` rather than beginning another."""
    indent = len(line) - len(line.lstrip())
    if find_marker(line) and not _is_chance(piece, line, width):
        return False
    if piece.marker and piece.marker.kind != "reference":
        return indent >= piece.indent + 2 or (indent >= piece.indent and is_wrapped(piece.lines[-1], line, width))
    if indent >= piece.indent + 2 and len(piece.lines) > 1 and piece.marker is None:
        return False
    return is_wrapped(piece.lines[-1], line, width)


def _is_chance(piece: _Piece, line: str, width: int) -> bool:
    """Return whether a marker at the start of a wrapped line is a dash or number of its sentence."""
    marker = find_marker(line)
    dash = marker is not None and marker.kind == "bullet" and line.lstrip()[0] in "–-*·"
    inside = piece.marker is None and not line[:1].isspace() and piece.lines[-1].rstrip()[-1:] not in ".:;!?"
    return bool((dash or (marker and marker.kind.startswith("number"))) and inside and is_wrapped(piece.lines[-1], line, width))


def _levels(pieces: Sequence[_Piece]) -> list[int]:
    """Return the depth of each item by its indent below the items that lead to it, from 1; 0 for other pieces."""
    levels, indents = [], []
    for piece in pieces:
        if piece.marker is None or piece.marker.kind == "reference":
            indents = []
            levels.append(0)
            continue
        while indents and indents[-1] > piece.indent:
            indents.pop()
        if not indents or indents[-1] < piece.indent:
            indents.append(piece.indent)
        levels.append(len(indents))
    return levels


def _block(piece: _Piece, numbered: bool, level: int, vocabulary: set[str]) -> Block:
    marker = piece.marker
    if marker and (marker.kind == "bullet" or numbered):
        text = join_lines([piece.lines[0][marker.width :], *piece.lines[1:]], vocabulary)
        return Block(text, role="list item", level=level, line=piece.line)
    text = join_lines(piece.lines, vocabulary)
    if marker and marker.kind == "reference":
        return Block(text, role="reference", line=piece.line)
    return Block(text, role="heading" if piece.underlined else "", level=piece.underlined, line=piece.line)
