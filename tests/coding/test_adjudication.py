"""What was adjudicated stands, whatever each coder had said."""

from datetime import UTC, datetime

from litreview.coding.adjudication import anchor_adjudications, list_adjudications, settle
from litreview.coding.proposals import codes_by_segment
from litreview.coding.records import Decision
from litreview.corpus.documents import Document, Segment

_ROW = {"segment_id": "d#00001", "code": "VAL.HOPE"}


def test_one_rejection_by_an_adjudicator_outweighs_every_acceptance() -> None:
    """The code no longer stands on the segment."""
    coded = [{**_ROW, "coder": coder, "status": "accepted"} for coder in ("ann", "bo")]
    assert codes_by_segment(settle(coded, [])) == {"d#00001": ("VAL.HOPE",)}
    assert codes_by_segment(settle(coded, [{**_ROW, "coder": "cy", "status": "rejected"}])) == {}


def test_one_acceptance_by_an_adjudicator_outweighs_every_rejection() -> None:
    """The code stands, by the adjudicator's row alone."""
    rows = settle([{**_ROW, "coder": "ann", "status": "rejected"}], [{**_ROW, "coder": "cy", "status": "accepted"}])
    assert codes_by_segment(rows) == {"d#00001": ("VAL.HOPE",)}
    assert [(row["coder"], row["settled"]) for row in rows] == [("ann", "overruled"), ("cy", "stands")]


def test_other_codes_and_segments_are_left_as_they_are() -> None:
    """Only what was adjudicated is settled."""
    other = [{**_ROW, "code": "VAL.WELL", "coder": "ann", "status": "accepted"}]
    other += [{**_ROW, "segment_id": "d#00002", "coder": "ann", "status": "accepted"}]
    rows = settle(other, [{**_ROW, "coder": "cy", "status": "rejected"}])
    assert [row["settled"] for row in rows] == ["", "", "stands"]


def test_of_two_adjudications_the_last_stands() -> None:
    """They come oldest first, and there is one row that stands."""
    judged = [{**_ROW, "coder": "cy", "status": "rejected"}, {**_ROW, "coder": "di", "status": "accepted"}]
    assert [(row["coder"], row["status"]) for row in settle([], judged)] == [("di", "accepted")]


def test_an_adjudication_tells_who_had_said_what_and_why_it_was_decided() -> None:
    """A coder that had left the sentence uncoded is told so."""
    at = datetime(2026, 3, 2, 9, tzinfo=UTC)
    decision = Decision(
        "j1", "d", "Hope.", 0, "VAL.HOPE", "accepted", "cy", at, memo="the rule says so", settles=(("ann", "a1"), ("bo", ""))
    )
    coded = [{**_ROW, "coder": "ann", "status": "accepted"}]
    [row] = list_adjudications([(decision, [{**_ROW, "coder": "cy", "status": "accepted"}])], coded)
    assert (row["coders"], row["said"]) == ("ann; bo", "accepted; left uncoded")
    assert (row["decision"], row["coder"], row["why"]) == ("accepted", "cy", "the rule says so")


def test_adjudications_come_oldest_first_whoever_made_them() -> None:
    """The last one is the one that stands, so their order is that of their time, not of their coders."""
    segment = Segment("d#00001", "d", 1, 0, 5, None, "", "", "body", "en", "Hope.")
    document = Document("d", "", "practice", "", "d.md", "", "en", "notes", "Hope.", (segment,))
    made = [("di", 3), ("cy", 4), ("ann", 5), ("bo", 2)]
    decisions = [
        Decision("j", "d", "Hope.", 0, "VAL.HOPE", "accepted", coder, datetime(2026, 3, day, tzinfo=UTC), settles=(("a", ""),))
        for coder, day in made
    ]
    assert [decision.coder for decision, _ in anchor_adjudications(decisions, document)[0]] == ["bo", "di", "cy", "ann"]
