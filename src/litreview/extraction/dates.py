"""Dates in running text with the precision they are given in: year, season, month, day or range."""

import re
from typing import NamedTuple

from litreview.corpus.gates import Gate


class DateSpan(NamedTuple):
    """A date in a text: ``start_date`` and ``end_date`` are ISO prefixes ("2016", "2016-12", "2016-12-07")."""

    start: int
    end: int
    start_date: str
    end_date: str
    qualifier: str


_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier", "february feb février", "march mar mars", "april apr avril", "may mai", "june jun juin",
            "july jul juillet", "august aug août", "september sept sep septembre", "october oct octobre",
            "november nov novembre", "december dec décembre",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_SEASONS = {
    "spring": (3, 5), "printemps": (3, 5), "summer": (6, 8), "été": (6, 8), "fall": (9, 11), "autumn": (9, 11),
    "automne": (9, 11), "winter": (0, 0), "hiver": (0, 0),
}  # fmt: skip
_QUARTERS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "premier": 1, "deuxième": 2, "troisième": 3, "quatrième": 4,
}  # fmt: skip
_YEAR = r"(?:1[89]|20)\d\d"
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_QUALIFIER = (
    r"since|by|before|until|after|from|early in|late in|as of|around|about|early|late|depuis|avant|après|dès|d['’]ici|vers"
    r"|jusqu['’]en|au début de|début|à la fin de|fin"
)
_EDGE = r"(?<![\w/.,-])"
_DATE = Gate(
    rf"(?:\b(?P<qualifier>{_QUALIFIER})\s(?:the\s|le\s|l['’]|en\s)?)?(?:"
    rf"{_EDGE}(?P<iso>{_YEAR}-[01]\d-[0-3]\d)(?![\w-])"
    rf"|{_EDGE}(?P<y1>{_YEAR})\s?(?:[-–—/]|to|and|à|et)\s?(?P<y2>{_YEAR}|\d\d)(?![\w/-])"
    rf"|\b(?P<m1>{_MONTH})\.?\s(?P<d1>[0-3]?\d)(?:st|nd|rd|th)?(?:\s?[-–]\s?(?P<d1b>[0-3]?\d))?,?\s(?P<my1>{_YEAR})(?![\d-])"
    rf"|{_EDGE}(?P<d2>[0-3]?\d)(?:st|nd|rd|th|er)?\s(?:of\s)?(?P<m2>{_MONTH})\.?,?\s(?P<my2>{_YEAR})(?![\d-])"
    rf"|\b(?P<m3>{_MONTH})\.?,?\s(?:of\s|de\s)?(?P<my3>{_YEAR})(?![\d-])"
    rf"|\b(?P<season>{'|'.join(_SEASONS)})\s(?:of\s|de\s|,\s?)?(?P<sy>{_YEAR})(?![\d-])"
    rf"|\b(?P<mid>mid|mi)[- ](?P<mid_year>{_YEAR})(?![\w/-])"
    rf"|\b(?:Q(?P<quarter>[1-4])|(?P<ordinal>{'|'.join(_QUARTERS)})\s(?:quarter|trimestre))\s(?:of\s|de\s)?(?P<qy>{_YEAR})"
    rf"(?![\w-])"
    rf"|{_EDGE}(?P<decade>(?:1[89]|20)\d0)s\b|\bannées\s(?P<decennie>(?:1[89]|20)\d0)(?![\w-])"
    rf"|{_EDGE}(?P<year>{_YEAR})(?![\w/-]|[.,]\d|\s?;\s?\d)"
    rf")",
    re.IGNORECASE,
)
_ANY_YEAR = re.compile(_YEAR)
_CITED = Gate(r"\([^()]{0,200}\)")
_CITES = re.compile(rf"(?:[A-Za-zé.&]|al),?\s{_YEAR}[a-z]?\b|^\({_YEAR}[a-z]?[,)]")
_ETAL = re.compile(r"\bet al\.,? $")
_ACCESSED = re.compile(r"\b(?:retrieved|accessed|consulté)\s(?:on\s|le\s)?$", re.IGNORECASE)
_COUNTED = re.compile(
    r"\s(?:more |new |paid )?(?:people|persons|peers|participants|members|workers|records|articles|studies"
    r"|personnes)\b"
)


