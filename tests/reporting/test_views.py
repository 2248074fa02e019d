import json

import pytest

from litreview.reporting import framework, methods, models, outcomes, overview, recommendations, sources
from litreview.reporting.directions import show_effect, word_counts
from litreview.reporting.evidence import join_findings
from litreview.reporting.links import link_references
from litreview.reporting.page_sources import find_cited, render_sources
from litreview.reporting.run_folder import open_run

VIEWS = [
    getattr(module, name)
    for module in (framework, methods, models, outcomes, overview, recommendations, sources)
    for name in sorted(vars(module))
    if name.startswith("show_") and getattr(module, name).__module__ == module.__name__
    and name not in ("show_judgement", "show_support", "show_page")
]  # fmt: skip


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: f"{view.__module__.split('.')[-1]}.{view.__name__}")
def test_every_view_shows_something_with_and_without_evidence(view, full_run, empty_run):
    """No view fails or is blank on a review that holds nothing."""
    assert str(view(full_run).html).strip()
    view(empty_run)


def test_no_evidence_is_not_evidence_of_no_difference(empty_run):
    """The two are told apart in words."""
    assert "not evidence of no difference" in models.show_gap_map(empty_run).html
    assert "not evidence of no difference" in outcomes.show_harvest(empty_run).html


def test_directions_are_symbol_and_word(full_run):
    """No arrow stands alone."""
    assert word_counts(join_findings(full_run).query("outcome == 'OUT.HOSP'")) == "▲ favours peer support: 1; ■ no difference: 2"


def test_equivalence_has_a_table_of_its_own(full_run):
    """No difference from professionals is shown apart from no difference."""
    html = str(outcomes.show_equivalence(full_run).html)
    assert html.count("<tr>") == 2
    assert "no difference from professionals" in html


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"measure": "", "effect": None, "low": None, "high": None, "n": None}, "not given"),
        ({"measure": "OR", "effect": 0.66, "low": 0.44, "high": 0.99, "n": 441}, "OR 0.66 (0.44 to 0.99), n = 441"),
    ],
    ids=["nothing", "all"],
)
def test_an_effect_is_shown_as_the_text_gives_it(row, words):
    """What is not given is not made up."""
    assert show_effect(row) == words


def test_the_four_kinds_of_support_stand_side_by_side(full_run):
    """They are named one by one and never added up."""
    html = str(recommendations.show_recommendations(full_run).html)
    for kind in ("Research", "Practice", "Policy", "Consultation"):
        assert f"<dt>{kind}</dt>" in html
    assert "No recommendation and no direct evidence in this review." in html


def test_a_gap_names_the_nearest_passage_as_a_link(full_run):
    """A reference in words becomes a link to the words."""
    assert '<a href="#source-ivy2020-' in recommendations.show_gaps(full_run).html


def test_a_bracketed_document_links_and_other_brackets_stay(full_run):
    """Only the ids of documents are links."""
    html = link_references(full_run, "Hope [elm2018] and [sic] <b>")
    assert html == 'Hope [<a href="#document-elm2018">A trial of peer support after a crisis</a>] and [sic] &lt;b&gt;'


def test_a_closed_reference_is_left_out(full_run):
    """Words of a person who may not be quoted get no link."""
    start = full_run.text("group-1").index("My words here")
    assert link_references(full_run, f"nearest: group-1:{start}-{start + 12}") == "nearest: "


def test_sources_show_each_cited_place_with_its_neighbours(full_run):
    """The anchor holds the words, marked, with the sentence before and after."""
    html = '<a href="#source-elm2018-0-20">x</a>'
    assert find_cited(html)[0][0].end == 20
    shown = render_sources(full_run, html, "en")
    assert "<mark>In the trial, 29% of</mark>" in shown
    assert 'class="near"' in shown


def test_prisma_counts_add_up(full_run):
    """Identified is duplicates and screened; screened is excluded and included."""
    flow = dict(sources.count_flow(full_run.table("records"), full_run.documents))
    assert flow["Records identified"] == flow["Duplicates removed"] + flow["Records screened"]
    assert flow["Records screened"] == flow["Records excluded"] + flow["Records included"]
    assert flow["Excluded: not about peer support"] == 1


def test_a_judgement_names_who_when_and_that_it_is_stale(full_run):
    """Confidence is signed, and its age is said."""
    row = full_run.table("framework_evidence").query("component == 'VAL.HOPE'").iloc[0].copy()
    row["stale"] = "stale: the evidence has changed since 2026-03-04"
    assert framework.show_judgement(row)[1].endswith(
        "(judged by RJ, 4 March 2026); stale: the evidence has changed since 2026-03-04"
    )


def test_recorded_versions_are_shown_before_installed_ones(full_folder, tmp_path):
    """A report tells which software made the run, not which one reads it."""
    (tmp_path / "tables").mkdir()
    (tmp_path / "run.json").write_text(json.dumps({"versions": {"pandas": "9.9.9"}}), encoding="utf-8")
    assert "9.9.9" in methods.show_versions(open_run(tmp_path)).html


def test_rejected_inputs_show_name_line_and_reason_but_no_folder(full_run):
    """Nothing is left out in silence, and no path is shown."""
    html = str(overview.show_rejected(full_run).html)
    assert "scan.pdf" in html
    assert "corpus/" not in html
    assert ">12<" in html
