"""What kind of evidence a text is, and how much of the work it holds."""

import re
from collections.abc import Mapping, Sequence

from litreview.sources.bibliography import Record
from litreview.sources.blocks import Block

_BY_TYPE = {
    "article": "research",
    "phdthesis": "research",
    "mastersthesis": "research",
    "thesis": "research",
    "inproceedings": "research",
    "conference": "research",
    "incollection": "research",
    "inbook": "research",
    "legislation": "policy",
    "jurisdiction": "policy",
    "legal": "policy",
    "standard": "policy",
    "manual": "practice",
}
_BY_KEYWORD = {
    kind: re.compile(rf"\b(?:{words})", re.IGNORECASE)
    for kind, words in {
        "policy": "policy|policies|strategy|legislation|government|act\\b|funding|politique|stratégie|loi\\b|gouvernement",
        "practice": "practice|guideline|guide\\b|toolkit|handbook|manual|training|service|web ?page|pratique|trousse|formation",
        "research": "trial|review\\b|cohort|qualitative|survey|meta-analysis|evaluation|research|study|essai|revue|étude|recherche",
        "assertion": "editorial|commentary|opinion|letter|blog|éditorial|commentaire",
    }.items()
}
_RESEARCH = re.compile(
    r"\b(?:participants (?:were|completed|reported|had)|were (?:randomi[sz]ed|recruited|interviewed|assigned)|randomi[sz]ed|control group|"
    r"confidence interval|95% CI|p ?[<=] ?0?\.\d|statistically|thematic analysis|semi-structured|meta-analysis|systematic review|"
    r"we (?:interviewed|surveyed|recruited|analy[sz]ed|searched)|sample of|methods:|results:|n ?= ?\d+|study design|"
    r"analyse thématique|essai (?:contrôlé|randomisé)|entretiens semi-dirigés|nous avons (?:interrogé|recruté|analysé))",
    re.IGNORECASE,
)
_POLICY = re.compile(
    r"\b(?:mental health strategy|strategic plan|action plan|service plan|the (?:ministry|minister|government|province) (?:will|of|has)|"
    r"legislation|pursuant to|subsection|policy framework|policymakers|provincial|federal|national guidelines|commission|ministère|gouvernement du|projet de loi|"
    r"plan d['’]action|stratégie (?:nationale|provinciale|québécoise))\b",
    re.IGNORECASE,
)
_PRACTICE = re.compile(
    r"\b(?:our (?:services?|programs?|centre|center|members|team|organi[sz]ation|trainings?)|we (?:offer|provide|support|deliver)|toolkits?|workshops?|"
    r"drop-in|webinars?|community of practice|communities of practice|training programs?|peer support (?:workers?|services?|organi[sz]ations?)|"
    r"this project will|contact us|nos (?:services|programmes|membres)|nous offrons)\b",
    re.IGNORECASE,
)
_NOTES = re.compile(
    r"\b(?:reading notes?|notes? on (?:the |this )?(?:paper|report|article|study|text|guide|document|book)|this is a (?:reading )?note|our own words|summary notes?"
    r"|notes? de lecture|fiche de lecture|dans nos (?:propres )?mots)\b",
    re.IGNORECASE,
)
_HEAD = 600
_READ = 60_000


def find_evidence_kind(record: Record | None, text: str, settings: Mapping[str, str] | None = None, names: Sequence[str] = ()) -> str:
    """Return the evidence kind of a text: research, policy, practice or assertion.

    The first that speaks decides: ``settings`` for one of ``names`` (citation key, document id, path), the record's
    keywords, its type, the words of the text.

    Example:
        >>> find_evidence_kind(None, "Participants were randomised. Results: the control group did worse (n = 80).")
        'research'
        >>> find_evidence_kind(None, "It is good.", {"doe2020": "policy"}, ["doe2020"])
        'policy'
    """
    for name in names:
        if settings and name in settings:
            return settings[name]
    return (record and _kind_of_record(record)) or _kind_of_text(text[:_READ])


def find_depth(blocks: Sequence[Block], record: Record | None = None) -> str:
    """Return ``"notes"`` where a text calls itself notes in its first lines or headings, ``"abstract"`` where it is no more
    than its record's abstract, else ``"full text"``.

    Example:
        >>> find_depth([Block("Reading note", role="heading"), Block("They ask who is heard.")])
        'notes'
        >>> find_depth([Block("Peers meet weekly.")])
        'full text'
    """
    head = "\n".join(block.text for block in blocks[:8])[:_HEAD]
    if _NOTES.search(head):
        return "notes"
    text = " ".join(" ".join(block.text.split()) for block in blocks if block.role != "heading")
    headings = {block.text.strip(" :.").lower() for block in blocks[:3]}
    short = len(text) < 4_000
    if short and record is not None and record.abstract and text.strip() == " ".join(record.abstract.split()):
        return "abstract"
    return "abstract" if short and headings & {"abstract", "résumé"} and len(blocks) <= 8 else "full text"


def _kind_of_record(record: Record) -> str:
    keywords = "; ".join(record.keywords)
    named = [kind for kind, pattern in _BY_KEYWORD.items() if keywords.strip().lower() == kind or pattern.search(keywords)]
    exact = [word.strip().lower() for word in record.keywords]
    for kind in ("research", "policy", "practice", "assertion"):
        if kind in exact or f"evidence: {kind}" in exact:
            return kind
    if record.type.lower() in _BY_TYPE:
        return _BY_TYPE[record.type.lower()] if "assertion" not in named else "assertion"
    return named[0] if named else ""


def _kind_of_text(text: str) -> str:
    words = max(len(text) / 6, 150)
    research, policy, practice = (len(pattern.findall(text)) / words for pattern in (_RESEARCH, _POLICY, _PRACTICE))
    if research >= 0.004 and research * 2 >= max(policy, practice):
        return "research"
    if max(policy, practice) < 0.005:
        return "assertion"
    return "policy" if policy > practice else "practice"
