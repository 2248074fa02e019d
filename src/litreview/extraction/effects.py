"""Effect sizes: ratios, mean differences and pairs of figures with their intervals, p values and numbers of people."""

import re
from functools import lru_cache
from typing import NamedTuple

from litreview.corpus.gates import Gate

_NUMBER = r"[-−–+]?\d{0,4}[.·,]?\d{1,4}"
_INTERVAL = r"[-−–+]?\d{0,4}[.·]?\d{1,4}"
_ESTIMATE = Gate(
    r"\b(?P<measure>a?RRs?|a?ORs?|a?HRs?|SMD|WMD|MD|IRR|(?:adjusted )?odds ratio|risk ratio|relative risk|rate ratio"
    r"|hazard ratio"
    r"|(?:standardi[sz]ed |weighted )?mean difference|effect size|Hedges.? ?g|Cohen.s d|d|g|différence moyenne"
    r"|rapport de cotes|risque relatif)"
    r"(?:\s?[(\[](?:RR|OR|HR|SMD|MD|WMD|d|g)[)\]])?(?: (?:for|of|with|in|on|pour|avec) [^.;()\d]{1,80}?(?= (?:was"
    r"|were|=|était)))?"
    r"\s{0,2}(?:=|:|of|was|de|était de|,)?\s{0,2}"
    rf"(?P<effect>{_NUMBER})(?![\w%])"
)
_RANGE = re.compile(
    rf"^[\s,;:]{{0,3}}[(\[]?\s?(?:(?:p\s?[<=>]\s?[.\d]{{1,6}}|95\s?%)[\s,;:]{{0,3}})?(?:(?:95\s?%\s?)?(?:CI|IC"
    rf"|confidence interval|intervalle de confiance)(?:\s?[(\[]CI[)\]])?"
    rf"(?:\s?(?:à\s?)?95\s?%)?)?\s?[\s,:=(\[]{{0,4}}(?P<low>{_INTERVAL})\s?(?:to|à|,|;|-|–|−"
    rf"|and)\s?(?P<high>{_INTERVAL})\s?[)\]]?",
    re.IGNORECASE,
)
_PAIR = Gate(
    r"(?<![\d/])(?P<a>\d{1,7}(?:[.,·]\d{1,3})?)\s?(?P<u>%|per cent|percent|pour cent)?"
    r"(?:\s?[(\[][\d.,·–% -]{1,20}[)\]]|\s?(?:±|\+/-)\s?\d{1,5}(?:[.,·]\d{1,3})?)?(?P<between>[^.;%\d]{0,110}?)"
    r"\b(?:vs\.?|versus|v\.?|compared (?:with|to)|against|as opposed to|than|contre|comparativement à|par rapport à)"
    r"(?P<after>[^.;%\d]{0,40}?)\s?(?:\d{1,6}\s?/\s?\d{1,6}\s?[(\[])?(?P<b>\d{1,7}(?:[.,·]\d{1,3})?)(?![\d/])\s?(?:%"
    r"|per cent|percent|pour cent)?"
)
_FRENCH = Gate(r"\bIC\b|\d,\d{1,3} à [-−]?\d|\bp\s?[<=>]\s?0,\d")
_COMMA = re.compile(r"(?<=\d),(?=\d)")
_P_VALUE = Gate(
    r"\bp(?:[- ]?values?)?\s{0,2}(?P<sign>[<=>≤≥⩽⩾]|of|was|is)\s{0,2}(?P<p>[01]?\s?[.·,]\s?\d{1,6}"
    r"|[01]\b)",
    re.IGNORECASE,
)
_N_EQUALS = re.compile(r"\bn\s?=\s?(\d{1,3}(?:,\d{3})+|\d{1,7})", re.IGNORECASE)
_N_PEOPLE = re.compile(
    r"\b(\d{1,3}(?:,\d{3})+|\d{2,7})\s(?:(?!weeks|months|years|days|trials|studies|sites|reviews"
    r"|per)\w+[ -]){0,3}(?:participants?|people|patients?|adults?|mothers?|women|men|veterans?"
    r"|clients?"
    r"|inpatients?|service users?|individuals?|young people|persons?|families|peer workers?|personnes|usagers)\b",
    re.IGNORECASE,
)
_SHORT = {
    "odds ratio": "OR", "adjusted odds ratio": "OR", "risk ratio": "RR", "relative risk": "RR", "rate ratio": "RR",
    "hazard ratio": "HR", "mean difference": "MD", "standardised mean difference": "SMD",
    "standardized mean difference": "SMD", "weighted mean difference": "WMD", "effect size": "effect size",
    "rapport de cotes": "OR", "risque relatif": "RR", "différence moyenne": "MD", "ors": "OR", "rrs": "RR", "hrs": "HR",
    "aor": "OR", "arr": "RR", "ahr": "HR", "irr": "RR",
}  # fmt: skip


