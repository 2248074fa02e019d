import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.sources.bibliography import Record, load_bibliography
from litreview.sources.csl import tidy, to_csl


def read(tmp_path: Path, entry: str) -> dict:
    path = tmp_path / "r.bib"
    path.write_text(entry, encoding="utf-8")
    (record,), rejected = load_bibliography(path, "r.bib")
    assert rejected == []
    return to_csl(record)


def person(family: str, given: str) -> dict:
    return {"family": family, "given": given}


def body(name: str) -> dict:
    return {"literal": name}


@pytest.mark.parametrize(
    ("written", "names"),
    [
        pytest.param("Mead, Shery", [person("Mead", "Shery")], id="family and given"),
        pytest.param("Shery Mead", [person("Mead", "Shery")], id="given and family"),
        pytest.param("Mead, S. and Hilton, D.", [person("Mead", "S."), person("Hilton", "D.")], id="two"),
        pytest.param("{World Health Organization}", [body("World Health Organization")], id="body"),
        pytest.param("{Health, Education and Welfare}", [body("Health, Education and Welfare")], id="body with comma and and"),
        pytest.param("{CMHA} and {CAMH}", [body("CMHA"), body("CAMH")], id="two bodies"),
        pytest.param("Plato", [body("Plato")], id="one word"),
        pytest.param("Li, Y. and others", [person("Li", "Y."), body("et al.")], id="others"),
        pytest.param("van Busschbach, J. T.", [person("van Busschbach", "J. T.")], id="particle"),
        pytest.param("Ludwig van Beethoven", [person("van Beethoven", "Ludwig")], id="particle in the middle"),
        pytest.param("King, Jr., Martin", [{**person("King", "Martin"), "suffix": "Jr."}], id="suffix"),
        pytest.param("King III, Martin", [{**person("King", "Martin"), "suffix": "III"}], id="suffix behind the family name"),
        pytest.param(r"Hn{\'\i}zdilov{\'a}, K.", [person("Hnízdilová", "K.")], id="accents"),
        pytest.param("{Smith & Sons}", [body("Smith & Sons")], id="ampersand"),
    ],
)
def test_names_are_people_and_bodies(tmp_path, written, names):
    """As the braces and commas of the entry say."""
    assert read(tmp_path, f"@book{{a, title={{T}}, author={{{written}}}}}")["author"] == names


@pytest.mark.parametrize(
    ("kind", "csl"),
    [
        ("article", "article-journal"),
        ("book", "book"),
        ("incollection", "chapter"),
        ("inproceedings", "paper-conference"),
        ("techreport", "report"),
        ("report", "report"),
        ("phdthesis", "thesis"),
        ("online", "webpage"),
        ("misc", "document"),
        ("strange", "document"),
    ],
)
def test_types_are_those_of_csl(tmp_path, kind, csl):
    """What has no type of its own is a document."""
    assert read(tmp_path, f"@{kind}{{a, title={{T}}}}")["type"] == csl


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        pytest.param("year={2016}, month={6}", {"issued": "2016-06"}, id="month in figures"),
        pytest.param("year={2016}, month=jun", {"issued": "2016-06"}, id="month of BibTeX"),
        pytest.param("year={2016}, month={Juin 2016?}", {"issued": "2016"}, id="month that is none"),
        pytest.param("year={2016}, month={13}", {"issued": "2016"}, id="thirteenth month"),
        pytest.param("date={2016-06-30}", {"issued": "2016-06-30"}, id="day"),
        pytest.param("year={in press}", {"status": "in press"}, id="in press"),
        pytest.param("pages={241--249}, volume={5}, number={2}", {"page": "241-249", "volume": "5", "issue": "2"}, id="pages"),
        pytest.param("pages={e19}", {"page": "e19"}, id="article number"),
        pytest.param("journal={A \\& B}", {"container-title": "A & B"}, id="journal"),
        pytest.param("doi={10.5555/a_b}", {"DOI": "10.5555/a_b"}, id="DOI"),
        pytest.param("url={https://example.org/a}", {"URL": "https://example.org/a"}, id="address"),
        pytest.param("url={javascript:alert(1)}", {}, id="an address that is none"),
        pytest.param("langid={french}", {"language": "fr"}, id="language"),
        pytest.param("langid={klingon}", {}, id="another language"),
    ],
)
def test_fields_become_variables(tmp_path, fields, expected):
    """Decoded from LaTeX; what says nothing is left out."""
    item = read(tmp_path, f"@article{{a, title={{T}}, {fields}}}")
    assert item == {"id": "a", "type": "article-journal", "title": "T", **expected}


