"""Judgements of people: confidence (GRADE-CERQual) and convergence, never computed."""

import hashlib
from collections.abc import Collection, Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from litreview.errors import Fault, InputFaults
from litreview.privacy.located import read_located_rows

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


class Judgement(NamedTuple):
    """What a person judged about one row of an evidence table, the evidence they saw (its hash), and where it is written."""

    kind: str
    target: str
    convergence: str
    confidence: str
    judged_by: str
    judged_on: str
    evidence_hash: str
    line: int = 0


def load_judgements(path: Path, shown: str, codes: Collection[str]) -> list[Judgement]:
    """Return the judgements of ``judgements.csv``, in file order.

    Confidence follows GRADE-CERQual (Lewin et al. 2018): it needs the finding as a sentence, all four components and an
    explanation of each. Silence is computed, so it cannot be judged.

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
    faults += [Fault(shown, line, message) for line, row in rows for message in _problems(row, codes)]
    first: dict[tuple[str, str], int] = {}
    for line, row in rows:
        if first.setdefault((row["kind"], row["target"]), line) != line:
            faults.append(Fault(shown, line, f"{row['target']!r} is judged on line {first[row['kind'], row['target']]} already"))
    if faults:
        raise InputFaults(faults)
    return [Judgement(**{name: row[name] for name in Judgement._fields if name != "line"}, line=line) for line, row in rows]


def hash_evidence(passages: Iterable[tuple[str, str]]) -> str:
    """Return a short hash of the (document id, words) pairs that a row rests on, whatever their order.

    Example:
        >>> hash_evidence([("a", "x"), ("b", "y")]) == hash_evidence([("b", "y"), ("a", "x")])
        True
    """
    joined = "\x1e".join(sorted(f"{document}\x1f{words}" for document, words in passages))
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def judged_cells(judgement: Judgement | None, *, literature: bool, consultation: bool, evidence_hash: str) -> dict[str, str]:
    """Return the cells convergence, confidence, judged_by, judged_on and stale of one evidence row.

    ``silence`` (Farmer et al. 2006) is set where one of the two sources carries the theme and the other does not;
    anything else waits for a person. Confidence is about findings of the literature, so a theme that only the
    consultation carries has none, whatever was judged when there was some.

    Example:
        >>> judged_cells(None, literature=True, consultation=False, evidence_hash="x")["convergence"]
        'silence'
    """
    if literature != consultation:
        convergence = "silence"
    elif literature:
        convergence = (judgement.convergence if judgement else "") or "not yet judged"
    else:
        convergence = ""
    cells = {"convergence": convergence, "confidence": "not yet judged" if literature else ""}
    cells |= {"judged_by": "", "judged_on": "", "stale": ""}
    if judgement:
        cells["confidence"] = (literature and judgement.confidence) or cells["confidence"]
        cells |= {"judged_by": judgement.judged_by, "judged_on": judgement.judged_on}
        if judgement.evidence_hash != evidence_hash:
            cells["stale"] = f"stale: the evidence has changed since {judgement.judged_on}"
    return cells


def _problems(row: dict[str, str], codes: Collection[str]) -> Iterable[str]:
    if row["kind"] not in ("framework", "recommendation"):
        yield f"kind {row['kind']!r} is unknown; judgements are about the framework or a recommendation"
    if row["kind"] == "framework" and row["target"] not in codes:
        yield f"target {row['target']!r} is no code of the codebook"
    if not row["target"] or not row["judged_by"] or not row["judged_on"]:
        yield "target, judged_by and judged_on must be filled"
    elif not _is_day(row["judged_on"]):
        yield "judged_on is not a day like 2026-01-31"
    if not row["convergence"] and not row["confidence"]:
        yield "neither convergence nor confidence is judged; fill one or remove the row"
    if row["convergence"] == "silence":
        yield "silence is computed; leave convergence empty"
    elif row["convergence"] not in ("", *CONVERGENCE):
        yield f"convergence {row['convergence']!r} is unknown; use {', '.join(CONVERGENCE)}"
    if row["confidence"]:
        yield from _confidence_problems(row)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _confidence_problems(row: dict[str, str]) -> Iterable[str]:
    if row["confidence"] not in CONFIDENCE:
        yield f"confidence {row['confidence']!r} is unknown; use {', '.join(CONFIDENCE)}"
    for component in COMPONENTS:
        explanation = f"{component.split('_')[0]}_explanation"
        if row[component] not in CONCERNS:
            yield f"{component} must be one of {', '.join(CONCERNS)}"
        if not row[explanation]:
            yield f"{explanation} is empty; say why"
    if len(row["finding"].split()) < 6 or not row["finding"].endswith("."):
        yield "finding must be a sentence that says what was found; a topic title cannot be judged"
