"""Numbers and postal codes spelled out aloud: "eight oh seven five five five", "sept zéro cinq", "p zero m nine k eight"."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from litreview.privacy.luhn import is_luhn_valid
from litreview.privacy.numerals import NUMBER_WORDS, NUMBER_WORDS_FR, read_said_number

_ZERO = "zero|zéro|oh|o|nought"
_DIGIT_WORDS = (
    "zero zéro oh o nought one two three four five six seven eight nine un une deux trois quatre cinq sept huit neuf"
    " double triple ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty"
    " forty fifty sixty seventy eighty ninety hundred dix onze douze treize quatorze quinze seize vingt vingts trente"
    " quarante cinquante soixante cent cents mille thousand"
)
SPOKEN_WORDS = frozenset(_DIGIT_WORDS.split())
"""The words in small letters that numbers spelled out are made of."""

_TOKEN = re.compile(
    rf"\b(?:(?P<twice>double|triple)[ -](?P<what>\d|{_ZERO}|{NUMBER_WORDS_FR}|{NUMBER_WORDS})|(?P<zero>{_ZERO})"
    rf"|(?P<hundred>hundred|mille cent)|(?P<figures>\d{{1,4}})|(?P<year>two thousand|deux mille|mille neuf cents?)"
    rf"(?:[ -](?:and )?(?P<since>{NUMBER_WORDS_FR}|{NUMBER_WORDS}))?"
    rf"|(?P<hundreds>(?:(?:deux|trois|quatre|cinq|six|sept|huit|neuf)[ -])?cents?)(?:[ -](?P<rest>{NUMBER_WORDS_FR}))?"
    rf"|(?P<words>{NUMBER_WORDS_FR}|{NUMBER_WORDS}))\b(?!['’])"
)
_FILLED = (
    r"dash|hyphen|tiret|point|dot|slash|barre oblique|space|espace|area code|uh|uhm|um|er|erm|ah|hmm|euh|heu|hum|ben|bon|like"
    r"|genre|yeah|okay|ok|and then|then|et puis|puis|pis|et après|après|wait|no|nope|non|sorry|pardon|scratch that|start again"
    r"|start over|let me (?:see|think|start again|start over)|i mean|attends|attendez|excuse|je recommence|je reprends|voyons"
)
_GAP = re.compile(rf"[ ,.;:…–-]{{1,4}}(?:(?:{_FILLED})[ ,.;:…–-]{{1,4}}){{0,4}}")
_ASIDE = re.compile(r"[ ,.;:–-]{1,3}[^\W\d_][^\d:;]{1,44}")
_CUE = re.compile(
    r"\b(?:numbers?|phone|telephone|call|text|cell|pin|code|sin|card|file|badge|account|extension|ext|plate|passport"
    r"|policy|client|case|id"
    r"|permit|licen[cs]e|fax|reach me|ohip|health|insurance|numéro|téléphone|cellulaire|appelle[rz]?|appeler|nip|nas|carte"
    r"|dossier|compte"
    r"|poste|plaque|passeport|matricule|permis|assurance|santé|member|student|patient|claim)\b[^.?!]{0,30}$"
)
_SIN_CUE = re.compile(r"\b(?:sin|s i n|nas|social insurance|assurance sociale)\b[^.?!]{0,30}$")
_HEALTH_CUE = re.compile(r"\b(?:ohip|health|santé|maladie|ramq|carte soleil)\b[^.?!]{0,30}$")
_LETTERS_BEFORE = re.compile(
    r"(?<!['’\w])(?:(?:dièse|hash(?:tag)?|pound|number sign|étoile|star) |[a-z][ -]|[b-df-hj-np-tv-xz]{2,4}[ -]|abcd? ){1,6}$"
)
_WORD_LETTERS = frozenset(
    ["a ", "i ", "y ", "o ", "c ", "j ", "t ", "d ", "m ", "s ", "l ", "n ", "mr ", "dr ", "st ", "ms ", "hmm "]
)
_VERSION_AFTER = re.compile(r" [a-z] ?[a-z]\b(?!['’])")
_TAIL = re.compile(r"(?: [a-z]\b(?!['’])){2,4}")
_LETTER = "[abceghj-nprstvw-z]"
_AS_IN = r"(?: (?:as in|like|comme(?: dans)?) [^\W\d_]{1,15})?"
_PAUSE = (
    r"[ ,.;:…-]{0,3}(?:(?:uh|uhm|um|er|euh|heu|and then|then|and|puis|pis|et puis|et|space|espace|dash|tiret)[ ,.…-]{1,3}){0,2}"
)
_DIGIT = rf"(?:\d|\b(?:{_ZERO}|one|two|three|four|five|six|seven|eight|nine|une?|deux|trois|quatre|cinq|sept|huit|neuf)\b)"
_POSTAL = re.compile(
    rf"\b[abceghj-nprstvxy]{_AS_IN}{_PAUSE}{_DIGIT}{_PAUSE}{_LETTER}{_AS_IN}{_PAUSE}{_DIGIT}{_PAUSE}{_LETTER}{_AS_IN}{_PAUSE}{_DIGIT}\b"
)
_LEFT = 60
_WINDOW = 8
_LEAST = 4
_LEAST_PLATE = 3
_LEAST_ALONE = 7
_LEAST_SINGLE = 3
_PHONES = frozenset([7, 10, 11])
_LOCAL_DIGITS = 7
_AREA_DIGITS = 3
_IN_GROUPS = frozenset([9, 10])
_TWO_HUNDRED = 200
_SIN_DIGITS = 9
_HEALTH_DIGITS = 10


class SpelledOut(NamedTuple):
    """What was spelled out: its span and its kind."""

    start: int
    end: int
    kind: str


class _Token(NamedTuple):
    start: int
    end: int
    digits: str
    is_word: bool
    is_single: bool


def find_spoken(low: str, words: Sequence[str]) -> list[SpelledOut]:
    """Return the numbers and postal codes spelled out in ``low``, a text in small letters; ``words`` are its words in order.

    A number has seven digits or more, or four or more after a word for what it is ("my pin is …"). Counting aloud
    ("one two three four"), short lines of help ("nine one one") and years are none.

    Example:
        >>> text = "call eight oh seven five five five oh one four six, not nine one one; k one a zero b one"
        >>> [(text[one.start : one.end], one.kind) for one in find_spoken(text, text.split())]
        [('eight oh seven five five five oh one four six', 'phone'), ('k one a zero b one', 'postal code')]
    """
    if not _has_run(words):
        return []
    runs = list(_runs(low))
    found = [said for run in runs if (said := _read_run(low, run))]
    found += [
        SpelledOut(before[0].start, run[-1].end, "phone") for before, run in pairwise(runs) if _is_interrupted(low, before, run)
    ]
    if sum(len(word) == 1 for word in words) >= _LEAST_SINGLE:
        found += [SpelledOut(*match.span(), "postal code") for match in _POSTAL.finditer(low)]
    return found


def _has_run(words: Sequence[str]) -> bool:
    """Return whether three words of numbers stand within six words of each other."""
    if sum(map(SPOKEN_WORDS.__contains__, words)) == 0 and not any(map(str.isdigit, words)):
        return False
    places = [place for place, word in enumerate(words) if word in SPOKEN_WORDS or (len(word) <= _LEAST and word.isdigit())]
    return any(last - first < _WINDOW for first, last in zip(places, places[_LEAST_SINGLE - 1 :], strict=False))


def _runs(low: str) -> Iterator[list[_Token]]:
    run: list[_Token] = []
    for match in _TOKEN.finditer(low):
        if run and not _GAP.fullmatch(low, run[-1].end, match.start()):
            yield run
            run = []
        digits = _digits(match)
        run.append(_Token(*match.span(), digits, match["figures"] is None, len(digits) == 1 or match["twice"] is not None))
    if run:
        yield run


def _digits(match: re.Match[str]) -> str:
    if match["twice"]:
        return _value(match["what"]) * (2 if match["twice"] == "double" else 3)
    if match["hundred"]:
        return "00"
    if match["year"]:
        return str((1900 if "neuf" in match["year"] else 2000) + (read_said_number(match["since"]) if match["since"] else 0))
    if match["hundreds"]:
        return str(
            100 * max(1, read_said_number(match["hundreds"]) - 100) + (read_said_number(match["rest"]) if match["rest"] else 0)
        )
    return _value(match["zero"] or match["figures"] or match["words"])


def _value(word: str) -> str:
    if word.isdigit():
        return word
    return "0" if word in _ZERO.split("|") else str(read_said_number(word))


def _read_run(low: str, run: list[_Token]) -> SpelledOut | None:
    start, end = run[0].start, run[-1].end
    digits = "".join(token.digits for token in run)
    letters = _LETTERS_BEFORE.search(low[max(0, start - _LEFT) : start])
    left = start - len(letters.group()) if letters else start
    before = low[max(0, left - _LEFT) : left]
    cued = _CUE.search(before) is not None
    lettered = cued and letters is not None and not (len(run) == 1 and letters.group() in _WORD_LETTERS)
    plate = lettered and _TAIL.match(low, end) is not None
    if not plate and not _is_number(run, digits, cued=cued, lettered=lettered):
        return None
    kind = "number" if lettered else _kind(digits, before)
    version = _VERSION_AFTER.match(low, end) if kind == "health card" else _TAIL.match(low, end) if lettered else None
    return SpelledOut(left if cued else start, version.end() if version else end, kind)


def _is_interrupted(low: str, before: list[_Token], run: list[_Token]) -> bool:
    """Return whether a local number follows the three figures of its area after a few words of something else."""
    area, local = ("".join(token.digits for token in part) for part in (before, run))
    if len(area) != _AREA_DIGITS or len(local) != _LOCAL_DIGITS or area[0] in "01" or len(before) == len(run) == 1:
        return False
    apart = len(before) == _AREA_DIGITS or not before[0].is_word
    return (
        apart and _is_number(run, local, cued=False, lettered=False) and bool(_ASIDE.fullmatch(low, before[-1].end, run[0].start))
    )


def _is_number(run: list[_Token], digits: str, *, cued: bool, lettered: bool) -> bool:
    """Return whether a run of numbers identifies someone: long enough, said digit by digit, and not counted aloud."""
    single = sum(token.is_single for token in run)
    if not any(token.is_word for token in run) and single < len(run):
        return False
    if lettered and len(digits) >= _LEAST_PLATE:
        return True
    if cued and len(digits) >= _LEAST and len(run) >= _LEAST_SINGLE:
        return len(digits) >= _SIN_DIGITS or not _counts(run)
    if len(digits) in _IN_GROUPS and len(run) >= _LEAST_SINGLE and all(token.is_word for token in run) and not _rises(run):
        return True
    twice = any(token.is_single and len(token.digits) > 1 for token in run)
    alone = len(digits) >= _LEAST_ALONE and (single + twice >= _LEAST_SINGLE or digits[0] == "0")
    return alone and not _counts(run)


def _rises(run: list[_Token]) -> bool:
    """Return whether the numbers only grow or only shrink, as in counting by tens, or are one said over and over."""
    values = [int(token.digits) for token in run]
    small_or_round = max(values) < _TWO_HUNDRED or all(value % 10 == 0 for value in values)
    return small_or_round and values in (sorted(values), sorted(values, reverse=True))


def _counts(run: list[_Token]) -> bool:
    steps = [int(after.digits) - int(before.digits) for before, after in pairwise(run)]
    return (
        all(0 < step <= 2 for step in steps)
        or all(-2 <= step < 0 for step in steps)
        or sum(step == 1 for step in steps) > 0.7 * len(steps)
    )


def _kind(digits: str, before: str) -> str:
    if len(digits) == _SIN_DIGITS and (_SIN_CUE.search(before) or is_luhn_valid(digits)):
        return "sin"
    if len(digits) == _HEALTH_DIGITS and _HEALTH_CUE.search(before):
        return "health card"
    return "phone" if len(digits) in _PHONES else "number"
