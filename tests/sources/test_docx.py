"""Word documents."""

import contextlib
import tempfile
import zipfile
from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st

from litreview.errors import UnreadableSource
from litreview.sources.docx import docx_paragraphs, open_docx, read_docx, text_of

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


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def run(words: str) -> str:
    """Return a run of words."""
    return f"<w:r><w:t>{words}</w:t></w:r>"


def paragraph(inside: str) -> str:
    """Return a paragraph."""
    return f"<w:p {W}>{inside}</w:p>"


def table(cell: str) -> str:
    """Return a table of one cell."""
    return f"<w:tbl {W}><w:tr><w:tc>{cell}</w:tc></w:tr></w:tbl>"


BOX = f"<w:r><w:pict><w:txbxContent>{paragraph(run('In a box.'))}</w:txbxContent></w:pict></w:r>"
PARAGRAPHS = {
    "tab and hyphen": (
        paragraph("<w:r><w:t>one</w:t><w:tab/><w:t>non</w:t><w:noBreakHyphen/><w:t>two</w:t></w:r>"),
        ["one non-two"],
    ),
    "deleted": (paragraph(run("kept") + "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"), ["kept"]),
    "moved away": (paragraph(f"<w:moveFrom>{run('gone')}</w:moveFrom>{run('kept')}"), ["kept"]),
    "inserted": (paragraph(f"<w:ins>{run('new')}</w:ins>"), ["new"]),
    "link": (paragraph(f"<w:hyperlink>{run('a link')}</w:hyperlink>"), ["a link"]),
    "content control": (f"<w:sdt {W}><w:sdtContent>{paragraph(run('filled in'))}</w:sdtContent></w:sdt>", ["filled in"]),
    "text box": (paragraph(run("Beside.") + BOX), ["Beside.", "In a box."]),
    "text box in a table": (table(paragraph(run("Cell.") + BOX)), ["Cell. In a box."]),
    "several paragraphs in a cell": (table(paragraph(run("a")) + paragraph(run("b"))), ["a b"]),
    "nested table": (table(table(paragraph(run("in"))) + paragraph("")), ["in"]),
}


@pytest.mark.parametrize(("xml", "texts"), PARAGRAPHS.values(), ids=PARAGRAPHS)
def test_words_are_found_wherever_word_puts_them(tmp_path: Path, xml: str, texts: list[str]) -> None:
    """What is shown is read once, what is deleted is not."""
    made = docx.Document()
    made.element.body.insert(0, parse_xml(xml))
    made.save(str(tmp_path / "a.docx"))
    assert [block.text for block in read_docx(tmp_path / "a.docx").blocks] == texts


def test_custom_styles_are_known_by_what_they_are_based_on(tmp_path: Path) -> None:
    """Organisations have heading styles with names of their own."""
    made = docx.Document()
    based = made.styles.add_style("Network Part", WD_STYLE_TYPE.PARAGRAPH)
    based.base_style = made.styles["Heading 2"]
    outlined = made.styles.add_style("Network Section", WD_STYLE_TYPE.PARAGRAPH)
    outlined.element.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {W} w:val="2"/>'))
    for style in ("Network Part", "Network Section", "Quote"):
        made.add_paragraph(f"In {style}", style)
    made.save(str(tmp_path / "a.docx"))
    assert [(b.role, b.level) for b in read_docx(tmp_path / "a.docx").blocks] == [("heading", 2), ("heading", 3), ("", 0)]


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=40), st.sampled_from(["word/document.xml", "word/styles.xml"]))
def test_a_damaged_part_is_read_or_refused(place: int, junk: bytes, part: str) -> None:
    """Nothing else is raised, wherever the damage is."""
    with zipfile.ZipFile(DATA / "report.docx") as package:
        parts = {name: package.read(name) for name in package.namelist()}
    at = place % len(parts[part])
    parts[part] = parts[part][:at] + junk + parts[part][at + len(junk) :]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.docx"
        with zipfile.ZipFile(path, "w") as package:
            for name, data in parts.items():
                package.writestr(name, data)
        with contextlib.suppress(UnreadableSource):
            assert all(block.text for block in read_docx(path).blocks)


def test_paragraphs_and_rows_come_in_order() -> None:
    """A transcript can be a table."""
    assert list(docx_paragraphs(open_docx(DATA / "table.docx"))) == [["0:05", "INT", "How was it?"], ["0:09", "P04", "Warm."]]


def test_line_breaks_in_a_paragraph_are_kept() -> None:
    """The name above the words of a turn is told from them by the break."""
    assert text_of(docx.Document().add_paragraph("Ada  0:03\nHello")._p) == "Ada 0:03\nHello"
