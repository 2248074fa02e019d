"""Street addresses as people write and say them: with a number, in words, without one, in capitals or small letters.

Patterns are for presidio's recogniser, which reads them without regard to case; ``(?-i:…)`` marks where a capital counts.
"""

import re

from litreview.privacy.numerals import DAY_WORDS, NUMBER_WORDS, NUMBER_WORDS_FR
from litreview.privacy.spans import IdentifierSpan
from litreview.privacy.words import FUNCTION_WORDS

_WHOLE = "street|avenue|road|boulevard|crescent|parkway|highway|concession|side ?road"
_STRONG = rf"(?:(?:{_WHOLE})\b|(?:st|ave|rd|blvd|cres|pkwy|hwy)\b\.?)"
_SAID = "lane|court|drive|terrace|trail|gardens|heights|mews|townline"
_WEAK = (
    "(?:way|circle|(?<!(?:took|take|takes|taken|taking) )place|gate|row|square|hill|grove|ridge|bay|cove|park|close|walk"
    "|loop|path)"
)
_SAID_ALOUD = "lane|court|drive|terrace|trail"
_CAPITAL = (
    "Drive|Dr|Court|Crt|Ct|Lane|Ln|Place|Pl|Terrace|Terr|Trail|Trl|Way|Circle|Cir|Line|Square|Sq|Gardens|Gdns|Heights|Row"
    "|Gate|Close"
    "|Mews|Alley|Path|Loop|Ridge|Hill|Grove|Green|Park|Rise|Walk|View|Landing|Common|Commons|Cove|Bay|Manor|Quay|Point"
    "|Extension|Side"
)
_SPOKEN_HERE = "street|avenue|road|boulevard|crescent|lane|terrace|parkway|trail|drive"
_NO_NAME = (
    "minutes?|mins?|hours?|days?|weeks?|months?|years?|times?|people|per|percent|kilometres?|kilometers?|km|miles?|blocks?"
    "|steps?|dollars"
    "|lanes?|safe|good|bad|nice|great|hard|quiet|different|next|last|long|short|whole|main thing|single|separate|open"
    "|closed|family|drug|criminal"
    "|youth|health|supreme|provincial|superior|federal|circuit|small|claims|traffic|civil|high|basketball|tennis|food"
    "|night|treatment"
    "|community|juvenile|appeal|bail|divorce|county|memory|fast|slow|bike|bus|passing|left|right|middle|cycle|turning"
    "|express|clothing"
    "|blood|toy|coat|sock|fund|fundraising|sex|test|disk|flash|usb|thumb|membership|donation|charity|wheel|walking|hiking"
    "|rail|paper"
    "|money|nature|dirt|gravel|back|side|busy|bumpy|rocky|icy|one|two|three|four|five|six|seven|eight|nine|ten|way|dead"
    "|end|go|went"
    "|going|got|get|cross|crossed|across|like|because|about|after|before|through|around|down|across|along|behind|near"
    "|every|living"
    "|live|lives|lived|sleep|sleeping|moved|walk|walked|drove|new|old guy|big|little|first|second|third|another|much|many"
    "|lot|lots"
    "|main|recovery|healing|career|cul|home|work|school|city|town|rural|public|private|local|similar|possible|only|legal|right"
    "|straight"
    "|pour|vers|où|ou|que|qui|quand|comme|depuis|parce|avec|sans|puis|pis|mais|donc|sont|était|est|là|ça|aux|dont|chez"
    "|entre|avant|après"
    "|elle|elles|ils|fois|jour|monde|coup|temps|moment|lendemain|soir|matin|nuit|publique|même|toute?s?|gens|ben|non|oui|j"
    "|m|s|t|c|qu"
)
_STOP = "|".join([*sorted(word for word in FUNCTION_WORDS if len(word) > 1), "a", "i", "y", "n", "d", "l", _NO_NAME])
_NAME = rf"(?!(?:{_STOP})\b)[\w'’.-]{{1,30}}"
_PLAIN_NAME = (
    r"(?!(?:the|a|an|of|on|in|at|to|and|or|for|with|from|by|my|our|your|their|people|years?|days?|weeks?|months?|hours?"
    r"|minutes?|min|lanes?|times?|was|were|is|are|had|have|per|percent)\b)[\w'’.-]{1,30}"
)
_SIDE = r"(?:(?:east|west|north|south|e|w|n|s|ne|nw|se|sw)\b\.? )?"
_SIDE_AFTER = r"(?: (?:east|west|north|south|e|w|n|s|ne|nw|se|sw|est|ouest|nord|sud)\b\.?)?"
_UNIT_WORD = r"(?:apt\.?|apartment|unit[ée]?|suite|ste\.?|app\.?|appt\.?|appartement|logement|bureau)"
_ANY_NUMBER = rf"(?:\d{{1,5}}[a-d]?\b|(?:(?:{NUMBER_WORDS_FR}|{NUMBER_WORDS}|oh|zéro|zero)\b[ -]?){{1,3}}(?<![ -]))"
UNIT = (
    rf"(?:,? (?:num[ée]ro|number|n[°º]|no\.?) ?{_ANY_NUMBER})?"
    rf"(?:,? ?(?:\b{_UNIT_WORD}|#) ?(?:number |num[ée]ro |no\.? |n[°º] ?)?#?(?:{_ANY_NUMBER}|\w{{1,6}}\b))?"
)
_UNIT_BEFORE = rf"(?:\b{_UNIT_WORD} (?:number |num[ée]ro |no\.? )?)?"
_UM = r"(?:(?:uh|uhm|um|er|erm|euh|heu|hum|then|no|non|sorry|pardon|wait|pis|puis),? ){0,2}"
_HALF = r"(?:and a half |et demie? )?"
_NUMBER = r"(?<![\w.-])\d{1,5}(?:-\d{1,5})?[a-d]? "
_NOT_AFTER = (
    r"(?! (?:dates?|orders?|cases?|hearings?|workers?|system|room(?! \d)|support|thru|through|map|trip|rage|block|corners?"
    r"|level|drugs?"
    r"|nurses?|outreach|people|youth|kids?|smart|name|life|away|down|up to|home|to work|each way|there|back|over)\b)"
)
_SAID_NUMBER = rf"{_UNIT_BEFORE}\b(?:(?:{NUMBER_WORDS}|oh|hundred(?: and)?),?[ -]{_UM}){{1,4}}"
_MORE_FR = (
    r"(?: (?:couverte?|verte?|blanche?|noire?|rouges?|bleue?s?|neuve?|neuf|haute?|basse?|bas|grande?|petite?|vieux|vieille"
    r"|royale?"
    r"|sainte?-[\w-]{2,20}|(?:du|des|de la|à la|aux?) (?!mois|jour|soir|matin|monde|même|moment)[\w'’-]{3,20})\b)?"
)
_TYPE_FR = (
    r"(?:rue|avenue|av\.|boulevard|boul\.|boul|chemin|ch\.|rang|mont[ée]e|c[ôo]te|ruelle|all[ée]e|impasse|croissant"
    r"|promenade|sentier)"
)
_TYPE_FR_CAPITAL = r"(?:route|place|carr[ée]|cours|square|quai|terrasse|cercle|passage|venelle|faubourg)"
_OF = r"(?:(?:de la |de l['’]|des |du |de |d['’]|le |la |les |l['’])?)"
_CAPITAL_FR = r"(?-i:\p{Lu})[\w'’-]{0,40}(?:[ -](?:(?:de|du|des|de la|à|aux?) )?(?-i:\p{Lu})[\w'’-]{0,40}){0,3}"
_RURAL = (
    r"(?:concession(?: road)?|side ?road|county road|regional road|township road|range road|highway|hwy\.?|autoroute|route|line)"
)

