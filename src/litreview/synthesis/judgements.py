"""Judgements of people, as they wrote them down: confidence (GRADE-CERQual) and convergence, never computed."""

import re
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from litreview.coding.renamed import follow
from litreview.errors import Fault, InputFaults, nearest
from litreview.sources.located import is_day, read_located_rows
from litreview.synthesis.seen import is_fingerprint

COMPONENTS = ("methodological_limitations", "coherence", "adequacy", "relevance")
CONCERNS = ("no or very minor concerns", "minor concerns", "moderate concerns", "serious concerns")
CONFIDENCE = ("high", "moderate", "low", "very low")
CONVERGENCE = ("agreement", "partial agreement", "dissonance")

JUDGEMENT_COLUMNS = (
    "kind",
    "target",
    "convergence",
    "finding",
    "methodological_limitations",
    "methodological_explanation",
    "coherence",
    "coherence_explanation",
    "adequacy",
    "adequacy_explanation",
    "relevance",
    "relevance_explanation",
    "confidence",
    "judged_by",
    "judged_on",
    "evidence_hash",
)
OPTIONAL_COLUMNS = ("evidence_seen", "explanation", "explanation_fr")
"""What a file may leave out: the evidence seen document by document, and what agrees or differs in plain words."""

_FEWEST_WORDS = 6
_SENTENCE_END = re.compile(r"""[.!][)\]"'’”»\s]*\Z""")
_TOPIC = re.compile(
    r"(?:(?:the|an?|some|les?|la) |l['’])?(?:\w+ )?(?:roles?|barriers?|facilitators?|experiences?|impacts?|effects?|perceptions?"
    r"|views?|challenges?|benefits?|importance|nature|meanings?|definitions?|rôles?|obstacles|expériences?|effets)"
    r" (?:of|to|for|on|from|in|de|des|du|à|pour|sur)\b",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|can|could|may|might|must|shall|should|will|would|seems?|says?|makes?"
    r"|keeps?|helps?|shows?|leads?|leaves?|limits?|hinders?|differs?|vary|varies|remains?|reflects?|depends?|grows?|rests?|lies?"
    r"|includes?|involves?|describes?|affects?|shapes?|becomes?|comes?|gives?|takes?|needs?|causes?|brings?|prevents?|stops?"
    r"|\w{3,}ed|est|sont|était|ont|peu(?:ven)?t|doi(?:ven)?t|reste(?:nt)?|varie(?:nt)?|dépend(?:ent)?|limite(?:nt)?|aide(?:nt)?)\b",
    re.IGNORECASE,
)
"""A title opens with what it is about; one that opens so and has no verb says nothing that could be judged."""


class Judgement(NamedTuple):
    """What a person judged about one row of an evidence table, the evidence they saw, and where it is written.

    ``evidence_hash`` is the fingerprint of all evidence seen, ``evidence_seen`` that of each document, ``line`` the line of
    the file. The four components of GRADE-CERQual and their explanations belong to ``finding`` and ``confidence``,
    ``explanation`` and ``explanation_fr`` to ``convergence``.
    """

    kind: str
    target: str
    convergence: str
    confidence: str
    judged_by: str
    judged_on: str
    evidence_hash: str
    line: int = 0
    finding: str = ""
    methodological_limitations: str = ""
    methodological_explanation: str = ""
    coherence: str = ""
    coherence_explanation: str = ""
    adequacy: str = ""
    adequacy_explanation: str = ""
    relevance: str = ""
    relevance_explanation: str = ""
    evidence_seen: str = ""
    explanation: str = ""
    explanation_fr: str = ""


def load_judgements(path: Path, shown: str, codes: Collection[str], renamed: Mapping[str, str] | None = None) -> list[Judgement]:
    """Return the judgements of ``judgements.csv``, in file order.

    Confidence follows GRADE-CERQual (Lewin et al. 2018): it needs the finding as a sentence, all four components and an
    explanation of each. One component may have several findings, each judged in a line of its own; convergence (Farmer et
    al. 2006) is of the component and judged in one line. Silence is computed, so it cannot be judged. Columns of
    ``OPTIONAL_COLUMNS`` may be missing. Codes are followed through ``renamed``; what judges one that was removed there keeps its
    old id, so that no row has it.

    Raises:
        InputFaults: a column is missing, a word is outside its vocabulary, a component or explanation is left out, a
            topic title stands in place of a finding, a framework target is no code, a day is none, or something is judged
            twice; all together.

    Example:
        >>> import tempfile; path = Path(tempfile.mkdtemp()) / "j.csv"
        >>> _ = path.write_text(",".join(JUDGEMENT_COLUMNS) + "\\n")
        >>> load_judgements(path, "j.csv", {"OUT.HOPE"})
        []
    """
    rows, faults = read_located_rows(path, shown, JUDGEMENT_COLUMNS)
    renamed = renamed or {}
    for _, row in rows:
        row["target"] = follow(row["target"], renamed) or row["target"] if row["kind"] == "framework" else row["target"]
    known = {*codes, *renamed}
    faults += [Fault(shown, line, message) for line, row in rows for message in _problems(row, known)]
    faults += [Fault(shown, line, message) for line, message in _find_repeated(rows)]
    if faults:
        raise InputFaults(faults)
    names = [name for name in Judgement._fields if name != "line"]
    return [Judgement(**{name: row.get(name, "") for name in names}, line=line) for line, row in rows]


