import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litreview.exchange.bibtex import entry_of_record
from litreview.exchange.bibtex_text import escape_latex, render_entry
from litreview.exchange.entry import Entry, Name, clean_value
from litreview.sources.bibliography import Record, load_bibliography
from litreview.sources.latex import decode_latex

WORDS = st.text(
    st.one_of(
        st.sampled_from("{}\\%&#$_~^@\"'`-,;=?!<>()[] éÉßñ漢"), st.characters(codec="utf-8", categories=("L", "N", "P", "Z", "S"))
    ),
    min_size=1,
    max_size=60,
).map(clean_value)
TITLES = WORDS.filter(bool)
PARTS = WORDS.map(lambda text: text.replace(";", "").strip(" ,")).filter(
    lambda text: text and text.lower() not in ("others", "et al.")
)
NAMES = st.builds(Name, PARTS, st.one_of(st.just(""), PARTS))


def read_back(*texts: str) -> list[Record]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "r.bib"
        path.write_text("\n".join(texts), encoding="utf-8")
        records, rejected = load_bibliography(path, "r.bib")
    assert rejected == []
    return records


@settings(max_examples=150, deadline=None)
@given(text=WORDS)
def test_what_is_escaped_decodes_to_itself(text: str) -> None:
    """Braces, ligatures, comments and mathematics are signs like any other."""
    assert decode_latex(escape_latex(text)) == text


@settings(max_examples=150, deadline=None)
@given(title=TITLES, container=WORDS, abstract=WORDS, authors=st.lists(NAMES, max_size=4))
def test_an_entry_reads_back_with_the_same_fields(title: str, container: str, abstract: str, authors: list[Name]) -> None:
    """Also the entry behind it is found, so nothing spills over."""
    entry = Entry("article", title, "2020", tuple(authors), container, doi="10.5555/a_b(c)", abstract=abstract)
    record, after = read_back(render_entry(entry, "one2020"), render_entry(Entry("book", "After"), "after"))
    assert (record.title, record.year, record.container, record.abstract) == (title, "2020", container, abstract)
    assert record.authors == "; ".join(map(str, authors))
    assert record.doi == "10.5555/a_b(c)"
    assert after.citation_key == "after"


@pytest.mark.parametrize(
    "name",
    [
        Name("World Health Organization"),
        Name("Department of Health, Ontario"),
        Name("Health and Care"),
        Name("AND"),
        Name("van der Berg", "Ida"),
        Name("King", "M. L., Jr"),
        Name("Smith and Sons", "A."),
        Name("Plato"),
        Name("et al."),
        Name("{World Health Organization}"),
        Name("O'Brien", "Zoë"),
    ],
    ids=str,
)
def test_a_name_stays_one_name(name: Name) -> None:
    """People and bodies keep their commas, particles and conjunctions."""
    (record,) = read_back(render_entry(Entry("book", "One", authors=(name, Name("Last", "A."))), "k"))
    assert record.authors == f"{name}; Last, A."


@pytest.mark.parametrize("keywords", [("peer support", "wards"), ("Health, mental",), ("50% & more", "a {b}"), ()], ids=str)
def test_keywords_stay_apart(keywords: tuple[str, ...]) -> None:
    """A comma inside a keyword does not split it."""
    (record,) = read_back(render_entry(Entry("book", "One", keywords=keywords), "k"))
    assert record.keywords == keywords


@pytest.mark.parametrize("kind", ["article", "book", "incollection", "inproceedings", "report", "thesis", "misc"])
def test_the_container_of_every_type_is_found_again(kind: str) -> None:
    """The publisher does not take its place, nor lose its own."""
    (record,) = read_back(render_entry(Entry(kind, "One", container="Whole", publisher="Press"), "k"))
    assert record.container == "Whole"
    assert "Press" in record.fields.values()


@pytest.mark.parametrize(
    ("url", "written"),
    [("https://e.org/a_b?x=1&y=%20#z", "https://e.org/a_b?x=1&y=%20#z"), ("https://e.org/{a}", "https://e.org/%7Ba%7D")],
    ids=["signs of LaTeX", "braces"],
)
def test_an_address_works_after_reading_back(url: str, written: str) -> None:
    """Addresses stand as they are; only braces are written in percent signs."""
    assert read_back(render_entry(Entry("book", "One", url=url), "k"))[0].url == written


@pytest.mark.parametrize(
    "source",
    [
        "@article{k, title={A {World} of 50% \\& more}, author={{WHO} and others}, date={2019-05}, journaltitle={J}}",
        '@book{k, title="One", editor="Lee, A.", publisher={P} # { Q}, month=jan, keywords={a, b}}',
        "@misc{k, title={One}, note={two \\\\ lines}, howpublished={\\url{https://e.org/a_b}}}",
    ],
    ids=["biblatex", "strings", "backslashes"],
)
def test_raw_fields_are_written_as_they_came(source: str) -> None:
    """A BibTeX entry comes back with equal fields, whatever they are."""
    (record,) = read_back(source)
    (again,) = read_back(render_entry(entry_of_record(record), "k"))
    assert again.fields == record.fields
    assert again._replace(line=0, fields={}) == record._replace(line=0, fields={})
