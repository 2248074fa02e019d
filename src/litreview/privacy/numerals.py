"""Whole numbers in words, as people say their age: English and French, up to a hundred and more."""

import re

from litreview.privacy.folding import fold

_UNITS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TEENS = ["ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_FRENCH = {
    **{word: number for number, word in enumerate(["un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"], 1)},
    **{word: number for number, word in enumerate(["dix", "onze", "douze", "treize", "quatorze", "quinze", "seize"], 10)},
    **{"une": 1, "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60},
    **{"septante": 70, "huitante": 80, "octante": 80, "nonante": 90, "cent": 100},
}
_ENGLISH = {
    **{word: number for number, word in enumerate([*_UNITS, *_TEENS], 1)},
    **dict(zip(_TENS, range(20, 100, 10), strict=True)),
    "hundred": 100,
}
_NUMBERS = _FRENCH | _ENGLISH | {"fourty": 40}

_ABOVE = rf"(?:{'|'.join(_TENS)}|fourty)(?:[ -](?:{'|'.join(_UNITS)}))?"
_HUNDRED = rf"(?:a|one) hundred(?: and (?:{'|'.join([*_UNITS, *_TEENS])}))?"
_UNIT_FR = "une?|deux|trois|quatre|cinq|six|sept|huit|neuf"
_TEEN_FR = "dix[ -](?:sept|huit|neuf)|dix|onze|douze|treize|quatorze|quinze|seize"

GROWN_WORDS = rf"(?>{_HUNDRED}|{_ABOVE}|{'|'.join(sorted(_TEENS[1:], key=len, reverse=True))})"
"""Numbers from eleven on in English words, as a regular expression that gives back no word it took and keeps no group."""

NUMBER_WORDS = rf"(?:{GROWN_WORDS}|ten|{'|'.join(_UNITS)})"
"""Numbers from one on in English words."""

NUMBER_WORDS_FR = (
    rf"(?:quatre[ -]vingts?(?:[ -](?:{_TEEN_FR}|{_UNIT_FR}))?|(?:soixante|septante|huitante|octante|nonante|vingt|trente|quarante"
    rf"|cinquante)(?:(?:[ -]et)?[ -](?:{_TEEN_FR}|{_UNIT_FR}))?|cent(?:[ -](?:{_TEEN_FR}|{_UNIT_FR}))?|{_TEEN_FR}|{_UNIT_FR})"
)
"""Numbers from one on in French words; ``un`` and ``une`` among them."""

_ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"]
_ORDINAL_TEENS = "tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth"

DAY_WORDS = rf"(?>(?:twenty|thirty)[ -](?:{'|'.join(_ORDINALS)})|{_ORDINAL_TEENS}|twentieth|thirtieth|{'|'.join(_ORDINALS)})"
"""The day of a month as an English ordinal in words."""

DAY_WORDS_FR = (
    rf"(?>premier|trente(?:[ -]et[ -]un)?|vingt(?:[ -]et[ -]un|[ -](?:{_UNIT_FR}))?|{_TEEN_FR}|deux|trois|quatre|cinq|six"
    rf"|sept|huit|neuf)"
)
"""The day of a month in French words."""

YEAR_WORDS = (
    rf"(?>(?:nineteen|twenty)[ -](?:oh[ -](?:{'|'.join(_UNITS)})|{_ABOVE}|{'|'.join(sorted(_TEENS, key=len, reverse=True))})"
    rf"|two thousand(?: (?:and )?(?:{_ABOVE}|{'|'.join(sorted(_TEENS, key=len, reverse=True))}|{'|'.join(_UNITS)}))?"
    rf"|(?:mille neuf cents?|dix[ -]neuf cents?|deux mille)(?: {NUMBER_WORDS_FR})?)"
)
"""A year of the last century or of this one, as it is said."""

_CENTURY = re.compile(
    r"(?:(?P<later>two thousand(?: and)?|deux mille|twenty)|nineteen|mille neuf cents?|dix[ -]neuf cents?)[ -]?(?:oh[ -])?",
    re.IGNORECASE,
)


def read_said_number(words: str) -> int:
    """Return the whole number that ``words`` say, as one of the expressions of this module matches them.

    Example:
        >>> [read_said_number(words) for words in ("fifty-one", "a hundred and two", "quatre-vingt-dix-sept", "soixante et onze")]
        [51, 102, 97, 71]
    """
    values = [_NUMBERS[word] for word in re.findall(r"[a-z]+", fold(words)) if word in _NUMBERS]
    if values[:2] == [4, 20]:
        values[:2] = [80]
    return sum(values[1:]) if values[:2] == [1, 100] else sum(values)


def read_year(words: str) -> int:
    """Return the year that ``words`` say, as ``YEAR_WORDS`` matches them.

    Example:
        >>> [read_year(words) for words in ("nineteen ninety-nine", "twenty oh four", "two thousand eleven", "deux mille dix")]
        [1999, 2004, 2011, 2010]
    """
    beginning = _CENTURY.match(words)
    century = 2000 if beginning and beginning["later"] else 1900
    return century + read_said_number(words[beginning.end() :] if beginning else words)
