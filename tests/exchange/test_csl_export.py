import json
from pathlib import Path

import pypandoc
from hypothesis import given
from hypothesis import strategies as st

from litreview.exchange.bibtex import read_record
from litreview.exchange.csl import parse_csl
from litreview.exchange.csl_export import render_csl
from litreview.sources.bibliography import Record, load_bibliography

KEPT = ("title", "year", "doi", "pmid", "volume", "number", "pages", "url", "abstract", "keywords", "authors", "container")


def test_an_article_loses_nothing_on_the_way_out_and_in(data: Path) -> None:
    """Every field that both forms have is the same."""
    article = load_bibliography(data / "export.bib", "export.bib")[0][0]
    (read,), wanted = parse_csl(render_csl([article]).decode(), "x.json").entries, read_record(article)
    assert {name: getattr(read, name) for name in KEPT} == {name: getattr(wanted, name) for name in KEPT}
    assert (read.type, read.issn) == ("article", "1234-5679")


def test_every_record_comes_back_with_its_people_and_year(data: Path) -> None:
    """Books, chapters and reports too; a publisher that is the author is not lost."""
    records = load_bibliography(data / "export.bib", "export.bib")[0]
    read = {entry.title: entry for entry in parse_csl(render_csl(records).decode(), "x.json").entries}
    wanted = {record.title: read_record(record) for record in records}
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
