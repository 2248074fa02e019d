"""LaTeX in the fields of a record: braces, accents and the values that stand for names and words."""

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pylatexenc.latex2text import LatexNodes2Text

_LONGEST, _DEEPEST = 100_000, 50
_MARKUP = re.compile(r"[\\{}$~]|--|``|''")
_ESCAPED = re.compile(r"\\([%&#$_])")
_BARE = re.compile(r"(\\.)|([%&])", re.DOTALL)


def decode_latex(source: str) -> str:
    """Return ``source`` as plain text: accents composed, commands and braces gone, white space run together.

    A bare ``%`` or ``&`` is a sign like any other, as reference managers write it, not a comment or a column.
    What is nested deeper than 50 braces or longer than 100,000 characters is left as it stands.

    Example:
        >>> decode_latex(r"{\\'E}tude of {Peer} support -- 50% more")
        'Étude of Peer support – 50% more'
    """
    if not _MARKUP.search(_ESCAPED.sub("", source)):
        # The decoder goes sign by sign; most fields hold nothing but an escaped sign or two.
        source = _ESCAPED.sub(r"\1", source)
    elif len(source) <= _LONGEST and brace_depth(source) <= _DEEPEST:
        source = _decoder().latex_to_text(_BARE.sub(lambda m: m[1] or "\\" + m[2], source))
    return " ".join(source.split())


def brace_depth(source: str) -> int:
    """Return how deep the braces of ``source`` are nested at most.

    Example:
        >>> brace_depth("{a {b}} c")
        2
    """
    depth = deepest = 0
    for sign in re.finditer(r"[{}]", source):
        depth += 1 if sign[0] == "{" else -1
        deepest = max(deepest, depth)
    return deepest


def split_level(source: str, separator: re.Pattern[str]) -> list[str]:
    """Return the parts of ``source`` between matches of ``separator`` outside braces, stripped.

    Example:
        >>> split_level("{Salt and Pepper} and Ann Lee", re.compile(r" and "))
        ['{Salt and Pepper}', 'Ann Lee']
    """
    depth, start, parts = 0, 0, []
    for match in re.compile(rf"[{{}}]|{separator.pattern}", separator.flags).finditer(source):
        if match[0] in "{}":
            depth += 1 if match[0] == "{" else -1
        elif depth <= 0:
            parts.append(source[start : match.start()].strip())
            start = match.end()
    return [*parts, source[start:].strip()]


@cache
def _decoder() -> "LatexNodes2Text":
    from pylatexenc.latex2text import LatexNodes2Text

    return LatexNodes2Text(strict_latex_spaces=False)
