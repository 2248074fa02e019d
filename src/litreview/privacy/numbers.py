"""Numbers that identify: telephone, health card, and whatever is said to be the number of someone's file, card or car.

Patterns are for presidio's recogniser, which reads them without regard to case; ``(?-i:…)`` marks where a capital counts.
"""

import re

_EXTENSION = r"(?:,? ?(?:x|ext\.?|extension|poste|p\.) ?\d{1,6}\b)?"
_PHONE_CUE = (
    r"(?:calls?|called|phone|telephone|t[ée]l[ée]phone|t[ée]l\.?|tel\.?|cell|cel|cellulaire|mobile|fax|text|texted|ring"
    r"|reach|number|numbers?"
    r"|num[ée]ro|appel(?:er|ez|le)|compose[rz]?|joindre|texte[rz]?)"
)
_NO_VERSION = (
    r"(?!(?:is|it|at|on|in|or|to|of|so|by|my|me|we|he|if|no|up|us|as|am|an|be|do|go|et|la|le|de|du|un|en|au|ou|où|il|je|tu"
    r"|ma|sa|ça|ce|ca"
    r"|se|si|ok|hi|oh|uh|um|eh|pm|qu|es|ne|on|te|ta|ya|yo|mr|ms|dr|st|id)\b)"
)
_FILLER = (
    r"(?:[ :,#]{1,3}(?:is|was|it['’]?s|its|est|c['’]est|[ée]tait|says|said|reads|would be|the|my|le|la|du|de|number|no\.?"
    r"|num|num[ée]ro|n[°ºo]\.?|code|id|client|file|de conduire|d[’']assurance|d[’'][ée]tudiante?|de client"
    r"|de plaque)\b\.?){0,4}"
)
_OWNED = (
    r"(?:licen[cs]e plate|number plate|plate|licen[cs]e|driver['’]?s licen[cs]e|permit|client|case|file|account|acct|badge"
    r"|policy|card|transit"
    r"|passport|ohip|health card|member|membership|student|employee|inmate|offender|patient|chart|claim|docket|reference"
    r"|ref|registration"
    r"|confirmation|mrn|record|status|band|treaty|prescription|rx|serial|vin|insurance|pin|id|i\.d\.|s\.?i\.?n\.?|bank"
    r"|branch|institution|record"
    r"|dossier|plaque|matricule|permis|compte|carte|passeport|police|r[ée]f[ée]rence|membre|employ[ée]e?|[ée]tudiante?"
    r"|r[ée]clamation|folio"
    r"|succursale|nip|nas|assurance maladie|ramq|immatriculation|abonn[ée]e?|b[ée]n[ée]ficiaire|usager|usag[èe]re"
    r"|d[ée]tenue?|prestataire)"
)
_ALONE = (
    r"(?:licen[cs]e plate|number plate|plate|licen[cs]e|permit|client|case|file|account|acct|badge|policy|card|transit"
    r"|passport|ohip|health card"
    r"|chart|claim|docket|reference|ref|confirmation|mrn|prescription|rx|serial|vin|insurance|pin|s\.?i\.?n\.?|dossier"
    r"|plaque|matricule|permis"
    r"|passeport|r[ée]f[ée]rence|r[ée]clamation|nip|nas|assurance maladie|ramq|immatriculation)"
)
_NUMBERED = r"(?:[ ](?:number|no\.?|num\.?|num[ée]ro|n[°ºo]\.?|id)(?!\w)|[ ]?#)"
_NOT_COUNTED = (
    r"(?! ?(?:people|times?|dollars?|bucks|percent|per cent|years?|days?|weeks?|months?|hours?|minutes?|clients?|cases?"
    r"|files?|personnes|fois|ans"
    r"|jours|heures|mois|semaines|piastres|%|\$|st\b|nd\b|rd\b|th\b))"
)
_NO_CHUNK = (
    r"(?!(?:is|was|for|the|and|or|of|in|on|at|to|my|me|by|no|it|its|he|she|we|you|they|from|with|over|had|has|got|in|are"
    r"|but|that|this|about|like"
    r"|just|only|up|out|as|an|a|i|all|last|next|each|some|one|two|de|du|le|la|les|un|une|et|ou|en|au|aux|il|je|tu|sur|par"
    r"|pour|avec|des|est|qui"
    r"|que|dans|were|did|done|not|said|says|who|when|will|year|since|back|off|down|took|paid|cost|ends?|page|file|case"
    r"|card|code|plate|day|room|unit"
    r"|step|date)\b)"
)
_VALUE = (
    rf"(?:{_NO_CHUNK}[a-z]{{1,4}}[ -]?)?(?=[a-z]{{0,4}}\d)[a-z]{{0,4}}\d[a-z0-9]{{0,17}}(?:[ /.-](?:\d[a-z0-9]{{0,11}}"
    rf"|(?<=-)[a-z]{{1,4}}\d{{0,8}}\b)){{0,5}}+"
    r"(?: (?-i:[A-Z]{1,2})\b)?"
)
_HOLDS = r"(?=(?:(?:[ /.-]?[a-z]){0,5}[ /.-]?\d){%s})"
_WORD = r"(?:\b[\w'’-]{1,15}[ ,]{1,2}){0,3}"

