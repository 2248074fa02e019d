import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from litreview.errors import LitReviewError
from litreview.reporting.display import View, clean, name_place, render_figure, render_quotation, render_table
from litreview.reporting.passages import Excerpt, Span

HOSTILE = [
    pytest.param('<script>alert("x")</script>', id="script"),
    pytest.param('" onmouseover="x', id="attribute"),
    pytest.param("</blockquote><h1>x</h1>", id="closing tag"),
    pytest.param("{{ 7 * 7 }} {% raw %}", id="template"),
    pytest.param("**bold** [a](javascript:x) $x^2$ \\(y\\)", id="markdown and latex"),
    pytest.param('=HYPERLINK("http://example.org")', id="formula"),
    pytest.param("🌱" * 50, id="emoji"),
]


def _passage(quote, title="A guide", speaker=""):
    return Excerpt(Span("a", 0, 9), quote, title, speaker, None, "", "", "en", "", "", "practice")


@pytest.mark.parametrize("words", HOSTILE)
def test_words_of_the_corpus_stay_words(words):
    """Nothing from a text, a title or a cell becomes markup."""
    html = str(render_quotation(_passage(words, words))) + str(render_table(words, ["Head", words], [[words, words]]))
    assert str(Markup.escape(words)) in html
    assert "<script" not in html
    assert "<h1" not in html
    assert "49" not in html


@given(st.text(max_size=200))
def test_any_text_can_be_quoted_and_none_opens_a_tag(words):
    """Escaping holds for every text."""
    html = str(render_quotation(_passage(words)))
    inside = html.split('<blockquote lang="en"><p>')[1].split("</p></blockquote>")[0]
    assert "<" not in inside
    assert ">" not in inside


def test_bidi_marks_cannot_turn_the_page_around():
    """Marks that reverse what follows are taken out of shown words."""
    assert clean("a\u202eb\u2067c") == "abc"


def test_a_very_long_quotation_opens_on_request_and_is_whole():
    """Nothing is cut from a quotation of 5,000 characters."""
    html = str(render_quotation(_passage("x" * 5000)))
    assert "<details>" in html
    assert "x" * 5000 in html


def test_a_table_has_caption_scopes_and_a_region_that_takes_focus():
    """Screen readers get names and keyboards can scroll."""
    html = str(render_table("Works", ["Kind", "Works"], [["research", 3]], numeric=["Works"]))
    for part in (
        "<caption",
        'scope="col"',
        'scope="row"',
        'data-label="Works"',
        'role="region"',
        'tabindex="0"',
        'class="number"',
    ):
        assert part in html


def test_a_table_without_rows_says_so():
    """An empty table is a sentence, in the language of the page."""
    assert "nothing to show" in render_table("Works", ["Kind"], [])
    assert "rien à montrer" in render_table("Œuvres", ["Type"], [], language="fr")


def test_a_figure_carries_words_and_its_data():
    """Who cannot see the drawing reads what it shows and opens its table."""
    html = render_figure("<svg><path/></svg>", alt='Two "works".', caption="Map", table=Markup("<table></table>"))
    assert '<svg role="img" aria-label="Two &#34;works&#34;."' in html
    assert '<span class="tells">Two &#34;works&#34;.</span>' in html
    assert '<details class="data">' in html


def test_a_figure_without_alt_text_is_refused():
    """A drawing nobody described stops the notebook."""
    with pytest.raises(LitReviewError, match="alt text"):
        render_figure("<svg></svg>", alt=" ", caption="Map", table=Markup(""))


def test_the_place_of_a_turn_names_pseudonym_and_document():
    """A quotation of a person is signed with the pseudonym."""
    assert name_place(_passage("x", speaker="P07")) == "P07, A guide"
    assert name_place(_passage("x", speaker="facilitator"), "fr") == "Animation, A guide"


def test_a_view_shows_no_words_in_its_plain_form():
    """The text form that notebooks also store repeats nothing of the corpus."""
    assert "secret" not in repr(View(Markup("<p>secret</p>")))


def test_a_french_page_names_a_work_in_french():
    """Where the passage has no French name, by the one it has."""
    passage = Excerpt(Span("a", 0, 2), "x", "Mead and Hilton (2001)", "", None, "", "", "en", "", "", "practice")
    assert name_place(passage._replace(title_fr="Mead et Hilton (2001)"), "fr") == "Mead et Hilton (2001)"
    assert name_place(passage, "fr") == "Mead and Hilton (2001)"
