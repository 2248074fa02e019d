"""Find all phrases of a codebook in texts, in one pass.

Texts are split into words all at once and a word is looked up once. Only a word that begins a phrase is followed further, at
most as far as phrases reach, so time grows with the text alone.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from litreview.coding.codebook import Code
from litreview.coding.notation import read_phrase
from litreview.coding.paths import Path, Place
from litreview.coding.tracing import Tracer
from litreview.coding.vocabulary import Vocabulary

_BETWEEN = "\n\n"
"""What parts texts that are read together: no phrase reaches across it."""
_TOGETHER = 200_000
"""How many characters of texts are read together."""
_SHORT_GAP, _MOST_GAPS = 8, 10_000


class PhraseHit(NamedTuple):
    """A phrase found: its code, its span in the text (end exclusive) and the phrase as the codebook writes it."""

    code: str
    start: int
    end: int
    phrase: str


_in_order = itemgetter(1, 2, 0, 3)


class PhraseFinder:
    """All phrases of one language, ready to be found; ``compile_phrases`` makes it."""

    def __init__(self) -> None:
        """Begin with no phrase."""
        self.codes: set[str] = set()
        self._vocabulary = Vocabulary()
        self._parts: set[str] = set()
        self._root = Place()
        self._tracer = Tracer(self._vocabulary, self._root)

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
        self._tracer.forget()

    def find(self, text: str) -> list[PhraseHit]:
        """Return every phrase found in ``text``, by start, end and code; from one start, each phrase as short as can be.

        Example:
            >>> finder = PhraseFinder(); finder.add("VAL.DIGNITY", "respect"); finder.add("VAL.DIGNITY", "!with respect to")
            >>> finder.find("Respect matters, with respect to hours.")
            [PhraseHit(code='VAL.DIGNITY', start=0, end=7, phrase='respect')]
        """
        return self.find_all([text])[0]

    def find_all(self, texts: Sequence[str]) -> list[list[PhraseHit]]:
        """Return for each of ``texts`` what ``find`` finds in it; many texts at once are found faster.

        Example:
            >>> finder = PhraseFinder(); finder.add("VAL.HOPE", "hope")
            >>> [[hit.start for hit in found] for found in finder.find_all(["We hope.", "", "Hope, hope"])]
            [[3], [], [0, 6]]
        """
        found: list[list[PhraseHit]] = []
        for batch in _batches(texts):
            found += self._find_together(batch)
        return found

    def _find_together(self, texts: Sequence[str]) -> list[list[PhraseHit]]:
        begins = list(accumulate((len(text) + len(_BETWEEN) for text in texts), initial=0))
        hits: list[list[PhraseHit]] = [[] for _ in texts]
        guards: dict[tuple[int, str], list[tuple[int, int]]] = {}
        for (code, phrase, guard), start, end in self._tracer.trace(_BETWEEN.join(texts)):
            which = bisect_right(begins, start) - 1
            start, end = start - begins[which], end - begins[which]
            if guard:
                guards.setdefault((which, code), []).append((start, end))
            else:
                hits[which].append(PhraseHit(code, start, end, phrase))
        for which in sorted({which for which, _ in guards}):
            ranges = {code: _merged(found) for (text, code), found in guards.items() if text == which}
            hits[which] = [hit for hit in hits[which] if not _overlaps(ranges.get(hit.code, []), hit.start, hit.end)]
        for found in hits:
            found.sort(key=_in_order)
        return hits


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
