"""Which kind of evidence the words of a text lean to: words that tell it, and plainer words that only add up."""

import re

from litreview.corpus.gates import Gate, count_all

_TELLING = {
    "research": Gate(
        r"\b(?:participants (?:were|completed|reported|had)|were (?:randomi[sz]ed|recruited|interviewed|assigned)|randomi[sz]ed"
        r"|control group|confidence interval|95% CI|p ?[<=] ?0?\.\d|statistically|thematic analysis|semi-structured|meta-analysis"
        r"|systematic review|we (?:interviewed|surveyed|recruited|analy[sz]ed|searched)|sample of|n ?= ?\d+|study design"
        r"|analyse thématique|essai (?:contrôlé|randomisé)|entretiens semi-dirigés|nous avons (?:interrogé|recruté|analysé))",
        re.IGNORECASE,
    ),
    "policy": Gate(
        r"\b(?:mental health strategy|strategic plan|action plan|service plan"
        r"|(?:ministry|minister|government|province) (?:will|of|has)"
        r"|government|parliament\w*|select committee|legislation"
        r"|pursuant to|subsection|policy framework|policymakers|provincial|federal|national guidelines|commission"
        r"|ministère|gouvernement du|projet de loi|plan d['’]action|stratégie (?:nationale|provinciale|québécoise))\b",
        re.IGNORECASE,
    ),
    "practice": Gate(
        r"\b(?:our (?:services?|programs?|centre|center|members|team|organi[sz]ation|trainings?)"
        r"|we (?:offer|provide|support|deliver)"
        r"|toolkits?|workshops?|drop-in|webinars?|communit(?:y|ies) of practice|training programs?|this project will|contact us"
        r"|nos (?:services|programmes|membres)|nous offrons)\b",
        re.IGNORECASE,
    ),
}
_LEANING = {
    "research": Gate(
        r"\b(?:participants?|patients|respondents|samples?|baseline|follow-?up|significant(?:ly)?|compar(?:ed|ison)|associat(?:ed|ion)s?"
        r"|stud(?:y|ies)|trials?|findings?|themes?|analys[ei]s|data|results?|scores?|outcomes?|interventions?|interview(?:ed|s)"
        r"|questionnaires?|literature|authors?|evidence|effects?|hypothes[ei]s|criteria|cohort|surveys?|reviewe?d?|et al|methods?"
        r"|études?|échantillon|données|résultats|auteurs?|répondants|littérature|entretiens)\b|\d ?%",
        re.IGNORECASE,
    ),
    "policy": Gate(
        r"\b(?:funding|funders?|federal|state|states|reforms?|mandate[ds]?|jurisdictions?|regulat\w+|eligib\w+|reimburse\w*|medicaid"
        r"|contract\w*|requirements?|shall|must|departments?|authorit(?:y|ies)|public|taxpayers?|legislat\w+|strateg(?:y|ies)|priorit\w+"
        r"|polic(?:y|ies)|minist\w+|bill|acts?|provinces?|financement|lois?|réformes?|mandat|politiques?|ministères?|gouvernement\w*)\b",
        re.IGNORECASE,
    ),
    "practice": Gate(
        r"\b(?:groups?|meetings?|members?|facilitat\w+|volunteers?|join|training|programs?|programmes?|you|your|we|our|services?|offers?"
        r"|provides?|workers?|specialists?|skills|team|apply|applicants?|coach\w*|mentor\w*|community|guid(?:e|es|elines|ance)|welcome"
        r"|groupes?|vous|votre|vos|nous|nos|notre|animat\w+|association|accueil\w*|membres?|bénévoles?|rencontres?|formations?)\b",
        re.IGNORECASE,
    ),
    "assertion": Gate(
        r"\b(?-i:I)(?:['’]|\b(?= [a-z]+(?:ed|e|t|w|n|d|m|s|l)\b(?! I)))|\b(?:my|me|myself|mine|je|mon|ma|mes|moi)\b|\bj['’]",
        re.IGNORECASE,
    ),
}
_GATES = {(kind, "plain"): gate for kind, gate in _LEANING.items()} | {(kind, "telling"): gate for kind, gate in _TELLING.items()}
_WEIGHTS = {"research": 0.25, "policy": 0.3, "practice": 0.16, "assertion": 0.4}
_SHORT, _CHARACTERS_A_WORD = 60, 6


def leanings(text: str) -> dict[str, float]:
    """Return for research, policy, practice and assertion how much of ``text`` leans to it, per word of its length.

    A telling word ("control group") counts 1, a plain one ("results", "funding", "join") a part of 1 that is smaller the
    commoner such words are elsewhere; the first person counts for assertion. A text of less than 60 words counts as one
    of 60. The weights were set on reading notes, abstracts of studies, comments to public bodies and parts of reports.

    Example:
        >>> found = leanings("You can join our group; the meetings are open to all members.")
        >>> max(found, key=found.get), found["policy"]
        ('practice', 0.0)
    """
    length = max(len(text) / _CHARACTERS_A_WORD, _SHORT)
    counted = count_all(_GATES, text)
    return {
        kind: (weight * counted[kind, "plain"] + counted.get((kind, "telling"), 0)) / length for kind, weight in _WEIGHTS.items()
    }
