"""What a person must settle: names not in the roster, small places, combinations so rare that they name someone."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from litreview.corpus.documents import Document, Segment
from litreview.privacy.folding import fold
from litreview.privacy.public import PUBLIC_WORDS
from litreview.privacy.words import FUNCTION_WORDS, ORDINARY_WORDS
from litreview.sources.blocks import Block

REASONS = {
    "name": "a capitalised name that is not in the roster",
    "name cue": "a word after what introduces a name",
    "place": "a place that is not in the roster",
    "organisation": "an organisation that is not in the roster",
    "rare combination": "a role and a group that together may fit one person only",
    "word or name": "a form of the roster that may also be an ordinary word or part of another name",
    "number": "a number of seven or eight digits",
}
"""The kinds of proposals and the reason each row gives; reasons hold no text of the transcript."""


class Proposal(NamedTuple):
    """Something a person must look at: the number of its block, the span in the block's clean text, and its kind."""

    block: int
    start: int
    end: int
    kind: str


_CAPITAL = r"(?:[A-Z]|[^\W\d_a-z])[\w'’-]{0,40}"
_RUN = re.compile(rf"(?<![\w\[]){_CAPITAL}(?:\s(?:(?:de|du|of|des|la|le|van|von)\s)?{_CAPITAL}){{0,4}}")
_WORD = re.compile(r"[\w'’-]+")
_LABEL = re.compile(r"\[[a-z][^\[\]]{0,40}\]")
_ID = re.compile(r"[A-Za-z]{1,6}(?:[-_][A-Za-z]{1,6})?[-_]?\d{1,6}(?:['’]s)?")
_SENTENCE_END = '.!?:;…\n"“”«»()[]–—•'
_SPEAKS = re.compile(
    r"(?:['’]s)?\s(?:said|says|told|tells|thinks|thought|asked|mentioned|helped|was|is|has|had|dit|disait|est|était)\b"
)
_BEFORE_PLACE = re.compile(r"\b(?:in|at|near|from|outside|around|to|à|au|en|de|chez|près de)\s(?:the\s)?$", re.IGNORECASE)
_ORGANISATION = re.compile(
    r"\b(?:Cent(?:re|er)|Hospital|House|Society|Association|Clinic|University|College|School|Church|Agency|Services?|Inc|Ltd|Network"
    r"|Coalition|Foundation|Shelter|Lodge|Club|Hôpital|Centre|Maison|Université|École|Clinique|Collective|Program(?:me)?)\b"
)
_STREET = re.compile(r"\b(?:Street|Avenue|Road|Drive|Boulevard|Crescent|Lane|Rue|Chemin)\b")
_CUE = re.compile(
    r"\b(?:my name is|my name['’]s|je m['’]appelle|mon nom est|named|nicknamed|dr\.?|doctor|mr\.?|mrs\.?|ms\.?|mme|docteure?"
    r"|aunt|auntie|uncle|oncle|tante|pastor|officer|constable)\s([^\W\d_][\w'’-]{1,40}(?:\s[A-Z][\w'’-]{1,40})?)",
    re.IGNORECASE,
)
_ROLES = (
    r"(?:worker|supervisor|nurse|doctor|physician|psychiatrist|psychologist|chief|elder|councillor|counsellor|therapist|manager"
    r"|director|coordinator|teacher|pastor|navigator|facilitator|man|woman|guy|mother|father|family|person|intervenante?"
    r"|infirmi[eè]re?|travailleu(?:r|se)|pair|paire|personne|famille|m[eè]re|p[eè]re)s?"
)
_GROUPS = (
    r"(?:Cree|Oji-Cree|Ojibway|Ojibwe|Anishinaabe|Mohawk|Haudenosaunee|Oneida|Algonquin|Mi['’]?kmaq|Innu|Inuit|Inuk|Dene|M[ée]tis"
    r"|First Nations?|Indigenous|Autochtone|Two[- ]Spirit|trans|transgender|non-?binary|queer|gay|lesbian|Deaf|blind|Black|Muslim"
    r"|Jewish|Sikh|Somali|Tamil|Filipin[oa]|Syrian|Afghan|Ukrainian|Francophone|newcomer|refugee|veteran)"
)
_RARE = re.compile(
    rf"\b(?:the|our|my|le|la|un|une)\s(?:only|sole|first|lone|seule?|premi[eè]re?)\s(?:[\w'’-]{{1,30}}\s){{0,4}}{_ROLES}\b"
    rf"|\bone of (?:the )?(?:two|three|four|few)\s(?:[\w'’-]{{1,30}}\s){{0,4}}{_ROLES}\b"
    rf"|\b{_GROUPS}\s(?:[\w'’-]{{1,30}}\s){{0,2}}{_ROLES}\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<![\w.,$€£-])\d(?:[ .-]?\d){6,7}(?!\w|%|,\d)")


