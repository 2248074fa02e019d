"""Names of the models of peer support: which words call a service a clubhouse, a warm line, peers on a ward and so on.

Codes of the codebook say that a sentence touches a theme; a name says what was offered. A name counts nowhere behind words of
comparison or contrast: "than in clubhouses" is about the other arm.
"""

import re
from collections.abc import Iterable

_PEER = (
    r"(?:peers?|consumers?|survivors?|service[- ]users?|lived experience|navigators?|coach(?:es|ing)?|mentors?|volunteers?"
    r"|pairs?|paires?|pair-aidance)"
)
_BETWEEN = r"(?:[\w’'/-]{1,25},? ){0,4}?"
_RUN = r"(?:run|operated|controlled|governed|owned|managed)"
_HOLDERS = r"(?:peers|consumers|survivors|service[- ]users|users|patients|(?:its |their )?(?:own )?members|people with lived)"
_SERVICE = r"(?:services?|organi[sz]ations?|cent(?:re|er)s?|agenc(?:y|ies)|program(?:me)?s?|charit(?:y|ies)|initiatives?|associations?)"
_NAMES = {
    "MOD.SELFHELP": r"self-help (?:and mutual \w+ )?(?:groups?|meetings?)|mutual[- ]aid\b(?! organi)|mutual[- ](?:support|help|self-help) (?:groups?|meetings?)"
    r"|peer[- ]support,? groups(?! (?:did|had|was|were|showed|and control))|peer[- ]support,? group (?:interventions?|meetings?)"
    r"|(?:an?|weekly|monthly|regular|the weekly) peer[- ]support groups? (?!and|or|versus|than|did|had|was|showed)"
    r"|(?:peer|member)-(?:led|run|facilitated) (?:support )?groups?\b|(?<!carer )(?<!family )(?<!parent )\bsupport groups\b"
    r"|groups? (?:that are |that were )?(?:led|run|facilitated) by (?:trained )?peers|groups (?:that |which )?peers lead"
    r"|group(?:-based)? peer[- ](?:support|interventions?)|peer support in groups|hearing voices groups?"
    r"|groupes? d[’']entraide(?! mutuelle)|groupes? de (?:soutien|parole)",
    "MOD.12STEP": r"(?:alcoholics|narcotics|cocaine|gamblers) anonymous|(?:twelve|12)[- ]steps?|(?:alcooliques|narcotiques) anonymes"
    r"|douze étapes",
    "MOD.PEERRUN": rf"(?:consumer|peer|user|survivor|patient|member|service[- ]user)s?[- ]{_RUN}\b"
    rf"|consumers?[ /-]{{1,3}}survivor (?:initiatives?|organi\w+)|{_SERVICE} (?:that |which )?(?:is |are |was |were )?{_RUN}"
    rf" (?:entirely |wholly |jointly )?by (?:and for )?{_HOLDERS}|{_SERVICE} (?:that|which) {_HOLDERS} (?:run|operate|govern|own)"
    r"|self-help agenc(?:y|ies)|(?:user|peer|survivor|consumer)-led (?:organi\w+|agenc\w+|cent\w+|charit\w+|services?)"
    r"|consumer organi[sz]ations?|peer support organi[sz]ations?"
    r"|(?:gérée?s?|dirigée?s?|menée?s?|administrée?s?) par (?:et pour )?(?:les |des |leurs |ses )?"
    r"(?:pairs|usag\w+|membres|personnes)|groupes? d[’']entraide mutuelle|organismes? de pairs|par et pour",
    "MOD.DROPIN": r"drop-in\b|clubhouses?|(?:consumer|peer|member)? ?social clubs?|accueil libre|centres? de jour",
    "MOD.PARTNER": r"transitional discharge|peer partnerships?|peers? (?:\w+ ){0,3}seconded|seconded peers?"
    r"|partnerships? with an? (?:\w+ )?(?:peer|consumer|survivor)\b",
    "MOD.EMBED": rf"(?:peers?|consumers?)\b {_BETWEEN}(?:added|embedded|integrated|attached|employed) (?:to|in|into|within|on)\b"
    r"|one-to-one (?:peer )?support|(?:to|in|into) which peers (?:\w+ ){0,3}(?:added|employed|embedded)"
    r"|(?:consumer|peer)[- ]providers?|(?:consumer|peer) case manage\w+|(?:consumers|peers) as (?:case managers|providers|staff)"
    rf"|(?:peers?|consumers?)\b {_BETWEEN}(?:on|in|within|to|of|into) {_BETWEEN}(?:teams?\b|mental health services|clinical services)"
    r"|consumer-employees?|peer-based (?:\w+ ){0,2}case management|(?:peers|consumers) in existing (?:clinical )?roles|(?:pairs?|paires?)[- ]aidante?s? (?:[\w’']{1,20} ){0,5}équipes?",
    "MOD.HOSP": rf"{_PEER} {_BETWEEN}(?:on|in|at|from) {_BETWEEN}(?:wards?|inpatient units?|psychiatric units?|psychiatric hospitals?)"
    rf"|(?:inpatient|in-patient|ward|hospital)(?:-based)? peer\b|peer bridgers?|peer {_BETWEEN}(?:for|after|at|before|following|upon)"
    rf" (?:\w+ )?discharge\b|(?:pairs?|paires?)[- ]aidante?s? (?:[\w’']{{1,20}} ){{0,5}}(?:hospitalière|à l[’']hôpital|hospitalisation)",
    "MOD.ED": rf"{_PEER} (?!use|visits)(?:[\w-]{{1,20}} (?!use |visits )){{0,3}}?(?:in|at) (?:the |an |\w{{1,20}} )?emergency (?:departments?|rooms?)(?! (?:use|visits|attend))"
    rf"|emergency (?:department|room)(?:-based)? {_PEER}|(?:pairs?|paires?)[- ]aidante?s? (?:[\w’']{{1,20}} ){{0,4}}urgences?",
    "MOD.CRISIS": r"peer(?:-run|-led|-staffed|-operated)? (?:crisis )?respites?|(?:survivor|user|consumer|peer)[\w-]* (?:\w+ )?crisis"
    r" (?:houses?|services?|residen\w+|cent\w+|alternatives?|caf[ée]s?|hostels?)|crisis (?:respites?|houses?|hostels?|caf[ée]s?)"
    r"|respite (?:houses?|users|guests|program\w*)|répit|maisons? de crise",
    "MOD.WARM": rf"warm ?-?lines?|telephone(?:-based)? (?:\w+ )?(?:peer|mutual)|{_PEER} {_BETWEEN}(?:by|over|via|through)"
    r" (?:the )?(?:tele)?phone|peer[- ]support telephone|telephone (?:calls?|support) (?:from|by) (?:an? )?(?:trained |another )?(?:peer|mother|volunteer|person)"
    r"|lignes? d[’']écoute|soutien téléphonique|pairs? par téléphone",
    "MOD.ONLINE": r"(?:online|digital|internet|web|virtual|app|smartphone|video)(?:-based|-delivered)? (?:\w+ )?"
    r"(?:peer|interventions?|support groups?|communit\w+|forums?|self-help)|peer(?:-to-peer)? (?:\w+ ){0,2}(?:online|forums?|apps?)\b"
    r"|moderated forums?|pairs? en ligne|soutien (?:par les pairs )?en ligne|forums? en ligne",
    "MOD.EDU": r"wellness recovery action plan\w*|\bWRAP\b|recovery (?:education|colleges?)"
    r"|peer-(?:led|taught|delivered|run|facilitated|supported) (?:\w+ )?(?:education\w*|courses?|class\w*|curricul\w+|self-management"
    r"|psychoeducation|workshops?)|(?:courses?|curricul\w+|workshops?|class(?:es)?|self-management) (?:\w+ ){0,4}(?:led|taught"
    r"|delivered|supported|facilitated|given) by (?:an? |two )?(?:trained |\w+ )?peers?|peers (?:who )?(?:deliver\w*|teach\w*|taught)"
    r" (?:\w+ ){0,2}(?:curricul\w+|courses?|class\w*)|curricul\w+ (?:that |which )?peers|autogestion|éducation par les pairs",
    "MOD.COACH": r"recovery coach\w*|peer(?:-delivered|-based)? recovery (?:support\w*|coach\w*|specialists?|services|mentors?)"
    r"|recovery support services?|recovery mentors?|(?:sober|sobriety|addiction) coach\w*|(?:coachs?|mentors?) de rétablissement",
    "MOD.RHOUSE": r"recovery (?:houses?|homes?|housing|residences?|community cent\w+)|sober[- ]living|oxford houses?"
    r"|maisons? de rétablissement",
    "MOD.HARM": r"overdose prevention (?:sites?|services?)|supervised (?:drug )?(?:consumption|injection)|syringe (?:services?|exchange)"
    r"|needle exchange|harm[- ]reduction (?:work\w*|services?|program\w*|initiatives?|sites?|strategies)|peer(?:-led)? naloxone"
    r"|réduction des méfaits|consommation supervisée",
    "MOD.NAV": rf"peer[- ](?:\w+ )?navigat\w+|peer(?:-led)? outreach|outreach {_BETWEEN}by peers|peer (?:system|health) navigat\w+"
    r"|pairs? navigat\w+",
    "MOD.JUSTICE": r"forensic peers?|peer (?:re-?entry|prison) (?:specialists?|support|mentor\w*)|re-?entry peers?|peer-led prison"
    r"|peers? (?:support )?in (?:\w+ )?(?:prisons?|jails?|courts?)",
    "MOD.FAMILY": r"(?:family|parent|carer|caregiver)[- ](?:peers?\b|to-(?:family|parent|carer))|peer (?:models|support) (?:\w+ ){0,4}for"
    r" (?:caregivers|carers|families|parents|relatives)|(?:family|carer|caregiver|parent)s?[’']?[- ](?:led|support groups?)"
    r"|pair-aidance famille|(?:pairs?|paires?)[- ]aidante?s? familles?",
    "MOD.YOUTH": r"youth peers?|(?:young|student|adolescent) peers?|peer support (?:\w+ ){0,2}for (?:young|youth|adolesc|students)\w*"
    r"|pairs?[- ]aidants? jeunes?",
    "MOD.PERI": r"mother-to-mother|(?:perinatal|postnatal|postpartum|maternal) peers?\b",
    "MOD.ADVOC": r"patients?[’']? councils?|peer advoca\w+|comités? d[’']usagers",
    "MOD.ENTER": r"social (?:enterprises?|firms?)|alternative business\w*|consumer-run business\w*|entreprises? sociales?",
    "MOD.RESEARCH": r"peer researchers?|survivor research\w*|user-led research",
    "MOD.HOUSING": rf"peer[- ]support\w* housing|housing {_BETWEEN}with peer|housing first {_BETWEEN}peers?|peer housing",
    "MOD.SPEAK": r"speakers?[’']? bureaus?|contact-based (?:anti-stigma )?education",
}
_PLACES = {
    "MOD.HOSP": r"(?:discharged?|leaving|left|release[sd]?) (?:from |of )?(?:\w+ ){0,3}(?:hospital\w*|inpatient\w*|wards?|psychiatric units?)"
    r"|\binpatients\b|\b(?:acute|psychiatric|locked) wards?\b|congé (?:de l[’'])?hôpital|sortie de l[’']hôpital",
    "MOD.ED": r"emergency departments? (?:patients?|for|after)|patients? (?:of|in|at) (?:\w+ ){0,3}emergency (?:departments?|rooms?)"
    r"|came to an emergency|(?:à|aux) (?:l[’'])?urgences?",
    "MOD.JUSTICE": r"prison\w*|jails?\b|re-?entry|reentering|probation|parole|incarcerat\w+|justice[- ]involved|criminal justice"
    r"|community supervision|détenus?|carcéral\w*",
    "MOD.FAMILY": r"(?:caregivers|carers|relatives|families|parents) of|for (?:\w+ ){0,2}(?:caregivers|carers|parents|families)\b"
    r"|(?:proches|parents|familles) (?:de|d[’'])|family members",
    "MOD.YOUTH": r"young (?:people|adults|persons)|\byouths?\b|adolescents?|teenagers?|students?|\bjeunes\b|étudiants?",
    "MOD.PERI": r"postnatal|postpartum|perinatal|new mothers|pregnan\w+|mothers (?:soon )?after|post-?partum|périnatal\w*|jeunes mères",
    "MOD.PHYS": r"diabet\w+|chronic (?:illness\w*|diseases?|(?:medical )?conditions?)|\bHIV\b|hepatitis|cancer|asthma|medical self-management"
    r"|hypertension|\bdiabète|maladies? chroniques?|\bVIH\b",
    "MOD.WORK": r"veterans?|military|police|fire ?fighters?|paramedics?|first responders?|workplaces?|anciens combattants|policiers?",
    "MOD.CULT": r"indigenous|aboriginal|first nations|inuit|māori|maori|newcomers?|refugees?|immigrants?|latin[oax]s?\b|african[- ]american"
    r"|black (?:men|women|youth|people|mothers|communit\w+)|lgbt\w*|2slgbt\w*|transgender|autochtones?|réfugiés?|premières nations",
    "MOD.EDU": r"self-management",
    "MOD.HARM": r"people who (?:use|inject) drugs|harm[- ]reduction|\bnaloxone|overdose prevention",
}  # fmt: skip
_HINTS = {
    "MOD.COACH": r"substance(?: |-)(?:use|misuse|abuse)(?: disorders?)?|addictions?\b|cocaine|heroin|alcohol use|toxicomanies?|dépendances?",
    "MOD.HOSP": r"(?:multiple|recurrent|repeated|frequent|previous) (?:psychiatric )?(?:hospitali[sz]ations?|admissions)"
    r"|(?:admitted|hospitali[sz]ed) (?:\w+ ){0,4}(?:times|repeatedly|again)|been in (?:psychiatric )?hospital",
    "MOD.NAV": r"homeless\w*|unhoused|sans-abri|itinéran\w+",
}
_DIRECT = {code: re.compile(rf"\b(?:{words})", re.IGNORECASE) for code, words in _NAMES.items()}
_SETTING = {code: re.compile(rf"\b(?:{words})", re.IGNORECASE) for code, words in _PLACES.items()}
_HINT = {code: re.compile(rf"\b(?:{words})", re.IGNORECASE) for code, words in _HINTS.items()}
_A_PEER = re.compile(rf"\b{_PEER}\b", re.IGNORECASE)
_POPULATIONS = ("MOD.FAMILY", "MOD.YOUTH", "MOD.PERI", "MOD.PHYS", "MOD.WORK", "MOD.CULT", "MOD.JUSTICE")
_SETTINGS = ("MOD.ED", "MOD.HOSP", "MOD.CRISIS", "MOD.HARM", "MOD.HOUSING", "MOD.PARTNER")
_FORMATS = ("MOD.COACH", "MOD.NAV", "MOD.EDU", "MOD.WARM", "MOD.ONLINE")
_COVERED_BY = {
    "MOD.EMBED": (*_POPULATIONS, *_SETTINGS, *_FORMATS),
    "MOD.SELFHELP": ("MOD.12STEP", "MOD.ONLINE", "MOD.EDU", *_POPULATIONS),
    "MOD.NAV": ("MOD.ED", "MOD.HOSP", "MOD.JUSTICE", "MOD.HARM"),
    "MOD.COACH": ("MOD.ED", "MOD.HOSP", "MOD.RHOUSE", "MOD.JUSTICE", "MOD.12STEP"),
    "MOD.HARM": ("MOD.ED",),
    "MOD.PEERRUN": ("MOD.CRISIS", "MOD.RHOUSE", "MOD.ENTER", "MOD.WARM"),
    "MOD.EDU": ("MOD.PHYS",),
    "MOD.FAMILY": ("MOD.PERI",),
    "MOD.YOUTH": ("MOD.PERI",),
}
"""Which models say more than another where one intervention is called by both, after the codebook's "include" column."""

