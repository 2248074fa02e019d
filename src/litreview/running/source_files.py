"""The files of the corpus that a run reads as documents, and those that lie there and cannot be read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from litreview.review import Review
from litreview.running.hashes import hash_if_readable
from litreview.running.listing import list_candidates
from litreview.sources.consultation import CONSULTATION_SUFFIXES
from litreview.sources.literature import LITERATURE_SUFFIXES


@dataclass(frozen=True)
class SourceFile:
    """One file of the corpus: where it lies, as messages show it, and the hash of its bytes."""

    path: Path
    shown: str
    sha256: str
    consultation: bool

    @property
    def citation_key(self) -> str:
        """Return the key of the record this file is the text of: its stem."""
        return "" if self.consultation else self.path.stem


def find_sources(review: Review, hashes: Mapping[str, str] | None = None) -> tuple[list[SourceFile], list[dict[str, Any]]]:
    """Return the files of the corpus in order of their path, and ``rejected`` rows for those that cannot be used.

    ``hashes`` are the SHA-256 of files by path as shown, where they are known already.

    Example:
        >>> from litreview.review import load_review
        >>> all(source.sha256 for source in find_sources(load_review("."))[0])
        True
    """
    found, unused = [], []
    for folder, suffixes in (("literature", LITERATURE_SUFFIXES), ("consultation", CONSULTATION_SUFFIXES)):
        for path in list_candidates(review, folder):
            shown = review.relative(path)
            reason = _why_unused(path, folder, suffixes)
            digest = "" if reason else (hashes or {}).get(shown) or hash_if_readable(path)
            if digest:
                found.append(SourceFile(path, shown, digest, folder == "consultation"))
            elif reason or path.is_file():
                reason = reason or "cannot be read; check that it is a file you may open"
                unused.append({"path": shown, "line": 0, "kind": "format" if path.is_file() else "file", "reason": reason})
    return found, unused


def _why_unused(path: Path, folder: str, suffixes: Iterable[str]) -> str:
    if path.is_symlink() and not path.is_file():
        return "is a link to a folder or to nothing, which is not followed; put the files themselves here"
    if path.is_file() and path.suffix.lower() not in suffixes:
        return f"not read; {folder} takes {' '.join(sorted(suffixes))}"
    return ""
