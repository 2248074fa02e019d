import pytest

from litreview.reporting.participant_compared import show_both_sides

HEADINGS = {"en": ("Where they agree", "Where they differ"), "fr": ("Là où l&#39;on s&#39;accorde", "Là où l&#39;on diffère")}


@pytest.mark.parametrize("name", ["full", "empty", "hostile", "no consultation", "no literature", "one participant"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_both_headings_stand_whatever_there_is_to_compare(made_run, name, language):
    """The shape of the page does not depend on what was found."""
    html = str(show_both_sides(made_run(name), language).html)
    assert all(title in html for title in HEADINGS[language])


@pytest.mark.parametrize(("language", "said"), [("en", "the team judged: 2."), ("fr", "selon l&#39;équipe\u00a0: 2.")])
def test_a_number_of_themes_opens_them_all(full_run, language, said):
    """How many themes agree is told, and each of them opens with its day and both sides."""
    html = str(show_both_sides(full_run, language).html)
    assert said in html
    agreed = html[html.index('id="agree"') : html.index('id="differ"')]
    assert agreed.count('<p class="lead">') == 3


def test_minority_views_of_one_side_are_told_with_their_source(full_run):
    """A theme that only people speak about, however few, is named and leads to their words."""
    html = str(show_both_sides(full_run, "en").html)
    part = html[html.index("See all that only you spoke about") :].split("</details>")[0]
    assert "Unclear role" in part
    assert '<a href="#source-' in part


def test_no_source_is_told_twice_as_another_summary(full_run):
    """Each thing that opens says what it opens, so that it makes sense alone."""
    html = str(show_both_sides(full_run, "en").html)
    summaries = [part.split("</summary>")[0] for part in html.split("<summary>")[1:]]
    assert len(set(summaries)) == len(summaries)
