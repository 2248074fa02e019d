"""Coders of another program under ids that a coder of a review can have."""

import re
import unicodedata
from collections.abc import Iterable

from litreview.coding.records import check_coder

NAMELESS = "imported"
"""The coder of codings that say of nobody to be theirs."""
_LONGEST = 28
"""Signs of an id, so that a number may stand behind it."""


def name_coders(names: Iterable[str]) -> dict[str, str]:
    """Return the id of each of ``names`` as a coder of a review: itself where it can be one, else what it sounds like.

    No two have one id, and who is called as the tool is has another.

    Example:
        >>> name_coders(["coder-a", "Zoë Q.", "Zoe Q", "", "litreview"])
        {'coder-a': 'coder-a', '': 'imported', 'Zoe Q': 'zoe-q', 'Zoë Q.': 'zoe-q-2', 'litreview': 'coder-litreview'}
    """
    ordered = sorted(set(names), key=lambda name: (not _can_be(name), name))
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for name in ordered:
        identity = wanted = name if _can_be(name) else _make_id(name)
        number = 2
        while identity in taken:
            identity, number = f"{wanted}-{number}", number + 1
        taken.add(identity)
        ids[name] = identity
    return ids


def _make_id(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    made = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:_LONGEST].strip("-") or NAMELESS
    return made if _can_be(made) else f"coder-{made}"


def _can_be(name: str) -> bool:
    try:
        check_coder(name)
    except ValueError:
        return False
    return True