@pytest.mark.parametrize(
    ("entry", "genre"),
    [
        pytest.param("@report{a, title={T}, type={Report}}", "", id="a report is a report"),
        pytest.param("@report{a, title={T}, type={Background paper}}", "Background paper", id="kind of report"),
        pytest.param("@phdthesis{a, title={T}}", "Doctoral dissertation", id="thesis"),
        pytest.param("@thesis{a, title={T}, type={mathesis}}", "Master’s thesis", id="key of biblatex"),
        pytest.param("@thesis{a, title={T}, type={MSc thesis}}", "MSc thesis", id="thesis in words"),
    ],
)
def test_the_kind_of_a_work_is_said_where_the_type_does_not(tmp_path, entry, genre):
    """Types of biblatex are keys, not words."""
    assert read(tmp_path, entry).get("genre", "") == genre


def test_a_publisher_that_is_the_author_is_not_said_twice(tmp_path):
    """Another publisher is said (APA 7, 9.29)."""
    entry = "@report{{a, title={{T}}, author={{{{Health Council}}}}, institution={{{}}}}}"
    assert "publisher" not in read(tmp_path, entry.format("Health Council"))
    assert read(tmp_path, entry.format("Another"))["publisher"] == "Another"


def test_editors_stand_apart_from_authors(tmp_path):
    """A book with editors alone has no author."""
    item = read(tmp_path, "@book{a, title={T}, editor={Lee, A.}}")
    assert item["editor"] == [person("Lee", "A.")]
    assert "author" not in item


def test_what_an_entry_inherits_is_used(tmp_path):
    """Year and book title of the book that a chapter stands in."""
    path = tmp_path / "r.bib"
    path.write_text(
        "@incollection{a, title={Part}, crossref={b}}\n@book{b, title={Whole}, year={2001}, editor={Lee, A.}}", encoding="utf-8"
    )
    records, _ = load_bibliography(path, "r.bib")
    assert to_csl(records[0])["container-title"] == "Whole"
    assert to_csl(records[0])["issued"] == "2001"


def test_a_record_without_fields_gives_its_names():
    """Made by hand, it has nothing but its own text."""
    item = to_csl(Record("a", "book", "T", authors="Mead, S.; Health Council; et al."))
    assert item["author"] == [person("Mead", "S."), body("Health Council"), body("et al.")]


@given(st.text(), st.text(max_size=30), st.dictionaries(st.sampled_from(["author", "month", "pages", "type", "date"]), st.text()))
def test_any_record_becomes_plain_text(title, name, fields):
    """Nothing raises, and the item can be written as JSON in UTF-8."""
    item = to_csl(Record("a", "article", title, authors=name, fields=fields))
    assert item.get("title", "") == tidy(title)
    json.dumps(item, ensure_ascii=False).encode("utf-8")


@pytest.mark.parametrize("text", ["a\x00b", "a\u202eb", "a\ufdd0b", "a\ud800b", " a\u2066b \n"])
def test_characters_nobody_sees_are_left_out(text):
    """Controls, marks of direction, and what is no character."""
    assert tidy(text) == "ab"


@pytest.mark.parametrize("text", ["\U0001f600 e\u0301", "<b>&amp;</b>", "\\alpha $x$ %", "@key [a](b)", "«é»"])
def test_all_other_words_stay(text):
    """Emoji, accents and what looks like markup."""
    assert tidy(text) == text
