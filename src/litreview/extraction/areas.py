"""Key areas: which of the six areas, or OTHER, a recommendation belongs to."""

import csv
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from litreview.corpus.gates import Gate, open_gates

_CUES: tuple[tuple[str, int, str], ...] = (
    (
        "K1",
        4,
        r"(?:broad-based|public|targeted|internal|external) communications?|communications? (?:strateg|plan|campaign"
        r"|tool)\w*|outreach strateg\w*|targeted outreach",
    ),
    (
        "K1",
        3,
        r"raise (?:public )?awareness|awareness(?: campaign\w*)?|knowledge (?:exchange|translation|mobili[sz]ation)"
        r"|disseminat\w*|newsletters?|social media|website|directory"
        r"|(?:engage|inform|reach) (?:\w+ ){0,3}stakeholders|peer network|network of peer\w*|networking|communit(?:y"
        r"|ies) of practice|promote (?:\w+ ){0,3}peer support"
        r"|sensibilis\w+|faire connaître|campagnes?|rayonnement|réseautage|communauté de pratique"
        r"|stratégies? de communication|diffus(?:er|ion)",
    ),
    ("K1", 1, r"communicat\w*|outreach|stakeholders?|network\w*|partnerships?|réseau\w*|partenariats?|parties prenantes"),
    (
        "K2",
        4,
        r"peer-?(?: |-)(?:led|run|driven|operated) (?:\w+ )?(?:initiative|organi[sz]ation|group|service|program|project"
        r"|agenc|cent|space)\w*|creation of (?:\w+ )?(?:peer|mutual|self-help)[\w-]*"
        r"|consumer[-/ ](?:survivor|run|led)[\w-]*|(?:start|set up|create|creating|launch|seed)\w* (?:\w+ ){0,3}(?:peer"
        r"|self-help|mutual aid|mutual-aid|family|support) (?:support )?(?:groups?|organi[sz]ations?|initiatives?)"
        r"|organismes? gérés? par (?:les|des) pairs|groupes? d.entraide|initiatives? (?:menées?|dirigées?|portées?"
        r"|gérées?) par (?:les|des) pairs",
    ),
    (
        "K2",
        2,
        r"design (?:their|our) own|peer(?:[- ]support)? initiatives?|initiatives? de pair-aidance|peer-led|peer-run"
        r"|user-led|led by (?:peers|people with lived experience)"
        r"|run by (?:and for )?(?:peers"
        r"|people)|self-help|mutual aid|entraide|par et pour",
    ),
    (
        "K2",
        7,
        r"(?:fund\w*|money|grants?|budgets?|financ\w+|argent|subventions?) (?:\w+ ){0,5}(?:peer-run|user-run|survivor-run"
        r"|(?:run|led|controlled) by (?:and for )?(?:peers|people|us|survivors|consumers)|self-help|mutual[- ]aid"
        r"|gérés? par (?:les|des) pairs|d.entraide)",
    ),
    (
        "K3",
        4,
        r"governance|boards? of directors|(?:selection|election|choice|choosing|select"
        r"|elect) (?:of )?(?:\w+ ){0,2}representatives?|seats? (?:at the table|on (?:the|a|every|each|our) board)"
        r"|gouvernance|conseils? d.administration",
    ),
    (
        "K3",
        2,
        r"seats?\b|(?:a|have (?:a|their|our)) (?:\w+ )?say\b|be (?:asked|consulted) about|designed by|ask (?:people with|peers"
        r"|families|us)\b|\bboards?\b|board members?|representation|representatives?|decision-making(?: tables?| bodies)?"
        r"|advisory (?:committee|council|board)s?|steering committee|by-?laws|voting|committees?"
        r"|représentants?|représentation|prises? de décision|comités?",
    ),
    (
        "K4",
        4,
        r"(?:leadership|supervisor|supervision|peer(?: support)?|staff|core|competency|standardi[sz]ed"
        r"|paid) (?:\w+ )?training|training (?:program|module|course|curricul|for|of|in|on|material)\w*|train-the-trainer"
        r"|curricul(?:um|a)"
        r"|leadership (?:development|program\w*|skills?)|modules? de formation|programmes? de formation|formation (?:des|en"
        r"|aux|de|pour|sur|continue)",
    ),
    (
        "K4",
        2,
        r"training|trainees?|leadership|mentorship|professional development|certification|accredit\w*|capacity[- ]building"
        r"|core competenc\w*|workshops?|formations?(?! politiques?)|former (?:les|des|nos|aux)|leaders?hip|perfectionnement"
        r"|certifi\w*",
    ),
    ("OTHER", 2, r"supervis\w*"),
    (
        "K5",
        6,
        r"speakers?(?:[’']s?)?[’']? bureau\w*|bureau of speakers|bureau (?:de|des) conférenciers?|roster of speakers"
        r"|public speaking|(?:share|tell|telling|sharing)(?: \w+){0,3} stor(?:y|ies) (?:publicly|in (?:schools|public"
        r"|workplaces|classrooms)|with (?:students|the public))"
        r"|peer-based education|contact-based education|anti-stigma (?:talk|speaker|presentation|education)\w*"
        r"|storytelling training|(?:talks?|speak|speakers|present\w*) (?:\w+ ){0,3}(?:in|at|to) (?:\w+ ){0,2}(?:schools"
        r"|workplaces|conferences|classes|students|the public)"
        r"|témoign\w+ (?:en public|dans les écoles|publics?)|conférenci\w+|prise de parole en public",
    ),
    (
        "K6",
        5,
        r"political (?:and industry )?leaders|industry leaders|politicians?|elected officials|government relations|lobby\w*"
        r"|members of parliament|mpps?|(?:engag|involv|educat|brief|meet|advoca|persuad"
        r"|convinc)\w* (?:\w+ ){0,4}(?:government|politic\w*|ministers?|decision-?makers|policy-?makers|leaders|industry"
        r"|legislators)"
        r"|dirigeants? (?:politiques?|d.entreprises?|de l.industrie)|élus?\b|décideurs|leaders? (?:politiques?"
        r"|de l.industrie)|hommes et femmes politiques",
    ),
    (
        "K6",
        3,
        r"core services?|base services?|services? (?:de base|essentiels?)|essential (?:service|component)s?|legislation"
        r"|(?:federal|provincial|national|regional|government|public) (?:polic(?:y|ies)|strateg(?:y|ies)|plans?)"
        r"|(?:in|into) (?:the|every|each|our) (?:\w+ )?(?:polic(?:y|ies)|strategy|plans?) by name|politiques? publiques?"
        r"|(?:part|partie) (?:of|de|du) (?:the )?(?:health|mental health|care|treatment|système|continuum)(?: \w+)? ?system"
        r"|plan (?:national|provincial|d.action gouvernemental)|loi sur",
    ),
    (
        "K6",
        2,
        r"integrat\w* (?:\w+ ){0,6}(?:system|treatment|care|sector)s?|intégr\w+ (?:\w+ ){0,6}(?:système|soins|réseau)"
        r"|ministers?|policy-?makers|government leaders|corporate leaders|business leaders|employers' associations"
        r"|ministres?|lobbying",
    ),
    (
        "OTHER",
        5,
        r"(?:pay|paid|wages?|salar(?:y|ies)|remunerat\w*|compensat\w*|honorari\w*|living wage|unpaid|benefits package"
        r"|sick (?:days|leave)|rémunér\w*|salaires?|pay(?:er|és|ées)|honoraires|avantages sociaux)",
    ),
    (
        "OTHER",
        4,
        r"role (?:drift|descriptions?|clarity|definitions?|boundar\w*)|job descriptions?|peer drift|co-?opt\w*"
        r"|supervision (?:standards?|ratios?|hours|model|policy|by peers)|(?:regular|clinical|adequate|peer|reflective|good"
        r"|weekly|monthly|external|access to) supervision|supervis(?:ed|ion) by (?:a )?peers?"
        r"|codes? of (?:ethics|conduct)|(?:national|provincial|practice) standards|evaluat\w*|outcome measures?"
        r"|measur\w* (?:outcomes|impact)|research|data collection|equity|equitable|anti-racis\w*|cultural(?:ly)? safe\w*"
        r"|accommodat\w*|racialized|indigenous|stable funding|core funding|sustain\w* funding|long-term funding|multi-year"
        r"|dérive|description de (?:poste|tâches)|normes|évaluation|évaluer|équité|financement (?:stable|durable|récurrent)"
        r"|supervision (?:régulière|par des pairs|adéquate)|code (?:d.éthique|de conduite)|recherche",
    ),
    (
        "OTHER",
        2,
        r"funding|fund(?:s|ed)?\b|burnout|wellness|self-care|hiring|workload|caseload|career|safety|privacy"
        r"|childcare|transport\w*|housing|medication|access|financement|embauch\w*|transport|accès|fidelity",
    ),
    (
        "K1",
        3,
        r"posters?|public education|(?:on|in) the (?:discharge|waiting room|emergency) (?:papers?|sheets?|forms?|walls?)"
        r"|tell (?:\w+ ){0,2}"
        r"(?:families|people|patients|caregivers|everyone) (?:that|about|where|how)|annonc\w+|affiches?|campaigns?|bulletins?"
        r"|pamphlets?|leaflets?|brochures?|mailing list|advertis\w*|videos?|open (?:evenings|days?|house)"
        r"|plain-language|getting (?:the )?word|general public|explaining (?:ourselves|what|the|our)|(?:shar"
        r"|exchang)\w* (?:\w+ ){0,3}(?:evidence"
        r"|knowledge|lessons|learn\w+)|library of|dépliants?|bottin|vidéos?|grand public|radio\b"
        r"|échanges? (?:\w+ )?de connaissances|présenter",
    ),
    (
        "K2",
        3,
        r"(?:user|survivor|parent|family|youth|member|consumer|volunteer)-(?:run|led|controlled|governed)|(?:their|our|your"
        r"|its) own (?:\w+ )?(?:groups?"
        r"|organi[sz]ations?|circles?|association|place|business)|start-?up|seed (?:fund|grant|money)\w*|(?:open|start|found"
        r"|launch)(?:ing)? (?:a|new) (?:\w+ )?groups?"
        r"|run by us|consumer groups|survivor businesses|(?:leurs?|notre|nos) propres? (?:groupes?|association|organisme)"
        r"|démarrage|mettre sur pied"
        r"|organismes? que nous dirigeons|portés? par des|initiatives? nées?",
    ),
    (
        "K3",
        3,
        r"(?<!executive )directors?\b(?! general)|trustees?|(?<!co-)chairs?|chairpersons?|council of|delegates?|elections?"
        r"|be elected|re-elected|nominat\w*"
        r"|choose (?:their|our|its) own|governing body|who (?:is chosen|chooses|speaks for)|administrateurs?|délégués?|désigner"
        r"|siéger|sièges?|porte-parole|tables? de (?:concertation|décision)",
    ),
    (
        "K4",
        3,
        r"modules?|seminars?|course (?:content|work|outline)|academy|(?:ongoing|continuing|lifelong) (?:learning|education)"
        r"|first be taught|management posts"
        r"|future leaders|school of|half-day|webinars?|online units|école de"
        r"|(?<!se )la relève\b|mise à jour|parcours de|programme de base",
    ),
    (
        "K5",
        4,
        r"(?<!keynote )(?<!invited )(?<!guest )(?<!native )(?<!loud )(?<!french )(?<!english )speakers?|presenters?|(?:tell"
        r"|telling|told|carry|share) (?:their|our|your|his|her) (?:own )?(?:stor(?:y|ies)|testimony)"
        r"|give talks|(?:face-to-face )?talks by|speak(?:ing)? about (?:their|our|your)"
        r"|in front of (?:a|the) class"
        r"|on (?:the |a )?stage\b|into (?:the )?(?:high )?schools|storytelling|address (?:service clubs|students"
        r"|classes)|educators of the public"
        r"|raconter"
        r"|(?<!groupe )(?<!groupes )témoins?\b|témoigner"
        r"|prendre la parole|mise en récit|interventions? publiques?|dans les (?:écoles|cégeps)",
    ),
    (
        "K6",
        4,
        r"elected (?:members|representatives)|legislatures?|lawmakers?"
        r"|(?:the|every|each|our|provincial|territorial) premiers?\b|premiers? of|caucus|health secretar(?:y|ies)"
        r"|senior officials|councillors?|mayors?"
        r"|the capital"
        r"|candidates? (?:for|in) (?:the )?(?:office|elections?|parliament)|election candidates?"
        r"|chief executives|chamber of commerce|bankers|hospital presidents|treasurers"
        r"|insurance (?:industry|companies)|parliament"
        r"|mining|national leaders|provincial leaders|députée?s?|maires?|capitale|conseill(?:er|ère) (?:régional|municipal)"
        r"|assemblée|grands employeurs"
        r"|chambre de commerce|directions générales|pétition",
    ),
)
_SCORES = tuple(((area, weight), Gate(rf"\b(?:{words})", re.IGNORECASE)) for area, weight, words in _CUES)
_HOME = Path(__file__).parent / "crosswalk.csv"
_OWN, _HEADED = 2, 0.5
_ORDER = ("K5", "K6", "K3", "K4", "K2", "K1", "OTHER")
"""Where two areas score alike the narrower one is taken."""


