"""The patterns of identifiers, each compiled once and not before it is searched for, since some take a tenth of a second."""

from collections.abc import Iterable
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


def stand_in(text: str, sources: Iterable[str]) -> bool:
    """Return whether one of the patterns of ``sources`` stands in ``text``; none is compiled after the first that does.

    Example:
        >>> stand_in("room 12", [r"\\d+"]), stand_in("my room", [r"\\d+"])
        (True, False)
    """
    return any(compile_pattern(source).search(text) for source in sources)
