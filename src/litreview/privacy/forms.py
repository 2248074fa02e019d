"""Finding the forms of the roster in a text: by whole words, without case and accents, longest first, in linear time."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from litreview.privacy.capitals import has_capitals, opens_sentence
from litreview.privacy.folding import TOKEN, fold, small_letters
from litreview.privacy.lexicon import read_sense
from litreview.privacy.persons import shows_person
from litreview.privacy.shared_words import GIVEN_TOO, names_somebody
from litreview.privacy.words import ORDINARY_WORDS, SURNAMES_TOO


class Form(NamedTuple):
    """A way in which a person, organisation or place is written, and the pseudonym that takes its place.

    ``inverted`` marks "Family, Given", where a comma stands inside.
    """

    text: str
    label: str
    kind: str
    inverted: bool = False


class FormHit(NamedTuple):
    """A place where a form stands; ``certain`` is false where it may be the ordinary word, or part of another name."""

    start: int
    end: int
    form: Form
    certain: bool


Entry = tuple[tuple[str, ...], Form]
"""The folded words of a form, and the form."""

FormIndex = Mapping[str, tuple[Entry, ...]]
"""Forms by their first folded word, those of more words first, those of equally many by their words."""

_GAP = re.compile(r"[\s.'@:/-]{0,3}")
_COMMA_GAP = re.compile(r"\s?,\s{0,2}")
_SAYS = (
    r"said|says|say|told|tells|thinks|thought|asked|asks|mentioned|added|felt|feels|knows|knew|wants|wanted|told|and I\b"
    r"|has been|had been|was telling|came|went|works|worked|dit|disait|pense|raconte|travaille"
)
_AFTER_NAME = re.compile(rf"['’]s\s(?!\w+ing\b)|,\s|\s(?:{_SAYS})\b")
_HYPHENATED = re.compile(r"(\w+)-\Z")


def build_index(forms: Iterable[Form]) -> FormIndex:
    """Return ``forms`` ready for ``find_forms``; of equal forms the first counts.

    Example:
        >>> sorted(build_index([Form("Ann Example", "P01", "person"), Form("Ann", "P01", "person")]))
        ['ann']
    """
    index: dict[str, dict[tuple[tuple[str, ...], bool], Form]] = {}
    for form in forms:
        for words in _word_forms(form.text):
            index.setdefault(words[0], {}).setdefault((words, form.inverted), form)
    return {
        first: tuple(sorted(((words, form) for (words, _), form in entries.items()), key=_longest_first))
        for first, entries in index.items()
    }


def find_forms(text: str, index: FormIndex) -> list[FormHit]:
    """Return every form of ``index`` that stands in ``text`` as whole words, in order, without overlaps, longest first.

    Case, accents and kinds of apostrophe do not count; a possessive is left standing. A form that is one ordinary word
    (Hope, Will, a form of two letters) is certain only with its capital inside a sentence, or before a word that shows a
    person ("Will said", "Hope's"), and in small letters only beside what shows a person ("my friend will"). One half of a
    hyphenated name ("Marie-Claude") is uncertain.

    Example:
        >>> index = build_index([Form("Will", "P02", "person")])
        >>> [(hit.start, hit.certain) for hit in find_forms("I asked Will. Will you? I will. Will said so.", index)]
        [(8, True), (14, False), (26, False), (32, True)]
    """
    folded = fold(text)
    words = TOKEN.findall(folded)
    if index.keys().isdisjoint(words):
        return []
    spans = [match.span() for match in TOKEN.finditer(folded)]
    small, mixed = small_letters(text), has_capitals(text)
    hits, reach = [], 0
    for position in [place for place, word in enumerate(words) if word in index]:
        for form_words, form in _entries_at(index[words[position]], words, position) if position >= reach else ():
            places = spans[position : position + len(form_words)]
            if _is_written(form, places, folded):
                start, end = places[0][0], places[-1][1]
                hits.append(FormHit(start, end, form, _is_certain(text, start, end, small, mixed=mixed)))
                reach = position + len(form_words)
                break
    return hits


def is_ordinary(words: tuple[str, ...]) -> bool:
    """Return whether a form is one word that ordinary speech has too, so that only its capital shows the name.

    Example:
        >>> is_ordinary(("hope",)), is_ordinary(("amira",)), is_ordinary(("hope", "amira")), is_ordinary(("bo",))
        (True, False, False, True)
    """
    return len(words) == 1 and (len(words[0]) <= 2 or (words[0].isalpha() and read_sense(words[0]) in ("word", "either")))


def is_usual(word: str) -> bool:
    """Return whether a folded word is one of the most usual of those that names share, or has two letters at most.

    Example:
        >>> is_usual("hope"), is_usual("elm"), is_usual("bo")
        (True, False, True)
    """
    return word in ORDINARY_WORDS or len(word) <= 2


def _word_forms(text: str) -> list[tuple[str, ...]]:
    composed = unicodedata.normalize("NFC", text)
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    tokens = (tuple(TOKEN.findall(fold(variant))) for variant in (composed, plain))
    return [words for words in dict.fromkeys(tokens) if words]


def _longest_first(entry: Entry) -> tuple[int, tuple[str, ...]]:
    return -len(entry[0]), entry[0]


def _entries_at(entries: Sequence[Entry], words: Sequence[str], position: int) -> Iterator[Entry]:
    """Yield the entries whose words stand at ``position``, longest first; by halving, since a first name may have many."""
    start = 0
    while start < len(entries):
        length = len(entries[start][0])
        there = tuple(words[position : position + length])
        place = bisect_left(entries, (-length, there), start, key=_longest_first)
        while place < len(entries) and entries[place][0] == there:
            yield entries[place]
            place += 1
        start = bisect_left(entries, (1 - length,), start, key=_longest_first)


def _is_written(form: Form, places: Sequence[tuple[int, int]], folded: str) -> bool:
    if folded[places[0][0] : places[-1][1]] == fold(form.text):
        return True
    gaps = [folded[before[1] : after[0]] for before, after in pairwise(places)]
    return all(_GAP.fullmatch(gap) or (form.inverted and _COMMA_GAP.fullmatch(gap)) for gap in gaps)


def _is_certain(text: str, start: int, end: int, small: str, *, mixed: bool) -> bool:
    words = tuple(TOKEN.findall(fold(text[start:end])))
    if _joined_to_name(text, start, end):
        return False
    if not is_ordinary(words):
        return True
    if not any(letter.isupper() for letter in text[start:end]) or not mixed:
        return shows_person(small, start, end)
    if words[0] in SURNAMES_TOO:
        return _AFTER_NAME.match(text, end) is not None or shows_person(small, start, end)
    if words[0] in GIVEN_TOO and not names_somebody(text, start, end):
        return False
    return not opens_sentence(text, start) or _AFTER_NAME.match(text, end) is not None


def _joined_to_name(text: str, start: int, end: int) -> bool:
    if text[end : end + 1] == "-" and text[end + 1 : end + 2].isupper():
        return True
    before = _HYPHENATED.search(text, max(0, start - 40), start) if text[start - 1 : start] == "-" else None
    return before is not None and before[1][0].isupper()
