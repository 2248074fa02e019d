"""Studies: whether a sentence reports one, of what design, with which instrument."""

import re

from litreview.corpus.gates import Gate, open_gates

_DESIGNS = (
    ("review of reviews", r"\b(?:umbrella|overview of|review of) (?:systematic )?reviews?\b|\bmeta-review\b|\brevue de revues\b"),
    (
        "SR/MA",
        r"\bmeta-?analy\w*|\bsystematic(?:ally)? review\w*|\bcochrane\b|\bpooled\b|\bscoping review\b|\brevue systématique\b"
        r"|\bméta-?analyse\b|\bacross \w{1,12} (?:trials|studies|reviews)\b",
    ),
    (
        "SR/MA",
        r"\b(?:\d{1,3}|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w{3,6}teen|\w{3,5}ty|several|most|some|few"
        r"|many) (?:trials|studies|rcts) (?:were|included|with|found)\b",
    ),
    (
        "economic",
        r"\beconomic (?:evaluation|report|analysis|model)\b|\bcost[- ](?:effectiveness|benefit|utility) (?:analysis|study)\b"
        r"|\bévaluation économique\b",
    ),
    (
        "RCT",
        r"\brandomi[sz]\w*|\brcts?\b|\b(?:controlled|cluster|pilot|multisite|multi-site) trial\b|\bassigned (?:at random"
        r"|by chance)\b|\brandomly\b|\bessai (?:randomisé|clinique)\b|\brandomisé\w*",
    ),
    (
        "controlled",
        r"\b(?:controlled|quasi-experimental|non-?randomi[sz]ed|matched|propensity)[- ]?\w*\b|\b(?:comparison"
        r"|control) (?:group|sites?|participants)\b|\bquasi[- ]expérimental\w*",
    ),
    (
        "mixed",
        r"\bmixed[- ]methods?\b|\bméthodes mixtes\b",
    ),
    (
        "cohort/pre-post",
        r"\bcohort\b|\bpre-?(?:/|and )?\s?-?post\b|\bbefore[- ]and[- ]after\b|\blongitudinal\b|\bobservational\b"
        r"|\bretrospective\b|\bcohorte\b|\bavant-après\b",
    ),
    (
        "qualitative",
        r"\bqualitative\w*|\b(?:in-depth|semi-?structured) interviews?\b|\bfocus groups? with\b|\bthematic analysis\b"
        r"|\bgrounded theory\b|\bethnograph\w*|\bentretiens\b|\bétude qualitative\b",
    ),
    ("survey", r"\bsurvey(?:s|ed)?\b|\bquestionnaires?\b|\bcross-sectional\b|\bsondage\b|\benquête\b"),
    ("guideline", r"\b(?:clinical|practice) guidelines?\b|\blignes directrices\b"),
    ("narrative", r"\bnarrative (?:review|synthesis|overview)\b|\bliterature review\b|\brevue (?:de la littérature|narrative)\b"),
)
_REVIEW = Gate(
    r"\breviews? (?:of|found|shows|concludes)\b|\b(?:this|the|our) review\b"
    r"|\brecension des écrits\b",
    re.IGNORECASE,
)
_DESIGN_FINDERS = tuple((name, Gate(words, re.IGNORECASE)) for name, words in _DESIGNS)

