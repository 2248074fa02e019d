"""The table of definitions: every definition of the review's terms with its owner, its work, its parts and its likes."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from litreview.corpus.documents import Document
from litreview.extraction.components import find_components
from litreview.extraction.owners import find_owner, read_attribution, read_owner
from litreview.extraction.passages import Passage, find_passages
from litreview.extraction.populations import find_populations, scope_of
from litreview.extraction.references import (
    Reference,
    describe,
    find_citation,
    find_mark,
    find_references,
    resolve_citation,
    resolve_mark,
)
from litreview.extraction.similarity import measure_similarity

SIMILAR = 0.5
"""From this likeness on (see ``similarity.measure_similarity``) two definitions are shown as a pair."""


class Stated(NamedTuple):
    """Whose words a definition is: ``owner``, the ``work`` cited for it, and whether it stands in quotation marks."""

    owner: str
    work: str
    quoted: bool


_OPENING, _CLOSING = "“\"«", "”\"»"
_CUT = re.compile(r"(?:…|\.\.\.)[”\"»\s]*$")
_TAIL = re.compile(r"[⁰¹²³⁴-⁹]{1,3}$|(?<=[.”\"»…])\d{1,3}$|\s?\[\d{1,3}(?:[,–-]\s?\d{1,3}){0,4}\]$|\s+$")
_USES = re.compile(
    r"\s(?:uses?|used|has|have|adopts?|adopted|offers?|provides?|proposes?|gives?|developed|utilise|propose|adopte|a adopté)\s(?:an?|the|this|its|une|la|cette)\s"
    r"(?:[\w-]{1,20} ){0,3}(?:definition|définition)\b.{0,40}$|['’]s?$",
)
_CLOSED = re.compile(r"[”\"»][.,]?\s?(?:\[?[\d⁰¹²³⁴-⁹]{0,3}\]?)\.?$")
_NOBODY = re.compile(r"^(?:an?|some|many|most|several|few|other|these|those|one|les|des|certaine?s|plusieurs)\s", re.IGNORECASE)


def find_definitions(document: Document, codes: Mapping[str, tuple[str, ...]]) -> list[dict]:
    """Return the rows of ``definitions`` for one document; ``codes`` are the codes of its segments.

    ``quote`` is the whole defining sentence or sentences without note mark and without the marks of a block quotation;
    ``similar_to`` is filled by ``link_similar``.

    Example:
        >>> from litreview.corpus.documents import Document, Segment
        >>> text = "The Lake Council defines peer support as a mutual process between equals."
        >>> segment = Segment("d#1", "d", 1, 0, len(text), None, "", "", "body", "en", text)
        >>> rows = find_definitions(Document("d", "", "practice", "T", "d", "", "en", "full text", text, (segment,)), {})
        >>> rows[0]["stated_by"], rows[0]["term"], rows[0]["components"]
        ('Lake Council', 'peer support', 'DEF.EQUAL; DEF.MUTUAL')
    """
    passages = find_passages(document)
    if not passages:
        return []
    references, host, scope = find_references(document), find_owner(document), scope_of(document)
    rows: list[dict] = []
    before: Stated | None = None
    for number, passage in enumerate(passages, 1):
        stated = _state(passage, document, references, host, before)
        before = stated
        rows.append(_row(f"{document.document_id}.d{number:03d}", passage, document, stated, codes))
        rows[-1]["population"] = "; ".join(_populations(rows[-1], stated, scope if stated.owner == host else ()))
    return rows


def link_similar(rows: Iterable[dict]) -> list[dict]:
    """Return ``rows`` of all documents with ``similar_to`` naming the definitions of a like wording, sorted.

    Likeness is measured on the defining words without lead-in and owner; rows stay apart, whoever owns them.

    Example:
        >>> same = "Peer support is mutual help between equals in a group."
        >>> linked = link_similar([{"definition_id": "a", "term": "peer support", "quote": same}, {"definition_id": "b",
        ...     "term": "peer support", "quote": same.replace("group", "house")}])
        >>> [row["similar_to"] for row in linked]
        ['b', 'a']
    """
    rows = [dict(row) for row in rows]
    words = [_defining_words(row) for row in rows]
    links: dict[int, list[str]] = {}
    for i, row in enumerate(rows):
        for j in range(i):
            if not _overlap(row, rows[j]) and measure_similarity(words[i], words[j]) >= SIMILAR:
                links.setdefault(i, []).append(rows[j]["definition_id"])
                links.setdefault(j, []).append(row["definition_id"])
    for i, row in enumerate(rows):
        row["similar_to"] = "; ".join(sorted(links.get(i, [])))
    return rows


def _overlap(first: Mapping[str, object], second: Mapping[str, object]) -> bool:
    """A term glossed inside a definition shares its words without being like it."""
    if first.get("document_id") != second.get("document_id") or "start" not in first:
        return False
    return bool(first["start"] < second["end"] and second["start"] < first["end"])


def _row(identifier: str, passage: Passage, document: Document, stated: Stated, codes: Mapping[str, tuple[str, ...]]) -> dict:
    start, end = _trim(document.text, passage.start, passage.end)
    quote = document.text[start:end]
    segments = () if passage.inside else document.segments[passage.first : passage.last + 1]
    carried = [code for segment in segments for code in codes.get(segment.segment_id, ())]
    return {
        "definition_id": identifier,
        "document_id": document.document_id,
        "start": start,
        "end": end,
        "quote": quote,
        "term": _in_small(passage.term),
        "stated_by": stated.owner,
        "hosted_in": document.title or document.document_id,
        "cited_work": stated.work,
        "citation_key": document.citation_key,
        "form": "quoted" if stated.quoted else "paraphrased",
        "complete": "no" if _CUT.search(document.text[passage.start : passage.end]) else "yes",
        "components": "; ".join(find_components(quote, carried)),
        "similar_to": "",
    }


def _in_small(term: str) -> str:
    """Return a term in small letters where capitals only open the sentence or shout; acronyms and names keep theirs."""
    if term.isupper() and " " in term:
        return term.lower()
    return term if term[:2].isupper() else term[:1].lower() + term[1:]


def _state(passage: Passage, document: Document, references: list[Reference], host: str, before: Stated | None) -> Stated:
    """Return whose words a passage is: named before, named under the quotation, cited, carried on, or the document's own."""
    text = document.text[passage.start : passage.end]
    if passage.inside and before:
        return before
    quotation = _enclosing_quotation(passage, document)
    attribution = _attribution(quotation[1], document) if quotation else None
    if attribution:
        return Stated(attribution.owner, attribution.work, True)
    quoted = bool(quotation) or _quotes(document.text[passage.definiens : passage.end])
    cited = _cited(passage, document, references)
    owner = _named(passage.named, host, document.segments[passage.first].speaker)
    if not owner and passage.follows and before and not cited:
        return Stated(before.owner, before.work, quoted)
    authors = cited.authors if cited and not (owner and _is_named(text, owner)) else ""
    own = document.segments[passage.first].speaker or host
    return Stated(owner or authors or own, describe(cited) if cited else "", quoted)


