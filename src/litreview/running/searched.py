"""Searching loose files under ``outputs`` for words that may no longer be used, no file twice for the same words.

``outputs/.searched.json`` holds hashes alone: of the files with their suffixes, and of everything the words to look for hang
on. Where that has changed, or the list cannot be read, nothing counts as searched.
"""

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from litreview.review import Review
from litreview.running.hashes import hash_if_readable
from litreview.running.record import source_digest

if TYPE_CHECKING:
    from litreview.privacy.remains import Words

SEARCHED = ".searched.json"
_PLAIN, _CLOSED = "without", "cannot be searched"


class Searcher:
    """Searches files for words, which are gathered only when a file comes that was not searched for them before.

    ``key`` stands for all that the words hang on (``words_key``); without one, nothing is remembered.

    Example:
        >>> from litreview.privacy.remains import gather_words
        >>> Searcher(Path("nowhere"), lambda: gather_words(["It gave me hope."])).find(Path("review.toml"))
        False
    """

    def __init__(self, outputs: Path, gather: "Callable[[], Words]", key: str = "") -> None:
        """Take the folder of the list, what gathers the words, and what they hang on."""
        self._outputs, self._gather, self._key = outputs, gather, key
        self._words: Words | None = None
        self._known = _recall(outputs, key) if key else {}

    def find(self, path: Path) -> bool | None:
        """Return whether the words stand in the file; ``None`` where it cannot all be read."""
        from litreview.privacy.remains import search_file

        digest = _know(path) if self._key else ""
        if digest in self._known:
            return None if self._known[digest] == _CLOSED else False
        if self._words is None:
            self._words = self._gather()
        found = search_file(path, self._words)
        if digest and not found:
            self._known[digest] = _CLOSED if found is None else _PLAIN
        return found

    def remember(self) -> None:
        """Write down which files need not be searched again for the same words."""
        if self._key:
            fresh = self._outputs / f"{SEARCHED}.new"
            fresh.write_text(json.dumps({"words": self._key, "files": self._known}, indent=1) + "\n", encoding="utf-8")
            os.replace(fresh, self._outputs / SEARCHED)


def words_key(review: Review) -> str:
    """Return one hash over what the words hang on: consultation, ledger, roster, settings, the last run and the code.

    Example:
        >>> from litreview.review import load_review
        >>> review = load_review("."); words_key(review) == words_key(review)
        True
    """
    said = sorted((review.corpus / "consultation").rglob("*"))
    files = [review.root / "review.toml", *said, *([review.roster] if review.roster else [])]
    hashes = [[review.relative(path), hash_if_readable(path)] for path in files]
    latest = (review.outputs / "latest").resolve().name
    return hashlib.sha256(json.dumps([source_digest(), latest, hashes]).encode()).hexdigest()


def _know(path: Path) -> str:
    """Return what a file is known by: one hash over its bytes and its suffix, which says how they are read."""
    digest = hash_if_readable(path)
    return digest and hashlib.sha256(f"{digest}{path.suffix.lower()}".encode("utf-8", "surrogateescape")).hexdigest()


def _recall(outputs: Path, key: str) -> dict[str, str]:
    try:
        held = json.loads((outputs / SEARCHED).read_text(encoding="utf-8"))
        return {digest: how for digest, how in held["files"].items() if how in (_PLAIN, _CLOSED) and held["words"] == key}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}
