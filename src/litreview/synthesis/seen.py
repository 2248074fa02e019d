"""What evidence a judge saw, as fingerprints, and what changed since."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence

from litreview.synthesis.evidence import CodedPassage

CONSULTATION = "consultation"
"""The one entry of all consultation documents together, so that no entry counts people."""

DOCUMENTS = "documents"
"""The one entry of all literature where more than ``MOST_DOCUMENTS`` texts stand behind a row: a cell has to stay readable."""
MOST_DOCUMENTS = 2_000

_ENTRY = re.compile(r"[^=;\s]+=[0-9a-f]+")
_DIGITS = 8
"""As many as the release gate knows for a fingerprint: in another number of digits, chance makes short names."""
_LISTED = 5


def hash_evidence(passages: Iterable[tuple[str, str]]) -> str:
    """Return a short hash of the (document id, words) pairs that a row rests on, whatever their order.

    Example:
        >>> hash_evidence([("a", "x"), ("b", "y")]) == hash_evidence([("b", "y"), ("a", "x")])
        True
    """
    joined = "\x1e".join(sorted(f"{document}\x1f{words}" for document, words in passages))
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def fingerprint_evidence(passages: Iterable[CodedPassage]) -> str:
    """Return ``document=hash; …`` for the documents behind ``passages`` in order of their ids, ``consultation`` last.

    A judge keeps the cell in ``evidence_seen``, so that a later run can say which documents are new, gone or changed. Of more
    than ``MOST_DOCUMENTS`` one entry tells that something has changed, not where.

    Example:
        >>> fingerprint_evidence([])
        ''
    """
    words: dict[str, list[tuple[str, str]]] = {}
    for passage in passages:
        name = CONSULTATION if passage.evidence_kind == "consultation" else passage.document_id
        words.setdefault(name, []).append((passage.document_id, passage.text))
    if len(words) > MOST_DOCUMENTS:
        heard = words.pop(CONSULTATION, [])
        words = {DOCUMENTS: [pair for pairs in words.values() for pair in pairs]} | ({CONSULTATION: heard} if heard else {})
    names = sorted(words, key=lambda name: (name == CONSULTATION, name))
    return "; ".join(f"{name}={hash_evidence(words[name])}" for name in names)


def is_fingerprint(cell: str) -> bool:
    """Return whether ``cell`` reads like ``evidence_seen`` of an evidence table; the empty cell does.

    Example:
        >>> is_fingerprint("burke2019=1a2b3c4d; consultation=9f8e7d6c"), is_fingerprint("burke2019")
        (True, False)
    """
    return all(_ENTRY.fullmatch(entry) for entry in _entries(cell))


def tell_evidence_changes(before: str, now: str) -> str:
    """Return which documents are new, gone or changed between two fingerprints, ``""`` where there is nothing to tell.

    Of each sort the first five are named and the others counted. Where one of the two is of
    all documents together, so is what changed.

    Example:
        >>> tell_evidence_changes("a2015=11; b2016=22; c2017=33", "a2015=12; c2017=33; d2020=44")
        'new: d2020; gone: b2016; changed: a2015'
    """
    old, new = _read(before), _read(now)
    if not old:
        return ""
    if (DOCUMENTS in old) != (DOCUMENTS in new):
        return f"changed: {DOCUMENTS}"
    changed = {
        "new": [name for name in new if name not in old],
        "gone": [name for name in old if name not in new],
        "changed": [name for name in new if old.get(name, new[name]) != new[name]],
    }
    return "; ".join(f"{word}: {_list(names)}" for word, names in changed.items() if names)


def _read(cell: str) -> Mapping[str, str]:
    pairs = (entry.partition("=") for entry in _entries(cell))
    found = {name: digest for name, _, digest in pairs}
    return {name: found[name] for name in sorted(found, key=lambda n: (n == CONSULTATION, n))}


def _entries(cell: str) -> list[str]:
    return [entry.strip() for entry in cell.split(";") if entry.strip()]


def _list(names: Sequence[str]) -> str:
    more = [f"and {len(names) - _LISTED} more"] if len(names) > _LISTED else []
    return ", ".join([*names[:_LISTED], *more])
