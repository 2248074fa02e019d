"""Human codings are read with every fault located, and stand before proposals."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.coding.codebook import Code
from litreview.coding.human import load_coding, load_human_codings, load_marks, merge_codings
from litreview.errors import InputFaults

BOOK = {code: Code(code, "F", code, "", "", "", "") for code in ("VAL.HOPE", "VAL.WELL")}
DATA = Path(__file__).parent.parent / "data" / "coding"


def _record(**changes) -> str:
    record = {
        "id": "a1",
        "document_id": "d",
        "quote": "hope grows",
        "start": 3,
        "code": "VAL.HOPE",
        "decision": "accepted",
        "coder": "ann",
        "at": "2025-03-14T09:30:00+00:00",
        "memo": "",
    } | changes
    return json.dumps({key: value for key, value in record.items() if value is not None})


def _folder(tmp_path: Path, *lines: str, name: str = "ann.jsonl") -> Path:
    folder = tmp_path / "corpus" / "coding"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def test_a_coders_file_is_read():
    """The sample files of two coders give their decisions, oldest first."""
    decisions = load_human_codings(DATA / "corpus" / "coding", BOOK)
    assert [(d.coder, d.id, d.code, d.decision) for d in decisions] == [
        ("ann", "a2", "VAL.WELL", "rejected"),
        ("bo", "b1", "VAL.HOPE", "accepted"),
        ("ann", "a1", "VAL.WELL", "accepted"),
    ]
    assert (decisions[1].path, decisions[1].line) == ("corpus/coding/bo.jsonl", 2)


def test_the_last_write_of_a_coder_wins_whatever_the_order_of_lines(tmp_path):
    """Of two records with one id the later in time stands, across time zones."""
    later, earlier = "2025-03-14T09:30:00+00:00", "2025-03-14T10:00:00+02:00"
    folder = _folder(tmp_path, _record(at=later, decision="rejected"), _record(at=earlier))
    assert [d.decision for d in load_human_codings(folder, BOOK)] == ["rejected"]


def test_equal_ids_of_two_coders_are_two_decisions(tmp_path):
    """Ids are a coder's own."""
    folder = _folder(tmp_path, _record(), _record(coder="bo"))
    assert len(load_human_codings(folder, BOOK)) == 2


def test_a_missing_folder_holds_nothing(tmp_path):
    """A review without human codings is no fault."""
    assert load_human_codings(tmp_path / "none", BOOK) == []


BROKEN = {
    "not JSON": ("{", "is not JSON"),
    "nested without end": ("[" * 100_000, "is not JSON"),
    "not a record": ("[1]", "is not a record"),
    "no quotation": (_record(quote=None), "'quote' is missing"),
    "empty coder": (_record(coder=" "), "'coder' is missing"),
    "number for a word": (_record(document_id=7), "'document_id' is missing"),
    "no start": (_record(start=None), "'start' is not a whole number"),
    "start below zero": (_record(start=-1), "'start' is not a whole number"),
    "start true": (_record(start=True), "'start' is not a whole number"),
    "unknown code": (_record(code="VAL.NONE"), "'VAL.NONE' is not in corpus/codebook.csv"),
    "unknown decision": (_record(decision="maybe"), "accepted, rejected"),
    "no time": (_record(at="yesterday"), "'at' is no time"),
    "lone surrogate": (_record(coder="\ud800"), "control character"),
}


@pytest.mark.parametrize(("line", "reason"), BROKEN.values(), ids=BROKEN)
def test_a_broken_record_is_a_located_fault(tmp_path, line, reason):
    """A record that cannot be used names file, line and field, never the words quoted."""
    folder = _folder(tmp_path, _record(), "", line)
    with pytest.raises(InputFaults) as caught:
        load_human_codings(folder, BOOK)
    assert [(fault.path, fault.line) for fault in caught.value.faults] == [("corpus/coding/ann.jsonl", 3)]
    assert reason in str(caught.value)
    assert "hope grows" not in str(caught.value)


def test_all_faults_are_told_together(tmp_path):
    """Faults of several files come in one error."""
    folder = _folder(tmp_path, "{", "{")
    (folder / "bo.jsonl").write_bytes(b"\xff\xfe{")
    with pytest.raises(InputFaults) as caught:
        load_human_codings(folder, BOOK)
    assert [fault.line for fault in caught.value.faults] == [1, 2, 0]


@given(st.text(max_size=80))
def test_any_line_is_read_or_a_fault(tmp_path_factory, line):
    """Whatever stands in a coder's file, a line that holds words is a located fault, for no such line is a record."""
    folder = tmp_path_factory.mktemp("any")
    (folder / "x.jsonl").write_text(line + "\n", encoding="utf-8", errors="replace")
    if line.strip():
        with pytest.raises(InputFaults, match=r"x\.jsonl"):
            load_human_codings(folder, BOOK)
    else:
        assert load_human_codings(folder, BOOK) == []


CUT = b"".join(f"{_record(id=f'a{n}', quote='é' * n)}\n".encode() for n in range(1, 3))


