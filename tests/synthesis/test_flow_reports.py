import pytest

from litreview.synthesis import flow_sums as step
from litreview.synthesis.consensus import ScreeningOutcome
from litreview.synthesis.flow_found import name_reports
from litreview.synthesis.flow_reports import FULL_TEXT, has_two_stages, judge_reports, list_left, name_studies
from litreview.synthesis.works import Works

TITLES, FULL = "title and abstract", "full text"
ROW = dict.fromkeys(("duplicate_of", "relation", "work", "screening", "reason", "stage", "conflict"), "")


def _judge(records, read=(), ways=None):
    records = [{**ROW, **row} for row in records]
    depth = dict(read)
    return {one.keys[0]: one for one in judge_reports(records, name_reports(records), ways or {}, depth)}


def _further(key, of="a", **more):
    return {"citation_key": key, "duplicate_of": of, "work": of, "relation": "edition", **more}


INCLUDED, EXCLUDED = {"screening": "include"}, {"screening": "exclude", "reason": "old"}


@pytest.mark.parametrize(
    ("main", "further", "expected"),
    [
        pytest.param(INCLUDED, {}, (step.KEPT, step.KEPT), id="follows an included study"),
        pytest.param(EXCLUDED, {}, (step.EXCLUDED, step.EXCLUDED), id="follows an excluded study"),
        pytest.param({}, INCLUDED, (step.KEPT, step.KEPT), id="one included report is enough"),
        pytest.param({}, EXCLUDED, (step.AWAITING, step.EXCLUDED), id="an excluded edition tells nothing of the study"),
        pytest.param(INCLUDED, EXCLUDED, (step.KEPT, step.EXCLUDED), id="decided apart"),
        pytest.param({}, {}, (step.AWAITING, step.AWAITING), id="nobody decided"),
        pytest.param({"conflict": "yes"}, {}, (step.AWAITING, step.AWAITING), id="waits for its study"),
    ],
)
def test_a_further_report_follows_its_study_until_somebody_decides(main, further, expected):
    """A decision of its own counts before that of its study."""
    found = _judge([{"citation_key": "a", **main}, _further("b", **further)])
    assert (found["a"].state.step, found["b"].state.step) == expected
    assert found["a"].study == found["b"].study == "a"


@pytest.mark.parametrize(
    ("decision", "read", "expected"),
    [
        pytest.param({"screening": "include", "stage": FULL}, {}, (step.KEPT, ""), id="included"),
        pytest.param({"screening": "exclude", "stage": FULL, "reason": "x"}, {}, (step.EXCLUDED_FULL, "x"), id="excluded"),
        pytest.param({"screening": "not retrieved", "stage": FULL}, {}, (step.NOT_RETRIEVED, ""), id="not retrieved"),
        pytest.param({"conflict": "yes", "stage": FULL}, {}, (step.AWAITING_FULL, "reviewers differ"), id="conflict at last"),
        pytest.param({"conflict": "yes", "stage": TITLES}, {}, (step.AWAITING, "reviewers differ"), id="conflict before"),
        pytest.param({"screening": "include", "stage": TITLES}, {}, (step.AWAITING_TEXT, ""), id="passed"),
        pytest.param({"screening": "include"}, {"a": True}, (step.AWAITING_FULL, "not decided yet"), id="passed, with a text"),
        pytest.param({"screening": "include"}, {"a": False}, (step.AWAITING_TEXT, ""), id="passed, an abstract is no full text"),
        pytest.param({"screening": "exclude", "stage": TITLES}, {}, (step.EXCLUDED, "no reason given"), id="excluded before"),
        pytest.param({}, {}, (step.AWAITING, "not decided yet"), id="nobody decided"),
    ],
)
def test_with_two_stages_each_decision_leads_to_its_step(decision, read, expected):
    """A decision without a stage is one on title and abstract."""
    other = {"citation_key": "z", "screening": "include", "stage": FULL}
    assert _judge([{"citation_key": "a", **decision}, other], read)["a"].state == expected


def test_the_furthest_decision_on_copies_of_a_record_counts():
    """Copies are one report with all keys; the order of rows does not matter."""
    rows = [
        {"citation_key": "a", "screening": "exclude", "stage": TITLES},
        {"citation_key": "b", "duplicate_of": "a", "relation": "same", "screening": "include", "stage": FULL},
    ]
    assert _judge(rows)["a"].state.step == _judge(rows[::-1])["b"].state.step == step.KEPT
    assert _judge(rows)["a"].keys == ("a", "b")


def _passed(key="a", **more):
    return {"citation_key": key, "screening": "include", "stage": TITLES, **more}


def _assessed(key, word, **more):
    return {"citation_key": key, "screening": word, "stage": FULL, "reason": "old" if word == "exclude" else "", **more}


