import re

import pytest

from litreview.errors import LitReviewError
from litreview.reporting import flow
from litreview.synthesis import flow_sums as step
from litreview.synthesis.flow_sums import Count, Flow
from litreview.tables import build_table

ONE = [
    ("records identified", "", 12), ("records identified", "references.bib", 12), ("duplicates removed", "", 1),
    ("records to screen", "", 11), ("records excluded", "", 1), ("records excluded", "off topic", 1),
    ("reports included", "", 10), ("reports of included studies", "", 10), ("studies included", "", 9),
    ("studies read in full", "", 5), ("studies read as abstract or notes", "", 3), ("studies without a text", "", 1),
]  # fmt: skip
TWO = [
    ("records identified", "", 61),
    ("records identified in databases", "", 52), ("records identified in databases", "PubMed", 52),
    ("records identified in registers", "", 9), ("records identified in registers", "Trials", 9), ("duplicates removed", "", 7),
    ("records removed for other reasons", "", 2), ("records removed for other reasons", "could not be used as a record", 2),
    ("records to screen", "", 52), ("records excluded", "", 23), ("records excluded", "off topic", 23),
    ("records awaiting a decision", "", 3), ("records awaiting a decision", "reviewers differ", 3),
    ("reports sought for retrieval", "", 26), ("reports not retrieved", "", 4), ("reports awaiting retrieval", "", 1),
    ("reports assessed for eligibility", "", 21), ("reports excluded", "", 6), ("reports excluded", "wrong design", 6),
    ("reports included", "", 15),
    *((name + step.OTHER, detail, number) for name, detail, number in (
        ("records identified", "", 18), ("records identified", "Websites", 18), ("records to screen", "", 18),
        ("reports sought for retrieval", "", 18), ("reports assessed for eligibility", "", 18), ("reports included", "", 18))),
    ("reports of included studies", "", 33), ("studies included", "", 29), ("studies read in full", "", 27),
    ("studies read as abstract or notes", "", 2), ("custom, after screened", "Set aside by a machine", 777),
]  # fmt: skip


def _flow(rows):
    return Flow(Count(*row) for row in rows)


def _table(rows):
    names = ("step", "detail", "number")
    return build_table("flow", [{"ordinal": at, **dict(zip(names, row, strict=True))} for at, row in enumerate(rows)])


def test_the_flow_of_a_run_is_read_as_it_was_counted(full_run):
    """Twelve records are eleven reports, of which one is excluded; all others are included."""
    counts = flow.read_flow(full_run.table("flow"))
    assert [counts.number(name) for name in (step.IDENTIFIED, step.DUPLICATES, step.SCREENED, step.STUDIES)] == [12, 1, 11, 10]
    assert counts.parts(step.EXCLUDED) == (("not about peer support", 1),)


@pytest.mark.parametrize("rows", [ONE, TWO], ids=["one stage", "two stages"])
def test_rows_come_in_their_order_whatever_the_order_of_the_table(rows):
    """The ordinal says what comes first."""
    assert flow.read_flow(_table(rows)[::-1]).counts == _flow(rows).counts


def test_a_table_that_does_not_add_up_is_not_drawn():
    """Who changed a number by hand learns which sum fails."""
    rows = [(name, detail, number + (name == "reports included")) for name, detail, number in ONE]
    with pytest.raises(LitReviewError, match="reports of included studies: 10, but reports included together: 11"):
        flow.read_flow(_table(rows))


@pytest.mark.parametrize("rows", [ONE, TWO], ids=["one stage", "two stages"])
def test_the_alt_text_states_every_number(rows):
    """Who cannot see the drawing reads the same, and no number of the table is missing."""
    told = {int(number) for number in re.findall(r"\d+", flow.tell_flow(_flow(rows)))}
    assert told >= {number for _, _, number in rows}


def test_the_alt_text_reads_column_by_column():
    """Each way of searching is named before what it found; sources, reasons and boxes of the review's own are told."""
    told = flow.tell_flow(_flow(TWO))
    first, second = told.split("Identification via other methods: ")
    assert first.startswith("Identification via databases and registers: Records identified (61): Databases: 52 (PubMed: 52);")
    assert "Removed before screening (9): duplicates: 7; for other reasons: 2 (could not be used as a record: 2)." in first
    assert "Set aside by a machine (777)." in first
    assert second.startswith("Records identified (18): Websites: 18. Reports sought for retrieval (18).")


def test_the_table_has_every_count_in_words():
    """Reports included stand in it only where two columns share them out."""
    one, two = flow.list_counts(_flow(ONE)), flow.list_counts(_flow(TWO))
    assert len(one) == len(ONE) - 1
    assert ("Records excluded: off topic", 1) in one
    assert len(two) == len(TWO)
    assert ("Reports included, other methods", 18) in two
    assert ("Custom, after screened: Set aside by a machine", 777) in two


def test_the_table_leaves_out_waiting_that_is_over():
    """Rows of nothing make a list that nobody reads; a zero that PRISMA asks for stays."""
    rows = [*ONE, *((name, "", 0) for name in (step.AWAITING, step.NOT_RETRIEVED, step.READ_BEFORE, step.READ_UNRECORDED))]
    assert set(flow.list_counts(_flow(rows))) - set(flow.list_counts(_flow(ONE))) == {("Reports not retrieved", 0)}


def test_the_table_and_the_drawing_call_a_step_by_one_name():
    """Records are to be screened as long as one of them waits."""
    over, waiting = dict(flow.list_counts(_flow(ONE))), dict(flow.list_counts(_flow(TWO)))
    assert (over["Records screened"], waiting["Records to screen"], waiting["Records screened, other methods"]) == (11, 52, 18)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(ONE, [], id="finished"),
        pytest.param(
            TWO, ["This flow is not finished: 3 records awaiting a decision, 1 report awaiting retrieval."], id="waiting"
        ),
        pytest.param(
            [(step.IDENTIFIED, "", 1), (step.SCREENED, "", 1), (step.AWAITING, "", 1)],
            ["No screening decision is recorded in this review: every record that has a text was read."],
            id="nobody screened",
        ),
    ],
)
def test_what_is_missing_is_said_before_the_drawing(rows, expected):
    """Nobody takes a flow for whole that waits for decisions."""
    assert flow.find_gaps(_flow(rows)) == expected


def test_the_flow_is_a_drawing_with_its_table(full_run):
    """Boxes and arrows stand beside the same counts as a table."""
    html = str(flow.show_flow(full_run).html)
    assert '<svg role="img" aria-label="Records identified (12)' in html
    assert "Flow of records, in the order of PRISMA 2020, as a table" in html
    assert "No screening decision" not in html
    assert "Identification via" not in html


def test_a_review_without_screening_says_so(empty_run):
    """Nobody is led to believe that records were screened."""
    assert "No screening decision is recorded in this review" in flow.show_flow(empty_run).html


def test_what_is_no_character_is_not_drawn():
    """A control character in a reason would make a file that no reader opens."""
    rows = [(name, "off\x01 \x00topic" if detail == "off topic" else detail, number) for name, detail, number in ONE]
    assert flow.read_flow(_table(rows)).parts(step.EXCLUDED) == (("off topic", 1),)


def test_what_people_typed_is_text(made_run):
    """Reasons, sources and boxes of a hostile run are escaped in drawing, alt text and table."""
    html = str(flow.show_flow(made_run("hostile")).html)
    assert "<script" not in html
    assert "<img" not in html
