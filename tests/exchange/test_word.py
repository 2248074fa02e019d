import csv
import io
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from litreview.exchange.cells import EVIDENCE_TABLES
from litreview.exchange.word import render_page, render_word
from litreview.exchange.word_annex import show_controls
from litreview.reporting.run_folder import Run, open_run
from litreview.review import Review
from litreview.tables import COLUMNS, build_table, write_table

HOSTILE = ('=HYPERLINK("x")', "+1", "@x", "'a", " a\n\tb ", "\U0001f600\u202e", "<script>\\x$y$*z*", "a\x07")


@pytest.fixture
def document(run: Run) -> docx.document.Document:
    return docx.Document(io.BytesIO(render_word(run)))


def rows(table: docx.table.Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def read_csv(folder: Path, name: str) -> list[list[str]]:
    with (folder / "tables" / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))


def test_both_tables_stand_in_the_document(document: docx.document.Document) -> None:
    """Each under its heading and caption, with counts, judgement and gap."""
    framework, advice, *_ = map(rows, document.tables)
    assert framework[0] == ["Component", "Research", "Policy", "Practice", "People", "Summary", "Quotations", "Judgement", "Gap"]
    assert framework[1][:5] == ["Hope\nVAL.HOPE", "1", "0", "0", "fewer than 5"]
    assert advice[1][7] == "low; judged by RJ on 2026-01-02"
    captions = [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == "Table Caption"]
    assert captions == ["Framework evidence", "Recommendation evidence"]


def test_words_of_the_corpus_are_never_markup(document: docx.document.Document) -> None:
    """Tags, Markdown and LaTeX show as they were written; documents are named as they are cited."""
    framework, advice, *_ = map(rows, document.tables)
    assert advice[1][0].startswith("<script>*Act* $x$ \\now https://example.org\n")
    assert framework[1][5] == "=SUM(A1) said hope. [Cedar et al. (2011)]"
    assert not any("hyperlink" in part.reltype for part in document.part.rels.values())
    assert document.paragraphs[0].text == "Imagined <care>"


def test_three_quotations_are_shown_word_for_word_with_their_citation(document: docx.document.Document) -> None:
    """The rest is counted; a conversation is told by its speaker."""
    quoted = rows(document.tables[1])[1][6].split("\n")
    cited = "– Cedar et al. (2011)"
    assert quoted[:2] == [f"“=SUM(A1)” {cited}", f"“hope” {cited}"]
    assert quoted[2].startswith("“We” – ")
    assert quoted[3] == "and 2 more"
    assert "fg1" not in "".join(quoted)


def test_words_that_may_not_be_quoted_are_not(review: Review) -> None:
    """Neither shown nor counted among the quotations."""
    folder = review.outputs / "latest"
    segments = [{**row, "quotable": "no"} for row in open_run(folder).table("segments").to_dict("records")]
    write_table("segments", build_table("segments", segments), folder / "tables")
    document = docx.Document(io.BytesIO(render_word(open_run(folder))))
    assert [row[6] for row in rows(document.tables[1])[1:]] == [""]


def test_works_cited_are_listed_in_full(document: docx.document.Document) -> None:
    """In a hanging entry, the journal in italics, an ampersand as it is."""
    (entry,) = [paragraph for paragraph in document.paragraphs if paragraph.style.name == "Bibliography"]
    assert entry.text.startswith("Cedar, E., World Health Organization, et al. (2011). Hope & 50%. Care. https://doi.org/")
    assert [run.text for run in entry.runs if run.italic] == ["Care"]
    assert entry.paragraph_format.first_line_indent < 0


def test_a_run_without_citations_has_no_list_of_references(review: Review) -> None:
    """And names its documents as it can."""
    folder = review.outputs / "latest"
    write_table("citations", build_table("citations", []), folder / "tables")
    assert "References" not in render_page(open_run(folder))


def test_the_annex_holds_every_cell_of_the_csv(run: Run, document: docx.document.Document) -> None:
    """All columns, rows in order, under the names of the columns."""
    for name, table in zip(EVIDENCE_TABLES, document.tables[2:], strict=True):
        assert rows(table) == read_csv(run.folder, name)


def test_the_annex_holds_whatever_somebody_wrote(review: Review) -> None:
    """Formulas, spaces, line ends, emoji and 40,000 characters come back; a control character as its picture."""
    folder = review.outputs / "latest"
    for name, column in (("framework_evidence", "component"), ("recommendation_evidence", "recommendation_id")):
        made = [{**dict.fromkeys(COLUMNS[name], words), column: f"X.{place}"} for place, words in enumerate(HOSTILE)]
        made = [{**row, "quotes": "", "stale": "w " * 20_000 * (place == 0)} for place, row in enumerate(made)]
        write_table(name, build_table(name, made), folder / "tables")
    document = docx.Document(io.BytesIO(render_word(open_run(folder))))
    for name, table in zip(EVIDENCE_TABLES, document.tables[2:], strict=True):
        assert rows(table) == [[show_controls(cell) for cell in row] for row in read_csv(folder, name)]


def test_every_table_repeats_its_head_and_keeps_its_rows_whole(document: docx.document.Document) -> None:
    """A screen reader is told the head and the name of each table, and the language and title of the document."""
    for table in document.tables:
        marks = [row._tr.trPr for row in table.rows]
        assert all(mark.find(qn("w:cantSplit")) is not None for mark in marks)
        assert [mark.find(qn("w:tblHeader")) is not None for mark in marks] == [True] + [False] * (len(marks) - 1)
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
    assert document.core_properties.title == "Imagined <care>"
    assert document.core_properties.language == "en-CA"


def test_headings_follow_each_other(document: docx.document.Document) -> None:
    """Reading first, then the references, then the tables as they stand."""
    headings = [p.text for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert headings == [
        "Framework evidence",
        "Recommendation evidence",
        "References",
        "The tables as they stand",
        *EVIDENCE_TABLES,
    ]


def test_an_illustrative_review_says_so(run: Run) -> None:
    """Above the tables."""
    page = render_page(run)
    assert page.index("Illustrative") < page.index("<table>")


def test_the_same_run_gives_the_same_bytes(run: Run) -> None:
    """No date of today stands in it."""
    assert render_word(run) == render_word(run)
