import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from litreview.coding.desk.judging import gather_cases
from litreview.coding.desk.state import Desk, list_queues
from litreview.coding.journal import Journal
from litreview.errors import UsageError

SHOWN = ["fg1#00001", "fg1#00002", "fg1#00003", "fg1#00005", "fg1#00006"]


def read(file):
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()] if file.exists() else []


def codes(desk):
    return {one["code"]: one["status"] for one in desk.paint()["codes"]}


@pytest.mark.parametrize(
    ("acts", "written"),
    [
        pytest.param(["accepted"], ["accepted"], id="accept"),
        pytest.param(["rejected"], ["rejected"], id="reject"),
        pytest.param(["accepted", "rejected"], ["accepted", "rejected"], id="change of mind"),
        pytest.param(["accepted", "undo"], ["accepted", "withdrawn"], id="undo"),
        pytest.param(["accepted", "rejected", "undo"], ["accepted", "rejected", "accepted"], id="undo a change of mind"),
        pytest.param(["undo"], [], id="nothing to undo"),
        pytest.param(["accepted", "undo", "undo"], ["accepted", "withdrawn"], id="nothing more to undo"),
    ],
)
def test_each_key_writes_one_record(desk, file, press, acts, written):
    """All of one decision under one id."""
    for act in acts:
        press(desk, act, code="VAL.HOPE")
    records = read(file)
    assert [one["decision"] for one in records] == written
    assert len({one["id"] for one in records}) <= 1
    assert codes(desk)["VAL.HOPE"] == (written[-1] if written and written[-1] != "withdrawn" else "proposed")


def test_undo_goes_on_after_a_restart(desk, file, journal, material, press):
    """What to take back is read from the file, and the desk goes to where it was decided."""
    press(desk, "accepted", code="VAL.HOPE")
    press(desk, "go", by=1)
    press(desk, "rejected", code="DEF.EXP")
    again = Desk(material, Journal(file, "ann"))
    assert again.paint()["segment"] == "fg1#00002"
    press(again, "undo")
    assert press(again, "undo") == "Undone: accepted, Hope. Saved."
    assert again.paint()["segment"] == "fg1#00001"
    assert codes(again) == {"VAL.HOPE": "proposed"}


def test_going_on_marks_as_read_and_the_next_desk_begins_behind_it(desk, file, material, press):
    """Once; going back marks nothing."""
    for by in (1, 1, -1, 1):
        press(desk, "go", by=by)
    assert [one["segment_id"] for one in read(file)] == SHOWN[:2]
    assert Desk(material, Journal(file, "ann")).paint()["segment"] == SHOWN[2]


def test_a_changed_sentence_was_not_read(desk, file, make_material, make_rows, press):
    """A mark holds for the text that was read."""
    press(desk, "go", by=1)
    rows = make_rows(sentences=("I had no hope.", "Yes."))
    assert Desk(make_material(rows), Journal(file, "ann")).paint()["segment"] == "fg1#00001"


@pytest.mark.parametrize(
    ("sentences", "begins", "unread"),
    [
        pytest.param(("New.", "One.", "Two.", "Three.", "Four."), "New.", 3, id="a sentence before those that were read"),
        pytest.param(("One.", "Two.", "New.", "Three.", "Four."), "New.", 3, id="a sentence behind those that were read"),
        pytest.param(("Two.", "Three.", "Four."), "Three.", 2, id="one of those that were read is gone"),
        pytest.param(("Three.", "Four."), "Three.", 2, id="those that were read are gone"),
        pytest.param(("One. Two.", "Three.", "Four."), "One. Two.", 3, id="those that were read are one"),
        pytest.param(("Four.", "Three.", "Two.", "One."), "Four.", 2, id="another order"),
    ],
)
def test_words_that_were_read_count_as_read_wherever_they_stand_now(
    make_material, make_rows, file, press, sentences, begins, unread
):
    """A text that is cut anew gives its sentences other numbers; nobody reads them twice, and what is new comes first."""
    before = Desk(make_material(make_rows(sentences=("One.", "Two.", "Three.", "Four."))), Journal(file, "ann"))
    for _ in range(2):
        press(before, "go", by=1)
    shown = Desk(make_material(make_rows(sentences=sentences), suggestions=()), Journal(file, "ann")).paint()
    assert shown["text"] == begins
    assert f"{unread} of its sentences are not read" in shown["question"]


def test_the_ends_of_a_queue_are_told(desk, press):
    """Nothing moves beyond them; the last sentence counts as read too."""
    assert press(desk, "go", by=-1) == "This is the first sentence of the queue."
    for _ in SHOWN:
        said = press(desk, "go", by=1)
    assert said.startswith("This is the last sentence")
    assert "Mark fg1 as done? Press D" in desk.paint()["question"]


def test_words_that_may_not_be_shown_are_in_no_queue(desk, press):
    """They are passed over, and counted."""
    seen = []
    for _ in range(6):
        seen.append(desk.paint()["segment"])
        press(desk, "go", by=1)
    assert sorted(set(seen)) == SHOWN
    assert "Private" not in json.dumps(desk.paint())


