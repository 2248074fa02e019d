"""Pieces: blocks cut where one block holds more than one thing (lines, bullets, a glued heading)."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from litreview.corpus.glue import count_joined, split_glued
from litreview.corpus.navigation import is_breadcrumb
from litreview.sources.blocks import Block
from litreview.sources.markers import find_marker
from litreview.sources.wrapping import join_lines, wrap_width

_FOOTNOTE = re.compile(r"\d{1,3}[ .]")


class Piece(NamedTuple):
    """A part of a block that stands by itself; ``source`` is the index of its block, ``line`` where that begins."""

    text: str
    role: str
    level: int
    source: int
    page: int | None = None
    speaker: str = ""
    time: str = ""
    heading: str = ""
    line: int = 0


def cut_pieces(blocks: Sequence[Block], spoken: bool = False) -> list[Piece]:
    """Return the pieces of normal ``blocks`` in order; ``role`` stays ``""`` where it must be found out.

    What people said (``spoken``, or a block with a speaker) keeps its shape: line ends become spaces.

    Example:
        >>> [p.text for p in cut_pieces([Block("Values:\\n• hope\\n• trust")])]
        ['Values:', 'hope', 'trust']
    """
    joined: Mapping[str, int] = Counter() if spoken else count_joined(block.text for block in blocks)
    pieces = [
        Piece(text, role, block.level, source, block.page, block.speaker, block.time, block.heading, block.line)
        for source, block in enumerate(blocks)
        for text, role in _parts(block, spoken or bool(block.speaker), joined)
        if text
    ]
    return _mend_pages(pieces)


def _mend_pages(pieces: list[Piece]) -> list[Piece]:
    """Join a paragraph that a page break cut in the middle of a sentence; what stands between goes after it."""
    mended: list[Piece] = []
    last = -1
    for piece in pieces:
        if piece.role or piece.page is None or _FOOTNOTE.match(piece.text):
            mended.append(piece)
            continue
        before = mended[last] if last >= 0 else piece
        if before.page == piece.page - 1 and piece.text[0].islower() and before.text[-1].isalpha():
            mended[last] = before._replace(text=f"{before.text} {piece.text}")
        else:
            last = len(mended)
            mended.append(piece)
    return mended


def _parts(block: Block, spoken: bool, joined: Mapping[str, int]) -> list[tuple[str, str]]:
    if spoken or block.role == "heading":
        return [(" ".join(block.text.split("\n")).strip(), block.role or "body")]
    parts = []
    for line in _lines(block.text):
        marker = None if block.role not in ("", "list item") else find_marker(line)
        if marker is not None and marker.kind == "bullet":
            parts.append((line[marker.width :].strip(), "list item"))
        elif block.role or is_breadcrumb(line):
            parts.append((line, block.role))
        else:
            heading, rest = split_glued(line, joined)
            parts += [(heading, "heading"), (rest, "")] if heading else [(line, "")]
    return parts


def _lines(text: str) -> list[str]:
    """Return the lines of a block, as one where they were only put in to fit a width."""
    if "\n" not in text:
        return [text]
    lines = [line for line in text.split("\n") if line]
    return [join_lines(lines, set())] if wrap_width(list(pairwise(lines))) else lines
