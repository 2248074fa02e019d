"""What people decided on statements makes and unmakes recommendations."""

import pytest

from litreview.corpus.documents import FACILITATOR, Document, Segment
from litreview.extraction.decided import heed_decisions
from litreview.extraction.recommendations import find_recommendations
from litreview.tables import build_table

_WORDS = ("Peer workers should be paid.", "The kettle is always warm.", "Tea was served at four.")
_STATED, _PLAIN = "d#00001", "d#00002"


def _document(kind: str = "policy", speakers: tuple[str, ...] = ("", "", "")) -> Document:
    segments, text = [], ""
    for number, (words, speaker) in enumerate(zip(_WORDS, speakers, strict=True), 1):
        start = len(text)
        segments.append(
            Segment(f"d#{number:05d}", "d", number, start, start + len(words), None, "", speaker, "body", "en", words, number)
        )
        text += words + "\n"
    depth = "transcript" if kind == "consultation" else "full text"
    return Document("d", "", kind, "", "d.md", "", "en", depth, text, tuple(segments), owner="Peer Alliance")


def _find(document: Document, accepted: dict[str, tuple[str, ...]], rejected: dict[str, tuple[str, ...]]) -> list[dict]:
    """The rows, which also have to fit the declared table and the text; accepted codes stand."""
    rows = find_recommendations(document, accepted, (), rejected, accepted)
    build_table("recommendations", rows)
    assert all(document.text[row["start"] : row["end"]] == row["quote"] for row in rows)
    return rows


@pytest.mark.parametrize(
    ("accepted", "rejected", "quotes"),
    [
        ({}, {}, _WORDS[:1]),
        ({_PLAIN: ("REC.STMT",)}, {}, _WORDS[:2]),
        ({}, {_STATED: ("REC.STMT",)}, ()),
        ({_STATED: ("REC.STMT",)}, {}, _WORDS[:1]),
        ({_STATED: ("REC.STMT",)}, {_STATED: ("REC.STMT",)}, _WORDS[:1]),
        ({_PLAIN: ("VAL.HOPE",)}, {_STATED: ("VAL.HOPE",)}, _WORDS[:1]),
        ({_PLAIN: ("REC.K2",)}, {}, _WORDS[:1]),
    ],
    ids=[
        "nobody decided",
        "accepted: a row more",
        "rejected: a row less",
        "accepted what was found: no second row",
        "two coders differ: it stands",
        "other codes",
        "an area without a statement",
    ],
)
def test_a_statement_is_what_people_say_it_is(
    accepted: dict[str, tuple[str, ...]], rejected: dict[str, tuple[str, ...]], quotes: tuple[str, ...]
) -> None:
    """Rows come and go with the code of a recommendation alone, and their ids follow their places."""
    rows = _find(_document(), accepted, rejected)
    assert tuple(row["quote"] for row in rows) == tuple(quotes)
    assert [row["recommendation_id"] for row in rows] == [f"d.r{number:03d}" for number in range(1, len(rows) + 1)]


@pytest.mark.parametrize(
    ("codes", "area"),
    [(("REC.K5", "REC.STMT"), "K5"), (("REC.K1", "REC.STMT"), "K1"), (("REC.OTHER", "REC.STMT"), "OTHER")],
    ids=["an area", "another", "none of the six"],
)
def test_the_area_that_people_accepted_is_the_area(codes: tuple[str, ...], area: str) -> None:
    """Of a sentence the rules found, and of one they did not."""
    for place, segment in enumerate((_STATED, _PLAIN)):
        assert _find(_document(), {segment: codes}, {})[place]["area"] == area


def test_what_a_participant_said_is_stated_by_the_participant() -> None:
    """With where they stand to it; what a facilitator said is nobody's recommendation."""
    document = _document("consultation", ("P01", "P02", FACILITATOR))
    accepted = {_PLAIN: ("REC.STMT",), "d#00003": ("REC.STMT",)}
    rows = _find(document, accepted, {})
    assert [row["stated_by"] for row in rows if row["quote"] == _WORDS[1]] == ["P02"]
    assert not [row for row in rows if row["quote"] == _WORDS[2]]
    assert _find(_document(), {_PLAIN: ("REC.STMT",)}, {})[1]["stated_by"] == "Peer Alliance"


def test_where_people_accepted_two_areas_the_one_that_was_found_stays() -> None:
    """Nobody said which of the two it is."""
    before = _find(_document(), {_STATED: ("REC.STMT",)}, {})[0]["area"]
    for areas in (("REC.K1", "REC.K6"), ("REC.K6", "REC.K1")):
        document, codes = _document(), {_STATED: (*areas, "REC.STMT")}
        row = {"start": 0, "end": len(_WORDS[0]), "quote": _WORDS[0], "area": before}
        assert [each["area"] for each in heed_decisions(document, [row], codes, codes, {})] == [before]
