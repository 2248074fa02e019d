"""The people and bodies of a record: splitting a BibTeX name list before any brace is taken off."""

import re

from litreview.sources.latex import decode_latex, split_level

_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_SEMICOLON = re.compile(r";")
_COMMA = re.compile(r",")
_SPACE = re.compile(r"[\s~]+")
_PART = re.compile(r"\s*(family|given|prefix|suffix|useprefix|[a-z]+-i)\s*=(.*)", re.IGNORECASE | re.DOTALL)
"""A part of a name as biblatex's extended format writes it: ``family=Lee``."""


def format_names(source: str) -> str:
    """Return the names of a BibTeX list as ``"Family, Given; Family, Given"``.

    A name wholly in braces is a body and stays in one piece; "others" becomes "et al.".

    Example:
        >>> format_names(r"{World Health Organization} and Ludwig van Beethoven and Solomon, Phyllis and others")
        'World Health Organization; van Beethoven, Ludwig; Solomon, Phyllis; et al.'
    """
    return "; ".join(", ".join(filter(None, name)) for name in read_names(source))


def read_names(source: str) -> list[tuple[str, str]]:
    """Return the names of a BibTeX list, each as family and given name; a body has its whole name as family name.

    Names may be in biblatex's extended format too.

    Example:
        >>> read_names("{Health, Education and Welfare} and Ludwig van Beethoven")
        [('Health, Education and Welfare', ''), ('van Beethoven', 'Ludwig')]
        >>> read_names("family=Lee, given=Ann, prefix=de")
        [('de Lee', 'Ann')]
    """
    names = split_level(source, _AND)
    if len(names) == 1 and source.count(",") >= 1:
        names = split_level(source, _SEMICOLON)
    return [name for name in map(_read_name, names) if any(name)]


def _read_name(name: str) -> tuple[str, str]:
    if name.lower() == "others":
        return "et al.", ""
    written = split_level(name, _COMMA)
    named = [_PART.match(part) for part in written]
    if all(named):
        said = {part[1].lower(): decode_latex(part[2].strip().strip('"')) for part in named if part}
        whole = filter(None, map(said.get, ("prefix", "family", "suffix")))
        return " ".join(whole), said.get("given", "")
    parts = [decode_latex(part) for part in written]
    if len(parts) >= 3:
        return f"{parts[0]} {parts[1]}".strip(), " ".join(parts[2:]).rstrip(", ")
    if len(parts) == 2:
        return parts[0], parts[1]
    words = [decode_latex(word) for word in split_level(name, _SPACE)]
    family = _family_start(words)
    return " ".join(words[family:]), " ".join(words[:family])


def _family_start(words: list[str]) -> int:
    """Return where the family name begins: at the first lower-case particle, else the last word."""
    for place, word in enumerate(words[1:-1], 1):
        if word[:1].islower():
            return place
    return len(words) - 1
