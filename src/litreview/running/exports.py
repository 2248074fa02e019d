"""Where exports were written, remembered so that a withdrawal can name them."""

import json
from pathlib import Path

from litreview.review import Review

EXPORT_LIST = ".exports.json"


def remember_export(review: Review, target: Path) -> None:
    """Write down that an export was written to ``target``: relative to the review where it lies inside it.

    Example:
        >>> import tempfile
        >>> from litreview.review import About, Settings
        >>> review = Review(Path(tempfile.mkdtemp()), Settings(review=About(title="t"))); review.outputs.mkdir()
        >>> target = review.root / "t.xlsx"; target.touch(); remember_export(review, target); list_exports(review)
        ['t.xlsx']
    """
    root, path = review.root.resolve(), target.resolve()
    shown = path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)
    known = sorted({*_read(review), shown})
    (review.outputs / EXPORT_LIST).write_text(json.dumps(known, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def list_exports(review: Review) -> list[str]:
    """Return the exports that were written and are still there, as remembered.

    Example:
        >>> from litreview.review import load_review
        >>> list_exports(Review(Path("nowhere"), load_review(".").settings))
        []
    """
    return [shown for shown in _read(review) if (review.root / shown).is_file()]


def _read(review: Review) -> list[str]:
    try:
        known = json.loads((review.outputs / EXPORT_LIST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    return [shown for shown in known if isinstance(shown, str)] if isinstance(known, list) else []
