"""Word documents."""

from pathlib import Path

import docx
import pytest

from litreview.errors import UnreadableSource
from litreview.sources.docx import open_docx, paragraphs_of, read_docx, text_of

DATA = Path(__file__).parent.parent / "data" / "sources"


def test_styles_tell_headings_items_and_captions() -> None:
    """Table rows are blocks; insertions are read and deletions are not."""
    assert [(b.role, b.level, b.text) for b in read_docx(DATA / "report.docx").blocks] == [
        ("heading", 1, "Kitchens as meeting places"),
        ("heading", 2, "What people value"),
        ("", 0, "Cooking together is a form of support."),
        ("list item", 1, "a shared meal"),
        ("list item", 2, "company"),
        ("caption", 0, "Table 1. Meals"),
        ("", 0, "Year | Meals"),
        ("", 0, "2021 | 340"),
        ("", 0, "Meals are free"),
    ]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("not_a_zip.docx", "not a zip package"),
        ("old.docx", "encrypted or of the old .doc format"),
        ("other.docx", "damaged or no Word document"),
        ("bomb.docx", "unpacks to 300,000,000 bytes"),
    ],
)
def test_what_is_no_docx_is_refused_with_the_reason(name: str, reason: str) -> None:
    """A zip bomb is refused before it is unpacked."""
    with pytest.raises(UnreadableSource, match=reason) as caught:
        read_docx(DATA / name)
    assert caught.value.kind == "docx"


@pytest.mark.parametrize(("data", "reason"), [(b"", "the file is empty"), (None, "cannot be opened")], ids=["empty", "missing"])
def test_an_empty_or_missing_file_is_refused(tmp_path: Path, data: bytes | None, reason: str) -> None:
    """Neither is a traceback."""
    path = tmp_path / "a.docx"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(UnreadableSource, match=reason):
        open_docx(path)


def test_a_document_without_words_is_refused(tmp_path: Path) -> None:
    """An empty page is no text of a review."""
    docx.Document().save(str(tmp_path / "a.docx"))
    with pytest.raises(UnreadableSource, match="holds no words"):
        read_docx(tmp_path / "a.docx")


def test_paragraphs_and_rows_come_in_order() -> None:
    """A transcript can be a table."""
    assert list(paragraphs_of(open_docx(DATA / "table.docx"))) == [["0:05", "INT", "How was it?"], ["0:09", "P04", "Warm."]]


def test_line_breaks_in_a_paragraph_are_kept() -> None:
    """The name above the words of a turn is told from them by the break."""
    assert text_of(docx.Document().add_paragraph("Ada  0:03\nHello")._p) == "Ada 0:03\nHello"
