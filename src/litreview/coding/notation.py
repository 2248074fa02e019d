"""The phrase notation of the codebook, read into plain sequences of words.

``*`` is the rest of a word, ``(a|b)`` either, ``..`` up to four words between; groups may be nested. A phrase that
begins with ``!`` is a guard: where it stands, the other phrases of its code propose nothing. Case, curly or straight
apostrophes, and hyphen or space make no difference; a word without its accents counts as the word.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

LONGEST, MOST_GAPS, MOST_WAYS, WORDS_BETWEEN = 200, 3, 400, 4

WORD = re.compile(r"(?!(?<=['’])[sS]\b|(?<=\w[·•.()\-])(?:es|e|s)\b)\w+")
"""A word of a text; the possessive ``'s`` and the endings of inclusive writing (``·e·s``, ``(e)s``) are none."""

NEXT, COMMA, FAR = range(3)
"""What may lie before a word: a space or hyphen, also a comma or bracket, up to four words."""

_PART = re.compile(rf"\.\.|{WORD.pattern}\*?|\w+|[^\w\s]")
_LIGHT = frozenset("-‐‑/'’\"“”«»")


class Step(NamedTuple):
    """One word of a phrase: its lower-case form, whether more letters may follow, what may lie before it."""

    word: str
    prefix: bool
    before: int


class Pattern(NamedTuple):
    """A phrase as read: its wording, whether it is a guard, and every sequence of words it stands for."""

    phrase: str
    guard: bool
    ways: tuple[tuple[Step, ...], ...]


def split_phrases(cell: str) -> tuple[str, ...]:
    """Return the phrases of one cell of the codebook, in order, without repetition.

    Example:
        >>> split_phrases("mutual aid; self-help group*; ; mutual aid")
        ('mutual aid', 'self-help group*')
    """
    return tuple(dict.fromkeys(phrase for part in cell.split(";") if (phrase := " ".join(part.split()))))


@lru_cache(maxsize=20_000)
def read_phrase(phrase: str) -> Pattern:
    """Return ``phrase`` read in the notation.

    Raises:
        ValueError: it is too long, has an unbalanced bracket, too many gaps or alternatives, or no word; the message says which.

    Example:
        >>> [" ".join(step.word for step in way) for way in read_phrase("peer-run (group*|agenc*)").ways]
        ['peer run group', 'peer run agenc']
    """
    if len(phrase) > LONGEST:
        raise ValueError(f"is longer than {LONGEST} characters; split it at a semicolon")
    if phrase.count("..") > MOST_GAPS:
        raise ValueError(f"has more than {MOST_GAPS} gaps `..`; split it into shorter phrases")
    guard = phrase.startswith("!")
    ways = {_read_way(words): None for words in _expand(unicodedata.normalize("NFC", phrase[guard:]))}
    return Pattern(phrase, guard, tuple(ways))


def fold_accents(word: str) -> str:
    """Return ``word`` without its accents.

    Example:
        >>> fold_accents("rétablissement")
        'retablissement'
    """
    if word.isascii():
        return word
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))


def _expand(phrase: str) -> list[str]:
    ways, end = _expand_group(phrase, 0, depth=0)
    if end < len(phrase):
        raise ValueError("has a closing bracket without an opening one")
    return ways


def _expand_group(phrase: str, at: int, depth: int) -> tuple[list[str], int]:
    done: list[str] = []
    ways = [""]
    while at < len(phrase) and phrase[at] != ")":
        sign, at = phrase[at], at + 1
        if sign == "(":
            inner, at = _expand_group(phrase, at, depth + 1)
            ways = _join(ways, inner)
        elif sign == "|":
            if not depth:
                raise ValueError("has a `|` outside brackets")
            done, ways = done + ways, [""]
        else:
            ways = [way + sign for way in ways]
    if depth and at == len(phrase):
        raise ValueError("has an opening bracket that is never closed")
    return _capped(done + ways), at + 1 if depth else at


def _join(ways: list[str], inner: list[str]) -> list[str]:
    if len(ways) * len(inner) > MOST_WAYS:
        raise ValueError(f"stands for more than {MOST_WAYS} wordings; split it into shorter phrases")
    return [way + more for way in ways for more in inner]


def _capped(ways: list[str]) -> list[str]:
    return _join([""], ways)


def _read_way(words: str) -> tuple[Step, ...]:
    steps: list[Step] = []
    before = NEXT
    for step in (step for token in words.split() for step in _read_token(token)):
        if step.word:
            steps.append(step._replace(before=before) if before else step)
            before = NEXT
        else:
            before = max(before, step.before)
    if not steps:
        raise ValueError("holds no word")
    if before == FAR or steps[0].before == FAR:
        raise ValueError("begins or ends with a gap `..`; a gap stands between two words")
    return tuple(steps)


@lru_cache(maxsize=20_000)
def _read_token(token: str) -> tuple[Step, ...]:
    """Return what stands between two spaces: its words, and for a sign that parts words a step without a word."""
    steps: list[Step] = []
    for found in _PART.finditer(token):
        part = found.group()
        if part == "..":
            steps.append(Step("", False, FAR))
        elif part[0] == "*":
            raise ValueError("has a `*` that follows no letter; `*` stands for the rest of a word")
        elif part[0] == ".":
            raise ValueError("has a single dot; a gap is written `..`")
        elif WORD.match(token, found.start()):
            steps.append(Step(part.rstrip("*").lower(), part.endswith("*"), NEXT))
        elif part[0] not in _LIGHT and not part[0].isalnum():
            steps.append(Step("", False, COMMA))
    return tuple(steps)
