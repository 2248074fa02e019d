"""A participant withdraws: the ledger says so, the review is run again, and a certificate lists what went."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime

from litreview.privacy.withdraw import record_withdrawal
from litreview.review import Review
from litreview.running.changes import compare_runs
from litreview.running.run import Options, run_review
from litreview.tables import read_table


def withdraw_participant(review: Review, participant_id: str, say: Callable[[str], None]) -> list[str]:
    """Return the lines of a certificate: what of the participant disappeared from which table.

    Earlier runs held that person's words, so every kept and failed run but the new one is deleted.

    Raises:
        InputFaults: the ledger has no such participant.

    Example:
        >>> withdraw_participant.__name__
        'withdraw_participant'
    """
    now = datetime.now(UTC)
    ledger = review.corpus / "consultation" / "participants.csv"
    record_withdrawal(ledger, participant_id, now.date())
    before = _count_rows(review, participant_id)
    outcome = run_review(review, Options(force=True, say=say))
    after = _count_rows(review, participant_id)
    earlier = [p for p in sorted((review.outputs / "runs").glob("*")) if p.is_dir() and p != outcome.folder]
    changed = len(compare_runs(earlier[-1], outcome.folder)) if earlier else 0
    for old in earlier:
        shutil.rmtree(old)
    shutil.rmtree(review.outputs / "failed", ignore_errors=True)
    lines = [f"certificate of withdrawal: {participant_id}, {now.date().isoformat()}, run {outcome.folder.name}"]
    lines += [f"{name}: {before[name]} rows before, {after[name]} now" for name in sorted(before)]
    lines.append(f"evidence tables and documents: {changed} cells or rows changed")
    lines.append(f"earlier runs deleted: {len(earlier)}")
    return lines


def _count_rows(review: Review, participant_id: str) -> dict[str, int]:
    tables = review.outputs / "latest" / "tables"
    if not tables.exists():
        return {"segments": 0, "codings": 0}
    segments = read_table("segments", tables)
    own = set(segments.segment_id[segments.speaker == participant_id])
    codings = read_table("codings", tables)
    return {"segments": len(own), "codings": int(codings.segment_id.isin(own).sum())}
