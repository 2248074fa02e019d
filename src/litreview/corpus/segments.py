"""Segments: the normal text of a document and its sentences, headings and list items with exact spans."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from litreview.corpus.documents import Segment
from litreview.corpus.language import language_or
from litreview.corpus.normal import normal_blocks
from litreview.corpus.notices import is_notice
from litreview.corpus.pieces import Piece, cut_pieces
from litreview.corpus.roles import assign_roles
from litreview.corpus.sentences import cut_long, split_sentences
from litreview.sources.blocks import Block

_WHOLE = frozenset(("heading", "navigation", "reference"))
_CAPITALISED = re.compile(r"[A-ZÀ-ÖØ-Þ]\w+ \w+ \w+ \w+")


def compose_segments(
    document_id: str,
    blocks: Sequence[Block],
    *,
    language: str = "en",
    quotable: Sequence[bool] = (),
    spoken: bool = False,
) -> tuple[str, tuple[Segment, ...]]:
    """Return the normal text of ``blocks`` and its segments; each segment is the text at its span, none overlap.

    Blocks are joined by an empty line, the items of a list by a line end. ``language`` is the document's and holds where
    a block is too short to tell its own; ``quotable`` says for each block whether its words may be shown; ``spoken``
    keeps turns and answers as they are. Offsets count characters (Python's string positions), end exclusive.

    Example:
        >>> text, segments = compose_segments("d", [Block("Our values:"), Block("Hope. Trust.", role="list item")])
        >>> [(s.segment_id, s.role, s.heading, s.text) for s in segments][1:]
        [('d#00002', 'list item', 'Our values:', 'Hope.'), ('d#00003', 'list item', 'Our values:', 'Trust.')]
    """
    pieces = assign_roles(cut_pieces(normal_blocks(blocks), spoken))
    text, starts = _join(pieces)
    segments: list[Segment] = []
    for block, (start, (piece, heading)) in enumerate(zip(starts, _with_headings(pieces), strict=True), 1):
        tongue = language_or(piece.text, language)
        shown = "yes" if not quotable or quotable[piece.source] else "no"
        for a, b in _spans(piece, tongue):
            words = piece.text[a:b]
            role = "notice" if piece.role == "body" and not piece.speaker and is_notice(words) else piece.role
            ordinal = len(segments) + 1
            segments.append(
                Segment(
                    f"{document_id}#{ordinal:05d}", document_id, ordinal, start + a, start + b, piece.page, heading,
                    piece.speaker, role, tongue, words, block, piece.level, shown, piece.time,
                )
            )  # fmt: skip
    return text, tuple(segments)


def _join(pieces: list[Piece]) -> tuple[str, list[int]]:
    parts: list[str] = []
    starts: list[int] = []
    length = 0
    for before, piece in zip([None, *pieces], pieces, strict=False):
        gap = "" if before is None else "\n" if piece.role == before.role == "list item" else "\n\n"
        parts += (gap, piece.text)
        starts.append(length + len(gap))
        length = starts[-1] + len(piece.text)
    return "".join(parts), starts


def _with_headings(pieces: list[Piece]) -> Iterator[tuple[Piece, str]]:
    """Yield each piece with its heading: the question, else the lead-in of its list, else the nearest heading above."""
    levels: list[tuple[int, str]] = []
    lead = ""
    for before, piece in zip([None, *pieces], pieces, strict=False):
        if piece.role == "heading":
            while levels and levels[-1][0] >= piece.level:
                levels.pop()
            yield piece, levels[-1][1] if levels and piece.level else ""
            levels.append((piece.level, piece.text))
            continue
        if piece.role == "list item" and before is not None and before.role == "body":
            lead = _lead_in(before.text)
        elif piece.role not in ("list item", "navigation", "caption"):
            lead = ""
        yield piece, piece.heading or lead or (levels[-1][1] if levels else "")


def _lead_in(text: str) -> str:
    if text[-1:] != ":":
        return ""
    start, end = split_sentences(text)[-1]
    return text[start:end]


def _spans(piece: Piece, language: str) -> list[tuple[int, int]]:
    if piece.role in _WHOLE:
        return cut_long(piece.text, 0, len(piece.text))
    if piece.role == "caption":
        return _caption_spans(piece.text)
    return split_sentences(piece.text, language)


def _caption_spans(text: str) -> list[tuple[int, int]]:
    """Return one span, or one for each time the first words come again: captions that a page set side by side."""
    opening = _CAPITALISED.match(text)
    again = [match.start() for match in re.finditer(re.escape(" " + opening.group()), text)] if opening else []
    edges = [0, *again, len(text)]
    return [span for a, b in pairwise(edges) for span in cut_long(text, a, b)]
