from litreview.reporting.page_sources import find_cited, render_sources


def test_sources_show_each_cited_place_with_its_neighbours(full_run):
    """The anchor holds the words, marked, with the sentence before and after."""
    html = '<a href="#source-elm2018-0-20">x</a>'
    assert find_cited(html)[0][0].end == 20
    shown = render_sources(full_run, html, "en")
    assert "<mark>In the trial, 29% of</mark>" in shown
    assert 'class="near"' in shown


def test_a_page_without_links_has_no_sources(full_run):
    """No heading stands over nothing."""
    assert render_sources(full_run, "<p>nothing</p>", "en") == ""


def test_a_document_named_without_a_span_is_listed(full_run):
    """A link to a document finds its title."""
    shown = render_sources(full_run, '<a href="#document-elm2018">x</a>', "en")
    assert 'id="document-elm2018"' in shown


def test_a_document_cited_and_named_is_listed_once(full_run):
    """Ids stay unique."""
    html = '<a href="#document-elm2018">x</a><a href="#source-elm2018-0-20">x</a>'
    assert str(render_sources(full_run, html, "en")).count('id="document-elm2018"') == 1


def test_closed_words_are_named_but_not_shown(full_run):
    """Even a link made by hand does not open what may not be quoted."""
    start = full_run.text("group-1").index("My words here")
    shown = render_sources(full_run, f'<a href="#source-group-1-{start}-{start + 34}">x</a>', "en")
    assert "My words" not in shown


def test_the_french_page_has_french_chrome_around_words_in_their_own_language(full_run):
    """Heading and notes are French, the passage says which language it is in."""
    shown = str(render_sources(full_run, '<a href="#source-elm2018-0-20">x</a>', "fr"))
    assert "mot pour mot" in shown
    assert '<p lang="en">' in shown
    assert "<details" in shown


def test_the_question_above_an_answer_says_its_language(full_run):
    """An English question on the French page is read as English."""
    starts, rows = full_run.segments["elm2018"]
    rows = [{**row, "heading": "What helps?"} for row in rows]
    run = type(full_run)(full_run.folder, full_run.review)
    run.__dict__["segments"] = {"elm2018": (starts, rows)}
    shown = str(render_sources(run, '<a href="#source-elm2018-0-20">x</a>', "fr"))
    assert '<span lang="en">What helps?</span>' in shown


def test_a_cited_document_shows_its_full_reference(full_run):
    """Titles are in italics, the DOI is text that leads nowhere outside, and the name is in the language of the page."""
    for language in ("en", "fr"):
        shown = str(render_sources(full_run, '<a href="#document-alder2004">x</a>', language))
        assert "Alder, A. (2004). <em>A plain guide to peer support</em>. https://doi.org/10.5555/alder</p>" in shown
        assert 'href="http' not in shown
        assert f'<h3 lang="{language}">Alder (2004)</h3>' in shown


def test_a_document_without_a_record_keeps_its_title(full_run):
    """In the language of the document, and not twice."""
    shown = str(render_sources(full_run, '<a href="#document-elm2018">x</a>', "fr"))
    assert '<h3 lang="en">A trial of peer support after a crisis</h3>' in shown
    assert shown.count("A trial of peer support after a crisis") == 1


def test_sources_stand_in_the_order_of_the_names_that_are_shown(full_run):
    """Literature by the name on the page, whatever its file is called; people who were heard come after it."""
    named = "".join(f'<a href="#document-{document}">x</a>' for document in ("group-1", "elm2018", "alder2004"))
    shown = str(render_sources(full_run, named, "en"))
    places = [shown.index(f'id="document-{document}"') for document in ("elm2018", "alder2004", "group-1")]
    assert places == sorted(places)
