import dataclasses

import pytest

from litreview.reporting.participant_themes import Theme, find_topics, list_themes
from litreview.reporting.participants import choose_themes, choose_words, show_closing, show_opening, show_page, show_told
from litreview.reporting.readability import count_open_words, measure_reading, read_words

SECTIONS = {
    "en": ["What you told us", "What research says", "Where they agree", "Where they differ", "What we could not answer"],
    "fr": ["Ce que vous nous avez dit", "Ce que dit la recherche", "Là où l'on s'accorde", "Là où l'on diffère"],
}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_has_its_sections_is_short_and_reads_plainly(full_run, empty_run, language):
    """With and without evidence, the page keeps its shape, its length and its reading level."""
    for run in (full_run, empty_run):
        html = str(show_page(run, language).html)
        assert all(str(title).replace("'", "&#39;") in html for title in SECTIONS[language])
        assert count_open_words(html) <= 600
        assert measure_reading(read_words(html), language).met


@pytest.mark.parametrize(
    ("language", "line", "few"),
    [("en", "Hope: said by most people.", "fewer than 5 people"), ("fr", "Espoir\u00a0: dit par", "moins de 5 personnes")],
)
def test_themes_are_told_in_words_and_not_in_numbers(full_run, language, line, few):
    """In a group "most" bears more than a count; what few said says no more than that."""
    html = str(show_told(full_run, language).html)
    assert line in html
    assert few in html
    assert ">14</td>" not in html


@pytest.mark.parametrize(("language", "note"), [("en", "Not shown: fewer than 5"), ("fr", "Non indiqué\u00a0: moins de 5")])
def test_the_page_says_why_a_number_is_not_shown(full_run, language, note):
    """The table of roles has a note in the language of the page."""
    assert note in str(show_opening(full_run, language).html)


def test_minority_views_are_named(full_run):
    """What few people said is on the page too."""
    assert "They count too" in show_told(full_run, "en").html
    assert choose_themes([Theme("A", "Pay", 0, "")])[0] == [Theme("A", "Pay", 0, "")]


def test_one_passage_is_quoted_once_and_french_words_first_on_the_french_page(full_run):
    """Each theme has its own words, in the page's language where there are any."""
    chosen = choose_words(full_run, list_themes(full_run, "fr")[:5], "fr")
    assert len({passage.span for passage in chosen.values()}) == len(chosen)
    assert chosen["VAL.HOPE"].language == "fr"


def test_a_content_note_comes_before_hard_topics_and_only_then(full_run, empty_run):
    """Overdose and coercion are announced where they occur."""
    assert "this page speaks about overdose and treatment against" in show_opening(full_run, "en").html
    assert "Please note" not in show_opening(empty_run, "en").html
    assert find_topics(["surdose", "restraint", "suicidal"]) == ["overdose", "suicide", "coercion"]


def test_words_that_are_held_back_are_not_shown(full_run):
    """Until a person has signed off, the page quotes nobody."""
    held = dataclasses.replace(full_run, review={**full_run.review, "held_back": ["group-1"]})
    html = str(show_told(held, "en").html)
    assert "held back" in html
    assert "<blockquote" not in html


def test_the_funder_stands_apart_and_english_words_never_fill_a_french_gap(full_run):
    """The statement is no finding; what nobody wrote in French is said to be missing."""
    assert "Nobody paid for this." in show_closing(full_run, "en").html
    assert "Nobody paid" not in show_closing(full_run, "fr").html
