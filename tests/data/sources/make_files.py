"""Makes the binary files beside it; run it once after changing what it writes."""

import struct
import zipfile
from pathlib import Path

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from reportlab.lib import pdfencrypt
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import ListFlowable, ListItem, Paragraph, SimpleDocTemplate

HERE = Path(__file__).parent
SENTENCE = "The group meets each week so that people who live alone can share a meal and talk about the days behind them. "


def _frame(canvas: Canvas, document: SimpleDocTemplate) -> None:
    canvas.drawString(72, 810, f"Community kitchens {2020 + document.page}")
    canvas.drawString(290, 30, str(document.page))


def make_pdf() -> None:
    """Write a report of two pages with headings, a list, running heads and page numbers."""
    style = getSampleStyleSheet()
    items = [ListItem(Paragraph(text, style["BodyText"])) for text in ("a shared meal", SENTENCE * 2)]
    story = [
        Paragraph("Kitchens as meeting places", style["Title"]),
        *(Paragraph(SENTENCE * 5, style["BodyText"]) for _ in range(9)),
        Paragraph("What people value", style["Heading2"]),
        ListFlowable(items, bulletType="bullet"),
        *(Paragraph(SENTENCE * 4, style["BodyText"]) for _ in range(3)),
    ]
    document = SimpleDocTemplate(str(HERE / "report.pdf"), invariant=1)
    document.build(story, onFirstPage=_frame, onLaterPages=_frame)


def make_pdf_cases() -> None:
    """Write PDFs with a cut word, without text, and encrypted."""
    page = Canvas(str(HERE / "hyphen.pdf"), invariant=1)
    for height, words in ((700, "Cooking is a form of sup-"), (686, "port, and support is mutual."), (600, "Self-help too.")):
        page.drawString(72, height, words)
    page.save()
    page = Canvas(str(HERE / "scan.pdf"), invariant=1)
    page.rect(72, 600, 200, 100, fill=1)
    page.save()
    page = Canvas(str(HERE / "encrypted.pdf"), invariant=1, encrypt=pdfencrypt.StandardEncryption("secret"))
    page.drawString(72, 700, "Nobody reads this.")
    page.save()
    (HERE / "broken.pdf").write_bytes(b"%PDF-1.4\nthis is no PDF")


def _town(year: int) -> str:
    dish = ("Soup", "Bread", "Cake", "Fruit")[year % 4]
    return f"{dish} is what most people cook, and {dish.lower()} is what they bring to the table when winter comes. "


def make_pdf_columns() -> None:
    """Write three pages whose two columns are drawn line by line below a head that changes sides."""
    page = Canvas(str(HERE / "columns.pdf"), pagesize=(612, 792), invariant=1)
    for number, head in ((11, "Roe and Lee"), (12, "Kitchens of the north"), (13, "Roe and Lee")):
        page.setFont("Helvetica", 8)
        page.drawString(72, 760, head)
        page.drawRightString(540, 760, str(number))
        page.setFont("Helvetica", 10)
        dish = _town(number).split()[0]
        words = _town(number) + SENTENCE * 2 + _town(number)
        texts = (f"{side} {dish} begins. {words}{side} {dish} ends." for side in ("Left", "Right"))
        sides = [simpleSplit(text, "Helvetica", 10, 215) for text in texts]
        for row, (left, right) in enumerate(zip(*sides, strict=False)):
            page.drawString(72, 710 - 12 * row, left)
            page.drawString(320, 710 - 12 * row, right)
        page.showPage()
    page.save()


