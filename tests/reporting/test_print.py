import re
from collections import Counter

import pypdfium2
import pytest

from litreview.reporting.display import TEMPLATES, render_table
from litreview.reporting.plan import REPORTS

NAMES = [report.name for report in REPORTS]
pytestmark = pytest.mark.browser
A4, MARGIN = 595.3, 36
ROWS = """[...document.querySelectorAll('tbody tr')].map(
  row => [...row.cells].map(cell => cell.textContent).filter(words => words.trim()).at(-1))"""
FOLDED = "[...document.querySelectorAll('details blockquote, details td, .passage mark, summary')].map(e => e.textContent)"
COLOURS = """[...new Set([...document.querySelectorAll('body *')].filter(e => e.checkVisibility()).flatMap(e => {
  const s = getComputedStyle(e);
  return [s.color, s.borderTopColor, s.borderLeftColor, s.backgroundColor, s.textDecorationColor] }))]"""


def _plain(words):
    """Return the letters and digits alone: lines break and words are divided differently on paper."""
    return re.sub(r"[\W_\u0002\ufffe]", "", words)


def _print(page):
    return pypdfium2.PdfDocument(page.pdf(format="A4", prefer_css_page_size=True))


def _read(document):
    return "".join(_plain(page.get_textpage().get_text_bounded()) for page in document)


@pytest.mark.parametrize("name", NAMES)
def test_paper_holds_every_row_to_its_last_word_and_all_that_folds(visit, full_reports, name):
    """No cell is cut, no text is beyond the margins; what a reader would have to open is printed."""
    page = visit(full_reports, name)
    document = _print(page)
    words = _read(document)
    tails = Counter(_plain(row)[-24:] for row in page.evaluate(ROWS))
    assert {tail: number for tail, number in tails.items() if words.count(tail) < number} == {}
    assert [part for part in page.evaluate(FOLDED) if _plain(part) not in words] == []
    assert [place for sheet in document for place in _places(sheet) if not MARGIN <= place <= A4 - MARGIN] == []
    assert len(page.requested) == 1


def _places(sheet):
    """Return where each piece of text of a sheet begins and ends, from its left edge."""
    text = sheet.get_textpage()
    boxes = [text.get_rect(place) for place in range(text.count_rects())]
    return [place for left, _, right, _ in boxes for place in (left, right)]


def test_paper_needs_no_colour(visit, full_reports):
    """Text, lines and grounds are grey, black or white in print, whatever the scheme of the screen."""
    for name in ("framework", "outcomes", "participants.en"):
        page = visit(full_reports, name, color_scheme="dark")
        page.emulate_media(media="print")
        colours = [re.findall(r"[\d.]+", colour)[:3] for colour in page.evaluate(COLOURS)]
        assert [colour for colour in colours if len(set(colour)) > 1] == []
        assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


def test_a_table_that_goes_on_repeats_its_head_on_each_sheet(visit, full_reports):
    """The head stands once a sheet, each row stands on one sheet alone, and rows are in order."""
    rows = [[f"first{place:03d}", f"word {place} " * 12 + f"last{place:03d}"] for place in range(120)]
    style = (TEMPLATES / "report" / "style.css").read_text(encoding="utf-8")
    page = visit(full_reports, "index")
    page.set_content(f"<style>{style}</style><main>{render_table('Long', ['Repeatedhead', 'Other'], rows)}</main>")
    sheets = [sheet.get_textpage().get_text_bounded() for sheet in _print(page)]
    assert len(sheets) > 2
    assert all(sheet.count("Repeatedhead") == 1 for sheet in sheets)
    for place in range(120):
        assert [f"last{place:03d}" in sheet for sheet in sheets] == [f"first{place:03d}" in sheet for sheet in sheets]