class Effect(NamedTuple):
    """An estimate as the text gives it; ``low`` and ``high`` bound its interval, ``None`` where none is given.

    A pair of figures has its words as ``measure`` and the second figure as ``other``.
    """

    measure: str
    effect: float
    low: float | None
    high: float | None
    start: int
    end: int
    other: float | None = None


def read_effects(text: str) -> list[Effect]:
    """Return the effect sizes of ``text`` in order: estimates with their intervals, then pairs such as "29% vs 38%".

    Example:
        >>> e = read_effects("quality of life: SMD 0.24 (95% CI 0.08 to 0.40)")[0]
        >>> e.measure, e.effect, e.low, e.high
        ('SMD', 0.24, 0.08, 0.4)
    """
    return list(_effects_in(text))


@lru_cache(maxsize=256)
def _effects_in(text: str) -> tuple[Effect, ...]:
    """A passage is asked about for each sign and each arm, so the last answers are kept."""
    text = _COMMA.sub(".", text) if _FRENCH.search(text) else text
    found = [_estimate(text, match) for match in _ESTIMATE.finditer(text)]
    taken = [(effect.start, effect.end) for effect in found]
    for match in _PAIR.finditer(text):
        if not any(a < match.end() and match.start() < b for a, b in taken) and _is_figure(match):
            measure = f"{match['a']}{'%' if match['u'] else ''} vs {match['b']}{'%' if match['u'] else ''}"
            found.append(Effect(measure, _value(match["a"]), None, None, *match.span(), _value(match["b"])))
    return tuple(sorted(found, key=lambda effect: effect.start))


def find_p_values(text: str) -> list[tuple[int, int, bool]]:
    """Return the span of each p value of ``text``, in order, and whether it is below .05.

    Example:
        >>> find_p_values("hope (p = .03)")
        [(6, 13, True)]
    """
    answers = []
    for match in _P_VALUE.finditer(text):
        value, sign = _value(match["p"].replace(" ", "").replace(",", ".")), match["sign"]
        below = value <= 0.05 if sign in "<≤⩽" else False if sign in ">≥⩾" else value < 0.05
        answers.append((*match.span(), below))
    return answers


def read_p_values(text: str) -> list[bool]:
    """Return for each p value of ``text``, in order, whether it is below .05.

    Example:
        >>> read_p_values("hope (p = .03), symptoms (P > 0.05)")
        [True, False]
    """
    return [below for _, _, below in find_p_values(text)]


def covers_null(effect: Effect) -> bool | None:
    """Return whether the interval of ``effect`` holds "no effect" (1 for ratios, 0 for differences); ``None`` without one.

    Example:
        >>> covers_null(read_effects("RR 0.44 (0.11 to 1.75)")[0])
        True
    """
    if effect.low is None or effect.high is None:
        return None
    null = 1.0 if effect.measure in ("RR", "OR", "HR") else 0.0
    return effect.low <= null <= effect.high


@lru_cache(maxsize=64)
def read_n(text: str) -> int | None:
    """Return the number of people a sentence gives for its study, ``None`` where it gives none; the largest of several.

    Example:
        >>> read_n("18 trials with 5,597 participants")
        5597
    """
    numbers = _N_EQUALS.findall(text) or _N_PEOPLE.findall(text)
    return max((int(number.replace(",", "")) for number in numbers), default=None)


def _estimate(text: str, match: re.Match[str]) -> Effect:
    span = _RANGE.match(text[match.end() : match.end() + 90])
    low = _value(span["low"]) if span else None
    high = _value(span["high"]) if span else None
    if low is not None and high is not None and low > high:
        low = high = None
    name = match["measure"]
    measure = _SHORT.get(name.lower(), name)
    end = match.end() + (span.end() if span and low is not None else 0)
    return Effect(measure, _value(match["effect"]), low, high, match.start(), end)


def _is_figure(match: re.Match[str]) -> bool:
    """Years and bare counts of one digit are no outcome figures."""
    figures = (match["a"], match["b"])
    return (
        bool(match["u"])
        or any("." in f or "·" in f for f in figures)
        or not all(re.fullmatch(r"(?:19|20)\d\d", f) for f in figures)
    )


def _value(digits: str) -> float:
    clean = digits.replace("·", ".").replace("−", "-").replace("–", "-").lstrip("+")
    if "," in clean:
        thousands = re.fullmatch(r"-?\d{1,3}(?:,\d{3})+", clean)
        clean = clean.replace(",", "" if thousands else ".")
    return float(clean)
