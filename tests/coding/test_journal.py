"""A decision is on the disk before it is told, and no crash, no second desk and no merge loses one."""

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.coding.codebook import Code
from litreview.coding.human import load_human_codings
from litreview.coding.journal import Journal, name_seat
from litreview.coding.records import Mark
from litreview.errors import InputFaults

BOOK = {code: Code(code, "F", code, "", "", "", "") for code in ("A", "B")}


def _open(folder: Path, coder: str = "ann", seat: str = "") -> Journal:
    return Journal(folder / "corpus" / "coding" / f"{coder}.jsonl", coder, seat)


def _fields(id_: str = "a1", decision: str = "accepted", **more) -> dict[str, object]:
    return {"id": id_, "document_id": "d", "quote": "hope", "start": 3, "code": "A", "decision": decision, **more}


def _stands(journal: Journal) -> dict[str, str]:
    return {id_: one.decision for id_, one in journal.standing().items()}


def test_a_decision_is_on_the_disk_when_it_is_told(tmp_path):
    """What ``append`` returns is what the file holds, with coder, time, seat and place."""
    journal = _open(tmp_path, seat="a1b2c3")
    assert not journal.path.exists()
    decision = journal.append(**_fields(segment_id="d#00001", score=0.5, run="r", memo="why"))
    assert load_human_codings(journal.path.parent, BOOK) == [decision]
    assert (decision.coder, decision.seat, decision.path, decision.line) == ("ann", "a1b2c3", "corpus/coding/ann.jsonl", 1)


def test_several_decisions_are_written_as_one(tmp_path):
    """In their order, after what stands; where one is wrong, none is written, and one can be taken back after the other."""
    journal = _open(tmp_path)
    first = journal.append(**_fields())
    more = journal.extend([_fields("a2"), _fields("a3", "rejected")])
    assert load_human_codings(journal.path.parent, BOOK) == [first, *more]
    assert [(one.line, one.id) for one in more] == [(2, "a2"), (3, "a3")]
    assert first.at < more[0].at < more[1].at
    before = journal.path.read_bytes()
    with pytest.raises(ValueError, match="quote"):
        journal.extend([_fields("a4"), _fields("a5", quote="")])
    assert journal.extend([]) == []
    assert journal.path.read_bytes() == before
    again = _open(tmp_path)
    assert [again.take_back().id for _ in range(3)] == ["a3", "a2", "a1"]
    assert again.standing() == {}


def test_a_restart_knows_what_was_written(tmp_path):
    """Another journal on the file has the same decisions, marks and undo."""
    journal = _open(tmp_path)
    journal.append(**_fields())
    journal.append(document_id="d", segment_id="d#00001", decision="read")
    journal.append(**_fields(decision="rejected"))
    again = _open(tmp_path)
    assert (again.standing(), again.marks) == (journal.standing(), journal.marks)
    assert again.take_back().decision == "rejected"
    assert _stands(again) == {"a1": "accepted"}


def test_undo_goes_back_step_by_step(tmp_path):
    """Each step back restores what stood before, through restarts, and nothing is left at the end."""
    journal = _open(tmp_path)
    for fields in (_fields(), _fields("a2"), _fields(decision="rejected"), _fields(decision="withdrawn")):
        journal.append(**fields)
    seen = []
    while _open(tmp_path).take_back():
        seen.append(_stands(_open(tmp_path)))
    assert seen == [{"a1": "rejected", "a2": "accepted"}, {"a1": "accepted", "a2": "accepted"}, {"a1": "accepted"}, {}]
    assert len(journal.path.read_text().splitlines()) == 8


def test_undo_of_a_document_that_is_done_opens_it(tmp_path):
    """Taking back a mark of a whole document writes the other; what was read stays read."""
    journal = _open(tmp_path)
    journal.append(document_id="d", decision="done")
    journal.append(document_id="d", segment_id="d#00001", decision="read")
    undone = journal.take_back()
    assert isinstance(undone, Mark)
    assert [mark.kind for mark in journal.marks] == ["done", "read", "reopened"]
    assert journal.take_back() is None


