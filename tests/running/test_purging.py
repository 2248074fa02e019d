"""What the ledger no longer lets stand is deleted before anything new is made, and nothing else is."""

from pathlib import Path

import pytest

from litreview.errors import Fault, InputFaults, LitReviewError, RunLocked
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


def test_an_export_that_somebody_changed_is_named_and_not_deleted(tiny: Review) -> None:
    """It lies outside outputs and holds their own work."""
    fill(tiny)
    (tiny.root / "mine.ris").write_text("my own notes", encoding="utf-8")
    consent(tiny, "en,quote,", "en,none,")
    heard: list[str] = []
    assert purge_revoked(tiny, heard.append).files == ("outputs/export.ris", "outputs/failed/r0")
    assert heard[1:] == ["an export elsewhere, or changed since, delete it by hand: mine.ris"]
    assert (tiny.root / "mine.ris").exists()


@pytest.mark.parametrize("where", ["", "thesis"], ids=["in outputs", "in a folder of its own"])
def test_tables_that_are_no_run_take_nothing_with_them(tiny: Review, where: str) -> None:
    """Only the files that hold the words go; a folder is a copy of a run where the record of a run lies in it too."""
    outputs = fill(tiny)
    tables = outputs / where / "tables"
    tables.mkdir(parents=True)
    row = {"segment_id": "fg1#1", "speaker": "P01", "quotable": "yes", "text": "It gave me hope."}
    write_table("segments", build_table("segments", [row]), tables)
    (tables.parent / "chapter.txt").write_text("Nothing of theirs.", encoding="utf-8")
    consent(tiny, "en,quote,", "en,none,")
    done = purge_revoked(tiny, silent)
    shown = tables.relative_to(tiny.root).as_posix()
    assert {f"{shown}/segments.csv", f"{shown}/segments.parquet"} <= set(done.files)
    assert done.runs == ("outputs/runs/r1",)
    assert (tables.parent / "chapter.txt").exists()
    assert (outputs / "README.md").exists()


def test_a_link_is_named_and_what_it_leads_to_is_left(tiny: Review) -> None:
    """What lies elsewhere is nobody's to delete from here."""
    outputs = fill(tiny)
    far = tiny.root.parent / "far"
    far.mkdir()
    (far / "notes.txt").write_text("It gave me hope.", encoding="utf-8")
    (outputs / "linked").symlink_to(far, target_is_directory=True)
    (outputs / "notes.txt").symlink_to(far / "notes.txt")
    consent(tiny, "en,quote,", "en,none,")
    ledger = load_ledger(tiny.root / LEDGER, LEDGER)
    done = purge_outputs(tiny, ledger, gather_words(["It gave me hope."]), all_of_it=True)
    assert done.unsearched == ("outputs/linked", "outputs/notes.txt")
    assert (far / "notes.txt").exists()


def test_what_cannot_be_deleted_is_said_with_its_place(tiny: Review) -> None:
    """A folder stands where only a file or a run may."""
    outputs = fill(tiny)
    (outputs / "staging").write_text("no folder", encoding="utf-8")
    with pytest.raises(LitReviewError, match=r"^outputs/staging.*: cannot be deleted: .*call again$"):
        purge_outputs(tiny, {})
    assert (outputs / "latest" / "tables").is_dir()


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
