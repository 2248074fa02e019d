"""Figures of two arms: which number belongs to which arm, in sentences, in lists told "respectively" and in pasted tables."""

import re
from functools import lru_cache
from typing import NamedTuple

from litreview.extraction.arms import Arms, last_arm

_DIGIT = re.compile(r"\d")
_FIGURE = re.compile(
    r"(?<![\w.,·/])(?P<sign>[-−–+])?(?P<number>\d{1,7}(?:[.,·]\d{1,4})?)(?![\w]*[-–]?(?:mg|kg|ml|mcg|µg|week|month"
    r"|day|year|hour|min\b)"
    r"|st\b|nd\b|rd\b|th\b|[A-Za-z])",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"\([^()]{0,80}\)|\[[^\[\]]{0,80}\]|±\s?\d[\d.,·]{0,8}|\+/-\s?\d[\d.,·]{0,8}"
    r"|\b(?:95|90|99)\s?%\s?(?:CI|IC|confidence)[^;)\]]{0,50}"
    r"|\bp(?:[- ]?values?)?\s{0,2}(?:[<=>≤≥]|of|was|is)\s{0,2}[01]?\s?[.,·]?\s?\d{0,6}|\bn\s?=\s?\d{1,7}"
    r"|\b\d{1,5}(?:[.,·]\d{1,3})?[- ]?(?:mg|kg|mcg|µg)\b|\b\d{1,4}-(?:week|month|day|year|hour|minute)s?\b"
    r"|\b(?:at|after|by|within|over|for|during|every|last|past|first|until|to|from|à|après|pendant"
    r"|depuis)\s\d{1,4}(?:[.,]\d)?"
    r"(?:(?:,| to| and|–|-) ?\d{1,4})?(?:st|nd|rd|th)? (?:additional |more )?(?:weeks?|months?|days?|years?|hours?"
    r"|min\w*|semaines?|mois|jours?|ans|h)\b"
    r"|\b(?:weeks?|months?|days?|years?|phase|table|figure|fig\.?|visit|grade|semaine"
    r"|mois)\s\d{1,3}(?:(?:, \d{1,2}){0,4},? (?:and|et|or|&) \d{1,3})?\b"
    r"|\b(?:groups?|arms?|groupes?)\s\d\b(?![.,]\d|\s?%)(?:(?:, \d){0,4},? (?:and|et|or|&) \d\b)?"
    r"|\b(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_SPREAD = re.compile(r"\([^()A-Za-z]{0,40}\)|(?:±|\+/-)\s?\d[\d.,·]{0,8}")
_COUNT = re.compile(
    r"\b(?P<part>\d{1,6})\s?(?:/|of|out of|sur"
    r"|of the)\s?(?P<whole>\d{1,6})\b(?:\s?\((?P<share>\d{1,3}(?:[.,·]\d{1,2})?)\s?%\))?"
)
_BESIDE = re.compile(
    r"\s?%?[^.;,\d]{0,25}\b(?:in|for|with|of|on|among|by|under|dans|chez|avec|pour|parmi)\b[^.;\d]{0,30}", re.IGNORECASE
)
_NAMES = re.compile(r"[^.;\d]{0,45}")
_RESPECTIVELY = re.compile(r"\brespective(?:ly|ment)\b", re.IGNORECASE)
_OWN_ARM = re.compile(r"\b(?:by|after|before|from|baseline|to)\b", re.IGNORECASE)


_LONGEST = 4000


class Figure(NamedTuple):
    """A number that may tell an outcome: its value and its span."""

    value: float
    start: int
    end: int


def read_figures(text: str) -> list[Figure]:
    """Return the numbers of ``text`` that may tell an outcome, in order; a count of people as its share.

    Spreads, intervals, p values, doses, times, years and numbers of people are left out, as is whatever stands in brackets.

    Example:
        >>> [f.value for f in read_figures("At 12 weeks 4.2 ± 1.1 (n = 30) and 5/20 (25%), p = 0.04")]
        [4.2, 0.25]
    """
    return list(_figures_in(text))


@lru_cache(maxsize=256)
def _figures_in(text: str) -> tuple[Figure, ...]:
    """A passage is asked about for each sign and each arm, so the last answers are kept."""
    if not _DIGIT.search(text):
        return ()
    counts = [match for match in _COUNT.finditer(text) if int(match["part"]) <= int(match["whole"])]
    found = [Figure(int(m["part"]) / max(1, int(m["whole"])), *m.span()) for m in counts]
    bare = _COUNT.sub(lambda match: " " * len(match[0]) if int(match["part"]) <= int(match["whole"]) else match[0], text)
    rest = _ASIDE.sub(lambda match: " " * len(match[0]), bare)
    for match in _FIGURE.finditer(rest):
        sign = -1 if match["sign"] in ("-", "−", "–") else 1
        found.append(Figure(sign * _value(match["number"]), *match.span()))
    return tuple(sorted(found, key=lambda figure: figure.start))


def figures_of_arms(text: str, arms: Arms) -> tuple[float, float] | None:
    """Return the figures of our arm and of the other, in this order; ``None`` where the words do not give both.

    Told by "respectively", by the arm named after or before each number, or, where no arm is named and there are just two
    numbers, by their order as in a table whose first column is ours.

    Example:
        >>> from litreview.extraction.arms import PEER_ARMS
        >>> figures_of_arms("Scores were 4.1 and 5.3 in the control and peer groups, respectively.", PEER_ARMS)
        (5.3, 4.1)
        >>> figures_of_arms("Days in hospital 10.1 ± 3 19.1 ± 4 p = .03", PEER_ARMS)
        (10.1, 19.1)
    """
    text = text[:_LONGEST]
    figures = _without_test(text, [f for f in read_figures(text) if not _within(text, f, arms)][:24])
    if len(figures) < 2:
        return None
    return _respectively(text, figures, arms) or _named(text, figures, arms) or _columns(text, figures, arms)


def read_table_test(text: str) -> bool | None:
    """Return whether the last column of a pasted table row, a bare p value, is below .05; ``None`` where there is none.

    Example:
        >>> read_table_test("Hope score\\n14.2 (3.1)\\n11.9 (2.8)\\n0.03"), read_table_test("Hope rose by 0.03.")
        (True, None)
    """
    figures = read_figures(text)[:24]
    return figures[-1].value < 0.05 if _ends_in_test(figures) and _is_table(text) else None


def _is_table(text: str) -> bool:
    """Pasted table rows hold few words for their numbers and come in lines or without sentences."""
    digits = len(re.findall(r"\d+", text[:400]))
    words = len(re.findall(r"[^\W\d_]{3,}", text[:400]))
    return digits >= 3 and (words <= 3 * digits if "\n" in text or "\t" in text else words <= digits)


def _ends_in_test(figures: list[Figure]) -> bool:
    return len(figures) >= 3 and 0 <= figures[-1].value < 1 and any(abs(f.value) >= 1 for f in figures[:-1])


def _without_test(text: str, figures: list[Figure]) -> list[Figure]:
    return figures[:-1] if _ends_in_test(figures) and _is_table(text) else figures


def _within(text: str, figure: Figure, arms: Arms) -> bool:
    """Whether a number is part of the name of an arm, such as the dose in it."""
    near, at = text[max(0, figure.start - 40) : figure.end + 20], figure.start - max(0, figure.start - 40)
    return any(m.start() <= at < m.end() for arm in arms for m in arm.finditer(near))


def _respectively(text: str, figures: list[Figure], arms: Arms) -> tuple[float, float] | None:
    word = _RESPECTIVELY.search(text)
    if not word:
        return None
    begin = max(text.rfind(". ", 0, word.start()), text.rfind("; ", 0, word.start())) + 1
    named = _arm_run(text[begin : word.start()], arms)
    told = [f for f in figures if begin <= f.start < word.end() + 120]
    before = [f for f in told if f.end <= word.start()]
    chosen = before[-len(named) :] if len(before) >= len(named) else told[: len(named)]
    if len(named) < 2 or len(chosen) < len(named):
        return None
    values = dict(zip(reversed(named), (f.value for f in reversed(chosen)), strict=False))
    return (values["ours"], values["theirs"]) if len(values) == 2 else None


def _arm_run(words: str, arms: Arms) -> list[str]:
    """The arms in order of naming, each once."""
    marks = [(m.start(), "ours") for m in arms.ours.finditer(words)] + [
        (m.start(), "theirs") for m in arms.theirs.finditer(words)
    ]
    return list(dict.fromkeys(arm for _, arm in sorted(marks)))


def _named(text: str, figures: list[Figure], arms: Arms) -> tuple[float, float] | None:
    found: dict[str, float] = {}
    bare = _SPREAD.sub(lambda match: " " * len(match[0]), text)
    for place, figure in enumerate(figures):
        limit = figures[place + 1].start if place + 1 < len(figures) else len(text)
        after = _BESIDE.match(bare[figure.end : min(limit, figure.end + 70)])
        arm = _sole(after[0], arms) if after else ""
        if not arm:
            begin = figures[place - 1].end if place else 0
            arm = last_arm(text[max(begin, figure.start - 60) : figure.start], arms)
        if arm and arm not in found:
            found[arm] = figure.value
    return (found["ours"], found["theirs"]) if len(found) == 2 else None


def _columns(text: str, figures: list[Figure], arms: Arms) -> tuple[float, float] | None:
    named = arms.ours.search(text), arms.theirs.search(text)
    if len(figures) != 2 or (all(named) and named[0] and named[1] and named[0].start() > named[1].start()):
        return None
    between = text[figures[0].end : figures[1].start]
    return None if _OWN_ARM.search(between) else (figures[0].value, figures[1].value)


def _sole(words: str, arms: Arms) -> str:
    ours, theirs = arms.ours.search(words), arms.theirs.search(words)
    return "" if bool(ours) == bool(theirs) else "ours" if ours else "theirs"


def _value(digits: str) -> float:
    clean = digits.replace("·", ".")
    if re.fullmatch(r"\d{1,3},\d{3}", clean):
        return float(clean.replace(",", ""))
    return float(clean.replace(",", "."))
