"""Which incoming entry is a work that is there already.

Strict by intention: a false merge loses a work, a missed one costs a glance. Entries are the same work when they share a
DOI or a PubMed number (and their titles do not contradict it), or title, year and first author, and nothing else differs:
no two DOIs, PubMed numbers, editions, volumes, first pages, journals or kinds of publication. Records that say too little
for that (no author, no year, a title like "Editorial") are one work only when they are copies of each other.
"""

import re
import unicodedata
from collections.abc import Iterator

from litreview.exchange.entry import Entry

_TAGS = re.compile(r"<[^<>]{1,40}>")
_WORDS = re.compile(r"[^\W_]+")
_SMALL = frozenset(re.findall(r"\S+", "the of and in for on a an de la le les et des du & der und"))
_PARENTHESIS = re.compile(r"\([^()]*\)")
_SHORTEST_TITLE = 4
"""Titles of fewer words (Editorial, Letter to the editor) say too little to be compared without an identifier."""


class Works:
    """The works known so far, found by what identifies them; ``add`` makes one known, ``find`` looks for its like."""

    def __init__(self) -> None:
        """Know no work yet."""
        self._by_mark: dict[tuple[str, ...], list[int]] = {}
        self._entries: list[Entry] = []

    def add(self, entry: Entry) -> int:
        """Return the number under which ``entry`` is known from now on."""
        self._entries.append(entry)
        self._index(entry, len(self._entries) - 1)
        return len(self._entries) - 1

    def join(self, number: int, entry: Entry) -> None:
        """Let the work ``number`` be found by the marks of ``entry`` too; blanks of the work are filled from it."""
        self._entries[number] = fill_blanks(self._entries[number], entry)
        self._index(self._entries[number], number)

    def find(self, entry: Entry) -> int | None:
        """Return the number of the work that ``entry`` is, ``None`` where it is new."""
        candidates = dict.fromkeys(number for mark in _marks(entry) for number in self._by_mark.get(mark, ()))
        return next((number for number in candidates if is_same_work(self._entries[number], entry)), None)

    def clash(self, entry: Entry) -> Entry | None:
        """Return a work that bears the DOI of ``entry`` under another title, ``None`` where there is none."""
        numbers = self._by_mark.get(("doi", entry.doi), ()) if entry.doi else ()
        return next((self._entries[number] for number in numbers), None)

    def __getitem__(self, number: int) -> Entry:
        """Return the work known under ``number``."""
        return self._entries[number]

    def _index(self, entry: Entry, number: int) -> None:
        for mark in _marks(entry):
            numbers = self._by_mark.setdefault(mark, [])
            if number not in numbers:
                numbers.append(number)


def is_same_work(one: Entry, other: Entry) -> bool:
    """Return whether two entries are certainly one work.

    Example:
        >>> article = Entry("article", "Peer support in recovery", "2020", doi="10.1/a")
        >>> [is_same_work(article, article._replace(doi=doi)) for doi in ("10.1/b", "10.1/a")]
        [False, True]
    """
    if _differ(one.doi, other.doi) or _differ(one.pmid, other.pmid) or _differ(one.edition.lower(), other.edition.lower()):
        return False
    if (one.doi and one.doi == other.doi) or (one.pmid and one.pmid == other.pmid):
        return _titles_agree(one.title, other.title)
    mark = _title_mark(one)
    if mark is not None and mark == _title_mark(other):
        return not _published_apart(one, other)
    return _is_copy(one, other)


def fill_blanks(entry: Entry, other: Entry) -> Entry:
    """Return ``entry`` with what only ``other`` says; what ``entry`` says stays.

    Example:
        >>> fill_blanks(Entry("article", "One"), Entry("book", "Two", "2020")).year
        '2020'
    """
    blank = {
        name: value
        for name, value in other._asdict().items()
        if value and not getattr(entry, name) and name not in ("key", "raw", "line", "source", "edition")
    }
    return entry._replace(**blank)


def normal_title(title: str) -> str:
    """Return the words of a title, folded: no case, accents, tags or punctuation.

    Example:
        >>> normal_title("Étude <i>of</i> Peer-Support: a review.")
        'etude of peer support a review'
    """
    return " ".join(_WORDS.findall(_fold(_TAGS.sub(" ", title))))


def same_container(one: str, other: str) -> bool:
    """Return whether two names of a journal can be one, the shorter abbreviating the longer.

    Example:
        >>> same_container("Community Ment Health J", "Community mental health journal"), same_container("BMJ", "Lancet")
        (True, False)
    """
    short, long = sorted((_container_words(one), _container_words(other)), key=len)
    if not short or short == long or "".join(short) == "".join(word[0] for word in long):
        return True
    return len(short) == len(long) and all(_abbreviates(a, b) or _abbreviates(b, a) for a, b in zip(short, long, strict=True))


def _marks(entry: Entry) -> Iterator[tuple[str, ...]]:
    if entry.doi:
        yield "doi", entry.doi
    if entry.pmid:
        yield "pmid", entry.pmid
    mark = _title_mark(entry)
    yield mark if mark else _copy_mark(entry)


def _title_mark(entry: Entry) -> tuple[str, ...] | None:
    title = normal_title(entry.title)
    if not (entry.year and entry.authors and len(title.split()) >= _SHORTEST_TITLE):
        return None
    return "title", title, entry.year, "".join(_WORDS.findall(_fold(entry.authors[0].family)))


def _copy_mark(entry: Entry) -> tuple[str, ...]:
    place = _fold(entry.container or entry.publisher), entry.volume, entry.number, entry.pages
    return "copy", normal_title(entry.title), entry.year, _fold("; ".join(map(str, entry.authors))), *place


def _is_copy(one: Entry, other: Entry) -> bool:
    return _copy_mark(one) == _copy_mark(other) and not (_differ(one.url, other.url) or _differ(one.abstract, other.abstract))


def _published_apart(one: Entry, other: Entry) -> bool:
    same_place = bool(one.volume and one.pages) and (one.volume, _first_page(one)) == (other.volume, _first_page(other))
    if _differ(one.volume, other.volume) or _differ(_first_page(one), _first_page(other)):
        return True
    if one.container and other.container:
        return not (same_place or same_container(one.container, other.container))
    return one.type != other.type and not same_place


def _first_page(entry: Entry) -> str:
    return entry.pages.partition("-")[0].strip().lower().lstrip("0")


def _titles_agree(one: str, other: str) -> bool:
    first, second = (set(normal_title(title).split()) for title in (one, other))
    return not first or not second or 2 * len(first & second) >= min(len(first), len(second))


def _differ(one: str, other: str) -> bool:
    return bool(one and other) and one != other


def _container_words(name: str) -> list[str]:
    words = _WORDS.findall(_fold(_PARENTHESIS.sub(" ", name)))
    return [word for word in words if word not in _SMALL]


def _abbreviates(short: str, long: str) -> bool:
    return long.startswith(short) or (short[:1] == long[:1] and _is_subsequence(short, long))


def _is_subsequence(short: str, long: str) -> bool:
    letters = iter(long)
    return len(short) >= 3 and all(letter in letters for letter in short)


def _fold(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