def test_undo_keeps_the_fields_of_other_versions(tmp_path):
    """A record that another version wrote comes back whole."""
    journal = _open(tmp_path)
    journal.append(**_fields())
    record = json.loads(journal.path.read_text()) | {"of_tomorrow": [1]}
    journal.path.write_text(json.dumps(record) + "\n")
    journal = _open(tmp_path)
    journal.append(**_fields(decision="rejected"))
    journal.take_back()
    assert json.loads(journal.path.read_text().splitlines()[-1])["of_tomorrow"] == [1]


def test_a_segment_is_marked_as_read_once(tmp_path):
    """Going through the same sentences again writes nothing, unless they read otherwise now."""
    journal = _open(tmp_path)
    first = journal.append(document_id="d", segment_id="d#00001", decision="read", id="x")
    assert journal.append(document_id="d", segment_id="d#00001", decision="read", id="x") == first
    journal.append(document_id="d", segment_id="d#00001", decision="read", id="y")
    assert len(journal.marks) == 2


def test_a_clock_set_back_lets_no_older_decision_win(tmp_path):
    """A record is later than every one before it, though the clock is not."""
    journal = _open(tmp_path)
    journal.append(**_fields())
    ahead = json.loads(journal.path.read_text()) | {"at": "2999-01-01T00:00:00+00:00"}
    journal.path.write_text(json.dumps(ahead) + "\n")
    later = _open(tmp_path).append(**_fields(decision="rejected"))
    assert later.at > datetime(2999, 1, 1, tzinfo=UTC)
    assert [one.decision for one in load_human_codings(journal.path.parent, BOOK)] == ["rejected"]


REFUSED = {
    "no quotation": (_fields(quote=""), "'quote' is missing"),
    "an unknown decision": (_fields(decision="maybe"), "the decision is none of"),
    "an adjudication without why": (_fields(settles=[("bo", "b1")]), "says why"),
    "an adjudication in place of a coding": (_fields(settles=[("bo", "b1")], memo="clear"), "different ids"),
}


