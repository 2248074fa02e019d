"""Marks at the beginning of a line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.sources.markers import find_marker, numbers_in_sequence


@pytest.mark.parametrize(
    ("line", "kind", "words"),
    [
        ("• soup", "bullet", "soup"),
        ("  - soup", "bullet", "soup"),
        ("* soup", "bullet", "soup"),
        ("– soup", "bullet", "soup"),
        ("•soup", "bullet", "soup"),
        ("1. soup", "number 1.", "soup"),
        ("12) soup", "number 1)", "soup"),
        ("(a) soup", "number (a)", "soup"),
        ("iv. soup", "number a.", "soup"),
        ("[3] Cook, B.", "reference", "[3] Cook, B."),
    ],
)
def test_a_marker_is_known_and_measured(line: str, kind: str, words: str) -> None:
    """The words begin where the marker ends; a reference keeps its number."""
    marker = find_marker(line)
    assert marker is not None
    assert (marker.kind, line[marker.width :]) == (kind, words)


@pytest.mark.parametrize(
    "line", ["*A note", "— Ada Baker, cook", "-5 degrees", "2001. It was", "[laughs] yes", "•", "3.5 meals", ""]
)
def test_other_beginnings_are_no_marker(line: str) -> None:
    """Footnote stars, attributions, numbers and years are words."""
    assert find_marker(line) is None


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["1. a", "2. b", "3. c"], [True, True, True]),
        (["1. Introduction", "text", "2. Methods"], [False, False, False]),
        (["h) a", "i) b", "j) c"], [True, True, True]),
        (["i. a", "ii. b"], [True, True]),
        (["1. a", "2) b"], [False, False]),
        (["3. a", "1. b"], [False, False]),
    ],
    ids=["list", "chapters", "letters", "roman", "two styles", "backwards"],
)
def test_a_number_is_an_item_where_the_next_stands_beside_it(lines: list[str], found: list[bool]) -> None:
    """A numbered heading is not taken for an item."""
    assert numbers_in_sequence([find_marker(line) for line in lines]) == found


@given(st.text(max_size=50))
def test_any_line_can_be_asked(line: str) -> None:
    """The width never exceeds the line."""
    marker = find_marker(line)
    assert marker is None or marker.width <= len(line)
