"""What people judged: findings with their confidence and its reasons (GRADE-CERQual), and where sources agree or differ."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from markupsafe import Markup

from litreview.reporting.display import View, clean, render, render_table
from litreview.reporting.framework import word_days
from litreview.reporting.kinds import KINDS
from litreview.reporting.links import cite
from litreview.reporting.passages import is_quotable, parse_spans
from litreview.reporting.run_folder import Run
from litreview.reporting.sides import quote_best
from litreview.synthesis.judgements import CONCERNS
from litreview.tables import EVIDENCE_KEYS

FINDINGS = ("Finding", "About", "Works behind it", "Confidence", "Concerns", "Who judged, and when")
COMPARED = ("About", "Judged as", "What agrees or differs", "Who judged, and when")
COMPONENTS = {
    "Methods": ("methodological_limitations", "methodological_explanation"),
    "Coherence": ("coherence", "coherence_explanation"),
    "Adequacy": ("adequacy", "adequacy_explanation"),
    "Relevance": ("relevance", "relevance_explanation"),
}
PROFILE = ("Finding", *COMPONENTS)
NOTHING = "Nobody has judged a finding or compared texts and people yet. Judgements stand in corpus/judgements.csv."
NOT_APPLIED = "not applied: no literature of this review carries it now"

_FINDINGS_NOTE = (
    "After GRADE-CERQual (Lewin et al. 2018). Confidence is a judgement of people about a finding of the literature, never of"
    " what people said in the consultation; nothing here is computed but the number of works."
)
_COMPARED_NOTE = "After Farmer et al. (2006). Where nobody wrote down what differs, first words of both sides stand here."

Row = Mapping[str, Any]


class _Judged(NamedTuple):
    """A judgement, and the row of the evidence table that it is about; ``None`` where there is none any more."""

    row: Row
    evidence: Row | None


def show_judged(run: Run) -> View:
    """Return each judged finding with its confidence, the four reasons for it one click away, then each judged convergence.

    The two tables of findings are the summary and the evidence profile of GRADE-CERQual (Lewin et al. 2018). Judgements of
    what is no longer in the review stand last, and say so.

    Example:
        >>> FINDINGS[0], PROFILE[-1], COMPARED[0]
        ('Finding', 'Relevance', 'About')
    """
    judged = _order(run)
    weighed = [one for one in judged if one.row["methodological_limitations"]]
    compared = [_compared_cells(run, one) for one in judged if one.row["convergence"]]
    if not judged:
        return View(render("notice", words=NOTHING, kind="gap"))
    findings = [_finding_cells(run, one) for one in weighed]
    summary = render_table("Findings and how sure people are of them", FINDINGS, findings, note=_FINDINGS_NOTE)
    reasons = render_table("Reasons for each confidence", PROFILE, [_reasons(one.row) for one in weighed])
    profile = render("more", summary="Reasons: the four components of each finding", content=reasons) if weighed else Markup("")
    sides = render_table("Texts and people compared", COMPARED, compared, note=_COMPARED_NOTE)
    return View(summary, profile, sides)


def _order(run: Run) -> list[_Judged]:
    """The judgements in the order of the evidence tables, then of the file."""
    rows: dict[tuple[str, str], tuple[int, Row]] = {}
    for name, key in EVIDENCE_KEYS.items():
        for row in run.table(name).to_dict("records"):
            rows[name.removesuffix("_evidence"), str(row[key])] = (len(rows), {str(name): cell for name, cell in row.items()})
    found = []
    for row in run.table("judgements").to_dict("records"):
        place, evidence = rows.get((str(row["kind"]), str(row["target"])), (len(rows), None))
        found.append((place, int(row["line"]), _Judged({str(name): cell for name, cell in row.items()}, evidence)))
    return [one for _, _, one in sorted(found, key=lambda each: each[:2])]


def _finding_cells(run: Run, one: _Judged) -> list[str | Markup]:
    confidence, concerns = clean(one.row["confidence"]) or NOT_APPLIED, _tell_concerns(one.row)
    return [clean(one.row["finding"]), _about(run, one), _count(one.evidence), confidence, concerns, _sign(one.row)]


def _compared_cells(run: Run, one: _Judged) -> list[str | Markup]:
    word = clean(one.row["convergence"])
    now = one.evidence["convergence"] if one.evidence is not None else word
    if now != one.row["convergence"]:
        word = f"{word}; not applied: " + ("one side is silent now" if now else "neither side speaks of it now")
    return [_about(run, one), word, _explain(run, one, word), _sign(one.row)]


def _about(run: Run, one: _Judged) -> str | Markup:
    """What was judged: a component as a link to its summary, a recommendation in its words with a link to its place."""
    if one.evidence is None:
        return clean(one.row["target"])
    if one.row["kind"] == "framework":
        name = clean(one.evidence["name"])
        opens = one.evidence["quotes"] or one.evidence["summary"]
        return Markup('<a href="#component-{}">{}</a>').format(one.row["target"], name) if opens else name
    words = clean(one.evidence["recommendation"]) or clean(one.row["target"])
    own = [span for span in parse_spans(one.evidence["quotes"])[:1] if is_quotable(run, span)]
    link = Markup(' <a href="#{}">{}</a>')
    return Markup("{}").format(words) + Markup("").join(link.format(span.anchor, cite(run, span.document_id)) for span in own)


def _count(evidence: Row | None) -> str:
    """How many works of each kind stand behind it; kinds are never added up."""
    counts = {name: str(evidence.get(kind, "")) for kind, name in KINDS.items()} if evidence else {}
    return "; ".join(f"{name}: {number}" for name, number in counts.items() if number not in ("", "0")) or "none now"


def _tell_concerns(row: Row) -> str:
    """Which components the judge has concerns about, the serious first."""
    grave = {word: [name.lower() for name, (cell, _) in COMPONENTS.items() if row[cell] == word] for word in CONCERNS[:0:-1]}
    told = (f"{word.removesuffix(' concerns')}: {', '.join(names)}" for word, names in grave.items() if names)
    return "; ".join(told) or CONCERNS[0]


def _reasons(row: Row) -> list[str]:
    return [clean(row["finding"]), *(f"{clean(row[word])}. {clean(row[why])}" for word, why in COMPONENTS.values())]


def _explain(run: Run, one: _Judged, word: str) -> str | Markup:
    if one.row["explanation"]:
        return clean(one.row["explanation"])
    if one.row["explanation_fr"]:
        return Markup('<span lang="fr">{}</span>').format(clean(one.row["explanation_fr"]))
    if one.evidence is None or word == "agreement":
        return "not explained"
    sides = [quote_best(run, str(one.row["target"]), one.evidence, people=people) for people in (False, True)]
    return Markup("Texts: {}<br>People: {}").format(*sides)


def _sign(row: Row) -> str:
    signed = f"{row['judged_by']}, {word_days(row['judged_on'])}"
    return clean("; ".join(filter(None, (signed, word_days(row["stale"])))))
