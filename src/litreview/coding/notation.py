"""The phrase notation of the codebook, read into plain sequences of words.

``*`` is the rest of a word, ``(a|b)`` either, ``..`` up to four words between; groups may be nested. A phrase that
begins with ``!`` is a guard: where it stands, the other phrases of its code propose nothing. Case, curly or straight
apostrophes, and hyphen or space make no difference; a word without its accents counts as the word.

A phrase is read part by part, from space to space, and each part once: what all parts together stand for is
multiplied out only for who asks, since it is twenty times as much.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from math import prod
from typing import NamedTuple

LONGEST, MOST_GAPS, MOST_WAYS, WORDS_BETWEEN = 200, 3, 400, 4

WORD = re.compile(r"\w++(?<!['’][sS])(?<!\w[·•.()\-][es])(?<!\w[·•.()\-]es)")
"""A word of a text; the possessive ``'s`` and the endings of inclusive writing (``·e·s``, ``(e)s``) are none."""

NEXT, COMMA, FAR = range(3)
"""What may lie before a word: a space or hyphen, also a comma or bracket, up to four words."""

_PIECE = re.compile(rf"\.\.|{WORD.pattern}\*?|\w+|[^\w\s]")
_LIGHT = frozenset("-‐‑/'’\"“”«»")
_BRACKET = re.compile(r"[()|]|[^()|]+")
_BREAK = re.compile(r"[()|]|\s+")
_FLAT = re.compile(r"(?:[^()|]++|\([^()]*+\))*+")
_FLAT_GROUP = re.compile(r"\([^()]*+\)")
_FLAT_PART = re.compile(r"(?:[^\s()|]++|\([^()]*+\))++")
_CACHED = 50_000


class PhraseWord(NamedTuple):
    """One word of a phrase: its lower-case form, with ``*`` where more letters may follow, and what may lie before it."""

    symbol: str
    before: int

    @property
    def word(self) -> str:
        """Return the letters of the word."""
        return self.symbol.rstrip("*")

    @property
    def prefix(self) -> bool:
        """Return whether more letters may follow."""
        return self.symbol.endswith("*")


class Wording(NamedTuple):
    """One wording of a part of a phrase: its words, and what may lie after the last of them beside a space."""

    steps: tuple[PhraseWord, ...]
    after: int


class Part(NamedTuple):
    """What stands between two spaces of a phrase, a group with its spaces being one part: its wordings."""

    spelling: str
    wordings: tuple[Wording, ...]


class Pattern(NamedTuple):
    """A phrase as read: its wording, whether it is a guard, and its parts in order."""

    phrase: str
    guard: bool
    parts: tuple[Part, ...]

    @property
    def ways(self) -> tuple[tuple[PhraseWord, ...], ...]:
        """Return every sequence of words the phrase stands for, in order, once."""
        return tuple(dict.fromkeys(map(_join_wordings, product(*(part.wordings for part in self.parts)))))


def split_phrases(cell: str) -> tuple[str, ...]:
    """Return the phrases of one cell of the codebook, in order, without repetition.

    Example:
        >>> split_phrases("mutual aid; self-help group*; ; mutual aid")
        ('mutual aid', 'self-help group*')
    """
    return tuple(dict.fromkeys(phrase for part in cell.split(";") if (phrase := " ".join(part.split()))))


@lru_cache(maxsize=_CACHED)
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
    parts = tuple(map(read_part, _split_parts(unicodedata.normalize("NFC", phrase[guard:]))))
    _check_number(prod(len(part.wordings) for part in parts))
    if all(any(not wording.steps for wording in part.wordings) for part in parts):
        raise ValueError("holds no word")
    if _opens_far(parts) or _closes_far(parts):
        raise ValueError("begins or ends with a gap `..`; a gap stands between two words")
    return Pattern(phrase, guard, parts)


def fold_accents(word: str) -> str:
    """Return ``word`` without its accents.

    Example:
        >>> fold_accents("rétablissement")
        'retablissement'
    """
    if word.isascii():
        return word
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))


