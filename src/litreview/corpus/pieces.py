"""Pieces: blocks cut where one block holds more than one thing (lines, bullets, a glued heading)."""

import itertools
import re
from collections.abc import Sequence
from typing import NamedTuple

from litreview.corpus.glue import is_breadcrumb, split_glued
from litreview.sources.blocks import Block

_BULLET = re.compile(r"(?:[•◦‣▪▫●○■□⁃∙·➢➤✓✔❖]|[-–*](?= )) ?")
_LINE_OF_LIST = re.compile(r"[•◦‣▪▫●○■□⁃∙·➢➤✓✔❖]|[-–*] |\(?\d{1,2}[.)] |\[\d{1,3}\] ")
_NARROWEST, _WIDEST = 40, 130


class Piece(NamedTuple):
    """A part of a block that stands by itself; ``source`` is the index of its block, ``part`` its place there."""

    text: str
    role: str
    level: int
    source: int
    part: int
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
    document_text = "" if spoken else "\n".join(block.text for block in blocks)
    pieces: list[Piece] = []
    for source, block in enumerate(blocks):
        if spoken or block.speaker:
            parts = [(" ".join(block.text.split("\n")), block.role or "body")]
        else:
            parts = _parts(block, document_text)
        pieces += [
            Piece(text, role, block.level, source, part, block.page, block.speaker, block.time, block.heading, block.line)
            for part, (text, role) in enumerate(parts)
            if text.strip()
        ]
    return pieces


def _parts(block: Block, document_text: str) -> list[tuple[str, str]]:
    if block.role == "heading":
        return [(" ".join(block.text.split("\n")), "heading")]
    parts = []
    for line in join_lines(block.text):
        bullet = _BULLET.match(line)
        role = "list item" if bullet and not block.role else block.role
        line = line[bullet.end() :] if bullet and role == "list item" else line
        heading, rest = ("", line) if role or is_breadcrumb(line) else split_glued(line, document_text)
        parts += [(heading, "heading"), (rest, role)] if heading else [(line, role)]
    return parts


def join_lines(text: str) -> list[str]:
    """Return the lines of ``text``, joined where the writer's margin and not the writer ended them.

    A run of lines is a wrapped paragraph when each is as full as the widest allows, none is wider than 130 characters
    and one goes on in lower case.

    Example:
        >>> join_lines("Peer workers meet people where they live\\nand go with them.\\nNext steps")
        ['Peer workers meet people where they live and go with them.', 'Next steps']
    """
    if "\n" not in text:
        return [text]
    lines = [line for line in text.split("\n") if line]
    runs: list[list[str]] = [lines[:1]]
    width = max(map(len, lines))
    for before, line in itertools.pairwise(lines):
        if _NARROWEST <= width <= _WIDEST and _is_full(before, line, width):
            runs[-1].append(line)
        else:
            runs.append([line])
    return [joined for run in runs for joined in _join_run(run)]


def _is_full(before: str, line: str, width: int) -> bool:
    if _LINE_OF_LIST.match(line) or before[-1] == ":":
        return False
    fits = len(before) + 1 + len(line.split(" ", 1)[0]) <= width
    return not fits or (line[0].islower() and len(before) >= width * 0.6)


def _join_run(run: list[str]) -> list[str]:
    if not any(line[0].islower() for line in run[1:]):
        return run
    joined = run[0]
    for line in run[1:]:
        hyphenated = joined[-1] == "-" and joined[-2:-1].isalpha() and line[0].islower()
        joined += line if hyphenated else " " + line
    return [joined]
