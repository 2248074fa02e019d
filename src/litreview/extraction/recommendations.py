"""Recommendations: who should do what, from works and from participants, each in exactly one key area."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from litreview.corpus.documents import Document, Segment
from litreview.corpus.gates import Gate
from litreview.extraction.agendas import find_numbered
from litreview.extraction.areas import find_area
from litreview.extraction.audiences import find_audiences
from litreview.extraction.cautions import is_caution
from litreview.extraction.decided import heed_decisions
from litreview.extraction.owners import find_owner
from litreview.extraction.plans import read_status
from litreview.extraction.responses import find_answered, is_response
from litreview.extraction.restated import is_restated, tally_words
from litreview.extraction.statements import is_action, is_advice, is_imperative, is_recommendation
from litreview.extraction.voices import find_voices

_AGENDA = Gate(
    r"\brecommend(?:ations?|ed|s)?\b|\bnext steps?\b|\bkey areas?\b|\bgoals?\b|\bpriorit(?:y|ies)\b|\bcalls? (?:to"
    r"|for) action\b|\bactions?(?: plan| items?)?\b|\bwhat (?:is|we) needs?\b|\bwhat (?:should|must)\b|\bwe (?:urge|propose)\b"
    r"|\brecommand\w*|\bprochaines étapes\b|\bpriorités\b|\bpistes d.action\b|\bdomaines? (?:clés?|prioritaires?)\b"
    r"|\bnous proposons\b",
    re.IGNORECASE,
)
_MAY = re.compile(r"\b(?:may|might|could|pourrai(?:t|ent)|peu(?:t|vent))\b", re.IGNORECASE)
_LOOKED_BACK = Gate(
    r"\b(?:evidence|findings?|literature) for\b|\b(?:achieved|completed|réalisé)\b"
    r"|\breferences?\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"^\W*(?:recommendation|recommandation)\s*(?:no\.? ?|n° ?)?(?:\d{1,3}|[IVX]{1,4}\b)(?:\.\d{1,2})?(?=\s?[.:)—–-]"
    r"|\s+(?-i:[A-ZÀ-Ý])|\s*$)",
    re.IGNORECASE,
)
"""The label of a recommendation; "Recommendation 3 was accepted" only speaks of one."""
_REPORTED = Gate(
    r"\b(?-i:[A-Z])\w{1,20} (?:argued|stated|warned|told|said)\b"
    r"|\b(?:witness(?:es)?|professor|prof\.|dr\.?|mr\.?|mrs\.?|ms\.?|sir|he|she|interviewees?|respondents?)\b[^.;]{0,60}"
    r"\b(?:argued|said|suggested|noted|told|cautioned|observed|concerned|commented|thought|felt|believed)\b",
    re.IGNORECASE,
)
"""Somebody's spoken view within a report is material for it, not a recommendation of the report."""
_OWN_VOICE = Gate(
    r"\b(?:we|this (?:report|review|inquiry|committee)|the committee) (?:also |further |therefore |strongly |again )?"
    r"(?:recommends?|urges?|calls? (?:on|upon|for)|proposes?)\b|\bnous (?:recommandons|proposons|demandons)\b",
    re.IGNORECASE,
)
_REACH, _FULL = 3, 8
"""From eight on the numbered recommendations are the report's list: beside it only "we recommend" and its like counts."""


class _Item(NamedTuple):
    start: int
    end: int
    lead: str
    status: str


def find_recommendations(
    document: Document,
    codes: Mapping[str, Sequence[str]],
    lists: Sequence[Mapping[str, object]] = (),
    rejected: Mapping[str, Sequence[str]] | None = None,
    confirmed: Mapping[str, Sequence[str]] | None = None,
) -> list[dict[str, object]]:
    """Return the rows of ``recommendations`` of ``document``, in order of their place.

    From a work: sentences with a duty or an explicit advice, items of lists that a heading or lead-in announces as
    recommendations, next steps, key areas or goals, numbered recommendations. From a consultation: what participants ask
    for, and where they stand to an idea that was put to them (see ``voices``). ``codes`` maps ``segment_id`` to codes,
    ``lists`` are the rows of ``find_lists``. ``rejected`` and ``confirmed`` are the codes that people refused or accepted on
    segments (see ``decided``).

    Example:
        >>> text = "Agencies should pay peer workers fairly."
        >>> s = Segment("d#00001", "d", 1, 0, len(text), None, "", "", "body", "en", text)
        >>> row = find_recommendations(Document("d", "", "policy", "", "d.md", "", "en", "notes", text, (s,), owner="A"), {})[0]
        >>> row["area"], row["status"], row["stated_by"], row["audience"], row["stance"]
        ('OTHER', 'recommended', 'A', 'agencies; peer workers', '')
    """
    rows = find_voices(document, codes) if _is_consultation(document) else _work_rows(document, codes, lists)
    rows = heed_decisions(document, rows, codes, confirmed or {}, rejected or {})
    for number, row in enumerate(rows, 1):
        row["recommendation_id"] = f"{document.document_id}.r{number:03d}"
    return rows


