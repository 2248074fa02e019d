"""What of the corpus may be a source: the files that people laid there, but not what only goes with them."""

from collections.abc import Iterator
from pathlib import Path

from litreview.review import Review
from litreview.running.hashes import is_hidden

_NOT_SOURCES = frozenset({"participants.csv", "signoff.csv", "readme.md"})


def list_candidates(review: Review, folder: str) -> Iterator[Path]:
    """Return what lies in ``folder`` of the corpus (``literature`` or ``consultation``), in order, folders and links too.

    Hidden files and folders, marks of open Word files, the ledger, the sign-offs and read-me files are left out.

    Example:
        >>> from litreview.review import load_review
        >>> list(list_candidates(Review(Path("nowhere"), load_review(".").settings), "consultation"))
        []
    """
    found = sorted((review.corpus / folder).rglob("*"))
    return (path for path in found if path.name.lower() not in _NOT_SOURCES and not is_hidden(path, review.corpus))
