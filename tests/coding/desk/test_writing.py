from datetime import UTC, datetime

import pytest

from litreview.coding.desk.judging import Said
from litreview.coding.desk.own import NONE, locate
from litreview.coding.desk.writing import compose, compose_settled
from litreview.coding.records import Decision

DAY = datetime(2026, 1, 2, tzinfo=UTC)
FIRST = "fg1#00001"


def made(id_="a001", code="VAL.HOPE", quote="I had hope 🙂 again.", start=0, **more):
    return Decision(id_, "fg1", quote, start, code, "accepted", "ann", DAY, segment_id=FIRST, **more)


def write(material, located=NONE, proposals=True, segment=FIRST, **message):
    return compose(material, material.segment(segment), located, {"act": "accepted", "code": "VAL.HOPE", **message}, proposals)


def test_a_decision_is_about_the_whole_sentence_unless_words_are_marked(material):
    """A sentence is found again more surely than a phrase in it."""
    fields = write(material)
    assert (fields["quote"], fields["start"], fields["segment_id"]) == ("I had hope 🙂 again.", 0, FIRST)


@pytest.mark.parametrize(
    ("start", "end", "quote", "place"),
    [
        pytest.param(2, 5, "had", 22, id="words"),
        pytest.param(1, 6, "had", 22, id="spaces at the ends are not coded"),
        pytest.param(0, 19, "I had hope 🙂 again.", 20, id="all of it"),
        pytest.param(11, 18, "🙂 again", 31, id="an emoji is one character"),
    ],
)
def test_marked_words_are_quoted_with_their_place_in_the_text(make_material, make_rows, start, end, quote, place):
    """Places are those of the text, in characters."""
    rows = make_rows()
    rows = [{**row, "start": row["start"] + 20} for row in rows]
    fields = write(make_material(rows), start=start, end=end)
    assert (fields["quote"], fields["start"]) == (quote, place)


@pytest.mark.parametrize(
    "message",
    [
        pytest.param({"start": 5, "end": 5}, id="no words"),
        pytest.param({"start": 5, "end": 2}, id="backwards"),
        pytest.param({"start": 0, "end": 99}, id="beyond the sentence"),
        pytest.param({"start": -3, "end": 2}, id="before the sentence"),
        pytest.param({"start": 1, "end": 2}, id="a space"),
        pytest.param({"start": 0}, id="no end"),
        pytest.param({"start": True, "end": 3}, id="no number"),
        pytest.param({"start": "0", "end": "3"}, id="words for numbers"),
        pytest.param({"code": "NO.SUCH"}, id="unknown code"),
        pytest.param({"code": None}, id="no code"),
        pytest.param({"record": "nowhere"}, id="unknown record"),
    ],
)
def test_what_is_not_known_is_not_written(material, message):
    """A page that was changed, or is older than the kernel, writes nothing wrong."""
    with pytest.raises(ValueError, match=r"not|no longer"):
        write(material, **message)


def test_a_second_decision_has_the_id_and_the_words_of_the_first(material):
    """Also of a file written by hand, whose ids are others; a new memo takes the place of the old one, none keeps it."""
    located = locate([made(quote="hope", start=6, memo="first")], material, "fg1")
    fields = write(material, located, act="rejected")
    assert (fields["id"], fields["quote"], fields["start"], fields["memo"]) == ("a001", "hope", 6, "first")
    assert write(material, located, memo="")["memo"] == ""
    assert write(material, located, start=0, end=1)["id"] == "a001"


@pytest.mark.parametrize(
    ("segment", "code", "score"),
    [(FIRST, "VAL.HOPE", 0.62), ("fg1#00003", "REC.STMT", 1.0), (FIRST, "DEF.EXP", None)],
    ids=["a probability", "a phrase has none", "nothing proposed"],
)
def test_the_record_tells_what_the_tool_had_proposed(material, segment, code, score):
    """So that agreement is measured against a tool that had not learned from this decision."""
    fields = write(material, segment=segment, code=code)
    assert (fields["score"], fields["run"]) == (score, "r1")


def test_a_coder_who_saw_no_proposals_is_not_held_against_them(material):
    """Neither run nor score stand in the record."""
    assert not {"score", "run"} & write(material, proposals=False).keys()


def test_an_orphan_is_coded_here_under_its_own_id_or_withdrawn(material):
    """Its words were found nowhere; accept takes this sentence instead."""
    located = locate([made(quote="gone", start=3)], material, "fg1")
    again = write(material, located, record="a001")
    assert (again["id"], again["quote"], again["decision"]) == ("a001", "I had hope 🙂 again.", "accepted")
    gone = write(material, located, act="rejected", record="a001")
    assert (gone["id"], gone["quote"], gone["decision"]) == ("a001", "gone", "withdrawn")


def test_a_memo_is_text_of_one_piece(material):
    """Spaces at its ends go, and nobody writes a book."""
    assert write(material, memo="  why?\n")["memo"] == "why?"
    assert len(write(material, memo="x" * 9000)["memo"]) == 5000


CASES = {"VAL.HOPE": (Said("ann", made(quote="hope", start=6)), Said("bo", None))}


def settle(material, own=None, **message):
    message = {"act": "accepted", "code": "VAL.HOPE", "memo": "Both words are there.", **message}
    return compose_settled(material, material.segment(FIRST), CASES, own or {}, message)


def test_an_adjudication_says_whose_decisions_it_settles_and_why(material):
    """It is about the words of the coder who accepted, and its id is not that of a coding of the same person."""
    fields = settle(material)
    assert fields["settles"] == [["ann", "a001"], ["bo", ""]]
    assert (fields["quote"], fields["start"], fields["memo"]) == ("hope", 6, "Both words are there.")
    assert fields["id"] != write(material)["id"]


@pytest.mark.parametrize("message", [{"memo": ""}, {"memo": "  "}, {"memo": None}, {"code": "DEF.EXP"}])
def test_an_adjudication_without_a_reason_or_a_disagreement_is_refused(material, message):
    """Who reads it later must be told why."""
    with pytest.raises(ValueError, match=r"reason|disagree"):
        settle(material, **message)


def test_an_adjudication_that_is_changed_keeps_its_id_and_its_reason(material):
    """The second thought is the same record."""
    own = {"VAL.HOPE": made("j1", memo="as it was")}
    fields = settle(material, own, act="rejected", memo=None)
    assert (fields["id"], fields["memo"], fields["decision"]) == ("j1", "as it was", "rejected")
