"""Who waits for a decision, and what the decided ones say."""

import pytest

from litreview.sources.screening import FULL_TEXT, TITLES, ScreeningLine
from litreview.synthesis.consensus import Outcome
from litreview.synthesis.queue import find_waiting, label_works, order_read

ONE = {"a": "a"}


@pytest.mark.parametrize(
    ("outcome", "label", "at_full_text"),
    [
        pytest.param(Outcome("include"), 1, 1, id="included at the only stage"),
        pytest.param(Outcome("exclude"), 0, 0, id="excluded at the only stage"),
        pytest.param(Outcome("include", "", TITLES), 1, None, id="went on to full text"),
        pytest.param(Outcome("exclude", "", TITLES), 0, 0, id="excluded by its title"),
        pytest.param(Outcome("include", "", FULL_TEXT), 1, 1, id="included at full text"),
        pytest.param(Outcome("exclude", "no adults", FULL_TEXT), 1, 0, id="excluded at full text"),
        pytest.param(Outcome("not retrieved", "", FULL_TEXT), 1, None, id="not retrieved"),
        pytest.param(Outcome("", "", TITLES, conflict=True), None, None, id="a conflict about the title"),
        pytest.param(Outcome("", "", FULL_TEXT, conflict=True), 1, None, id="a conflict about the full text"),
    ],
)
def test_what_a_decision_says_depends_on_the_stage(outcome, label, at_full_text):
    """The ranking of titles learns from titles, that of full texts from what was included in the end."""
    assert label_works(ONE, {"a": outcome})["a"] == label
    assert label_works(ONE, {"a": outcome}, FULL_TEXT)["a"] == at_full_text


@pytest.mark.parametrize(
    ("outcome", "waits_at"),
    [
        pytest.param(Outcome(), (TITLES,), id="nothing decided"),
        pytest.param(Outcome("", "", TITLES, conflict=True), (TITLES,), id="a conflict about the title"),
        pytest.param(Outcome("include", "", TITLES), (FULL_TEXT,), id="went on to full text"),
        pytest.param(Outcome("", "", FULL_TEXT, conflict=True), (FULL_TEXT,), id="a conflict about the full text"),
        pytest.param(Outcome("not retrieved", "", FULL_TEXT), (), id="not retrieved"),
        pytest.param(Outcome("include"), (), id="included at the only stage"),
        pytest.param(Outcome("exclude", "", TITLES), (), id="excluded by its title"),
    ],
)
def test_a_work_waits_at_one_stage_at_most(outcome, waits_at):
    """Nobody is asked twice, and nothing is forgotten."""
    assert tuple(stage for stage in (TITLES, FULL_TEXT) if find_waiting(ONE, {"a": outcome}, stage)) == waits_at


def test_a_work_of_several_records_waits_once_and_is_decided_by_any_of_them():
    """A duplicate is not screened again."""
    works = {"a": "a", "b": "a", "c": "c"}
    assert find_waiting(works, {}) == ["a", "c"]
    assert find_waiting(works, {"b": Outcome("exclude")}) == ["c"]
    assert label_works(works, {"a": Outcome("exclude"), "b": Outcome("include")})["a"] == 1


def test_decisions_on_unknown_keys_say_nothing():
    """A key that was renamed in references.bib neither labels nor orders anything."""
    assert label_works(ONE, {"ghost": Outcome("include")}) == {"a": None}
    assert order_read([ScreeningLine("ghost", "include"), ScreeningLine("a", "")], ONE) == []


def test_the_order_of_reading_is_that_of_first_decisions():
    """Changing one's mind later does not move a record, nor does its duplicate."""
    lines = [ScreeningLine(key, "include") for key in ("c", "b", "a", "c")]
    assert order_read(lines, {"a": "a", "b": "a", "c": "c"}) == ["c", "a"]
