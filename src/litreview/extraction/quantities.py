"""Counts of people, things and time, with their qualifier and unit; dates, results, labels and contacts are none."""

import re
from typing import NamedTuple

from litreview.corpus.gates import Gate
from litreview.corpus.wordlists import words
from litreview.extraction.numerals import ROUND, SPELLED, is_round, read_number


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
_DIGITS = r"\d{1,3}(?:[,\u202f\u00a0 ]\d{3}){1,3}(?!\d)|\d{1,9}(?:\.\d{1,2})?(?![\d.,]*\d)"
_NUMBER = rf"(?:{_DIGITS})(?:\s?(?:to|à|[-–])\s?(?:{_DIGITS}))?|{ROUND}|{SPELLED}"
_QUANTITY = Gate(
    rf"(?<![\w.,/$€£%+=#°:(\[-])(?:(?:(?P<qualifier>{_QUALIFIERS})\s|(?P<elided>plus|moins|près)\sd['’])(?:une\s)?)?"
    rf"(?:(?:between|entre)\s(?P<low>{_DIGITS})\s(?:and|et)\s(?P<high>{_DIGITS})|(?P<number>{_NUMBER}))"
    rf"(?P<more>\+| or more| ou plus)?"
    rf"(?=(?:\s|(?<=['’]))(?P<unit>(?:[a-zà-öø-ÿ][\w'’/-]{{0,30}}\s?){{1,6}}))",
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
    r"|^mars\b|^(?:fewer|more|less|avaient|étaient|(?:\w{2,20}\s)?times|day|inch|pound|kilogram|bus)\w*\b)",
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
_RATE = re.compile(r"\b(?:per|pour|sur)\s$|\d (?:in|of|out of)\s$", re.IGNORECASE)
_GROWN = re.compile(
    r"\b(?:gr[eo]wn?|rose|risen|increased?|expanded?|went|gone|fell|fallen|dropped|declined|pass(?:e|é|ée|és|ées)|augmenté"
    r"|chuté)\b[^.;]{0,60}\b(?:from|de)\s$",
    re.IGNORECASE,
)
_FEWEST = 10
_BETWEEN = re.compile(r"\b(?:between|entre)\s(?:\w{1,20}\s)?$", re.IGNORECASE)
_AND = re.compile(r"\s(?:and|et)\s", re.IGNORECASE)
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
    unit, before = _unit(match["unit"]), text[max(0, match.start() - 100) : match.start()]
    number = match["number"] or f"{match['low']}-{match['high']}"
    qualifier = _qualifier(match)
    if not unit or _NOT_COUNTED.search(match["unit"]) or _LABEL.search(before[-30:]):
        return None
    if (_is_year(number) and not qualifier) or (_BETWEEN.search(before[-30:]) and _AND.search(number)):
        return None
    if _TIME_UNIT.search(unit) and _is_point(before[-60:], qualifier):
        return None
    if _is_reference_mark(text, match) or _RATE.search(before[-12:]):
        return None
    if _TIME_UNIT.search(unit) and _RELATIVE.match(text, match.start("unit") + match["unit"].find(unit) + len(unit)):
        return None
    value, more = _value(number), (match["more"] or "").strip()
    if not _rises(value):
        return None
    if "-" in value and _GROWN.search(before):
        first, _, value = value.partition("-")
        qualifier = f"from {first}"
    end = match.start("unit") + match["unit"].find(unit.split()[-1]) + len(unit.split()[-1])
    return Quantity(match.start(), end, value, qualifier or more, unit.lower())


def _qualifier(match: re.Match[str]) -> str:
    """Return the words before the number; a French round number ("une vingtaine de") is itself a qualifier."""
    if match["elided"]:
        return f"{match['elided'].lower()} de"
    if match["qualifier"]:
        return match["qualifier"].lower()
    number = match["number"] or ""
    return number.split(" ")[0].lower() if is_round(number) else ""


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
    """A range goes up; digits joined by a hyphen that do not are a telephone number or a code. No value is no quantity."""
    ends = value.split("-")
    return bool(value) and (len(ends) == 1 or (float(ends[0]) < float(ends[1]) and not ends[1].startswith("0")))


def _value(number: str) -> str:
    if number[0].isalpha():
        spelled = read_number(number)
        return str(spelled) if spelled >= _FEWEST else ""
    ends = re.split(r"\s?(?:to|à|[-–])\s?", number)
    return "-".join(re.sub(r"[,\u202f\u00a0 ](?=\d{3})", "", end) for end in ends)
