from litreview.reporting import models, outcomes
from litreview.reporting.evidence import join_findings


def test_no_evidence_is_not_evidence_of_no_difference(empty_run):
    """The two are told apart in words."""
    assert "not evidence of no difference" in models.show_gap_map(empty_run).html
    assert "not evidence of no difference" in outcomes.show_harvest(empty_run).html


def test_the_map_says_which_model_was_studied_most_and_how_many_cells_are_empty(full_run):
    """The alt text states the finding and the gap."""
    html = str(models.show_gap_map(full_run).html)
    assert "Most studied: Embedded peer workers in clinical or community teams" in html
    assert "pairs of model and outcome have no study." in html


def test_the_map_brings_every_pair_as_words(full_run):
    """A row of the data table is a pair that has a study; what has none is named below and counted in the alt text."""
    html = str(models.show_gap_map(full_run).html)
    assert "No study at all, models that are spoken of: " in html
    assert html.count('<tr role="row">') == 1 + len(join_findings(full_run)[["model", "outcome"]].drop_duplicates())
    assert "■ no difference: 1" in html


def test_each_model_has_its_table_and_the_unstated_one_comes_last(full_run):
    """Findings whose model no text names are not given to another."""
    html = str(models.show_models(full_run).html)
    titles = [part.split("</h3>")[0] for part in html.split('<h3 class="fold">')[1:]]
    assert titles[-1] == "Model not stated"
    assert len(titles) == 5


def test_models_without_a_finding_are_listed_apart(full_run):
    """Spoken of is not studied."""
    html = str(models.show_unstudied(full_run).html)
    assert "Harm-reduction and overdose peer work" in html
    assert "Inpatient and discharge" not in html
