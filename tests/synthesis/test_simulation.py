"""Simulated screening on invented records: the order of reading, what it saves, and the curve."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litreview.synthesis.simulation import recall_curve, simulate, work_saved

PEER = ["Peer workers on a ward", "Paid peer workers", "Training of peer workers", "Peer workers and hope", "Crisis houses"]
BUS = ["Rural bus routes", "Bus drivers and pay", "Night bus routes", "Bus stops on a hill", "Tram and bus routes"]
TEXTS, LABELS = [*BUS, *PEER], [0] * 5 + [1] * 5
WORDS = st.text("peer bus hope à Ω'-. 12\x00", max_size=20)
ROWS = st.lists(st.tuples(WORDS, st.integers(0, 1)), min_size=1, max_size=9)


def test_relevant_records_are_read_first() -> None:
    """From one of each kind, what is like the relevant one comes before what is like the other."""
    order = simulate(TEXTS, LABELS, [5, 0])
    assert order[:2] == [5, 0]
    assert set(order[2:5]) == {6, 7, 8}


def test_without_a_start_the_question_leads() -> None:
    """The record closest to what is asked is read first, then that closest to what was found."""
    order = simulate(TEXTS, LABELS, [], "hope and peer work")
    assert order[0] == 8
    assert set(order[:4]) == {5, 6, 7, 8}


def test_without_start_and_question_reading_goes_from_the_top_until_both_kinds_are_known() -> None:
    """There is nothing to go by before something relevant is found."""
    assert simulate(TEXTS, LABELS, [])[:6] == [0, 1, 2, 3, 4, 5]


def test_a_start_given_twice_is_read_once() -> None:
    """Each record is read once."""
    assert sorted(simulate(TEXTS, LABELS, [5, 5, 0])) == list(range(10))


def test_a_batch_of_one_is_read_as_one_record() -> None:
    """The model started over each time gives the order of the one that goes on."""
    assert simulate(TEXTS, LABELS, [5, 0], largest=3) == simulate(TEXTS, LABELS, [5, 0])


def test_large_sets_are_read_in_batches() -> None:
    """With 140 read, two records are read before the model learns again; each is read once all the same."""
    texts = [f"{BUS[place % 5]} {place}" for place in range(200)] + PEER
    labels, start = [0] * 200 + [1] * 5, [200, *range(140)]
    order = simulate(texts, labels, start, largest=3)
    assert sorted(order) == list(range(205))
    assert set(order[141:145]) >= {201, 202, 203}


@given(ROWS, st.lists(st.integers(0, 8), max_size=3), WORDS)
@settings(max_examples=50)
def test_any_records_are_read_once_each_and_twice_alike(rows: list, start: list[int], seed_text: str) -> None:
    """Whatever text and labels, the order holds each record once, begins with the start, and comes again."""
    texts, labels = [text for text, _ in rows], [label for _, label in rows]
    start = [place for place in dict.fromkeys(start) if place < len(rows)]
    order = simulate(texts, labels, start, seed_text)
    assert sorted(order) == list(range(len(rows)))
    assert order[: len(start)] == start
    assert simulate(texts, labels, start, seed_text) == order


@pytest.mark.parametrize(
    ("read_at", "after", "saved"),
    [
        ([1], 0, 0.94),
        ([100], 0, -0.05),
        (range(1, 21), 0, 0.76),
        ([*range(1, 20), 90], 0, 0.76),
        ([*range(1, 19), 90], 0, 0.05),
        ([1, 12], 1, 98 / 99 - 10 / 99 - 0.05),
        ([1, 12], 2, 88 / 98 - 0.05),
    ],
    ids=["first", "last", "20 first", "19 of 20 are enough", "18 of 19 are not", "one given", "two given"],
)
def test_work_saved_by_hand(read_at: list[int], after: int, saved: float) -> None:
    """(N - read) / N - .05 where the recall is reached; what was given is not counted."""
    labels = [int(place + 1 in set(read_at)) for place in range(100)]
    assert work_saved(range(100), labels, after=after) == pytest.approx(saved, abs=1e-9)


@pytest.mark.parametrize(
    ("order", "labels", "after"),
    [([0, 1], [0, 0], 0), ([0, 1], [1, 0], 1), ([0], [0, 1], 0), ([], [], 0)],
    ids=["none relevant", "all of them given", "order ends before", "no record"],
)
def test_work_saved_needs_something_to_find(order: list[int], labels: list[int], after: int) -> None:
    """Where the recall is never reached that is said, in numbers."""
    with pytest.raises(ValueError, match=r"a recall of 0\.95 is not reached"):
        work_saved(order, labels, after=after)


def test_a_lower_recall_is_reached_sooner() -> None:
    """Half of the relevant records, less what chance would save."""
    assert work_saved([0, 1, 2, 3], [1, 0, 0, 1], recall=0.5) == 0.25


@given(st.permutations(range(12)), st.lists(st.integers(0, 1), min_size=12, max_size=12), st.floats(0.1, 1.0))
def test_work_saved_lies_between_its_bounds(order: list[int], labels: list[int], recall: float) -> None:
    """No more is saved than all but the relevant records, no less than what chance saves, below nothing."""
    labels[0] = 1
    saved = work_saved(order, labels, recall)
    assert recall - 1 - 1e-9 <= saved <= recall - 1 / 12 + 1e-9


@given(st.permutations(range(12)), st.lists(st.integers(0, 1), min_size=12, max_size=12))
def test_the_curve_never_falls_and_ends_at_one(order: list[int], labels: list[int]) -> None:
    """Each record read adds its share or nothing."""
    labels[3] = 1
    curve = recall_curve(order, labels)
    assert curve == sorted(curve)
    assert (len(curve), curve[-1]) == (12, 1.0)
    assert curve[0] == (labels[order[0]] / sum(labels))


def test_the_curve_of_a_reading_that_stopped_is_short() -> None:
    """What was not read is not drawn, and still counts as missed."""
    assert recall_curve([1, 0], [0, 1, 1]) == [0.5, 0.5]


def test_there_is_no_curve_without_relevant_records() -> None:
    """Nothing can be divided by none."""
    with pytest.raises(ValueError, match="none of the 2 records is relevant"):
        recall_curve([0, 1], [0, 0])
