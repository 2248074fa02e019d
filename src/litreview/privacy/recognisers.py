"""Structured identifiers in a text: presidio-analyzer pattern recognisers, used directly, without a language model.

Every pattern is linear: what it starts with cannot start inside itself, and repeated parts are bounded or possessive.
Presidio's own e-mail and URL recognisers are not used: they ask ``tldextract``, which tries the network; its regular
expressions for them are quadratic besides.
"""

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from litreview.privacy.spans import Found

if TYPE_CHECKING:
    from presidio_analyzer import PatternRecognizer

LABELS = {
    "email": "[e-mail]",
    "url": "[web address]",
    "handle": "[account]",
    "phone": "[phone number]",
    "sin": "[social insurance number]",
    "health card": "[health card number]",
    "birth date": "[date of birth]",
    "address": "[address]",
    "postal code": "[postal code]",
    "number": "[number]",
}
"""The kinds of structured identifiers and the label that takes the place of each."""

MONTHS = (
    r"(?:jan(?:uary|vier)?|feb(?:ruary)?|f[ée]v(?:rier)?|mar(?:ch|s)?|apr(?:il)?|avr(?:il)?|may|mai|june?|juin|july?|juillet"
    r"|aug(?:ust)?|ao[uû]t|sept?(?:ember|embre)?|oct(?:ober|obre)?|nov(?:ember|embre)?|d[ée]c(?:ember|embre)?)\b\.?"
)
DATE = (
    r"(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}"
    rf"|{MONTHS} \d{{1,2}}(?:st|nd|rd|th)?\b(?:,? \d{{4}})?"
    rf"|(?:the )?\d{{1,2}}(?:st|nd|rd|th|er|e)? (?:of |de )?{MONTHS}(?:,? \d{{4}})?)"
)
"""A calendar date with its day, in English or French, as a regular expression without flags."""

_LOCAL = r"(?<![\w.+%-])[\w.+%'-]++"
_TYPES = (
    r"(?:street|st|avenue|ave|road|rd|boulevard|blvd|crescent|cres|parkway|pkwy|highway|hwy|concession|side ?road"
    r"|(?-i:Drive|Dr|Court|Crt|Lane|Ln|Place|Pl|Terrace|Trail|Way|Circle|Line|Square|Sq|Gardens|Heights|Row|Gate))"
)
_NOT_STREET = (
    r"(?!(?:the|a|an|of|on|in|at|to|and|or|for|with|from|by|my|our|your|their|people|years?|days?|weeks?|months?|hours?"
    r"|minutes?|min|times?|was|were|is|are|had|have|per|percent)\b)"
)
_UNIT = r"(?:,? (?:apt\.?|apartment|unit|suite|app\.?|appartement|bureau|#) ?\w{1,6}\b)?"
_PATTERNS: dict[str, tuple[str, ...]] = {
    "email": (
        rf"{_LOCAL}@[\w-]++(?:\.[\w-]++)+",
        rf"{_LOCAL} ?[\[({{] ?(?:at|arobase|@) ?[\])}}] ?[\w-]{{1,63}}"
        r"(?: ?(?:[\[({] ?(?:dot|point|\.) ?[\])}]|\.| dot ) ?[\w-]{2,63}){1,4}",
        rf"{_LOCAL}(?: (?:dot|point|underscore) [\w-]{{1,64}}){{0,3}} ?(?:at|arobase|@) ?"
        r"(?!(?:the|a|an|this|that|my)\b)[\w-]{1,63}(?: (?:dot|point) ?[\w-]{2,63}){0,3}"
        r" (?:dot|point) ?(?:ca|com|org|net|edu|gov|info|io|fr|uk|co)\b",
    ),
    "url": (
        r"(?<![\w])(?:https?|ftp)://[^\s<>\"'«»]++",
        r"(?<![\w@.-])www\.[^\s<>\"'«»]++",
        r"(?<![\w@.-])(?:[a-z0-9-]{1,63}\.){1,4}(?:ca|com|org|net|gov|edu|info|io|health|quebec|ngo|blog)\b(?:/[^\s<>\"'«»]*+)?",
    ),
    "handle": (r"(?<![\w@./-])@[a-z_][\w.]{1,29}\b",),
    "phone": (
        r"(?<![\w-])(?:\+?1[ .-]{0,2})?(?:\(\d{3}\)|\d{3})[ .-]{0,2}\d{3}[ .-]?\d{4}(?!\d)"
        r"(?:,? ?(?:x|ext\.?|extension|poste) ?\d{1,6}\b)?",
        r"(?<![\w-])\d{3}[-.]\d{4}(?![\d-])",
        r"(?<!\w)\+\d{1,3}(?:[ .()-]{0,2}\d){6,13}(?!\d)",
    ),
    "health card": (r"(?<![\w-])\d{4}[ -]?\d{3}[ -]?\d{3}(?!\d)(?:[ -]?(?-i:[A-Z]{2})\b)?",),
    "birth date": (
        rf"\b(?:born|date of birth|birth ?date|d\.?o\.?b\.?|birthday|n[ée]e?|date de naissance|anniversaire)\b[ :,]{{0,3}}"
        rf"(?:(?:is|was|on|the|in|le|est|en) ){{0,3}}\K(?:{DATE}|(?:{MONTHS} )?(?:19|20)\d\d\b)",
    ),
    "address": (
        r"(?<![\w.-])\d{1,5}[a-z]? (?:(?:east|west|north|south|e|w|n|s)\.? )?"
        rf"(?:{_NOT_STREET}[\w'’.-]{{1,30}} ){{1,3}}{_TYPES}\b\.?"
        rf"(?: (?:east|west|north|south|e|w|n|s|ne|nw|se|sw)\b\.?)?{_UNIT}",
        r"(?<![\w.-])\d{1,5}[a-z]?,? (?:rue|avenue|av\.|boulevard|boul\.|chemin|ch\.|rang|route|place|montée"
        r"|côte|allée|impasse) (?:(?:de la|de l['’]|des|du|de|le|la|les) ?)?"
        r"(?-i:\p{Lu})[\w'’.-]{0,40}(?:[ -](?-i:\p{Lu})[\w'’.-]{0,40}){0,3}" + _UNIT,
        r"\b(?:p\.? ?o\.? box|c\.p\.|case postale|rural route|r\.r\.) ?\d{1,6}\b",
        r"\b(?:apt\.?|apartment|appartement) (?:\d{1,5}[a-z]?|[a-z]\d{0,4})\b",
    ),
    "number": (r"(?<![\w.,$€£-])\d(?:[ .-]?\d){8,18}(?!\w|%|,\d)",),
}
_DOMAINS = r"ca|com|org|net|gov|edu|info|io|health|quebec|ngo|blog"
_NEEDS = {
    "email": re.compile(r"@|arobase|[\[({] ?at\b|\b(?:dot|point) ?(?:ca|com|org|net|edu|gov|info|io|fr|uk|co)\b"),
    "url": re.compile(rf"://|www\.|\.(?:{_DOMAINS})\b"),
    "handle": re.compile("@"),
}
_DIGIT = re.compile("[0-9]")