def _named(words: str, host: str, speaker: str) -> str:
    """Return the owner that the words before or after the defining verb name; "we" and "this guide" are the document's."""
    words = _USES.sub("", words).strip()
    if not words:
        return ""
    if _NOBODY.match(words):
        return words
    return read_owner(words) or speaker or host


def _is_named(text: str, owner: str) -> bool:
    return owner in text


def _cited(passage: Passage, document: Document, references: list[Reference]) -> Reference | None:
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


def _enclosing_quotation(passage: Passage, document: Document) -> tuple[int, int] | None:
    """Return the first and last segment of the quotation that opens with its paragraph and holds the whole passage."""
    segments = document.segments
    first = passage.first
    while first and segments[first - 1].block == segments[first].block and segments[first].block:
        first -= 1
    if not segments[first].text.startswith(tuple(_OPENING)):
        return None
    for last in range(first, min(first + 40, len(segments))):
        if segments[last].block != segments[first].block:
            return None
        if _CLOSED.search(segments[last].text):
            return (first, last) if last >= passage.last else None
    return None


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
    return head.startswith(tuple(_OPENING)) or bool(re.search(r"[“\"«][^“”\"«»]{40,}[”\"»]", definiens))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the span without note mark, list or footnote sign, and quotation marks whose other half is outside."""
    while start < end and text[start] in "*†‡ ":
        start += 1
    tail = _TAIL.search(text[start:end])
    end = start + tail.start() if tail else end
    words = text[start:end]
    if words[:1] in "“«" and words[-1:] in "”»" and words.count(words[0]) == 1:
        return start + 1, end - 1
    opened, closed = sum(map(words.count, "“«")), sum(map(words.count, "”»"))
    if words[:1] in "“«" and opened > closed or words[:1] == '"' and words.count('"') % 2:
        start += 1
    elif words[-1:] in "”»" and closed > opened or words[-1:] == '"' and words.count('"') % 2:
        end -= 1
    return start, end


def _populations(row: dict, stated: Stated, scope: tuple[str, ...]) -> tuple[str, ...]:
    return find_populations(row["quote"]) or find_populations(stated.owner) or scope or ("general",)


def _defining_words(row: Mapping[str, str]) -> str:
    """Return the words after the defining verb; all of them where the lead-in does not hold the term."""
    quote, term = row["quote"], row["term"]
    place = quote.lower().find(term.lower())
    rest = quote[place + len(term) :] if 0 <= place < 200 else quote
    return re.sub(r"^\W*(?:\s?(?:is|are|as|to be|means|refers to|est|sont|comme|désigne)\s)?", "", rest) or quote