_CONTRAST = re.compile(
    r"\b(?:than|compar(?:ed|ison) (?:with|to)|versus|vs\.?|as against|against|rather than|instead of|unlike|in contrast (?:to|with)"
    r"|as opposed to|other than|apart from|more than to|except(?: for)?|exclud(?:ed|es|ing)|did not (?:include|cover)|not (?:to|in|of|for|by)"
    r"|(?:control|comparison) (?:group|arm|condition|participants?|sites?|people)|controls|usual care|care as usual|treatment as usual"
    r"|comparativement|par rapport|contrairement|plutôt que|à la différence|groupe (?:témoin|de comparaison))\b",
    re.IGNORECASE,
)
_CONTRAST_END = re.compile(r";|,(?! ?(?:which|who|that|where|including|such as|e\.g|or|and|qui|dont|y compris))|[.:](?=\s|$)")
_SET_BESIDE = re.compile(
    r"\bcompar(?:e|es|ed|ing)\b(?! (?:with|to)\b)[^.;]{3,200}\b(?:with|to|and) (?=(?:those|people|patients|participants|usual|care|treatment"
    r"|standard|the |an? |waiting|clients|members of))",
    re.IGNORECASE,
)


def name_models(text: str, settings: bool = False) -> tuple[str, ...]:
    """Return the ``MOD.*`` codes of the models that ``text`` names, the other arm of a comparison left out.

    With ``settings`` also those that follow from where or among whom the peers of ``text`` work, such as "peer support for
    patients discharged from hospital"; in a result the same words would be an outcome. A general model gives way to a more
    telling one: peers employed in an emergency department are ``MOD.ED``.

    Example:
        >>> name_models("Hope was higher in clubhouses than in consumer-run services.")
        ('MOD.DROPIN',)
        >>> name_models("Peer support for young people", settings=True)
        ('MOD.YOUTH',)
    """
    own = without_contrast(text)
    found = [code for code, name in _DIRECT.items() if name.search(own)]
    if settings and _A_PEER.search(own):
        found += [code for code, place in _SETTING.items() if code not in found and place.search(own)]
    return most_telling(found)


