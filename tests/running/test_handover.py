"""Exports go through the release gate, and need a run."""

from pathlib import Path

import pytest

from litreview.errors import ReleaseRefused, RunLocked, UsageError
from litreview.review import Review
from litreview.running.handover import export_review
from litreview.running.inputs import load_inputs
from litreview.running.lock import hold_lock
from litreview.running.pipeline import build_tables
from litreview.running.purging import LEDGER
from litreview.tables import write_table


def publish_tables(review: Review) -> Path:
    """Return ``outputs/latest`` with the tables, texts and codebook of the review, made without notebooks."""
    built = build_tables(review, load_inputs(review), 1, lambda line: None)
    latest = review.outputs / "latest"
    for part in ("tables", "texts"):
        (latest / part).mkdir(parents=True)
    for name, frame in built.tables.items():
        write_table(name, frame, latest / "tables")
    for document_id, text in built.texts.items():
        (latest / "texts" / f"{document_id}.txt").write_text(text, encoding="utf-8", newline="")
    (latest / "tables" / "codebook.csv").write_bytes(review.codebook.read_bytes())
    (latest / "review.json").write_text('{"title": "Tiny"}', encoding="utf-8")
    return latest


@pytest.mark.parametrize("form", ["xlsx", "docx", "ris", "bib", "csl", "qdpx", "qdc"])
def test_every_form_is_written(tiny: Review, tmp_path: Path, form: str) -> None:
    """A file of some size stands where it was asked for."""
    publish_tables(tiny)
    export_review(tiny, form, tmp_path / f"out.{form}")
    assert (tmp_path / f"out.{form}").stat().st_size > 100


def test_an_export_that_holds_a_name_is_refused_and_not_written(tiny: Review, tmp_path: Path) -> None:
    """A name that slipped into a table does not leave by another door."""
    latest = publish_tables(tiny)
    path = latest / "texts" / "guide2021.txt"
    path.write_text(path.read_text(encoding="utf-8") + "\n\nZora Quill was here.", encoding="utf-8")
    with pytest.raises(ReleaseRefused) as caught:
        export_review(tiny, "qdpx", tmp_path / "out.qdpx")
    assert "Zora" not in str(caught.value)
    assert not (tmp_path / "out.qdpx").exists()


def test_an_export_needs_a_run_and_a_folder(tiny: Review, tmp_path: Path) -> None:
    """The message says what to do first."""
    with pytest.raises(UsageError, match="litreview run"):
        export_review(tiny, "xlsx", tmp_path / "out.xlsx")
    publish_tables(tiny)
    with pytest.raises(UsageError, match="make it first"):
        export_review(tiny, "xlsx", tmp_path / "nowhere" / "out.xlsx")


def test_nothing_of_somebody_whose_row_was_taken_out_of_the_ledger_is_handed_over(tiny: Review, tmp_path: Path) -> None:
    """Who stands in it no more has given no consent; a run comes first."""
    publish_tables(tiny)
    (tiny.corpus / "consultation" / "fg1.vtt").unlink()
    for path in (tiny.root / LEDGER, tiny.root.parent / "roster.csv"):
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        path.write_text("".join(line for line in lines if not line.startswith("P01")), encoding="utf-8")
    with pytest.raises(UsageError, match="ledger has changed since the last run"):
        export_review(tiny, "ris", tmp_path / "out.ris")
    assert not (tmp_path / "out.ris").exists()


def test_an_export_waits_for_no_run(tiny: Review, tmp_path: Path) -> None:
    """What a withdrawal deletes at this moment must not be written elsewhere."""
    publish_tables(tiny)
    with hold_lock(tiny.outputs), pytest.raises(RunLocked):
        export_review(tiny, "ris", tmp_path / "out.ris")
