"""Propose codes for the sentences of a document from the phrases of the codebook; people confirm or reject them."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import TypeVar

from litreview.coding.names import is_in_name
from litreview.coding.phrases import PhraseFinder, PhraseHit
from litreview.corpus.documents import Document, Segment

_Kind = TypeVar("_Kind", bound=Hashable)

CODED_ROLES = ("body", "list item")
"""Only running text and list items are coded; headings, captions, navigation, notices and references never."""

STATEMENT, OTHER_AREA, AREAS = "REC.STMT", "REC.OTHER", "REC."
"""A recommendation is a statement and one area: without the statement no area is proposed, without an area the last one."""

_code, _code_and_phrase = itemgetter(0), itemgetter(0, 3)

_NEAR = 1000
"""How far around a phrase is read to tell whether it stands in a name."""


def propose_codings(document: Document, finders: Mapping[str, PhraseFinder]) -> list[dict[str, object]]:
    """Return one row of ``codings`` per segment and code that a phrase proposes; ``start``–``end`` is the phrase in the text.

    ``finders`` holds one finder per language; a segment in another language takes the document's, else ``"en"``.

    Example:
        >>> finder = PhraseFinder(); finder.add("MOD.SELFHELP", "mutual aid")
        >>> text = "They run mutual aid groups."
        >>> segment = Segment("d#00001", "d", 1, 0, len(text), None, "", "", "body", "en", text)
        >>> document = Document("d", "", "practice", "", "d.md", "", "en", "notes", text, (segment,))
        >>> [(row["code"], row["start"], row["why"]) for row in propose_codings(document, {"en": finder})]
        [('MOD.SELFHELP', 9, 'mutual aid')]
    """
    return propose_all_codings([document], finders)[0]


def propose_all_codings(documents: Sequence[Document], finders: Mapping[str, PhraseFinder]) -> list[list[dict[str, object]]]:
    """Return for each of ``documents`` what ``propose_codings`` does; many at once are coded faster.

    Example:
        >>> propose_all_codings([], {"en": PhraseFinder()})
        []
    """
    coded = [(at, segment) for at, each in enumerate(documents) for segment in each.segments if segment.role in CODED_ROLES]
    speaks = [finders.get(one.language) or finders.get(documents[at].language) or finders["en"] for at, one in coded]
    rows: list[list[dict[str, object]]] = [[] for _ in documents]
    found = _find_each([segment.text for _, segment in coded], speaks)
    for (at, segment), finder, hits in zip(coded, speaks, found, strict=True):
        codes = _with_one_area(_first_outside_names(segment.text, hits, _code), finder, segment.role)
        rows[at] += (_proposal(segment, codes[code]) for code in sorted(codes))
    return rows


def find_codes(text: str, finder: PhraseFinder, role: str = "body") -> dict[str, PhraseHit]:
    """Return the first phrase that proposes each code in the sentence ``text``, names and titles left out, by code.

    Example:
        >>> finder = PhraseFinder(); finder.add("VAL.WELL", "wellness")
        >>> find_codes("He read the Roadmap to Wellness yesterday.", finder)
        {}
    """
    first = _first_outside_names(text, finder.find(text), _code)
    return dict(sorted(_with_one_area(first, finder, role).items()))


def find_phrases(text: str, finder: PhraseFinder) -> list[PhraseHit]:
    """Return, of each phrase and code, the first hit in a sentence that does not lie inside a name or title.

    What is a name is told by the words near it, so that a sentence without end is read in linear time.

    Example:
        >>> finder = PhraseFinder(); finder.add("VAL.WELL", "wellness")
        >>> find_phrases("He read the Roadmap to Wellness yesterday.", finder)
        []
    """
    return find_all_phrases([text], finder)[0]


def find_all_phrases(texts: Sequence[str], finder: PhraseFinder) -> list[list[PhraseHit]]:
    """Return for each of the sentences ``texts`` what ``find_phrases`` finds in it; many at once are found faster.

    Example:
        >>> finder = PhraseFinder(); finder.add("VAL.WELL", "wellness")
        >>> [len(hits) for hits in find_all_phrases(["Wellness grows, and wellness stays.", "The Roadmap to Wellness"], finder)]
        [1, 1]
    """
    found = zip(texts, finder.find_all(texts), strict=True)
    return [list(_first_outside_names(text, hits, _code_and_phrase).values()) for text, hits in found]


def is_standing(coding: Mapping[str, object]) -> bool:
    """Return whether a row of ``codings`` says that its code is there: it is neither rejected nor overruled.

    Example:
        >>> is_standing({"status": "accepted", "settled": "overruled"}), is_standing({"status": "proposed"})
        (False, True)
    """
    return coding["status"] != "rejected" and coding.get("settled") != "overruled"


def codes_by_segment(codings: Iterable[Mapping[str, object]]) -> dict[str, tuple[str, ...]]:
    """Return the codes that stand on each segment, sorted; rejected and overruled ones do not stand.

    Example:
        >>> codes_by_segment([{"segment_id": "d#00001", "code": "VAL.HOPE", "status": "proposed"},
        ...                   {"segment_id": "d#00002", "code": "VAL.WELL", "status": "rejected"}])
        {'d#00001': ('VAL.HOPE',)}
    """
    codes: dict[str, set[str]] = {}
    for row in codings:
        if is_standing(row):
            codes.setdefault(str(row["segment_id"]), set()).add(str(row["code"]))
    return {segment: tuple(sorted(found)) for segment, found in sorted(codes.items())}


def _find_each(texts: Sequence[str], finders: Sequence[PhraseFinder]) -> list[list[PhraseHit]]:
    """Return the hits in each text by its own finder, all texts of one finder at once."""
    hits: list[list[PhraseHit]] = [[] for _ in texts]
    for finder in dict.fromkeys(finders):
        own = [index for index, other in enumerate(finders) if other is finder]
        for index, found in zip(own, finder.find_all([texts[index] for index in own]), strict=True):
            hits[index] = found
    return hits


def _first_outside_names(text: str, hits: Iterable[PhraseHit], kind: Callable[[PhraseHit], _Kind]) -> dict[_Kind, PhraseHit]:
    first: dict[_Kind, PhraseHit] = {}
    for hit in hits:
        key = kind(hit)
        if key not in first:
            begin = max(0, hit.start - _NEAR)
            if not is_in_name(text[begin : hit.end + _NEAR], hit.start - begin, hit.end - begin):
                first[key] = hit
    return first


def _with_one_area(first: dict[str, PhraseHit], finder: PhraseFinder, role: str) -> dict[str, PhraseHit]:
    areas = [code for code in first if code.startswith(AREAS) and code != STATEMENT]
    if STATEMENT not in first:
        dropped = areas if role != "list item" else []
    else:
        dropped = [OTHER_AREA] if len(areas) > 1 and OTHER_AREA in areas else []
        if not areas and OTHER_AREA in finder.codes:
            return first | {OTHER_AREA: first[STATEMENT]._replace(code=OTHER_AREA)}
    return {code: hit for code, hit in first.items() if code not in dropped}


def _proposal(segment: Segment, hit: PhraseHit) -> dict[str, object]:
    return {
        "segment_id": segment.segment_id,
        "code": hit.code,
        "coder": "litreview",
        "origin": "phrase",
        "score": None,
        "start": segment.start + hit.start,
        "end": segment.start + hit.end,
        "status": "proposed",
        "why": hit.phrase,
    }
