"""Numbers written in words, in English and French, and what they come to."""

import re
from itertools import pairwise

_ONES = dict(zip(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"], range(1, 10), strict=True))
_VALUES = {
    **_ONES, "a": 1, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90, "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "sept": 7,
    "huit": 8, "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "treize": 13, "quatorze": 14, "quinze": 15, "seize": 16,
    "vingt": 20, "vingts": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60,
}  # fmt: skip
_TIMES = {"dozen": 12, "hundred": 100, "cent": 100, "cents": 100, "thousand": 1000, "mille": 1000}
_ABOUT = {
    "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40, "cinquantaine": 50,
    "soixantaine": 60, "centaine": 100,
}  # fmt: skip
_FRENCH_TENS = ((60, "soixante"), (60, "et"), (80, "vingt"), (80, "vingts"))
_WORD = "|".join(sorted([*_VALUES, *_TIMES], key=len, reverse=True))
SPELLED = rf"(?:{_WORD})(?:(?:-(?:et-)?|\s(?:and\s|et\s)?)(?:{_WORD})){{0,5}}"
"""A pattern of numbers in words ("one hundred and twenty", "quatre-vingt-deux"); ``read_number`` says what they come to."""

ROUND = rf"(?:{'|'.join(_ABOUT)})\sd(?:e\b|['’])"
"""A pattern of French round numbers ("vingtaine de"), which say about how many."""


def read_number(words: str) -> int:
    """Return the number that English or French ``words`` of ``SPELLED`` or ``ROUND`` come to, 0 where they are none.

    Two numbers side by side ("ten and twelve") are no number.

    Example:
        >>> [read_number(words) for words in ("one hundred and twenty", "two dozen", "quatre-vingt-deux", "centaine de")]
        [120, 24, 82, 100]
    """
    parts = re.findall(r"[a-zéè]+", words.lower())
    if parts and parts[0] in _ABOUT:
        return _ABOUT[parts[0]]
    whole = part = 0
    for before, word in pairwise(["", *parts]):
        if word in ("and", "et"):
            continue
        times = _TIMES.get(word, 0) or (20 if word.startswith("vingt") and part % 100 == 4 else 0)
        if not (_multiplies(times, whole, part) if times else _adds(word, part % 100, before)):
            return 0
        if times == 1000:
            whole, part = whole + max(part, 1) * times, 0
        elif times:
            part = part - part % 100 + max(part % 100, 1) * times
        else:
            part += _VALUES[word]
    return whole + part


def _multiplies(times: int, whole: int, part: int) -> bool:
    """Whether "hundred" and its like go on with the number so far: not what has its hundreds or thousands already."""
    return not whole if times == 1000 else times == 20 or part < 100


def _adds(word: str, low: int, before: str) -> bool:
    """Whether ``word`` goes on with a number whose tens and ones are ``low``: ones after tens, and French 17 to 19, 70s, 90s."""
    value = _VALUES.get(word, 0)
    if not value or (word == "a" and before):
        return False
    if value < 10:
        return low == 0 or (low >= 20 and low % 10 == 0) or (before == "dix" and value >= 7)
    return low == 0 or (value < 17 and (low, before) in _FRENCH_TENS)


def is_round(words: str) -> bool:
    """Return whether ``words`` are a French round number, which counts about so many.

    Example:
        >>> is_round("vingtaine de"), is_round("vingt")
        (True, False)
    """
    return words.split(" ")[0].lower() in _ABOUT
