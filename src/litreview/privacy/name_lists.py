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
_LATIN = re.compile("[\x00-\u024f\u1e00-\u1eff]+")


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
        family |= _parts([lists[name] for name in lists if "last_" in name])
        given.update(_parts([lists[name] for name in lists if "last_" not in name and name.startswith(_GIVEN)]))
    common = frozenset(name for name, times in given.items() if times > 1)
    return Names(frozenset(given), common, frozenset(family))


def _parts(listed: Iterable[object]) -> set[str]:
    """Return the folded parts of all names in ``listed``; each is folded once, whatever number of names it stands in."""
    parts = {part for part in _PART.findall("\n".join(_texts(listed))) if len(part) >= _LEAST and _LATIN.fullmatch(part)}
    return set(fold("\n".join(parts)).split("\n")) - {""}


def _texts(listed: object) -> Iterator[str]:
    if isinstance(listed, str):
        yield listed
    elif isinstance(listed, Iterable):
        for one in listed:
            yield from _texts(one)
