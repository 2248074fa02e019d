"""The passages of a document that define: which sentences, from where to where, and which belong to the one before."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from litreview.corpus.documents import FACILITATOR, Document, Segment
from litreview.corpus.gates import Gate
from litreview.corpus.wordlists import words
from litreview.extraction.candidates import read_candidate
from litreview.extraction.defining import Defining, read_definition, strip_article
from litreview.extraction.owners import read_according
from litreview.extraction.spoken import read_spoken
from litreview.extraction.topics import is_on_topic, names_kind, names_topic

_ROLES = frozenset(("body", "list item", "notice", "caption"))
_FOOTNOTE = re.compile(r"^[*†‡]")
_ASKING = re.compile(
    r"^(?:what (?:is|are|do we mean)|defin|definition|glossary|key terms|terms|qu['’]est-ce|définition"
    r"|glossaire)",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"^(?P<term>[\w’'/-]{2,40}(?: [\w’'/-]{1,40}){0,5}?) (?:is about|is when|involves|entails|is based on|repose sur|implique"
    r"|c['’]est)\s",
    re.IGNORECASE,
)
_SPECIALISED = re.compile(
    r"^(?P<term>[\w’'/-]{2,40}(?: [\w’'/-]{1,40}){1,6}?) (?:is|are|est|sont) (?:[\w-]{2,25} )?(?:developed|delivered|designed"
    r"|provided|run|led|rooted"
    r"|based|founded|grounded|built|offerte?s?|fondée?s?|conçue?s?|développée?s?|donnée?s?|axée?s?)\b",
    re.IGNORECASE,
)
_CASE = re.compile(r"^(?:In the case of|With|Dans le cas d[eu]) (?P<term>[^,]{2,60}),", re.IGNORECASE)
_GLOSS = re.compile(r"(?P<before>(?:[\w’'/-]{1,40} ){0,6}[\w’'/-]{2,40}) \[(?P<gloss>[^\[\]]{12,300})\]")
_SAYING = re.compile(
    r"(?P<before>(?:[\w’'/-]{1,40} ){0,6}[\w’'/-]{2,40}) \((?P<gloss>(?:i\.e\.,?|that is,?|c['’]est-à-dire|people who"
    r"|persons who|those who|someone who"
    r"|a person who|individuals (?:who|with)|(?:des )?personnes qui|une personne qui)[^()]{8,300})\)",
    re.IGNORECASE,
)
_STOPS = words(
    "of with for by to in on from and or the a an who that as is are de du des la le les avec par pour et ou en un une"
)
_SIGNED = Gate(r"(?P<closing>[”\"»])\s{0,3}[—–]\s{0,2}[A-ZÀ-Ý][^.“”\"«»]{2,200}\.?$")
_COPULAS = frozenset(("is", "est", "gloss", "glose", "c'est"))
_BEGINS = re.compile(r"\b(?:begin|happen|take|exist|commence)s?\b", re.IGNORECASE)
_PEERS = re.compile(r"\bpeer|\bpair", re.IGNORECASE)
_TELLS = re.compile(r"\b(?:describe[sd]?|understands?)\s", re.IGNORECASE)
_PLACED = re.compile(
    r"an? (?:addition|alternative|complement|supplement"
    r"|exception|part|subset|subgroup) (?:to|of|from)\b|(?:employees|members|staff|part) of (?:the|our|its|this)\b",
    re.IGNORECASE,
)
_TALKS = Gate(
    r"\b(?:definitions|how (?:\w{2,20} ){1,3}(?:define|understand)|to define|définitions|définir|no (?:agreed|single"
    r"|clear) definition)\b",
    re.IGNORECASE,
)
_NOUN = re.compile(r"\s*(?:[“\"«]|an? |the |any )")
_ONE = re.compile(r"(?:An?|Une?) ")
_REACH = 2
_SENTENCE = 6


@dataclass(frozen=True)
class DefiningPassage:
    """Words that define: segment numbers ``first`` to ``last`` (positions in the document's segments), the span of the
    words and of the defining part, and how the text brings them (``follows`` the definition before, ``inside`` it)."""

    first: int
    last: int
    start: int
    end: int
    definiens: int
    term: str
    named: str = ""
    follows: bool = False
    inside: bool = False


def find_defining_passages(document: Document) -> list[DefiningPassage]:
    """Return the defining passages of ``document`` in order, those inside another one after it.

    Example:
        >>> from litreview.corpus.documents import Document, Segment
            >>> text = "Peer support is a relation between equals who share an experience."
        >>> segment = Segment("d#1", "d", 1, 0, len(text), None, "", "", "body", "en", text)
        >>> document = Document("d", "", "practice", "", "d", "", "en", "full text", text, (segment,))
        >>> [passage.term for passage in find_defining_passages(document)]
        ['Peer support']
    """
    found: list[DefiningPassage] = []
    before: DefiningPassage | None = None
    for position, segment in enumerate(document.segments):
        if segment.role == "heading" or (before and segment.speaker != document.segments[before.last].speaker):
            before = None
        if segment.speaker == FACILITATOR:
            continue
        if segment.role == "heading" and not _is_sentence(segment.text):
            continue
        if segment.role not in (*_ROLES, "heading") or (segment.role == "caption" and not _FOOTNOTE.match(segment.text)):
            continue
        if before and _extends(before, document, position):
            before = replace(before, last=position, end=segment.end)
            found[-1] = before
            continue
        passage = _read(document, position, before)
        if passage:
            before = passage
            found.append(passage)
    return [part for passage in found for part in (passage, *_inside(passage, document))]


def _is_sentence(text: str) -> bool:
    """A short first paragraph may pass for a heading; a whole sentence of it can still define."""
    if len(text.split()) < _SENTENCE or not names_topic(text):
        return False
    found = read_definition(text)
    return found is not None and found.pattern not in ("gloss", "glose")


def _read(document: Document, position: int, before: DefiningPassage | None) -> DefiningPassage | None:
    segment = document.segments[position]
    if before is None and not names_topic(segment.text):
        return None
    owner, rest = read_according(segment.text)
    if segment.text[rest:].lstrip().endswith("?"):
        return None
    defining = (read_spoken if segment.speaker else read_definition)(segment.text[rest:])
    if defining and _fits(defining, segment.text[rest:]):
        follows = before is not None and _follows(before, document, position, defining.term)
        return _passage(segment, position, rest + defining.start, defining.term, owner or defining.owner, follows)
    special = _SPECIALISED.match(segment.text)
    if special and before and before.last == position - 1 and _takes_up(special["term"], before, document):
        return _passage(segment, position, special.end("term") + 1, strip_article(special["term"]), "", True)
    about = _ABOUT.match(segment.text)
    if about and _ASKING.match(segment.heading) and is_on_topic(about["term"]) and _opens(document, position):
        return _passage(segment, position, about.end(), strip_article(about["term"]), "", False)
    judged = defining is not None and is_on_topic(defining.term)
    likely = None if judged or _TALKS.search(segment.text) else read_candidate(segment.text[rest:])
    if likely and not segment.text.rstrip().endswith("?"):
        follows = before is not None and _follows(before, document, position, likely.term)
        return _passage(segment, position, rest + likely.start, likely.term, owner, follows)
    return None


def _passage(segment: Segment, position: int, definiens: int, term: str, owner: str, follows: bool) -> DefiningPassage:
    signed = _SIGNED.search(segment.text)
    end = segment.start + signed.end("closing") if signed else segment.end
    return DefiningPassage(position, position, segment.start, end, segment.start + definiens, term, owner, follows)


def _fits(defining: Defining, sentence: str) -> bool:
    """The table takes terms of the review only, and a bare "is" only where a kind of thing is named."""
    definiens = sentence[defining.start :]
    if not is_on_topic(defining.term) and not _new_word(defining, sentence):
        return False
    if defining.pattern in _COPULAS:
        return names_kind(definiens) and not _PLACED.match(definiens)
    if defining.pattern in ("means", "désigne") and _BEGINS.search(sentence[: defining.start]):
        return bool(_PEERS.search(defining.term))
    if defining.pattern == "defines" and _TELLS.search(sentence[: defining.start]):
        return bool(_NOUN.match(definiens)) and names_kind(definiens) and _names_source(sentence[: defining.start])
    return True


def _new_word(defining: Defining, sentence: str) -> bool:
    """A word of a programme's own ("a bridger is a person with lived experience who …") is explained in the review's terms."""
    kind = defining.pattern in ("is", "means", "est", "désigne") and len(defining.term.split()) < 4
    return kind and bool(_ONE.match(sentence)) and names_topic(sentence[defining.start :][:200])


def _names_source(lead: str) -> bool:
    return bool(re.match(r"[A-ZÀ-Ý]", lead)) and bool(re.search(r"\d{4}\)|\bdescribes\b|\bunderstands\b", lead))


def _follows(before: DefiningPassage, document: Document, position: int, term: str) -> bool:
    """A definition goes on where it specialises the term before, or stands in the same paragraph right after it."""
    here, there = document.segments[position], document.segments[before.last]
    if before.last == position - 1 and here.block == there.block:
        return True
    special = before.term.lower() in term.lower() and term.lower() != before.term.lower()
    return special and position - before.last <= _REACH and not _FOOTNOTE.match(here.text)


def _takes_up(term: str, before: DefiningPassage, document: Document) -> bool:
    taken = {word.lower() for word in strip_article(term).split()} - _STOPS
    said = {word.lower().strip(".,;:") for word in document.text[before.definiens : before.end].split()}
    fresh = taken - {word.lower() for word in before.term.split()}
    return bool(fresh) and fresh <= said


def _extends(before: DefiningPassage, document: Document, position: int) -> bool:
    """Another name for the same term, or its special case here, belongs to the definition right before in the paragraph."""
    segment = document.segments[position]
    if before.last != position - 1 or segment.block != document.segments[before.last].block:
        return False
    defining = read_definition(segment.text)
    case = _CASE.match(segment.text)
    named = defining.term if defining and defining.pattern == "alias" else case["term"] if case else ""
    return strip_article(named).lower() == before.term.lower()


def _opens(document: Document, position: int) -> bool:
    return position == 0 or document.segments[position - 1].role == "heading"


def _inside(passage: DefiningPassage, document: Document) -> Iterator[DefiningPassage]:
    """Yield the terms glossed in brackets within a definition: "lived experience [knowledge gained …]"."""
    for pattern in (_GLOSS, _SAYING):
        for match in pattern.finditer(document.text[passage.start : passage.end]):
            term = _last_phrase(match["before"])
            if is_on_topic(term):
                start = passage.start + match.end("before") - len(term)
                end = passage.start + match.end()
                definiens = passage.start + match.start("gloss")
                yield DefiningPassage(passage.first, passage.last, start, end, definiens, term, passage.named, True, True)


def _last_phrase(before: str) -> str:
    kept: list[str] = []
    for word in reversed(before.split()):
        if word.lower() in _STOPS or len(kept) == 4:
            break
        kept.insert(0, word)
    return " ".join(kept)
