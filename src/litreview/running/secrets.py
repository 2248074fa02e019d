"""What the release gate of a run looks for: everything raw, less what was public before."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from litreview.privacy.confidential import Secrets, gather_secrets
from litreview.privacy.roster import Roster
from litreview.review import Review
from litreview.running.documents import Processed
from litreview.running.inputs import Inputs

_OWN_WORDS = Path(__file__).resolve().parent.parent / "reporting"


def list_secrets(review: Review, inputs: Inputs, processed: Sequence[Processed]) -> Secrets:
    """Return the names, identifiers and raw turns that no file of the run may hold.

    Public before the review, and so no secret, are the literature, the references, the codebook, the judgements, the
    settings, the notebooks and the fixed words of the reports.

    Example:
        >>> from litreview.review import load_review
        >>> from litreview.running.inputs import load_inputs
        >>> review = load_review("."); list_secrets(review, load_inputs(review), [])
        Secrets()
    """
    transcripts = [each.raw for each in processed if each.task.consultation]
    return gather_secrets(transcripts, inputs.roster or Roster(), inputs.ledger, _public_texts(review, processed))


def _public_texts(review: Review, processed: Iterable[Processed]) -> Iterator[str]:
    for each in processed:
        if each.document and not each.task.consultation:
            yield each.document.text
    files = [review.references, review.codebook, review.corpus / "judgements.csv", review.root / "review.toml"]
    files += sorted((review.root / "notebooks").glob("*.ipynb"))
    files += sorted(p for p in _OWN_WORDS.rglob("*") if p.suffix in (".py", ".j2", ".css"))
    for path in files:
        if path.exists():
            yield path.read_text(encoding="utf-8", errors="replace")
