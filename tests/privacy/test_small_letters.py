"""Names in small letters."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.privacy.small_letters import find_small_names, find_small_words


def names(text, **options):
    return [text[run.start : run.end] for run in find_small_names(text, **options)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("so mohamed drove me there", ["mohamed"]),
        ("then danielle tremblay called", ["danielle tremblay"]),
        ("we saw okwuole and she left", ["okwuole"]),
        ("benjamin j seiler runs it", ["benjamin j seiler"]),
        ("joris van den hoekema came", ["joris van den hoekema"]),
        ("with grace okwuole at night", ["grace okwuole"]),
        ("mohamed's truck broke", ["mohamed"]),
        ("avec d'amélie et marie-claude", ["amélie", "marie-claude"]),
        ("my friend hope said yes", ["hope"]),
        ("i hope you will mark my words", []),
        ("peer support helps people every day", []),
        ("on se voit aujourd'hui au sous-sol", []),
        ("write to mohamed@example.org now", []),
        ("see [person 1] and p07", []),
    ],
)
def test_names_are_told_from_words(text, expected):
    """Names count by themselves, words that are names too only where something shows a person."""
    assert names(text) == expected


def test_in_mixed_text_only_what_is_a_name_counts():
    """With ``sure``, unknown words and words with a capital are passed over."""
    assert names("Yes, mohamed met Danielle and okwuole there", sure=True) == ["mohamed"]


def test_every_possible_name_is_told():
    """Words that are names too are told also where nothing shows a person."""
    text = "i hope mohamed helped"
    assert [text[start:].split()[0] for start in find_small_words(text)] == ["hope", "mohamed"]


@given(st.text(max_size=200))
def test_any_text_gives_ordered_runs_inside_it(text):
    """No text breaks it; runs stand in order, apart from one another, and hold something."""
    spans = [(run.start, run.end) for run in find_small_names(text)]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
