"""Claims about the standing of peer support in policy, and the place they hold for."""

import re

from litreview.corpus.gates import Gate

_STANDING = Gate(
    r"\b(?:essential|key|core|integral|central|vital|fundamental|required|mandatory) (?:and \w{2,20} )?(?:component|part"
    r"|element|pillar)s?\b"
    r"|\bcore services?\b|\b(?:billable|reimbursable|publicly funded|covered|mandated) (?:service|benefit)s?\b"
    r"|\b(?:highest|top|key|main|strategic|stated|first) priorit(?:y|ies)\b|\bpriority (?:area|service)s?\b"
    r"|\bbest[- ]practices? (?:recogni[sz]ed|in)\b|\b(?:recogni[sz]ed|established|designated"
    r"|accepted) (?:as )?(?:an? )?(?:\w{2,20}[ -]){0,2}(?:best|evidence-based) practice"
    r"|\b(?:composante|élément|service)s? (?:essentiel|clé|centra|de base|fondament)\w{0,6}|\b(?:grande|haute|première"
    r"|principale) priorité\b|\bpriorités? (?:stratégique|provinciale|nationale|régionale|absolue)s?\b"
    r"|\bpratiques? exemplaires?\b|\bmeilleures? pratiques?\b"
    r"|\bpratiques? fondées? sur (?:les |des )?(?:données )?(?:probantes|preuves)",
    re.IGNORECASE,
)
_SUBJECT = Gate(
    r"\bpeer (?:support|work|service)|\bpair-aidance|\bsoutien par les pairs|\bpairs aidants"
    r"|\bconsumer/survivor|\bentraide\b",
    re.IGNORECASE,
)
_ACT = Gate(
    r"\b(?:identif(?:y|ies|ied)|recogni[sz]e[sd]?|recogni[sz]ing|designate[sd]?|name[sd]?|declare[sd]?|includ(?:es?|ed|ing)"
    r"|list(?:s|ed)|ma(?:de|kes)|adopt(?:s|ed)"
    r"|has been|have been|becomes?|became|reconna[iî](?:t|ssent)|a (?:reconnu|désigné|inscrit)|désigne|est devenu)\b",
    re.IGNORECASE,
)
_PURPOSE = re.compile(
    r"\b(?:to ensure|so that|to help recogni[sz]e|help recogni[sz]e|to be recogni[sz]ed|in order to"
    r"|afin que|afin de|pour que|will|was to)\b",
    re.IGNORECASE,
)
_PLACES = (
    "British Columbia|Newfoundland and Labrador|New Brunswick|Prince Edward Island|Northwest Territories|Nova Scotia|Alberta"
    "|Manitoba"
    "|Nunavut|Ontario|Québec|Quebec|Saskatchewan|Yukon|Canada|Colombie-Britannique|Nouveau-Brunswick|Nouvelle-Écosse"
    "|Terre-Neuve-et-Labrador"
    "|Île-du-Prince-Édouard|Territoires du Nord-Ouest|United States|United Kingdom|England|Scotland|Wales|Ireland"
    "|Northern Ireland|Australia"
    "|Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Hawaii|Idaho|Illinois|Indiana|Iowa"
    "|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada"
    "|New Hampshire|New Jersey|New Mexico|New York State|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania"
    "|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington State|Wisconsin|Wyoming"
    "|New South Wales|Queensland|South Australia|Tasmania|Victoria|Western Australia|Northern Territory"
    "|New Zealand|Aotearoa|Germany|France|Netherlands|Norway|Sweden|Denmark|Switzerland|Belgium|India|Uganda|États-Unis"
    "|Royaume-Uni|Australie|Suisse|Belgique"
)
_PLACE = Gate(rf"\b(?:{_PLACES})(?!\w)")
_REGION = Gate(
    r"\b(?P<name>(?:[A-ZÀ-Ý][\w’'-]{1,30} ){1,5})(?P<kind>region|county|district|territory|municipality"
    r"|province|state)\b"
)
_REGION_FR = Gate(
    r"\b(?:région|province|ville|district) (?:de |du |des |d['’]|de la "
    r"|de l['’])(?P<name>[A-ZÀ-Ý][\w’'-]{1,30}(?:[ -][A-ZÀ-Ý][\w’'-]{1,30}){0,3})"
)


def claims_standing(sentence: str) -> bool:
    """Return whether ``sentence`` says that a body gave peer support a standing: an essential component, a core service,
    a priority, a best practice. Hopes and purposes ("to ensure it is recognised") say no such thing.

    Example:
        >>> claims_standing("In 2031 the province identified peer support as a core service.")
        True
        >>> claims_standing("Work will continue to ensure peer support is recognized as a key component.")
        False
    """
    standing = _STANDING.search(sentence)
    if not standing or not _SUBJECT.search(sentence) or not _ACT.search(sentence):
        return False
    return not _PURPOSE.search(sentence[: standing.start()])


def find_jurisdiction(sentence: str) -> str:
    """Return the region, province or country that ``sentence`` names, the narrowest first, ``""`` where it names none.

    Example:
        >>> find_jurisdiction("the highest priority in the Blue Lakes region of Ontario"), find_jurisdiction("Canada’s plan")
        ('Blue Lakes region', 'Canada')
        >>> find_jurisdiction("dans la région de Lac-Bleu")
        'région de Lac-Bleu'
    """
    region = _REGION.search(sentence)
    if region:
        return region.group()
    french = _REGION_FR.search(sentence)
    if french:
        return french.group()
    place = _PLACE.search(sentence)
    return place.group() if place else ""
