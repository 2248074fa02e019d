"""Outcomes: which words name which outcome, and whether more of it is good."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from litreview.corpus.gates import Gate


class Mention(NamedTuple):
    """Words that name an outcome: its code, its span and ``valence`` (1: more is good, -1: less is good).

    Example:
        >>> find_outcomes("fewer readmissions")[0].valence
        -1
    """

    code: str
    start: int
    end: int
    valence: int


_TERMS: tuple[tuple[str, int, str], ...] = (
    ("OUT.HOPE", -1, r"hopeless\w*|désespoir"),
    ("OUT.HOPE", 1, r"hope|hopeful\w*|espoir"),
    (
        "OUT.RECOV",
        1,
        r"recovery(?!-oriented)"
        r"(?! (?:support|coach|college|house|plan|cent|oriented|home|housing|program|work|mentor|navigat|specialist)\w*)"
        r"|rétablissement",
    ),
    ("OUT.EMPOW", 1, r"empower\w*|self-advocacy|patient activation|sense of control|pouvoir d.agir|autonomisation"),
    (
        "OUT.EFFIC",
        1,
        r"self[- ]efficacy|self[- ]esteem|self-worth|(?:self-)?confidence(?! interval)(?! limit)|estime de soi"
        r"|efficacité personnelle",
    ),
    ("OUT.SOC", -1, r"lonel\w*|(?:social )?isolation|solitude|isolement"),
    (
        "OUT.SOC",
        1,
        r"social (?:support|network|connect|integration|relation|inclusion|function)\w*|community integration|belonging"
        r"|friendships?|relationships? with (?:family|friends)|soutien social|intégration sociale|appartenance|réseau social",
    ),
    (
        "OUT.QOL",
        1,
        r"quality[- ]of[- ]life|qol|life satisfaction|(?<!family )(?<!social )functioning|daily[- ]living|role involvement"
        r"|well-?being"
        r"|qualité de vie|bien-être|fonctionnement(?! familial)",
    ),
    (
        "OUT.SYMP",
        -1,
        r"symptom\w*|depressi(?:on|ve)\w*|epds|anxi\w*|psychosis|psychotic|distress|negative affect|severity|symptômes?"
        r"|dépressi\w*|anxiété|détresse",
    ),
    ("OUT.STIGMA", -1, r"(?:self-|internali[sz]ed |public )?stigma\w*|discrimination|negative attitudes|stigmatisation"),
    ("OUT.STIGMA", 1, r"attitudes? towards?|public attitudes?|societal attitudes?"),
    (
        "OUT.HOSP",
        1,
        r"(?:time|remain\w*|stay\w*|days) (?:out of|outside) (?:the )?hospital|community tenure"
        r"|time to (?:re)?admission",
    ),
    (
        "OUT.HOSP",
        -1,
        r"re-?hospitali[sz]\w*|hospitali[sz]\w*|re-?admi(?:ssion|tted|tting)\w*|(?:hospital|psychiatric"
        r"|inpatient) (?:re-?)?admissions?|admissions?"
        r"|inpatient(?= (?:or|and) (?:crisis|emergency))|length of stay|hospital days|bed[- ]days|inpatient (?:days|use"
        r"|stays?)|days in hospital|hospital use|hospital stays?"
        r"|réhospitalis\w*|hospitalis\w*|réadmissions?|durée (?:de|du) séjour|jours d.hospitalisation",
    ),
    (
        "OUT.ED",
        -1,
        r"(?:crisis|emergency|crisis and emergency|crisis or emergency)(?: and| or|/)?(?: crisis| emergency)? (?:care "
        r"|service |services |room |department )?"
        r"(?:use|visits?|contacts?|attendances?|presentations?)|ed (?:visits?|use|attendances?)|(?:use of|visits? to) (?:the )?"
        r"(?:crisis|emergency)\b[\w /]{0,30}|acute care|visites? aux urgences|recours aux urgences|urgences",
    ),
    ("OUT.ENGAGE", -1, r"attrition|drop-?outs?|dropping out|disengage\w*|missed appointments?|loss to follow-up|abandons?"),
    (
        "OUT.ENGAGE",
        1,
        r"retention|engage(?:ment|d)|linkage|attendance|adherence|(?:treatment|service) (?:entry|initiation|uptake)"
        r"|(?:entry|entered|entering|initiat\w*) (?:into |of )?treatment|remained in treatment|observance|rétention|assiduité",
    ),
    ("OUT.SUD", 1, r"abstinen\w*|sobriety|sober|remission from (?:alcohol|drug|substance)\w*|clean days"),
    (
        "OUT.SUD",
        -1,
        r"(?:substance|alcohol|drug|cocaine|heroin|opioid|cannabis)(?: and (?:drug|alcohol|substance))? (?:mis)?use|drinking"
        r"|relapse[sd]?|craving\w*"
        r"|positive (?:drug|urine) (?:test|screen)\w*|drug[- ]positive \w+|days of use|consommation(?: d\w.| de)? ?(?:alcool"
        r"|drogues?|substances?)?|rechutes?",
    ),
    ("OUT.OD", -1, r"overdos\w*|opioid-related adverse \w+|opioid adverse \w+|mortality|deaths?|surdoses?|mortalité|décès"),
    (
        "OUT.SAT",
        1,
        r"(?<!life )(?<!job )satisf(?:action|ied)\b(?! au travail)"
        r"|working alliance|therapeutic alliance|acceptab\w*|(?:client|helping"
        r"|therapeutic)[- ](?:manager )?relationships?"
        r"|needs met|perceived helpfulness",
    ),
    (
        "OUT.SOCDET",
        -1,
        r"recidivism|reconvict\w*|convictions?|(?:re-?)?arrest(?:s|ed)?|reincarcerat\w*|incarceration"
        r"|criminal(?: justice)? (?:charges|involvement)"
        r"|justice charges|charges|revocations?|(?:nights|days) homeless|homelessness|unemployment|récidive|arrestations?"
        r"|itinérance",
    ),
    (
        "OUT.SOCDET",
        1,
        r"housing (?:stability|retention|tenure)|(?:competitive )?employment|income|emploi"
        r"|stabilité résidentielle|logement stable",
    ),
    ("OUT.FAM", -1, r"(?:caregiver|family|carer|parental|parenting)[- ](?:burden|stress|strain|distress|concerns)|fardeau"),
    ("OUT.FAM", 1, r"family (?:functioning|knowledge)|parenting (?:skills?|competence)|carer outcomes?|fonctionnement familial"),
    ("OUT.PHYS", -1, r"(?:hiv|hcv|infection) risk\w*|(?:sexual )?risk behaviou?rs?|hba1c|body weight|weight|blood pressure"),
    (
        "OUT.PHYS",
        1,
        r"primary care (?:visits?|use)|physical activity|medication adherence|physical health|general health"
        r"|santé physique",
    ),
    ("OUT.HARM", -1, r"adverse (?:events?|effects?|outcomes?)|harms?(?! reduction)|iatrogenic \w+|événements indésirables"),
    ("OUT.W.STRAIN", -1, r"burn-?out|vicarious trauma|compassion fatigue|staff turnover|turnover|moral injury|épuisement"),
    ("OUT.W.GAIN", 1, r"peer (?:support )?workers?' (?:own )?(?:recovery|skills|purpose|confidence)|sense of purpose"),
    ("OUT.W.JOB", 1, r"job satisfaction|staff retention|job tenure|satisfaction au travail"),
    ("OUT.S.COST", 1, r"(?:cost |net )?savings|cost[- ]effective\w*|value for money|return on investment|net benefits?"),
    ("OUT.S.COST", -1, r"(?:bed-day |service |total |health ?care )?costs?|expenditures?|coûts?"),
    (
        "OUT.S.CULT",
        1,
        r"organi[sz]ational (?:climate|culture)|quality of care|recovery-oriented care|service quality"
        r"|staff attitudes?",
    ),
    ("OUT.S.ACCESS", -1, r"wait(?:ing)?[- ]times?|unmet needs?|délais? d.attente"),
    (
        "OUT.S.ACCESS",
        1,
        r"access to (?:care|services?|treatment)|coordination of care|service coordination"
        r"|accès aux (?:soins|services)",
    ),
)

_FINDER = Gate("|".join(rf"(?P<t{n}>\b(?:{words})\b)" for n, (_, _, words) in enumerate(_TERMS)), re.IGNORECASE)

_WHO = re.compile(
    r"(?:(?:people|adults|patients|women|mothers|those|individuals|persons|veterans|participants|inpatients|clients|users"
    r"|personnes)"
    r" (?:living )?(?:with|who had|having|ayant|vivant avec)|diagnos\w{1,4} (?:of|with)|history of"
    r"|hospitali[sz]ed for) (?:[\w-]{1,15} ){0,2}$",
    re.IGNORECASE,
)
"""Words before an outcome's name that make it say who the people are, not what became of them."""