def _split_parts(phrase: str) -> list[str]:
    """Return what stands between the spaces outside all brackets."""
    if _FLAT.fullmatch(phrase):
        return _FLAT_PART.findall(phrase)
    parts: list[str] = []
    begun = depth = 0
    for found in _BREAK.finditer(phrase):
        sign = found.group()
        if sign == "(":
            depth += 1
        elif sign == ")":
            depth -= 1
            if depth < 0:
                raise ValueError("has a closing bracket without an opening one")
        elif not depth:
            if sign == "|":
                raise ValueError("has a `|` outside brackets")
            parts.append(phrase[begun : found.start()])
            begun = found.end()
    if depth:
        raise ValueError("has an opening bracket that is never closed")
    return [part for part in (*parts, phrase[begun:]) if part]


@lru_cache(maxsize=_CACHED)
def read_part(spelling: str) -> Part:
    """Return what stands between two spaces of a phrase, read in the notation.

    Raises:
        ValueError: it stands for too many wordings; the message says how many may be.

    Example:
        >>> [step.symbol for wording in read_part("(group*|agency)").wordings for step in wording.steps]
        ['group*', 'agency']
    """
    if _FLAT_GROUP.fullmatch(spelling):
        ways = spelling[1:-1].split("|")
        _check_number(len(ways))
    else:
        ways = _spell_out(iter(_BRACKET.findall(spelling))) if "(" in spelling else [spelling]
    return Part(spelling, tuple(map(_read_wording, ways)))


def _spell_out(pieces: Iterator[str]) -> list[str]:
    """Return all that the ``pieces`` up to the next closing bracket stand for."""
    done, ways = [], [""]
    for piece in pieces:
        if piece == ")":
            break
        if piece == "|":
            done, ways = done + ways, [""]
        else:
            inner = _spell_out(pieces) if piece == "(" else [piece]
            _check_number(len(ways) * len(inner))
            ways = [way + more for way in ways for more in inner]
    _check_number(len(done) + len(ways))
    return done + ways


def _check_number(wordings: int) -> None:
    if wordings > MOST_WAYS:
        raise ValueError(f"stands for more than {MOST_WAYS} wordings; split it into shorter phrases")


@lru_cache(maxsize=_CACHED)
def _read_wording(words: str) -> Wording:
    steps: list[PhraseWord] = []
    before = NEXT
    for token in words.split():
        for step in _read_token(token):
            before = before if before > step.before else step.before
            if step.symbol:
                steps.append(step._replace(before=before) if before else step)
                before = NEXT
    return Wording(tuple(steps), before)


@lru_cache(maxsize=_CACHED)
def _read_token(token: str) -> tuple[PhraseWord, ...]:
    """Return what stands between two spaces: its words, and for a sign that parts words a step without a word."""
    if token.isalpha() or (token[-1] == "*" and token[:-1].isalpha()):
        return (PhraseWord(token.lower(), NEXT),)
    return tuple(_read_pieces(token))


def _read_pieces(token: str) -> Iterator[PhraseWord]:
    for found in _PIECE.finditer(token):
        piece = found.group()
        if piece == "..":
            yield PhraseWord("", FAR)
        elif piece[0] == "*":
            raise ValueError("has a `*` that follows no letter; `*` stands for the rest of a word")
        elif piece[0] == ".":
            raise ValueError("has a single dot; a gap is written `..`")
        elif WORD.match(token, found.start()):
            yield PhraseWord(piece.lower(), NEXT)
        elif piece[0] not in _LIGHT and not piece[0].isalnum():
            yield PhraseWord("", COMMA)


def _opens_far(parts: tuple[Part, ...]) -> bool:
    """Return whether a wording begins with a gap: one before its first word, or a part before that which holds no word."""
    for part in parts:
        if any((wording.steps[0].before if wording.steps else wording.after) == FAR for wording in part.wordings):
            return True
        if all(wording.steps for wording in part.wordings):
            return False
    return False


def _closes_far(parts: tuple[Part, ...]) -> bool:
    for part in reversed(parts):
        if any(wording.after == FAR for wording in part.wordings):
            return True
        if all(wording.steps for wording in part.wordings):
            return False
    return False


def _join_wordings(wordings: tuple[Wording, ...]) -> tuple[PhraseWord, ...]:
    steps: list[PhraseWord] = []
    before = NEXT
    for wording in wordings:
        if wording.steps:
            first, *others = wording.steps
            steps += (first._replace(before=max(before, first.before)), *others)
        before = wording.after if wording.steps else max(before, wording.after)
    return tuple(steps)
