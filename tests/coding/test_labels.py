"""A quotation is found again although a name in it has another label now."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.coding.labels import find_relabelled

_TEXT = "I agree with [somebody]. We met in [town 12] and P05 paid. P09 said so. We met in [town 3] and P05 paid."


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("I agree with P03.", "I agree with [somebody]."),
        ("We met in [town 2] and [person 4] paid.", "We met in [town 12] and P05 paid."),
        ("We met in  [town 2]\nand P01 paid", "We met in [town 12] and P05 paid"),
        ("I agree with Zora.", None),
        ("We met in [town 2] and nobody paid.", None),
        ("[person 1] said so.", None),
        ("[town 1]", None),
        ("P01", None),
        ("", None),
    ],
)
def test_the_words_beside_the_labels_must_be_the_same(quote: str, found: str | None) -> None:
    """A name that was no label, other words, or too few of them, are not found."""
    span = find_relabelled(_TEXT, quote, 0)
    assert (span and _TEXT[slice(*span)]) == found


def test_of_several_places_the_one_in_the_segment_or_else_the_nearest_is_taken() -> None:
    """Two sentences may be the same but for a name."""
    second = _TEXT.index("We met in [town 3]")
    first = _TEXT.index("We met in [town 12]")
    quote = "We met in [town 1] and P05 paid."
    assert find_relabelled(_TEXT, quote, len(_TEXT)) == (second, len(_TEXT))
    assert find_relabelled(_TEXT, quote, len(_TEXT), (first, second))[0] == first


def test_a_short_turn_is_found_in_its_own_segment_alone() -> None:
    """Two words with a name stand anywhere."""
    place = _TEXT.index("P09 said so.")
    assert find_relabelled(_TEXT, "P08 said so.", place, (place, place + 12)) == (place, place + 12)
    assert find_relabelled(_TEXT, "P08 said so.", place) is None


@given(st.text(max_size=80), st.text(max_size=30), st.integers(0, 90))
def test_what_is_found_lies_in_the_text(text: str, quote: str, start: int) -> None:
    """Whatever is quoted, a span is one of the text."""
    span = find_relabelled(text, quote, start)
    assert span is None or 0 <= span[0] < span[1] <= len(text)


def test_hostile_text_is_read_in_linear_time() -> None:
    """Brackets and digits without end do not hold up a run."""
    began = time.process_time()
    find_relabelled("[a" * 250_000 + "a1" * 250_000, "we met [a] and a1 in [b] then", 0)
    assert time.process_time() - began < 2
