"""Citation keys: family name and year of the first author, and a letter where that is taken."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from itertools import count

from litreview.exchange.entry import Entry, reject
from litreview.sources.bib_blocks import BEGINS_ENTRY
from litreview.sources.csl import tidy

_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:+/-]{0,99}")
_ENTRY_KEY = re.compile(rf"{BEGINS_ENTRY.pattern}\s{{0,9}}([^\s,{{}}()]{{1,200}})\s{{0,9}},")
_LETTERS = "bcdefghijklmnopqrstuvwxyz"
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"})
_SMALL = frozenset(["the", "a", "an", "of", "and", "for"])


def make_key(entry: Entry, taken: Collection[str]) -> str:
    """Return a key for ``entry`` that is not in ``taken`` (lower case): the one it wishes, or family name and year.

    The second such key ends in b, the third in c. Without author the first long word of the title stands in,
    without year "nd".

    Example:
        >>> from litreview.exchange.entry import Name
        >>> make_key(Entry("article", "One", "2020", (Name("Müller", "A."),)), {"muller2020"})
        'muller2020b'
    """
    if _KEY.fullmatch(entry.key) and entry.key.lower() not in taken:
        return entry.key
    stem = f"{_family(entry)}{entry.year or 'nd'}"
    return next(key for key in _candidates(stem) if key not in taken)


def tell_renamed(named: Iterable[tuple[Entry, str]]) -> Iterator[dict[str, object]]:
    """Yield a notice for each entry that wished another key than it has now; whoever cites it by that must know.

    Example:
        >>> [row["reason"] for row in tell_renamed([(Entry("book", "One", key="müller"), "onend")])]
        ["the key 'müller' has signs that not every program takes; the record is onend"]
    """
    for entry, key in named:
        if entry.key and entry.key != key:
            why = "stands for another record" if _KEY.fullmatch(entry.key) else "has signs that not every program takes"
            yield reject(entry.source, entry.line, "key", f"the key '{tidy(entry.key)[:60]}' {why}; the record is {key}")


def find_keys(source: str) -> set[str]:
    """Return every key that BibTeX text uses, in lower case, those of broken entries too.

    Example:
        >>> sorted(find_keys("@book{A1, title={x}} @article{b2, broken"))
        ['a1', 'b2']
    """
    return {match[1].lower() for match in _ENTRY_KEY.finditer(source)}


def _candidates(stem: str) -> Iterator[str]:
    yield stem
    yield from (stem + letter for letter in _LETTERS)
    yield from (f"{stem}-{number}" for number in count(27))


def _family(entry: Entry) -> str:
    name = entry.authors[0].family if entry.authors else ""
    words = [_letters(word) for word in (name or entry.title).split()]
    words = [word for word in words if word and word not in _SMALL]
    if not words:
        return "anon"
    person = bool(entry.authors and entry.authors[0].given)
    return ("".join(words) if person else words[0])[:30]


def _letters(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.lower().translate(_PLAIN))
    return re.sub(r"[^a-z0-9]", "", plain)