def test_a_document_is_done_and_open_again(desk, file, press):
    """The question says how much is unread; undo takes either back."""
    assert "5 of its sentences are not read" in desk.paint()["question"]
    assert press(desk, "done") == "fg1 is done. Saved."
    assert desk.paint()["done"]
    assert "Open fg1 again?" in desk.paint()["question"]
    press(desk, "undo")
    assert not desk.paint()["done"]
    press(desk, "done")
    press(desk, "reopened")
    assert [one["decision"] for one in read(file)] == ["done", "reopened", "done", "reopened"]


@pytest.mark.parametrize(
    "message",
    [
        {"act": "accepted", "code": "VAL.HOPE", "segment": "fg1#00002"},
        {"act": "accepted", "code": "VAL.HOPE"},
        {"act": "accepted", "code": "NO.SUCH", "segment": "fg1#00001"},
        {"act": "accepted", "code": "VAL.HOPE", "segment": "fg1#00001", "start": 5, "end": 900},
        {"act": "accepted", "code": "VAL.HOPE", "segment": "fg1#00001", "record": "x"},
        {"act": "withdrawn", "code": "VAL.HOPE", "segment": "fg1#00001"},
        {"act": ["accepted"]},
        {},
    ],
)
def test_a_message_that_is_not_understood_writes_nothing(desk, file, message):
    """A page older than the kernel cannot decide on another sentence."""
    assert desk.hear(message).startswith("Nothing was written")
    assert read(file) == []


@pytest.mark.parametrize(
    ("kind", "of", "segments"),
    [
        ("document", "fg1", SHOWN),
        ("code", "REC.STMT", ["fg1#00003"]),
        ("uncertain", "", ["fg1#00005", "fg1#00001"]),
        ("mine", "", []),
        ("orphans", "", []),
        ("removed", "", []),
        ("disagreements", "", []),
    ],
)
def test_a_queue_is_gone_to_by_its_kind(desk, press, kind, of, segments):
    """Also one in which nothing waits: the desk says so and goes on to listen."""
    press(desk, "queue", kind=kind, of=of)
    seen = []
    for _ in segments:
        seen.append(desk.paint()["segment"])
        press(desk, "go", by=1)
    assert seen == segments
    if not segments:
        assert desk.paint()["from"].startswith("Nothing waits")
        assert press(desk, "accepted", code="VAL.HOPE").startswith("There is no sentence here")


def test_a_queue_that_is_not_there_leaves_the_desk_where_it_was(desk, press):
    """The nearest name is offered."""
    assert "did you mean 'fg1'" in press(desk, "queue", kind="document", of="fg2")
    assert desk.paint()["segment"] == SHOWN[0]


def test_a_desk_does_not_open_on_a_queue_that_is_not_there(material, journal):
    """The caller tells it."""
    with pytest.raises(UsageError, match="no queue 'documents'; did you mean 'document'"):
        Desk(material, journal, kind="documents")


def test_orphans_and_removed_codes_wait_in_queues_of_their_own(make_material, journal, press):
    """Coded again, an orphan keeps its record; a removed code is withdrawn once another took its place."""
    place = {"document_id": "fg1", "segment_id": "fg1#00002", "start": 20}
    journal.append(id="o", code="VAL.HOPE", decision="accepted", quote="Words cut out.", **place)
    journal.append(id="r", code="OLD", decision="accepted", quote="Yes.", **place)
    desk = Desk(make_material(renamed={"OLD": ""}), journal, kind="orphans")
    press(desk, "accepted", code="VAL.HOPE", record="o")
    assert codes(desk) == {"VAL.HOPE": "accepted", "OLD": "code removed"}
    press(desk, "queue", kind="removed")
    press(desk, "accepted", code="DEF.EXP")
    press(desk, "rejected", code="OLD", record="r")
    assert codes(desk) == {"VAL.HOPE": "accepted", "DEF.EXP": "accepted"}
    assert {one.id: one.quote for one in journal.standing().values()}["o"] == "Yes."


def test_a_coder_s_desk_is_the_same_whatever_another_decided(make_material, tmp_path, press):
    """Nothing of the other's file comes to it: not a proposal more, not one less."""
    scenes = []
    for name in ("with", "without"):
        folder = tmp_path / name
        if name == "with":
            other = Desk(make_material(), Journal(folder / "bo.jsonl", "bo"))
            press(other, "rejected", code="VAL.HOPE", memo="irony")
            press(other, "done")
        desk = Desk(make_material(), Journal(folder / "ann.jsonl", "ann"))
        scenes.append([desk.paint(), list_queues(make_material())])
    assert scenes[0] == scenes[1]


