import pytest

from litreview.reporting.participant_judged import Judged
from litreview.reporting.participant_parts import (
    heading,
    join_names,
    paragraph,
    show_judged_theme,
    show_one_sided,
    show_sides,
    show_theme,
)
from litreview.reporting.passages import Excerpt, Span

SAID = Excerpt(Span("talk", 0, 4), "<b>Hé</b>", "", "P07", None, "", "", "fr", "", "", "consultation", "transcript", 2)


@pytest.mark.parametrize(
    ("names", "language", "expected"),
    [
        ([], "en", ""),
        (["a"], "en", "a"),
        (["a", "b"], "en", "a and b"),
        (["a", "b", "c"], "en", "a, b and c"),
        (["a", "b", "c"], "fr", "a, b et c"),
    ],
)
def test_names_are_joined_as_in_a_sentence(names, language, expected):
    """No bracket, no semicolon, no list of codes."""
    assert join_names(names, language) == expected


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_people_said_is_escaped_and_in_its_own_language(language):
    """A tag in a quotation is text, and a screen reader changes its voice."""
    for html in (show_theme("Hope", SAID, language, "most people"), show_one_sided([("Hope", SAID)], language)):
        assert "<b>" not in html
        assert "&lt;b&gt;" in html
        assert 'lang="fr"' in html
        assert 'href="#source-talk-0-4"' in html


def test_who_raised_a_theme_stands_before_the_words():
    """A number after a quotation would be read as if it were of the quotation."""
    html = show_theme("Hope", SAID, "en", "a few people")
    assert html.index("Raised by a few people.") < html.index("<blockquote")
    assert "Raised by" not in show_theme("Hope", SAID, "en")


def test_a_side_without_words_says_so():
    """Where nothing may be quoted the page does not fall silent."""
    html = show_sides(Judged("A", "Pay", "", "", "", SAID, None), "fr")
    assert "Aucun texte sur ce point ne peut être montré." in html
    assert html.count("<blockquote") == 1


def test_a_judgement_tells_what_when_and_whether_it_is_stale():
    """What the team wrote comes first, then the day, then what is new since."""
    judged = Judged("A", "Pay", "<i>They differ.</i>", "Judged on 3 May 2026.", "New evidence has come in.", SAID, SAID)
    html = show_judged_theme(judged, "en")
    assert html.index("&lt;i&gt;They differ.") < html.index("3 May 2026") < html.index("New evidence") < html.index("<blockquote")


def test_headings_have_fixed_anchors():
    """The link to withdraw at the top of the page leads to the same place in both languages."""
    assert all('id="correct"' in heading(language, "correct") for language in ("en", "fr"))
    assert paragraph("a < b") == "<p>a &lt; b</p>"