@given(st.integers(0, len(CUT)))
def test_a_cut_file_loses_no_whole_record(tmp_path_factory, cut):
    """Wherever a file ends, each record that is whole counts, and what is half written is set aside with its line."""
    folder = tmp_path_factory.mktemp("corpus") / "coding"
    folder.mkdir()
    (folder / "ann.jsonl").write_bytes(CUT[:cut])
    coding = load_coding(folder, BOOK)
    whole = [line for line in CUT.split(b"\n")[:-1] if line in CUT[:cut]]
    half = CUT[:cut].rpartition(b"\n")[2] if len(whole) == CUT[:cut].count(b"\n") else b""
    assert [one.id for one in coding.decisions] == ["a1", "a2"][: len(whole)]
    assert [row["line"] for row in coding.rejected] == ([len(whole) + 1] if half else [])
    assert [notice.line for notice in coding.notices] == [row["line"] for row in coding.rejected]
    assert "é" not in str(coding.rejected + coding.notices)


def test_half_lines_that_were_set_aside_are_told(tmp_path):
    """What a desk set aside is told at every run, until somebody deletes it."""
    folder = _folder(tmp_path, _record())
    (folder / ".half").mkdir()
    (folder / ".half" / "ann.txt").write_text('{"id": "secret')
    notices = load_coding(folder, BOOK).notices
    assert [notice.path for notice in notices] == ["corpus/coding/.half/ann.txt"]
    assert "secret" not in str(notices)


def test_what_was_withdrawn_counts_as_never_decided(tmp_path):
    """An undone decision is gone; other decisions of the coder and of others stay."""
    later = "2025-03-15T09:30:00+00:00"
    folder = _folder(tmp_path, _record(), _record(id="a2"), _record(decision="withdrawn", at=later), _record(coder="bo"))
    assert [(one.coder, one.id) for one in load_human_codings(folder, BOOK)] == [("ann", "a2"), ("bo", "a1")]


def test_marks_stand_apart_from_decisions(tmp_path):
    """What was read or is done is told in order of time, and is no decision."""
    done = _record(decision="done", quote="", code="", at="2025-03-16T09:30:00+00:00")
    read = _record(decision="read", quote="", code="", segment_id="d#00001")
    folder = _folder(tmp_path, done, read, _record())
    assert (
        [mark.kind for mark in load_marks(folder)] == ["read", "done"] == [mark.kind for mark in load_coding(folder, BOOK).marks]
    )
    assert len(load_human_codings(folder, BOOK)) == 1


def test_codes_are_followed_through_their_renaming(tmp_path):
    """A decision on a renamed code is one on the new code; one on a removed code is set aside with its line."""
    folder = _folder(tmp_path, _record(code="OLD"), _record(id="a2", code="OLDER"), _record(id="a3", code="GONE"))
    coding = load_coding(folder, BOOK, {"OLDER": "OLD", "OLD": "VAL.WELL", "GONE": ""})
    assert [one.code for one in coding.decisions] == ["VAL.WELL", "VAL.WELL"]
    assert [(row["line"], row["kind"]) for row in coding.rejected] == [(3, "coding")]
    assert "removed" in str(coding.notices[0])


def test_an_unknown_code_is_answered_with_the_nearest_once_a_file(tmp_path):
    """A code that is not in the codebook is told once, with how often it stands and the code most like it."""
    folder = _folder(tmp_path, _record(code="VAL.HOP"), _record(id="a2", code="VAL.HOP"))
    with pytest.raises(InputFaults, match=r"ann\.jsonl:1: .*2 records.*did you mean 'VAL.HOPE'") as caught:
        load_human_codings(folder, BOOK)
    assert len(caught.value.faults) == 1


def test_coders_are_those_of_the_settings(tmp_path):
    """Where the coders of a review are named, another id is a fault with the nearest of them."""
    folder = _folder(tmp_path, _record(coder="anne"), name="anne.jsonl")
    with pytest.raises(InputFaults, match="did you mean 'ann'"):
        load_coding(folder, BOOK, coders=["ann", "bo"])


def test_namesakes_stop_a_run_and_strangers_do_not(tmp_path):
    """Ids that differ by capitals are a fault; a coder in another's file is a notice."""
    folder = _folder(tmp_path, _record())
    _folder(tmp_path, _record(id="b"), _record(id="c", coder="bo"), name="bo.jsonl")
    assert [(one.path, one.line) for one in load_coding(folder, BOOK).notices] == [("corpus/coding/bo.jsonl", 1)]
    _folder(tmp_path, _record(coder="Ann"), name="other.jsonl")
    with pytest.raises(InputFaults, match=r"'Ann' is 'ann' in corpus/coding/ann\.jsonl"):
        load_coding(folder, BOOK)


def _row(code: str, coder: str, status: str, segment: str = "d#00001") -> dict[str, object]:
    return {"segment_id": segment, "code": code, "coder": coder, "status": status}


def test_human_decisions_replace_proposals_of_the_same_segment_and_code():
    """A proposal gives way to any decision on its segment and code, and only there."""
    proposed = [_row("A", "litreview", "proposed"), _row("B", "litreview", "proposed")]
    proposed.append(_row("A", "litreview", "proposed", "d#00002"))
    human = [_row("A", "bo", "rejected"), _row("A", "ann", "accepted")]
    merged = merge_codings(proposed, human)
    assert [(row["segment_id"][-1], row["code"], row["coder"]) for row in merged] == [
        ("1", "A", "ann"),
        ("1", "A", "bo"),
        ("1", "B", "litreview"),
        ("2", "A", "litreview"),
    ]