ADDRESS = (
    rf"{_NUMBER}{_SIDE}(?:{_PLAIN_NAME} ){{1,3}}(?:{_STRONG}|(?-i:{_CAPITAL})\b){_SIDE_AFTER}{UNIT}",
    rf"{_NUMBER}{_SIDE}(?:{_NAME} ){{1,3}}(?:{_SAID})\b{_NOT_AFTER}{_SIDE_AFTER}{UNIT}",
    rf"\b(?:at|is|on|to) \K{_NUMBER}{_SIDE}(?:{_NAME} ){{1,2}}{_WEAK}\b{_NOT_AFTER}{_SIDE_AFTER}{UNIT}",
    rf"(?<![\w.-])(?!(?:19|20)\d\d )\d{{3,5}}[a-d]? {_SIDE}(?:{_NAME} ){{1,2}}{_WEAK}\b{_NOT_AFTER}{_SIDE_AFTER}{UNIT}",
    rf"\b(?:au |sur le |dans le )?\K\d{{1,3}}(?:e|er|re|[èi]e?me) (?:rang|concession|avenue|rue)\b{_SIDE_AFTER},? (?:n[°º]"
    rf"|num[ée]ro|no\.?) ?\d{{1,5}}",
    r"\bon (?:the )?\K\d{1,2}(?:st|nd|rd|th) (?:line|concession|side ?road)\b(?! of)",
    rf"{_NUMBER}{_RURAL} \d{{1,4}}\b{_SIDE_AFTER}{UNIT}",
    r"(?<![\w.-])\d{1,5}[a-d]?(?: ?(?:bis|ter)\b)?,? (?:de la |de l['’]|du )?"
    rf"(?:{_TYPE_FR}|{_TYPE_FR_CAPITAL}) {_OF}{_CAPITAL_FR}{_SIDE_AFTER}{UNIT}",
    r"(?<![\w.-])\d{1,5}[a-d]?(?: ?(?:bis|ter)\b)?,? (?:de la |de l['’]|du )?"
    rf"{_TYPE_FR} {_OF}(?:{_NAME})(?<!\.)(?: (?:du|des|de la|de l['’]|à la) ?{_NAME})?{_SIDE_AFTER}{UNIT}",
    rf"\b(?:box|unit|suite|flat) (?:\d{{1,6}}[a-d]?"
    rf"|[a-d]\d{{0,4}}),? (?=(?:\d{{1,5}}-)?\d{{1,5}} (?:{_PLAIN_NAME} ){{1,3}}{_STRONG}"
    rf"|\d{{1,5}} (?:{_PLAIN_NAME} ){{1,3}}(?-i:{_CAPITAL})\b)",
    r"\b(?:p\.? ?o\.? ?box|post office box|c\.p\.|cp|case postale|bo[iî]te postale|rural route|r\.r\.|r\.? ?r\.?(?= ?#)|r\.?"
    r" ?r\.?(?= ?\d{1,3},? (?:site|box|comp|stn|station|case|group)\b)"
    r"|mailbox|box number|fire number"
    r"|civic number)[ ,]{0,2}(?:no\.? |number |num[ée]ro )?#? ?\d{1,6}\b"
    r"(?:,? (?:case(?: postale)?|casier|box|c\.p\.|site|comp\.?|compartment|group|station|stn|succ\.?|succursale)"
    r" \d{1,6}\b){0,3}",
    r"\b(?:apt\.?|apartment|appartement) (?:number |num[ée]ro |no\.? )?#?(?:\d{1,5}[a-z]?|[a-z]\d{0,4})\b",
    r"\b(?:lot|site|unit|pad|space) \d{1,4}[a-z]?,? (?:(?!(?:in|of|at|the|is|on)\b)[\w'’-]{1,25} ){1,3}"
    r"(?:trailer park|mobile home park|mobile park|campground|estates|acres|trailer court)\b",
    r"\b(?:lot \d{1,4},? )?(?:concession|side ?road|county road|regional road|township road|range road)(?: road"
    r"| number)? \d{1,4}\b"
    r"(?:,? lot \d{1,4})?",
    r"\b(?:live|lives|lived|living|reside|resides|address is|address was|stay|stays|staying|moved|house|home)(?: (?:at|to)) "
    r"\d{1,5}[a-d]?,? (?-i:\p{Lu})[\w'’-]{1,30}(?: (?-i:\p{Lu})[\w'’-]{1,30}){0,3}" + UNIT,
)
"""Patterns of addresses with a number in figures, for the recogniser of presidio."""

