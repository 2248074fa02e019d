import re

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
    assert "From the literature (policy): recommended in Best practices of a network" in html
    assert html.count("Supporting quotations (") == 4


def test_the_number_without_direct_evidence_comes_first(full_run):
    """Which recommendation has no direct evidence is answered by the first sentence, then by area."""
    html = str(recommendations.show_gaps(full_run).html)
    assert html.startswith('<p class="lead">2 of 5 recommendations have no direct evidence in this review.</p>')
    assert "K4 Leadership and training modules: gaps" in html


def test_every_gap_leads_to_its_card(full_run):
    """The list of gaps and the cards are one click apart."""
    gaps, shown = (str(show(full_run).html) for show in (recommendations.show_gaps, recommendations.show_recommendations))
    targets = re.findall(r'href="#(recommendation-[^"]+)"', gaps)
    assert targets == ["recommendation-ivy2020.r002", "recommendation-oak2001.r001"]
    assert all(shown.count(f'id="{target}"') == 1 for target in targets)


def test_literature_and_people_are_counted_apart(full_run):
    """Who recommends is told for the whole review and for each area."""
    html = str(recommendations.show_areas(full_run).html)
    assert "5 recommendations: 4 from the literature, 1 from people heard." in html
    assert 'data-label="Status">possible: 1</td>' in html


def test_a_long_area_is_told_by_subject(full_run):
    """Its cards fold under the name of what they are about."""
    html = str(recommendations.show_recommendations(full_run, long=1).html)
    assert "Each recommendation stands under the first subject it is coded with." in html
    assert '<h4>No subject coded</h4><span class="near">: 2 recommendations, 2 with direct evidence' in html


def test_an_empty_review_has_areas_and_no_card(empty_run):
    """Every key area says that nothing was recommended."""
    assert "0 recommendations: 0 from the literature" in recommendations.show_areas(empty_run).html
    html = str(recommendations.show_recommendations(empty_run).html)
    assert html.count("No recommendation and no direct evidence in this review.</p>") == 7
    assert "card" not in html
    assert "0 of 0 recommendations have no direct evidence" in recommendations.show_gaps(empty_run).html


@pytest.mark.parametrize(
    ("missing", "stated", "told"), [(0, 0, "0 of 0 recommendations have"), (1, 1, "1 of 1 recommendation has")]
)
def test_what_has_no_direct_evidence_is_told_in_a_sentence(missing, stated, told):
    """The verb goes with how many were stated."""
    assert recommendations.tell_missing(missing, stated) == f"{told} no direct evidence in this review."
