"""Whom a passage is about: the populations of the coding rules, in English and French."""

import re
from collections import Counter

from litreview.corpus.documents import Document
from litreview.corpus.gates import Gate, open_gates

_POPULATIONS = {
    "mental health": r"\bmental(?:ly)?[- ](?:health|illness|ill|distress)|\bpsychiatr|\bpsychosis|\bsanté mentale"
    r"|\btroubles? mentaux|\bmaladies? mentales?",
    "substance use": r"\bsubstance use|\baddiction|\bdrug use|\bpeople who use drugs|\bopioid|\balcohol"
    r"|\boverdose|\bdépendances?\b|\bsubstances?\b|\btoxicoman|\bsurdose",
    "concurrent": r"\bconcurrent (?:disorder|peer|mental)|\bdual[- ]diagnos|\bco-occurring|\btroubles? concomitants?",
    "family/caregiver": r"\bfamil(?:y|ies)\b|\bcaregivers?\b|\bcarers?\b|\bparents?\b|\bfamilles?\b|\bproches(?: aidants?)?\b"
    r"|\bentourage\b",
    "youth": r"\byouth\b|\byoung (?:people|adults?|person)|\badolescent|\bteenager|\bjeunes\b|\badolescence",
    "perinatal": r"\bperinatal|\bpostnatal|\bpostpartum|\bpregnan|\bnew mothers|\bpérinatal|\benceinte",
    "justice": r"\bcriminal justice|\bforensic|\bprison|\bincarcerat|\bjustice-involved|\bjustice pénale|\bdétenus?\b",
    "homeless": r"\bhomeless|\bunhoused|\bitinéran|\bsans-abri|\bsans domicile",
    "physical health": r"\bdiabet|\bcancer|\bhiv\b|\bchronic (?:disease|physical)|\bphysical health|\bsanté physique"
    r"|\bdiabète|\bvih\b",
}
_CUES = {name: Gate(pattern, re.IGNORECASE) for name, pattern in _POPULATIONS.items()}
_SHARE = 0.15


def find_populations(text: str) -> tuple[str, ...]:
    """Return the populations that ``text`` names, in the order of the coding rules; nothing where it names none.

    Example:
        >>> find_populations("families of people with a mental illness"), find_populations("peers")
        (('mental health', 'family/caregiver'), ())
    """
    return tuple(name for name, cue in open_gates(_CUES.items(), text) if cue.search(text))


def population_scope(document: Document) -> tuple[str, ...]:
    """Return the populations that a fair share (15%) of the body of ``document`` is about: what it means where it says none.

    Example:
        >>> from litreview.corpus.documents import Document, Segment
        >>> text = "Care in mental health."
        >>> segment = Segment("d#1", "d", 1, 0, len(text), None, "", "", "body", "en", text)
        >>> population_scope(Document("d", "", "practice", "", "d", "", "en", "full text", text, (segment,)))
        ('mental health',)
    """
    bodies = [segment.text for segment in document.segments if segment.role in ("body", "list item")]
    counts = Counter(name for text in bodies for name in find_populations(text))
    return tuple(name for name in _CUES if counts[name] and counts[name] >= _SHARE * len(bodies))
