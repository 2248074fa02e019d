"""What stands in a file across the borders of cells, lines and tags: its words read on from one piece to the next."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from litreview.privacy.confidential import Secrets, find_window_starts, form_key, match_numbers
from litreview.privacy.folding import TOKEN, fold
from litreview.privacy.forms import Form, FormIndex, is_usual

_SHORTEST_SPELLED = 4
_THINGS = frozenset({"organisation", "place"})
_SHORTEST_NUMBER = 9

Whole = Mapping[str, tuple[tuple[tuple[str, ...], Form], ...]]
"""Forms of several words that are not all ordinary, by their first word."""


class Stream:
    """The pieces of one file in reading order, and the words of each."""

    def __init__(self) -> None:
        """Begin without a piece."""
        self.words: list[str] = []
        self._starts: list[int] = []
        self._pieces: list[tuple[str, str]] = []
        self._known: dict[tuple[int, int, tuple[str, ...]], bool] = {}

    def add(self, where: str, text: str, words: Sequence[str]) -> None:
        """Append the piece ``text``, which stands at ``where`` and whose folded words are ``words``."""
        if words:
            self._starts.append(len(self.words))
            self._pieces.append((where, text))
            self.words += words

    def locate(self, place: int) -> str:
        """Return where the piece stands that the word number ``place`` is in."""
        return self._pieces[bisect_right(self._starts, place) - 1][0]

    def is_meant(self, place: int, words: tuple[str, ...], form: Form) -> bool:
        """Return whether ``words``, which begin at ``place``, are ``form`` and not words that only follow one another.

        Names and addresses always are; a thing is where no punctuation parts its words, or where it bears capitals.
        """
        if form.kind not in _THINGS:
            return True
        first, last = (bisect_right(self._starts, spot) - 1 for spot in (place, place + len(words) - 1))
        key = (first, last, words)
        if key not in self._known:
            ends = zip((first, last), (words[0], words[-1]), strict=True)
            self._known[key] = (first == last and _unparted(self._pieces[first][1], words)) or all(
                _has_capital(self._pieces[piece][1], word) for piece, word in ends
            )
        return self._known[key]


def find_across(stream: Stream, secrets: Secrets, whole: Whole) -> Iterator[tuple[str, str]]:
    """Yield where something stands that only reading on shows, and what kind it is.

    Forms of several words that are not public, numbers of nine digits or more, words of unreleased turns, and words spelled
    letter by letter.

    Example:
        >>> from litreview.privacy.forms import build_index
        >>> index = build_index([Form("Elm Bay", "[town 1]", "place")])
        >>> stream = Stream(); stream.add("cell 1", "Elm", ["elm"]); stream.add("cell 2", "Bay", ["bay"])
        >>> list(find_across(stream, Secrets(forms=index), whole_forms(index)))
        [('cell 1', 'a form of the roster (place)')]
    """
    for place, form in _form_places(stream, whole):
        if form_key(form) not in secrets.public:
            yield stream.locate(place), name_kind(form)
    for place in _number_places(stream.words, secrets):
        yield stream.locate(place), "an identifier (number)"
    for place in find_window_starts(stream.words, secrets):
        yield stream.locate(place), "words of a turn that was not released"
    for place, spelled in _spelled_words(stream.words):
        found = (form for word, form in _spellings(secrets.forms) if word in spelled)
        yield from ((stream.locate(place), name_kind(form)) for form in found if form_key(form) not in secrets.public)


def whole_forms(index: FormIndex) -> Whole:
    """Return the forms of ``index`` that have several words, not all of them ordinary.

    Example:
        >>> from litreview.privacy.forms import build_index
        >>> sorted(whole_forms(build_index([Form("Elm Bay", "", "place"), Form("Hope House", "", "place")])))
        ['elm']
    """
    kept = {
        first: tuple((words, form) for words, form in entries if len(words) > 1 and not all(map(is_usual, words)))
        for first, entries in index.items()
    }
    return {first: entries for first, entries in kept.items() if entries}


def name_kind(form: Form) -> str:
    """Return what the gate calls a form: of the roster, or an identifier found in a transcript.

    Example:
        >>> name_kind(Form("Ann", "P01", "person")), name_kind(Form("a@example.org", "", "email"))
        ('a form of the roster (person)', 'an identifier (email)')
    """
    return f"a form of the roster ({form.kind})" if form.label else f"an identifier ({form.kind})"


def _form_places(stream: Stream, whole: Whole) -> Iterator[tuple[int, Form]]:
    if whole.keys().isdisjoint(stream.words):
        return
    for place in [place for place, word in enumerate(stream.words) if word in whole]:
        for words, form in whole[stream.words[place]]:
            if tuple(stream.words[place : place + len(words)]) == words and stream.is_meant(place, words, form):
                yield place, form
                break


def _unparted(text: str, words: Sequence[str]) -> bool:
    return re.search(r"\b" + r"[^\w.,;:!?]{1,200}".join(map(re.escape, words)) + r"\b", fold(text)) is not None


def _has_capital(text: str, word: str) -> bool:
    spots = (match.start() for match in TOKEN.finditer(fold(text)) if match.group() == word)
    return any(text[spot].isupper() or text[spot].isdigit() for spot in spots)


def _number_places(words: Sequence[str], secrets: Secrets) -> Iterator[int]:
    digits = [place for place, word in enumerate(words) if word.isdigit()] if secrets.numbers else ()
    for start, end in _runs(digits):
        groups = words[start:end]
        found = match_numbers(groups, secrets) if len(groups) > 1 and sum(map(len, groups)) >= _SHORTEST_NUMBER else ()
        yield from (start + first for first, last in found if sum(map(len, groups[first : last + 1])) >= _SHORTEST_NUMBER)


def _spelled_words(words: Sequence[str]) -> Iterator[tuple[int, str]]:
    letters = [place for place, word in enumerate(words) if len(word) == 1 and word.isalpha()]
    return ((start, "".join(words[start:end])) for start, end in _runs(letters) if end - start >= _SHORTEST_SPELLED)


def _runs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the one after the last of each unbroken run of ``places``, which rise."""
    starts = [number for number, place in enumerate(places) if not number or place - 1 != places[number - 1]]
    return ((places[start], places[end - 1] + 1) for start, end in pairwise([*starts, len(places)]))


def _spellings(index: FormIndex) -> Iterable[tuple[str, Form]]:
    for entries in index.values():
        for words, form in entries:
            spelled = "".join(words)
            if len(spelled) >= _SHORTEST_SPELLED and form.label and not is_usual(spelled):
                yield spelled, form
