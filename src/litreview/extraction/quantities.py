"""Counts of people, things and time, with their qualifier and unit; dates, results, labels and contacts are none."""

import re
from typing import NamedTuple

from litreview.corpus.wordlists import words


class Quantity(NamedTuple):
    """A counted thing in a text: ``value`` as digits, ``qualifier`` and ``unit`` in the text's words (lower case)."""

    start: int
    end: int
    value: str
    qualifier: str
    unit: str


_QUALIFIERS = (
    "more than|over|at least|about|approximately|around|nearly|almost|up to|fewer than|less than|under|roughly|close to|some"
    "|an estimated|an average of|as many as|plus de|moins de|au moins|au plus|environ|près de|presque|jusqu['’]à|quelque"
    "|au-delà de|une moyenne de"
)
_WORDS = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16,
    "vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
}  # fmt: skip
_ONES = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_DIGITS = r"\d{1,3}(?:[,\u202f\u00a0 ]\d{3}){1,3}(?!\d)|\d{1,9}(?:\.\d{1,2})?(?![\d.,]*\d)"
_NUMBER = rf"(?:{_DIGITS})(?:\s?(?:to|à|[-–])\s?(?:{_DIGITS}))?|(?:{'|'.join(_WORDS)})(?:-(?:{'|'.join(_ONES)}))?"
_QUANTITY = re.compile(
    rf"(?<![\w.,/$€£%+=#°:(\[-])(?:(?P<qualifier>{_QUALIFIERS})\s)?(?P<number>{_NUMBER})(?P<more>\+| or more| ou plus)?"
    rf"(?=\s(?P<unit>(?:[a-zà-öø-ÿ][\w'’/-]{{0,30}}\s?){{1,6}}))",
    re.IGNORECASE,
)
_UNIT_ENDS = words(
    "of in at on by to for with from that which who whose are were is was have has had and or as across per between among will"
    " de des du d' dans à au aux en par pour avec sur qui que dont et ou ont sont ont était étaient entre chez"
)
_IRREGULAR = words("people men women children staff youth gens personnes mois")
_NOT_COUNTED = re.compile(
    r"(?:years? (?:old|of age)|ans$|years?-old|per ?cent|pour cent|percent|percentage|points?\b|degrees?|times? (?:more|less|as)"
    r"|hours? a day|days? a week|hours? per|p\.|a\.m|p\.m|am\b|pm\b|mg|ml|kg|km|millions?|billions?|dollars"
    r"|^(?:fewer|more|less|avaient|étaient|(?:\w{2,20}\s)?times|day|inch|pound|kilogram|bus)\w*\b)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:\b(?:table|figure|fig|section|chapter|chapitre|page|pages|p|pp|no|vol|volume|issue|article|bill|phase|step|level"
    r"|stage|tier"
    r"|part|item|appendix|annexe|tableau|étape|niveau|aged?|ages|âgée?s?(?: de)?|highway|suite|room|unit|grade|type|schedule"
    r"|call|text|dial|appelez|composez|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\.?|\bn\s?=)\s?(?:\d{1,4} (?:to"
    r"|and) )?$",
    re.IGNORECASE,
)
_TIME_UNIT = re.compile(r"(?:years?|months?|weeks?|days?|hours?|minutes?|ans|années?|mois|semaines?|jours?|heures?)$")
_AGED = re.compile(r"\b(?:age[ds]?|âgée?s?|âge)\b[^.;]{0,40}$", re.IGNORECASE)
_RATE = re.compile(r"\b(?:per|pour|sur)\s$", re.IGNORECASE)
_RELATIVE = re.compile(r"\s*(?:before|after|later|earlier|ago|apart|avant|après|plus tard)\b", re.IGNORECASE)
_LASTING = re.compile(r"\b(?:for|of|been|after|has|have|pendant|depuis|with)\s?$", re.IGNORECASE)
_TIME_POINT = re.compile(r"\b(?:at|by|until|within|after|in|à|dans|après|every|last|next|past|first)\s?$", re.IGNORECASE)


