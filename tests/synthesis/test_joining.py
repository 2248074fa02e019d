"""Keys are joined one pair at a time, but for those that must stay apart."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from litreview.synthesis.joining import Joined


def test_keys_that_must_stay_apart_are_never_joined_through_others() -> None:
    """Whichever way the third key goes."""
    joined = Joined("abcd", apart=[("a", "d")])
    assert joined.join("a", "b")
    assert joined.join("c", "d")
    assert not joined.join("b", "c")
    assert joined.find("a") == joined.find("b") != joined.find("c")


def test_a_key_that_was_not_known_is_a_group() -> None:
    """It may join others."""
    joined = Joined(["a", "b"])
    joined.join("a", "ghost")
    joined.join("b", "ghost")
    assert joined.find("a") == joined.find("b")


def test_all_join_the_first_group_that_they_may() -> None:
    """One that may not join the first is a head of its own."""
    joined = Joined("abcd", apart=[("a", "b"), ("a", "d")])
    joined.join_all(list("abcd"))
    assert joined.find("a") == joined.find("c") != joined.find("b")
    assert joined.find("b") == joined.find("d")


pairs = st.lists(st.sampled_from(list(combinations("abcdef", 2))), max_size=12)


@given(pairs, pairs)
def test_no_joins_break_what_is_apart(apart: list[tuple[str, str]], joins: list[tuple[str, str]]) -> None:
    """And what was joined stays joined."""
    joined = Joined("abcdef", apart)
    done = [pair for pair in joins if joined.join(*pair)]
    assert all(joined.find(one) != joined.find(other) for one, other in apart)
    assert all(joined.find(one) == joined.find(other) for one, other in done)
