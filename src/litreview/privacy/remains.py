"""Where words that may no longer be used still stand: runs of words, looked for in files of every format."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from litreview.privacy.artefacts import read_units
from litreview.privacy.folding import TOKEN, fold
from litreview.privacy.units import Unsearchable


class Size(NamedTuple):
    """How many words a sentence must have to be looked for, and how many of a longer one in a row betray it."""

    shortest: int
    window: int


REMAINS = Size(4, 6)
"""For what is to be deleted: rather too much than too little."""

QUOTATION = Size(6, 8)
"""For what people wrote: so much that it is no coincidence, as in the release gate."""

LARGEST = 1024 * 1024 * 1024

_SENTENCE_END = re.compile(r"[.!?…\n]+")


@dataclass(frozen=True)
class Words:
    """Runs of words to look for, held as hashes of this process; nothing of them is shown."""

    windows: frozenset[int] = field(repr=False, default=frozenset())
    heads: frozenset[tuple[str, str]] = field(repr=False, default=frozenset())
    size: Size = field(repr=False, default=REMAINS)


def gather_words(said: Iterable[str], allowed: Iterable[str] = (), size: Size = REMAINS) -> Words:
    """Return the runs of words of the texts ``said``, without those that stand in a text of ``allowed`` too.

    A sentence of ``size.shortest`` words or more is one run; of texts longer than ``size.window`` any so many words in a row
    are one, over sentences too.

    Example:
        >>> len(gather_words(["It gave me hope."], ["Hope it gave."]).windows)
        1
    """
    runs = {hash(run): run[:2] for text in said for run in _runs(text, size)}
    for text in allowed:
        tokens = _tokens(text)
        for length in range(size.shortest, size.window + 1):
            for start in range(len(tokens) - length + 1):
                runs.pop(hash(tuple(tokens[start : start + length])), None)
    return Words(frozenset(runs), frozenset(runs.values()), size)


def stand_together(text: str, words: Words) -> bool:
    """Return whether a run of ``words`` stands in ``text``, whatever its case, accents and punctuation.

    Example:
        >>> stand_together("She said: it GAVE me hope!", gather_words(["It gave me hope."]))
        True
    """
    return any(True for _ in _hits(_tokens(text), words))


def find_lines(text: str, words: Words) -> list[int]:
    """Return the lines of ``text``, counted from 1, on which a run of ``words`` begins.

    Example:
        >>> find_lines("One.\\nIt gave\\nme hope.", gather_words(["It gave me hope."]))
        [2]
    """
    folded = fold(text)
    places = [match.span() for match in TOKEN.finditer(folded)]
    ends = [place for place, character in enumerate(folded) if character == "\n"]
    hits = _hits([folded[start:end] for start, end in places], words)
    return sorted({bisect_left(ends, places[hit][0]) + 1 for hit in hits})


def search_file(path: Path, words: Words) -> bool | None:
    """Return whether a run of ``words`` stands in the file, unpacked and decoded; ``None`` where it cannot all be read.

    What cannot be read as its suffix says is read as plain text too, as far as that goes.

    Example:
        >>> import tempfile; where = Path(tempfile.mkdtemp()) / "a.html"
        >>> _ = where.write_text("<p>It <b>gave</b> me hope</p>"); search_file(where, gather_words(["It gave me hope."]))
        True
    """
    try:
        data = path.read_bytes() if path.stat().st_size <= LARGEST else None
    except OSError:
        return None
    if data is None:
        return None
    try:
        return any(stand_together(unit.text, words) for unit in read_units(path.name, data))
    except Unsearchable:
        plain = (data.decode(encoding, "ignore") for encoding in ("utf-8", "utf-16-le", "cp1252"))
        return True if any(stand_together(text, words) for text in plain) else None


def _tokens(text: str) -> list[str]:
    return TOKEN.findall(fold(text))


def _runs(text: str, size: Size) -> Iterator[tuple[str, ...]]:
    for part in (text, *_SENTENCE_END.split(text)):
        tokens = _tokens(part)
        length = min(len(tokens), size.window)
        if length >= size.shortest:
            yield from (tuple(tokens[start : start + length]) for start in range(len(tokens) - length + 1))


def _hits(tokens: Sequence[str], words: Words) -> Iterator[int]:
    for start, head in enumerate(pairwise(tokens)):
        if head in words.heads:
            lengths = range(words.size.shortest, min(words.size.window, len(tokens) - start) + 1)
            if any(hash(tuple(tokens[start : start + length])) in words.windows for length in lengths):
                yield start
