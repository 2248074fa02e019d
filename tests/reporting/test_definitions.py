import dataclasses

import pytest

from litreview.reporting.definers import show_components
from litreview.reporting.definitions import mark_words, show_definition_differences, show_definitions


def test_each_definition_stands_under_its_owner(full_run):
    """The owner heads the words, the host is named apart."""
    html = str(show_definitions(full_run).html)
    assert '<h3 class="holder">Birch Association</h3>' in html
    assert html.count("<blockquote") == 3
    assert "the text itself is cut" in html


@pytest.mark.parametrize(("min_group", "owner"), [(5, "P01"), (6, "A participant")])
def test_the_definition_of_one_among_few_has_no_pseudonym(full_run, min_group, owner):
    """Five people spoke: where six are too few to count, whose wording it is would help to count them."""
    run = dataclasses.replace(full_run, review={**full_run.review, "min_group": min_group})
    run.table("definitions").loc[0, ["document_id", "stated_by"]] = ["group-1", "P01"]
    assert f'<h3 class="holder">{owner}</h3>' in show_definitions(run).html
    assert f">{owner}<" not in show_components(run).html


def test_similar_definitions_show_the_words_only_one_has(full_run):
    """A pair is shown once, its differences marked on both sides."""
    html = str(show_definition_differences(full_run).html)
    assert html.count('class="pair"') == 1
    assert "skills" in html
    assert html.count("<mark>") >= 4


def test_marked_words_are_escaped():
    """A definition is text, whatever it holds."""
    assert mark_words("<b>hope</b>", "hope")[0].count("<b>") == 0


def test_a_review_without_definitions_says_so(empty_run):
    """Nothing found is a result."""
    for view in (show_definitions, show_components, show_definition_differences):
        assert "notice gap" in view(empty_run).html
