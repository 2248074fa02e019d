"""Find all phrases of a codebook in texts, in one pass.

Texts are split into words all at once and a word is looked up once. Only a word that begins a phrase is followed further, at
most as far as phrases reach, so time grows with the text alone.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from litreview.coding.codebook import Code
from litreview.coding.notation import COMMA, FAR, NEXT, WORD, WORDS_BETWEEN, read_phrase
from litreview.coding.paths import Ending, Path, Place
from litreview.coding.vocabulary import Vocabulary

_WORDS = re.compile(f"({WORD.pattern})")
_LIGHT_GAP = re.compile(r"(?:['’][sS]|(?:[·•.()\-](?:es|e|s)\b)+\)?)?[\s\-‐‑/'’\"“”«»]*\Z")
_BREAK = re.compile(r"[.?!;]['’\"”»)\]]*\s|\n\s*\n")

_BETWEEN = "\n\n"
"""What parts texts that are read together: no phrase reaches across it."""
_TOGETHER = 200_000
"""How many characters of texts are read together."""
_SHORT_GAP, _MOST_GAPS = 8, 10_000


class Hit(NamedTuple):
    """A phrase found: its code, its span in the text (end exclusive) and the phrase as the codebook writes it."""

    code: str
    start: int
    end: int
    phrase: str


_in_order = itemgetter(1, 2, 0, 3)


class _Gaps(dict[str, int]):
    """What may stand between two words: only spaces and hyphens (NEXT), other signs too (COMMA), the end of a sentence (FAR)."""

    def __missing__(self, between: str) -> int:
        if _LIGHT_GAP.match(between):
            kind = FAR if between.count("\n") > 1 else NEXT
        else:
            kind = FAR if _BREAK.search(between) else COMMA
        if len(between) <= _SHORT_GAP and len(self) < _MOST_GAPS:
            self[between] = kind
        return kind


class _Starts(dict[str, Place | None]):
    """The place that each word of a text leads to where a phrase begins with it, None where none does."""

    def __init__(self, vocabulary: Vocabulary, root: Place) -> None:
        super().__init__()
        self._vocabulary, self._root = vocabulary, root

    def __missing__(self, word: str) -> Place | None:
        place = self._root.follow(self._vocabulary[word], NEXT)
        if len(self) > len(self._vocabulary):
            self.clear()
        if word in self._vocabulary:
            self[word] = place
        return place


class _Words(NamedTuple):
    """The words of a text: the pieces it falls into, gap and word in turn, and the symbols of each word and of none behind."""

    pieces: list[str]
    symbols: list[tuple[str, ...]]


class PhraseFinder:
    """All phrases of one language, ready to be found; ``compile_phrases`` makes it."""

    def __init__(self) -> None:
        """Begin with no phrase."""
        self.codes: set[str] = set()
        self._vocabulary = Vocabulary()
        self._parts: set[str] = set()
        self._root = Place()
        self._starts = _Starts(self._vocabulary, self._root)
        self._gaps = _Gaps()

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
        for part in pattern.parts:
            if part.spelling not in self._parts:
                self._parts.add(part.spelling)
                for wording in part.wordings:
                    for symbol, _ in wording.steps:
                        self._vocabulary.add(symbol)
        self._root.begin(Path((code, phrase, pattern.guard), pattern.parts))
        self._starts.clear()

    def find(self, text: str) -> list[Hit]:
        """Return every phrase found in ``text``, by start, end and code; from one start, each phrase as short as can be.

        Example:
            >>> finder = PhraseFinder(); finder.add("VAL.DIGNITY", "respect"); finder.add("VAL.DIGNITY", "!with respect to")
            >>> finder.find("Respect matters, with respect to hours.")
            [Hit(code='VAL.DIGNITY', start=0, end=7, phrase='respect')]
        """
        return self.find_all([text])[0]

    def find_all(self, texts: Sequence[str]) -> list[list[Hit]]:
        """Return for each of ``texts`` what ``find`` finds in it; many texts at once are found faster.

        Example:
            >>> finder = PhraseFinder(); finder.add("VAL.HOPE", "hope")
            >>> [[hit.start for hit in found] for found in finder.find_all(["We hope.", "", "Hope, hope"])]
            [[3], [], [0, 6]]
        """
        found: list[list[Hit]] = []
        for batch in _batches(texts):
            found += self._find_together(batch)
        return found

    def _find_together(self, texts: Sequence[str]) -> list[list[Hit]]:
        begins = list(accumulate((len(text) + len(_BETWEEN) for text in texts), initial=0))
        hits: list[list[Hit]] = [[] for _ in texts]
        guards: dict[tuple[int, str], list[tuple[int, int]]] = {}
        for (code, phrase, guard), start, end in self._occurrences(_BETWEEN.join(texts)):
            which = bisect_right(begins, start) - 1
            start, end = start - begins[which], end - begins[which]
            if guard:
                guards.setdefault((which, code), []).append((start, end))
            else:
                hits[which].append(Hit(code, start, end, phrase))
        for which in sorted({which for which, _ in guards}):
            ranges = {code: _merged(found) for (text, code), found in guards.items() if text == which}
            hits[which] = [hit for hit in hits[which] if not _overlaps(ranges.get(hit.code, []), hit.start, hit.end)]
        for found in hits:
            found.sort(key=_in_order)
        return hits

    def _occurrences(self, text: str) -> Iterator[tuple[Ending, int, int]]:
        pieces = _WORDS.split(text)
        words = pieces[1::2]
        symbols = [*map(self._vocabulary.__getitem__, words), ()]
        starts = list(map(self._starts.__getitem__, words))
        ends = list(accumulate(map(len, pieces)))
        for index in [index for index, place in enumerate(starts) if place]:
            place = starts[index]
            # Most words that begin a phrase go on otherwise; that is told here at little cost.
            if place.ending or place.leads_on(symbols, index + 1):
                for ending, last in self._follow(_Words(pieces, symbols), index, place).items():
                    yield ending, ends[2 * index], ends[2 * last + 1]

    def _follow(self, words: _Words, index: int, place: Place) -> dict[Ending, int]:
        """Return the phrases that the word at ``index`` begins, each with the index of the word it first ends at."""
        symbols = words.symbols
        ends: dict[Ending, int] = {}
        places = [(index, place)]
        for at, place in places:
            for ending in place.ending:
                ends[ending] = min(at, ends.get(ending, at))
            if place.leads_on(symbols, at + 1):
                self._lead_on(words, at, place, places)
        return ends

    def _lead_on(self, words: _Words, at: int, place: Place, places: list[tuple[int, Place]]) -> None:
        """Append to ``places`` each place that the words after ``at`` lead to, with the index of its word."""
        pieces, symbols = words
        last = at + 1 + (WORDS_BETWEEN if place.far else 0)
        for later in range(at + 1, min(last, len(symbols) - 2) + 1):
            gap = self._gaps[pieces[2 * later]]
            if gap == FAR:
                break
            onward = place.follow(symbols[later], gap if later == at + 1 else FAR)
            if onward and (later, onward) not in places:
                places.append((later, onward))


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


def _batches(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield the texts in order, as many together as hold ``_TOGETHER`` characters, at least one."""
    begun = characters = 0
    for at, text in enumerate(texts):
        if characters and characters + len(text) > _TOGETHER:
            yield texts[begun:at]
            begun, characters = at, 0
        characters += len(text) + 1
    if begun < len(texts):
        yield texts[begun:]


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
