"""Stances that bear on a recommendation without sharing its words."""

from typing import NamedTuple

import pytest

from litreview.synthesis.closeness import index_passages
from litreview.synthesis.evidence import CodedPassage
from litreview.synthesis.stances import Stances, find_bearing, gather_stances, read_subjects


class Row(NamedTuple):
    """The columns of a recommendation that stances are gathered from."""

    document_id: str
    start: int
    end: int
    area: str
    stance: str


def said(number: int, text: str, person: str) -> CodedPassage:
    """A sentence of a talk."""
    start = number * 100
    return CodedPassage(f"t#{number:05d}", "t", start, start + len(text), text, "consultation", "", person, True)


QUESTION, YES, NO = said(0, "What about certification?", ""), said(1, "I am for it.", "P01"), said(2, "No.", "P02")
CODES = {QUESTION.segment_id: ("TRN.CERT",)}


def gather(area: str) -> tuple[Stances, object]:
    """The stances of two people on the question."""
    index = index_passages({p.segment_id: p for p in (QUESTION, YES, NO)}, CODES)
    rows = [Row("t", p.start, p.end, area, stance) for p, stance in ((YES, "supports"), (NO, "opposes"))]
    return gather_stances(rows, index, CODES), index


def test_the_subject_of_short_words_is_that_of_the_question() -> None:
    """ "I am for it" is about certification because the facilitator asked about it."""
    _, index = gather("K4")
    assert read_subjects([NO], index, CODES) == {"TRN.CERT"}


@pytest.mark.parametrize(
    ("area", "subjects", "names_area", "wanted"),
    [
        ("K4", ["TRN.CERT"], True, ["P02", "P01"]),
        ("K4", ["TRN.PROG"], True, []),
        ("K4", [], True, []),
        ("K5", [], True, []),
    ],
    ids=["same subject", "another subject", "no subject", "another area"],
)
def test_stances_bear_on_the_same_area_and_subject(area: str, subjects: list[str], names_area: bool, wanted: list[str]) -> None:
    """The area alone is not enough where it holds many things."""
    stances, _ = gather("K4")
    assert [p.person for p in find_bearing(area, [], stances, subjects, names_area)] == wanted


def test_an_area_of_one_thing_needs_no_subject() -> None:
    """Every stance on the speakers' bureau bears on it, save on wishes that only add to it."""
    stances, _ = gather("K5")
    assert len(find_bearing("K5", [], stances, [])) == 2
    assert find_bearing("K5", [], stances, ["TRN.CERT"], names_area=False) == []


def test_nobody_bears_on_their_own_words() -> None:
    """The speaker of the recommendation is not counted again."""
    stances, _ = gather("K5")
    assert [p.person for p in find_bearing("K5", [YES], stances, [])] == ["P02"]
