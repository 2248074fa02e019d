"""Whose words a definition is: named before it, under the quotation, by its citation, or the document's own."""

import re
from typing import NamedTuple

from litreview.corpus.documents import Document
from litreview.extraction.owners import read_attribution, read_owner
from litreview.extraction.passages import DefiningPassage
from litreview.extraction.references import Reference, describe, find_citation, find_mark, resolve_citation, resolve_mark


class Stated(NamedTuple):
    """Whose words a definition is: ``owner``, the ``work`` cited for it, and whether it stands in quotation marks."""

    owner: str
    work: str
    quoted: bool


_OPENING = ("“", '"', "«")
_CLOSED = re.compile(r"[”\"»][.,]?\s?(?:\[?[\d⁰¹²³⁴-⁹]{0,3}\]?)\.?$")
_USES = re.compile(
    r"\s(?:uses?|used|has|have|adopts?|adopted|offers?|provides?|proposes?|gives?|developed|utilise|propose|adopte|a adopté)"
    r"\s(?:an?|the|this|its|une|la|cette)\s(?:[\w-]{1,20} ){0,3}(?:definition|définition)\b.{0,40}$|['’]s?$",
)
_NOBODY = re.compile(r"^(?:an?|some|many|most|several|few|other|these|those|one|les|des|certaine?s|plusieurs)\s", re.IGNORECASE)
_LONGEST_QUOTATION = 40


def read_statement(
    passage: DefiningPassage, document: Document, references: list[Reference], host: str, before: Stated | None
) -> Stated:
    """Return whose words a passage is: named with it, under its quotation, by its citation, carried on, or the host's.

    ``host`` is the body the document speaks for, ``before`` the statement of the passage before this one. An owner named
    in the sentence stays the owner where the citation names other authors: they wrote the ``work``.

    Example:
        >>> from litreview.corpus.build import build_document
        >>> from litreview.extraction.passages import find_defining_passages
        >>> from litreview.sources.blocks import Block
        >>> blocks = [Block("Ada Rivers defines peer support as “a bond”.", role="body")]
        >>> document = build_document("d.txt", "", blocks, depth="notes", evidence_kind="practice")
        >>> read_statement(find_defining_passages(document)[0], document, [], "Lake House", None)
        Stated(owner='Ada Rivers', work='', quoted=True)
    """
    if passage.inside and before:
        return before
    quotation = _enclosing_quotation(passage, document)
    attribution = _signature(passage, document) or (_attribution(quotation[1], document) if quotation else None)
    if attribution:
        return Stated(attribution.owner, attribution.work, True)
    quoted = bool(quotation) or _quotes(document.text[passage.definiens : passage.end])
    cited = _cited(passage, document, references)
    owner = _named(passage.named, host, document.segments[passage.first].speaker)
    if not owner and passage.follows and before and not cited:
        return Stated(before.owner, before.work, quoted)
    own = document.segments[passage.first].speaker or host
    return Stated(owner or (cited.authors if cited else "") or own, describe(cited) if cited else "", quoted)


def _named(words: str, host: str, speaker: str) -> str:
    """Return the owner that the words before or after the defining verb name; "we" and "this guide" are the document's."""
    words = _USES.sub("", words).strip()
    if not words:
        return ""
    if _NOBODY.match(words):
        return words
    return read_owner(words) or speaker or host


def _cited(passage: DefiningPassage, document: Document, references: list[Reference]) -> Reference | None:
    """Return the work that a note mark or an author–year citation of the passage points to, also where no list has it."""
    after = document.text[passage.end : passage.end + 7].split("\n")[0]
    words = document.text[passage.start : passage.end]
    entry = resolve_mark(find_mark(words + after), references)
    if entry:
        return entry
    authors, year = find_citation(words)
    if not authors:
        return None
    return resolve_citation(authors, year, references) or Reference("", authors, "", year, "", 0, 0)


def _enclosing_quotation(passage: DefiningPassage, document: Document) -> tuple[int, int] | None:
    """Return the first and last segment of the quotation that opens with its paragraph and holds the whole passage."""
    segments = document.segments
    first = passage.first
    while first and segments[first - 1].block == segments[first].block and segments[first].block:
        first -= 1
    if not segments[first].text.startswith(_OPENING):
        return None
    for last in range(first, min(first + _LONGEST_QUOTATION, len(segments))):
        if segments[last].block != segments[first].block:
            return None
        if _CLOSED.search(segments[last].text):
            return (first, last) if last >= passage.last else None
    return None


def _signature(passage: DefiningPassage, document: Document) -> Stated | None:
    """Return who signs a quotation in its own paragraph: "“…” — Name, post"."""
    line = read_attribution(document.text[passage.end : document.segments[passage.last].end])
    return Stated(line.owner, line.work, True) if line else None


def _attribution(last: int, document: Document) -> Stated | None:
    """Return who the line under a quotation names; a line that looks like a heading must name a body and a work."""
    if last + 1 >= len(document.segments):
        return None
    under = document.segments[last + 1]
    line = read_attribution(under.text)
    if not line or not line.owner or (under.role == "heading" and not (line.work and " " in line.owner)):
        return None
    return Stated(line.owner, line.work, True)


def _quotes(definiens: str) -> bool:
    """Whether the defining words stand in quotation marks: they open with one, or a long quotation is among them."""
    head = definiens.lstrip(" :,")
    return head.startswith(_OPENING) or bool(re.search(r"[“\"«][^“”\"«»]{40,}[”\"»]", definiens))
