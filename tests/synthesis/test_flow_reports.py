import pytest

from litreview.synthesis import flow_sums as step
from litreview.synthesis.flow_found import name_reports
from litreview.synthesis.flow_reports import has_two_stages, judge_reports, name_studies

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
    ("main", "further", "read", "expected"),
    [
        pytest.param(INCLUDED, {}, {}, (step.KEPT, step.KEPT), id="follows an included study"),
        pytest.param(INCLUDED, {}, {"b": False}, (step.KEPT, step.KEPT), id="also where it was read"),
        pytest.param(EXCLUDED, {}, {}, (step.EXCLUDED, step.EXCLUDED), id="follows an excluded study"),
        pytest.param(EXCLUDED, {}, {"b": False}, (step.EXCLUDED, step.AWAITING), id="not where it was read"),
        pytest.param({}, INCLUDED, {}, (step.KEPT, step.KEPT), id="one included report is enough"),
        pytest.param({}, EXCLUDED, {}, (step.AWAITING, step.EXCLUDED), id="an excluded edition tells nothing of the study"),
        pytest.param(INCLUDED, EXCLUDED, {}, (step.KEPT, step.EXCLUDED), id="decided apart"),
        pytest.param({}, {}, {}, (step.AWAITING, step.AWAITING), id="nobody decided"),
        pytest.param({"conflict": "yes"}, {}, {}, (step.AWAITING, step.AWAITING), id="waits for its study"),
    ],
)
def test_a_further_report_follows_its_study_until_somebody_decides(main, further, read, expected):
    """A decision of its own counts before that of its study."""
    found = _judge([{"citation_key": "a", **main}, _further("b", **further)], read)
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


@pytest.mark.parametrize(
    ("ways", "column"),
    [({"a": {""}}, ""), ({"a": {step.OTHER}}, step.OTHER), ({"a": {step.OTHER, ""}}, ""), ({}, "")],
    ids=["database", "other", "both", "not told"],
)
def test_databases_come_before_other_methods(ways, column):
    """What both found stands with the databases."""
    assert _judge([{"citation_key": "a"}], ways=ways)["a"].column == column


def test_one_stage_needs_no_full_texts():
    """Decisions on title and abstract alone make one stage, in which included is included."""
    rows = [{**ROW, "citation_key": "a", "screening": "include", "stage": TITLES}]
    assert not has_two_stages(rows)
    assert _judge(rows)["a"].state.step == step.KEPT


def test_the_study_of_a_record_is_its_work():
    """Where no work is named, the record it is a duplicate of stands for it."""
    rows = [{"citation_key": "a", "work": "w", "duplicate_of": "b"}, {"citation_key": "c", "work": "", "duplicate_of": "b"}]
    assert name_studies([*rows, {"citation_key": "d", "work": "", "duplicate_of": ""}]) == {"a": "w", "c": "b", "d": "d"}
