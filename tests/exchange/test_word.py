import io

import docx
import pytest

from litreview.exchange.word import render_page, render_word
from litreview.reporting.run_folder import Run


@pytest.fixture
def document(run: Run) -> docx.document.Document:
    return docx.Document(io.BytesIO(render_word(run)))


def rows(table: docx.table.Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_both_tables_stand_in_the_document(document: docx.document.Document) -> None:
    """Each under its heading, with counts, judgement and gap."""
    framework, advice = map(rows, document.tables)
    assert framework[0] == ["Component", "Research", "Policy", "Practice", "People", "Summary", "Quotations", "Judgement", "Gap"]
    assert framework[1][:5] == ["Hope\nVAL.HOPE", "1", "0", "0", "fewer than 5"]
    assert advice[1][7] == "low; judged by RJ on 2026-01-02"


def test_words_of_the_corpus_are_never_markup(document: docx.document.Document) -> None:
    """Tags, Markdown and LaTeX show as they were written."""
    framework, advice = map(rows, document.tables)
    assert advice[1][0].startswith("<script>*Act* $x$ \\now https://example.org\n")
    assert framework[1][5] == "=SUM(A1) said hope. [cedar2011]"
    assert not any("hyperlink" in part.reltype for part in document.part.rels.values())
    assert document.paragraphs[0].text == "Imagined <care>"


def test_three_quotations_are_shown_word_for_word_and_the_rest_is_counted(document: docx.document.Document) -> None:
    """Each with its document."""
    quoted = rows(document.tables[1])[1][6].split("\n")
    assert quoted == ["“=SUM(A1)” [cedar2011]", "“hope” [cedar2011]", "“We” [fg1]", "and 2 more"]


def test_an_illustrative_review_says_so(run: Run) -> None:
    """Above the tables."""
    page = render_page(run)
    assert page.index("Illustrative") < page.index("<table>")


def test_the_same_run_gives_the_same_bytes(run: Run) -> None:
    """No date of today stands in it."""
    assert render_word(run) == render_word(run)
