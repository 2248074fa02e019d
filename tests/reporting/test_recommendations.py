import pytest

from litreview.reporting import recommendations


def test_the_four_kinds_of_support_stand_side_by_side(full_run):
    """They are named one by one and never added up."""
    html = str(recommendations.show_recommendations(full_run).html)
    for kind in ("Research", "Practice", "Policy", "Consultation"):
        assert f"<dt>{kind}</dt>" in html
    assert "No recommendation and no direct evidence in this review." in html


def test_a_gap_names_the_nearest_passage_as_a_link(full_run):
    """A reference in words becomes a link to the words."""
    assert '<a href="#source-ivy2020-' in recommendations.show_gaps(full_run).html


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("0", "nothing found"),
        ("", "nothing found"),
        ("1", "1 work"),
        ("12", "12 works"),
        ("some", "some"),
        (None, "nothing found"),
    ],
)
def test_support_is_told_in_words(cell, words):
    """Nothing found is never a bare zero."""
    assert recommendations.show_support(cell, "work") == words


def test_an_area_without_a_recommendation_is_counted_as_none(full_run):
    """The row that stands for an empty area is no recommendation."""
    html = str(recommendations.show_areas(full_run).html)
    assert 'K5 Speakers&#39; bureau</th><td role="cell" data-label="Recommendations" class="number">0</td>' in html


def test_areas_come_in_order_and_ideas_outside_them_last(full_run):
    """K1 to K6, then what was raised outside them."""
    html = str(recommendations.show_recommendations(full_run).html)
    titles = [part.split("</h3>")[0][:2] for part in html.split('<h3 class="fold">')[1:]]
    assert titles == ["K1", "K2", "K3", "K4", "K5", "K6", "Ot"]


def test_what_has_no_direct_evidence_is_listed_by_area(full_run):
    """A weaker gap, such as no research, stays on the recommendation's own card."""
    html = str(recommendations.show_gaps(full_run).html)
    assert "(the whole area)" in html
    assert "no research among" not in html


def test_a_recommendation_links_to_where_it_stands_and_to_what_supports_it(full_run):
    """Its own words are not listed again as support."""
    html = str(recommendations.show_recommendations(full_run).html)
    assert "Recommended in Best practices of a network" in html
    assert html.count("Supporting quotations (") == 4
