"""What a run reads is known by the hashes of its files."""

import json
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.running.hashes import begins_as_before, hash_file, hash_if_readable, hash_inputs, hash_notebook, is_hidden


def test_every_input_of_a_review_has_its_hash(tiny):
    """Settings, references, corpus and notebooks stand there by their path."""
    hashes = hash_inputs(tiny)
    assert {"review.toml", "references.bib", "corpus/codebook.csv", "notebooks/06_framework.ipynb"} <= hashes.keys()
    assert hashes["review.toml"] == sha256((tiny.root / "review.toml").read_bytes()).hexdigest()


def test_one_byte_more_is_another_hash(tiny):
    """Only the file that was edited has another hash afterwards."""
    before = hash_inputs(tiny)
    with tiny.references.open("ab") as file:
        file.write(b" ")
    after = hash_inputs(tiny)
    assert {path for path in after if after[path] != before.get(path)} == {"references.bib"}


def test_an_open_word_file_and_hidden_folders_are_no_inputs(tiny):
    """What editors and file managers leave in the corpus does not make a run begin anew."""
    before = hash_inputs(tiny)
    (tiny.corpus / "literature" / "~$roe2020.docx").write_bytes(b"x")
    (tiny.corpus / ".ipynb_checkpoints").mkdir()
    (tiny.corpus / ".ipynb_checkpoints" / "x.md").write_text("x", encoding="utf-8")
    assert hash_inputs(tiny) == before


@pytest.mark.parametrize(
    ("path", "hidden"),
    [("c/a.md", False), ("c/.a.md", True), ("c/~$a.docx", True), ("c/.git/a.md", True), ("c/a~$.docx", False)],
)
def test_hidden_is_what_begins_with_a_dot_or_the_mark_of_word(path, hidden):
    """The corpus folder itself may lie in a hidden folder."""
    assert is_hidden(Path("/home/.x") / path, Path("/home/.x/c")) is hidden


def test_what_cannot_be_read_has_no_hash(tmp_path):
    """A folder and a missing file are told apart from an empty file."""
    (tmp_path / "empty").touch()
    assert (hash_if_readable(tmp_path), hash_if_readable(tmp_path / "none")) == ("", "")
    assert hash_if_readable(tmp_path / "empty") == hash_file(tmp_path / "empty") == sha256().hexdigest()


def _with_notebook(tiny, **saved):
    path = tiny.root / "notebooks" / "06_framework.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    code = next(cell for cell in notebook["cells"] if cell["cell_type"] == "code")
    code |= saved.get("cell", {})
    notebook["metadata"] |= saved.get("metadata", {})
    path.write_text(json.dumps(notebook, indent=saved.get("indent")), encoding="utf-8")
    return hash_inputs(tiny)["notebooks/06_framework.ipynb"]


SAVED = {
    "outputs": {"cell": {"outputs": [{"output_type": "stream", "name": "stdout", "text": "x"}]}},
    "a count": {"cell": {"execution_count": 7}},
    "widgets": {"metadata": {"widgets": {"state": "words"}}},
    "the version of the kernel": {"metadata": {"language_info": {"name": "python", "version": "3.14"}}},
    "other indents": {"indent": 4},
}


@pytest.mark.parametrize("saved", SAVED.values(), ids=SAVED)
def test_a_notebook_that_was_run_and_saved_is_the_same_input(tiny, saved):
    """What running leaves in a notebook does not make a run begin anew."""
    before = hash_inputs(tiny)["notebooks/06_framework.ipynb"]
    assert _with_notebook(tiny, **saved) == before


@pytest.mark.parametrize("saved", [{"cell": {"source": "1"}}, {"cell": {"metadata": {"tags": ["x"]}}}], ids=["source", "tags"])
def test_a_notebook_that_was_edited_is_another_input(tiny, saved):
    """Source and tags of a cell count."""
    before = hash_inputs(tiny)["notebooks/06_framework.ipynb"]
    assert _with_notebook(tiny, **saved) != before


@pytest.mark.parametrize("data", [b"", b"[]", b'{"cells": 1}', b'{"cells": [1], "metadata": {}}', b"[" * 100_000, b"\xff"])
def test_what_is_no_notebook_is_hashed_by_its_bytes(tmp_path, data):
    """A broken notebook has a hash, so that it can be told as a fault."""
    path = tmp_path / "x.ipynb"
    path.write_bytes(data)
    assert hash_notebook(path) == sha256(data).hexdigest()
    assert hash_notebook(tmp_path / "none.ipynb") == ""


@given(st.lists(st.binary(max_size=5), max_size=4), st.binary(max_size=5))
def test_a_file_that_was_only_added_to_begins_as_before(tmp_path_factory, lines, added):
    """Whatever stands behind the last line end, or closes a last line that had none, is an addition."""
    path = tmp_path_factory.mktemp("grown") / "ann.jsonl"
    before = b"\n".join(lines)
    path.write_bytes(before + b"\n" + added)
    assert begins_as_before(path, sha256(before).hexdigest())
    assert begins_as_before(path, sha256(before + b"\n").hexdigest())
    assert begins_as_before(path, "")
    assert not begins_as_before(path, sha256(before + b"\nanother").hexdigest()) or added.startswith(b"another")
