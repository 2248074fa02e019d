"""Names written in small letters, as speech recognition and hasty typing write them."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from litreview.privacy.capitals import CapitalRun
from litreview.privacy.folding import fold, read_folded_words
from litreview.privacy.lexicon import read_sense
from litreview.privacy.name_lists import listed_names
from litreview.privacy.persons import shows_person

_WORD = re.compile(r"(?<![\w\[@.])(?:(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’])?([^\W\d_]+(?:['’-][^\W\d_]+)*)(?![\w@])")
_PLAIN_WORD = re.compile(r"[^\W_]+")
_ENDING = re.compile(r"['’](?:s|ll|ve|re|d|m|t)$|n['’]t$")
_PARTICLES = frozenset("de da do du la le van von der den del di el al bin ben ibn st mac mc o".split())  # noqa: SIM905
_LONGEST = 6
_Sense = Literal["name", "unknown", "either", "joiner"]


class _Word(NamedTuple):
    start: int
    end: int
    sense: _Sense


def find_small_names(text: str, language: str = "", *, sure: bool = False) -> Iterator[CapitalRun]:
    """Yield the runs of words in small letters that may name someone or somewhere, in order.

    A word counts by itself where it is a name that is no ordinary word, or where it is none that is known. A word that is
    both (hope, mark) counts beside such a word, after what introduces a person ("my friend hope") or before what a person
    does ("hope said"). Particles and single letters count between such words. With ``sure``, for text that also has
    capitals, only what holds a name that is no ordinary word counts.

    Example:
        >>> text = "so mohamed and grace okwuole do hope that my friend hope said yes"
        >>> [text[run.start : run.end] for run in find_small_names(text)]
        ['mohamed', 'grace okwuole', 'hope']
    """
    run: list[_Word] = []
    if sure and not any(read_sense(word, language) == "name" for word in _small_words(text)):
        return
    for match in _WORD.finditer(text):
        sense = _sense_of(match[1], language, sure)
        if not run and (not sense or sense == "joiner"):
            continue
        start, end = match.span(1)
        if run and not (len(run) < _LONGEST and sense and text[run[-1].end : start] in (" ", ". ")):
            yield from _names_in(text, run, sure=sure)
            run = []
        if sense and (run or sense != "joiner"):
            run.append(_Word(start, end, sense))
    yield from _names_in(text, run, sure=sure)


def find_small_words(text: str) -> Iterator[int]:
    """Yield where each word in small letters starts that may be a name, those that are ordinary words too among them.

    Example:
        >>> list(find_small_words("so mohamed hoped that hope came"))
        [3, 22]
    """
    for match in _WORD.finditer(text):
        if _sense_of(match[1], "", False) not in (None, "joiner"):
            yield match.start(1)


def _small_words(text: str) -> set[str]:
    return set(_PLAIN_WORD.findall(text)).intersection(read_folded_words(text)[1])


@lru_cache(maxsize=1 << 16)
def _sense_of(word: str, language: str, sure: bool) -> _Sense | None:
    """Return what may be part of a name, ``None`` for an ordinary word or one with a capital."""
    if word != word.lower():
        return None
    if word in _PARTICLES or len(word) == 1:
        return "joiner"
    sense = read_sense(_ENDING.sub("", word), language)
    return None if sense == "word" or (sure and sense == "unknown") else sense


def _names_in(text: str, run: list[_Word], *, sure: bool) -> Iterator[CapitalRun]:
    while run and run[-1].sense == "joiner":
        run = run[:-1]
    certain = [place for place, word in enumerate(run) if word.sense in ("name", "unknown")]
    if certain:
        first, last = max(certain[0] - 1, 0), min(certain[-1] + 1, len(run) - 1)
        names, opening = listed_names(), fold(_bare(text, run[first]))
        first += first < certain[0] and opening not in names.given and opening not in names.family
        last -= last > certain[-1] and fold(_bare(text, run[last])) not in names.family
        yield CapitalRun(run[first].start, run[last].start + len(_bare(text, run[last])))
    elif run and not sure:
        end = run[-1].start + len(_bare(text, run[-1]))
        if fold(_bare(text, run[0])) in listed_names().given and shows_person(text, run[0].start, end):
            yield CapitalRun(run[0].start, end)


def _bare(text: str, word: _Word) -> str:
    return _ENDING.sub("", text[word.start : word.end])
