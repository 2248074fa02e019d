import errno
import subprocess
import sys
import threading
from contextlib import suppress

import pytest

from litreview.coding.desk.material import Material
from litreview.coding.desk.state import Desk, list_queues
from litreview.coding.journal import Journal
from litreview.reporting.desk_widget import listen, make_desk

ROW = {"segment_id": "fg1#00001", "document_id": "fg1", "ordinal": 1, "start": 0, "end": 11, "heading": "", "speaker": "P01"}
ROW |= {"role": "body", "language": "en", "text": "I had hope.", "quotable": "yes"}
ENTRIES = [{"id": "VAL.HOPE", "name": "Hope", "examples": []}]


@pytest.fixture
def material():
    return Material("r1", [ROW], lambda name: ROW["text"], {"VAL.HOPE": {"name": "Hope"}})


@pytest.fixture
def journal(tmp_path):
    return Journal(tmp_path / "ann.jsonl", "ann")


@pytest.fixture
def desk(material, journal):
    return Desk(material, journal)


@pytest.fixture
def shown(desk, material):
    """Return the widget over ann's desk, and what it sent."""
    widget, sent = make_desk(desk, ENTRIES, list_queues(material)), []
    widget.send = sent.append
    yield widget, sent
    widget.close()


def press(widget, act, **more):
    message = {"act": act, "segment": widget.scene["segment"], "n": 7, "view": "v", **more}
    widget._handle_custom_msg(message, [])


def test_a_key_is_answered_after_the_scene_was_painted(shown, journal):
    """The answer bears the number of the key and the view it came from."""
    widget, sent = shown
    press(widget, "accepted", code="VAL.HOPE")
    assert [one.decision for one in journal.standing().values()] == ["accepted"]
    assert widget.scene["said"] == "Accepted: Hope. Saved."
    assert [(one["n"], one["view"], one["lost"]) for one in sent] == [(7, "v", "")]


def test_a_saved_notebook_holds_no_word_of_the_texts(shown):
    """What JupyterLab writes into it is the same line for every desk."""
    widget, _ = shown
    data = widget._repr_mimebundle_()
    bundle = data[0] if isinstance(data, tuple) else data
    assert bundle["text/plain"] == "A coding desk: run this cell in JupyterLab, installed beside litreview."
    assert "hope" not in repr(bundle).lower()
    assert repr(widget) == "<coding desk>"


class Broken:
    """The file of a coder on a disk that is full."""

    def __init__(self, journal):
        self.coder, self.standing, self.marks = journal.coder, journal.standing, journal.marks
        self.heard = 0

    def append(self, **fields):
        raise OSError(errno.ENOSPC, "No space left on device")


def test_what_could_not_be_written_is_an_alert(material, journal):
    """Not a word that it was saved."""
    desk = Desk(material, Broken(journal))
    said, lost = listen(desk, {"act": "accepted", "code": "VAL.HOPE", "segment": "fg1#00001"})
    assert said == ""
    assert lost == "Not saved: No space left on device. All earlier decisions are on disk."


@pytest.fixture
def small(tmp_path):
    """Return a folder on a small disk of its own, where this machine lets one be mounted."""
    folder = tmp_path / "coding"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    refused = subprocess.run(command, capture_output=True, text=True, check=False).stderr.strip()
    if refused:
        pytest.skip(f"a small disk cannot be mounted here: {refused}")
    yield folder
    subprocess.run(["umount", folder], check=True)


def fill(folder):
    """Write until there is no room for one more byte; only a short line still fits behind the last one."""
    with suppress(OSError), (folder / "filler").open("wb", buffering=0) as file:
        while True:
            file.write(bytes(512))


def forbid(folder):
    subprocess.run(["mount", "-o", "remount,ro", folder], check=True)


def allow(folder):
    subprocess.run(["mount", "-o", "remount,rw", folder], check=True)


@pytest.mark.parametrize(
    ("close", "reopen", "reason"),
    [
        pytest.param(fill, lambda folder: (folder / "filler").unlink(), "the disk is full", id="full"),
        pytest.param(forbid, allow, "read-only file system", id="read-only"),
    ],
)
def test_on_a_disk_that_takes_no_more_nothing_is_lost_and_nothing_is_told_as_saved(material, small, close, reopen, reason):
    """What was saved stays to the byte, the desk goes on once the disk does, and a key that was not saved is not written late."""
    desk = Desk(material, Journal(small / "ann.jsonl", "ann"))
    key = {"act": "accepted", "code": "VAL.HOPE", "segment": "fg1#00001", "memo": "x" * 5000}
    said, lost = listen(desk, key)
    assert (said, lost) == ("Accepted: Hope. Saved.", "")
    before = (small / "ann.jsonl").read_bytes()
    close(small)
    for act in ("rejected", "undo"):
        said, lost = listen(desk, {**key, "act": act})
        assert said == ""
        assert lost.lower() == f"not saved: {reason}. all earlier decisions are on disk."
    assert (small / "ann.jsonl").read_bytes() == before
    assert desk.paint()["codes"][0]["status"] == "accepted"
    reopen(small)
    assert listen(desk, {**key, "act": "rejected"}) == ("Rejected: Hope. Saved.", "")
    written = (small / "ann.jsonl").read_bytes()
    assert written.startswith(before)
    assert len(written.splitlines()) == 2


def test_keys_from_two_threads_are_answered_one_after_the_other(shown, journal):
    """JupyterLab hands messages to another thread while a cell runs."""
    widget, sent = shown
    acts = ["accepted", "rejected"] * 10
    threads = [threading.Thread(target=press, args=(widget, act), kwargs={"code": "VAL.HOPE"}) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(sent) == 20
    assert len(journal.path.read_text(encoding="utf-8").splitlines()) == 20


def test_the_widget_is_only_loaded_when_a_desk_is_made():
    """Importing litreview stays fast."""
    code = "import sys, litreview.reporting.desk_widget; print({'anywidget', 'ipywidgets'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_the_page_sets_words_as_text_and_asks_nobody(shown):
    """No HTML is made of words, and no address stands in the script or the style."""
    widget, _ = shown
    script = str(widget._esm) + str(widget._css)
    assert not [word for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(") if word in script]
    assert not [word for word in ("http:", "https:", "fetch(", "XMLHttpRequest", "import(", "@import", "url(") if word in script]
