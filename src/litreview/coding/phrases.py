"""Find all phrases of a codebook in a text, in one pass.

Every phrase is a few sequences of words; they share one tree. A word of the text is looked up once, and only a word that
begins a phrase is followed further, at most as far as the phrase reaches, so time grows with the text alone.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from litreview.coding.codebook import Code
from litreview.coding.notation import COMMA, FAR, NEXT, WORD, WORDS_BETWEEN, read_phrase
from litreview.coding.vocabulary import Vocabulary

_LIGHT_GAP = re.compile(r"(?:['’][sS]|(?:[·•.()\-](?:es|e|s)\b)+\)?)?[\s\-‐‑/'’\"“”«»]*\Z")
_BREAK = re.compile(r"[.?!;]['’\"”»)\]]*\s|\n\s*\n")

_Ending = tuple[str, str, bool]
"""What ends at a node: a code, its phrase, and whether the phrase is a guard."""


class Hit(NamedTuple):
    """A phrase found: its code, its span in the text (end exclusive) and the phrase as the codebook writes it."""

    code: str
    start: int
    end: int
    phrase: str


class _Node:
    """A place in the tree: which word leads where, by what may lie before it, and which phrases end here."""

    __slots__ = ("ending", "following")

    def __init__(self) -> None:
        # Hundreds of thousands of places: none holds more than it must, or collecting garbage takes as long as the work.
        self.following: dict[int, dict[int, _Node]] = {}
        self.ending: tuple[_Ending, ...] = ()


class _Words(NamedTuple):
    """The words of one text: their spans and the symbols each stands for."""

    text: str
    spans: list[tuple[int, int]]
    symbols: list[tuple[int, ...]]

    def gap(self, index: int) -> int:
        """Return what stands after word ``index``: only spaces and hyphens, other signs too, or the end of a sentence."""
        if index + 1 >= len(self.spans):
            return FAR
        between = self.text[self.spans[index][1] : self.spans[index + 1][0]]
        if between == " " or _LIGHT_GAP.match(between):
            return FAR if between.count("\n") > 1 else NEXT
        return FAR if _BREAK.search(between) else COMMA


class PhraseFinder:
    """All phrases of one language, ready to be found; ``compile_phrases`` makes it."""

    def __init__(self) -> None:
        """Begin with no phrase."""
        self.codes: set[str] = set()
        self._vocabulary = Vocabulary()
        self._root = _Node()

    def add(self, code: str, phrase: str) -> None:
        """Take up ``phrase`` for ``code``.

        Raises:
            ValueError: the phrase cannot be read.

        Example:
            >>> finder = PhraseFinder(); finder.add("VAL.HOPE", "hold* .. hope")
            >>> [hit.code for hit in finder.find("She held the hope; he is holding on to hope.")]
            ['VAL.HOPE']
        """
        pattern = read_phrase(phrase)
        self.codes.add(code)
        for way in pattern.ways:
            node = self._root
            for step in way:
                number, following = self._vocabulary.add(step), node.following.setdefault(step.before, {})
                node = following[number] if number in following else following.setdefault(number, _Node())
            node.ending += ((code, phrase, pattern.guard),)

    def find(self, text: str) -> list[Hit]:
        """Return every phrase found in ``text``, by start, end and code; from one start, each phrase as short as can be.

        Example:
            >>> finder = PhraseFinder(); finder.add("VAL.DIGNITY", "respect"); finder.add("VAL.DIGNITY", "!with respect to")
            >>> finder.find("Respect matters, with respect to hours.")
            [Hit(code='VAL.DIGNITY', start=0, end=7, phrase='respect')]
        """
        spans = [found.span() for found in WORD.finditer(text)]
        symbols = list(map(self._vocabulary.__getitem__, (text[start:end] for start, end in spans)))
        hits: set[Hit] = set()
        guards: dict[str, list[tuple[int, int]]] = {}
        for (code, phrase, guard), start, end in self._occurrences(_Words(text, spans, symbols)):
            if guard:
                guards.setdefault(code, []).append((start, end))
            else:
                hits.add(Hit(code, start, end, phrase))
        ranges = {code: _merged(found) for code, found in guards.items()}
        free = (hit for hit in hits if not _overlaps(ranges.get(hit.code, []), hit.start, hit.end))
        return sorted(free, key=lambda hit: (hit.start, hit.end, hit.code, hit.phrase))

    def _occurrences(self, words: _Words) -> Iterator[tuple[_Ending, int, int]]:
        openings = self._root.following.get(NEXT, {})
        for index, numbers in enumerate(words.symbols):
            for number in numbers:
                if number in openings:
                    for ending, last in _follow(words, index, openings[number]).items():
                        yield ending, words.spans[index][0], words.spans[last][1]


def compile_phrases(codebook: Mapping[str, Code], language: str) -> PhraseFinder:
    """Return the finder of the codebook's phrases in ``language``: ``"fr"`` takes ``phrases_fr``, any other ``phrases``.

    Example:
        >>> code = Code("VAL.HOPE", "Values", "Hope", "Espoir", "", "", "", ("inspire* hope",), ("porteur* d'espoir",))
        >>> compile_phrases({code.id: code}, "fr").find("Ils sont porteurs d’espoir.")[0].code
        'VAL.HOPE'
    """
    finder = PhraseFinder()
    for code in codebook.values():
        for phrase in code.phrases_fr if language == "fr" else code.phrases:
            finder.add(code.id, phrase)
    return finder


def _follow(words: _Words, index: int, node: _Node) -> dict[_Ending, int]:
    """Return the phrases that the word at ``index`` begins, each with the index of the word it first ends at."""
    ends: dict[_Ending, int] = {}
    places = [(index, node)]
    for at, place in places:
        for ending in place.ending:
            ends[ending] = min(at, ends.get(ending, at))
        _lead_on(words, at, place, places)
    return ends


def _lead_on(words: _Words, at: int, node: _Node, places: list[tuple[int, _Node]]) -> None:
    """Append to ``places`` every place in the tree that one more word of the text leads to."""
    adjacent, past_comma, far = (node.following.get(before, {}) for before in (NEXT, COMMA, FAR))
    symbols = words.symbols
    if (adjacent or past_comma) and at + 1 < len(symbols):
        for number in symbols[at + 1]:
            if number in adjacent and words.gap(at) == NEXT:
                places.append((at + 1, adjacent[number]))
            if number in past_comma and words.gap(at) <= COMMA:
                places.append((at + 1, past_comma[number]))
    if far:
        for later in range(at + 1, min(at + 2 + WORDS_BETWEEN, len(symbols))):
            for number in symbols[later]:
                if number in far and all(words.gap(index) != FAR for index in range(at, later)):
                    places.append((later, far[number]))


def _merged(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _overlaps(ranges: list[tuple[int, int]], start: int, end: int) -> bool:
    at = bisect_left(ranges, (end, 0))
    return at > 0 and ranges[at - 1][1] > start
