"""The hashes of what a run reads: by them it knows what has changed."""

import hashlib
import json
from collections.abc import Collection
from pathlib import Path
from typing import Any

from litreview.review import Review

_SHOWN = ("execution", "collapsed", "scrolled", "trusted")
"""What a program notes of a cell when it runs or shows it."""
_KERNEL = ("widgets", "language_info")
"""What a program notes of a notebook when it runs it."""


def hash_inputs(review: Review) -> dict[str, str]:
    """Return the SHA-256 of every file that a run of ``review`` reads, by its path as messages show it.

    That of a notebook is of what a run takes from it: saved outputs are no change.

    Example:
        >>> from litreview.review import load_review
        >>> "references.bib" in hash_inputs(load_review("."))
        True
    """
    notebooks = sorted((review.root / "notebooks").glob("*.ipynb"))
    hashes = {shown: hash_if_readable(path) for shown, path in list_input_files(review).items()}
    return hashes | {review.relative(path): hash_notebook(path) for path in notebooks if path.is_file()}


def list_input_files(review: Review) -> dict[str, Path]:
    """Return the files that a run of ``review`` reads, notebooks apart, by their path as messages show it.

    Example:
        >>> from litreview.review import load_review
        >>> list(list_input_files(load_review(".")))[:2]
        ['review.toml', 'references.bib']
    """
    corpus = [path for path in sorted(review.corpus.rglob("*")) if not is_hidden(path, review.corpus)]
    named = {review.relative(path): path for path in (review.root / "review.toml", review.references, *corpus)}
    if review.roster is not None:
        named["roster"] = review.roster
    return {shown: path for shown, path in named.items() if path.is_file()}


def hash_file(path: Path) -> str:
    """Return the SHA-256 of the bytes of ``path`` in hexadecimal, read in pieces.

    Example:
        >>> len(hash_file(Path("review.toml")))
        64
    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def hash_notebook(path: Path) -> str:
    """Return the SHA-256 of a notebook without outputs, execution counts and what widgets left, or ``""`` if unreadable.

    Of a file that is no notebook it is that of its bytes.

    Example:
        >>> len(hash_notebook(Path("notebooks/03_coding.ipynb")))
        64
    """
    try:
        notebook = json.loads(path.read_bytes())
        notebook["metadata"] = _without(notebook["metadata"], _KERNEL)
        cells = [_without(cell, ("outputs", "execution_count")) for cell in notebook["cells"]]
        notebook["cells"] = [{**cell, "metadata": _without(cell["metadata"], _SHOWN)} for cell in cells]
    except (OSError, ValueError, RecursionError, KeyError, TypeError, AttributeError):
        return hash_if_readable(path)
    return hashlib.sha256(json.dumps(notebook, sort_keys=True).encode()).hexdigest()


def begins_as_before(path: Path, before: str) -> bool:
    """Return whether a file of lines still begins with all the bytes whose SHA-256 was ``before``, ``""`` for none.

    Example:
        >>> import tempfile; path = Path(tempfile.mkdtemp()) / "ann.jsonl"; _ = path.write_bytes(b"{}\\n{}\\n")
        >>> begins_as_before(path, hashlib.sha256(b"{}\\n").hexdigest()), begins_as_before(path, hashlib.sha256(b"x").hexdigest())
        (True, False)
    """
    if not before:
        return True
    digest = hashlib.sha256()
    with path.open("rb") as file:
        for line in file:
            digest.update(line.rstrip(b"\n"))
            if digest.hexdigest() == before:
                return True
            digest.update(line[len(line.rstrip(b"\n")) :])
            if digest.hexdigest() == before:
                return True
    return False


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


def _without(fields: dict[str, Any], names: Collection[str]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if name not in names}


def is_hidden(path: Path, corpus: Path) -> bool:
    """Return whether a path is none of the researcher's own: hidden, in a hidden folder, or the mark of an open Word file.

    Example:
        >>> is_hidden(Path("corpus/.git/x.md"), Path("corpus"))
        True
    """
    return path.name.startswith("~$") or any(part.startswith(".") for part in path.relative_to(corpus).parts)
