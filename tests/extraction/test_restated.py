"""What a report says a second time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.extraction.restated import drop_restated, is_restated, tally_words

LONG = "We recommend that boards keep two seats for peers and pay for their time."


@pytest.mark.parametrize(
    ("text", "restated"),
    [
        ("Boards keep two seats for peers and pay for their time", True),
        ("12. We also say that boards must keep two seats for all peers and pay for their time.", True),
        ("We recommend that boards keep two rooms for peers.", False),
        ("Hostels should open at night.", False),
        ("", False),
        ("12 13", False),
    ],
    ids=["part", "nearly", "short", "other", "empty", "numbers"],
)
def test_most_words_decide(text: str, restated: bool) -> None:
    """Seven words of ten in one other text make a restatement; numbers and nothing are none."""
    assert is_restated(text, [tally_words(LONG)]) is restated


def test_words_of_several_texts_are_not_added_up() -> None:
    """Half the words in one text and half in another restate neither."""
    others = [tally_words("Boards keep two seats"), tally_words("hostels open at night")]
    assert not is_restated("Boards keep two seats, hostels open at night", others)


def test_the_longer_stays_and_of_equals_the_earlier() -> None:
    """The fullest wording is kept, the first of two that are the same, in order of place."""
    items = [(0, 5, "Hire peers."), (5, 9, LONG), (9, 12, "Two seats for peers."), (12, 20, "Hire peers.")]
    assert [item[0] for item in drop_restated(items)] == [0, 5]


@given(st.lists(st.text(max_size=40), max_size=8))
def test_nothing_is_made_up(texts: list[str]) -> None:
    """What is kept was given, in order, and what has words is never lost altogether."""
    items = [(at, at + 1, text) for at, text in enumerate(texts)]
    kept = drop_restated(items)
    assert kept == sorted(kept)
    assert set(kept) <= set(items)
    assert bool(kept) == bool(items)


@given(
    st.lists(st.lists(st.sampled_from(["pay", "hire", "train", "boards", "peers", "seats", "wards"]), max_size=30), max_size=12)
)
def test_only_what_cannot_say_the_same_is_left_uncompared(texts: list[list[str]]) -> None:
    """What is kept is what comparing each with each would keep."""
    items = [(at, at + 1, " ".join(words)) for at, words in enumerate(texts)]
    kept: list[tuple[int, int, str]] = []
    for item in sorted(items, key=lambda item: (-len(item[2].split()), item[0])):
        if not is_restated(item[2], [tally_words(other[2]) for other in kept]):
            kept.append(item)
    assert drop_restated(items) == sorted(kept)