class Recogniser(NamedTuple):
    """A presidio recogniser, the kind it finds, and what must stand in a lower-cased text for it to be asked at all."""

    kind: str
    recogniser: "PatternRecognizer"
    needs: re.Pattern[str]


def find_identifiers(text: str) -> list[Found]:
    """Return the structured identifiers in ``text``, which may overlap; kinds and labels are those of ``LABELS``.

    Found are e-mail addresses (also spelled out or with ``[at]``), web addresses, accounts, phone numbers, Canadian
    social insurance numbers (Luhn), Ontario health cards (Luhn over ten digits, version code let through), Canadian
    postal codes, dates after a word for birth, street addresses, and any other number of nine digits or more.

    Example:
        >>> [(found.kind, found.start, found.end) for found in find_identifiers("Write to ann [at] example [dot] ca, or M5V 2T6")]
        [('email', 9, 34), ('postal code', 39, 46)]
    """
    low = text.lower()
    asked = {needs for needs in (*_NEEDS.values(), _DIGIT) if needs.search(low)}
    found = []
    for kind, recogniser, needs in load_recognisers() if asked else ():
        if needs in asked:
            found += [Found(one.start, one.end, kind, LABELS[kind]) for one in recogniser.analyze(text, [kind])]
    return found


@lru_cache(maxsize=1)
def load_recognisers() -> tuple[Recogniser, ...]:
    """Return the recognisers, made once; nothing is read from disk or network but presidio's code.

    Example:
        >>> {recogniser.kind for recogniser in load_recognisers()} == set(LABELS)
        True
    """
    from litreview.privacy.presidio import build_recogniser, postal_code_recogniser, sin_recogniser

    own = [Recogniser(kind, build_recogniser(kind, patterns), _NEEDS.get(kind, _DIGIT)) for kind, patterns in _PATTERNS.items()]
    return (*own, Recogniser("sin", sin_recogniser(), _DIGIT), Recogniser("postal code", postal_code_recogniser(), _DIGIT))
