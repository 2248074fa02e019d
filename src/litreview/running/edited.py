"""What was edited in the corpus while a run was under way, and what only grew."""

from litreview.errors import Fault
from litreview.review import Review
from litreview.running.hashes import begins_as_before, hash_inputs
from litreview.running.inputs import Inputs
from litreview.running.stamps import stamp_inputs

EDITED = "was edited while the run was under way; run again"
GROWN = "grew while the run was under way; the next run reads what was added"


def find_edited(review: Review, inputs: Inputs) -> list[Fault]:
    """Return a fault for each file that is no longer what it was when ``inputs`` were loaded, or that came or went.

    Nor may it have been edited and put back: what was read in between is not known. A coder's file that grew at its end is no
    such file: somebody codes while the run is under way.

    Example:
        >>> from litreview.review import load_review
        >>> from litreview.running.inputs import load_inputs
        >>> review = load_review("."); find_edited(review, load_inputs(review))
        []
    """
    return [Fault(path, 0, EDITED) for path in _find_changed(review, inputs) if not _has_grown(review, inputs, path)]


def find_grown(review: Review, inputs: Inputs) -> list[Fault]:
    """Return a notice for each coder's file to which something was added since ``inputs`` were loaded.

    Example:
        >>> from litreview.review import load_review
        >>> from litreview.running.inputs import load_inputs
        >>> review = load_review("."); find_grown(review, load_inputs(review))
        []
    """
    return [Fault(path, 0, GROWN) for path in _find_changed(review, inputs) if _has_grown(review, inputs, path)]


def _find_changed(review: Review, inputs: Inputs) -> list[str]:
    now, stamps = hash_inputs(review), stamp_inputs(review)
    changed = {path for path in now.keys() | inputs.hashes.keys() if now.get(path) != inputs.hashes.get(path)}
    return sorted(changed | {path for path, stamp in inputs.stamps.items() if stamps.get(path) != stamp})


def _has_grown(review: Review, inputs: Inputs, shown: str) -> bool:
    path = review.root / shown
    coded = path.parent == review.corpus / "coding" and path.suffix == ".jsonl"
    return coded and path.is_file() and begins_as_before(path, inputs.hashes.get(shown, ""))
