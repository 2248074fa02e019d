"""Exports are remembered, so that a withdrawal can name them."""

from pathlib import Path

from litreview.review import Review
from litreview.running.exports import EXPORT_LIST, list_exports, list_unchanged, remember_export


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
    for content in ("{", "{}", "[1]", '"a"'):
        (tiny.outputs / EXPORT_LIST).write_text(content, encoding="utf-8")
        assert list_exports(tiny) == []


def test_an_export_that_somebody_changed_or_put_in_its_place_is_not_as_it_was_written(tiny: Review, tmp_path: Path) -> None:
    """It holds their own work then; one outside the review is nobody's to tell."""
    tiny.outputs.mkdir()
    for path in (tiny.root / "t.xlsx", tiny.root / "edited.docx", tmp_path / "far.docx"):
        path.write_text("as written", encoding="utf-8")
        remember_export(tiny, path)
    (tiny.root / "edited.docx").write_text("mine", encoding="utf-8")
    assert list_unchanged(tiny) == [tiny.root / "t.xlsx"]


def test_a_list_that_names_a_place_outside_the_review_deletes_nothing_there(tiny: Review) -> None:
    """Whoever wrote it."""
    tiny.outputs.mkdir()
    far = tiny.root.parent / "far.docx"
    far.write_text("as written", encoding="utf-8")
    remember_export(tiny, far)
    listed = (tiny.outputs / EXPORT_LIST).read_text(encoding="utf-8")
    (tiny.outputs / EXPORT_LIST).write_text(listed.replace(str(far.resolve()), "../far.docx"), encoding="utf-8")
    assert list_exports(tiny) == ["../far.docx"]
    assert list_unchanged(tiny) == []
