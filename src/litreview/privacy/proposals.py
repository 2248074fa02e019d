"""What a person must settle: names not in the roster, small places, combinations so rare that they name someone."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from litreview.corpus.documents import Document, Segment
from litreview.corpus.language import language_or
from litreview.privacy.bodies import find_small_bodies, find_small_places, widen
from litreview.privacy.capitals import find_runs, has_capitals, is_pseudonym, lower_words
from litreview.privacy.folding import TOKEN, fold, small_letters
from litreview.privacy.introductions import find_introduced
from litreview.privacy.rare import find_rare
from litreview.privacy.recurring import find_again
from litreview.privacy.small_letters import find_small_names
from litreview.privacy.trained import Entity, find_entities
from litreview.sources.blocks import Block

REASONS = {
    "name": "a capitalised name that is not in the roster",
    "name cue": "a word after what introduces a name",
    "place": "a place that is not in the roster",
    "organisation": "an organisation that is not in the roster",
    "rare combination": "a role and a group that together may fit one person only",
    "word or name": "a form of the roster that may also be an ordinary word or part of another name",
    "number": "a number of seven or eight digits",
    "no capitals": "words in small letters only, or capitals only, in which a name may have been missed; read them all",
}
"""The kinds of proposals and the reason each row gives; reasons hold no text of the transcript."""

NAMING = frozenset({"name", "name cue", "place", "organisation"})
"""The kinds that are settled by an entry in the roster, and so once for each form and document."""

_PERSONS = frozenset({"name", "name cue"})
_LONG_BLOCK = 6


class Proposal(NamedTuple):
    """Something a person must look at: the number of its block, the span in the block's clean text, and its kind.

    ``times`` says how often the form stands in the document, where one proposal speaks for all of them.
    """

    block: int
    start: int
    end: int
    kind: str
    times: int = 1


_WORD = re.compile(r"[\w'’-]+")
_POSSESSIVE = re.compile(r"['’]s?$")
_LABEL = re.compile(r"\[[a-z][^\[\]]{0,40}\]")
_BEFORE_PLACE = re.compile(r"\b(?:in|at|near|from|outside|around|to|à|au|en|de|chez|près de)\s(?:the\s)?$", re.IGNORECASE)
_ORGANISATION = re.compile(
    r"\b(?:Cent(?:re|er)|Hospital|House|Society|Association|Clinic|University|College|School|Church|Agency|Services?|Inc|Ltd|Network"
    r"|Coalition|Foundation|Shelter|Lodge|Club|Hôpital|Centre|Maison|Université|École|Clinique|Collective|Program(?:me)?)\b"
)
_STREET = re.compile(r"\b(?:Street|Avenue|Road|Drive|Boulevard|Crescent|Lane|Rue|Chemin)\b")
_NUMBER = re.compile(r"(?<![\w.,$€£-])\d(?:[ .-]?\d){6,7}(?!\w|%|,\d)")


def propose_in_block(
    text: str, block: int, lower: Collection[str] = frozenset(), entities: Iterable[Entity] = ()
) -> list[Proposal]:
    """Return what a person must settle in the clean ``text`` of block number ``block``, in order.

    Labels, pseudonyms, large and public places, days, months, offices and the well-known names of programmes are passed
    over; a single capital that only opens a sentence is, unless a word of speech or being follows (``find_runs``).
    In small letters, and in text of capitals only, names are known by the words themselves (``find_small_names``).
    ``lower`` holds the folded words that the document writes in lower case too, ``entities`` what a trained pipeline found.

    Example:
        >>> [(one.kind, one.start, one.end) for one in propose_in_block("We met Amira at Elm Bay, the only Cree peer worker.", 0)]
        [('name', 7, 12), ('place', 16, 23), ('rare combination', 25, 50)]
    """
    labels = [match.span() for match in _LABEL.finditer(text)]
    mixed = has_capitals(text)
    small = text if mixed else small_letters(text)
    language = "" if mixed else language_or(text, "")
    runs = [*(find_runs(text, lower) if mixed else ()), *find_small_names(small, language, sure=mixed)]
    wider = [widen(text, run) for run in runs]
    found = [Proposal(block, *run, "organisation" if body else _kind(text, *run)) for run, body in wider]
    if not mixed:
        found += [Proposal(block, *run, "organisation") for run in find_small_bodies(small)]
        found += [Proposal(block, *run, "place") for run in find_small_places(small)]
    found += [Proposal(block, *run, "name cue") for run in find_introduced(text)]
    found += [Proposal(block, *run, "rare combination") for run in find_rare(text)]
    found += [Proposal(block, *match.span(), "number") for match in _NUMBER.finditer(text)]
    found += [Proposal(block, *entity) for entity in entities]
    free = (one for one in found if not _is_within(one.start, labels))
    return _drop_inner({(one.start, one.end): one for one in sorted(free, reverse=True)}.values())


def propose_in_blocks(texts: Sequence[str], released: Sequence[bool], *, trained: bool = False) -> list[Proposal]:
    """Return what a person must settle in the clean ``texts`` of one document's blocks, in order.

    Whoever settles a name enters it in the roster, or says that it is none, once for the document. So each name, place
    and organisation is proposed once, where it first stands, and ``times`` says how often it stands; case, accents and
    possessives do not tell forms apart; what is a name at one place is looked for at all (``find_again``). Numbers are
    treated alike. Combinations of role and group are proposed at each
    place, since what they give away hangs on the sentence. Of a form's places the first in a ``released`` block is shown,
    since the words of the others stand in no output; what stands only there is proposed there. Where blocks of six words
    or more are all small letters or all capitals, so that names may be missed, the first of them is proposed whole, once.
    With ``trained``, the trained pipeline is asked too (``find_entities``).

    Example:
        >>> texts = ["I met Amira.", "Amira's sister knew Amira.", "so i asked amira about the bus again"]
        >>> [(one.block, one.start, one.end, one.kind, one.times) for one in propose_in_blocks(texts, [True, True, True])]
        [(0, 6, 11, 'name', 4), (2, 0, 36, 'no capitals', 1)]
    """
    lower = frozenset(word for text in texts for word in lower_words(text))
    entities = find_entities(texts) if trained else [()] * len(texts)
    found = [one for block, text in enumerate(texts) for one in propose_in_block(text, block, lower, entities[block])]
    named = [(one.block, one.start, one.end) for one in found if one.kind in _PERSONS]
    taken = [(one.block, one.start, one.end) for one in found]
    found += [Proposal(*place, "name") for place in find_again(texts, named, taken)]
    plain = [block for block, text in enumerate(texts) if _is_without_capitals(text)]
    found += [Proposal(block, 0, len(texts[block]), "no capitals") for block in plain]
    return sorted(_join_forms(sorted(found, key=lambda one: (not released[one.block], one)), texts))


def join_small(texts: Sequence[str], found: Iterable[Proposal]) -> list[Proposal]:
    """Return ``found`` with one proposal for all places of a form written in small letters; each other place stays.

    Speech recognition writes "will" and "Will" alike, so that a name which is a word would be proposed at each word.

    Example:
        >>> places = [Proposal(0, 0, 4, "word or name"), Proposal(0, 9, 13, "word or name")]
        >>> [one.times for one in join_small(["will you will it"], places)]
        [2]
    """
    groups: dict[tuple[object, ...], list[Proposal]] = {}
    for one in found:
        words = texts[one.block][one.start : one.end]
        groups.setdefault((fold_form(words),) if words == words.lower() else one, []).append(one)
    return [group[0]._replace(times=len(group)) for group in groups.values()]


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
    segments: dict[int, list[Segment]] = {}
    for segment in document.segments:
        segments.setdefault(segment.block, []).append(segment)
    return [_row(document, starts[one.block], segments.get(one.block, ()), one) for one in proposals]


def fold_form(words: str) -> str:
    """Return the form by which proposals of one name are told to be alike: folded words, without a possessive.

    Example:
        >>> fold_form("Zoé Vosk’s")
        'zoe vosk'
    """
    return " ".join(TOKEN.findall(fold(_POSSESSIVE.sub("", words))))


def _is_within(offset: int, spans: Sequence[tuple[int, int]]) -> bool:
    place = bisect_right(spans, offset, key=lambda span: span[0])
    return place > 0 and offset < spans[place - 1][1]


def _drop_inner(found: Iterable[Proposal]) -> list[Proposal]:
    kept, reach = [], -1
    for one in sorted(found, key=lambda each: (each.start, -each.end)):
        if one.kind not in NAMING or one.end > reach:
            kept.append(one)
            reach = max(reach, one.end) if one.kind in NAMING else reach
    return sorted(kept)


def _join_forms(found: Iterable[Proposal], texts: Sequence[str]) -> list[Proposal]:
    groups: dict[tuple[object, ...], list[Proposal]] = {}
    for one in found:
        key = fold_form(texts[one.block][one.start : one.end])
        alike = {"number": ("number", key), "no capitals": ("no capitals",)}
        groups.setdefault(("name", key) if one.kind in NAMING else alike.get(one.kind, one), []).append(one)
    return [_speak_for(group) for group in groups.values()]


def _speak_for(group: Sequence[Proposal]) -> Proposal:
    kinds = [one.kind for one in group]
    kind = max(dict.fromkeys(REASONS), key=kinds.count)
    return group[0]._replace(kind=kind, times=len(group))


def _is_without_capitals(text: str) -> bool:
    if has_capitals(text):
        return False
    return sum(not is_pseudonym(word) for word in _WORD.findall(_LABEL.sub(" ", text))) >= _LONG_BLOCK


def _kind(text: str, start: int, end: int) -> str:
    words = text[start:end]
    if _ORGANISATION.search(words) or (words.isupper() and len(words) > 2):
        return "organisation"
    return "place" if _STREET.search(words) or _BEFORE_PLACE.search(text[max(0, start - 20) : start]) else "name"


def _block_starts(text: str, blocks: Sequence[Block]) -> list[int]:
    starts, position = [], 0
    for block in blocks:
        found = text.find(block.text, position)
        starts.append(found)
        position = found + len(block.text) if found >= 0 else position
    return starts


def _row(document: Document, block_start: int, segments: Sequence[Segment], one: Proposal) -> dict[str, object]:
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
        "reason": REASONS[one.kind] + (f"; {one.times} times in this document" if one.times > 1 else ""),
        "settled": "",
    }


def _segment_at(segments: Sequence[Segment], start: int) -> Segment | None:
    place = bisect_right(segments, start, key=lambda segment: segment.start)
    return segments[place - 1] if place and start < segments[place - 1].end else None
