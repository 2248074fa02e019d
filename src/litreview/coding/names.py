"""Tell the words of a name or title from the words of a sentence: nothing is coded inside a name."""

import re
from itertools import islice
from typing import NamedTuple

from litreview.coding.notation import WORD

_LINKS = frozenset(re.findall(r"\w+", "of and for the to de des du la le les l d et pour en à aux"))
_ROLE = re.compile(
    r"(?:workers?|specialists?|supporters?|coach(?:es)?|navigators?|mentors?|providers?|facilitators?|counsell?ors?"
    r"|supervisors?|coordinators?|educators?|advocates?|intervenante?s?|aidante?s?|superviseure?s?)\Z",
    re.IGNORECASE,
)
_LINKING_GAP = re.compile(r"(?:['’][sS])?[\s\-‐‑/'’&]*\Z")
_QUOTED = re.compile(r"“[^“”]{1,300}”|«[^«»]{1,300}»|\"[^\"]{1,300}\"")
_POSITION = re.compile(
    r"(?:consultant|director|manager|member|chair(?:person)?|president|secretary|treasurer|officer|lead|leader|founder|trustee"
    r"|owner|professor|researcher|adviser|advisor|trainer|analyst|author|assistant"
    r"|consultante?|directeur|directrice|gestionnaire|membre|présidente?|coordonnateur|coordonnatrice|conseiller|conseillère"
    r"|responsable|fondateur|fondatrice|professeure?|chercheure?|chercheuse|formateur|formatrice)\Z",
    re.IGNORECASE,
)
_PART = re.compile(r"[;,]")
_SMALL_WORD = re.compile(" [a-z]")
"""The beginning of a word that is in no person's name."""
_SHORT, _TITLE_SHARE = 4, 0.8
_PERSON = range(2, 5)
"""How many words the name of a person has."""


class _Word(NamedTuple):
    text: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        return self.text[0].isupper() and self.text != "I"


def is_in_name(text: str, start: int, end: int) -> bool:
    """Return whether the span lies inside a longer name or title of the sentence ``text``.

    A name is a run of capitalised words, joined by small words such as *of*; a title also stands in quotation marks. Job
    titles are no names, and a sentence written in capitals or title case throughout tells nothing, unless it is a byline: a
    person, then positions and organisations set apart by commas or semicolons.

    Example:
        >>> sentence = "She joined the Wellness Council of Ontario and found wellness."
        >>> [is_in_name(sentence, at, at + 8) for at in (15, 53)]
        [True, False]
    """
    if _begins_plainly(text, start) and not is_byline(text):
        return False
    touched = _touched(text, start, end)
    if touched and is_byline(text):
        return not _ROLE.search(text[start:end])
    if not touched or not all(word.capital for word in touched if word.text.lower() not in _LINKS):
        return False
    words = _read_words(text)
    if _title_case(words):
        return False
    inside = [index for index, word in enumerate(words) if word.start < end and start < word.end]
    run = _capital_run(text, words, inside[0], inside[-1])
    name = [word for word in run if word.text.lower() not in _LINKS]
    if len(name) > _content(words, inside) and not _ROLE.search(name[-1].text):
        return True
    around = (found for found in _QUOTED.finditer(text) if found.start() < start and end < found.end())
    return any(_is_title(found.group(), start, end) for found in around)


def is_byline(text: str) -> bool:
    """Return whether ``text`` holds names only: a person, and what that person is in which organisations.

    Example:
        >>> is_byline("Ida Moss, Director, Wellness House"), is_byline("Peer Support; Family Support; Crisis Support")
        (True, False)
    """
    first = _PART.search(text)
    if not first or _SMALL_WORD.search(text, 0, first.start()):
        return False
    person = text[: first.start()].strip(" .•")
    named = [found.group() for found in islice(WORD.finditer(person), _PERSON.stop)]
    told = len(named) in _PERSON and all(word[0].isupper() and (len(word) == 1 or not word.isupper()) for word in named)
    if not told or _is_job(person) or not any(_POSITION.search(part.strip(" .•")) for part in _PART.split(text[first.end() :])):
        return False
    return _title_case(_read_words(text))


def _read_words(text: str, begin: int = 0, end: int | None = None) -> list[_Word]:
    return [_Word(found.group(), *found.span()) for found in WORD.finditer(text, begin, len(text) if end is None else end)]


def _touched(text: str, start: int, end: int) -> list[_Word]:
    """Return the words that the span holds or cuts."""
    while _in_word(text[start : start + 1]) and _in_word(text[max(start - 1, 0) : start]):
        start -= 1
    while _in_word(text[max(end - 1, 0) : end]) and _in_word(text[end : end + 1]):
        end += 1
    return _read_words(text, start, end)


def _begins_plainly(text: str, start: int) -> bool:
    """Return whether a word begins at ``start`` that can be in no name, so that what else the span holds is all the same."""
    if _in_word(text[max(start - 1, 0) : start]):
        return False
    word = WORD.match(text, start)
    return word is not None and not word[0][0].isupper() and word[0].lower() not in _LINKS


def _in_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def _is_job(part: str) -> bool:
    return bool(_ROLE.search(part) or _POSITION.search(part))


def _content(words: list[_Word], inside: list[int]) -> int:
    return sum(words[index].text.lower() not in _LINKS for index in inside)


def _title_case(words: list[_Word]) -> bool:
    long = [word for word in words if len(word.text) >= _SHORT]
    return sum(word.capital for word in long) > _TITLE_SHARE * len(long)


def _capital_run(text: str, words: list[_Word], first: int, last: int) -> list[_Word]:
    """Return the capitalised words around ``first``–``last``; the first word of the sentence counts only inside the hit."""
    before = first
    for index in range(first - 1, 0, -1):
        if not _linked(text, words[index], words[index + 1]):
            break
        if words[index].capital:
            before = index
    after = last
    for index in range(last + 1, len(words)):
        if not _linked(text, words[index - 1], words[index]):
            break
        if words[index].capital:
            after = index
    return words[before : after + 1]


def _linked(text: str, left: _Word, right: _Word) -> bool:
    if not all(word.capital or word.text in _LINKS for word in (left, right)):
        return False
    return bool(_LINKING_GAP.match(text[left.end : right.start]))


def _is_title(quoted: str, start: int, end: int) -> bool:
    words = _read_words(quoted)
    long = [word for word in words if len(word.text) >= _SHORT]
    return len(quoted) - 2 > end - start and len(long) > 1 and _title_case(words)
