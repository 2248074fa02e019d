"""Tagged text: a tag and its value on each line, values that go on over the next lines."""

import re
from collections.abc import Iterator
from typing import NamedTuple


class Field(NamedTuple):
    """A tag, its value on one line, and the line it begins on, from 1."""

    tag: str
    value: str
    line: int


Fields = list[Field]
_PIECE = 1_000_000


def read_fields(text: str, tag: re.Pattern[str]) -> Iterator[Field]:
    """Yield the tagged values of ``text``; ``tag`` matches at the start of a line and its first group is the tag.

    Lines before the first tag are left out; blank lines do not end a value.

    Example:
        >>> list(read_fields("TI  - One\\n  title\\nER  -", re.compile(r"([A-Z]{2})  ?-")))
        [Field(tag='TI', value='One title', line=1), Field(tag='ER', value='', line=3)]
    """
    name, line, parts = "", 0, []
    for number, words in enumerate(_lines(text), 1):
        match = tag.match(words)
        if match:
            if name:
                yield Field(name, " ".join(filter(None, parts)), line)
            name, line, parts = match[1], number, [words[match.end() :].strip()]
        elif name:
            parts.append(words.strip())
    if name:
        yield Field(name, " ".join(filter(None, parts)), line)


def _lines(text: str) -> Iterator[str]:
    """Yield the lines of ``text``, cut piece by piece: a list of them all would take more room than a large text itself."""
    start = 0
    while (end := text.find("\n", start + _PIECE)) >= 0:
        yield from text[start:end].split("\n")
        start = end + 1
    yield from text[start:].split("\n")


def values(fields: Fields, *tags: str) -> list[str]:
    """Return the values under ``tags`` that are not empty, tag by tag.

    Example:
        >>> values([Field("AU", "Lee", 1), Field("AU", "", 2)], "FAU", "AU")
        ['Lee']
    """
    return [field.value for tag in tags for field in fields if field.tag == tag and field.value]


def first(fields: Fields, *tags: str) -> str:
    """Return the first value under ``tags``, in their order, else ``""``.

    Example:
        >>> first([Field("TI", "One", 1)], "BTI", "TI")
        'One'
    """
    return next(iter(values(fields, *tags)), "")