_WORDED = Gate(
    r"\b(?:trials?|stud(?:y|ies)|rcts?|randomi[sz]\w*|meta-?analys\w*|systematic reviews?|reviewers?|cochrane|participants?"
    r"|cohorts?"
    r"|surveyed|pooled|control (?:group|arm|participants|condition)|controls|comparison (?:group|participants|condition)"
    r"|(?:both|two|either|peer|intervention|usual[- ]care|control|experimental|treatment|only) (?:arms?|groups?)"
    r"|between groups|follow-up|(?:was|were) (?:found|observed|detected|seen|noted|reported)|did not differ"
    r"|(?:was|were|made|found|showed|had) no (?:\w+ ){0,2}differen(?:ces?|t)|no (?:\w+ ){0,2}differences? (?:was|were)"
    r"|a été (?:observée?|trouvée?|constatée?|relevée?)|ont été (?:observée?s|trouvée?s|constatée?s)"
    r"|entre les (?:deux )?groupes|dans les deux (?:groupes|bras)|groupes? (?:de comparaison|contrôle)"
    r"|baseline|(?:at|by|after|within|over) (?:\d{1,3}|three|six|nine|twelve|eighteen) (?:weeks|months)"
    r"|confidence interval|mean difference|(?:risk|odds|hazard|rate) ratio|relative risk|différence moyenne"
    r"|statistical\w*"
    r"|significant(?:ly)? (?:more|less|lower|higher|fewer|greater|differ\w*|reduc\w*|improve\w*|increase\w*|decrease\w*"
    r"|better|worse)"
    r"|non-?significant|not significant\w*|effect sizes?|odds|per 1,?000|researchers (?:found|reported|concluded)"
    r"|research (?:shows|showed|found|finds|suggests|has shown|demonstrates)|evidence (?:shows|suggests|from|that|of|for|on"
    r"|was|is)"
    r"|et al|reviews? (?:found|reported|concluded|shows?|showed)|(?:this|these|our|in (?:the|a|one)) reviews?|étude|études"
    r"|essais?|randomisé\w*|méta-?analyse|cohorte"
    r"|groupes? témoin|suivi de|à \d{1,2} (?:mois|semaines)|revue systématique|statistiquement)\b|\bn\s?=\s?\d"
    r"|\bp\s?[<=>]\s?[0.]",
    re.IGNORECASE,
)
_CITED = Gate(
    r"\b(?:SMD|RR|OR|HR|MD|CI|IC)\b|\b\d{1,3}(?:\.\d{1,2})?\s?(?:%|per cent|percent)?\s?(?:vs\.?|versus|compared (?:with|to)"
    r"|against)\s"
    r"|\b[A-ZÀ-Ý][\w'’-]{1,20}(?: (?:&|and|et) [A-ZÀ-Ý][\w'’-]{1,20}| et al\.?)? ?\((?:19|20)\d\d\)"
    r"|\b[A-ZÀ-Ý][\w'’-]{1,20} (?:& [A-Z][\w'’-]{1,20} |et al\.?,? )(?:19|20)\d\d"
)
_MEASURE = Gate(
    r"\b(?:scales?|scores?|scored|inventory|questionnaire|index|subscales?|instrument|measured|rated|self-rated"
    r"|self-report\w*|assessed with|échelle|mesurée?)\b",
    re.IGNORECASE,
)
_SCALE = Gate(
    r"\b((?:[A-Z][\w’'-]{1,20} (?:of |for )?){1,6}(?:Scale|Inventory|Index|Questionnaire|Schedule|Measure)|EPDS|BSI|CGI"
    r"|VR-12|SF-36|EQ-5D|PHQ-9|GAD-7|BPRS|PANSS|CES-D|RAS|QPR|Échelle [\w’' -]{3,40}?)\b"
)


def has_study_cue(text: str) -> bool:
    """Return whether ``text`` has a word, sign or citation that only a report of a study or a measure carries.

    Example:
        >>> has_study_cue("At 12 months hope was higher."), has_study_cue("We believe in hope.")
        (True, False)
    """
    return bool(_CITED.search(text) or _WORDED.search(text) or _MEASURE.search(text))


def read_study_design(*texts: str) -> str:
    """Return the design that the first of ``texts`` to name one names, ``""`` where none does.

    In a text that names several the first counts. Read from words about methods, never from words of praise or doubt. One
    of ``review of reviews``, ``SR/MA``,
    ``economic``, ``RCT``, ``controlled``, ``mixed``, ``cohort/pre-post``, ``qualitative``, ``survey``, ``guideline`` and
    ``narrative``.

    Example:
        >>> read_study_design("Hope rose.", "A randomised trial of mentors")
        'RCT'
    """
    for text in texts:
        named = [(match.start(), name) for name, finder in open_gates(_DESIGN_FINDERS, text) if (match := finder.search(text))]
        if named:
            return min(named, key=lambda found: found[0])[1]
    return "narrative" if any(_REVIEW.search(text) for text in texts) else ""


def read_instrument(text: str) -> str:
    """Return the first named scale, inventory or questionnaire of ``text``, ``""`` where there is none.

    Example:
        >>> read_instrument("measured with the Herth Hope Index at discharge")
        'Herth Hope Index'
    """
    found = _SCALE.search(text)
    return found[1] if found else ""
