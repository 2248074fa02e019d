"""Names that are months, places, faiths or auxiliaries too: which of the two stands in a text with capitals."""

import re

from litreview.privacy.folding import fold
from litreview.privacy.words import NAMES_TOO, SURNAMES_TOO

GIVEN_TOO = NAMES_TOO - SURNAMES_TOO
"""Folded words that name somebody by themselves where they are not the month, place or word."""

_MONTHS = frozenset(["april", "august", "june", "may"])
_PLACES = frozenset(["alberta", "asia", "florence", "france", "hamilton", "india", "london", "markham", "regina", "vaughan"])
_BEFORE_MONTH = re.compile(
    r"(?:\b(?:in|since|until|till|by|last|next|this|early|late|mid|of|from|to|around|every|on|before|after|through|between|and|or|the"
    r"|en|au|de|depuis|fin|début|mi|le)|\d(?:st|nd|rd|th)?)[ -]$",
    re.IGNORECASE,
)
_AFTER_MONTH = re.compile(
    r",?\s(?:\d|the\s\w+(?:th|st|nd|rd)\b|(?:and|or|to)\s(?:May|June|July|August|September)\b|long\sweekend)"
)
_BEFORE_PLACE = re.compile(
    r"\b(?:in|from|at|near|to|of|around|outside|for|via|through|downtown|greater|north|south|east|west|across|la|l['’]|en|de|à|au|the)"
    r"[ ]?$",
    re.IGNORECASE,
)
_AFTER_PLACE = re.compile(r",?\s(?:Ontario|Ont|ON|Saskatchewan|England|Health|General|Street|Hospital|region|area)\b")
_BEFORE_FAITH = re.compile(
    r"\b(?:a|an|the|as|very|of|are|be|being|non|other|many|my|our|their|is|was|good|some|any|this|that)[ -]$", re.IGNORECASE
)
_AFTER_FAITH = re.compile(
    r"[ -](?:church|school|faith|values|counsell|group|centre|center|home|program|people|famil|organi[sz]|music|camp|college"
    r"|fellowship|community|based|men|women|man|woman|and|or)"
)
_REACH = 24


def names_somebody(text: str, start: int, end: int) -> bool:
    """Return whether ``text[start:end]``, a word of ``GIVEN_TOO`` with its capital, names somebody there.

    Example:
        >>> places = (("I told Will so", 11), ("It's in May 2019", 10), ("I told May so", 10))
        >>> [names_somebody(text, 7, end) for text, end in places]
        [True, False, True]
    """
    key, before = fold(text[start:end]), text[max(0, start - _REACH) : start]
    if key in _MONTHS:
        return not (_BEFORE_MONTH.search(before) or _AFTER_MONTH.match(text, end))
    if key in _PLACES:
        return not (_BEFORE_PLACE.search(before) or _AFTER_PLACE.match(text, end))
    if key == "christian":
        return not (_BEFORE_FAITH.search(before) or _AFTER_FAITH.match(text, end))
    return key in GIVEN_TOO


def is_full_name(words: list[str]) -> bool:
    """Return whether folded ``words``, all of which are known, are a given name and a surname: "Will White".

    Example:
        >>> is_full_name(["will", "white"]), is_full_name(["prince", "edward"]), is_full_name(["nova", "scotia"])
        (True, False, False)
    """
    return len(words) == 2 and words[0] in GIVEN_TOO and words[1] in NAMES_TOO and words != ["prince", "edward"]
