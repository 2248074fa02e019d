"""Folding for comparison."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.privacy.folding import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [("ÉLISE", "elise"), ("O’Neil", "o'neil"), ("a_b", "a b"), ("Jean–Luc", "jean-luc"), ("Łukasz", "lukasz"), ("a\xa0b", "a b")],
)
def test_case_accents_and_signs_do_not_count(text, folded):
    """What people type differently folds to the same."""
    assert fold(text) == folded


@given(st.text())
def test_folding_keeps_every_offset(text):
    """A span of the folded text is a span of the text."""
    assert len(fold(text)) == len(text)
