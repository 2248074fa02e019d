"""How much of what should be found is covered by what was found, counted by kind."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from benchmarks.finders import Marked, Span

from litreview.privacy.folding import fold
from litreview.privacy.words import FUNCTION_WORDS

_WORD = re.compile(r"\w+")


class Wanted(NamedTuple):
    """Something that should be found in a text: its span, its kind, and the group of texts it is counted with."""

    start: int
    end: int
    kind: str
    group: str = ""


Counts = Counter[tuple[str, str]]
"""Counts by (kind, group)."""


class Tally(NamedTuple):
    """Counts by (kind, group): how many there were, were replaced, replaced or proposed, or at least to be read whole.

    ``wrong`` are spans replaced, ``idle`` forms proposed, where nothing should be found; ``words`` is how many words were read.
    """

    wanted: Counts
    removed: Counts
    settled: Counts
    seen: Counts
    wrong: int
    idle: int
    words: int


def tally(texts: Sequence[str], wanted: Sequence[Sequence[Wanted]], found: Sequence[Marked]) -> Tally:
    """Return the counts over ``texts``.

    Something is covered where each letter and digit of its words is, function words ("the", "de") left out. What is rare is
    a whole clause, which a person reads who is shown a part of it: it is covered where anything in it is found.
    """
    counts = Tally(Counter(), Counter(), Counter(), Counter(), 0, 0, 0)
    wrong = idle = words = 0
    for text, there, marked in zip(texts, wanted, found, strict=True):
        words += len(text.split())
        removed = _letters(text, marked.removed)
        settled = removed | _letters(text, marked.proposed)
        seen = settled | _letters(text, marked.read_whole)
        for one in there:
            key, own = (one.kind, one.group), _own_letters(text, one)
            counts.wanted[key] += 1
            for count, covered in ((counts.removed, removed), (counts.settled, settled), (counts.seen, seen)):
                count[key] += bool(own & covered) if one.kind == "rare" else own <= covered
        wrong += sum(not _touches(span, there) for span in marked.removed)
        idle += sum(not _touches(span, there) for span in set(marked.proposed) - set(marked.removed))
    return counts._replace(wrong=wrong, idle=idle, words=words)


def share(part: Counts, whole: Counts, kinds: Iterable[str], group: str | None = None) -> float:
    """Return which share of the wanted of ``kinds``, and of one ``group`` where it is given, is counted in ``part``."""
    keys = [key for key in whole if key[0] in kinds and group in (None, key[1])]
    there = sum(whole[key] for key in keys)
    return sum(part[key] for key in keys) / there if there else float("nan")


def _own_letters(text: str, one: Wanted) -> set[int]:
    words = [(match.start(), match.end()) for match in _WORD.finditer(text, one.start, one.end)]
    telling = [word for word in words if fold(text[slice(*word)]) not in FUNCTION_WORDS]
    return _letters(text, telling or words)


def _letters(text: str, spans: Iterable[Span]) -> set[int]:
    return {at for start, end in spans for at in range(start, end) if text[at].isalnum()}


def _touches(span: Span, wanted: Sequence[Wanted]) -> bool:
    return any(span[0] < one.end and one.start < span[1] for one in wanted)
