import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.errors import LitReviewError
from litreview.synthesis import flow_sums as step
from litreview.synthesis.flow_sums import OTHER, Count, Flow, check_flow, name_custom_step, refuse_sums

COLUMN = [
    (step.IDENTIFIED, "", 20), (step.DATABASES, "", 15), (step.DATABASES, "PubMed", 15), (step.REGISTERS, "", 4),
    (step.REGISTERS, "Trials", 4), (step.IDENTIFIED, "elsewhere", 1), (step.DUPLICATES, "", 3), (step.UNUSABLE, "", 2),
    (step.UNUSABLE, "no title", 2), (step.SCREENED, "", 15), (step.EXCLUDED, "", 4), (step.EXCLUDED, "off topic", 4),
    (step.AWAITING, "", 2), (step.AWAITING, "reviewers differ", 2), (step.SOUGHT, "", 9), (step.NOT_RETRIEVED, "", 1),
    (step.AWAITING_TEXT, "", 1), (step.ASSESSED, "", 7), (step.EXCLUDED_FULL, "", 2), (step.EXCLUDED_FULL, "wrong design", 2),
    (step.AWAITING_FULL, "", 1), (step.AWAITING_FULL, "not decided yet", 1), (step.KEPT, "", 4),
]  # fmt: skip
TOTALS = [(step.REPORTS, "", 8), (step.STUDIES, "", 5), (step.FULL, "", 2), (step.PART, "", 2), (step.NO_TEXT, "", 1)]
ROWS = [*COLUMN, *((name + OTHER, detail, number) for name, detail, number in COLUMN), *TOTALS]
ONE_STAGE = [
    (step.IDENTIFIED, "", 3), (step.IDENTIFIED, "references.bib", 3), (step.DUPLICATES, "", 1), (step.SCREENED, "", 2),
    (step.EXCLUDED, "", 1), (step.EXCLUDED, "off topic", 1), (step.KEPT, "", 1), (step.REPORTS, "", 1), (step.STUDIES, "", 1),
    (step.NO_TEXT, "", 1),
]  # fmt: skip


def _flow(rows, place=-1, by=0):
    return Flow(Count(name, detail, number + by * (at == place)) for at, (name, detail, number) in enumerate(rows))


@pytest.mark.parametrize("rows", [pytest.param(ROWS, id="two columns and stages"), pytest.param(ONE_STAGE, id="one stage")])
def test_a_flow_that_adds_up_passes(rows):
    """Every sum of both kinds of flow holds."""
    check_flow(_flow(rows))


@pytest.mark.parametrize("by", [1, -1])
@pytest.mark.parametrize(
    ("rows", "place"),
    [
        pytest.param(rows, place, id=f"{len(rows)} {' '.join(rows[place][:2])}")
        for rows in (ROWS, ONE_STAGE)
        for place in range(len(rows))
    ],
)
def test_each_number_that_is_wrong_by_one_stops_the_run(rows, place, by):
    """No number of the flow can change alone, and the error names a sum that it belongs to."""
    with pytest.raises(LitReviewError, match="the flow of records does not add up") as raised:
        check_flow(_flow(rows, place, by))
    name = rows[place][0].removesuffix(OTHER)
    assert name in str(raised.value) or "the sources together" in str(raised.value) or "studies included" in str(raised.value)


@pytest.mark.parametrize(("reports", "studies"), [(1, 2), (2, 0)])
def test_a_study_has_a_report(reports, studies):
    """There are no more studies than reports, and none only where there is no report."""
    rows = [Count(step.IDENTIFIED, "", reports), Count(step.IDENTIFIED, "x", reports), Count(step.SCREENED, "", reports)]
    rows += [Count(name, "", reports) for name in (step.KEPT, step.REPORTS)]
    with pytest.raises(LitReviewError, match=f"studies included: {studies}, but reports of included studies: {reports}"):
        check_flow(Flow([*rows, Count(step.STUDIES, "", studies), Count(step.PART, "", studies)]))


@given(st.integers(min_value=0))
def test_boxes_of_the_reviews_own_are_in_no_sum(number):
    """Any number of theirs leaves the flow as it is."""
    check_flow(Flow([*_flow(ROWS).counts, *(Count(name_custom_step(after), "own words", number) for after in step.PLACES)]))


def test_all_failing_sums_are_told_at_once():
    """Nobody has to run again for the next one."""
    with pytest.raises(LitReviewError, match="add up: a; b; look for a key that stands twice"):
        refuse_sums(["a", "b"])


def test_a_flow_knows_its_columns_and_stages():
    """They follow from the steps it holds."""
    both, one = _flow(ROWS), _flow(ONE_STAGE)
    assert (both.columns, both.two_stages) == (("", OTHER), True)
    assert (one.columns, one.two_stages) == (("",), False)
    assert one.parts(step.EXCLUDED) == (("off topic", 1),)
    assert one.number("no such step") == 0
