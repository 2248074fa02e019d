"""After a withdrawal no byte of that person's words stands anywhere under outputs, whatever becomes of the run after it."""

import io
import json
import shutil
import time
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from litreview.errors import InputFaults, LitReviewError, NotebookFailed, RunLocked, UsageError
from litreview.privacy.folding import TOKEN, fold
from litreview.review import Review
from litreview.running.handover import export_review
from litreview.running.lock import hold_lock
from litreview.running.options import Options
from litreview.running.purging import LEDGER
from litreview.running.run import run_review
from litreview.running.withdrawal import withdraw_participant
from litreview.tables import read_table

SAID = ("It gave me hope.", "Peer workers should be paid, they told me in Marrow Falls.", "they told me in [town 1]")
WORDS = "It gave me hope"
OTHERS = "Peer workers should be supervised by someone who has been a peer worker."


def silent(line: str) -> None:
    """Hear nothing."""


def windows(text: str) -> set[tuple[str, ...]]:
    """Return every four words in a row of a text, folded."""
    words = TOKEN.findall(fold(text))
    return {tuple(words[at : at + 4]) for at in range(len(words) - 3)}


def contents(path: Path) -> Iterator[bytes]:
    """Yield the bytes of a file, those of the members of an archive, and a parquet table written out."""
    data = path.read_bytes()
    yield data
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield from (archive.read(name) for name in archive.namelist())
    if path.suffix == ".parquet":
        yield pd.read_parquet(path).to_csv().encode()


def holding(folder: Path, *said: str, whole: str = "") -> list[str]:
    """Return the files under a folder in which four words in a row of what was said stand, or the word ``whole``."""
    wanted = {window for text in said for window in windows(text)} - windows(OTHERS)
    found = []
    for path in (p for p in sorted(folder.rglob("*")) if p.is_file() and not p.is_symlink()):
        texts = [data.decode("utf-8", "ignore") for data in contents(path)]
        if any(wanted & windows(text) or (whole and whole.lower() in TOKEN.findall(fold(text))) for text in texts):
            found.append(path.relative_to(folder).as_posix())
    return found


def fill_outputs(review: Review) -> None:
    """Leave what a long-lived review leaves: a second kept run, a failed one, exports, caches, copies and notes."""
    outputs = review.outputs
    (run,) = (outputs / "runs").iterdir()
    shutil.copytree(run, outputs / "runs" / "20200101T000000-aaaaaaaa")
    shutil.copytree(run, outputs / "latest-old")
    shutil.copytree(run / "notebooks", outputs / "failed" / "20200102T000000-bbbbbbbb")
    shutil.copytree(run / "notebooks", run / "notebooks" / ".ipynb_checkpoints")
    shutil.copytree(run / "texts", outputs / "staging" / "dead" / "texts")
    export_review(review, "xlsx", outputs / "export.xlsx")
    export_review(review, "qdpx", review.root / "project.qdpx")
    export_review(review, "docx", review.root.parent / "elsewhere.docx")
    (outputs / "notes.txt").write_text(f"Remember: “{WORDS}”!\n", encoding="utf-8")
    drawn = f"<svg><title>A figure</title><text>{WORDS[:8]}</text><text>{WORDS[8:]}</text></svg>"
    (outputs / "runs" / "20200101T000000-aaaaaaaa" / "figures" / "timeline.svg").write_text(drawn, encoding="utf-8")
    (outputs / "drawing.svg").write_text(f"<svg><desc>{WORDS}.</desc></svg>", encoding="utf-8")
    (outputs / "budget.txt").write_text("Rooms and coffee for the group.\n", encoding="utf-8")
    (outputs / "scan.bin").write_bytes(b"\x00\x01\xff")


def code_by_hand(review: Review) -> None:
    """Leave two records of a coder, the second of which quotes the person who will withdraw."""
    record = {"document_id": "fg1", "start": 0, "code": "OUT.HOPE", "decision": "accepted", "coder": "a", "at": "2026-01-01"}
    lines = [{**record, "id": "a1", "quote": "What does peer support mean"}, {**record, "id": "a2", "quote": WORDS}]
    path = review.corpus / "coding" / "a.jsonl"
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")


