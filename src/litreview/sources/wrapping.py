"""Lines and paragraphs: which line ends were only put in to fit a width, and words cut at them."""

import re
from collections.abc import Iterable, Sequence

_WIDEST, _NARROWEST, _OVERHANG = 130, 40, 20
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_CUT = re.compile(r"[^\W\d_]+-$")
_PARTED = re.compile(r"(?<![^\W\d_])[^\W\d_]+(?:-[ \t]*\n|\ufffe)[ \t]*[^\W\d_]+")
_CUT_COMPOUND = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+){0,4}-$")
_NEXT = re.compile(r"[^\W\d_]+")
_PREFIX_WORDS = """
anti auto bi co cross ex full half high inter intra long low mid mini multi non one over part post pre pro quasi re self
semi short sub trans two ultra un under up well
"""
_RESTART_WORDS = """
a and at but ce de do et he i if il in is it je la le les like no not of oh on or she so that the then there they this to tu
uh um was we well were what yeah yes you
"""
_PREFIXES, _RESTARTS = frozenset(_PREFIX_WORDS.split()), frozenset(_RESTART_WORDS.split())


def wrap_width(pairs: Sequence[tuple[str, str]]) -> int:
    """Return the width to which a text was wrapped, 0 if every line end in it is meant.

    ``pairs`` are the lines that follow each other without a blank line. A line end was put in by wrapping where the
    first word of the next line would not have fitted; most ends of a wrapped text are such.

    Example:
        >>> wrap_width([("a line of words that is filled up to its width,", "and is followed by another"), ("a", "b")])
        0
    """
    lengths = sorted(len(line.rstrip()) for pair in pairs for line in pair)
    if len(lengths) < 4:
        return 0
    width = lengths[len(lengths) * 19 // 20]
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    wrapped = sum(is_wrapped(first, second, width) for first, second in pairs)
    return width if wrapped * 5 >= len(pairs) * 3 else 0


def is_wrapped(first: str, second: str, width: int) -> bool:
    """Return whether the end of ``first`` was put in because the next word did not fit into ``width``.

    Example:
        >>> is_wrapped("support that is given by people who have", "themselves recovered", 45)
        True
    """
    word = second.split(maxsplit=1)[0] if second.strip() else ""
    return len(second) <= width + _OVERHANG and len(first.rstrip()) + 1 + len(word) > width - 2 > 0


def join_lines(lines: Iterable[str], vocabulary: set[str]) -> str:
    """Return one line made of ``lines``; a word cut by a hyphen at a line end is made whole.

    The text's own ``vocabulary`` (``words_of``, case-folded) decides whether the hyphen belongs to the word.

    Example:
        >>> join_lines(["peer sup-", "port and self-", "help"], {"support", "self", "help"})
        'peer support and self-help'
    """
    parts: list[str] = []
    for line in filter(None, map(str.strip, lines)):
        cut = _CUT.search(parts[-1][-60:]) if parts else None
        rest = _NEXT.match(line)
        if cut and rest:
            parts[-1] = parts[-1] if _keeps_hyphen(cut[0][:-1], rest[0], vocabulary) else parts[-1][:-1]
            parts[-1:] = [parts[-1], line]
        else:
            parts += [" ", line] if parts else [line]
    return "".join(parts)


def join_spoken(lines: Iterable[str], vocabulary: set[str]) -> str:
    """Return one line made of the ``lines`` of a turn; a compound parted after its hyphen is made whole.

    In speech a hyphen at a line end may also stand for a word broken off, so it is never taken away, and it is joined to
    what follows only where that makes a word of the text's ``vocabulary``, or a prefix or known word with a known one.

    Example:
        >>> join_spoken(["It is non-", "clinical. We were wait-", "we had to wait"], {"clinical", "wait", "we"})
        'It is non-clinical. We were wait- we had to wait'
    """
    parts: list[str] = []
    for line in filter(None, (" ".join(line.split()) for line in lines)):
        cut = _CUT_COMPOUND.search(parts[-1][-60:]) if parts else None
        rest = _WORD.match(line)
        whole = cut and rest and _is_compound(cut[0][:-1], rest[0], vocabulary)
        parts += [line] if whole or not parts else [" ", line]
    return "".join(parts)


def words_of(text: str) -> set[str]:
    """Return the words of ``text`` in lower case, hyphenated words whole and in parts, but none cut at a line end.

    Example:
        >>> sorted(words_of("Self-help works in com-\\nmunities"))
        ['help', 'in', 'self', 'self-help', 'works']
    """
    whole = {word.casefold() for word in _WORD.findall(_PARTED.sub(" ", text))}
    return whole | {part for word in whole if "-" in word for part in word.split("-")}


def _keeps_hyphen(first: str, second: str, vocabulary: set[str]) -> bool:
    if second[0].isupper():
        return True
    first, second = first.casefold(), second.casefold()
    if first + second in vocabulary:
        return False
    return f"{first}-{second}" in vocabulary or (first in vocabulary and second in vocabulary)


def _is_compound(first: str, second: str, vocabulary: set[str]) -> bool:
    if f"{first}-{second}".casefold() in vocabulary:
        return first[0].isupper() or not second[0].isupper()
    last = first.casefold().rpartition("-")[2]
    known = last in _PREFIXES or (last in vocabulary and last not in _RESTARTS)
    return known and not second[0].isupper() and second not in _RESTARTS
