import pandas as pd
import pytest

from litreview.reporting.bars import UNSTATED, list_harvest, place_bars, tell_harvest, tell_models, word_designs
from litreview.reporting.evidence import join_findings
from litreview.reporting.figures import SYMBOLS

NOBODY = frozenset()


def _bars(*rows, by="outcome"):
    return pd.DataFrame(rows, columns=[by, "shown", "work", "letter"])


def _findings(*rows):
    columns = ["outcome", "shown", "work", "design", "included_in"]
    return pd.DataFrame([dict(zip(columns, row, strict=True)) for row in rows])


def test_a_work_has_one_bar_for_each_direction_of_an_outcome(full_run):
    """Two findings of one work in one direction are one bar; the higher bars come first."""
    row = ("", "mixed", "a", "Q", NOBODY)
    bars = place_bars(full_run, _findings(row, row, ("", "mixed", "b", "S", NOBODY), ("", "unclear", "a", "Q", NOBODY)))
    assert bars[["work", "shown", "letter", "place"]].to_numpy().tolist() == [
        ["b", "mixed", "S", 0],
        ["a", "mixed", "Q", 1],
        ["a", "unclear", "Q", 0],
    ]


def test_a_study_has_no_bar_beside_the_review_that_includes_it(full_run):
    """In the same row; in a row without the review it has its own."""
    trial, review = frozenset({"review"}), NOBODY
    rows = _findings(
        ("", "mixed", "trial", "R", trial), ("", "mixed", "review", "S", review), ("X", "mixed", "trial", "R", trial)
    )
    bars = place_bars(full_run, rows)
    assert sorted(bars["work"]) == ["review", "trial"]
    assert bars.set_index("work")["outcome"].to_dict() == {"trial": "X", "review": UNSTATED["outcome"]}


@pytest.mark.parametrize("by", UNSTATED)
def test_what_no_text_states_is_called_so_and_comes_last(full_run, by):
    """An empty code is no name."""
    findings = join_findings(full_run)
    findings[by] = [*findings[by][:-1], ""]
    assert place_bars(full_run, findings, by)[by].tolist()[-1] == UNSTATED[by]


def test_rows_of_the_plot_count_works_and_keep_the_order_of_the_bars():
    """A work in two directions counts once."""
    bars = _bars(
        ("Pay", "mixed", "a", "S"), ("Pay", "unclear", "a", "S"), ("Hope", "mixed", "b", "R"), ("Hope", "mixed", "c", "Q")
    )
    pay, hope = list_harvest(bars)
    assert (pay.name, pay.works, pay.letters) == ("Pay", 1, {"mixed": ["S"], "unclear": ["S"]})
    assert (hope.works, hope.letters) == (2, {"mixed": ["R", "Q"]})


@pytest.mark.parametrize(
    ("rows", "part"),
    [
        pytest.param([("Hope", "mixed", "a", "S")], "1 outcome has findings.", id="one"),
        pytest.param([("Hope", "mixed", "a", "S"), ("Pay", "mixed", "a", "S")], "2 outcomes have findings.", id="two"),
        pytest.param(
            [("Hope", "mixed", "a", "S"), ("Pay", "mixed", "b", "S"), ("Pay", "mixed", "c", "S")], "Pay (2 mixed)", id="most"
        ),
        pytest.param([("Hope", "mixed", "a", "S"), ("Pay", "mixed", "b", "S")], "Hope (1 mixed)", id="a tie: the first"),
    ],
)
def test_the_plot_is_told_in_words(rows, part):
    """Whoever does not see it reads where most works are."""
    assert part in tell_harvest(_bars(*rows))


def test_directions_that_no_work_points_in_are_named():
    """None is named where each has a work."""
    assert "favours comparator" in tell_harvest(_bars(("Hope", "mixed", "a", "S"))).partition("No work points here:")[2]
    assert "No work" not in tell_harvest(_bars(*(("Hope", shown, shown, "S") for shown in SYMBOLS)))


def test_models_are_never_added_up():
    """Each is told with its own works, in the order of the bars."""
    bars = _bars(("Groups", "mixed", "a", "S"), ("Centres", "unclear", "a", "S"), by="model")
    assert tell_models("Hope", bars) == "Hope, per model: Groups, 1 mixed; Centres, 1 unclear."


def test_designs_are_counted_by_work_the_strongest_first():
    """A study in a review of the same frame is not counted beside it; a design that no text names is called so."""
    bars = pd.DataFrame(
        {
            "letter": ["N", "R", "S", "S"],
            "work": ["n", "trial", "s", "s"],
            "included_in": [NOBODY, frozenset({"s"}), NOBODY, NOBODY],
        }
    )
    assert word_designs(bars) == "review of studies: 1; design not named: 1"
