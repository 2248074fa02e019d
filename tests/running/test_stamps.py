"""An edit that was put back leaves the same bytes, but another stamp."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from litreview.review import Review
from litreview.running.stamps import stamp_file, stamp_inputs


def put_back(path: Path) -> None:
    """Write something else and the old words again, at once."""
    words = path.read_bytes()
    path.write_bytes(b"")
    path.write_bytes(words)


def rename_a_copy(path: Path) -> None:
    """Replace the file by one of the same bytes and time, as a synchronising program does."""
    copy = path.with_suffix(".new")
    copy.write_bytes(path.read_bytes())
    os.utime(copy, ns=(0, path.stat().st_mtime_ns))
    copy.rename(path)


@pytest.mark.parametrize("edit", [put_back, rename_a_copy])
def test_an_edit_that_was_put_back_shows(tmp_path: Path, edit: Callable[[Path], None]) -> None:
    """However often, and however shortly after the file was written and stamped."""
    path = tmp_path / "a.txt"
    path.write_text("words")
    for _ in range(20):
        before = stamp_file(path)
        edit(path)
        assert stamp_file(path) != before


def test_what_changes_no_word_changes_no_stamp(tiny: Review) -> None:
    """Reading, and what a backup does to rights."""
    before = stamp_inputs(tiny)
    for path in tiny.corpus.rglob("*"):
        if path.is_file():
            path.read_bytes()
            path.chmod(0o600)
    assert stamp_inputs(tiny) == before


def test_files_that_programs_write_during_a_run_have_no_stamp(tiny: Review) -> None:
    """The desk adds to a coder's file, and JupyterLab saves notebooks."""
    (tiny.corpus / "coding").mkdir(exist_ok=True)
    (tiny.corpus / "coding" / "ann.jsonl").write_text("{}\n")
    stamps = stamp_inputs(tiny)
    assert {"review.toml", "references.bib", "corpus/codebook.csv", "corpus/literature/guide2021.md"} <= stamps.keys()
    assert not [path for path in stamps if path.startswith(("corpus/coding/", "notebooks/"))]
