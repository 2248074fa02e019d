"""Findings: what studies report about outcomes, apart from the mere mention of an outcome.

An outcome is a finding only where a change word and a sign of a study or measure stand in its sentence or the next one
(rule 3 of the coding rules); one sentence can carry several findings.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from litreview.corpus.documents import Document, Segment
from litreview.extraction.arms import PEER_ARMS
from litreview.extraction.change_evidence import outcome_scopes
from litreview.extraction.claims import is_wanted, may_report, tells_results
from litreview.extraction.clauses import split_clauses
from litreview.extraction.comparators import read_comparator
from litreview.extraction.cues import MIXED, UNCLEAR, has_cue
from litreview.extraction.direction import direction_in
from litreview.extraction.effects import Effect, read_effects, read_n
from litreview.extraction.models import Model, read_model
from litreview.extraction.outcomes import find_outcomes, mentions_of
from litreview.extraction.populations import find_populations, population_scope
from litreview.extraction.reasons import tell_reason
from litreview.extraction.studies import has_study_cue, read_instrument, read_study_design
from litreview.extraction.study_models import StudyModel, read_study_model

_ROLES = ("body", "list item")
_TRIALS = ("RCT", "controlled", "cohort/pre-post")
_A_REVIEW = re.compile(
    r"\b(?:an?|this|une?|cette)"
    r" (?:[\w-]{2,20} ){0,2}(?:review|revue)\b(?! (?:board|committee))",
    re.IGNORECASE,
)
_OPENING = 500
_LABEL = re.compile(r"\W{0,3}((?:main |key |primary )?[^\W\d_]{3,20}(?:s and [^\W\d_]{3,20})?) ?[:—–]\s", re.IGNORECASE)
_RESULT_LABEL = re.compile(r"(?:main |key |primary )?(?:results?|findings?|outcomes?|résultats?|constats?)", re.IGNORECASE)
_LABEL_REACH = 12


def find_findings(
    document: Document,
    codes: Mapping[str, Sequence[str]],
    rejected: Mapping[str, Sequence[str]] | None = None,
    confirmed: Mapping[str, Sequence[str]] | None = None,
) -> list[dict[str, object]]:
    """Return the rows of ``findings`` of ``document``: for each outcome of a sentence a finding or a mention.

    Outcomes are those of ``codes`` (``segment_id`` → codes) and, where a study reports them, those whose words our own list
    knows; ``rejected`` names codes an analyst turned down, which then make no row, ``confirmed`` those a person accepted,
    whose model of peer support wins. Statements of one sentence that disagree within one code are rows of their own, each
    quoting its clause. ``why`` gives the words that told the direction and where the model was read.

    Example:
        >>> text = "In the trial hope rose more in the peer group than with usual care."
        >>> s = Segment("d#00001", "d", 1, 0, len(text), None, "", "", "body", "en", text)
        >>> row = find_findings(Document("d", "", "research", "", "d.md", "", "en", "notes", text, (s,)), {})[0]
        >>> row["kind"], row["outcome"], row["direction"], row["comparator"]
        ('finding', 'OUT.HOPE', 'favours peer support', 'usual care')
    """
    told = list(_told_in(document, codes, rejected or {}))
    if not told:
        return []
    design, fallback, sure = _read_design(document), "; ".join(population_scope(document)), confirmed or {}
    study = read_study_model(document) if any(row["kind"] == "finding" for _, row in told) else StudyModel()
    rows: list[dict[str, object]] = []
    for place, row in told:
        own = study if row["kind"] == "finding" else StudyModel()
        model = read_model(place, document.segments, codes, own, sure.get(document.segments[place].segment_id, ()))
        rows.append(_with_context(document, place, row, model, design, fallback))
        rows[-1]["finding_id"] = f"{document.document_id}.o{len(rows):03d}"
    return rows


def _told_in(
    document: Document, codes: Mapping[str, Sequence[str]], rejected: Mapping[str, Sequence[str]]
) -> Iterator[tuple[int, dict[str, object]]]:
    """Yield the findings and mentions of each sentence with its place; one that names no outcome has none."""
    for place, segment in enumerate(document.segments):
        coded = [code for code in codes.get(segment.segment_id, ()) if code.startswith("OUT.")]
        if segment.role in _ROLES and (coded or find_outcomes(segment.text)):
            refused = set(rejected.get(segment.segment_id, ()))
            yield from ((place, row) for row in _segment_rows(document, place, coded, refused))


def _segment_rows(document: Document, place: int, coded: Sequence[str], refused: set[str]) -> Iterator[dict[str, object]]:
    segment, following = document.segments[place], _following(document.segments, place)
    reports = may_report(document, segment) and not is_wanted(segment.text)
    results = tells_results(document, segment) or (
        document.evidence_kind == "research" and _under_label(document.segments, place)
    )
    own = dict.fromkeys(m.code for m in find_outcomes(segment.text)) if reports else {}
    for code in sorted({*coded, *own} - refused):
        findings = list(_statements(segment, following, code, results)) if reports else []
        yield from findings
        if not findings and code in coded:
            yield {"kind": "mention", "outcome": code, "start": segment.start, "end": segment.end, "scope": ""}


def _under_label(segments: Sequence[Segment], place: int) -> bool:
    """Whether the nearest label at the start of a sentence of the block, such as "Methods:", is that of the results."""
    block = segments[place].block
    before = (s for s in reversed(segments[max(0, place - _LABEL_REACH) : place + 1]) if s.block == block)
    label = next((found[1] for found in (_LABEL.match(s.text) for s in before) if found), "")
    return bool(_RESULT_LABEL.fullmatch(label))


def _statements(segment: Segment, following: Segment | None, code: str, results: bool) -> Iterator[dict[str, object]]:
    """Yield the findings about ``code``: in the sentence itself, or begun there and told in the next.

    In the section of a study's ``results`` every sentence reports the study.
    """
    next_text = following.text if following else ""
    if find_outcomes(segment.text) and not mentions_of(segment.text, code):
        return
    studied = results or has_study_cue(segment.text) or has_study_cue(next_text)
    scopes = [scope for scope in outcome_scopes(segment.text, code) if has_cue(scope)]
    if not studied:
        return
    if scopes:
        yield from _qualified(_told(segment, code, scopes), following)
    elif following and has_cue(next_text) and not is_wanted(next_text) and not find_outcomes(next_text):
        direction = direction_in(f"{segment.text} {next_text}", code, PEER_ARMS)
        yield _finding(code, direction, segment.start, following.end, next_text)


def _qualified(rows: Iterator[dict[str, object]], following: Segment | None) -> Iterator[dict[str, object]]:
    """Take in a next sentence that calls the result inconsistent or unclear: it belongs to the finding."""
    told = following.text if following and not find_outcomes(following.text) else ""
    doubt = "mixed" if MIXED.search(told) else "unclear" if UNCLEAR.search(told) else ""
    for row in rows:
        if doubt and following and str(row["direction"]).startswith("favours"):
            row |= {"direction": doubt, "end": following.end}
        yield row


def _told(segment: Segment, code: str, scopes: Sequence[str]) -> Iterator[dict[str, object]]:
    directions = [direction_in(scope, code, PEER_ARMS) for scope in scopes]
    if len(set(directions)) == 1 or not _name_apart(scopes, code):
        said = directions[0] if len(set(directions)) == 1 else _agreed(directions)
        yield _finding(code, said, segment.start, segment.end, " ".join(scopes))
        return
    clauses = [span for span in split_clauses(segment.text) if mentions_of(segment.text[span[0] : span[1]], code)]
    for scope, direction, (start, end) in zip(scopes, directions, clauses, strict=False):
        yield _finding(code, direction, segment.start + start, segment.start + end, scope)


def _name_apart(scopes: Sequence[str], code: str) -> bool:
    """Whether each stretch names the outcome in words of its own, such as alcohol use and drug use."""
    names = [frozenset(scope[m.start : m.end].lower() for m in mentions_of(scope, code)) for scope in scopes]
    return len(set(names)) == len(names) and all(names)


def _agreed(directions: Sequence[str]) -> str:
    told = sorted(set(directions) - {"unclear"})
    return told[0] if len(told) == 1 else "mixed"


def _finding(code: str, direction: str, start: int, end: int, scope: str) -> dict[str, object]:
    return {"kind": "finding", "outcome": code, "direction": direction, "start": start, "end": end, "scope": scope}


def _with_context(
    document: Document, place: int, row: dict[str, object], model: Model, design: str, population: str
) -> dict[str, object]:
    segment = document.segments[place]
    start, end, scope = int(str(row["start"])), int(str(row["end"])), str(row.pop("scope"))
    found = find_populations(segment.text) or find_populations(segment.heading)
    row |= {
        "document_id": document.document_id,
        "citation_key": document.citation_key,
        "quote": document.text[start:end],
        "model": model.code,
        "population": "; ".join(found) or population,
        "study_design": _design(read_study_design(segment.text), design),
        "why": tell_reason(scope, str(row["outcome"]), str(row.get("direction", "")), model),
    }
    if row["kind"] == "mention":
        return row | {"direction": "", "comparator": "", "study_design": "", "measure": ""}
    block = " ".join(s.text for s in document.segments[max(0, place - 3) : place + 4] if s.block == segment.block)
    comparator = read_comparator(segment.text)
    measured = _weightiest(read_effects(scope))
    return row | {
        "comparator": comparator if comparator != "not stated" else read_comparator(block),
        "measure": measured.measure if measured else read_instrument(segment.text),
        "effect": measured.effect if measured else None,
        "low": measured.low if measured else None,
        "high": measured.high if measured else None,
        "n": read_n(segment.text) or read_n(block),
    }


def _weightiest(effects: Sequence[Effect]) -> Effect | None:
    """The first estimate with an interval, else the first that the words give."""
    return next((effect for effect in effects if effect.low is not None), effects[0] if effects else None)


def _read_design(document: Document) -> str:
    """The design a document names first; a review that begins by naming the trials inside it stays a review."""
    design = read_study_design(document.title, document.text[:3000])
    return "narrative" if design in _TRIALS and _A_REVIEW.search(document.text[:_OPENING]) else design


def _design(said: str, document: str) -> str:
    """A control group or "the review found" in the sentence says less than the design that the document names."""
    return document if document and said in ("", "controlled", "narrative") else said


def _following(segments: Sequence[Segment], place: int) -> Segment | None:
    """The next sentence of the same block; the sentences of other blocks speak of other things."""
    if place + 1 < len(segments) and segments[place + 1].block == segments[place].block and segments[place].role == "body":
        return segments[place + 1]
    return None
