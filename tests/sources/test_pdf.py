"""PDF."""

import contextlib
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.errors import UnreadableSource
from litreview.sources.pdf import read_pdf

DATA = Path(__file__).parent.parent / "data" / "sources"


def test_blocks_have_pages_and_the_frame_is_marked() -> None:
    """Running heads and page numbers are navigation; headings, items and paragraphs are what they are."""
    reading = read_pdf(DATA / "report.pdf")
    assert reading.pages == 2
    assert [(b.text, b.page) for b in reading.blocks if b.role == "navigation"] == [
        ("Community kitchens 2021", 1),
        ("1", 1),
        ("Community kitchens 2022", 2),
        ("2", 2),
    ]
    assert [(b.text, b.level, b.page) for b in reading.blocks if b.role == "heading"] == [
        ("Kitchens as meeting places", 1, 1),
        ("What people value", 2, 2),
    ]
    assert [b.text[:13] for b in reading.blocks if b.role == "list item"] == ["a shared meal", "The group mee"]
    assert len([b for b in reading.blocks if not b.role]) == 12


def test_a_paragraph_is_one_line_of_words() -> None:
    """No line end is left inside."""
    body = [b.text for b in read_pdf(DATA / "report.pdf").blocks if not b.role]
    assert all(text.endswith("the days behind them.") and "\n" not in text for text in body)


def test_a_word_cut_at_a_line_end_is_whole() -> None:
    """And a hyphen inside a line stays."""
    texts = [block.text for block in read_pdf(DATA / "hyphen.pdf").blocks]
    assert texts == ["Cooking is a form of support, and support is mutual.", "Self-help too."]


def test_columns_drawn_line_by_line_are_read_one_after_the_other() -> None:
    """The head of the page, whose side changes, is marked by its growing number."""
    blocks = read_pdf(DATA / "columns.pdf").blocks
    assert [b.text for b in blocks if b.role == "navigation"] == [
        "Roe and Lee | 11",
        "Kitchens of the north | 12",
        "Roe and Lee | 13",
    ]
    body = [b.text for b in blocks if b.role != "navigation"]
    assert [text[:5] for text in body] == ["Left ", "Right"] * 3
    assert all(text.endswith("ends.") for text in body)


def test_table_rows_and_footnotes_are_told_from_text() -> None:
    """Cells are set apart, and what only cites is a reference; a bold line of the body's size stays a block of its own."""
    blocks = read_pdf(DATA / "footnotes.pdf").blocks
    assert [b.text for b in blocks if " | " in b.text] == ["Year | Meals | Guests", "2020 | 300 | 41"] * 2
    assert [b.text[:7] for b in blocks if b.role == "reference"] == ["1 Roe A", "2 Ibid."]
    assert [b.text for b in blocks if b.text.startswith("What ")] == ["What people value", "What holds people back"]


@given(st.binary(max_size=300))
def test_no_bytes_raise_anything_else(data: bytes) -> None:
    """A file is read or refused."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.pdf"
        path.write_bytes(b"%PDF-1.4\n" + data)
        with contextlib.suppress(UnreadableSource):
            read_pdf(path)


@pytest.mark.parametrize(
    ("name", "reason"),
    [("encrypted.pdf", "is encrypted"), ("broken.pdf", "is damaged or no PDF"), ("scan.pdf", "has no text layer")],
)
def test_what_cannot_be_read_is_refused_with_the_reason(name: str, reason: str) -> None:
    """Each reason says what to do."""
    with pytest.raises(UnreadableSource, match=reason) as caught:
        read_pdf(DATA / name)
    assert caught.value.kind == "pdf"


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    """It is told from a damaged one."""
    path = tmp_path / "a.pdf"
    path.write_bytes(b"")
    with pytest.raises(UnreadableSource, match="the file is empty"):
        read_pdf(path)


@pytest.mark.shared
def test_public_reports_are_read(shared: Path) -> None:
    """Of long reports every page gives words, items and marked page numbers."""
    for path in sorted((shared / "data" / "recommendations" / "reports").glob("*.pdf")):
        reading = read_pdf(path)
        pages = {block.page for block in reading.blocks}
        assert len(pages) >= (reading.pages or 0) - 2
        assert sum(block.role == "list item" for block in reading.blocks) > 100
