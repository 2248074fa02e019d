"""Ages of people, in figures and in words, English and French; how long something lasts is no age."""

import re
from collections.abc import Sequence

from litreview.privacy.numerals import NUMBER_WORDS, NUMBER_WORDS_FR, read_said_number
from litreview.privacy.persons import FAMILY
from litreview.privacy.spans import IdentifierSpan

_ANY_FR = rf"(?:\d{{1,3}}|{NUMBER_WORDS_FR})"
_KIN = (
    rf"{FAMILY}|mom|mum|mother|dad|father|grandson|granddaughter|grandma|grandpa|grandmother|grandfather|child|boy|girl"
    r"|stepson|stepdaughter|youngest|oldest|eldest"
)
_MANY = r"kids|children|boys|girls|sons|daughters|twins|grandkids|grandchildren|brothers|sisters"
_KIN_FR = (
    r"fr[èe]re|s[œo]e?ur|m[èe]re|p[èe]re|fils|fille|femme|mari|conjointe?|blonde|chum|cousine?|oncle|tante|ni[èe]ce|neveu"
    r"|gars|gar[çc]on|enfant|b[ée]b[ée]|plus vieux|plus vieille|plus jeune|a[iî]n[ée]e?|cadette?|petit-fils|petite-fille"
    r"|grand-m[èe]re|grand-p[èe]re|homme|dame|monsieur|madame"
)
_NOT_UNIT = (
    r"(?![.,:/]\d|\s?(?:%|\$|°|-|–|h\b|am\b|pm\b|a\.m|p\.m|o['’ ]?clock|percent|per ?cent|hundred|thousand|million|point"
    r"|or\b|to\b|of\b"
    r"|k\b|kms?\b|kg\b|cm\b|lbs?\b|fifty\b|foot\b|feet\b|grand\b|bucks?\b|people\b|more\b|other\b|different\b|years?\b|yrs?\b"
    r"|minutes?\b|min\b"
    r"|hour\b|day\b|week\b|month\b|mile\b|inch\b|step\b|ans\b|over\b|under\b|short\b|away\b|late\b|times?\b|plus\b"
    r"|(?!(?:he|she|it|was|is|has|as|this|his|us|always|does|yes|perhaps|sometimes|these|plus|its|whereas)\b)[a-z]{2,30}s\b|\d))"
)
_OLD = r"(?:[ -](?:years?|yrs?|yr\.)[ -]olds?|[ -]?(?:yo|y/o|y\.o\.)|[ -]years of age|[ -]years young)(?![\w/])"
_PLAIN = r"(?=\s*(?:[,.;!?)](?!\d)|$|(?:and|now|when|then|but|at the time|he|she|i|we|my|they)\b))"
_SAID = r"(?:only |just |about |nearly |almost |like |maybe |probably |actually |around |already )?"
_BEING = (
    r"i['’]?m|i am|i was|s?he['’]?s|s?he (?:is|was)|who['’]s|who (?:is|was)|turn(?:s|ed|ing)?|they['’]re|(?:i|s?he"
    r"|they)['’]ll be|(?:gonna|going to|will|would) be|(?:i|s?he)['’]d be"
)
_EVENT = (
    r"left|started|stopped|quit|moved|married|pregnant|drinking|using|diagnosed|died|passed|passed away|out|began"
    r"|kicked out|run away"
    r"|ran away|widowed|retired|homeless|arrested|hospitali[sz]ed|sober|clean|overdosed|mother|father|parent|grandmother"
    r"|orphaned|home"
)
_STOP_AGE = rf"(?!\s?(?:-|–|to|and|or|à|et|ou)\s?(?:\d|over|older|up|above|under|younger|plus|moins|{NUMBER_WORDS})|\s?\+|[.,]\d)"
_NUMBER = re.compile(rf"(?<![\w.,/$€£-])(?=[\daentfos])(?:\d{{1,3}}|{NUMBER_WORDS})(?![\w%/°])")
_AFTER_OLD = re.compile(
    _OLD + r"(?! (?:or|and) (?:over|older|up|above|under|younger))"
    r"(?! (?:program|building|house|car|truck|law|rule|policy|charge|conviction))",
    re.IGNORECASE,
)
_AFTER_AGED = re.compile(rf"{_STOP_AGE}(?! years? or)", re.IGNORECASE)
_AFTER_BEING = re.compile(_NOT_UNIT, re.IGNORECASE)
_AFTER_YOUNG = re.compile(_PLAIN, re.IGNORECASE)
_AFTER_AT = re.compile(r",? (?:i|he|she|my|his|her)\b", re.IGNORECASE)
_AFTER_FIRST = re.compile(rf",? (?:and )?(?:\d{{1,3}}|{NUMBER_WORDS})\b", re.IGNORECASE)
_AFTER_EACH = re.compile(rf"{_AFTER_FIRST.pattern}|{_PLAIN}", re.IGNORECASE)
_AFTER_NOW = re.compile(r" now\b", re.IGNORECASE)
_AFTER_NAME = re.compile(r", (?!\d)")
_BEFORE = re.compile(
    r"(?P<aged>(?<!mean )(?<!average )(?<!median )\b(?:aged?|age of) )$"
    rf"|(?P<being>\bhow old [^.?!]{{0,30}}\b(?:said|say|says|answered) |\b(?:{_BEING}|(?:{_KIN})(?: [\w’'-]{{1,20}})? (?:is"
    rf"|was)) {_SAID})$"
    rf"|(?P<kin>\b(?:{_KIN})(?:,? (?!(?:is|was|at|had|has|for|and|of|got|among|in|with|about|by|on|over|or|to|the|a|about"
    rf"|after|owed|gave|took|lost|paid|made|did|who|than)\b)[\w'’-]{{1,20}})?,? )$"
    rf"|(?P<event>\b(?:{_EVENT})(?: (?!at\b)[\w'’-]{{1,15}}){{0,2}} at {_SAID})$"
    r"|(?P<at>\bat )$"
    rf"|(?P<second>\b(?:{_MANY})(?: (?:are|were|aged|ages)|,) (?:\d{{1,3}}|{NUMBER_WORDS})(?:,|,? and) )$"
    rf"|(?P<each>\b(?:{_MANY}) (?:are|were) {_SAID})$"
    rf"|(?P<many>\b(?:{_MANY})(?: (?:are|were|aged|ages)|,) )$"
    r"|(?P<now>(?:^|[,.?!] ))$",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?:^|[^\w.])[A-ZÀ-Þ][a-zà-ÿ’'-]{1,20}, $")
_CUE_TEXT = "said say says answered aged age m s im hes shes am is was are were re turn turns turned turning at be ll d"
_CUES = frozenset([*_CUE_TEXT.split(), *_KIN.split("|"), *_MANY.split("|")])
_BIRTHDAY = re.compile(r"\b(?P<day>(?:1[01]\d|[1-9]\d|[4-9])(?:st|nd|rd|th)) birthday\b", re.IGNORECASE)
_LASTING = (
    r"(?:\set demie?\b)?+(?!\s(?:de\b(?! moi)|d['’]|plus t[ôo]t|plus tard|apr[èe]s|avant|que\b|sans\b|sobres?\b|clean\b"
    r"|abstin|en arri[èe]re"
    r"|durant|ferme\b"
    r"|(?:à|a) (?:attendre|faire|travailler|vivre|essayer)|dans (?:la|le|l['’])|pour (?:la|le|que)|la (?:dur|p[ée]riode)"
    r"|et plus|ou (?:plus|moins)))"
)
_THING = (
    r"(?:programme|dur[ée]e|ann[ée]e|projet|plan|bail|suivi|contrat|mandat|attente|pause|peine|p[ée]riode|vie|prison"
    r"|parcours|stage|cycle|cours|lutte"
    r"|total|histoire|suite|groupe|centre|organisme|maison|moins|plus|pr[èe]s|environ|autour|fen[êe]tre|d[ée]lai|retard"
    r"|minimum|maximum"
    r"|[ée]tude|recherche|th[ée]rapie|horizon|bout|loi|fonds|bac|doctorat|processus|service|carri[èe]re|moyenne|[ée]cart"
    r"|intervalle|comit[ée]|r[ée]seau|conseil|[\w'’-]{2,20}(?:tion|sion|ment|age|té|ance|ence|ure|isme|ie))"
)
_FRENCH = re.compile(
    rf"\b(?:âgée?s? de|l['’]âge de)\s(?P<agee>{_ANY_FR})\sans\b(?! (?:et|ou) (?:plus|moins))"
    rf"|\b(?:j['’]ai|j['’]avais|(?:il|elle|on|qui|(?:{_KIN_FR})) (?:a|avait)|(?<!y )(?<!y en )avai(?:t|s|ent)|avoir"
    rf"|aura[is]?|aurai[st]|eu|mes|ses|tes)"
    rf"\s(?:juste |à peine |seulement |presque |déjà |genre |comme |environ |quasiment "
    rf"|peut-être )?(?P<ans>{_ANY_FR})\sans\b{_LASTING}"
    rf"|(?<!jusqu['’])(?<!limité )(?<!fixé )(?<!porté )(?<!réduit )(?<!condamné )(?<!\d )(?<!ans )\bà\s(?P<a>(?:1[1-9]"
    rf"|[2-9]\d)|{NUMBER_WORDS_FR})\sans\b"
    rf"(?! (?:la|le|les|pour|l['’]))(?! (?:et|ou) (?:plus|moins)){_LASTING}"
    rf"|(?:\b(?!{_THING},)[\w’'-]{{2,40}},|\() ?(?P<apart>{_ANY_FR})\sans(?!, et (?:avant|apr[èe]s|puis))(?=[,.;)]|$"
    rf"| (?:pass[ée]s|r[ée]volus|sonn[ée]s))"
    rf"|\b(?P<past>{_ANY_FR})\sans (?=pass[ée]s|r[ée]volus|bien sonn[ée]s|sonn[ée]s)"
    rf"|\b(?:une?|mon|ma|son|sa|le|la|cette|cet|ce|jeune|petite?|vieille|vieux|leur"
    rf"|d['’]une?) (?!{_THING}\b)[\w’'-]{{3,20}} de (?P<who>\d{{1,3}}|{NUMBER_WORDS_FR})\sans\b{_LASTING}"
    rf"|\b(?:{_KIN_FR})(?: (?!(?:apr[èe]s|depuis|pendant|dans|en|pour|avec|de|il|y|à|a|avant|durant|et|ou|sur|plus|moins"
    rf"|fait|sont|les)\b)[\w’'-]{{1,20}})?,? (?P<proche>{_ANY_FR})\sans\b{_LASTING}",
    re.IGNORECASE,
)
_LENGTH_BEFORE = re.compile(r"longtemps|depuis|pendant|durant|dur[ée]e|peine|travaill|il y a|[çc]a fait|au bout", re.IGNORECASE)
_RANGE_BEFORE = re.compile(r"(?:\d|[a-z]{3}n|ty|ve|ix|x)-?(?:ans)? ?(?:to|–|-|or|and|à|et|ou) ?$", re.IGNORECASE)
_BEYOND = re.compile(
    r"\b(?:more than|less than|over|under|at least|up to|plus de|moins de|convictions?|offences?)\s$", re.IGNORECASE
)
_OF_THING = re.compile(
    r"\b(?:it|it['’]s|that|which|program\w*|building|house|place|cent(?:re|er)|system|church|law|act|policy|model|agency"
    r"|organi[sz]ation|group"
    r"|clinic|hospital|school|car|truck|van|study|idea|initiative|service|network)(?: (?:is|was|are|were|already|now|only"
    r"|almost|about)){0,3}\s$",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    r"\b(?:before|under|over|until|till|by|past|beyond) (?:the )?age (?:of )?$|\b(?:avant|jusqu['’][àa]|d[èe]s|apr[èe]s|sous"
    r"|passé"
    r"|au-del[àa] de) l['’][âa]ge de ?$",
    re.IGNORECASE,
)
_SOMEONE = re.compile(
    rf"\b(?:i|he|she|me|my|his|her|we|our|i['’]\w{{1,2}}|je|j['’]\w*|il|elle|mon|ma|mes|son|sa|ses|nous|{_KIN}|{_KIN_FR})\b",
    re.IGNORECASE,
)
_HALF = re.compile(r"(?:[ -]and a half|\.5| and three quarters)\b", re.IGNORECASE)
_BODY_FR = re.compile(
    r"\b(?:association|organisme|groupe|projet|programme|service|centre|mouvement|r[ée]seau|coop(?:[ée]rative)?|initiative"
    r"|fondation|maison|club|comit[ée]|[ée]quipe|ligne|caf[ée]|festival|journal|organisation|table|halte|entraide"
    r"|collectif)\b[^.?!]{0,40}$",
    re.IGNORECASE,
)
_FEAST = re.compile(r"\bf[êe]t[\w]{1,6} (?:ses|leurs) $", re.IGNORECASE)
_OWN = re.compile(r"\b(?:my|our|his|her|their|your|two|three|a|have|had)\b(?: [\w-]{1,15})?\s$", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_LEFT = 50
_LEAST_AT = 13
_GROWN = 11
_OLDEST = 119
_CHILD = 12


def find_ages(text: str, low: str, words: Sequence[str]) -> list[IdentifierSpan]:
    """Return the ages of people in ``text``; ``low`` is it in small letters, ``words`` its words in order.

    The label is the age to ten years. A range of ages ("16 to 25"), a limit ("aged 18 or over"), a mean, groups ("two
    classes of nine-year-olds") and a length of time ("ten years sober", "un programme de 12 ans") stay.

    Example:
        >>> text = "He was 71, and mon fils a vingt ans; ten years sober, depuis 20 ans"
        >>> [found.label for found in find_ages(text, text.lower(), ["was", "71", "ans", "years"])]
        ['[age 70 to 79]', '[age 20 to 29]']
    """
    found = [one for match in _NUMBER.finditer(low) if (one := _english(text, match))]
    if "ans" in words:
        found += [_french(match) for match in _FRENCH.finditer(text) if not _lasts(text, match)]
    if "birthday" in words:
        found += [_birthday(match) for match in _BIRTHDAY.finditer(text)]
    return found


def _english(text: str, match: re.Match[str]) -> IdentifierSpan | None:
    start, end = match.span()
    if old := _AFTER_OLD.match(text, end):
        before = text[max(0, start - _LEFT) : start]
        plural = old.group().lower().endswith("olds")
        general = (
            _RANGE_BEFORE.search(before)
            or _BEYOND.search(before)
            or _OF_THING.search(before)
            or (plural and not _OWN.search(before))
        )
        return (
            None if general or _is_limit(text, start, end) else IdentifierSpan(start, old.end(), "age", _age_label(match.group()))
        )
    before = text[max(0, start - _LEFT) : start]
    last = _WORD.findall(before.lower())[-4:]
    if _CUES.isdisjoint(last) and before[-2:] not in {", ", ". ", "? ", "! ", ""}:
        return None
    if not _is_age(text, before, match) or _is_limit(text, start, end):
        return None
    half = _HALF.match(text, end)
    return IdentifierSpan(start, half.end() if half else end, "age", _age_label(match.group()))


def _is_limit(text: str, start: int, end: int) -> bool:
    """Return whether the age is one before which or after which something is the case, said of no one person."""
    before = text[max(0, start - _LEFT) : start]
    if not _LIMIT.search(before):
        return False
    return not _SOMEONE.search(before) and not _SOMEONE.search(text[end : end + _LEFT // 2])


def _is_age(text: str, before: str, match: re.Match[str]) -> bool:
    """Return whether the number is someone's age by what stands before and after it."""
    age, end = _read(match.group()), match.end()
    grown = _GROWN <= age <= _OLDEST
    cue = _BEFORE.search(before)
    kind = cue.lastgroup if cue else ""
    if grown and _NAMED.search(before) and _AFTER_NAME.match(text, end):
        return True
    after = {
        "aged": _AFTER_AGED, "being": _AFTER_BEING if grown else _AFTER_YOUNG, "kin": _AFTER_BEING, "event": _AFTER_BEING,
        "at": _AFTER_AT, "each": _AFTER_EACH, "many": _AFTER_FIRST, "second": _AFTER_BEING, "now": _AFTER_NOW,
    }.get(kind or "")  # fmt: skip
    least = {"kin": _GROWN, "event": _LEAST_AT, "at": _LEAST_AT, "now": _GROWN}.get(kind or "", 0)
    return after is not None and least <= age <= _OLDEST and after.match(text, end) is not None


def _french(match: re.Match[str]) -> IdentifierSpan:
    group = match.lastgroup or "ans"
    return IdentifierSpan(
        match.start(group), match.end() if group != "past" else match.end() - 1, "age", _age_label(match[group])
    )


def _birthday(match: re.Match[str]) -> IdentifierSpan:
    return IdentifierSpan(*match.span("day"), "age", _age_label(match["day"][:-2]))


def _lasts(text: str, match: re.Match[str]) -> bool:
    """Return whether the years are a length of time, or the age of a child said with no one who has it."""
    group = match.lastgroup or "ans"
    before = text[max(0, match.start(group) - _LEFT) : match.start(group)]
    if group == "agee":
        return _is_limit(text, match.start(group), match.end())
    if group == "ans" and _FEAST.search(before):
        return _BODY_FR.search(before) is not None
    if group in {"apart", "past"}:
        return _LENGTH_BEFORE.search(before) is not None or _BEYOND.search(before) is not None
    if group == "a":
        return _read(match[group]) < _CHILD and not re.match(
            r",? (?:j['’e]|il\b|elle\b|on\b|m[ao]n?\b|quand)", text[match.end() :]
        )
    return group == "proche" and _LENGTH_BEFORE.search(before) is not None


def _read(number: str) -> int:
    return int(number) if number.isdigit() else read_said_number(number)


def _age_label(number: str) -> str:
    decade = _read(number) // 10 * 10
    return "[age 90 or more]" if decade >= 90 else f"[age {decade} to {decade + 9}]"