COPY, VERSION = ({"duplicate_of": "a", "work": "a", "relation": word} for word in ("same", "version"))


@pytest.mark.parametrize(
    ("records", "read", "expected"),
    [
        pytest.param([_passed(), _passed("b", **COPY)], {"b": True}, step.AWAITING_FULL, id="the text lies under a copy's key"),
        pytest.param([_passed(), _assessed("b", "exclude", **COPY)], {"a": True}, step.EXCLUDED_FULL, id="a copy was excluded"),
        pytest.param([_passed(), _assessed("b", "not retrieved", **COPY)], {}, step.NOT_RETRIEVED, id="a copy was not found"),
        pytest.param([_passed(), _assessed("b", "include", **VERSION)], {}, step.KEPT, id="a version was included"),
        pytest.param([_passed(), _assessed("b", "exclude", **VERSION)], {}, step.AWAITING_TEXT, id="a version was excluded"),
        pytest.param([{"citation_key": "a"}, _passed("b", **VERSION)], {}, step.AWAITING_TEXT, id="a version came through"),
        pytest.param(
            [{"citation_key": "a", "screening": "exclude"}, {"citation_key": "b", "conflict": "yes", **COPY}],
            {},
            step.AWAITING,
            id="a copy was excluded while reviewers differ about the other",
        ),
    ],
)
def test_a_report_that_waits_follows_the_furthest_decision(records, read, expected):
    """Of its copies any, of further reports those that find the study relevant."""
    other = {"citation_key": "z", "screening": "include", "stage": FULL}
    assert _judge([*records, other], read)["a"].state.step == expected


def test_a_version_that_came_through_is_decided_with_the_study():
    """Nobody is asked again for an abstract of what was assessed."""
    found = _judge([_assessed("a", "exclude"), _passed("b", **VERSION)])
    assert found["b"].state == (step.EXCLUDED_FULL, "old")


@pytest.mark.parametrize(
    ("screening", "relation", "expected"),
    [
        pytest.param({"a": ScreeningOutcome("exclude")}, "same", {"a", "b"}, id="a copy"),
        pytest.param({"b": ScreeningOutcome("exclude")}, "same", {"a", "b"}, id="the other way round"),
        pytest.param(
            {"a": ScreeningOutcome("not retrieved", "", FULL)}, "version", {"a", "b"}, id="a version that nobody decided on"
        ),
        pytest.param({"b": ScreeningOutcome("exclude")}, "version", {"b"}, id="a version alone"),
        pytest.param(
            {"a": ScreeningOutcome("exclude"), "b": ScreeningOutcome("include")},
            "version",
            {"a"},
            id="a version that was included",
        ),
        pytest.param({"gone": ScreeningOutcome("exclude")}, "same", {"gone"}, id="a key that is no record"),
        pytest.param({"a": ScreeningOutcome("include")}, "same", set(), id="nothing left"),
    ],
)
def test_what_left_the_review_is_named_with_its_copies(screening, relation, expected):
    """Nothing of it may be read, under whatever key."""
    works = Works({"a": "a", "b": "a", "c": "c"}, {}, {"b": relation})
    assert list_left(screening, works) == expected


@pytest.mark.parametrize(
    ("ways", "column"),
    [({"a": {""}}, ""), ({"a": {step.OTHER}}, step.OTHER), ({"a": {step.OTHER, ""}}, ""), ({}, "")],
    ids=["database", "other", "both", "not told"],
)
def test_databases_come_before_other_methods(ways, column):
    """What both found stands with the databases."""
    assert _judge([{"citation_key": "a"}], ways=ways)["a"].column == column


@pytest.mark.parametrize(
    ("stage", "reached"), [("", step.KEPT), (TITLES, step.AWAITING_TEXT), (FULL_TEXT, step.KEPT)], ids=["", "titles", "texts"]
)
def test_a_report_is_included_once_nothing_of_it_is_left_to_assess(stage, reached):
    """Decisions without a stage are the only ones; a title found relevant is sought, though no full text was decided on yet."""
    rows = [{**ROW, "citation_key": "a", "screening": "include", "stage": stage}]
    assert has_two_stages(rows) is bool(stage)
    assert _judge(rows)["a"].state.step == reached


def test_the_study_of_a_record_is_its_work():
    """Where no work is named, the record it is a duplicate of stands for it."""
    rows = [{"citation_key": "a", "work": "w", "duplicate_of": "b"}, {"citation_key": "c", "work": "", "duplicate_of": "b"}]
    assert name_studies([*rows, {"citation_key": "d", "work": "", "duplicate_of": ""}]) == {"a": "w", "c": "b", "d": "d"}