def propose(text: str, block: int) -> list[Proposal]:
    """Return what a person must settle in the clean ``text`` of block number ``block``, in order.

    Labels, pseudonyms, large and public places, days, months and the well-known names of programmes are passed over; a
    single capital that only opens a sentence is, unless a verb of speech or being follows.

    Example:
        >>> [(one.kind, one.start, one.end) for one in propose("We met Amira at Elm Bay, the only Cree peer worker.", 0)]
        [('name', 7, 12), ('place', 16, 23), ('rare combination', 25, 50)]
    """
    taken = [match.span() for match in _LABEL.finditer(text)]
    found = [*_names(text, block), *_cues(text, block)]
    found += [Proposal(block, *match.span(), "rare combination") for match in _RARE.finditer(text)]
    found += [Proposal(block, *match.span(), "number") for match in _NUMBER.finditer(text)]
    free = (one for one in found if not any(start <= one.start < end for start, end in taken))
    return sorted({(one.start, one.end): one for one in sorted(free, reverse=True)}.values())


def locate_proposals(document: Document, blocks: Sequence[Block], proposals: Iterable[Proposal]) -> list[dict[str, object]]:
    """Return the rows of the table ``proposals``: spans in the document's text, ids and reasons, never the words.

    ``blocks`` are the clean blocks the document was composed of. Where the composer changed the text of a block, the row
    spans the segments that the block became.

    Example:
        >>> document = Document("fg1", "", "consultation", "", "fg1.vtt", "", "en", "transcript", "Hello.\\n\\nI met Amira.")
        >>> rows = locate_proposals(document, [Block("Hello."), Block("I met Amira.")], [Proposal(1, 6, 11, "name")])
        >>> rows[0]["start"], rows[0]["end"], rows[0]["reason"]
        (14, 19, 'a capitalised name that is not in the roster')
    """
    starts = _block_starts(document.text, blocks)
    return [_row(document, starts[one.block], one) for one in proposals]


def _names(text: str, block: int) -> Iterator[Proposal]:
    for match in _RUN.finditer(text):
        words = [(match.start() + word.start(), match.start() + word.end()) for word in _WORD.finditer(match.group())]
        if _opens_sentence(text, match.start()) and not _SPEAKS.match(text, words[0][1]) and len(words) == 1:
            continue
        while words and _is_known(text[slice(*words[0])]):
            words.pop(0)
        while words and _is_known(text[slice(*words[-1])]):
            words.pop()
        if words:
            start, end = words[0][0], words[-1][1]
            yield Proposal(block, start, end, _kind(text, start, end))


def _cues(text: str, block: int) -> Iterator[Proposal]:
    for match in _CUE.finditer(text):
        if fold(match[1].split()[0]) not in FUNCTION_WORDS and not _ID.fullmatch(match[1]):
            yield Proposal(block, *match.span(1), "name cue")


def _is_known(word: str) -> bool:
    key = fold(word.removesuffix("'s").removesuffix("’s")).strip("'-")
    known = (
        key in FUNCTION_WORDS or key in PUBLIC_WORDS or key.split("'")[0] in {"i", "it", "that", "you", "we", "they", "he", "she"}
    )
    return known or len(key) < 2 or _ID.fullmatch(word) is not None or (key in ORDINARY_WORDS and word.isupper())


def _kind(text: str, start: int, end: int) -> str:
    words = text[start:end]
    if _ORGANISATION.search(words) or (words.isupper() and len(words) > 2):
        return "organisation"
    return "place" if _STREET.search(words) or _BEFORE_PLACE.search(text[max(0, start - 20) : start]) else "name"


def _opens_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 20) : start].rstrip(" \t'‘’*_-")
    return not before or before[-1] in _SENTENCE_END or "\n" in text[max(0, start - 3) : start]


def _block_starts(text: str, blocks: Sequence[Block]) -> list[int]:
    starts, position = [], 0
    for block in blocks:
        found = text.find(block.text, position)
        starts.append(found)
        position = found + len(block.text) if found >= 0 else position
    return starts


def _row(document: Document, block_start: int, one: Proposal) -> dict[str, object]:
    segments = [segment for segment in document.segments if segment.block == one.block]
    start, end = block_start + one.start, block_start + one.end
    if block_start < 0:
        start, end = (segments[0].start, segments[-1].end) if segments else (0, len(document.text))
    segment = _segment_at(document.segments, start)
    return {
        "document_id": document.document_id,
        "segment_id": segment.segment_id if segment else "",
        "start": start,
        "end": end,
        "kind": one.kind,
        "reason": REASONS[one.kind],
        "settled": "",
    }


def _segment_at(segments: Sequence[Segment], start: int) -> Segment | None:
    return next((segment for segment in segments if segment.start <= start < segment.end), None)