def withdraw_by_hand(review: Review) -> None:
    """Enter a day of withdrawal in the ledger with an editor."""
    path = review.root / LEDGER
    path.write_text(path.read_text(encoding="utf-8").replace("quote,,fg1", "quote,2026-01-31,fg1"), encoding="utf-8")


def break_codebook(review: Review) -> None:
    """Leave a fault in another input."""
    review.codebook.write_text("id,name\nOUT.HOPE,Hope\n", encoding="utf-8")


def break_notebook(review: Review) -> None:
    """Leave one notebook, which fails."""
    for notebook in (review.root / "notebooks").glob("0[!6]*.ipynb"):
        notebook.unlink()
    path = review.root / "notebooks" / "06_framework.ipynb"
    cell = {"cell_type": "code", "metadata": {}, "source": "1 / 0", "outputs": [], "execution_count": None}
    notebook = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**notebook, "cells": [*notebook["cells"], cell]}), encoding="utf-8")


def test_a_withdrawn_person_is_gone_from_every_file_under_outputs(ran: Review) -> None:
    """Kept and failed runs, checkpoints, staging, exports, copies, notes; the certificate says what went and what is left."""
    fill_outputs(ran)
    code_by_hand(ran)
    assert len(holding(ran.outputs, *SAID)) > 20
    before = (ran.outputs / "latest").resolve().name
    certificate = withdraw_participant(ran, "p01", silent)
    assert certificate.failure is None
    assert holding(ran.outputs, *SAID, whole="P01") == []
    assert not (ran.root / "project.qdpx").exists()
    assert (ran.outputs / "budget.txt").exists()
    assert [run.name for run in (ran.outputs / "runs").iterdir()] == [(ran.outputs / "latest").resolve().name]
    assert before not in {run.name for run in (ran.outputs / "runs").iterdir()}
    assert "P01" not in set(read_table("segments", ran.outputs / "latest" / "tables").speaker)
    lines = "\n".join(certificate.lines)
    assert not windows(lines) & {window for text in SAID for window in windows(text)}
    for expected in (
        "certificate of withdrawal: P01",
        "table segments: 2 rows before, 0 now",
        "table codings:",
        "table recommendations: 1 rows before, 0 now",
        "table framework_evidence, which counts everybody:",
        "table framework_matrix, which counts everybody:",
        "table residue",
        "figures, which count everybody:",
        "inputs that name the person by this id: none",
        "  outputs/drawing.svg",
        f"  outputs/runs/{before}",
        "  outputs/latest-old",
        "  outputs/export.xlsx",
        "  project.qdpx",
        "  outputs/notes.txt",
        "  outputs/failed/20200102T000000-bbbbbbbb",
        "  outputs/scan.bin",
        "elsewhere.docx",
        "corpus/consultation/fg1.vtt:7 (1 turns)",
        "human codings that quote the person: 1\n  corpus/coding/a.jsonl:2",
        "found in 0",
        "its changes.csv is empty",
    ):
        assert expected in lines


@pytest.mark.parametrize(
    ("spoil", "error"), [(break_codebook, InputFaults), (break_notebook, NotebookFailed)], ids=["a fault", "a failing notebook"]
)
def test_the_words_go_even_where_the_run_after_fails(ran: Review, spoil, error) -> None:
    """Nothing is served until a run succeeds; the certificate says so, and the failure keeps its exit code."""
    fill_outputs(ran)
    spoil(ran)
    certificate = withdraw_participant(ran, "P01", silent)
    assert isinstance(certificate.failure, error)
    assert holding(ran.outputs, *SAID) == []
    assert not (ran.outputs / "latest").is_symlink()
    assert certificate.lines[2].startswith("THE RUN AFTER IT FAILED")
    assert "table segments: 2 rows before, 0 now" in certificate.lines


def test_a_withdrawal_by_hand_purges_before_a_run_that_fails(ran: Review) -> None:
    """Editing the ledger is enough: the next run deletes first, then reads its inputs."""
    fill_outputs(ran)
    withdraw_by_hand(ran)
    break_codebook(ran)
    with pytest.raises(InputFaults):
        run_review(ran, Options())
    assert holding(ran.outputs, *SAID) == []
    assert not (ran.outputs / "latest").exists()
    assert (ran.outputs / "budget.txt").exists()


