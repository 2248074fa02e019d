"""Exports are remembered, so that a withdrawal can name them."""

from pathlib import Path

from litreview.review import Review
from litreview.running.exports import EXPORT_LIST, list_exports, remember_export


def test_exports_that_are_still_there_are_listed(tiny: Review, tmp_path: Path) -> None:
    """Inside the review by their path there, elsewhere by the whole path; each once."""
    tiny.outputs.mkdir()
    for path in (tiny.root / "t.xlsx", tiny.root / "t.xlsx", tmp_path / "far.docx", tiny.root / "gone.ris"):
        path.touch()
        remember_export(tiny, path)
    (tiny.root / "gone.ris").unlink()
    assert list_exports(tiny) == [str((tmp_path / "far.docx").resolve()), "t.xlsx"]


def test_a_list_that_cannot_be_read_is_empty(tiny: Review) -> None:
    """It is a help, not an input."""
    tiny.outputs.mkdir()
    for content in ("{", "{}", "[1]"):
        (tiny.outputs / EXPORT_LIST).write_text(content, encoding="utf-8")
        assert list_exports(tiny) == []
