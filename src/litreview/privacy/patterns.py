"""The patterns of identifiers, each compiled once and not before it is searched for, since some take a tenth of a second."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

import regex

FLAGS = regex.DOTALL | regex.MULTILINE | regex.IGNORECASE
"""How every pattern is read: those of presidio's recognisers."""


@cache
def compile_pattern(source: str) -> Any:
    """Return the compiled pattern that ``source`` writes in the notation of the package regex.

    Example:
        >>> compile_pattern(r"room \\d+").search("ROOM 12").span()
        (0, 7)
    """
    return regex.compile(source, FLAGS)


def stands_in_any(text: str, sources: Iterable[str]) -> bool:
    """Return whether one of the patterns of ``sources`` stands in ``text``; none is compiled after the first that does.

    Example:
        >>> stands_in_any("room 12", [r"\\d+"]), stands_in_any("my room", [r"\\d+"])
        (True, False)
    """
    return any(compile_pattern(source).search(text) for source in sources)


def find_spans(text: str, sources: Iterable[str], is_meant: Callable[[str], bool] = bool) -> Iterator[tuple[int, int]]:
    """Yield where the patterns of ``sources`` stand in ``text``, in order; what lies inside another span is left out.

    These are the spans that presidio's recogniser gives for the same patterns, ``is_meant`` being what verifies them.

    Example:
        >>> list(find_spans("room 12", [r"\\d", r"\\d\\d"]))
        [(5, 7)]
    """
    found = {match.span() for source in sources for match in compile_pattern(source).finditer(text) if is_meant(match[0])}
    reach = 0
    for start, end in sorted(found, key=lambda span: (span[0], -span[1])):
        if end > max(start, reach):
            yield start, end
            reach = end