def make_pdf_notes() -> None:
    """Write two pages with a bold line of the size of the text, a table without rules and a footnote."""
    page = Canvas(str(HERE / "footnotes.pdf"), pagesize=(612, 792), invariant=1)
    notes = ("1 Roe A. Kitchens of the north. North Press, 2019.", "2 Ibid., p. 4.")
    for number, head in ((1, "What people value"), (2, "What holds people back")):
        page.setFont("Times-Bold", 11)
        page.drawString(72, 720, head)
        page.setFont("Times-Roman", 11)
        lines = simpleSplit(_town(number) + SENTENCE * 2 + _town(number), "Times-Roman", 11, 460)
        for row, line in enumerate(lines, 1):
            page.drawString(72, 720 - 13 * row, line)
        for row, cells in enumerate((("Year", "Meals", "Guests"), ("2020", "300", "41"))):
            for column, cell in enumerate(cells):
                page.drawString(72 + 120 * column, 600 - 13 * row, cell)
        page.drawString(72, 560, f"The rest of page {head.split()[1]} is left free.")
        page.setFont("Times-Roman", 8)
        page.drawString(72, 98, notes[number - 1])
        page.drawCentredString(300, 40, str(number))
        page.showPage()
    page.save()


def make_docx() -> None:
    """Write a Word report with headings, lists, a table, a caption, an insertion and a deletion."""
    made = docx.Document()
    made.add_heading("Kitchens as meeting places", 0)
    made.add_heading("What people value", 2)
    made.add_paragraph("Cooking together is a form of support.")
    made.add_paragraph("a shared meal", "List Bullet")
    made.add_paragraph("company", "List Bullet 2")
    made.add_paragraph("Table 1. Meals", "Caption")
    table = made.add_table(2, 2)
    for index, words in enumerate(("Year", "Meals", "2021", "340")):
        table.cell(index // 2, index % 2).text = words
    changed = made.add_paragraph("Meals are ")
    changed._p.append(parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t>free</w:t></w:r></w:ins>"))
    changed._p.append(parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>dear</w:delText></w:r></w:del>"))
    made.save(str(HERE / "report.docx"))


def make_transcripts() -> None:
    """Write a Word transcript in labelled lines, with a line break inside a turn, and one as a table."""
    made = docx.Document()
    made.add_paragraph("Focus group 2")
    made.add_paragraph("Facilitator: What did the kitchen change?")
    made.add_paragraph("P03: I know my neighbours now.\nI did not before.")
    made.save(str(HERE / "labelled.docx"))
    made = docx.Document()
    table = made.add_table(2, 3)
    for index, words in enumerate(("0:05", "INT", "How was it?", "0:09", "P04", "Warm.")):
        table.cell(index // 3, index % 3).text = words
    made.save(str(HERE / "table.docx"))


def make_word_exports() -> None:
    """Write the Word exports of meeting programs: names with times above the words, and tables with a head."""
    made = docx.Document()
    for words in ("Kitchen meeting", "Ada Baker   0:03\nWhat changed?", "Ben Cook   0:05\nMuch.", "Ada Baker   0:09\nGood."):
        made.add_paragraph(words)
    made.save(str(HERE / "meeting.docx"))
    rows = (("No", "Speaker", "Time", "Text"), ("1", "INT", "0:05", "How was it?"), ("2", "P04:", "0:09", "Warm."))
    made = docx.Document()
    table = made.add_table(0, 4)
    for row in (*rows, ("3", "", "0:12", "And kind.")):
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    made.save(str(HERE / "head.docx"))


def make_docx_cases() -> None:
    """Write what calls itself docx: plain text, an old Office file, a zip of something else, and a bomb."""
    (HERE / "not_a_zip.docx").write_bytes(b"only words")
    (HERE / "old.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64))
    with zipfile.ZipFile(HERE / "other.docx", "w") as package:
        package.writestr(zipfile.ZipInfo("words.txt"), "only words")
    bomb = HERE / "bomb.docx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(zipfile.ZipInfo("word/document.xml"), "x")
    data = bytearray(bomb.read_bytes())
    entry = data.index(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = struct.pack("<I", 300_000_000)
    bomb.write_bytes(bytes(data))


if __name__ == "__main__":
    make_pdf()
    make_pdf_cases()
    make_pdf_columns()
    make_pdf_notes()
    make_docx()
    make_transcripts()
    make_word_exports()
    make_docx_cases()
