"""The table of facts: quantities, dated events, plans and the standing of peer support in policy."""

import re
from collections.abc import Iterator

from litreview.corpus.documents import Document, Segment
from litreview.corpus.gates import Gate
from litreview.extraction.cautions import weighs_evidence
from litreview.extraction.dates import DateSpan, find_dates
from litreview.extraction.effects import read_effects
from litreview.extraction.plans import read_status
from litreview.extraction.policies import claims_standing, find_jurisdiction
from litreview.extraction.quantities import find_quantities

_ROLES = frozenset(("body", "list item", "heading", "reference", "notice"))
_COPYRIGHT = Gate(r"©|\bcopyright\b", re.IGNORECASE)
_ADDRESSED = Gate(
    r"\b(?:you|your|if|vous|votre"
    r"|vos|si|participants?|readers?|will (?:not )?(?:find|guess)|whoever)\b|\?",
    re.IGNORECASE,
)
_SAMPLE = re.compile(
    r"(?:people|persons?|participants?|patients?|clients?|mothers?|women|men|adults?|veterans?|individuals?|users?|members?"
    r"|families"
    r"|caregivers?|workers?|supervisors?|respondents?|responses|interviews?|accounts?|voices|pairs|sites?|groups?|trials?"
    r"|studies|rcts?"
    r"|reviews?|articles?|papers?|publications?|documents?|records?|reports?|pieces|personnes|participantes?|essais|études"
    r"|revues)$",
    re.IGNORECASE,
)
_CITED = Gate(
    r"(?-i:[A-ZÀ-Ý])[\w’'-]{1,25}(?: (?:and|et|&) (?:colleagues|others|(?-i:[A-ZÀ-Ý])[\w’'-]{1,25}))?,? (?:in |from |of "
    r"|by )?\(?(?:19|20)\d\d"
    r"|\b(?:published|appeared|came out|online|dated)\b|\b(?:reviews?|trials?|stud(?:y|ies)|survey|paper|report|article|abstract"
    r"|meta-analysis|synthesis|update|record)\b[^.;]{0,60}\b(?:19|20)\d\d",
    re.IGNORECASE,
)
_BACK = re.compile(r"^(?:and |but |so )?(?:this|that|these|those|it|they|which|cela|ceci|il|elle|ils|elles)\b", re.IGNORECASE)
_MAY_HOLD = re.compile(
    r"\d|will|shall|set to|plan|inten|aim|seek|schedul|expect|going to|to be|coming|component|element|pillar|service|priorit"
    r"|practice|pratique"
    r"|composante|élément|prév|(?:ra|ront)\b|\bva |vont|vise|venir|teen\b|twelve|ten\b|eleven|ty\b|ty-|ze\b|vingt|ante\b"
    r"|dozen|hundred|thousand|aine d|cents?\b|mille\b|\bdix"
)
"""A sentence without any of these holds no fact, which spares most sentences the grammar."""
_PLANNED = ("planned", "possible")


def find_facts(document: Document) -> list[dict]:
    """Return the rows of ``facts`` for one document; every row quotes the whole sentence it stands in.

    Consultation texts give no facts: what people say there is testimony. In research the numbers of studies and of people
    studied belong to its findings, and the dates of works to the references. Of reference entries only those dated to the
    month or day count (reports and events), of notices only copyright lines; captions and page furniture count nothing.

    Example:
        >>> from litreview.corpus.documents import Document, Segment
        >>> text = "On May 3, 2031 the fair gathered over 90 peers in Ontario."
        >>> segment = Segment("d#1", "d", 1, 0, len(text), None, "", "", "body", "en", text)
        >>> rows = find_facts(Document("d", "", "practice", "", "d", "", "en", "full text", text, (segment,)))
        >>> [(r["kind"], r["value"], r["qualifier"], r["unit"], r["date_start"], r["status"]) for r in rows]
        [('quantity', '90', 'over', 'peers', '2031-05-03', 'done'), ('event', '', '', '', '2031-05-03', 'done')]
    """
    if document.evidence_kind == "consultation":
        return []
    rows: list[dict] = []
    for segment in document.segments:
        if segment.role in _ROLES and not weighs_evidence(segment.heading):
            for values in _read(segment, document.evidence_kind == "research"):
                rows.append(_row(f"{document.document_id}.f{len(rows) + 1:03d}", segment, values))
    return rows


def _row(identifier: str, segment: Segment, values: dict[str, str]) -> dict:
    empty = dict.fromkeys(("value", "qualifier", "unit", "date_start", "date_end"), "")
    place = {"document_id": segment.document_id, "start": segment.start, "end": segment.end, "quote": segment.text}
    return {"fact_id": identifier, **place, **empty, "jurisdiction": find_jurisdiction(segment.text), **values}


def _read(segment: Segment, research: bool) -> Iterator[dict[str, str]]:
    text = segment.text
    if not _MAY_HOLD.search(text.lower()):
        return
    dates, status = find_dates(text), read_status(text)
    if segment.role in ("reference", "notice", "heading"):
        yield from _aside(segment, dates, status)
        return
    if not text.rstrip().endswith("?"):
        yield from _quantities(text, dates, status, research)
    if claims_standing(text):
        yield {"kind": "policy status", "status": status or "done", **_dated(dates[0] if dates else None)}
        return
    plan = status in _PLANNED
    for date in () if dates and research and _CITED.search(text) else dates:
        yield {"kind": "plan" if plan else "event", "status": status, **_dated(date)}
    if status == "planned" and not dates and _announces(text):
        yield {"kind": "plan", "status": status}


def _announces(text: str) -> bool:
    """A plan without a date names what is planned: no lead-in, no word to the reader, no "this will help"."""
    return not (_ADDRESSED.search(text) or _BACK.match(text) or text.rstrip().endswith(":"))


def _quantities(text: str, dates: list[DateSpan], status: str, research: bool) -> Iterator[dict[str, str]]:
    for quantity in find_quantities(text):
        if research and (_SAMPLE.search(quantity.unit) or read_effects(text)):
            continue
        counted = {"value": quantity.value, "qualifier": quantity.qualifier, "unit": quantity.unit}
        when = _dated(dates[0]) if len(dates) == 1 else {}
        yield {"kind": "quantity", "status": status, **when, **counted}


def _aside(segment: Segment, dates: list[DateSpan], status: str) -> Iterator[dict[str, str]]:
    """Yield the events of a reference, a notice or a heading, where a date alone says little."""
    for date in dates:
        precise = len(date.start_date) > 4
        named = segment.role == "notice" and bool(_COPYRIGHT.search(segment.text) or status == "done")
        if precise or named or (segment.role == "heading" and status == "done"):
            yield {"kind": "event", "status": "done" if segment.role == "reference" else status, **_dated(date)}


def _dated(date: DateSpan | None) -> dict[str, str]:
    if date is None:
        return {}
    return {"date_start": date.start_date, "date_end": date.end_date, "qualifier": date.qualifier}
