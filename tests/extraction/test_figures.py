"""Figures of two arms."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.extraction.arms import PEER_ARMS, name_arms
from litreview.extraction.figures import figures_of_arms, read_figures, read_table_test

FIGURES = [
    ("at 12 weeks 4.2 ± 1.1 (n = 30), p = 0.04", [4.2]),
    ("5/20 (25%) were readmitted in 2014", [0.25]),
    ("a dose of 3.5 mg and 7 visits", [7.0]),
    ("−2.5 points (95% CI −3 to −1)", [-2.5]),
    ("1,250 dollars", [1250.0]),
]


@pytest.mark.parametrize(("text", "values"), FIGURES, ids=[text[:12] for text, _ in FIGURES])
def test_only_outcome_numbers_are_figures(text: str, values: list[float]) -> None:
    """Spreads, intervals, tests, doses, times, years and numbers of people are left out; counts are shares."""
    assert [figure.value for figure in read_figures(text)] == values


PAIRS = [
    ("Hope was 28 in the peer group and 25 in the control group.", (28.0, 25.0)),
    ("Hope was 25 ± 4 in controls and 28 ± 5 in the peer group.", (28.0, 25.0)),
    ("Hope was 25 and 28 in the control and peer groups, respectively.", (28.0, 25.0)),
    ("In the peer group 28, in the control group 25.", (28.0, 25.0)),
    ("21/110 (19%) of the peer group and 38/108 (35%) of controls", (21 / 110, 38 / 108)),
    ("Hope score\n28.1 (4)\n25.2 (4)\n0.03", (28.1, 25.2)),
    ("Hope rose by 3 points.", None),
    ("Hope rose from 20 to 28.", None),
]


@pytest.mark.parametrize(("text", "pair"), PAIRS, ids=[f"{n}" for n in range(len(PAIRS))])
def test_each_figure_goes_to_its_arm(text: str, pair: tuple[float, float] | None) -> None:
    """Ours stands first in the answer, whichever arm the words name first."""
    assert figures_of_arms(text, PEER_ARMS) == pair


def test_lettered_groups_are_told_apart() -> None:
    """Groups known by a letter or a number are arms like any others."""
    arms = name_arms("massage (group 1)", "music (group 2)")
    assert figures_of_arms("Pain in groups 1 and 2 was 3.1 and 4.5, respectively.", arms) == (3.1, 4.5)


def test_a_bare_p_value_ends_a_table_row() -> None:
    """The last column of a pasted row is its test; a number in a sentence is not."""
    assert read_table_test("Hope\n28.1\n25.2\n0.40") is False
    assert read_table_test("Hope rose by 2.1 points in the group and by 3.4 points elsewhere, a ratio of 0.6.") is None


def test_long_rows_of_numbers_take_little_time() -> None:
    """Fifty thousand characters of numbers, brackets and arms are read in seconds."""
    began = time.process_time()
    for unit in ("12 (3.4) ", "1 in the peer group ", "( ( ", "n = ", "9 and 9, respectively "):
        figures_of_arms(unit * (50_000 // len(unit)), PEER_ARMS)
    assert time.process_time() - began < 10


@given(st.text(alphabet="0123456789.,/()±%- peercontrolvs\n", max_size=200))
def test_any_noise_is_read_calmly(text: str) -> None:
    """Whatever digits and signs stand in a row, the answer is a pair or nothing."""
    pair = figures_of_arms(text, PEER_ARMS)
    assert pair is None or len(pair) == 2