_LESS_IS_GOOD = {"OUT.SYMP", "OUT.STIGMA", "OUT.HOSP", "OUT.ED", "OUT.SUD", "OUT.OD", "OUT.HARM", "OUT.W.STRAIN", "OUT.S.COST"}

_BAD_WORDS = re.compile(
    r"\b(?:pain\w*|risk|incidence|mortality|deaths?|complicat\w*|adverse|side effects?|nausea|vomiting|symptom\w*|anxi\w*"
    r"|depress\w*|stress"
    r"|fatigue|severity|infection\w*|relapse\w*|failure\w*|bleeding|blood loss|disability|disorder\w*|impair\w*|burden"
    r"|problem\w*|distress"
    r"|hospitali[sz]\w*|readmission\w*|injur\w*|fever|cough|inflammat\w*|insomnia|craving\w*|errors?|lonel\w*|stigma\w*|days"
    r"|duration|time to)\b",
    re.IGNORECASE,
)


def find_outcomes(text: str) -> list[Mention]:
    """Return the outcomes named in ``text``, in order; the longest name that starts first wins.

    Example:
        >>> [m.code for m in find_outcomes("Hope rose and hospital days fell; hopelessness did not change.")]
        ['OUT.HOPE', 'OUT.HOSP', 'OUT.HOPE']
    """
    return list(_outcomes_in(text))


