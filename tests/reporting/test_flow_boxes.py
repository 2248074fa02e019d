import pytest

from litreview.reporting.flow_boxes import list_levels
from litreview.reporting.flow_drawing import JOINS, LEAVES, OWN
from litreview.synthesis import flow_sums as step
from litreview.synthesis.flow_sums import OTHER, PLACES, Count, Flow, name_custom_step


def _flow(*rows, **columns):
    counts = [Count(name, "", number) if isinstance(name, str) else Count(*name, number) for name, number in rows]
    return Flow(counts)


def _headings(levels, column=0):
    return [level.steps[column].main.heading if level.steps[column] else "" for level in levels]


def _beside(levels, place, column=0):
    return [(box.heading, box.kind) for box in levels[place].steps[column].beside]


def test_one_stage_has_four_steps():
    """Nothing tells of retrieval where nobody decided on full texts."""
    levels = list_levels(_flow((step.IDENTIFIED, 3), (step.SCREENED, 2), (step.STUDIES, 2), (step.FULL, 1), (step.PART, 1)))
    assert _headings(levels) == [
        "Records identified (3)",
        "Records screened (2)",
        "Studies included (2)",
        "Included and read (2)",
    ]
    assert [level.phase for level in levels] == ["Identification", "Screening", "Included", "Included"]


def test_two_stages_have_six_steps():
    """Retrieval and full texts come between."""
    levels = list_levels(_flow((step.IDENTIFIED, 3), (step.SOUGHT, 2), (step.ASSESSED, 1)))
    assert _headings(levels)[2:4] == ["Reports sought for retrieval (2)", "Reports assessed for eligibility (1)"]
    assert len(levels) == 6


@pytest.mark.parametrize(
    ("counts", "place", "expected"),
    [
        pytest.param([(step.DUPLICATES, 2), (step.UNUSABLE, 1)], 0, [("Removed before screening (3)", LEAVES)], id="removed"),
        pytest.param([(step.EXCLUDED, 2)], 1, [("Records excluded (2)", LEAVES)], id="excluded"),
        pytest.param(
            [(step.AWAITING, 2)], 1, [("Records excluded (0)", LEAVES), ("Awaiting a decision (2)", LEAVES)], id="waiting"
        ),
        pytest.param([(step.NOT_RETRIEVED, 4)], 2, [("Reports not retrieved (4)", LEAVES)], id="not retrieved"),
        pytest.param(
            [(step.AWAITING_TEXT, 1)],
            2,
            [("Reports not retrieved (0)", LEAVES), ("Awaiting retrieval (1)", LEAVES)],
            id="no text yet",
        ),
        pytest.param(
            [(step.AWAITING_FULL, 1)],
            3,
            [("Reports excluded (0)", LEAVES), ("Awaiting a decision (1)", LEAVES)],
            id="not assessed yet",
        ),
        pytest.param([(step.NO_TEXT, 5)], 4, [("No text in the review (5)", LEAVES)], id="no text"),
        pytest.param([(step.READ_UNRECORDED, 2)], 5, [("Read without a record (2)", JOINS)], id="a text joins"),
        pytest.param([(step.READ_BEFORE, 1)], 5, [("Read, not included so far (1)", JOINS)], id="a text before its decision"),
    ],
)
def test_what_leaves_or_joins_stands_beside_its_step(counts, place, expected):
    """Who waits has a box of its own as long as somebody waits."""
    assert _beside(list_levels(_flow((step.IDENTIFIED, 9), (step.SOUGHT, 9), *counts)), place) == expected


def test_a_step_where_somebody_waits_is_not_over():
    """Records are screened when each has its decision."""
    assert _headings(list_levels(_flow((step.SCREENED, 4), (step.AWAITING, 1))))[1] == "Records to screen (4)"


