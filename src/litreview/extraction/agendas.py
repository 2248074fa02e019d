"""Agendas: the sections in which a work lists its recommendations, and the numbered ones in them."""

import re
from collections.abc import Iterator
from itertools import groupby

from litreview.corpus.documents import Document, Segment
from litreview.extraction.statements import is_action, is_advice

_OPENS = re.compile(r"\brecommendations?\b|\bR ?E ?C ?O ?M ?M ?E ?N ?D ?A ?T ?I ?O ?N ?S\b|\brecommandations?\b", re.IGNORECASE)
_CLOSES = re.compile(
    r"^\W*(?:appendi(?:x|ces)|annex\w*|references|bibliography|glossary|notes|acknowledge?ments|chapter \d{1,2}|part \d"
    r"|annexes?|bibliographie"
    r"|références|remerciements)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^\W*\(?\d{1,3}(?:\.\d{1,3}){0,2}[.)]?\s?(?=[A-ZÀ-Ý“])")


def find_numbered(document: Document) -> list[tuple[int, int]]:
    """Return the spans of the numbered or listed paragraphs in the recommendation sections of ``document``, in order.

    A section opens at a heading with the word "recommendations" and ends at the next such heading, chapter or appendix.
    Paragraphs with a number count as they stand, list items where they name an action. Fewer than three make no list, and
    nothing is returned.

    Example:
        >>> words = ["Recommendations", "1. Pay peers.", "2. Train peers.", "3. Listen."]
        >>> at = [0, 17, 32, 49]
        >>> ss = tuple(Segment(f"d#{n}", "d", n, a, a + len(w), None, "", "", "body" if n else "heading", "en", w, n)
        ...            for n, (a, w) in enumerate(zip(at, words)))
        >>> find_numbered(Document("d", "", "policy", "", "d", "", "en", "full text", " " * 60, ss))
        [(17, 30), (32, 47), (49, 59)]
    """
    spans = [(block[0].start, block[-1].end) for block in _blocks(document) if _is_item(block)]
    return spans if len(spans) >= 3 else []


def _blocks(document: Document) -> Iterator[list[Segment]]:
    inside = False
    for _, group in groupby(document.segments, key=lambda segment: segment.block):
        block = list(group)
        first = block[0]
        if first.role == "heading":
            inside = bool(_OPENS.search(first.text)) or (inside and not _CLOSES.match(first.text))
        elif inside:
            kept = [segment for segment in block if segment.role in ("body", "list item")]
            yield from [kept] if kept else []


def _is_item(block: list[Segment]) -> bool:
    text = block[0].text
    asked = block[0].role == "list item" and any(is_action(segment.text) or is_advice(segment.text) for segment in block)
    return asked or bool(_NUMBER.match(text))
