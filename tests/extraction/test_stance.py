"""Stances of participants."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.extraction.stance import read_stance
from litreview.tables import VOCABULARY

CASES = [
    ("I’d love to see a network like that.", "supports"),
    ("Yes, and they need to pay us.", "supports"),
    ("Peers should not be asked to work for free.", "supports"),
    ("I wish there were a group in my town.", "supports"),
    ("It would help if managers knew what we do.", "supports"),
    ("Il faut nous payer.", "supports"),
    ("Training is fine as long as peers teach it.", "conditional"),
    ("Only if we keep our independence.", "conditional"),
    ("If they pay us, I will join.", "conditional"),
    ("Ça dépend de qui décide.", "conditional"),
    ("Une certification, à condition qu’elle soit gratuite.", "conditional"),
    ("I’m against certification.", "opposes"),
    ("We don’t need another committee.", "opposes"),
    ("Peers shouldn’t chart in the clinical file.", "opposes"),
    ("Je ne suis pas d’accord.", "opposes"),
    ("Who would choose the representatives?", "question"),
    ("Would it cost anything if I joined?”", "question"),
    ("Qui va payer ?", "question"),
]


@pytest.mark.parametrize(("text", "stance"), CASES, ids=[text[:30] for text, _ in CASES])
def test_stance(text: str, stance: str) -> None:
    """Questions come first, then conditions, then refusal; forbidding a harm is support."""
    assert read_stance(text) == stance


@given(st.text(max_size=200))
def test_exactly_one_known_stance(text: str) -> None:
    """Any text has one stance of the vocabulary."""
    assert read_stance(text) in VOCABULARY["recommendations", "stance"]