@lru_cache(maxsize=2048)
def _outcomes_in(text: str) -> tuple[Mention, ...]:
    """A sentence is asked about once for each of its outcomes, so the last few answers are kept."""
    found = []
    for match in _FINDER.finditer(text):
        code, valence, _ = _TERMS[int(str(match.lastgroup)[1:])]
        if not _WHO.search(text[max(0, match.start() - 60) : match.start()]):
            found.append(Mention(code, match.start(), match.end(), valence))
    return tuple(found)


def mentions_of(text: str, outcome: str) -> list[Mention]:
    """Return where ``text`` names ``outcome``: a code such as ``OUT.HOSP`` or the outcome in free words.

    Free words are looked for by the outcome they name in our own list, so that "hospital admission" finds "readmitted".

    Example:
        >>> [m.start for m in mentions_of("They were readmitted less often.", "hospital admission")]
        [10]
    """
    wanted = {outcome} if outcome.startswith("OUT.") else {m.code for m in find_outcomes(outcome)}
    return [m for m in find_outcomes(text) if m.code in wanted]


@cache
def valence_of(outcome: str) -> int:
    """Return 1 where more of ``outcome`` (a code or free words) is good, -1 where less of it is.

    Example:
        >>> valence_of("OUT.HOPE"), valence_of("OUT.HOSP"), valence_of("positive drug tests")
        (1, -1, -1)
    """
    if outcome.startswith("OUT."):
        return -1 if outcome in _LESS_IS_GOOD else 1
    named = find_outcomes(outcome)
    if named:
        return named[0].valence
    return -1 if _BAD_WORDS.search(outcome) else 1
