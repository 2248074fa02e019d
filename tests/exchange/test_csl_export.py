import json
from pathlib import Path

import pypandoc
from hypothesis import given
from hypothesis import strategies as st

from litreview.exchange.bibtex import entry_of_record
from litreview.exchange.csl import parse_csl
from litreview.exchange.csl_export import render_csl
from litreview.sources.bibliography import Record, load_bibliography

KEPT = ("title", "year", "doi", "pmid", "volume", "number", "pages", "url", "abstract", "keywords", "authors", "container")


def test_an_article_loses_nothing_on_the_way_out_and_in(data: Path) -> None:
    """Every field that both forms have is the same."""
    article = load_bibliography(data / "export.bib", "export.bib")[0][0]
    (read,), wanted = parse_csl(render_csl([article]).decode(), "x.json").entries, entry_of_record(article)
    assert {name: getattr(read, name) for name in KEPT} == {name: getattr(wanted, name) for name in KEPT}
    assert (read.type, read.issn) == ("article", "1234-5679")


def test_every_record_comes_back_with_its_people_and_year(data: Path) -> None:
    """Books, chapters and reports too; a publisher that is the author is not lost."""
    records = load_bibliography(data / "export.bib", "export.bib")[0]
    read = {entry.title: entry for entry in parse_csl(render_csl(records).decode(), "x.json").entries}
    wanted = {record.title: entry_of_record(record) for record in records}
    assert {title: (entry.year, entry.authors) for title, entry in read.items()} == {
        title: (entry.year, entry.authors) for title, entry in wanted.items()
    }
    assert read["Pay & rank"].publisher == "Council of the North"


def test_pandoc_reads_the_items(data: Path) -> None:
    """Another program finds the ids and the year."""
    records = load_bibliography(data / "export.bib", "export.bib")[0]
    read = json.loads(pypandoc.convert_text(render_csl(records).decode(), "csljson", format="csljson"))
    assert [item["id"] for item in read] == [record.citation_key for record in records]
    assert read[0]["issued"] == {"date-parts": [[2019]]}


def test_pandoc_reads_odd_records_as_they_are(data: Path) -> None:
    """Bodies are no persons, words stay words, and languages are codes where they have one."""
    text = render_csl(load_bibliography(data / "odd.bib", "odd.bib")[0]).decode()
    read = {item["id"]: item for item in json.loads(pypandoc.convert_text(text, "csljson", format="csljson"))}
    body, book, thesis, other = (read[key] for key in ("body2020", "comma2019", "undated", "chinese2021"))
    assert body["author"][0] == {"literal": "Council of Peers"}
    assert body["author"][1] == {"family": "Ødegård", "given": "Jón"}
    assert body["author"][2]["family"].endswith("Berg")
    assert body["title"].startswith("Calls fell by 12% & nobody was hurt: DNA and naïve H")
    assert (body["URL"], body["page"]) == ("https://example.org/a%20b?x=1&y=2#part", "S10-S12, S14")
    assert (body["language"], book["language"]) == ("fr", "inuktitut")
    assert book["author"] == [{"literal": "Ministry of Rest, Northern Branch"}]
    assert (book["title"], book["edition"], book["publisher-place"]) == ("=SUM(A1:A9) of what helps", "2nd", "Montréal")
    assert ("issued" in thesis, thesis["publisher"]) == (False, "Example University")
    assert other["author"] == [{"family": "李", "given": "明"}, {"family": "Côté", "given": "Zoë"}]


def test_the_bytes_are_sorted_and_readable() -> None:
    """Members in order of their names, accents as they are, a month where it is known, one line end at the end."""
    text = render_csl([Record("a", "article", "Été", "2020", fields={"month": "jun"})]).decode()
    (item,) = json.loads(text)
    assert list(item) == sorted(item)
    assert item["issued"] == {"date-parts": [[2020, 6]]}
    assert "Été" in text
    assert text.endswith("]\n")
    assert render_csl([]) == b"[]\n"


@given(title=st.text(min_size=1), abstract=st.text(), pages=st.text(max_size=9))
def test_any_words_are_one_item(title: str, abstract: str, pages: str) -> None:
    """Whatever stands in its fields."""
    (item,) = json.loads(render_csl([Record("a", "article", f"A {title}", abstract=abstract, fields={"pages": pages})]))
    assert item["title"].startswith("A")