def find_quantities(text: str) -> list[Quantity]:
    """Return the counts of people, things and time that stand in ``text``, from left to right.

    Spelled numbers count from ten up. Not counted: years and dates, percentages, ages, money, numbered labels ("Table 3"),
    phone numbers, reference marks, follow-up points ("at 12 months") and numbers without a counted noun.

    Example:
        >>> [q[2:] for q in find_quantities("On 3 May 2031 the event gathered more than 250 peers and 12 paid guides.")]
        [('250', 'more than', 'peers'), ('12', '', 'paid guides')]
        >>> [q[2:] for q in find_quantities("Environ 40 personnes ont répondu (62 %).")]
        [('40', 'environ', 'personnes')]
    """
    found = (_read(text, match) for match in _QUANTITY.finditer(text))
    return [quantity for quantity in found if quantity]


def _read(text: str, match: re.Match[str]) -> Quantity | None:
    unit = _unit(match["unit"])
    number, qualifier = match["number"], (match["qualifier"] or "").lower()
    if not unit or _NOT_COUNTED.search(match["unit"]) or _LABEL.search(text[max(0, match.start() - 30) : match.start()]):
        return None
    if _is_year(number) and not qualifier:
        return None
    if _TIME_UNIT.search(unit) and _is_point(text[max(0, match.start() - 60) : match.start()], qualifier):
        return None
    if _is_reference_mark(text, match) or _RATE.search(text[: match.start()][-12:]):
        return None
    if _TIME_UNIT.search(unit) and _RELATIVE.match(text, match.start("unit") + match["unit"].find(unit) + len(unit)):
        return None
    value, more = _value(number), (match["more"] or "").strip()
    if not _rises(value):
        return None
    end = match.start("unit") + match["unit"].find(unit.split()[-1]) + len(unit.split()[-1])
    return Quantity(match.start(), end, value, qualifier or more, unit.lower())


def _unit(after: str) -> str:
    """Return the counted noun phrase at the head of ``after``: up to the last plural before a preposition or verb."""
    kept: list[str] = []
    for word in after.split():
        if word.lower() in _UNIT_ENDS:
            break
        kept.append(word)
    plurals = [i for i, word in enumerate(kept) if _is_plural(word)]
    return " ".join(kept[: plurals[0] + 1]) if plurals else ""


def _is_plural(word: str) -> bool:
    lower = word.lower().rstrip("'’-/")
    plural = len(lower) > 2 and lower.endswith(("s", "aux")) and not lower.endswith(("ss", "us", "is"))
    return lower in _IRREGULAR or plural


def _is_point(before: str, qualifier: str) -> bool:
    """A time is a duration only where it lasts: an age, a follow-up point and "over twelve weeks" (during them) count nothing."""
    if _AGED.search(before):
        return True
    return not _LASTING.search(before) if qualifier == "over" else not qualifier and bool(_TIME_POINT.search(before))


def _is_year(number: str) -> bool:
    return bool(re.fullmatch(r"(?:1[89]|20)\d\d(?:\s?[-–]\s?\d{2,4})?", number))


def _is_reference_mark(text: str, match: re.Match[str]) -> bool:
    """A bare small number after a closing quotation mark or a full stop marks a note, it counts nothing."""
    before = text[: match.start()].rstrip()
    return bool(before) and before[-1] in '”"».!?' and match["number"].isdigit() and int(match["number"]) < 5


def _rises(value: str) -> bool:
    """A range goes up; digits joined by a hyphen that do not are a telephone number or a code."""
    ends = value.split("-")
    return len(ends) == 1 or (float(ends[0]) < float(ends[1]) and not ends[1].startswith("0"))


def _value(number: str) -> str:
    tens, _, ones = number.lower().partition("-")
    if tens in _WORDS:
        return str(_WORDS[tens] + _ONES.get(ones, 0))
    ends = re.split(r"\s?(?:to|à|[-–])\s?", number)
    return "-".join(re.sub(r"[,\u202f\u00a0 ](?=\d{3})", "", end) for end in ends)
