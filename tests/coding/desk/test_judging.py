from datetime import UTC, datetime, timedelta

import pytest

from litreview.coding.desk.judging import Cases, find_open, gather_cases, list_judged
from litreview.coding.records import Decision, Mark

DAY = datetime(2026, 1, 2, tzinfo=UTC)
NAMES = {"VAL.HOPE": {"name": "Hope"}, "DEF.EXP": {"name": "Experience"}}


def decide(coder, id_="1", code="VAL.HOPE", decision="accepted", minutes=0, **more):
    at = DAY + timedelta(minutes=minutes)
    return Decision(id_, "fg1", "I had hope 🙂 again.", 0, code, decision, coder, at, segment_id="fg1#00001", **more)


def mark(coder, kind="done", minutes=0):
    return Mark(coder, "fg1", "fg1#00001" if kind == "read" else "", kind, DAY + timedelta(minutes=minutes))


BOTH = [decide("ann", memo="she says so"), decide("bo", decision="rejected", memo="irony")]
DONE = [mark("ann"), mark("bo")]


def test_both_decisions_and_memos_are_laid_before_the_adjudicator(material):
    """Each by the coder's id, in the order of ids."""
    cases = gather_cases(material, BOTH, DONE)
    [code] = list_judged(cases, "fg1#00001", {}, NAMES)
    assert code["said"] == ["ann: accepted — she says so", "bo: rejected — irony"]
    assert (code["name"], code["status"]) == ("Hope", "to decide")


def test_what_one_coder_left_alone_is_a_disagreement_too(material):
    """Both read the sentence; one gave a code, the other none."""
    cases = gather_cases(material, BOTH[:1], DONE)
    assert list_judged(cases, "fg1#00001", {}, NAMES)[0]["said"] == ["ann: accepted — she says so", "bo: left uncoded"]


def test_coders_who_agree_leave_nothing_to_decide(material):
    """The same decision with other memos is the same decision."""
    assert gather_cases(material, [BOTH[0], BOTH[1]._replace(decision="accepted")], DONE).rows == []


@pytest.mark.parametrize(
    ("marks", "double", "opened"),
    [
        pytest.param(DONE, (), True, id="both done"),
        pytest.param([mark("ann"), mark("bo", "read")], (), False, id="one still reads"),
        pytest.param([*DONE, mark("bo", "reopened", 5)], (), False, id="one opened it again"),
        pytest.param([], (), True, id="files without marks"),
        pytest.param([], ("fg1",), False, id="files without marks, blind"),
        pytest.param(DONE, ("fg1",), True, id="blind, both done"),
        pytest.param([*DONE, mark("cy", "read")], (), False, id="a third one reads"),
    ],
)
def test_nobody_sees_what_another_decided_before_all_are_done(material, marks, double, opened):
    """The desk of an adjudicator shows a document only then."""
    assert find_open(BOTH, marks, double) == ({"fg1"} if opened else set())
    assert bool(gather_cases(material, BOTH, marks).rows) is opened or double


def test_one_coder_alone_has_nobody_to_disagree_with():
    """Two are needed, and adjudicating is no coding."""
    settled = decide("cy", settles=(("ann", "1"),))
    assert find_open([decide("ann"), settled], [], []) == set()


def test_what_was_adjudicated_is_marked_as_settled(material):
    """The last word stands, and the queue leaves it out."""
    judged = decide("cy", "j", decision="rejected", memo="irony", minutes=9, settles=(("ann", "1"), ("bo", "1")))
    cases = gather_cases(material, [*BOTH, judged], DONE)
    assert [row["settled"] for row in cases.rows] == ["yes"]
    assert list_judged(cases, "fg1#00001", {"VAL.HOPE": judged}, NAMES)[0]["status"] == "rejected"


def test_a_decision_that_was_withdrawn_is_none(material):
    """It is as if it had never been made."""
    cases = gather_cases(material, [BOTH[0]._replace(decision="withdrawn"), BOTH[1]], DONE)
    assert cases.rows == []


def test_words_that_may_not_be_shown_are_not_adjudicated_at_the_desk(make_material, make_rows):
    """Two coders may differ on them; their words stay where they are."""
    material = make_material(make_rows(quotable="no"))
    assert gather_cases(material, BOTH, DONE) == Cases([], {})


def test_disagreements_among_a_hundred_thousand_codings_are_there_at_once(make_material, make_rows, stopwatch):
    """Two coders who differ on each tenth sentence of 250 texts: two seconds of the processor."""
    sentences = tuple(f"Sentence {n} of it." for n in range(200))
    rows = [row for number in range(250) for row in make_rows(f"d{number:03d}", sentences)]
    decisions = [
        Decision(
            str(n), row["document_id"], row["text"], row["start"], "DEF.EXP" if coder == "bo" and n % 10 == 0 else "VAL.HOPE",
            "accepted", coder, DAY + timedelta(seconds=n), segment_id=row["segment_id"],
        )
        for coder in ("ann", "bo")
        for n, row in enumerate(rows)
    ]  # fmt: skip
    found = []
    material = make_material(rows, suggestions=())
    assert stopwatch(lambda: found.append(gather_cases(material, decisions, []))) < 2
    assert len(found[0].said) == len(rows) // 10 * 2