def test_an_adjudication_is_a_record_of_its_own(make_material, tmp_path, press):
    """It settles both decisions, keeps the adjudicator's own coding, and leaves no mark of reading."""
    folder, material = tmp_path, make_material()
    for coder, decision in (("ann", "accepted"), ("bo", "rejected")):
        own = Desk(material, Journal(folder / f"{coder}.jsonl", coder))
        press(own, decision, code="VAL.HOPE")
        press(own, "done")
    ann = Journal(folder / "ann.jsonl", "ann")

    def gather():
        both = [ann, Journal(folder / "bo.jsonl", "bo")]
        return gather_cases(
            material, [one for file in both for one in file.standing().values()], [m for f in both for m in f.marks]
        )

    desk = Desk(material, ann, gather, kind="disagreements")
    assert desk.paint()["judging"]
    assert press(desk, "accepted", code="VAL.HOPE") == "Nothing was written: an adjudication needs a reason; say why."
    press(desk, "rejected", code="VAL.HOPE", memo="irony")
    press(desk, "go", by=1)
    assert codes(desk) == {"VAL.HOPE": "rejected"}
    assert {bool(one.settles): one.decision for one in ann.standing().values()} == {False: "accepted", True: "rejected"}
    assert not [mark for mark in ann.marks if mark.kind == "read"]
    press(desk, "undo")
    assert codes(desk) == {"VAL.HOPE": "to decide"}


def test_queues_to_go_to_have_names_and_an_end(make_material, make_rows):
    """Of very many documents the first are listed; the others are named in the notebook."""
    rows = [row for number in range(9) for row in make_rows(f"d{number}", ("Tea.",))]
    entries = list_queues(make_material(rows, titles={"d0": "Tea"}), most=3)
    assert [one["words"] for one in entries if one["kind"] == "document" and one["of"]] == [
        "Document · d0 · Tea", "Document · d1", "Document · d2"
    ]  # fmt: skip
    assert [one["of"] for one in entries if one["kind"] == "code"] == ["DEF.EXP", "REC.STMT", "VAL.HOPE"]


KEYS = st.sampled_from(
    [
        *({"act": act, "code": code} for act in ("accepted", "rejected") for code in ("VAL.HOPE", "DEF.EXP", "NO.SUCH")),
        {"act": "undo"}, {"act": "go", "by": 1}, {"act": "go", "by": -1}, {"act": "done"}, {"act": "reopened"},
        {"act": "queue", "kind": "mine"}, {"act": "queue", "kind": "document"}, {"act": "queue", "kind": "uncertain"},
    ]
)  # fmt: skip


@settings(max_examples=60)
@given(st.lists(KEYS, max_size=12))
def test_whatever_is_pressed_the_file_tells_what_the_desk_shows(make_material, tmp_path_factory, press, keys):
    """A desk opened anew over the file shows on every sentence what this one shows."""
    file, material = tmp_path_factory.mktemp("keys") / "ann.jsonl", make_material()
    desk = Desk(material, Journal(file, "ann"))
    for key in keys:
        press(desk, **key)
    again = Desk(material, Journal(file, "ann"))
    for each in (desk, again):
        press(each, "queue", kind="document")
        for _ in SHOWN:
            press(each, "go", by=-1)
    for _ in SHOWN:
        assert {**desk.paint(), "said": ""} == {**again.paint(), "said": ""}
        press(desk, "go", by=1)
        press(again, "go", by=1)


def test_a_decision_among_a_hundred_thousand_is_answered_at_once(make_material, make_rows, tmp_path, press, stopwatch):
    """A desk over a large file of one's own opens in 2 seconds of the processor and answers a key in 0.1."""
    sentences = tuple(f"Sentence {n} of it." for n in range(200))
    rows = [row for number in range(500) for row in make_rows(f"d{number:03d}", sentences)]
    file = tmp_path / "ann.jsonl"
    with file.open("w", encoding="utf-8") as out:
        for n, row in enumerate(rows):
            at = f"2026-01-02T00:00:00.{n:06d}+00:00"
            record = {"id": f"r{n}", "document_id": row["document_id"], "quote": row["text"], "start": row["start"]}
            record |= {"code": "VAL.HOPE", "decision": "accepted", "coder": "ann", "at": at, "segment_id": row["segment_id"]}
            out.write(json.dumps(record) + "\n")
    material = make_material(rows, suggestions=())
    desks = []
    assert stopwatch(lambda: desks.append(Desk(material, Journal(file, "ann")))) < 2
    [desk] = desks
    took = []
    for _ in range(5):
        took.append(stopwatch(lambda: (press(desk, "rejected", code="VAL.HOPE"), desk.paint())))
        press(desk, "go", by=1)
    assert sorted(took)[2] < 0.1


def test_what_another_desk_of_the_coder_decided_is_shown_once_this_one_writes(desk, material, file, press):
    """Two tabs of one person: neither hides what the other wrote, on the sentence at hand and on others."""
    other = Desk(material, Journal(file, "ann"))
    assert "DEF.EXP" not in codes(desk)
    press(other, "accepted", code="DEF.EXP")
    press(other, "go", by=1)
    press(other, "accepted", code="REC.STMT")
    press(desk, "go", by=1)
    assert codes(desk) == {"REC.STMT": "accepted"}
    press(desk, "go", by=-1)
    assert codes(desk)["DEF.EXP"] == "accepted"
