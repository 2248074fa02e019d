"""Ages and calendar dates made general: an age to ten years, a date to its year."""

import re

from litreview.privacy.numerals import GROWN_WORDS, NUMBER_WORDS, NUMBER_WORDS_FR, read_number
from litreview.privacy.recognisers import DATE
from litreview.privacy.spans import Found

_RANGE = r"(?!\s?(?:-|–|to|and|or|à|et|ou)\s?\d)"
_AGE = re.compile(
    r"(?<![\w.,-])(\d{1,3})[ -]years?[ -]olds?\b"
    rf"|\b(?:aged?|age of|âgée? de)\s(\d{{1,3}})\b{_RANGE}(?: ans\b)?"
    r"|\b(?:I['’]m|I am|I was|[Ss]?[Hh]e['’]?s|[Ss]?he (?:is|was)|[Tt]urn(?:ed|ing)|[Ww]hen I was|[Ss]ince I was)\s(\d{1,3})"
    r"(?=\s*(?:[,.;!?)]|$|\band\b|\bnow\b|\bwhen\b))"
    r"|\b(?:[Jj]['’]|[Ii]l |[Ee]lle )(?:ai|avais|a|avait)\s(\d{1,3})\sans\b(?!\s(?:de|d['’]))"
)
_YEARS_FR = r"\sans\b(?!\s(?:de\b|d['’]|plus tard|après|avant|que\b))"
_SPOKEN = re.compile(
    rf"\b(?P<old>{NUMBER_WORDS})[ -]years?[ -]olds?\b"
    rf"|\b(?:aged?|at the age of|age of)\s(?P<aged>{NUMBER_WORDS})\b(?!\s?(?:-|–|to|and|or)\s)"
    r"|\b(?:i['’]m|i am|i was|s?he['’]s|s?he (?:is|was)|turn(?:s|ed|ing)?|(?:son|daughter|child|kid|boy|girl|baby) (?:is|was))"
    rf"\s(?:only |just |about |nearly |almost )?(?P<being>{GROWN_WORDS})"
    r"(?=\s*(?:[,.;!?)]|$|(?:and|now|when|then|but|at the time)\b))"
    rf"|(?:^|(?<=[,.?!] ))(?P<now>{GROWN_WORDS})(?= now\b)"
    rf"|\b(?:âgée?s? de)\s(?P<agee>{NUMBER_WORDS_FR})\sans\b"
    rf"|\b(?:j['’]ai|j['’]avais|(?:il|elle|on|fils|fille|enfant|mère|père|qui) (?:a|avait)|à|eu|mes|ses)"
    rf"\s(?P<ans>{NUMBER_WORDS_FR}){_YEARS_FR}",
    re.IGNORECASE,
)
_HINTS = (
    "teen,twenty,thirty,forty,fourty,fifty,sixty,seventy,eighty,ninety,eleven,twelve,hundred, ans,"
    "years old,year old,year-old,years-old,aged ,age of"
)
_SPOKEN_HINTS = tuple(_HINTS.split(","))
_DATE = re.compile(rf"(?<![\w/.-])(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?{DATE}(?![\w/-])", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def find_general(text: str) -> list[Found]:
    """Return the ages and the calendar dates with a day in ``text``, each with its general form as label.

    An age becomes ten years (``[age 40 to 49]``, ``[age 90 or more]``), in digits or in words, English or French; a date
    with a day becomes its year (``[date in 2019]``) or ``[date]``. A range of ages ("16 to 25", which is a service's and not
    a person's), a length of time ("two years sober", "vingt ans de service") and a month with its year stay.

    Example:
        >>> [found.label for found in find_general("I'm 47, and on 3 May 2019 I met a 92-year-old; ages 16 to 25 in May 2020")]
        ['[age 40 to 49]', '[age 90 or more]', '[date in 2019]']
        >>> [found.label for found in find_general("I'm fifty-one years old. Et moi, j'ai cinquante-deux ans.")]
        ['[age 50 to 59]', '[age 50 to 59]']
    """
    low = text.lower()
    spoken = [_spoken_found(match) for match in _SPOKEN.finditer(text)] if any(hint in low for hint in _SPOKEN_HINTS) else []
    if not any(character in text for character in "0123456789"):
        return spoken
    ages = [_age_found(match) for match in _AGE.finditer(text)]
    dates = [Found(match.start(), match.end(), "date", _date_label(match.group())) for match in _DATE.finditer(text)]
    return [*ages, *spoken, *dates]


def _spoken_found(match: re.Match[str]) -> Found:
    group = match.lastgroup or "old"
    start = match.start(group)
    return Found(start, match.end(), "age", _age_label(read_number(match[group])))


def _age_found(match: re.Match[str]) -> Found:
    group = match.lastindex or 1
    starts_with_number = group == 1
    start = match.start() if starts_with_number else match.start(group)
    return Found(start, match.end(), "age", _age_label(int(match[group])))


def _age_label(age: int) -> str:
    decade = age // 10 * 10
    return "[age 90 or more]" if decade >= 90 else f"[age {decade} to {decade + 9}]"


def _date_label(date: str) -> str:
    year = _YEAR.search(date)
    return f"[date in {year.group()}]" if year else "[date]"
