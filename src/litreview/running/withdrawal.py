"""A participant withdraws: the ledger says so, the review is run again, and a certificate lists what went."""

from collections.abc import Callable
from datetime import UTC, datetime

import pandas as pd

from litreview.privacy.withdraw import record_withdrawal
from litreview.review import Review
from litreview.running.history import list_runs
from litreview.running.run import Options, run_review
from litreview.tables import read_table


def withdraw_participant(review: Review, participant_id: str, say: Callable[[str], None]) -> list[str]:
    """Return the lines of a certificate: what of the participant disappeared from which table.

    The run deletes every kept run in which that person was heard. Where it fails, the withdrawal stays recorded and the next
    run carries it out.

    Raises:
        InputFaults: the ledger has no such participant.

    Example:
        >>> withdraw_participant.__name__
        'withdraw_participant'
    """
    now = datetime.now(UTC)
    ledger = review.corpus / "consultation" / "participants.csv"
    record_withdrawal(ledger, participant_id, now.date())
    say(f"recorded the withdrawal of {participant_id}")
    before, earlier = _count_rows(review, participant_id), list_runs(review.outputs)
    outcome = run_review(review, Options(force=True, say=say))
    after = _count_rows(review, participant_id)
    changed = len(pd.read_csv(outcome.folder / "changes.csv", dtype=str))
    lines = [f"certificate of withdrawal: {participant_id}, {now.date().isoformat()}, run {outcome.folder.name}"]
    lines += [f"{name}: {before[name]} rows before, {after[name]} now" for name in sorted(before)]
    lines.append(f"evidence tables and documents: {changed} cells or rows changed")
    lines.append(f"earlier runs deleted: {sum(not run.exists() for run in earlier)}")
    return lines


def _count_rows(review: Review, participant_id: str) -> dict[str, int]:
    tables = review.outputs / "latest" / "tables"
    if not tables.exists():
        return {"segments": 0, "codings": 0}
    segments = read_table("segments", tables)
    own = set(segments.segment_id[segments.speaker == participant_id])
    codings = read_table("codings", tables)
    return {"segments": len(own), "codings": int(codings.segment_id.isin(own).sum())}