PHONE = (
    r"(?<![\w-])(?:\+?1[ .-]{0,2})?(?:\(\d{3}\)|\d{3})[ .-]{0,2}\d{3}[ .-]?\d{4}(?!\d)" + _EXTENSION,
    r"(?<![\w-])\d{3}[-.]\d{4}(?![\d-])" + _EXTENSION,
    r"(?<!\w)\+\d{1,3}(?:[ .()-]{0,3}\d){6,13}(?!\d)" + _EXTENSION,
    r"(?<![\w).-])\(0?\d{1,4}\) ?\d{2,4}[ -]\d{3,4}(?:[ -]\d{3,4})?(?![\w-])",
)
"""Patterns of telephone numbers: of North America, after a plus sign, with an area in brackets."""

AREA_PHONE = (
    r"\b(?:area code|indicatif(?: r[ée]gional)?)(?: (?:is|est|c['’]est|le)){0,2}[ ,:]{1,3}\K\d{3}[ ,.;-]{1,4}(?:then |and"
    r" then |puis |pis |et puis )?\d{3}"
    r"[ ,.-]{1,3}\d{4}(?![\d-])",
)
"""A telephone number told by the words for its area."""

LOCAL_PHONE = (rf"\b{_PHONE_CUE}\b[ :,]{{0,2}}{_WORD}\K(?<![\d.-])\d{{3}} \d{{4}}(?![\d-])" + _EXTENSION,)
_PHONE_CUES_TEXT = (
    "call calls called phone telephone téléphone tel tél cell cel cellulaire mobile fax text texted ring reach number"
    " numbers numéro appeler appelez appelle composer composez compose joindre texter textez texte"
)
PHONE_CUES = frozenset(_PHONE_CUES_TEXT.split())
"""A local number, told by the word before it, and those words."""

HEALTH_CARD = (
    rf"(?<![\w-])\d{{4}}[ -]?\d{{3}}[ -]?\d{{3}}(?!\d)(?:(?:[ -]?(?-i:[A-Z]{{2}})|[ -]{_NO_VERSION}[a-z]{{2}}|[a-z]{{2}}"
    rf"|[ -][a-z] (?!a )[b-z])\b)?",
)
"""The Ontario health card, its check digit verified by the recogniser."""

_NO_SERIES = r"(?:pmc|pmid|nct|crd|iso|isbn|issn|isrctn|doi|icd|rfc|cad|usd|eur|gbp|cve|no|of|to|in|at|a|i|p|pp|n|ref)\b|covid"
NUMBER = (r"(?<![\w.,$€£-])\d(?:[ .-]?\d){8,18}(?:x\d{1,6})?(?!\w|%|,\d)",)
"""Long numbers."""

LETTERED = (
    rf"(?<![\w./-])(?!{_NO_SERIES})(?:[a-z]{{1,4}}-|(?-i:[A-Z]{{2,4}}) ?(?=0))\d{{5,8}}(?![\w-]|[.,/]\d)",
    r"(?<![\w/.-])(?<!section )(?<!article )\d{1,4}([/-])(?!(?:jan|feb|f[ée]v|mar|apr|avr|may|mai|jun|juin|jul|juil|aug"
    r"|ao[uû]|sep|oct|nov|d[ée]c)\b)"
    r"(?:[a-z]{2,4}|[a-z](?=/))\1\d{3,8}(?![\w/-])",
)
"""Numbers that begin with letters or have them between strokes."""