ADDRESS_SAID = (
    rf"\b(?!une? (?!cent))(?:(?:{NUMBER_WORDS_FR}|cents?|mille),?[ -]{_UM}){{1,4}}{_HALF}(?:bis |ter )?(?:de la |du )?(?:rue"
    rf"|avenue|boulevard"
    rf"|chemin|rang|mont[ée]e|ruelle|impasse|croissant|c[ôo]te|promenade|place|route)"
    rf" {_UM}{_OF}{_NAME}{_MORE_FR}{_SIDE_AFTER}{UNIT}",
    rf"{_SAID_NUMBER}{_HALF}{_SIDE}(?:{_NAME} ){{1,2}}{_WEAK}\b(?<=row|ove|dge)(?<!love){_NOT_AFTER}{_SIDE_AFTER}{UNIT}",
    rf"\b(?:{NUMBER_WORDS}[ -]){{1,3}}and a half {_SIDE}(?:{_NAME} ){{1,2}}(?:{_WHOLE}|{_SAID_ALOUD}"
    rf"|{_WEAK})\b{_SIDE_AFTER}{UNIT}",
    rf"\b{DAY_WORDS} (?:concession|side ?road)\b",
    rf"\b(?:apartment|appartement|apt|logement) (?:number |num[ée]ro )?(?!une?\b|one\b)(?:(?:{NUMBER_WORDS_FR}|{NUMBER_WORDS}"
    rf"|oh|zéro)[ -]?){{1,3}}+"
    r"(?<![ -])(?! ?(?:years?|days?|weeks?|months?|people|ans|mois|jours|fois|semaines|blocks?|hours?|minutes?|times?|et"
    r" demi|of us)\b)\b",
    rf"{_SAID_NUMBER}{_SIDE}(?:{_NAME} ){{1,2}}(?:{_WHOLE}|{_SAID_ALOUD})\b{_NOT_AFTER}{_SIDE_AFTER}{UNIT}",
)
"""Patterns of addresses with a number in words."""

