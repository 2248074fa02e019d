import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.coding.desk.own import Own
from litreview.coding.desk.scene import describe_place, list_codes


def look(material, journal, segment):
    own = Own(material, lambda: journal.standing().values())
    return list_codes(material, material.segment(segment), own.find("fg1"), True)


def test_a_sentence_is_shown_between_its_neighbours(material):
    """With the document, the heading, who speaks, and its place in the queue."""
    scene = describe_place(material, material.segment("fg1#00002"), 1, 5, "in reading order")
    assert scene["from"] == "fg1 · Talk · P01 · sentence 2 of 5 · in reading order"
    assert (scene["before"], scene["text"], scene["after"]) == ("I had hope 🙂 again.", "Yes.", "We should be paid.")


def test_words_that_may_not_be_shown_are_not_beside_a_sentence_either(material):
    """The desk says that there is one, and how many there are."""
    scene = describe_place(material, material.segment("fg1#00003"), 2, 5, "")
    assert scene["after"] == "[a sentence that may not be shown]"
    assert scene["withheld"] == "1 sentence of fg1 may not be shown here."
    assert "Private" not in json.dumps(scene)


def test_another_document_is_no_neighbour(make_material, make_rows):
    """Context ends with the text."""
    material = make_material([*make_rows(), *make_rows("fg2")])
    assert describe_place(material, material.segment("fg1#00006"), 0, 1, "")["after"] == ""
    assert describe_place(material, material.segment("fg2#00001"), 0, 1, "")["before"] == ""


@pytest.mark.parametrize(
    ("segment", "detail"), [("fg1#00001", "0.62, like it"), ("fg1#00003", "like it"), ("fg1#00005", "0.41, like it")]
)
def test_a_proposal_says_why_and_how_sure_the_tool_is(material, journal, segment, detail):
    """A phrase has no probability."""
    [code] = look(material, journal, segment)
    assert (code["status"], code["detail"]) == ("proposed", detail)


def test_a_decision_keeps_what_the_tool_said_and_marks_its_words(material, journal):
    """Places count characters in the sentence, so that an emoji before them moves nothing."""
    place = {"document_id": "fg1", "segment_id": "fg1#00001", "start": 13, "quote": "again"}
    journal.append(id="a", code="VAL.HOPE", decision="rejected", memo="irony?", **place)
    [code] = look(material, journal, "fg1#00001")
    assert (code["status"], code["detail"], code["memo"]) == ("rejected", "0.62, like it", "irony?")
    assert "I had hope 🙂 again."[code["start"] : code["end"]] == "again"


def test_a_code_that_was_not_proposed_stands_behind_those_that_were(material, journal):
    """It says who added it."""
    journal.append(id="a", code="DEF.EXP", decision="accepted", document_id="fg1", segment_id="fg1#00001", start=0, quote="I")
    assert [(code["code"], code["detail"]) for code in look(material, journal, "fg1#00001")][1] == ("DEF.EXP", "added by you")


def test_proposals_are_left_out_where_nobody_is_to_see_them(material):
    """Coding without proposals shows only what the coder decided."""
    own = Own(material, list)
    assert list_codes(material, material.segment("fg1#00001"), own.find("fg1"), False) == []


@pytest.mark.parametrize(("heard", "shown"), [(set(), True), ({"fg1"}, False)], ids=["literature", "consultation"])
def test_an_orphan_says_what_became_of_it(make_material, journal, heard, shown):
    """What was said in a consultation and is no longer in the text may have been withdrawn, so it is not repeated."""
    material = make_material(heard=heard)
    place = {"document_id": "fg1", "segment_id": "fg1#00006", "start": 66, "quote": "words cut out"}
    journal.append(id="a", code="VAL.HOPE", decision="accepted", **place)
    [code] = look(material, journal, "fg1#00006")
    assert (code["status"], code["record"]) == ("words not found", "a")
    assert ("words cut out" in code["detail"]) is shown


def test_a_removed_code_stands_where_it_was_decided_on(make_material, journal):
    """With advice on what to do, and the id that the codebook no longer has."""
    material = make_material(renamed={"OLD": ""})
    journal.append(id="a", code="OLD", decision="accepted", document_id="fg1", segment_id="fg1#00002", start=20, quote="Yes.")
    [code] = look(material, journal, "fg1#00002")
    assert (code["code"], code["status"]) == ("OLD", "code removed")
    assert "Add the code that takes its place" in code["detail"]


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_words_are_shown_as_they_are(make_material, make_rows, text, heading):
    """Nothing is made of them here: the page sets them as text."""
    rows = make_rows(sentences=(text,), heading=heading, quotable="yes")
    material = make_material(rows, suggestions=())
    scene = describe_place(material, rows[0], 0, 1, "")
    assert scene["text"] == text
    assert heading in scene["from"] or not heading
