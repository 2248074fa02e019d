from litreview.reporting import outcomes
from litreview.reporting.bars import place_bars
from litreview.reporting.evidence import join_findings


def test_equivalence_has_a_table_of_its_own(full_run):
    """No difference from professionals is shown apart from no difference."""
    html = str(outcomes.show_equivalence(full_run).html)
    assert html.count('<tr role="row">') == 2
    assert "no difference from professionals" in html


def test_a_work_has_one_bar_for_an_outcome_and_direction(full_run):
    """The same trial under two models is one bar."""
    bars = place_bars(full_run, join_findings(full_run))
    assert not bars.duplicated(["work", "outcome", "shown"]).any()
    assert len(bars[bars["outcome"] == "Hope (measured or reported)"]) == 2


def test_bars_stand_side_by_side_from_the_strongest_design(full_run):
    """Places count from zero within an outcome and direction."""
    bars = place_bars(full_run, join_findings(full_run))
    same = bars[(bars["outcome"] == "Hospital admission and days") & (bars["shown"] == "no difference")]
    assert list(same["place"]) == [0, 1]
    assert list(same["letter"]) == ["S", "R"]


def test_mentions_are_counted_by_document_and_say_whether_there_is_a_finding(full_run):
    """A hope for empowerment is no finding about empowerment."""
    html = str(outcomes.show_mentions(full_run).html)
    assert "Empowerment" in html
    assert ">yes</td>" in html


def test_every_finding_opens_its_words(full_run):
    """Each row links to the place it rests on."""
    html = str(outcomes.show_outcomes(full_run).html)
    works = [row.split("</th>")[0] for row in html.split('<th scope="row"')[1:] if "#source-" in row]
    assert len(works) == html.count('data-label="Effect"')
    assert all("(" in work or "trial" in work or "review" in work.lower() or "Warm" in work for work in works)