def find_dates(text: str) -> list[DateSpan]:
    """Return the dates of ``text`` from left to right, each as precise as it is written and no more.

    A season keeps its name as qualifier and becomes a span of months, a winter (which crosses two years) only its year; a
    quarter is three months, a decade ten years.
    Author–year citations in brackets, years that count things and years of "et al." mentions are no dates.

    Example:
        >>> [d[2:] for d in find_dates("From 2031 to 2034 and on March 3, 2030.")]
        [('2031', '2034', ''), ('2030-03-03', '2030-03-03', '')]
        >>> [d[2:] for d in find_dates("À l'automne 2029, le 1er mai 2030, depuis 2012")]
        [('2029-09', '2029-11', 'automne'), ('2030-05-01', '2030-05-01', ''), ('2012', '2012', 'depuis')]
    """
    if not _ANY_YEAR.search(text):
        return []
    citations = [span.span() for span in _CITED.finditer(text) if _CITES.search(span[0])]
    found = []
    for match in _DATE.finditer(text):
        place = match.start() + len(match.group()) - 1
        if _ACCESSED.search(text[max(0, match.start() - 20) : match.start()]):
            continue
        if any(start <= place < end for start, end in citations) or _is_count(text, match):
            continue
        found.append(_read(match))
    return [date for date in found if date.start_date]


def _is_count(text: str, match: re.Match[str]) -> bool:
    if not match["year"]:
        return False
    return bool(_COUNTED.match(text, match.end()) or _ETAL.search(text[max(0, match.start() - 8) : match.start()]))


def _read(match: re.Match[str]) -> DateSpan:
    first, last, season = _bounds(match)
    qualifier = (match["qualifier"] or "").lower()
    if qualifier == "from":
        qualifier = ""
    return DateSpan(match.start(), match.end(), first, last, season or qualifier)


def _bounds(match: re.Match[str]) -> tuple[str, str, str]:
    """Return the first date, the last date and the season of a match, ``""`` where the numbers are no date."""
    if match["iso"]:
        return match["iso"], match["iso"], ""
    if match["y1"]:
        return _range(match["y1"], match["y2"])
    if match["season"]:
        name = match["season"].lower()
        first, last = _SEASONS[name]
        year = match["sy"]
        return (f"{year}-{first:02d}", f"{year}-{last:02d}", name) if first else (year, year, name)
    if match["year"]:
        return match["year"], match["year"], ""
    return _part_or_decade(match) or _day_or_month(match)


def _part_or_decade(match: re.Match[str]) -> tuple[str, str, str] | None:
    """Return the middle of a year, a quarter (three months) or a decade (ten years)."""
    if match["mid"]:
        return match["mid_year"], match["mid_year"], match["mid"].lower()
    if match["qy"]:
        quarter = int(match["quarter"] or _QUARTERS[match["ordinal"].lower()])
        return f"{match['qy']}-{3 * quarter - 2:02d}", f"{match['qy']}-{3 * quarter:02d}", ""
    decade = match["decade"] or match["decennie"]
    return (decade, f"{decade[:3]}9", "") if decade else None


def _range(first: str, last: str) -> tuple[str, str, str]:
    whole = last if len(last) == 4 else first[:2] + last
    return (first, whole, "") if int(first) < int(whole) <= int(first) + 60 else (first, first, "")


def _day_or_month(match: re.Match[str]) -> tuple[str, str, str]:
    for month, day, year in (("m1", "d1", "my1"), ("m2", "d2", "my2"), ("m3", "", "my3")):
        if match[month]:
            prefix = f"{match[year]}-{_MONTHS[match[month].lower()]:02d}"
            if not day:
                return prefix, prefix, ""
            if not 1 <= int(match[day]) <= 31:
                return "", "", ""
            last = match["d1b"] if month == "m1" and match["d1b"] else match[day]
            return f"{prefix}-{int(match[day]):02d}", f"{prefix}-{int(last):02d}", ""
    return "", "", ""
