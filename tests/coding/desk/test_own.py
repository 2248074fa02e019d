from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.coding.desk.own import Nearest, Own, locate
from litreview.coding.records import Decision

DAY = datetime(2026, 1, 2, tzinfo=UTC)


def decide(id_="1", quote="Yes.", start=0, code="VAL.HOPE", minutes=0, segment_id="", document_id="fg1", decision="accepted"):
    at = DAY + timedelta(minutes=minutes)
    return Decision(id_, document_id, quote, start, code, decision, "ann", at, segment_id=segment_id)


@pytest.mark.parametrize(
    ("decision", "segment"),
    [
        pytest.param(decide(quote="hope 🙂", start=6), "fg1#00001", id="part of a sentence, by its place"),
        pytest.param(decide(start=999), "fg1#00005", id="repeated words, nearest to where they stood"),
        pytest.param(decide(segment_id="fg1#00002", start=999), "fg1#00002", id="repeated words, in the segment it was seen in"),
        pytest.param(decide(quote="We  should be paid."), "fg1#00003", id="other spaces"),
        pytest.param(decide(segment_id="fg1#00005", start=57), "fg1#00005", id="repeated words, a whole sentence where it was"),
        pytest.param(decide(segment_id="fg1#00005", start=23), "fg1#00005", id="repeated words, a whole sentence that moved"),
        pytest.param(decide(segment_id="fg1#00004", start=57), "fg1#00005", id="a sentence that has another number now"),
    ],
)
def test_a_decision_is_on_the_sentence_it_quotes(material, decision, segment):
    """Wherever its words stand today."""
    assert {place: list(codes) for place, codes in locate([decision], material, "fg1").on.items()} == {segment: ["VAL.HOPE"]}


def test_of_several_decisions_on_a_sentence_and_code_the_last_counts(material):
    """Records with other ids, as files written by hand have them, do not stand beside each other."""
    seen = {"segment_id": "fg1#00002"}
    decisions = [decide("b", minutes=2, decision="rejected", **seen), decide("a", minutes=1, **seen)]
    assert locate(decisions, material, "fg1").on["fg1#00002"]["VAL.HOPE"].id == "b"


def test_words_that_are_gone_are_orphans_at_the_nearest_sentence(material):
    """Nothing of the coder is lost: it waits where it stood."""
    located = locate([decide(quote="Words that were cut.", start=24)], material, "fg1")
    # The talk has words that may not be shown, which these could be; a hint says that they were seen in a sentence that may.
    assert (located.orphans, len(located.homeless)) == ({}, 1)
    located = locate([decide(quote="Words that were cut.", start=30, segment_id="fg1#00003")], material, "fg1")
    assert list(located.orphans) == ["fg1#00003"]
    assert located.on == {}


def test_a_code_that_was_removed_waits_and_one_that_was_renamed_goes_on(make_material):
    """A renamed code keeps its record, under the new id."""
    material = make_material(renamed={"OLD": "VAL.HOPE", "GONE": ""})
    located = locate([decide("a", code="OLD"), decide("b", code="GONE"), decide("c", code="NEVER")], material, "fg1")
    assert {code: one.id for codes in located.on.values() for code, one in codes.items()} == {"VAL.HOPE": "a"}
    assert sorted(one.id for strays in located.removed.values() for one in strays) == ["b", "c"]


def test_a_decision_on_another_review_s_text_has_no_home(material):
    """It is neither lost nor shown beside words that it is not about."""
    located = locate([decide(document_id="gone")], material, "gone")
    assert [one.id for one in located.homeless] == ["1"]


def test_a_document_is_read_again_only_after_it_was_forgotten(material):
    """What was decided is found without going through the file at each key."""
    decisions = [decide(segment_id="fg1#00002")]
    own = Own(material, lambda: decisions)
    assert list(own.on("fg1", "fg1#00002")) == ["VAL.HOPE"]
    decisions.append(decide("2", code="DEF.EXP", segment_id="fg1#00002"))
    assert list(own.on("fg1", "fg1#00002")) == ["VAL.HOPE"]
    own.forget("fg1")
    assert list(own.on("fg1", "fg1#00002")) == ["VAL.HOPE", "DEF.EXP"]


def test_all_documents_are_found_with_one_reading_of_the_file(material):
    """Queues over everything the coder decided ask for each document once."""
    own = Own(material, lambda: [decide(), decide("2", document_id="gone")])
    assert sorted(own.find_all()) == ["fg1", "gone"]
    assert own.on("fg1", "nowhere") == {}


@given(st.integers(0, 2**40), st.text(max_size=40))
def test_any_place_is_nearest_to_some_sentence(start, quote):
    """Whatever a file says, an orphan waits somewhere."""
    rows = [{"segment_id": f"d#{at}", "start": at * 10, "end": at * 10 + 5} for at in range(3)]
    found, lost = Nearest(rows).sort([decide(start=start, quote=quote)])
    assert list(found) == [f"d#{0 if start < 8 else 1 if start < 18 else 2}"]
    assert lost == []