def group_judgements(judgements: Iterable[Judgement], kind: str) -> dict[str, list[Judgement]]:
    """Return target → its judgements of one ``kind``, in file order.

    Example:
        >>> group_judgements([], "framework")
        {}
    """
    grouped: dict[str, list[Judgement]] = {}
    for one in judgements:
        if one.kind == kind:
            grouped.setdefault(one.target, []).append(one)
    return grouped


def is_sentence(finding: str) -> bool:
    """Return whether ``finding`` says what was found; a topic title, with a full stop or without, does not.

    Example:
        >>> is_sentence("Peer workers keep hope alive on the ward."), is_sentence("The role of peer workers in hospitals.")
        (True, False)
    """
    if len(finding.split()) < _FEWEST_WORDS or not _SENTENCE_END.search(finding[-20:]):
        return False
    return not _TOPIC.match(finding) or bool(_VERB.search(finding))


def _find_repeated(rows: Iterable[tuple[int, dict[str, str]]]) -> Iterable[tuple[int, str]]:
    """Yield the line and the fault of each finding, and each convergence, that an earlier line judges too."""
    first: dict[tuple[str, ...], int] = {}
    for line, row in rows:
        target, finding = (row["kind"], row["target"]), " ".join(row["finding"].casefold().split())
        if finding and first.setdefault((*target, "finding", finding), line) != line:
            before = first[*target, "finding", finding]
            yield line, f"{row['target']!r} is judged on line {before} already, with the same finding; keep one of the two lines"
        if row["convergence"] and first.setdefault((*target, "convergence"), line) != line:
            before = first[*target, "convergence"]
            yield line, f"convergence of {row['target']!r} is judged on line {before} already; keep it in one of the two lines"


def _problems(row: dict[str, str], codes: Collection[str]) -> Iterable[str]:
    if row["kind"] not in ("framework", "recommendation"):
        yield f"kind {row['kind']!r} is unknown; judgements are about the framework or a recommendation"
    if row["kind"] == "framework" and row["target"] not in codes:
        yield f"target {row['target']!r} is no code of the codebook{nearest(row['target'], codes)}"
    if not row["target"] or not row["judged_by"] or not row["judged_on"]:
        yield "target, judged_by and judged_on must be filled"
    elif not is_day(row["judged_on"]):
        yield "judged_on is not a day like 2026-01-31"
    if not row["convergence"] and not row["confidence"]:
        yield "neither convergence nor confidence is judged; fill one or remove the row"
    if row["convergence"] == "silence":
        yield "silence is computed; leave convergence empty"
    elif row["convergence"] not in ("", *CONVERGENCE):
        yield f"convergence {row['convergence']!r} is unknown; use {', '.join(CONVERGENCE)}"
    if not is_fingerprint(row.get("evidence_seen", "")):
        yield "evidence_seen is no copy of the evidence table's cell (like burke2019=1a2b3c4d); copy it whole or leave it empty"
    if row["confidence"]:
        yield from _confidence_problems(row)


def _confidence_problems(row: dict[str, str]) -> Iterable[str]:
    if row["confidence"] not in CONFIDENCE:
        yield f"confidence {row['confidence']!r} is unknown; use {', '.join(CONFIDENCE)}"
    for component in COMPONENTS:
        explanation = f"{component.split('_')[0]}_explanation"
        if row[component] not in CONCERNS:
            yield f"{component} must be one of {', '.join(CONCERNS)}"
        if not row[explanation]:
            yield f"{explanation} is empty; say why"
    if not is_sentence(row["finding"]):
        yield "finding must be a sentence that says what was found; a topic title cannot be judged"
