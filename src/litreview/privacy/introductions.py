"""Names by what introduces them: titles, kin, "my name is", initials, and names spelled letter by letter."""

import re
from collections.abc import Iterable, Iterator

from litreview.privacy.capitals import CapitalRun, has_capitals, is_known_word, is_pseudonym
from litreview.privacy.folding import fold, read_folded_words
from litreview.privacy.public import AFTER_PERSON_WORDS, CUE_WORDS, OFFICES
from litreview.privacy.words import FUNCTION_WORDS

_WORD = re.compile(r"[\w'’-]+")
_PARTICLE = r"(?:(?:de|du|des|la|le|van|von|den|der|da|di|el|al|bin|ben|st\.?|mac)\s|d['’]|l['’]){0,3}"
_CAPITAL = r"[^\W\d_a-z][\w'’-]{0,40}"
_SELF_CUE = r"(?i:\b(?:my name is|my name['’]s|name was|name is|je m['’]appelle|mon nom est|s['’]appelle|named|nicknamed))"
_TITLE_CUE = r"(?:(?i:\b(?:mr|mrs|ms|mme|mlle|dr|dre)\b\.?)|(?<![\w.])M\.)"
_KIN_CUE = (
    r"(?i:\b(?:doctor|docteure?|aunt|auntie|uncle|oncle|tante|pastor|officer|constable|sister|brother|nurse"
    r"|elder|chief|cousin))"
)
_CUE = re.compile(
    rf"(?:(?P<self>{_SELF_CUE})|(?P<title>{_TITLE_CUE})|{_KIN_CUE})\s({_PARTICLE}{_CAPITAL}(?:\s{_CAPITAL}){{0,2}})"
)
_OWN_NAME = re.compile(r"(?i:\b(?:my name is|my name['’]s|je m['’]appelle|mon nom est))\s([a-z][\w'’-]{1,40})")
_LOWER_CUE = re.compile(
    rf"(?:{_SELF_CUE}|\b(?:mr|mrs|ms|mme|mlle|dr|doctor|docteure?|aunt|auntie|uncle|oncle|tante|pastor|officer|constable|mister|missus|miss"
    r"|monsieur|madame|veuve)\b\.?)\s([^\W\d_][\w'’-]{1,40})"
)
_BEGINNINGS = {
    **{"name": ("my name", "name is", "name was"), "nom": ("mon nom",), "appelle": ("je m", "s'appelle", "s’appelle")},
    "m": ("m.",),
}
"""How the cues begin that are more than one word, by the word they hold."""

_NO_NAMES = FUNCTION_WORDS | AFTER_PERSON_WORDS
_INITIAL = re.compile(
    r"\b(?:with|for|and|to|from|by|called|named|met|told|asked|saw|chez|avec|et|pour)\s([A-HJ-Z])(?:\.(?=[\s,;:!?]|$)|(?=[,;:!?]))"
)
_SPELLED = re.compile(r"(?<![\w-])(?:[^\W\d_]-){2,}[^\W\d_](?![\w-])|(?<![\w'’])(?!w w w\b)(?:[^\W\d_] ){2,}[^\W\d_](?![\w'’])")


def find_introduced(text: str) -> Iterator[CapitalRun]:
    """Yield what stands where a name is introduced: after a title, kin or "my name is", as initials, or spelled out.

    In text of one case only the word after the cue counts; offices ("Madam Chair") and pseudonyms are passed over.

    Example:
        >>> text = "My name is bell. I saw Dr. Okwuole with K., not the Madam Chair. It is Z-A-R-A."
        >>> [text[run.start : run.end] for run in find_introduced(text)]
        ['K', 'Z-A-R-A', 'bell', 'Okwuole']
    """
    yield from (CapitalRun(*match.span(1)) for match in _INITIAL.finditer(text))
    small, words = read_folded_words(text)
    letters = [place for place, word in enumerate(words) if len(word) == 1]
    if any(third - first == 2 for first, third in zip(letters, letters[2:], strict=False)):
        yield from (CapitalRun(*match.span()) for match in _SPELLED.finditer(text))
    cues = CUE_WORDS.intersection(words)
    if not cues:
        return
    if not has_capitals(text):
        for match in _introductions(_LOWER_CUE, small, small, cues):
            if fold(match[1]) not in _NO_NAMES and not is_pseudonym(match[1]):
                yield CapitalRun(*match.span(1))
        return
    for match in () if cues.isdisjoint({"name", "nom", "appelle"}) else _OWN_NAME.finditer(text):
        if fold(match[1]) not in FUNCTION_WORDS and not is_pseudonym(match[1]):
            yield CapitalRun(*match.span(1))
    for match in _introductions(_CUE, text, small, cues):
        start, end = match.span(3)
        spans = [word.span() for word in _WORD.finditer(text, start, end)]
        while spans and not match["title"] and is_known_word(text[slice(*spans[-1])]):
            spans.pop()
        if spans and not _is_no_name(text[slice(*spans[0])], titled=bool(match["title"])):
            yield CapitalRun(start, spans[-1][1])


def _introductions(pattern: re.Pattern[str], text: str, small: str, cues: Iterable[str]) -> Iterator[re.Match[str]]:
    """Yield where ``pattern`` stands, looked for only where one of the ``cues`` in the text begins."""
    beginnings = {beginning for cue in cues for beginning in _BEGINNINGS.get(cue, (cue,))}
    reach = 0
    for start in sorted({start for beginning in beginnings for start in _places(small, beginning)}):
        if start >= reach and (match := pattern.match(text, start)):
            reach = match.end()
            yield match


def _places(small: str, piece: str) -> Iterator[int]:
    place = small.find(piece)
    while place >= 0:
        yield place
        place = small.find(piece, place + 1)


def _is_no_name(word: str, *, titled: bool) -> bool:
    key = fold(word)
    return key in OFFICES or is_pseudonym(word) or (not titled and is_known_word(word))