def find_area(text: str, codes: Iterable[str] = (), heading: str = "") -> str:
    """Return the one key area of a recommendation: ``K1`` to ``K6``, or ``OTHER`` for all that has no home there.

    Pay, role drift, supervision as such, standards, evaluation, equity and funding are ``OTHER`` on purpose. A code
    ``REC.K…`` or ``REC.OTHER`` on the sentence counts as two points, a code with a home in one area (``crosswalk.csv``; the
    nearest entry counts, ``SUP.PEER`` before ``SUP.*``) as one. Where the words and codes say nothing, the ``heading`` does;
    else it decides between areas that are level. French cues stand beside the English ones.

    Example:
        >>> find_area("Set up a speakers' bureau."), find_area("Il faut payer les pairs aidants.")
        ('K5', 'OTHER')
        >>> find_area("Start this year.", heading="Governance"), find_area("Start this year.", ["TRN.LEAD"])
        ('K3', 'K4')
    """
    scores: dict[str, float] = {**_score(text)}
    for code in codes:
        area = code.removeprefix("REC.")
        if code.startswith("REC.") and area in scores:
            scores[area] += _OWN
        home = _home(code)
        if home:
            scores[home] += 1
    for area, points in _score(heading).items():
        scores[area] += _HEADED * (points > 0)
    best = _best(scores)
    return best if scores[best] else "OTHER"


