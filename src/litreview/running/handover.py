"""An export of the last good run, taken through the release gate like everything else that leaves."""

from pathlib import Path

from litreview.errors import UsageError
from litreview.exchange.exporting import check_export, export_run
from litreview.review import Review
from litreview.running.batches import process_all
from litreview.running.exports import remember_export
from litreview.running.history import exceeds_consent
from litreview.running.inputs import load_inputs
from litreview.running.lock import hold_lock
from litreview.running.secrets import list_secrets
from litreview.running.store import Store
from litreview.running.tasks import plan_tasks


def export_review(review: Review, form: str, target: Path) -> None:
    """Write the last good run of ``review`` to ``target`` in one of the ``FORMS`` of ``exchange.exporting``.

    Raises:
        UsageError: there is no run yet, the ledger has changed since, or nobody can write to the folder of ``target``.
        InputFaults: the inputs have faults, so what may not leave is not known.
        ReleaseRefused: the export holds something that may not leave; nothing was written.
        RunLocked: a run or a withdrawal is under way.

    Example:
        >>> import tempfile
        >>> from litreview.review import About, Settings
        >>> export_review(Review(Path(tempfile.mkdtemp()), Settings(review=About(title="t"))), "xlsx", Path("t.xlsx"))
        Traceback (most recent call last):
        litreview.errors.UsageError: there is no run to export yet; call `litreview run` first
    """
    check_export(review, form, target)
    with hold_lock(review.outputs):
        inputs = load_inputs(review)
        if exceeds_consent(review.outputs / "latest", inputs.ledger):
            raise UsageError("the consent ledger has changed since the last run; call `litreview run` first")
        results = process_all(plan_tasks(review, inputs), inputs, review.settings, jobs=1, store=Store(review.outputs))
        export_run(review, form, target, list_secrets(review, inputs, results))
        remember_export(review, target)