def _work_rows(
    document: Document, codes: Mapping[str, Sequence[str]], lists: Sequence[Mapping[str, object]]
) -> list[dict[str, object]]:
    items = _merged(document, lists)
    owner = document.owner or (find_owner(document) if items else "")
    starts = [segment.start for segment in document.segments] if items else []
    rows = []
    for item in items:
        segments = document.segments[bisect_left(starts, item.start) : bisect_left(starts, item.end)]
        rows.append(_row(document, item, segments, codes, owner))
    return rows


def _merged(document: Document, lists: Sequence[Mapping[str, object]]) -> list[_Item]:
    """The items in order, none inside another, and none said twice where the work has an agenda."""
    answered = find_answered(document) if is_response(document) else []
    if answered:
        own = [item for item in _said(document, _FULL) if not _inside(item.start, answered)]
        return sorted([*(_Item(start, end, "", "recommended") for start, end in answered), *own])
    numbered = find_numbered(document)
    agenda = [_Item(start, end, "", "recommended") for start, end in numbered]
    known = [tally_words(document.text[start:end]) for start, end in numbered]
    full = len(numbered) >= _FULL
    listed = [item for item in _listed(document, lists) if not _inside(item.start, numbered)] if not full else []
    taken = sorted((item.start, item.end) for item in [*agenda, *listed])
    said = [item for item in _said(document, len(numbered)) if not _inside(item.start, taken)]
    new = [item for item in [*listed, *said] if not is_restated(document.text[item.start : item.end], known)]
    return sorted([*agenda, *new])


def _inside(place: int, spans: Sequence[tuple[int, int]]) -> bool:
    at = bisect_right(spans, (place, 1 << 60)) - 1
    return at >= 0 and place < spans[at][1]


def _listed(document: Document, lists: Sequence[Mapping[str, object]]) -> Iterator[_Item]:
    """Yield the items of the lists that are announced as recommendations; without ``lists``, of the list segments."""
    rows = lists or _segment_lists(document)
    announcements: dict[str, str] = {}
    for row in rows:
        start, end = int(str(row["start"])), int(str(row["end"]))
        name = str(row["list_id"])
        if name not in announcements:
            announcements[name] = _announcement(document, start, str(row["heading"]))
        lead = announcements[name]
        if lead and is_action(str(row["text"])):
            yield _Item(start, end, lead, _announced_status(lead))


def _segment_lists(document: Document) -> list[dict[str, object]]:
    rows, name, before = [], 0, None
    for segment in document.segments:
        if segment.role == "list item":
            name += not (before and before.role == "list item" and before.heading == segment.heading)
            rows.append(
                {
                    "list_id": str(name),
                    "heading": segment.heading,
                    "start": segment.start,
                    "end": segment.end,
                    "text": segment.text,
                }
            )
        before = segment
    return rows


def _announcement(document: Document, start: int, heading: str) -> str:
    """The words that announce a list as recommendations: its heading, or the sentences that lead to it; ``""`` for others."""
    at = bisect_left(document.segments, start, key=lambda segment: segment.start)
    before = document.segments[max(0, at - _REACH) : at]
    run = [s.text for s in before if s.block == before[-1].block and s.role != "list item"] if before else []
    lead = " ".join(run) if run and run[-1].rstrip().endswith(":") else ""
    words = f"{heading} {lead}"
    return words.strip() if _AGENDA.search(words) and not _LOOKED_BACK.search(words) else ""


def _announced_status(lead: str) -> str:
    last = re.split(r"(?<=[.!?])\s+", lead)[-1]
    if _MAY.search(last):
        return "possible"
    if re.search(r"\bgoals?\b|\bobjectifs?\b", lead, re.IGNORECASE):
        return "planned"
    return {"planned": "planned", "under way": "under way"}.get(read_status(last), "recommended")


def _said(document: Document, numbered: int) -> Iterator[_Item]:
    """Yield the sentences that tell somebody what to do; fewer where the work has ``numbered`` recommendations elsewhere."""
    for segment in document.segments:
        if segment.role in ("body", "list item") and _is_stated(segment, numbered):
            yield _Item(segment.start, segment.end, "", "recommended")


def _is_stated(segment: Segment, numbered: int) -> bool:
    if numbered >= _FULL:
        return bool(_OWN_VOICE.search(segment.text))
    labelled = bool(_NUMBERED.match(segment.text)) and len(segment.text.split()) > 4
    under = bool(_NUMBERED.match(segment.heading)) and is_imperative(segment.text)
    told = is_advice(segment.text) if numbered else is_recommendation(segment.text)
    told = told and not is_caution(segment.text, segment.heading)
    return labelled or under or (told and (is_advice(segment.text) or not _REPORTED.search(segment.text)))


def _is_consultation(document: Document) -> bool:
    return document.evidence_kind == "consultation" or document.depth in ("transcript", "answers")


def _row(
    document: Document, item: _Item, segments: Sequence[Segment], codes: Mapping[str, Sequence[str]], owner: str
) -> dict[str, object]:
    quote = document.text[item.start : item.end]
    own_codes = [code for s in segments for code in codes.get(s.segment_id, ())]
    return {
        "document_id": document.document_id,
        "start": item.start,
        "end": item.end,
        "quote": quote,
        "area": find_area(quote, own_codes, item.lead or (segments[0].heading if segments else "")),
        "status": item.status,
        "stated_by": owner,
        "audience": find_audiences(quote),
        "stance": "",
    }