PLATE = (
    r"(?<![\w-])(?-i:[A-HJ-NPR-TV-Z]{4})[ -]?\d(?!0[01]\b)\d\d(?![\w-]|[.,]\d)",
    r"(?<![\w-])(?-i:[A-Z]\d\d [A-Z]{3})(?![\w-])",
    r"(?<![\w-])(?-i:[A-Z]{4})[ -]?\d\d(?:0[1-9]|1[0-2]|5[1-9]|6[0-2])[ -]?(?:0[1-9]|[12]\d|3[01])\d\d(?![\w-])",
)
"""Plates of Ontario and Québec, and the health card of Québec."""

OWNED_NUMBER = (
    rf"\b{_OWNED}s?{_NUMBERED}{_FILLER}[ :,#-]{{0,3}}\K{_HOLDS % '2'}{_VALUE}{_NOT_COUNTED}",
    rf"\b(?:num[ée]ro|num\.?|n[°ºo]\.?) (?:de |d['’]|du "
    rf"|de la )?{_OWNED}{_FILLER}[ :,#-]{{1,3}}\K{_HOLDS % '3'}{_VALUE}{_NOT_COUNTED}",
    rf"\b{_ALONE}{_FILLER}[ :,#-]{{1,3}}\K{_HOLDS % '3'}(?=[^ ]*[a-z]|[^ ]{{1,4}} ?\d)"
    rf"(?!(?:19|20)\d\d\b(?!-(?!(?:19|20)\d\d\b)\d{{3}}))(?!\d{{1,3}}\b(?![ -]\d)){_VALUE}{_NOT_COUNTED}",
    rf"\b(?:my|his|her|their|your|mon|son|ton|leur|votre) (?:number"
    rf"|num[ée]ro){_FILLER}[ :,#-]{{1,3}}\K{_HOLDS % '4'}{_VALUE}{_NOT_COUNTED}",
)
_OWNED_WORDS_TEXT = (
    "plate plates licence license permit client case file account acct badge policy card transit passport ohip member"
    " membership student employee inmate offender patient chart claim docket reference ref registration confirmation"
    " mrn record status band treaty prescription rx serial vin insurance pin id sin bank branch institution dossier"
    " plaque matricule permis compte carte passeport police référence membre employé employée étudiant étudiante"
    " réclamation folio succursale nip nas maladie ramq immatriculation abonné abonnée bénéficiaire usager usagère"
    " détenu détenue prestataire number numéro s"
)
OWNED_WORDS = frozenset(_OWNED_WORDS_TEXT.split())
"""A number told by the word for whose or what it is, and those words."""

NUMBER_MARKS = {
    "<long>": re.compile(r"\d(?:[ .()-]{0,3}\d){6}"),
    "<lettered>": re.compile(r"\d(?:(?<=[A-Za-z]-\d)\d{4}|(?<=[A-Z]{2}\d)\d{3}|(?<=[A-Z]{2} \d)\d{3}|[/-][A-Za-z]{1,4}[/-]\d)"),
    "<plate>": re.compile(r"\d(?:(?<=[A-Z]{4}\d)|(?<=[A-Z]{4}[ -]\d)|(?<=\b[A-Z]\d))\d"),
    "<postal>": re.compile(r"\d(?<=\b[A-Za-z]\d)[A-Za-z]"),
}
"""What must stand in a text for it to hold a number of one of these forms; each begins with a digit, to be looked for fast."""

SIN = (r"(?<![\w-])\d{3}([ .-]?)\d{3}\1\d{3}(?![\w-])",)
POSTAL = (r"\b[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z][ -]?\d[ABCEGHJ-NPRSTV-Z]\d\b",)
POSTAL_PARTS = (
    r"\b[abceghj-nprstvxy]\d[abceghj-nprstv-z](?![ -]?\d)[ ,.;:…-]{1,4}(?:(?:uh|um|er|euh|heu|and then|then|and|puis|pis|et"
    r" puis|et)[ ,.…]{1,3})"
    r"{0,2}\d[ -]?[abceghj-nprstv-z][ -]?\d\b",
)
"""A postal code whose halves something stands between."""

POSTAL_BEGINNING = (
    r"\b(?:postal code|code postal)(?: (?:is|was|starts? with|begins? with|est|commence par)){0,2}[ :,]{1,2}\K"
    r"[abceghj-nprstvxy]\d[a-ceghj-nprstv-z]\b",
)
"""The first half of a postal code, after a word for it."""
