"""Where exports were written, remembered so that a withdrawal can delete or name them."""

import json
import os
from pathlib import Path

from litreview.review import Review
from litreview.running.hashes import hash_file

EXPORT_LIST = ".exports.json"


def remember_export(review: Review, target: Path) -> None:
    """Write down that an export was written to ``target``, relative to the review where it lies inside it, and its hash.

    Example:
        >>> import tempfile
        >>> from litreview.review import About, Settings
        >>> review = Review(Path(tempfile.mkdtemp()), Settings(review=About(title="t"))); review.outputs.mkdir()
        >>> target = review.root / "t.xlsx"; target.touch(); remember_export(review, target); list_exports(review)
        ['t.xlsx']
    """
    root, path = review.root.resolve(), target.resolve()
    shown = path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
    known = dict(sorted({**_read(review), shown: hash_file(path)}.items()))
    fresh = review.outputs / f"{EXPORT_LIST}.new"
    fresh.write_text(json.dumps(known, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    os.replace(fresh, review.outputs / EXPORT_LIST)


def list_exports(review: Review) -> list[str]:
    """Return the exports that were written and are still there, as remembered.

    Example:
        >>> from litreview.review import load_review
        >>> list_exports(Review(Path("nowhere"), load_review(".").settings))
        []
    """
    return [shown for shown in _read(review) if (review.root / shown).is_file()]


def list_unchanged(review: Review) -> list[Path]:
    """Return the exports inside the review that are still as they were written, and so hold nobody's own work.

    Example:
        >>> from litreview.review import load_review
        >>> list_unchanged(Review(Path("nowhere"), load_review(".").settings))
        []
    """
    root = review.root.resolve()
    known = [(review.root / shown, digest) for shown, digest in _read(review).items()]
    inside = [(path, digest) for path, digest in known if path.is_file() and path.resolve().is_relative_to(root)]
    return [path for path, digest in inside if hash_file(path) == digest]


def _read(review: Review) -> dict[str, str]:
    try:
        known = json.loads((review.outputs / EXPORT_LIST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {shown: str(digest) for shown, digest in known.items()} if isinstance(known, dict) else {}
