"""Who waits for a decision, and what the decided ones say."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litreview.sources.screening import FULL_TEXT, TITLES, ScreeningLine
from litreview.synthesis import flow_sums as step
from litreview.synthesis.consensus import ScreeningOutcome
from litreview.synthesis.flow import count_flow
from litreview.synthesis.queue import find_waiting, keep_telling, label_works, order_read

ONE = {"a": "a"}


@pytest.mark.parametrize(
    ("outcome", "label", "at_full_text"),
    [
        pytest.param(ScreeningOutcome("include"), 1, None, id="included before stages were named"),
        pytest.param(ScreeningOutcome("exclude"), 0, 0, id="excluded at the only stage"),
        pytest.param(ScreeningOutcome("include", "", TITLES), 1, None, id="went on to full text"),
        pytest.param(ScreeningOutcome("exclude", "", TITLES), 0, 0, id="excluded by its title"),
        pytest.param(ScreeningOutcome("include", "", FULL_TEXT), 1, 1, id="included at full text"),
        pytest.param(ScreeningOutcome("exclude", "no adults", FULL_TEXT), 1, 0, id="excluded at full text"),
        pytest.param(ScreeningOutcome("not retrieved", "", FULL_TEXT), 1, None, id="not retrieved"),
        pytest.param(ScreeningOutcome("", "", TITLES, conflict=True), None, None, id="a conflict about the title"),
        pytest.param(ScreeningOutcome("", "", FULL_TEXT, conflict=True), 1, None, id="a conflict about the full text"),
    ],
)
def test_what_a_decision_says_depends_on_the_stage(outcome, label, at_full_text):
    """The ranking of titles learns from titles, that of full texts from what was included in the end."""
    assert label_works(ONE, {"a": outcome})["a"] == label
    assert label_works(ONE, {"a": outcome}, FULL_TEXT)["a"] == at_full_text


@pytest.mark.parametrize(
    ("outcome", "waits_at"),
    [
        pytest.param(ScreeningOutcome(), (TITLES,), id="nothing decided"),
        pytest.param(ScreeningOutcome("", "", TITLES, conflict=True), (TITLES,), id="a conflict about the title"),
        pytest.param(ScreeningOutcome("include", "", TITLES), (FULL_TEXT,), id="went on to full text"),
        pytest.param(ScreeningOutcome("", "", FULL_TEXT, conflict=True), (FULL_TEXT,), id="a conflict about the full text"),
        pytest.param(ScreeningOutcome("not retrieved", "", FULL_TEXT), (), id="not retrieved"),
        pytest.param(ScreeningOutcome("include"), (FULL_TEXT,), id="included before stages were named"),
        pytest.param(ScreeningOutcome("exclude", "", TITLES), (), id="excluded by its title"),
    ],
)
def test_a_work_waits_at_one_stage_at_most(outcome, waits_at):
    """Nobody is asked twice, and nothing is forgotten."""
    assert tuple(stage for stage in (TITLES, FULL_TEXT) if find_waiting(ONE, {"a": outcome}, stage)) == waits_at


def test_a_work_of_several_records_waits_once_and_is_decided_by_any_of_them():
    """A duplicate is not screened again."""
    works = {"a": "a", "b": "a", "c": "c"}
    assert find_waiting(works, {}) == ["a", "c"]
    assert find_waiting(works, {"b": ScreeningOutcome("exclude")}) == ["c"]
    assert label_works(works, {"a": ScreeningOutcome("exclude"), "b": ScreeningOutcome("include")})["a"] == 1


def test_decisions_on_unknown_keys_say_nothing():
    """A key that was renamed in references.bib neither labels nor orders anything."""
    assert label_works(ONE, {"ghost": ScreeningOutcome("include")}) == {"a": None}
    assert order_read([ScreeningLine("ghost", "include"), ScreeningLine("a", "")], ONE) == []


def test_the_order_of_reading_is_that_of_first_decisions():
    """Changing one's mind later does not move a record, nor does its duplicate."""
    lines = [ScreeningLine(key, "include") for key in ("c", "b", "a", "c")]
    assert order_read(lines, {"a": "a", "b": "a", "c": "c"}) == ["c", "a"]


FURTHER = {"b": "abstract"}
BOTH = {"a": "a", "b": "a"}


