import pandas as pd
import pytest

from litreview.reporting.directions import count_line, show_effect, tell_works, word_counts
from litreview.reporting.evidence import join_findings


def test_directions_are_symbol_and_word(full_run):
    """No arrow stands alone."""
    assert word_counts(join_findings(full_run).query("outcome == 'OUT.HOSP'")) == "▲ favours peer support: 1; ■ no difference: 2"


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


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        pytest.param({"effect": 12.0}, "12", id="value only"),
        pytest.param({"effect": 0.5, "low": 0.1}, "0.5", id="half an interval"),
        pytest.param({"n": 90}, "n = 90", id="people only"),
        pytest.param({"measure": "SMD", "effect": -0.2, "low": -0.4, "high": 0.0}, "SMD -0.2 (-0.4 to 0)", id="interval"),
    ],
)
def test_parts_of_an_effect_are_shown_as_far_as_they_go(cells, words):
    """No part is filled in."""
    empty = {"measure": "", "effect": None, "low": None, "high": None, "n": None}
    assert show_effect({**empty, **cells}) == words


def test_no_row_is_no_study(full_run):
    """An empty cell says what it means."""
    assert word_counts(join_findings(full_run).head(0)) == "no study"


def test_works_that_are_no_research_are_named():
    """Practice and policy are counted beside research, and said to be what they are."""
    rows = {"work": ["a", "b", "c", "c"], "evidence_kind": ["research", "practice", "policy", "policy"]}
    frame = pd.DataFrame({**rows, "shown": ["mixed"] * 4})
    assert tell_works(frame) == "3 works (1 of them policy, 1 of them practice)"
    assert count_line(frame[frame["evidence_kind"] == "research"]) == "1 work. ◆ mixed: 1."


def test_a_study_inside_a_review_is_not_named_beside_it():
    """Who counts no work does not name its kind either."""
    frame = pd.DataFrame({"work": ["a", "b"], "evidence_kind": ["research", "practice"], "included_in": [set(), {"a"}]})
    assert tell_works(frame) == "1 work"
