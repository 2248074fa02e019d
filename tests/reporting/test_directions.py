import pytest

from litreview.reporting.directions import show_effect, word_counts
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
