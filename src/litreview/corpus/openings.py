"""Openings: what any match of a pattern must hold, read from the pattern's own words."""

import importlib
import re
from collections.abc import Iterable, Sequence
from typing import Any

_parser: Any = importlib.import_module("re._parser")
_op: Any = importlib.import_module("re._constants")

Tokens = Sequence[tuple[Any, Any]]

LONGEST = 7
"""How many letters of a word an opening has at most."""
DIGIT = r"\d"
START = "^"
"""The start of the text: where a match may begin that no word or mark tells."""
_MOST_SIGNS = 12
_REPEATS = (_op.MAX_REPEAT, _op.MIN_REPEAT, _op.POSSESSIVE_REPEAT)
_LOOKS = (_op.ASSERT, _op.ASSERT_NOT)
_STARTS = (_op.AT_BEGINNING, _op.AT_BEGINNING_STRING)


def find_openings(pattern: re.Pattern[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Return openings of which every match of ``pattern`` holds one, and those of which each match begins with one.

    An opening is the lower-case beginning of a word (``"rais"``), a whole word (``"we "``), a mark (``"%"``), a digit
    (``"\\d"``) or, for beginnings only, the start of the text (``"^"``). No openings mean that nothing is known.

    Example:
        >>> held, begun = find_openings(re.compile(r"\\b(?:rais(?:ed|es)|we\\b)", re.IGNORECASE))
        >>> sorted(held), held == begun
        (['raised', 'raises', 'we '], True)
        >>> find_openings(re.compile(r"\\w+ said"))
        (frozenset({'said'}), frozenset())
    """
    if pattern.flags & (re.ASCII | re.MULTILINE):
        return frozenset(), frozenset()
    tokens = list(_parser.parse(pattern.pattern, pattern.flags))
    begun = _first(tokens, False)
    return frozenset(begun if begun and START not in begun else _needed(tokens, False)), frozenset(begun)


def _needed(tokens: Tokens, edge: bool) -> set[str]:
    """The most telling openings of which ``tokens``, read from left to right, need one; ``edge``: at the edge of a word."""
    choices = []
    for at, (op, value) in enumerate(tokens):
        choices.append(_first(tokens[at:], edge))
        if op is _op.BRANCH:
            parts = [_needed(list(part), edge) for part in value[1]]
            choices.append(set().union(*parts) if all(parts) else set())
        elif op in (_op.SUBPATTERN, _op.ATOMIC_GROUP) or (op in _REPEATS and value[0] > 0):
            choices.append(_needed(_inside(op, value), edge))
        edge = _edge_after(op, value, edge)
    known = [choice for choice in choices if choice and START not in choice]
    return min(known, key=_commonness, default=set())


def _commonness(openings: set[str]) -> float:
    return sum(4.0 ** -len(opening) for opening in openings)


def _first(tokens: Tokens, edge: bool) -> set[str]:
    """The openings with which ``tokens`` begin, where each way to begin is known; else nothing."""
    for at, (op, value) in enumerate(tokens):
        rest = list(tokens[at + 1 :])
        if op is _op.AT and value in _STARTS:
            return _first(rest, True) or {START}
        if op is _op.AT or op in _LOOKS:
            edge = _edge_after(op, value, edge)
            continue
        if op is _op.BRANCH:
            return _all_of(_first([*part, *rest], edge) for part in value[1])
        if op in (_op.SUBPATTERN, _op.ATOMIC_GROUP):
            return _first([*_inside(op, value), *rest], edge)
        if op in _REPEATS:
            begun = _first([*_inside(op, value), *(rest if value[1] == 1 else [(_op.ANY, None)])], edge)
            return begun if value[0] else _all_of([begun, _first(rest, edge)])
        still, closed = _extend({""}, tokens[at:])
        found = still | closed
        known = "" not in found and (edge or not any(_is_word(opening[0]) for opening in found))
        return found if known else set()
    return set()


def _all_of(parts: Iterable[set[str]]) -> set[str]:
    listed = list(parts)
    return set().union(*listed) if all(listed) else set()


def _extend(begun: set[str], tokens: Tokens) -> tuple[set[str], set[str]]:
    """The beginnings that go on after ``tokens``, and those that ended within: at a word's end or at what is not known."""
    closed: set[str] = set()
    for op, value in tokens:
        if not begun:
            break
        if op in _REPEATS:
            longer, ended = _extend(begun, _inside(op, value))
            closed |= ended if value[1] == 1 else ended | longer
            begun = (longer if value[1] == 1 else set()) | (begun if value[0] == 0 else set())
        elif op in (_op.SUBPATTERN, _op.ATOMIC_GROUP):
            begun, ended = _extend(begun, _inside(op, value))
            closed |= ended
        elif op is _op.BRANCH:
            ways = [_extend(begun, list(part)) for part in value[1]]
            begun = set().union(*(longer for longer, _ in ways))
            closed |= set().union(*(ended for _, ended in ways))
        elif op is _op.AT and value in (_op.AT_BOUNDARY, _op.AT_END, _op.AT_END_STRING):
            closed |= {one + " " for one in begun if one}
            begun &= {""}
        elif op is not _op.AT and op not in _LOOKS:
            begun, ended = _lengthen(begun, _signs(op, value))
            closed |= ended
    return begun, closed


def _lengthen(begun: set[str], signs: set[str]) -> tuple[set[str], set[str]]:
    """Each beginning with each of the ``signs`` behind it; without signs, and at a sign that is no letter, it ends."""
    going, closed = set(), set() if signs else set(begun)
    for one in begun:
        for sign in signs:
            if _is_word(sign):
                (going if len(one) + 1 < LONGEST else closed).add(one + sign)
            elif sign == DIGIT:
                closed.add(one or sign)
            else:
                closed.add(one + " " if one else sign.strip())
    return going, closed


def _signs(op: Any, value: Any) -> set[str]:
    """The signs that one place of a pattern may hold, in lower case; nothing where they are not known or too many."""
    if op is _op.LITERAL:
        return {chr(value).lower()}
    if op is not _op.IN:
        return set()
    signs: set[str] = set()
    for kind, what in value:
        if kind is _op.LITERAL:
            signs.add(chr(what).lower())
        elif kind is _op.RANGE and what[1] - what[0] < _MOST_SIGNS:
            signs |= {chr(code).lower() for code in range(what[0], what[1] + 1)}
        elif kind is _op.CATEGORY and what is _op.CATEGORY_DIGIT:
            signs.add(DIGIT)
        elif kind is _op.CATEGORY and what is _op.CATEGORY_SPACE:
            signs.add(" ")
        else:
            return set()
    return signs


def _edge_after(op: Any, value: Any, edge: bool) -> bool:
    """Whether a letter behind a token, or behind what a token holds, begins a word."""
    if op is _op.AT:
        return edge or value is _op.AT_BOUNDARY or value in _STARTS
    if op in _LOOKS:
        return edge or (op is _op.ASSERT_NOT and _keeps_words_out(value))
    if op is _op.BRANCH:
        return all(_edge_behind(list(part), edge) for part in value[1])
    if op in (_op.SUBPATTERN, _op.ATOMIC_GROUP):
        return _edge_behind(_inside(op, value), edge)
    if op in _REPEATS:
        inner = _edge_behind(_inside(op, value), edge) and _edge_behind(_inside(op, value), False)
        return inner and (edge or value[0] > 0)
    signs = _signs(op, value)
    return bool(signs) and not any(map(_is_word, signs)) and DIGIT not in signs


def _keeps_words_out(look: tuple[int, Tokens]) -> bool:
    """Whether a look back as in ``(?<![\\w.])`` lets no word's sign stand before."""
    direction, tokens = look
    one = tokens[0] if direction < 0 and len(tokens) == 1 else (None, None)
    return one[0] is _op.IN and (_op.CATEGORY, _op.CATEGORY_WORD) in one[1] and one[1][0][0] is not _op.NEGATE


def _edge_behind(tokens: Tokens, edge: bool) -> bool:
    for op, value in tokens:
        edge = _edge_after(op, value, edge)
    return edge


def _inside(op: Any, value: Any) -> list[tuple[Any, Any]]:
    return list(value[2] if op in _REPEATS else value[-1] if op is _op.SUBPATTERN else value)


def _is_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"