def is_at_home(code: str, area: str) -> bool:
    """Return whether evidence coded ``code`` belongs to the key ``area`` (``crosswalk.csv``); nothing is at home in OTHER.

    What stands outside the six areas has no subject in common.

    Example:
        >>> is_at_home("ROL.STORY", "K5"), is_at_home("TRN.PROG", "K4"), is_at_home("SUP.PEER", "OTHER")
        (True, True, False)
    """
    return area in _ORDER and area != "OTHER" and _home(code) == area


def _home(code: str) -> str:
    homes = _homes()
    return homes.get(code) or homes.get(f"{code.split('.')[0]}.*", "")


@lru_cache(maxsize=1)
def _homes() -> dict[str, str]:
    with _HOME.open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["area"] for row in csv.DictReader(file)}


def find_answered_area(text: str, codes: Iterable[str], asked: str, leans: bool) -> str:
    """Return the key area of an answer: its own, or that of the question where it names none or ``leans`` on the question.

    Example:
        >>> find_answered_area("It must be run by peers.", (), "K4", True), find_answered_area("Pay us.", (), "K3", False)
        ('K4', 'OTHER')
    """
    if asked != "OTHER" and (leans or not any(_score(text).values())):
        return asked
    return find_area(text, codes)


def _score(text: str) -> dict[str, int]:
    scores = dict.fromkeys(_ORDER, 0)
    for (area, weight), finder in open_gates(_SCORES, text):
        scores[area] += weight * min(2, len(list(finder.finditer(text))))
    return scores


def _best(scores: Mapping[str, float]) -> str:
    return max(_ORDER, key=lambda area: (scores[area], -_ORDER.index(area)))
