"""After a withdrawal no byte of that person's words stands anywhere under outputs."""

from pathlib import Path

import pytest

from litreview.errors import UsageError
from litreview.review import Review
from litreview.running.withdrawal import withdraw_participant
from litreview.tables import read_table

WORDS = b"It gave me hope"


def holding(folder: Path, words: bytes) -> list[str]:
    """Return the names of the files under a folder that hold these words."""
    files = (p for p in folder.rglob("*") if p.is_file() and not p.is_symlink())
    return sorted({path.name for path in files if words in path.read_bytes()})


def test_a_withdrawn_person_is_gone_from_every_file_of_every_run(ran: Review) -> None:
    """Tables, texts, reports, notebooks, earlier runs: nothing is left, and a certificate says what went."""
    assert "fg1.txt" in holding(ran.outputs, WORDS)
    certificate = withdraw_participant(ran, "P01", lambda line: None)
    assert holding(ran.outputs, WORDS) == []
    assert "P01" not in set(read_table("segments", ran.outputs / "latest" / "tables").speaker)
    assert certificate[0].startswith("certificate of withdrawal: P01")
    assert "segments: 2 rows before, 0 now" in certificate
    assert certificate[-1] == "earlier runs deleted: 1"
    assert [p.name for p in (ran.outputs / "runs").iterdir()] == [(ran.outputs / "latest").resolve().name]


def test_somebody_who_is_not_in_the_ledger_cannot_withdraw(tiny: Review) -> None:
    """Nothing is written and nothing is run."""
    ledger = tiny.corpus / "consultation" / "participants.csv"
    before = ledger.read_bytes()
    with pytest.raises(UsageError):
        withdraw_participant(tiny, "P99", lambda line: None)
    assert ledger.read_bytes() == before
    assert not tiny.outputs.exists()