def hint_models(text: str) -> tuple[str, ...]:
    """Return the models that the people a peer supports make likely, where nothing names one.

    Example:
        >>> hint_models("A talk led by a peer reduces cocaine use")
        ('MOD.COACH',)
    """
    own = without_contrast(text)
    return tuple(code for code, hint in _HINT.items() if _A_PEER.search(own) and hint.search(own))


def most_telling(codes: Iterable[str]) -> tuple[str, ...]:
    """Return ``codes`` sorted, without those that another of them covers.

    Example:
        >>> most_telling(["MOD.EMBED", "MOD.HOSP"])
        ('MOD.HOSP',)
    """
    found = sorted(set(codes))
    return tuple(code for code in found if not set(_COVERED_BY.get(code, ())) & set(found))


def is_known(code: str) -> bool:
    """Return whether names of the model ``code`` are listed here; a codebook may hold others.

    Example:
        >>> is_known("MOD.HOSP"), is_known("MOD.GARDEN")
        (True, False)
    """
    return code in _NAMES or code in _PLACES


def without_contrast(text: str) -> str:
    """Return ``text`` without the stretches that speak of a comparator or of what the study is not about.

    Example:
        >>> without_contrast("Unlike clubhouses, peer respites are small.")
        ' , peer respites are small.'
    """
    kept, at = [], 0
    for begin in _contrasts(text):
        if begin < at:
            continue
        end = _CONTRAST_END.search(text, begin)
        kept.append(text[at:begin])
        at = end.start() if end else len(text)
    return " ".join([*kept, text[at:]])


def _contrasts(text: str) -> list[int]:
    beside = [match.end() for match in _SET_BESIDE.finditer(text)]
    return sorted([*beside, *(match.start() for match in _CONTRAST.finditer(text))])
