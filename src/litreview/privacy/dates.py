"""Calendar dates with their day, in figures and in words, and dates of birth, in English and French."""

import re
from collections.abc import Sequence, Set

from litreview.privacy.numerals import DAY_WORDS, DAY_WORDS_FR, NUMBER_WORDS, NUMBER_WORDS_FR, YEAR_WORDS, read_year
from litreview.privacy.spans import IdentifierSpan

_FULL = (
    "january|february|march|april|june|july|august|september|october|november|december|janvier|f[ée]vrier|mars|avril|mai|juin"
    "|juillet|ao[uû]t|septembre|octobre|novembre|d[ée]cembre"
)
_SHORT = "jan|janv|feb|f[ée]v|f[ée]vr|mar|apr|avr|jun|jul|juil|aug|sept?|oct|nov|d[ée]c"
_VERB = r"(?! (?:be|have|not|also|still|well|need|or|want|feel|take|help|come|get|go|make|find|never|even|only|we|you|they|it)\b)"
_MAY = rf"may\b{_VERB}"
MONTHS = rf"(?:(?:{_FULL})\b|{_MAY}|(?:{_SHORT})\b\.?)"
"""The name of a month, English or French, whole or short."""

_WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
_FIGURE = r"\d{1,2}(?:st|nd|rd|th|er|e)?(?: ?[-–] ?\d{1,2}(?:st|nd|rd|th|er|e)?)?"
_CERTAIN_MONTH = rf"(?:(?:{_FULL.replace('|march', '').replace('|mars', '')})\b|(?:{_SHORT.replace('|mar|', '|')})\b\.?)"
_CLOCK = r"T\d{1,2}:[\d:.+-]{2,15}Z?"
_UM = r"(?:(?:uh|uhm|um|er|euh|heu|hum|ben|then|no|sorry) )"
_YEAR_AFTER = rf"(?:,? {_UM}?(?:of )?(?:(?:19|20)\d\d\b|{YEAR_WORDS}\b)|,? (?:derni[eè]re?|pass[ée]e?|prochaine?)\b)?"
_NOT_PEOPLE = (
    r"(?! (?:of (?:us|them|you|our|those|these|my)|people|percent|per cent|times?|years?|hundred|thousand|minutes|hours)\b)"
)
_DAYS = (
    r"(?>thirty[ -]one|thirty|twenty(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|fourteen|fifteen|sixteen"
    r"|seventeen|eighteen|nineteen|thirteen|eleven|twelve|ten|four|five|six|seven|eight|nine|two|three)\b"
)
DATE = (
    rf"(?:\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?:{_CLOCK})?|\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:\d{{4}}|\d\d)"
    r"|(?:0\d/[0-3]\d|[0-3]\d/0\d)"
    rf"|{MONTHS} (?:the )?{_FIGURE}\b{_NOT_PEOPLE}{_YEAR_AFTER}"
    rf"|(?:the )?{_DAYS} of {_CERTAIN_MONTH}(?!['’]){_YEAR_AFTER}"
    rf"|(?:the )?{_FIGURE} ?(?:day of |of |de |du mois de |du mois d['’])?{MONTHS}{_YEAR_AFTER}"
    rf"|(?:the )?{DAY_WORDS} (?:day )?of {MONTHS}{_YEAR_AFTER}"
    rf"|(?:the )?{DAY_WORDS} {_CERTAIN_MONTH}{_YEAR_AFTER}"
    rf"|{_CERTAIN_MONTH} (?:the )?{DAY_WORDS}\b{_YEAR_AFTER}"
    rf"|{_CERTAIN_MONTH} {_DAYS}{_NOT_PEOPLE}(?!['’ ]?(?:of\b|o['’ ]?clock|or\b|to\b)){_YEAR_AFTER}"
    rf"|march {DAY_WORDS}\b(?! (?:time|one|person|thing|of)\b){_YEAR_AFTER}|(?<=on )may {DAY_WORDS}\b{_YEAR_AFTER}"
    rf"|(?:may|march) the {DAY_WORDS}\b(?! (?:time|one|person|thing)\b){_YEAR_AFTER}"
    rf"|(?:{DAY_WORDS_FR}|1er) (?:du mois (?:de |d['’]))?{_CERTAIN_MONTH}{_YEAR_AFTER}"
    rf"|{DAY_WORDS_FR} mars\b{_YEAR_AFTER})"
)
"""A calendar date with its day, in English or French, in figures or words, as a regular expression without flags."""