@pytest.mark.parametrize(("fields", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_could_not_be_read_is_not_written(tmp_path, fields, reason):
    """A record that no run would read is refused, and the file stays as it was."""
    journal = _open(tmp_path)
    journal.append(**_fields())
    before = journal.path.read_bytes()
    with pytest.raises(ValueError, match=reason):
        journal.append(**fields)
    assert journal.path.read_bytes() == before


def test_a_name_that_is_no_id_opens_no_file(tmp_path):
    """The journal of a coder has an id that is a file name everywhere."""
    with pytest.raises(ValueError, match="no id of a coder"):
        _open(tmp_path, "Ann Lee")
    assert len(name_seat()) == 6


@given(st.integers(min_value=0), st.booleans())
def test_a_cut_file_keeps_whole_records_and_takes_the_next(tmp_path_factory, cut, extra):
    """Wherever a crash cut the file, whole records stand, the rest is set aside word for word, and writing goes on."""
    journal = _open(tmp_path_factory.mktemp("cut"))
    for number in range(3):
        journal.append(**_fields(f"a{number}", quote="né"))
    data = journal.path.read_bytes()
    cut = cut % (len(data) + 1)
    journal.path.write_bytes(data[:cut])
    if extra:
        journal.append(**_fields("b1"))
    again = Journal(journal.path, "ann")
    again.append(**_fields("b2"))
    whole = [f"a{number}" for number, line in enumerate(data.splitlines()) if line in data[:cut]]
    assert [one.id for one in load_human_codings(journal.path.parent, BOOK)] == [*whole, *(["b1"] if extra else []), "b2"]
    aside = journal.path.parent / ".half" / "ann.txt"
    kept = b"\n".join(data.splitlines()[: len(whole)])
    half = data[len(kept) + bool(whole) : cut]
    assert (aside.read_bytes() if aside.exists() else b"") == (half + b"\n" if half else b"")


def test_two_desks_of_one_coder_see_each_other(tmp_path):
    """Records of two desks, written by turns, are all there, and each desk knows them before it writes."""
    one, other = _open(tmp_path, seat="a"), _open(tmp_path, seat="b")
    for number in range(4):
        (one, other)[number % 2].append(**_fields(f"a{number}"))
    assert list(other.standing()) == ["a0", "a1", "a2", "a3"]
    assert one.take_back().id == "a3"


def test_threads_write_whole_lines(tmp_path):
    """Decisions from several threads come to whole lines, each with a time of its own."""
    journal = _open(tmp_path)
    threads = [threading.Thread(target=journal.append, kwargs=_fields(f"a{number}")) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({one.at for one in load_human_codings(journal.path.parent, BOOK)}) == 12


def test_lines_that_are_no_record_stay_and_stop_no_saving(tmp_path):
    """A conflict that git left in a file is told, kept for a person to mend, and decisions are saved behind it."""
    journal = _open(tmp_path)
    journal.append(**_fields())
    with journal.path.open("a") as file:
        file.write("<<<<<<< ours\n")
    journal.append(**_fields("a2"))
    assert [fault.line for fault in journal.faults] == [2]
    assert [len(line) > 20 for line in journal.path.read_text().splitlines()] == [True, False, True]


def test_a_file_in_another_encoding_is_left_as_it_is(tmp_path):
    """Nothing is appended to a file that is not UTF-8."""
    path = tmp_path / "corpus" / "coding" / "ann.jsonl"
    path.parent.mkdir(parents=True)
    path.write_text("{}", encoding="utf-16")
    before = path.read_bytes()
    with pytest.raises(InputFaults, match="not UTF-8"):
        _open(tmp_path)
    assert path.read_bytes() == before


def test_a_disk_that_takes_nothing_is_told(tmp_path):
    """Where a record cannot be written nobody is told that it was, and it does not stand."""
    journal = _open(tmp_path)
    journal.path.mkdir()
    with pytest.raises(OSError, match="directory"):
        journal.append(**_fields())
    assert journal.standing() == {}


WRITER = """
import sys
from pathlib import Path
from litreview.coding.journal import Journal
journal = Journal(Path(sys.argv[1]), "ann")
for number in range(100_000):
    journal.append(id=f"a{number}", document_id="d", quote="hope" * 50, start=0, code="A", decision="accepted")
    sys.stdout.write(f"{number}\\n")
    sys.stdout.flush()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a process is killed with SIGKILL")
def test_a_writer_that_is_killed_loses_nothing_it_told(tmp_path):
    """Every decision that was told as saved is there after ``kill -9``, and the next one is written behind it."""
    path = tmp_path / "corpus" / "coding" / "ann.jsonl"
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True)
    told = [writer.stdout.readline() for _ in range(8)]
    os.kill(writer.pid, signal.SIGKILL)
    told += writer.communicate()[0].splitlines(keepends=True)
    told = [line for line in told if line.endswith("\n")]
    assert writer.returncode == -signal.SIGKILL
    Journal(path, "ann").append(**_fields("after"))
    ids = [one.id for one in load_human_codings(path.parent, BOOK)]
    assert ids[: len(told)] == [f"a{number}" for number in range(len(told))]
    assert ids[-1] == "after"
    assert len(ids) - len(told) in (1, 2)


def _git(folder: Path, *words: str) -> None:
    who = ["-c", "user.name=ann", "-c", "user.email=ann@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(folder), *who, *words], check=True, capture_output=True)


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_two_branches_of_one_file_are_merged_without_loss(tmp_path):
    """Decisions of two branches stand side by side after ``git merge``, and the later one of an id counts."""
    _git(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / ".gitattributes").write_text("corpus/coding/*.jsonl merge=union -text\n")
    _open(tmp_path).append(**_fields("a0"))
    _git(tmp_path, "add", ".gitattributes", "corpus/coding/ann.jsonl")
    _git(tmp_path, "commit", "-qm", "begun")
    _git(tmp_path, "checkout", "-qb", "other")
    _open(tmp_path).append(**_fields("a0", "rejected"))
    _open(tmp_path).append(**_fields("b1"))
    _git(tmp_path, "commit", "-qam", "other")
    _git(tmp_path, "checkout", "-q", "main")
    journal = _open(tmp_path)
    journal.append(**_fields("c1"))
    journal.append(**_fields("a0", "withdrawn"))
    _git(tmp_path, "commit", "-qam", "main")
    _git(tmp_path, "merge", "-q", "other")
    assert [one.id for one in load_human_codings(tmp_path / "corpus" / "coding", BOOK)] == ["b1", "c1"]
    journal.append(**_fields("d1"))
    assert list(journal.standing()) == list(_open(tmp_path).standing()) == ["b1", "c1", "d1"]
