"""Texts with planted identifiers: marks are read exactly, and both sets that ship are whole."""

from itertools import product

import pytest
from benchmarks.canary import DIRECT, INDIRECT, Planted, load_canary, read_marks
from benchmarks.datasets import Unusable

from litreview.privacy.presidio import is_luhn_valid


def test_marks_are_taken_out_and_their_spans_told() -> None:
    """The text stands without its marks, and each span holds what was marked."""
    text, planted = read_marks("So {{person:Amadou}} lives in {{place:Lower Finch}}.")
    assert text == "So Amadou lives in Lower Finch."
    assert planted == (Planted(3, 9, "person"), Planted(19, 30, "place"))


@pytest.mark.parametrize("marked", ["{{hero:Amadou}}", "{{person:Amadou", "so }} there"], ids=["unknown kind", "open", "closed"])
def test_a_wrong_mark_is_refused(marked: str) -> None:
    """A mark of no known kind, or one that does not close, stops the measurement."""
    with pytest.raises(Unusable):
        read_marks(marked)


@pytest.mark.parametrize("name", ["development", "test"])
def test_a_set_has_every_kind_in_both_styles_and_languages(name: str) -> None:
    """At least two hundred identifiers, each kind among them; what is recognised speech has no capitals."""
    turns = load_canary(name).turns
    assert sum(len(turn.planted) for turn in turns) > 200
    assert {one.kind for turn in turns for one in turn.planted} == DIRECT | INDIRECT
    assert {(turn.style, turn.language) for turn in turns} == set(product(("written", "recognised"), ("en", "fr")))
    assert all(turn.text == turn.text.lower() for turn in turns if turn.style == "recognised")


@pytest.mark.parametrize("name", ["hard-english", "hard-french"])
def test_the_hard_sets_have_every_kind(name: str) -> None:
    """They are of one language each, and half of each is recognised speech."""
    turns = load_canary(name).turns
    assert {one.kind for turn in turns for one in turn.planted} == DIRECT | INDIRECT
    assert {turn.style for turn in turns} == {"written", "recognised"}


@pytest.mark.parametrize("name", ["development", "test"])
def test_numbers_have_true_check_digits(name: str) -> None:
    """What is written in digits and has a check digit would pass for real."""
    turns = load_canary(name).turns
    values = [turn.text[one.start : one.end] for turn in turns for one in turn.planted if one.kind in ("sin", "health")]
    digits = ["".join(character for character in value if character.isdigit()) for value in values]
    assert all(is_luhn_valid(number) for number in digits if len(number) in (9, 10))
    assert sum(len(number) in (9, 10) for number in digits) >= 8