@pytest.mark.parametrize(
    ("screening", "waiting"),
    [
        pytest.param({"b": ScreeningOutcome("exclude", "too short")}, ["a"], id="an excluded abstract"),
        pytest.param({"b": ScreeningOutcome("not retrieved", "", FULL_TEXT)}, ["a"], id="an abstract nobody found"),
        pytest.param({"b": ScreeningOutcome("include")}, [], id="an included abstract"),
        pytest.param({"a": ScreeningOutcome("exclude", "off topic")}, [], id="an excluded article"),
        pytest.param(
            {"a": ScreeningOutcome("exclude"), "b": ScreeningOutcome(conflict=True)},
            ["a"],
            id="reviewers differ about one of them",
        ),
    ],
)
def test_what_leaves_the_flow_as_an_abstract_takes_no_article_from_the_queue(screening, waiting):
    """The article would be lost without a word; whoever includes one report is done with the work."""
    assert find_waiting(BOTH, keep_telling(screening, FURTHER)) == waiting


def test_a_copy_speaks_for_what_it_is_a_copy_of():
    """That of the first record for the work; that of an abstract for the abstract alone."""
    assert find_waiting(BOTH, keep_telling({"b": ScreeningOutcome("exclude")}, {"b": "same"}, {"b": "a"})) == []
    relations = {"b": "abstract", "c": "same"}
    assert find_waiting({**BOTH, "c": "a"}, keep_telling({"c": ScreeningOutcome("exclude")}, relations, {"c": "b"})) == ["a"]


@pytest.mark.parametrize(
    ("screening", "waits"),
    [
        pytest.param(
            {"a": ScreeningOutcome("exclude", "", TITLES), "b": ScreeningOutcome("include", "", TITLES)},
            True,
            id="one came through",
        ),
        pytest.param(
            {"a": ScreeningOutcome("exclude", "x", FULL_TEXT), "b": ScreeningOutcome("include", "", TITLES)}, False, id="assessed"
        ),
        pytest.param(
            {"a": ScreeningOutcome("not retrieved", "", FULL_TEXT), "b": ScreeningOutcome("include", "", TITLES)},
            False,
            id="not found",
        ),
        pytest.param(
            {"a": ScreeningOutcome("exclude", "x", FULL_TEXT), "b": ScreeningOutcome(stage=FULL_TEXT, conflict=True)},
            True,
            id="differ",
        ),
    ],
)
def test_copies_are_assessed_together(screening, waits):
    """The furthest decision on any of them counts, as in the flow."""
    assert bool(find_waiting(BOTH, screening, FULL_TEXT)) == waits


_OUTCOMES = st.sampled_from(
    [ScreeningOutcome(), ScreeningOutcome("exclude", "x", FULL_TEXT), ScreeningOutcome("not retrieved", "", FULL_TEXT)]
    + [ScreeningOutcome(word, "", stage) for word in ("include", "exclude") for stage in ("", TITLES)]
    + [ScreeningOutcome("include", "", FULL_TEXT)]
)
_CONFLICTS = st.sampled_from([ScreeningOutcome(stage=stage, conflict=True) for stage in ("", TITLES, FULL_TEXT)])


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.tuples(st.dictionaries(st.sampled_from("abcd"), _OUTCOMES), st.sampled_from(["", "same", "version"])),
        st.tuples(st.dictionaries(st.sampled_from("abcd"), _OUTCOMES | _CONFLICTS), st.sampled_from(["", "same"])),
    )
)
def test_the_queue_is_empty_when_the_flow_is_finished(told):
    """What the flow waits for is offered, and what is offered is waited for."""
    screening, relation = told
    work_of = {"a": "a", "b": "a" if relation else "b", "c": "a" if relation else "c", "d": "d"}
    relations = {"b": relation, "c": relation} if relation else {}
    rows = [
        {"citation_key": key, "work": work, "duplicate_of": work if work != key else "", "relation": relations.get(key, ""),
         "source": "", "screening": (one := screening.get(key, ScreeningOutcome())).decision, "reason": one.reason,
         "stage": one.stage, "conflict": "yes" if one.conflict else ""}
        for key, work in work_of.items()
    ]  # fmt: skip
    flow, telling = count_flow(rows, [], []), keep_telling(screening, relations)
    assert bool(find_waiting(work_of, telling, TITLES)) == bool(flow.number(step.AWAITING))
    if flow.two_stages:
        assert bool(find_waiting(work_of, telling, FULL_TEXT)) == bool(
            flow.number(step.AWAITING_TEXT) + flow.number(step.AWAITING_FULL)
        )


def test_days_come_before_lines_in_the_order_of_reading():
    """A file that somebody sorted by key says the same."""
    lines = [ScreeningLine(key, "include", date=f"2026-01-0{day}") for key, day in (("a", 2), ("b", 1), ("c", 3), ("c", 1))]
    assert order_read(lines, {key: key for key in "abc"}) == ["b", "c", "a"]
