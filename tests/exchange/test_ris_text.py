from pathlib import Path

import pytest
import rispy
from hypothesis import given
from hypothesis import strategies as st

from litreview.exchange.bibtex import entry_of_record
from litreview.exchange.ris import parse_ris
from litreview.exchange.ris_text import render_ris
from litreview.exchange.run_records import list_run_records
from litreview.reporting.run_folder import Run
from litreview.sources.bibliography import Record, load_bibliography

KEPT = ("title", "year", "doi", "pmid", "volume", "number", "pages", "url", "abstract", "keywords", "container")


def test_records_are_read_back_by_ours_and_by_rispy(run: Run) -> None:
    """Bodies stay whole, "et al." is no author, and there are no counters between records."""
    text = render_ris(list_run_records(run)).decode()
    bare, whole = parse_ris(text, "x.ris").entries
    assert (bare.title, bare.type, bare.year) == ("Bare", "misc", "")
    assert (whole.title, whole.year, whole.container, whole.doi) == ("Hope & 50%", "2011", "Care", "10.5555/hope")
    assert [str(name) for name in whole.authors] == ["Cedar, Eve", "World Health Organization"]
    assert [record["id"] for record in rispy.loads(text)] == ["bare", "cedar2011"]
    assert text.startswith("TY  - ")


def test_an_article_loses_nothing_on_the_way_out_and_in(data: Path) -> None:
    """Every field that both forms have is the same, and so are people and bodies."""
    article = load_bibliography(data / "export.bib", "export.bib")[0][0]
    (read,), wanted = parse_ris(render_ris([article]).decode(), "x.ris").entries, entry_of_record(article)
    assert {name: getattr(read, name) for name in KEPT} == {name: getattr(wanted, name) for name in KEPT}
    assert read.authors == wanted.authors[:2]
    assert (read.type, read.issn) == ("article", "1234-5679")


def test_managers_find_a_pubmed_number_where_they_look(data: Path) -> None:
    """The accession number stands beside its database; pages stand apart."""
    article = load_bibliography(data / "export.bib", "export.bib")[0][0]
    (read,) = rispy.loads(render_ris([article]).decode())
    assert (read["accession_number"], read["name_of_database"]) == ("31009001", "PubMed")
    assert (read["start_page"], read["end_page"]) == ("101", "118")


def test_an_editor_beside_an_author_is_told() -> None:
    """Where there is no author, the editors are the authors already."""
    fields = {"author": "Fir, Ivo", "editor": "Elder, Kit"}
    records = [Record("a", "book", "A", authors="Fir, Ivo", fields=fields), Record("b", "book", "B", authors="Elder, Kit")]
    both, editor = rispy.loads(render_ris(records).decode())
    assert (both["authors"], both["secondary_authors"]) == (["Fir, Ivo"], ["Elder, Kit"])
    assert (editor["authors"], "secondary_authors" in editor) == (["Elder, Kit"], False)


def test_types_keep_their_place() -> None:
    """A report has a publisher, a chapter its book."""
    records = [Record("a", kind, "One", container="Whole") for kind in ("report", "incollection", "thesis", "poem")]
    read = rispy.loads(render_ris(records).decode())
    assert [record["type_of_reference"] for record in read] == ["RPRT", "CHAP", "THES", "GEN"]
    assert [record.get("secondary_title", "") for record in read] == ["", "Whole", "", ""]
    assert [record.get("publisher", "") for record in read] == ["Whole", "", "Whole", "Whole"]


@pytest.mark.parametrize(
    ("pages", "first", "last"),
    [
        ("101--118", "101", "118"),
        ("e12", "e12", None),
        ("1-3, 7-9", "1-3, 7-9", None),
        ("S1-S5", "S1", "S5"),
        ("S1, S4-S5", "S1, S4-S5", None),
    ],
    ids=["range", "article number", "two ranges", "supplement", "a page and a range"],
)
def test_pages_are_parted_where_they_are_one_range(pages: str, first: str, last: str | None) -> None:
    """Anything else stays in one piece, and comes back as it was."""
    text = render_ris([Record("a", "article", "One", fields={"pages": pages})]).decode()
    (read,) = rispy.loads(text)
    assert (read["start_page"], read.get("end_page")) == (first, last)
    assert parse_ris(text, "x.ris").entries[0].pages == pages.replace("--", "-")


def test_rispy_reads_odd_records_as_they_are(data: Path) -> None:
    """Accents, per cent signs, addresses, editions and titles like formulas; bodies in one piece; no year where there is none."""
    read = {one["id"]: one for one in rispy.loads(render_ris(load_bibliography(data / "odd.bib", "odd.bib")[0]).decode())}
    body, book, thesis, other = (read[key] for key in ("body2020", "comma2019", "undated", "chinese2021"))
    assert body["authors"] == ["Council of Peers", "Ødegård, Jón", "van der Berg, Ann-Marie"]
    assert body["title"].startswith("Calls fell by 12% & nobody was hurt: DNA and naïve H")
    assert body["urls"] == ["https://example.org/a%20b?x=1&y=2#part"]
    assert (body["start_page"], body["doi"], body["number"]) == ("S10-S12, S14", "10.5555/a_b(2020)1", "S1")
    assert (book["title"], book["edition"], book["place_published"]) == ("=SUM(A1:A9) of what helps", "2nd", "Montréal")
    assert (book["authors"], book["publisher"]) == (["Ministry of Rest, Northern Branch"], "Example & Co")
    assert ("year" in thesis, thesis["type_of_work"], thesis["publisher"]) == (
        False,
        "Doctoral dissertation",
        "Example University",
    )
    assert other["authors"] == ["李, 明", "Côté, Zoë"]


def test_a_title_cannot_begin_a_record_of_its_own() -> None:
    """Line ends inside a value are spaces."""
    assert len(rispy.loads(render_ris([Record("a", "book", "One\nER  - \n\nTY  - JOUR")]).decode())) == 1


@given(title=st.text(min_size=1), abstract=st.text(), volume=st.text(max_size=9))
def test_any_words_are_one_record(title: str, abstract: str, volume: str) -> None:
    """Whatever stands in its fields, and it ends as it should."""
    text = render_ris([Record("a", "article", f"A {title}", abstract=abstract, fields={"volume": volume})]).decode()
    assert len(rispy.loads(text)) == 1
    assert text.endswith("ER  - \n")
