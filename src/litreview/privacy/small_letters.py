"""Names written in small letters, as speech recognition and hasty typing write them."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from litreview.privacy.capitals import Run
from litreview.privacy.folding import fold
from litreview.privacy.lexicon import read_sense
from litreview.privacy.name_lists import listed_names

_WORD = re.compile(r"(?<![\w\[@.])(?:(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’])?([^\W\d_]+(?:['’-][^\W\d_]+)*)(?![\w@])")
_PIECE = re.compile(r"[^\W\d_]+")
_ENDING = re.compile(r"['’](?:s|ll|ve|re|d|m|t)$|n['’]t$")
_PARTICLES = frozenset(["de", "da", "do", "du", "la", "le", "van", "von", "der", "den", "del", "di", "el", "al", "bin", "ben", "ibn", "st", "mac", "mc", "o"])
_LONGEST = 6
_Sense = Literal["name", "unknown", "either", "joiner"]
_BEFORE = re.compile(
    r"(?:\b(?:my name is|my name['’]s|name was|name is|named|nicknamed|called (?:her|him)|goes by|went by|je m['’]appelle|mon nom est"
    r"|(?:s|m)['’]appell?e|s['’]appelait|nomm[ée]e?|hi|hey|bonjour|salut|allô|dear|ch[eè]re?"
    r"|(?:my|our|his|her|mon|ma|notre|the) (?:[\w'’-]{2,20} )?(?:friend|buddy|sister|brother|cousin|son|daughter|husband|wife"
    r"|partner|aunt|auntie|uncle|neighbou?r|roommate|worker|counsell?or|sponsor|nurse|doctor|boss|manager|supervisor|colleague"
    r"|coworker|ami|amie|soeur|sœur|fr[eè]re|cousine|fils|fille|mari|femme|conjointe?|tante|oncle|voisine?|coloc"
    r"|intervenante?|collègue|patronne?|marraine|parrain|blonde|chum)"
    r"|asked|told|met|phoned|texted|emailed|thanked|married|dated|visited|hired|buried|trusted|aunt|auntie|uncle|tante|oncle"
    r"|mrs?|ms|dr|mme|mlle|sister|brother|kookum|mishomis|elder|pastor|officer|constable|nurse)\.?,? )\Z"
)
_AFTER = re.compile(
    r"(?:['’]s (?:mom|mum|dad|mother|father|sister|brother|house|place|car|funeral|kids?|son|daughter|husband|wife|partner"
    r"|birthday|number|truck|office|group)\b"
    r"|,? (?:said|says|told|tells|asked|asks|texted|called me|phoned|died|passed away|who (?:was|is|runs|ran|works|lives)"
    r"|and (?:i|me)\b|m['’]a (?:dit|aid[ée]e?|appel[ée]e?)|disait|raconte|est (?:mort|d[ée]c[ée]d[ée]))\b)"
)


class _Word(NamedTuple):
    start: int
    end: int
    sense: _Sense


def find_small_names(text: str, *, sure: bool = False) -> Iterator[Run]:
    """Yield the runs of words in small letters that may name someone or somewhere, in order.

    A word counts by itself where it is a name that is no ordinary word, or where it is none that is known. A word that is
    both (hope, mark) counts beside such a word, after what introduces a person ("my friend hope") or before what a person
    does ("hope said"). Particles and single letters count between such words. With ``sure``, for text that also has
    capitals, unknown words do not count.

    Example:
        >>> text = "so mohamed and grace okwuole do hope that my friend hope said yes"
        >>> [text[run.start : run.end] for run in find_small_names(text)]
        ['mohamed', 'grace okwuole', 'hope']
    """
    run: list[_Word] = []
    for match in _WORD.finditer(text):
        start, end = match.span(1)
        sense = _sense_of(text[start:end], sure=sure)
        if run and not (len(run) < _LONGEST and sense and text[run[-1].end : start] in (" ", ". ")):
            yield from _names_in(text, run)
            run = []
        if sense and (run or sense != "joiner"):
            run.append(_Word(start, end, sense))
    yield from _names_in(text, run)


def find_small_words(text: str) -> Iterator[int]:
    """Yield where each word in small letters starts that may be a name, those that are ordinary words too among them.

    Example:
        >>> list(find_small_words("so mohamed hoped that hope came"))
        [3, 22]
    """
    for match in _WORD.finditer(text):
        if _sense_of(match[1], sure=False) not in (None, "joiner"):
            yield match.start(1)


def small_letters(text: str) -> str:
    """Return ``text`` in small letters where that keeps every character in its place, else as it is.

    Example:
        >>> small_letters("AMIRA"), small_letters("İ")
        ('amira', 'İ')
    """
    small = text.lower()
    return small if len(small) == len(text) else text


def _sense_of(word: str, *, sure: bool) -> _Sense | None:
    """Return what may be part of a name, ``None`` for an ordinary word or one with a capital."""
    if word != word.lower():
        return None
    if word in _PARTICLES or len(word) == 1:
        return "joiner"
    senses = [read_sense(piece) for piece in _PIECE.findall(_ENDING.sub("", word))]
    if len(senses) > 1:
        return "name" if "name" in senses else "unknown" if set(senses) == {"unknown"} and not sure else None
    sense = senses[0]
    return None if sense == "word" or (sure and sense == "unknown") else sense


def _names_in(text: str, run: list[_Word]) -> Iterator[Run]:
    while run and run[-1].sense == "joiner":
        run = run[:-1]
    certain = [place for place, word in enumerate(run) if word.sense in ("name", "unknown")]
    if certain:
        first, last = max(certain[0] - 1, 0), min(certain[-1] + 1, len(run) - 1)
        first += first < certain[0] and fold(_bare(text, run[first])) not in listed_names().given
        last -= last > certain[-1] and fold(_bare(text, run[last])) not in listed_names().family
        yield Run(run[first].start, run[last].start + len(_bare(text, run[last])))
    elif run:
        end = run[-1].start + len(_bare(text, run[-1]))
        if _BEFORE.search(text, max(0, run[0].start - 60), run[0].start) or _AFTER.match(text, end):
            yield Run(run[0].start, end)


def _bare(text: str, word: _Word) -> str:
    return _ENDING.sub("", text[word.start : word.end])
