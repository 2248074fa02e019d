"""Street addresses as people write and say them: with a number, in words, without one, in capitals or small letters.

Patterns are for presidio's recogniser, which reads them without regard to case; ``(?-i:…)`` marks where a capital counts.
"""

import re

from litreview.privacy.numerals import DAY_WORDS, NUMBER_WORDS, NUMBER_WORDS_FR
from litreview.privacy.spans import Found
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
    "|recovery|healing|career|cul|home|work|school|city|town|rural|public|private|local|similar|possible|only|legal|right"
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
UNIT = (
    r"(?:,? ?(?:\b(?:apt\.?|apartment|unit|suite|ste\.?|app\.?|appt\.?|appartement|logement|bureau|unit[ée])"
    r"|#) ?(?:number |no\.? )?#?\w{1,6}\b)?"
)
_NUMBER = r"(?<![\w.-])\d{1,5}(?:-\d{1,5})?[a-d]? "
_NOT_AFTER = (
    r"(?! (?:dates?|orders?|cases?|hearings?|workers?|system|room(?! \d)|support|thru|through|map|trip|rage|block|corners?"
    r"|level|drugs?"
    r"|nurses?|outreach|people|youth|kids?|smart|name|life|away|down|up to|home|to work|each way|there|back|over)\b)"
)
_SAID_NUMBER = rf"\b(?:(?:{NUMBER_WORDS}|oh|hundred(?: and)?)[ -]){{1,4}}"
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
    r"\bon (?:the )?\K\d{1,2}(?:st|nd|rd|th) (?:line|concession|side ?road)\b(?! of)",
    rf"{_NUMBER}{_RURAL} \d{{1,4}}\b{_SIDE_AFTER}{UNIT}",
    r"(?<![\w.-])\d{1,5}[a-d]?(?: ?(?:bis|ter)\b)?,? (?:de la |de l['’]|du )?"
    rf"(?:{_TYPE_FR}|{_TYPE_FR_CAPITAL}) {_OF}{_CAPITAL_FR}{_SIDE_AFTER}{UNIT}",
    r"(?<![\w.-])\d{1,5}[a-d]?(?: ?(?:bis|ter)\b)?,? (?:de la |de l['’]|du )?"
    rf"{_TYPE_FR} {_OF}(?:{_NAME})(?<!\.)(?: (?:du|des|de la|de l['’]|à la) ?{_NAME})?{_SIDE_AFTER}{UNIT}",
    rf"\b(?:box|unit|suite|flat) (?:\d{{1,6}}[a-d]?"
    rf"|[a-d]\d{{0,4}}),? (?=(?:\d{{1,5}}-)?\d{{1,5}} (?:{_PLAIN_NAME} ){{1,3}}{_STRONG}"
    rf"|\d{{1,5}} (?:{_PLAIN_NAME} ){{1,3}}(?-i:{_CAPITAL})\b)",
    r"\b(?:p\.? ?o\.? ?box|post office box|c\.p\.|cp|case postale|bo[iî]te postale|rural route|r\.r\.|r\.? ?r\.?(?= ?#)"
    r"|mailbox|box number|fire number"
    r"|civic number)[ ,]{0,2}(?:no\.? |number |num[ée]ro )?#? ?\d{1,6}\b",
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
    rf"\b(?!une? )(?:{NUMBER_WORDS_FR}[ -]){{1,3}}(?:bis )?(?:rue|avenue|boulevard|chemin|rang|mont[ée]e|ruelle|impasse"
    rf"|croissant) {_OF}{_NAME}"
    rf"{_SIDE_AFTER}{UNIT}",
    rf"\b{DAY_WORDS} (?:concession|side ?road)\b",
    rf"{_SAID_NUMBER}{_SIDE}(?:{_NAME} ){{1,2}}(?:{_WHOLE}|{_SAID_ALOUD})\b{_NOT_AFTER}{_SIDE_AFTER}{UNIT}",
)
"""Patterns of addresses with a number in words."""

SAID_WORDS = frozenset(f"{_WHOLE}|{_SAID_ALOUD}|rue|chemin|rang|montée|ruelle|impasse|croissant".replace(" ?", "").split("|"))
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

_STREET = re.compile(rf"\b(?:{_SPOKEN_HERE})\b(?:\.? (?:east|west|north|south)\b)?", re.IGNORECASE)
_NAMED_STREET = re.compile(
    r"(?:^|[^\w'’.-])((?:(?!(?:The|This|That|A|An|My|Our|On|In|At|And|But|From|To|Of|Main|High|Wall|Sesame|Bay|Dirt|Bank"
    r"|Easy|Memory|Your|No)\b)"
    r"(?:[A-ZÀ-Þ][\w'’.-]{1,25}|\d{1,3}(?:st|nd|rd|th)) ){1,3})$"
)
_LOWER_STREET = re.compile(
    rf"(?:^|[ ,])(?:on|off|along|at|near|corner of|over on|down on|up on|above|behind|onto|past|by"
    rf"|from) ((?:{_NAME} ){{1,2}}|(?:{DAY_WORDS} ))$|(?:corner of|between) ({_NAME} and {_NAME} )$|(?:^"
    rf"|[ ,])to ({_NAME} )$",
    re.IGNORECASE,
)
_RUE = re.compile(
    r"\b(?:rue|ruelle|avenue|boulevard|boul\.|chemin|rang|mont[ée]e|all[ée]e|impasse|croissant) "
    r"(?:(?:de la |de l['’]|des |du |d['’])?[A-ZÀ-Þ][\w'’-]{1,40}(?:[ -](?:(?:de|du|des|de la|à"
    r"|aux?) )?[A-ZÀ-Þ][\w'’-]{1,40}){0,3})"
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
_LEFT = 70


def find_streets(text: str, words: frozenset[str], label: str) -> list[Found]:
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
    return [Found(start, end, "address", label) for start, end in spans]


def _english_street(text: str, match: re.Match[str]) -> tuple[int, int] | None:
    if not _AFTER_STREET.match(text, match.end()):
        return None
    left = max(0, match.start() - _LEFT)
    before = text[left : match.start()]
    name = (_NAMED_STREET if match.group()[0].isupper() else _LOWER_STREET).search(before)
    return (left + name.start(name.lastindex or 1), match.end()) if name else None
