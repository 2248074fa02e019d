"""The model of peer support a finding is about."""

from litreview.corpus.documents import Segment
from litreview.extraction.models import read_model


def _segment(number: int, block: int, role: str = "body", heading: str = "", text: str = "x") -> Segment:
    return Segment(f"d#{number}", "d", number, number, number + 1, None, heading, "", role, "en", text, block)


SEGMENTS = [
    _segment(1, 1, "heading", text="Hospital mentors"),
    _segment(2, 2, heading="Hospital mentors"),
    _segment(3, 2, heading="Hospital mentors"),
    _segment(4, 3, heading="Hospital mentors"),
    _segment(5, 4),
]


def test_own_code_comes_first() -> None:
    """A sentence's own model wins over its neighbour's."""
    assert read_model(1, SEGMENTS, {"d#2": ("MOD.WARM",), "d#3": ("MOD.HOSP",)}) == "MOD.WARM"


def test_a_neighbour_in_the_block_comes_next() -> None:
    """A model named in the next sentence of the paragraph holds for this one."""
    assert read_model(1, SEGMENTS, {"d#3": ("OUT.HOPE", "MOD.HOSP")}) == "MOD.HOSP"


def test_the_heading_comes_last() -> None:
    """Without a model in the paragraph its heading gives one."""
    assert read_model(3, SEGMENTS, {"d#1": ("MOD.HOSP",), "d#5": ("MOD.WARM",)}) == "MOD.HOSP"


def test_no_model_is_an_empty_answer() -> None:
    """Other paragraphs lend no model."""
    assert read_model(4, SEGMENTS, {"d#2": ("MOD.HOSP",)}) == ""