def test_other_methods_skip_what_did_not_happen_there():
    """Their column begins where PRISMA has it begin, unless records of theirs were removed or screened out."""
    plain = list_levels(_flow((step.IDENTIFIED, 1), (step.IDENTIFIED + OTHER, 2), (step.SOUGHT + OTHER, 2)))
    assert _headings(plain, 1)[:3] == ["Records identified (2)", "", "Reports sought for retrieval (2)"]
    assert plain[0].steps[1].beside == ()
    counts = [(step.EXCLUDED + OTHER, 1), (step.DUPLICATES + OTHER, 1), (step.SCREENED + OTHER, 2)]
    full = list_levels(_flow((step.IDENTIFIED, 1), (step.IDENTIFIED + OTHER, 3), (step.SOUGHT + OTHER, 1), *counts))
    assert _headings(full, 1)[1] == "Records screened (2)"
    assert _beside(full, 0, 1) == [("Removed before screening (1)", LEAVES)]


def test_other_methods_alone_are_the_only_column():
    """Every step is drawn then."""
    levels = list_levels(_flow((step.IDENTIFIED + OTHER, 2), (step.SCREENED + OTHER, 2), (step.SOUGHT + OTHER, 2)))
    assert _headings(levels)[:3] == ["Records identified (2)", "Records screened (2)", "Reports sought for retrieval (2)"]
    assert all(len(level.steps) == 1 for level in levels)


@pytest.mark.parametrize(
    ("stages", "places"), [((), (0, 1, 1, 2)), (((step.SOUGHT, 1),), (0, 1, 3, 4))], ids=["one stage", "two stages"]
)
def test_boxes_of_the_reviews_own_stand_where_they_belong(stages, places):
    """After the step that each names; where full texts were not assessed apart, with the screening."""
    for after, place in zip(PLACES, places, strict=True):
        levels = list_levels(_flow((step.IDENTIFIED, 1), *stages, ((name_custom_step(after), "By a machine"), 7)))
        assert _beside(levels, place)[-1] == ("By a machine (7)", OWN)


def test_databases_and_registers_are_told_apart():
    """Each with its sources, a line each; what was found elsewhere follows."""
    rows = [
        (step.DATABASES, 3),
        ((step.DATABASES, "A"), 2),
        ((step.DATABASES, "B"), 1),
        (step.REGISTERS, 1),
        ((step.REGISTERS, "C"), 1),
    ]
    levels = list_levels(_flow((step.IDENTIFIED, 5), *rows, ((step.IDENTIFIED, "added by hand"), 1)))
    assert levels[0].steps[0].main.lines == (
        "Databases: 3", "– A: 2", "– B: 1", "Registers: 1", "– C: 1", "added by hand: 1",
    )  # fmt: skip


def test_very_many_reasons_end_in_one_line():
    """The largest are named, the rest is counted; the table has each."""
    reasons = [((step.EXCLUDED, f"reason {number:02}"), 40 - number) for number in range(30)]
    lines = list_levels(_flow((step.EXCLUDED, 765), *reasons))[1].steps[0].beside[0].lines
    assert len(lines) == 12
    assert lines[0] == "reason 00: 40"
    assert lines[-1] == f"19 others (see the table): {sum(range(11, 30))}"


def test_included_reports_are_shared_out_between_two_columns():
    """Studies count once; where there is one column, nothing is to be shared out."""
    counts = [(step.STUDIES, 3), (step.REPORTS, 5), (step.KEPT, 4)]
    one = list_levels(_flow((step.IDENTIFIED, 4), *counts))[-2].steps[0].main
    two = (
        list_levels(_flow((step.IDENTIFIED, 4), (step.IDENTIFIED + OTHER, 1), (step.KEPT + OTHER, 1), *counts))[-2].steps[0].main
    )
    assert one == ("Studies included (3)", ("reports of these studies: 5",), LEAVES)
    assert two.lines == ("reports of these studies: 5", "from databases and registers: 4", "by other methods: 1")
