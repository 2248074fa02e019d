"""Lines and paragraphs: which line ends were only put in to fit a width, and words cut at them."""

import re
from collections.abc import Iterable, Sequence

_WIDEST, _NARROWEST, _OVERHANG = 130, 40, 20
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_CUT = re.compile(r"[^\W\d_]+-$")
_PARTED = re.compile(r"(?<![^\W\d_])[^\W\d_]+(?:-[ \t]*\n|\ufffe)[ \t]*[^\W\d_]+")
_NEXT = re.compile(r"[^\W\d_]+")


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
