"""The nearest example: the most like one with the code, by its line, in whatever company it is asked for."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.coding.examples import Example
from litreview.coding.neighbours import Neighbours
from litreview.coding.word_model import WeighedTexts, fit_words, weigh_words

ROWS = (
    ("Hope came back to her.", "VAL.HOPE"),
    ("She gave us hope.", "VAL.HOPE"),
    ("She gave us hope.", "VAL.HOPE"),
    ("The wage is small.", "BAR.PAY"),
    ("Her small wage gave no hope.", "BAR.PAY VAL.HOPE"),
    ("Tea came.", ""),
    ("", "VAL.HOPE"),
)
BANK = [Example(text, frozenset(codes.split()), "en", "positive", "", "", line) for line, (text, codes) in enumerate(ROWS, 2)]
TEXTS = [text for text, _ in ROWS]
MODEL = fit_words(TEXTS * 2, [codes.split() for _, codes in ROWS] * 2, ["VAL.HOPE", "BAR.PAY", "NO.CODE"])


def _bank() -> Neighbours:
    return Neighbours(BANK, WeighedTexts(MODEL, TEXTS))


def _find(bank: Neighbours, *asked: tuple[str, str]) -> list[int]:
    return bank.find_lines(weigh_words(MODEL, [text for text, _ in asked]), [code for _, code in asked])


NEAREST = {
    "the sentence itself": ("Hope came back to her.", "VAL.HOPE", 2),
    "the first of two alike": ("She gave us hope.", "VAL.HOPE", 3),
    "another code": ("She gave us hope.", "BAR.PAY", 6),
    "no word shared": ("zzz qqq", "VAL.HOPE", 0),
    "words shared with other codes only": ("Tea", "VAL.HOPE", 0),
    "nothing": ("", "VAL.HOPE", 0),
    "a code without example": ("She gave us hope.", "NO.CODE", 0),
    "an unknown code": ("She gave us hope.", "OLD.CODE", 0),
}


@pytest.mark.parametrize(("text", "code", "line"), NEAREST.values(), ids=NEAREST)
def test_the_nearest_example_is_told_by_its_line(text: str, code: str, line: int) -> None:
    """The most like sentence of the code is found, and none where no word is shared or no sentence has the code."""
    assert _find(_bank(), (text, code)) == [line]


def test_codes_may_be_asked_for_in_any_order() -> None:
    """Taking up a code later changes nothing of those taken up before."""
    asked = [(text, code) for text, code, _ in NEAREST.values()]
    lines = [line for _, _, line in NEAREST.values()]
    assert _find(_bank(), *asked) == lines
    bank = _bank()
    for _ in range(2):
        assert [_find(bank, each) for each in reversed(asked)] == [[line] for line in reversed(lines)]


def test_nothing_asked_gives_nothing() -> None:
    """No row, and an empty bank, are no error."""
    assert _bank().find_lines(weigh_words(MODEL, []), []) == []
    assert Neighbours([], WeighedTexts(MODEL, [])).find_lines(weigh_words(MODEL, ["Hope."]), ["VAL.HOPE"]) == [0]


WORDS = st.lists(st.sampled_from(["hope", "she", "gave", "us", "wage", "small", "came", "her", "zzz"]), max_size=6)


@given(st.lists(st.tuples(WORDS.map(" ".join), st.sampled_from(["VAL.HOPE", "BAR.PAY"])), max_size=5))
def test_no_other_sentence_of_the_code_is_more_like(asked: list[tuple[str, str]]) -> None:
    """Whatever is asked together, the line is that of the greatest likeness."""
    for (text, code), line in zip(asked, _find(_bank(), *asked), strict=True):
        places = [place for place, example in enumerate(BANK) if code in example.codes]
        likeness = (weigh_words(MODEL, TEXTS)[places] @ weigh_words(MODEL, [text]).T).toarray()[:, 0]
        told = likeness[[BANK[place].line for place in places].index(line)] if line else 0.0
        assert told == pytest.approx(np.max(likeness), abs=1e-6)