BIRTH = (
    r"\b(?:born|date of birth|birth ?date|d\.?o\.?b\.?|birthday(?:['’]s)?|n[ée]e?s?|date de naissance|naissance"
    r"|anniversaire|f[êe]te)\b"
    rf"[ :,.…]{{0,3}}(?:(?:is|was|on|in|le|la|est|en|c['’]est|[çc]['’]?[ée]tait|au|and|it['’]?s|that['’]?s|uh|uhm|um|er|euh|heu"
    rf"|un|then|like|et|est|genre),? ){{0,4}}(?:(?:{_WEEKDAY}),? ){{0,1}}(?:le ){{0,1}}"
)
"""What is said before a date of birth."""

_SHORT_YEAR = (
    rf"(?:{YEAR_WORDS}|(?:oh|zero|zéro|o)[ -](?:{NUMBER_WORDS}|{NUMBER_WORDS_FR})|{NUMBER_WORDS_FR}|{NUMBER_WORDS}|(?:19"
    rf"|20)?\d\d)\b"
)
_SAID_MONTH = r"(?:(?:oh|zero|zéro|o)[ -])?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_SAID_MONTH_FR = r"(?:(?:zéro )?(?:un|deux|trois|quatre|cinq|six|sept|huit|neuf)|premier|dix|onze|douze|[01]?\d)"
_PLAIN_ORDERED = rf"(?:(?:the )?{DAY_WORDS} of the {DAY_WORDS}|(?:{DAY_WORDS_FR}|[0-3]?\d) du {_SAID_MONTH_FR})\b"
_ORDERED = (
    rf"(?:(?:the )?{DAY_WORDS} (?:of )?(?:the )?{DAY_WORDS}|(?:{DAY_WORDS_FR}|1er|[0-3]?\d) du {_SAID_MONTH_FR}"
    rf"|{_SAID_MONTH} {_UM}?(?:oh )?{NUMBER_WORDS}|(?:oh|zero) {NUMBER_WORDS} {_UM}?{_SAID_MONTH})"
)
_ORGANISED = (
    r"(?![^.;]{0,80}, (?:l['’]|le |la |notre |the |our )(?:association|organisme|groupe|projet|programme|service|centre|mouvement"
    r"|r[ée]seau|coop|initiative|fondation|maison|club|comit[ée]|movement|organi[sz]ation|group|program|network|project|charity))"
)
BORN = (
    rf"(?:{DATE}(?:,? {_UM}?{_SHORT_YEAR}(?! (?:years?|ans|days?|people|weeks?|months?|minutes)\b))?|{_ORDERED},?"
    rf" {_UM}?{_SHORT_YEAR}|{_PLAIN_ORDERED}"
    rf"|(?:{MONTHS} )?(?:(?:19|20)\d\d\b|{YEAR_WORDS}\b){_ORGANISED})"
)
"""What is said after it: a date, a month and its year, or a year alone."""

_HERE = re.compile(
    rf"(?<![\w/.-])(?:(?:{_WEEKDAY})[, ]{{1,2}}(?=[\dt]|le |{_FULL}|{_SHORT}|{DAY_WORDS}|{DAY_WORDS_FR}))?{DATE}(?![\w/-])",
    re.IGNORECASE,
)
_A_WEEKDAY = re.compile(rf"\b(?:{_WEEKDAY})\b", re.IGNORECASE)
_SHORT_FIGURES = re.compile(
    r"\b(?:on|since|until|by|dated|before|after|le|du|au|depuis le|avant le|jusqu['’]au) "
    r"(\d{1,2}/\d{1,2})(?![\w/%])(?! (?:of|full|cup|mile|hour|days?|de)\b)",
    re.IGNORECASE,
)
_MONTHLY = re.compile(
    rf"\b(?:le|du|au) (?P<fr>(?!premier|1er)(?:{DAY_WORDS_FR}|\d{{1,2}}) (?=de chaque mois\b|du mois (?:pass|derni|prochain)"
    r"|au (?:petit )?(?:matin|soir)\b))"
    rf"|\b(?P<en>the (?!first|1st)(?:{DAY_WORDS}|\d{{1,2}}(?:st|nd|rd|th)) of (?:each|every|this|last|next|that) month)\b",
    re.IGNORECASE,
)
_DAY_ALONE = re.compile(
    rf"\ble (?P<fr>(?!(?:un|premier|deux|trois)\b)(?:{DAY_WORDS_FR}|\d{{1,2}}))(?=[,.;]|$| (?:y|il|elle|on|je|j['’]\w+|pis"
    rf"|puis|au)\b)"
    rf"|\b(?P<en>the (?:\d{{1,2}}(?:st|nd|rd|th)|(?:twenty|thirty)[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth"
    rf"|ninth)"
    rf"|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|thirtieth))(?=[,.;]|$| (?:i|he|she|we|they|and|so|when)\b)",
    re.IGNORECASE,
)
_WEEKDAYS = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
    ]
)
_MONTHLY_WORDS = frozenset(["month", "mois", "matin", "soir"])
_YEAR_SAID = re.compile(rf"\b(?:{YEAR_WORDS})$", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NAMES_TEXT = (
    "january february march april may june july august september october november december janvier février fevrier"
    " mars avril mai juin juillet août aout septembre octobre novembre décembre decembre jan janv feb fév fev févr"
    " fevr mar apr avr jun jul juil aug sep sept oct nov déc dec"
)
_NAMES = frozenset(_NAMES_TEXT.split())
_HINTS = _NAMES | _WEEKDAYS | _MONTHLY_WORDS
_ALMOST = re.compile(r"\d[-/.]\d")
_DAY_PARTS_TEXT = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
    " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth premier deux trois quatre cinq six"
    " sept huit neuf dix onze douze treize quatorze quinze seize vingt trente"
)
DAY_PARTS = frozenset(_DAY_PARTS_TEXT.split())
"""Words that a day in words holds."""