def test_nothing_leaves_by_an_export_between_a_withdrawal_by_hand_and_the_next_run(ran: Review, tmp_path: Path) -> None:
    """The run that stands still holds the words, so nothing of it is handed over."""
    withdraw_by_hand(ran)
    with pytest.raises(UsageError, match="ledger has changed since the last run"):
        export_review(ran, "ris", tmp_path / "out.ris")
    assert not (tmp_path / "out.ris").exists()


def test_a_withdrawal_during_a_run_stops_that_run_from_being_published(ran: Review) -> None:
    """It is recorded at once; the run that began before ends without a release."""
    before = (ran.outputs / "latest").resolve()

    def withdraw_meanwhile(line: str) -> None:
        if line.startswith("exporting"):
            with pytest.raises(RunLocked, match="recorded, but nothing is deleted yet"):
                withdraw_participant(ran, "P01", silent)

    with pytest.raises(InputFaults, match=r"participants\.csv: was edited"):
        run_review(ran, Options(only="06", say=withdraw_meanwhile))
    assert list((ran.outputs / "runs").iterdir()) == [before]
    assert not (ran.outputs / "staging").exists()


def test_a_lock_held_by_a_run_leaves_the_withdrawal_recorded(tiny: Review) -> None:
    """Calling again when that run has ended carries it out."""
    with hold_lock(tiny.outputs), pytest.raises(RunLocked, match="call `litreview withdraw` again"):
        withdraw_participant(tiny, "P01", silent)
    assert ",20" in (tiny.root / LEDGER).read_text(encoding="utf-8").splitlines()[1]


def test_a_withdrawal_from_no_run_says_that_there_was_nothing_to_lose(tiny: Review) -> None:
    """A table of zeros would read as a result."""
    break_codebook(tiny)
    lines = withdraw_participant(tiny, "P01", silent).lines
    assert "no kept run held words of this person before, so no table had a row to lose" in lines
    assert not [line for line in lines if line.startswith("table ")]


def test_somebody_who_is_not_in_the_ledger_cannot_withdraw(tiny: Review) -> None:
    """Nothing is written and nothing is run."""
    before = (tiny.root / LEDGER).read_bytes()
    with pytest.raises(UsageError):
        withdraw_participant(tiny, "P99", silent)
    assert (tiny.root / LEDGER).read_bytes() == before
    assert not tiny.outputs.exists()


def test_files_that_cannot_be_read_cost_neither_the_deletion_nor_the_certificate(ran: Review) -> None:
    """What was searched is told, and what could not be is named; here folders stand in the place of files."""
    code_by_hand(ran)
    (ran.corpus / "coding" / "b.jsonl").mkdir()
    (ran.outputs / "latest" / "figures" / "odd.svg").mkdir()
    (ran.corpus / "consultation" / "fg2.docx").write_bytes(b"no zip")
    lines = withdraw_participant(ran, "P01", silent).lines
    assert holding(ran.outputs, *SAID) == []
    start = next(at for at, line in enumerate(lines) if line.startswith("COULD NOT BE SEARCHED"))
    named = {line.strip() for line in lines[start + 1 : start + 4]}
    assert {"corpus/coding/b.jsonl", "corpus/consultation/fg2.docx"} < named
    assert any(line.endswith("figures/odd.svg") for line in named)
    assert "  corpus/coding/a.jsonl:2" in lines


def test_an_error_of_the_disk_does_not_hide_that_the_withdrawal_is_recorded(tiny: Review) -> None:
    """The folder of the lock cannot be made where a file has its name."""
    tiny.outputs.write_text("no folder", encoding="utf-8")
    with pytest.raises(LitReviewError, match="withdrawal of P01 is recorded"):
        withdraw_participant(tiny, "P01", silent)


@pytest.mark.parametrize("zone", ["XXX+14", "XXX-14"], ids=["west", "east"])
def test_the_day_is_that_of_the_place(tiny: Review, zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """At any hour one of the two places has another day than UTC."""
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        break_codebook(tiny)
        withdraw_participant(tiny, "P01", silent)
        assert f",{date.today()}," in (tiny.root / LEDGER).read_text(encoding="utf-8")
    finally:
        monkeypatch.undo()
        time.tzset()
