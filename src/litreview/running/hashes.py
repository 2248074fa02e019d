"""The hashes of what a run reads: by them it knows what has changed."""

import hashlib
from pathlib import Path

from litreview.review import Review


def hash_inputs(review: Review) -> dict[str, str]:
    """Return the SHA-256 of every file that a run of ``review`` reads, by its path as messages show it.

    Example:
        >>> from litreview.review import load_review
        >>> "references.bib" in hash_inputs(load_review("."))
        True
    """
    corpus = [p for p in sorted(review.corpus.rglob("*")) if p.is_file() and not is_hidden(p, review.corpus)]
    notebooks = sorted((review.root / "notebooks").glob("*.ipynb"))
    paths = [review.root / "review.toml", review.references, *corpus, *notebooks]
    hashes = {review.relative(path): hash_if_readable(path) for path in paths if path.is_file()}
    if review.roster is not None and review.roster.is_file():
        hashes["roster"] = hash_if_readable(review.roster)
    return hashes


def hash_file(path: Path) -> str:
    """Return the SHA-256 of the bytes of ``path`` in hexadecimal, read in pieces.

    Example:
        >>> len(hash_file(Path("review.toml")))
        64
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def hash_if_readable(path: Path) -> str:
    """Return the SHA-256 of a file, or ``""`` where it cannot be read.

    Example:
        >>> hash_if_readable(Path("no/such/file"))
        ''
    """
    try:
        return hash_file(path) if path.is_file() else ""
    except OSError:
        return ""


def is_hidden(path: Path, corpus: Path) -> bool:
    """Return whether a path is none of the researcher's own: hidden, in a hidden folder, or the mark of an open Word file.

    Example:
        >>> is_hidden(Path("corpus/.git/x.md"), Path("corpus"))
        True
    """
    return path.name.startswith("~$") or any(part.startswith(".") for part in path.relative_to(corpus).parts)