SAID_WORDS = frozenset(
    f"{_WHOLE}|{_SAID_ALOUD}|rue|chemin|rang|montée|ruelle|impasse|croissant|row|grove|ridge|half|apartment|appartement|apt|logement".replace(
        " ?", ""
    ).split("|")
)
"""Of these words in small letters one stands in every address with a number in words."""

ADDRESS_WORDS = frozenset(
    f"{_WHOLE}|st|ave|rd|blvd|cres|pkwy|hwy|{_SAID}|{_CAPITAL.lower()}|rue|av|boul|chemin|ch|rang|montée|montee|côte|cote"
    f"|ruelle|allée|allee|impasse|croissant"
    "|promenade|sentier|route|place|carré|carre|cours|quai|terrasse|cercle|passage|venelle|faubourg|box|boite|boîte|cp"
    "|postale|rr|r"
    "|apt|apartment|appartement|park|campground|estates|acres|sideroad|line|range|township|regional|county|autoroute"
    "|address|live|lives"
    "|lived|living|stay|stays|staying|moved|civic|fire|rural|reside|resides|house|home|mailbox|c|p".replace(" ?", "").split("|")
)
"""Of these words in small letters one stands in every address."""

_INDOORS = (
    r"(?:chambre|pi[èe]ce|table|salle|cuisine|salon|lit|bureau|feu|mur|bouche|[oœ]il|page|[ée]cran|couloir|porte|fen[êe]tre|bloc"
    r"|village|ville|pays|terre|livre|photo)\b"
)
_STREET = re.compile(rf"\b(?:{_SPOKEN_HERE})\b(?:\.? (?:east|west|north|south)\b)?", re.IGNORECASE)
_NAMED_STREET = re.compile(
    r"(?:^|[^\w'’.-])((?:(?!(?:The|This|That|A|An|My|Our|Recovery|On|In|At|And|But|From|To|Of|Main|High|Wall|Sesame|Bay|Dirt|Bank"
    r"|Easy|Memory|Your|No)\b)"
    r"(?:[A-ZÀ-Þ][\w'’.-]{1,25}|\d{1,3}(?:st|nd|rd|th)) ){1,3})$"
)
_LOWER_STREET = re.compile(
    rf"(?:^|[ ,])(?:on|off|along|at|near|corner of|over on|down on|up on|above|behind|onto|past|by"
    rf"|from) ((?:{_NAME} (?:uh|um|er|euh) )?(?:{_NAME} ){{1,2}}|(?:{DAY_WORDS} ))$|(?:corner of|between) ({_NAME} and"
    rf" {_NAME} )$|(?:^"
    rf"|[ ,])to ({_NAME} )$",
    re.IGNORECASE,
)
_RUE = re.compile(
    r"\b(?:rue|ruelle|avenue|boulevard|boul\.|chemin|rang|mont[ée]e|all[ée]e|impasse|croissant) "
    r"(?:(?:de la |de l['’]|des |du |d['’])?[A-ZÀ-Þ][\w'’-]{1,40}(?:[ -](?:(?:de|du|des|de la|à"
    r"|aux?) )?[A-ZÀ-Þ][\w'’-]{1,40}){0,3})"
)
_CORNER = re.compile(
    r"\b(?:(?:at|on|near|by|from|off|outside|past|around|to) )?(?P<a>(?:the )?corner of (?-i:[A-ZÀ-Þ][\w'’-]{1,25}(?:"
    r" [A-ZÀ-Þ][\w'’-]{1,25})?) (?:and|&) (?-i:[A-ZÀ-Þ][\w'’-]{1,25}(?: [A-ZÀ-Þ][\w'’-]{1,25})?))"
    rf"|\b(?:at|on|near|by|from|off|outside|past|around|to|live|lives|lived) (?P<b>the corner of {_NAME}(?: {_NAME})? and"
    rf" (?:{DAY_WORDS}\b|{_NAME}))"
    rf"|\b(?:au|du|sur le) (?P<c>coin (?:de la |de l['’]|des |du |de |d['’])?(?:rues? (?:de la |de l['’]|des |du |de "
    rf"|d['’])?)?(?!{_INDOORS}){_NAME}(?: {_NAME})? et"
    rf" (?:de la |de l['’]|des |du |de |d['’])?(?!{_INDOORS}){_NAME})",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:(?:street|avenue|road|boulevard|crescent|lane|drive|concession|side ?road|line|highway)\b[\w ]{0,7}"
    r"|\b(?:rue|avenue|boulevard|chemin|rang|route|mont[ée]e|c[ôo]te|ruelle|impasse) [^.?!]{1,70}),? (?:number|num[ée]ro|n[°º])",
    re.IGNORECASE,
)
_NUMBERED_STREET = re.compile(
    rf"\b(?:(?:{_NAME} ){{1,3}}(?:street|avenue|road|boulevard|crescent|lane|drive|concession|side ?road|line|highway)"
    rf"|(?:rue|avenue|boulevard|chemin|rang|route|mont[ée]e|c[ôo]te|ruelle|impasse) (?:de la |de l['’]|des |du "
    rf"|d['’])?{_NAME}(?: {_NAME})?)"
    rf"{_SIDE_AFTER},? (?:number|num[ée]ro|n[°º]) ?{_ANY_NUMBER}",
    re.IGNORECASE,
)
_RUE_LOW = re.compile(
    rf"\b(?:(?<=sur la )|(?<=sur le )|(?<=coin de la )|(?<=coin )|(?<=corner of )|(?<=coin de l['’]))(?:rue|ruelle|avenue"
    rf"|boulevard) "
    rf"(?:de la |de l['’]|des |du |d['’])?{_NAME}|\brue (?!(?:peut|est|là|quelques|vingt|trente|celui|celle|a|ai|as|y|moi"
    rf"|toi|lui|dit|vas|va)-)"
    r"[a-zà-ÿ]{2,20}-[a-zà-ÿ]{2,20}(?:-[a-zà-ÿ]{2,20}){0,4}\b(?<!-tu)(?<!-je)(?<!-il)(?<!-on)(?<!-elle)(?<!-là)(?<!-ci)(?<!-ce)(?<!-vous)(?<!-nous)",
    re.IGNORECASE,
)
_AFTER_STREET = re.compile(
    _NOT_AFTER + r"(?![\w'’-])(?!\.\w)(?! [A-ZÀ-Þ][a-z])(?! (?:for|of|into|towards|paved|is long|was long|number)\b)"
)
_ENGLISH_HERE = frozenset(_SPOKEN_HERE.split("|"))
_FRENCH_HERE = frozenset(
    ["rue", "ruelle", "avenue", "boulevard", "boul", "chemin", "rang", "montée", "allée", "impasse", "croissant"]
)
_CORNERS = frozenset(["corner", "coin"])
_NUMBERS_NAMED = frozenset(["number", "numéro", "numero", "n"])
_TYPES_NUMBERED = _ENGLISH_HERE | _FRENCH_HERE | frozenset(["concession", "sideroad", "side", "line", "highway", "route", "côte"])
_LEFT = 70


