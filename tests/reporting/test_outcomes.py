import re

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


def test_an_outcome_shows_a_line_per_model_before_anything_is_unfolded(full_run):
    """What the evidence says on hospital use, per model, is there at once, with links one step further."""
    html = str(outcomes.show_outcomes(full_run).html)
    before = _group(html).split("<details")[0]
    assert "works per model and direction" in before
    assert "▲ favours peer support: 1" in before
    assert "#source-" not in before


def _group(html):
    return next(part for part in html.split('<h3 class="named"')[1:] if ">Hospital admission and days</h3>" in part)


def test_outcomes_with_most_works_are_found_first(full_run):
    """Each link leads to its outcome on the same page."""
    found = re.findall(r'href="#([^"]+)">([^<]+)</a> (\d+) work', str(outcomes.show_find(full_run).html))
    works = [int(number) for _, _, number in found]
    assert works == sorted(works, reverse=True)
    html = str(outcomes.show_outcomes(full_run).html)
    assert all(f'<h3 class="named" id="{place}">{name}</h3>' in html for place, name, _ in found)
