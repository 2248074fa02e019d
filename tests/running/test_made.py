"""A sequence of what is made when it is asked for behaves as a list of it would."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.running.made import Made


@given(st.lists(st.integers()), st.slices(20))
def test_it_is_as_a_list_would_be(seeds: list[int], part: slice) -> None:
    """By place, from the end, in part and as a whole."""
    made = Made(seeds, str)
    listed = [str(seed) for seed in seeds]
    assert (list(made), len(made), made[part]) == (listed, len(listed), listed[part])
    assert [made[place] for place in range(-len(seeds), len(seeds))] == listed + listed


def test_nothing_is_made_before_it_is_asked_for() -> None:
    """And only what is asked for."""
    asked: list[int] = []
    made = Made(range(10), lambda seed: asked.append(seed))
    assert (len(made), asked) == (10, [])
    assert made[3:5] == [None, None]
    assert made[7] is None
    assert asked == [3, 4, 7]


def test_a_place_that_is_not_there_is_told() -> None:
    """As by a list."""
    with pytest.raises(IndexError):
        Made([], str)[0]
