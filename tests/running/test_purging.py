"""What the ledger no longer lets stand is deleted before anything new is made, and nothing else is."""

from pathlib import Path

import pytest

from litreview.errors import Fault, InputFaults, RunLocked
from litreview.privacy.ledger import load_ledger
from litreview.privacy.remains import gather_words
from litreview.review import Review
from litreview.running.exports import remember_export
from litreview.running.lock import hold_lock
from litreview.running.purging import LEDGER, Purge, purge_outputs, purge_revoked, stop_if_consent_changed
from litreview.tables import build_table, write_table


def silent(line: str) -> None:
    """Hear nothing."""


def fill(review: Review) -> Path:
    """Return the outputs of a review: a run that quotes P01, latest, an export of it and a failed run."""
    outputs = review.outputs
    (outputs / "runs" / "r1" / "tables").mkdir(parents=True)
    row = {"segment_id": "fg1#1", "speaker": "P01", "quotable": "yes"}
    write_table("segments", build_table("segments", [row]), outputs / "runs" / "r1" / "tables")
    (outputs / "latest").symlink_to(Path("runs") / "r1", target_is_directory=True)
    (outputs / "failed" / "r0").mkdir(parents=True)
    (outputs / "failed" / "r0" / "a.ipynb").write_text("{}", encoding="utf-8")
    for path in (outputs / "export.ris", review.root / "mine.ris"):
        path.write_text("TY  - JOUR\n", encoding="utf-8")
        remember_export(review, path)
    (outputs / "README.md").write_text("It gave me hope.\n", encoding="utf-8")
    return outputs


def consent(review: Review, old: str, new: str) -> None:
    """Edit the ledger by hand."""
    path = review.root / LEDGER
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    "new", ["en,quote,2026-01-31", "en,none,", "en,paraphrase,", "en,,"], ids=["withdrawn", "none", "paraphrase", "empty"]
)
def test_a_consent_taken_back_deletes_runs_exports_failures_and_latest(tiny: Review, new: str) -> None:
    """All that was made of that run, inside the review; what was told is paths."""
    outputs = fill(tiny)
    consent(tiny, "en,quote,", new)
    heard: list[str] = []
    done = purge_revoked(tiny, heard.append)
    assert done == Purge(("outputs/runs/r1",), ("outputs/export.ris", "mine.ris", "outputs/failed/r0"))
    assert heard == ["deleted 1 earlier runs and 3 files with words that may no longer be used"]
    assert sorted(path.name for path in outputs.iterdir() if not path.name.startswith(".")) == ["README.md", "runs"]
    assert purge_revoked(tiny, silent) == Purge()


def test_while_consent_stands_nothing_is_deleted(tiny: Review) -> None:
    """Neither runs nor what lies beside them."""
    outputs = fill(tiny)
    (outputs / "notes.txt").write_text("It gave me hope.", encoding="utf-8")
    assert purge_revoked(tiny, silent) == Purge()
    assert (outputs / "latest" / "tables").is_dir()
    assert (outputs / "notes.txt").exists()


def test_a_file_that_quotes_whom_it_may_not_is_deleted_and_one_that_cannot_be_searched_is_named(tiny: Review) -> None:
    """Even where no run is left to tell by."""
    tiny.outputs.mkdir()
    (tiny.outputs / "notes.txt").write_text("I felt very alone on that hospital ward", encoding="utf-8")
    (tiny.outputs / "plan.txt").write_text("It gave me hope.", encoding="utf-8")
    (tiny.outputs / "scan.bin").write_bytes(b"\x00\xff")
    assert purge_revoked(tiny, silent) == Purge((), ("outputs/notes.txt",), ("outputs/scan.bin",))
    assert sorted(path.name for path in tiny.outputs.glob("*.*") if path.name[0] != ".") == ["plan.txt", "scan.bin"]


def test_a_run_that_stays_is_searched_too_in_a_withdrawal(tiny: Review) -> None:
    """A list of changes, or a notebook somebody opened there, may repeat the words."""
    outputs = fill(tiny)
    (outputs / "runs" / "r1" / "changes.csv").write_text("before\nI felt very alone there\n", encoding="utf-8")
    ledger = load_ledger(tiny.root / LEDGER, LEDGER)
    done = purge_outputs(tiny, ledger, gather_words(["I felt very alone."]), all_of_it=True)
    assert done.runs == ("outputs/runs/r1",)
    assert not (outputs / "latest").is_symlink()


@pytest.mark.parametrize("broken", ["gone", "faulty"])
def test_a_ledger_that_cannot_be_read_deletes_nothing(tiny: Review, broken: str) -> None:
    """It stops the run instead."""
    outputs = fill(tiny)
    path = tiny.root / LEDGER
    path.unlink() if broken == "gone" else path.write_text("participant_id\n", encoding="utf-8")
    assert purge_revoked(tiny, silent) == Purge()
    assert (outputs / "latest" / "tables").is_dir()


def test_nothing_is_made_where_there_are_no_outputs(tiny: Review) -> None:
    """Not even a lock."""
    assert purge_revoked(tiny, silent) == Purge()
    assert not tiny.outputs.exists()


def test_nothing_is_deleted_while_another_run_holds_the_lock(tiny: Review) -> None:
    """It is told who holds it."""
    outputs = fill(tiny)
    consent(tiny, "en,quote,", "en,none,")
    with hold_lock(outputs), pytest.raises(RunLocked):
        purge_revoked(tiny, silent)
    assert (outputs / "latest" / "tables").is_dir()


def test_only_a_change_of_the_ledger_stops_a_publication() -> None:
    """What else was edited is told when the run is done."""
    stop_if_consent_changed([Fault("references.bib", 0, "was edited")])
    with pytest.raises(InputFaults):
        stop_if_consent_changed([Fault("references.bib", 0, "was edited"), Fault(LEDGER, 0, "was edited")])