_NUMBERS_TEXT = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    " twenty thirty"
)
_DAY_NUMBERS = DAY_PARTS | frozenset(_NUMBERS_TEXT.split())
_REACH = 4
_MOST_DAYS = 31
_MOST_MONTHS = 12


def find_calendar_dates(text: str, low: str, words: Sequence[str]) -> list[IdentifierSpan]:
    """Return the calendar dates with a day in ``text``; ``low`` is it in small letters, ``words`` its words in order.

    Spans may overlap. The label keeps the year where it stands in figures. A month with its year, a weekday and a fraction stay.

    Example:
        >>> text = "le onze janvier, june the ninth, 3 May 2019, on 12/03, 24/7, in May 2020"
        >>> [text[found.start:found.end] for found in find_calendar_dates(text, text.lower(), text.split())]
        ['onze janvier', 'june the ninth', '3 May 2019', '12/03', '12/03']
    """
    figures = _ALMOST.search(low) is not None
    hints = _HINTS.intersection(words)
    if not figures and not hints:
        return []
    monthly = [] if hints.isdisjoint(_MONTHLY_WORDS) else [_day_of(match) for match in _MONTHLY.finditer(text)]
    if not figures and (hints.isdisjoint(_NAMES) or not _has_day(words)):
        return monthly + _days_alone(text, hints, monthly)
    found = monthly
    found += [IdentifierSpan(match.start(), match.end(), "date", _date_label(match.group())) for match in _HERE.finditer(text)]
    if figures:
        found += [
            IdentifierSpan(*match.span(1), "date", "[date]") for match in _SHORT_FIGURES.finditer(text) if _is_day(match[1])
        ]
    return found + _days_alone(text, hints, found)


def _day_of(match: re.Match[str]) -> IdentifierSpan:
    group = match.lastgroup or "en"
    return IdentifierSpan(match.start(group), match.end(group) - (group == "fr" and match[group][-1] == " "), "date", "[date]")


def _days_alone(text: str, hints: Set[str], dates: Sequence[IdentifierSpan]) -> list[IdentifierSpan]:
    """Return the days said without their month where a date or the day of a week was said before."""
    if not dates and hints.isdisjoint(_WEEKDAYS):
        return []
    first = min((date.start for date in dates), default=len(text))
    weekday = _A_WEEKDAY.search(text)
    first = min(first, weekday.start() if weekday else first)
    return [_day_of(match) for match in _DAY_ALONE.finditer(text, first)]


def _has_day(words: Sequence[str]) -> bool:
    """Return whether a word for a day stands near the name of a month."""
    months = [place for place, word in enumerate(words) if word in _NAMES]
    near = (word for place in months for word in words[max(0, place - _REACH) : place + _REACH + 1])
    return any(word in _DAY_NUMBERS or not word.isalpha() for word in near)


def _is_day(figures: str) -> bool:
    low, high = sorted(int(part) for part in figures.split("/"))
    return 1 <= low <= _MOST_MONTHS and high <= _MOST_DAYS and (low, high) not in {(7, 24)}


def _date_label(date: str) -> str:
    year = _YEAR.search(date)
    if not year and (said := _YEAR_SAID.search(date)):
        return f"[date in {read_year(said.group())}]"
    return f"[date in {year.group()}]" if year else "[date]"
