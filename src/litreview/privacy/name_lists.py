"""Given and family names from the lists that the package faker carries, as sets of folded words."""

import importlib
import pkgutil
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from litreview.privacy.folding import fold

_PART = re.compile(r"[^\W\d_]+")
_GIVEN = ("first_", "middle_names")
_LEAST = 3
_LAST_LATIN = "\u024f"
_VIETNAMESE = ("\u1e00", "\u1eff")


class Names(NamedTuple):
    """Folded words that are given names, those of them that several lists have, and family names, all over the world."""

    given: frozenset[str]
    common: frozenset[str]
    family: frozenset[str]


@lru_cache(maxsize=1)
def listed_names() -> Names:
    """Return the names of three letters or more that are written in Latin letters, each part of a double name by itself.

    Example:
        >>> "mohamed" in listed_names().given, "tremblay" in listed_names().family
        (True, True)
    """
    from faker.providers import person

    given: Counter[str] = Counter()
    family: set[str] = set()
    for module in pkgutil.iter_modules(person.__path__):
        lists = vars(importlib.import_module(f"{person.__name__}.{module.name}").Provider)
        family.update(_parts([lists[name] for name in lists if "last_" in name]))
        given.update(set(_parts([lists[name] for name in lists if "last_" not in name and name.startswith(_GIVEN)])))
    common = frozenset(name for name, times in given.items() if times > 1)
    return Names(frozenset(given), common, frozenset(family))


def _parts(listed: object) -> Iterator[str]:
    if isinstance(listed, str):
        yield from (fold(part) for part in _PART.findall(listed) if len(part) >= _LEAST and _is_latin(part))
    elif isinstance(listed, Iterable):
        for one in listed:
            yield from _parts(one)


def _is_latin(word: str) -> bool:
    return all(letter <= _LAST_LATIN or _VIETNAMESE[0] <= letter <= _VIETNAMESE[1] for letter in word)
