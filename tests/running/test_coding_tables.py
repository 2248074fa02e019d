"""The tables about coding by people hold what may be told of it, and nothing of documents that are still coded blind."""

from datetime import UTC, datetime, timedelta

import pandas as pd
import pytest

from litreview.coding.codebook import Codebook
from litreview.coding.readings import name_reading
from litreview.coding.records import Decision, Mark
from litreview.running.coding_tables import build_coding_tables
from litreview.running.inputs import Inputs
from litreview.tables import build_table

_FIRST = datetime(2026, 3, 2, 9, tzinfo=UTC)


def _tables(*codings: tuple[str, str, str, str], kind: str = "practice") -> dict[str, pd.DataFrame]:
    """Tables of two documents of three segments; a coding is coder, segment, code and status."""
    segments = [
        {"segment_id": f"{d}#{n}", "document_id": d, "ordinal": n, "role": "body", "text": "x", "quotable": "yes"}
        for d in ("d", "e")
        for n in (1, 2, 3)
    ]
    rows = [
        {"coder": coder, "segment_id": segment, "code": code, "status": status, "origin": "human"}
        for coder, segment, code, status in codings
    ]
    documents = [{"document_id": d, "evidence_kind": kind} for d in ("d", "e")]
    made = {"segments": segments, "codings": rows, "documents": documents}
    return {name: build_table(name, listed) for name, listed in made.items()}


_DIFFER = (("ann", "d#1", "C", "accepted"), ("bo", "d#1", "D", "accepted"))


def _inputs(*marks: tuple[str, str], decisions: tuple[Decision, ...] = ()) -> Inputs:
    made = [Mark(coder, "d", "", kind, _FIRST + timedelta(minutes=n)) for n, (coder, kind) in enumerate(marks)]
    return Inputs([], [], Codebook({}), decisions=list(decisions), marks=made)


def test_two_coders_of_a_document_are_compared() -> None:
    """Their disagreements, confusions and agreement are told."""
    made = build_coding_tables(_inputs(), _tables(*_DIFFER), (), ())
    assert made["disagreements"][["segment_id", "code"]].to_numpy().tolist() == [["d#1", "C"], ["d#1", "D"]]
    assert made["confusions"][["code", "other", "segments"]].to_numpy().tolist() == [["C", "D", 1]]
    assert made["agreement"].code.to_list() == ["C", "D", "all codes"]


@pytest.mark.parametrize(
    ("marks", "compared"),
    [((), False), ((("ann", "done"),), False), ((("ann", "done"), ("bo", "done")), True)],
    ids=["nobody is done", "one is", "both are"],
)
def test_of_a_document_coded_blind_nothing_is_compared_before_both_are_done(
    marks: tuple[tuple[str, str], ...], compared: bool
) -> None:
    """Progress is told all the while, since it says nothing of codes."""
    made = build_coding_tables(_inputs(*marks), _tables(*_DIFFER), (), ["d"])
    assert [made[name].empty for name in ("agreement", "confusions", "disagreements")] == [not compared] * 3
    assert made["progress"].coder.to_list() == [coder for coder, _ in marks]


def test_codes_that_few_people_raised_are_not_counted_where_they_were_heard() -> None:
    """A number of sentences would tell of them."""
    made = build_coding_tables(_inputs(), _tables(*_DIFFER, kind="consultation"), {"C", "D"}, ())
    assert made["agreement"].empty
    assert made["confusions"].empty


def test_decisions_tell_how_proposals_met_them() -> None:
    """The table holds a row a decision."""
    decision = Decision("1", "d", "x", 0, "C", "rejected", "ann", _FIRST, score=0.5, run="r1")
    made = build_coding_tables(_inputs(decisions=(decision,)), _tables(), (), ())
    assert made["learning"][["ordinal", "precision"]].to_numpy().tolist() == [[1, 0.0]]


def test_decisions_on_a_document_coded_blind_are_held_back_from_the_curve() -> None:
    """How another fares with the proposals there is nobody's business yet."""
    made = [Decision("1", name, "x", 0, "C", "rejected", "ann", _FIRST, score=0.5, run=name) for name in ("d", "e")]
    curve = build_coding_tables(_inputs(decisions=tuple(made)), _tables(), (), ["d"])["learning"]
    assert curve["run"].to_list() == ["e"]


def test_a_sentence_that_reads_otherwise_now_was_not_read() -> None:
    """Nobody is said to have left out a code on words that they never saw; a document once begun is not read as a whole."""
    tables = _tables(("ann", "d#1", "C", "accepted"), ("bo", "d#1", "C", "accepted"))
    rows = tables["segments"].to_dict("records")
    marks = [
        Mark(coder, "d", row["segment_id"], "read", _FIRST, id=name_reading({**row, "text": words}))
        for coder, words in (("ann", "x"), ("bo", "was y"))
        for row in rows
        if row["document_id"] == "d"
    ]
    made = build_coding_tables(Inputs([], [], Codebook({}), marks=marks), tables, (), ())
    assert made["agreement"].segments.to_list() == [1, 1]
    assert made["progress"][["coder", "read"]].to_numpy().tolist() == [["ann", 3], ["bo", 0]]