def find_streets(text: str, words: frozenset[str], label: str) -> list[IdentifierSpan]:
    """Return the streets that ``text`` names without a house number; ``words`` are its words in small letters.

    Example:
        >>> text = "in a basement on old foundry road, la rue des Sizerins, on the road, dans la rue depuis"
        >>> [text[one.start : one.end] for one in find_streets(text, frozenset(["road", "rue"]), "[address]")]
        ['old foundry road', 'rue des Sizerins']
    """
    spans = []
    if not _ENGLISH_HERE.isdisjoint(words):
        spans += [span for match in _STREET.finditer(text) if (span := _english_street(text, match))]
    if not _FRENCH_HERE.isdisjoint(words):
        spans += [match.span() for pattern in (_RUE, _RUE_LOW) for match in pattern.finditer(text)]
    if not _CORNERS.isdisjoint(words):
        spans += [match.span(match.lastgroup or 0) for match in _CORNER.finditer(text)]
    if not _NUMBERS_NAMED.isdisjoint(words) and not _TYPES_NUMBERED.isdisjoint(words) and _NUMBERED.search(text):
        spans += [match.span() for match in _NUMBERED_STREET.finditer(text)]
    return [IdentifierSpan(start, end, "address", label) for start, end in spans]


def _english_street(text: str, match: re.Match[str]) -> tuple[int, int] | None:
    if not _AFTER_STREET.match(text, match.end()):
        return None
    left = max(0, match.start() - _LEFT)
    before = text[left : match.start()]
    name = (_NAMED_STREET if match.group()[0].isupper() else _LOWER_STREET).search(before)
    return (left + name.start(name.lastindex or 1), match.end()) if name else None
