"""The advice to stop: what it is worth in numbers, and when it is never given."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.synthesis.stopping import advise_stopping

LABELS = st.lists(st.integers(0, 1), max_size=60)


def _advise(labels: list[int | None], records: int, **limits: float):
    return advise_stopping(range(len(labels)), labels, records, **limits)


@pytest.mark.parametrize(
    ("found", "run", "left", "p"),
    [
        (10, 50, 0, 0.0),
        (10, 50, 2, 2 / 52),
        (10, 50, 50, 0.5),
        (10, 0, 50, 1.0),
        (19, 50, 50, 50 * 49 / (100 * 99)),
        (40, 30, 70, 70 * 69 * 68 / (100 * 99 * 98)),
        (40, 30, 2, 0.0),
    ],
    ids=["all read", "two left", "as many left", "just found one", "one missed is allowed", "two are", "too few left to miss"],
)
def test_the_probability_is_that_of_drawing_no_relevant_record(found: int, run: int, left: int, p: float) -> None:
    """Drawn by hand from as many missed ones as the recall would need to be missed."""
    assert _advise([1] * found + [0] * run, found + run + left).p == pytest.approx(p, abs=1e-6)


@pytest.mark.parametrize("labels", [[], [0], [0] * 500], ids=["nothing read", "one read", "500 read"])
def test_nothing_is_advised_before_something_relevant_was_found(labels: list[int]) -> None:
    """Not even when everything is read: then there is no recall."""
    advice = _advise(labels, len(labels))
    assert (advice.stop, advice.p, advice.read) == (False, 1.0, len(labels))
    assert "no relevant record" in advice.assumption


def test_everything_read_is_a_reason_to_stop() -> None:
    """Nothing can be missed, even if the last record was relevant."""
    assert _advise([0, 1], 2).stop


def test_only_the_records_read_count_and_in_their_order() -> None:
    """The same decisions in another order leave another run; undecided records are not looked at."""
    labels = [None, 1, 0, 0, None]
    assert advise_stopping([1, 2, 3], labels, 5).p == pytest.approx(0.5)
    assert advise_stopping([2, 3, 1], labels, 5).p == 1.0


@pytest.mark.parametrize(
    ("labels", "records", "stop", "words"),
    [
        ([1] + [0] * 7, 90, False, "the last 7 records"),
        ([0, 1], 90, False, "the record read last was relevant"),
        ([1] * 40 + [0], 43, True, "so few records are left"),
        ([1] * 40, 42, True, "so few records are left"),
        ([0, 1], 2, True, "so few records are left"),
    ],
    ids=["read in vain", "just found one", "too few left", "too few left and just found one", "none left"],
)
def test_the_assumption_tells_what_the_advice_rests_on(labels: list[int], records: int, stop: bool, words: str) -> None:
    """How many were read in vain, that there is nothing to rest on yet, or that nothing has to be assumed."""
    advice = _advise(labels, records)
    assert advice.stop is stop
    assert words in advice.assumption


@pytest.mark.parametrize(("limits", "stop"), [({}, False), ({"level": 0.3}, True), ({"recall": 0.5}, True)], ids=str)
def test_a_laxer_limit_stops_sooner(limits: dict[str, float], stop: bool) -> None:
    """A higher level of error, or a lower recall asked for, is reached with fewer records."""
    assert _advise([1] * 10 + [0] * 75, 110, **limits).stop is stop


@given(LABELS, st.integers(0, 200), st.floats(0.5, 1.0), st.floats(0.01, 0.2))
def test_advice_is_a_probability_and_its_verdict(labels: list[int], left: int, recall: float, level: float) -> None:
    """p lies in 0..1; to stop is advised where it lies below the level, and never before anything was found."""
    advice = _advise(labels, len(labels) + left, recall=recall, level=level)
    assert 0 <= advice.p <= 1
    assert advice.stop == (advice.p < level)
    assert not advice.stop or any(labels)


@given(LABELS, st.integers(0, 200))
def test_one_more_irrelevant_record_makes_the_advice_no_less_certain(labels: list[int], left: int) -> None:
    """Reading on in vain lowers p."""
    records = len(labels) + left + 1
    assert _advise([*labels, 0], records).p <= _advise(labels, records).p + 1e-9


@given(st.integers(1, 30), st.integers(1, 40), st.integers(0, 40))
def test_the_probability_agrees_with_counting_the_ways(found: int, run: int, left: int) -> None:
    """Ways to choose the run from records that are irrelevant, among all ways."""
    missed = next(more for more in range(1, 9) if found / (found + more) < 0.95)
    ways = math.comb(run + left - missed, run) / math.comb(run + left, run) if missed <= run + left else 0
    assert _advise([1] * found + [0] * run, found + run + left).p == pytest.approx(ways, abs=1e-6)


def test_the_assumption_does_not_claim_an_order_that_nobody_knows() -> None:
    """Whether the ranking was followed is the reader's to say, and what would make the advice wrong is named."""
    words = _advise([1] + [0] * 7, 90).assumption
    assert "cautious where they were read in ranked order" in words
    assert "wrong where they were picked because they looked irrelevant" in words


def test_a_probability_at_the_level_is_not_below_it() -> None:
    """One missed among one unread and nineteen read in vain: p is .05 exactly, and reading goes on."""
    assert _advise([1] * 10 + [0] * 19, 30)[:2] == (False, 0.05)
    assert _advise([1] * 10 + [0] * 20, 31).stop
