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
_SIGN = re.compile(r"\\([%&#$_])|---|--|``|''|!`|\?`|[~{}]")
_SIGNS = {"---": "—", "--": "–", "``": "“", "''": "”", "!`": "¡", "?`": "¿", "~": " ", "{": "", "}": ""}
_DOLLAR = re.compile(r"(?<!\\)\$")
_ODD = re.compile(r"[\\%&~]|--|``|''|[!?]`|\n\s*\n")
"""What the decoder reads in another way between dollar signs than elsewhere."""
_BRACE = re.compile(r"[{}]")


def decode_latex(source: str) -> str:
    """Return ``source`` as plain text: accents composed, commands and braces gone, white space run together.

    A bare ``%`` or ``&`` is a sign like any other, as reference managers write it, not a comment or a column.
    What is nested deeper than 50 braces or longer than 100,000 characters is left as it stands.

    Example:
        >>> decode_latex(r"{\\'E}tude of {Peer} support -- 50% more")
        'Étude of Peer support – 50% more'
    """
    if not _MARKUP.search(_ESCAPED.sub("", source) if "\\" in source else source):
        text = _ESCAPED.sub(r"\1", source) if "\\" in source else source
    elif len(source) > _LONGEST or brace_depth(source) > _DEEPEST:
        text = source
    elif _has_signs_only(source):
        # The decoder goes sign by sign; few fields hold a command, which only it knows.
        # White space is lost inside a formula, and a dollar sign without its other half opens one that goes on to the end.
        text = "".join(part.strip() if n % 2 else _decode_signs(part) for n, part in enumerate(_DOLLAR.split(source)))
    else:
        text = _decoder().latex_to_text(_BARE.sub(lambda m: m[1] or "\\" + m[2], source))
    text = " ".join(text.split())
    return source if text == source else text  # one string in memory for a field and what it says


def brace_depth(source: str) -> int:
    """Return how deep the braces of ``source`` are nested at most.

    Example:
        >>> brace_depth("{a {b}} c")
        2
    """
    depth = deepest = 0
    for sign in _BRACE.finditer(source):
        depth += 1 if sign[0] == "{" else -1
        deepest = max(deepest, depth)
    return deepest


def split_level(source: str, separator: re.Pattern[str]) -> list[str]:
    """Return the parts of ``source`` between matches of ``separator`` outside braces, stripped.

    Example:
        >>> split_level("{Salt and Pepper} and Ann Lee", re.compile(r" and "))
        ['{Salt and Pepper}', 'Ann Lee']
    """
    if not _BRACE.search(source):
        return [part.strip() for part in separator.split(source)]
    depth, start, parts = 0, 0, []
    for match in re.compile(rf"[{{}}]|{separator.pattern}", separator.flags).finditer(source):
        if match[0] in "{}":
            depth += 1 if match[0] == "{" else -1
        elif depth <= 0:
            parts.append(source[start : match.start()].strip())
            start = match.end()
    return [*parts, source[start:].strip()]


def _has_signs_only(source: str) -> bool:
    """Return whether ``source`` has no command, nothing odd between dollar signs, and every brace its other half."""
    left = _ESCAPED.sub("", source)
    if "\\" in left:
        return False
    if "$" in left:
        return not (_BRACE.search(left) or "$$" in left or any(map(_ODD.search, _DOLLAR.split(source)[1::2])))
    depth = 0
    for sign in _BRACE.finditer(left):
        depth += 1 if sign[0] == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def _decode_signs(text: str) -> str:
    return _SIGN.sub(lambda sign: sign[1] or _SIGNS[sign[0]], text)


@cache
def _decoder() -> "LatexNodes2Text":
    from pylatexenc.latex2text import LatexNodes2Text

    return LatexNodes2Text(strict_latex_spaces=False)
