"""Comparators: what peer support was compared with."""

import re
from functools import lru_cache

from litreview.corpus.gates import Gate, open_gates

_COMPARATORS = (
    (
        "none",
        r"\b(?:no|without a?) (?:control|comparison)(?: group| arm)?\b|\buncontrolled\b|\bsingle[- ](?:group|arm)\b"
        r"|\bpre-?[- ]?(?:/|and )?post\b"
        r"|\bbefore[- ]and[- ]after\b|\bthan before\b|\bsans groupe (?:témoin|de comparaison)\b|\bavant-après\b",
    ),
    ("waiting list", r"\bwait(?:ing)?[- ]?list(?:ed)?\b|\bdelayed[- ](?:start|treatment|intervention)\b|\bliste d.attente\b"),
    (
        "professional in the same role",
        r"\b(?:as (?:effective|good|well|helpful) as|equivalent to|no (?:better|worse|less \w+|more \w+) than|compar(?:ed"
        r"|able) (?:with|to)|similar(?:ly)? to"
        r"|than|versus|vs\.?|with|and|by|between peers and|over|those of|matched|against"
        r"|from) (?:\w+ ){0,3}?(?:professionals?|clinicians?|social workers?|nurses?"
        r"|(?:professional|clinical|mental health|non-?peer|conventional|regular|paraprofessional) (?:staff|providers?"
        r"|case managers?|workers?|counsellors?)"
        r"|non-?consumers?|non-?peers?|psychologists?|therapists?|case managers? without)\b|\b(?:clinician|professional"
        r"|staff|social worker|nurse|therapist)-(?:led|delivered|provided|run)\b"
        r"|\b(?:led|delivered|provided|run) by (?:\w+ )?(?:professionals|clinicians|social workers|nurses)\b"
        r"|\bnon-?consumer (?:case managers?|providers?|staff|teams?)\b"
        r"|\bnon-?peer (?:case managers?|providers?|staff|workers?)\b|\bprofessionals? in the same role\b|\bsame role\b"
        r"|\b(?:que|par rapport aux|comparativement aux|et) (?:les |des )?(?:professionnels|cliniciens"
        r"|intervenants professionnels|travailleurs sociaux)\b",
    ),
    (
        "usual care",
        r"\b(?:usual|standard|routine|conventional|ordinary) (?:\w+ )?(?:care|treatment|services?|support|case management"
        r"|discharge)\b|\b(?:care|treatment|services)[- ]as[- ]usual\b|\bTAU\b"
        r"|\b(?:agency|cmha|services?|treatment|clinical care)[- ]only\b|\b(?:treatment|care|services?) alone\b"
        r"|\bsoins? (?:habituels?|courants?|usuels?)\b",
    ),
    (
        "other active",
        r"\b(?:active|attention)[- ](?:control|comparison|comparator|placebo)\w*|\bself-help (?:workbook|booklet|manual)\b"
        r"|\bworkbook (?:alone|only|by post)\b"
        r"|\bpsychoeducation (?:group|alone|control)\b|\bwritten (?:information|materials?|advice)\b|\b(?:compared with"
        r"|versus|vs\.?) (?:cognitive|counselling|another|a different|online)\b",
    ),
)
_FINDERS = tuple((name, Gate(words, re.IGNORECASE)) for name, words in _COMPARATORS)


@lru_cache(maxsize=64)
def read_comparator(text: str) -> str:
    """Return what ``text`` compares peer support with, a word of the closed vocabulary of ``findings.comparator``.

    ``"not stated"`` where the words do not say, also for a bare "control group".

    Example:
        >>> read_comparator("Consumer case managers were as effective as non-consumers.")
        'professional in the same role'
        >>> read_comparator("Hope rose against the control group.")
        'not stated'
    """
    for name, finder in open_gates(_FINDERS, text):
        if finder.search(text):
            return name
    return "not stated"
