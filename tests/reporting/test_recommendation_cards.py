import pandas as pd
import pytest

from litreview.reporting import recommendation_cards as cards


def _row(run, name):
    table = run.table("recommendation_evidence").set_index("recommendation_id", drop=False)
    return table.loc[name]


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
    assert cards.show_support(cell, "work") == words


@pytest.mark.parametrize(
    ("people", "stances", "words"),
    [
        ("0", "", "nobody raised it"),
        ("", "", "nobody raised it"),
        ("14", "supports: 14", "14 people support it"),
        ("9", "opposes: not shown; supports: not shown", "9 people. Speak against it: not shown. Support it: not shown."),
        ("12", "conditional: 5; supports: 7", "12 people. Support it on a condition: 5. Support it: 7."),
        ("fewer than 5", "question: fewer than 5", "fewer than 5 people ask about it"),
        ("6", "", "6 people"),
        ("1", "supports: 1", "1 person. Support it: 1."),
    ],
)
def test_stances_are_told_with_the_numbers_that_may_be_shown(people, stances, words):
    """A number that is not shown stays so, and one that repeats the people is said once."""
    assert cards.tell_stances(pd.Series({"consultation_people": people, "stances": stances})) == words


@pytest.mark.parametrize(
    ("gap", "direct"),
    [
        ("", True),
        ("no research among the direct evidence", True),
        ("no direct evidence in this review; nearest: a:1-2", False),
        ("no recommendation found in this review", False),
    ],
)
def test_only_the_words_of_the_table_decide_whether_there_is_direct_evidence(gap, direct):
    """Nothing is judged a second time on the page."""
    assert cards.has_direct(pd.Series({"gap": gap})) is direct


def test_a_card_without_direct_evidence_says_so_in_words(full_run):
    """It differs by what it says, not by colour."""
    html = str(cards.show_card(full_run, _row(full_run, "ivy2020.r002")))
    assert '<p class="notice gap">No direct evidence in this review. <a href="#source-ivy2020-' in html
    assert "Direct evidence in this review.</strong>" not in html


def test_the_link_to_the_nearest_passage_makes_sense_alone(full_run):
    """It names the text and how the passage begins."""
    gap = _row(full_run, "ivy2020.r002")["gap"]
    html = str(cards.show_gap(full_run, gap))
    assert ">Nearest passage, in Lessons from a community of practice" in html
    assert '<q lang="en">In our practice, teams that prepared' in html


def test_a_gap_that_names_a_closed_passage_has_no_link(full_run):
    """Words that may not be quoted are not shown, nor where they stand."""
    text = full_run.text("group-1")
    start = text.index("My words here are not to be quoted.")
    gap = f"no direct evidence in this review; nearest: group-1:{start}-{start + 35}"
    assert str(cards.show_gap(full_run, gap)).strip() == "No direct evidence in this review."
    assert cards.show_nearest(full_run, gap) == "nothing comes near"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("ivy2020.r001", "From the literature (practice): recommended in "),
        ("cedar2015.r001", "From the literature (policy): recommended in "),
        ("group-1.r001", "From a person who was heard: Focus group 1"),
        ("gone.r001", ""),
    ],
)
def test_who_recommends_it_is_told(full_run, name, words):
    """Literature and people are told apart, and no speaker is named."""
    assert cards.tell_origin(full_run, name).startswith(words)
    assert cards.is_heard(full_run, name) is name.startswith("group")


def test_assertion_is_shown_only_where_there_is_some(full_run):
    """The four kinds always stand; a text that states without a source is a fifth."""
    row = _row(full_run, "cedar2015.r001").copy()
    assert "<dt>Assertion</dt>" not in cards.show_card(full_run, row)
    row["assertion"] = "2"
    assert "<dt>Assertion</dt><dd>2 works</dd>" in cards.show_card(full_run, row)


def test_a_stale_judgement_says_what_changed(full_run):
    """Who judged, when, and what is new stand beside the judgement."""
    row = _row(full_run, "cedar2015.r001").copy()
    row["confidence"], row["judged_by"], row["judged_on"] = "moderate", "RJ", "2026-03-04"
    row["stale"] = "stale: the evidence has changed since 2026-03-04"
    html = str(cards.show_card(full_run, row))
    assert "moderate (judged by RJ, 4 March 2026); stale: the evidence has changed since 4 March 2026" in html


def test_hostile_words_stay_text(full_run):
    """A recommendation that looks like markup or a formula is shown as it stands."""
    html = str(cards.show_card(full_run, _row(full_run, "oak2001.r001")))
    assert "<script" not in html
    assert "=HYPERLINK(" in html
