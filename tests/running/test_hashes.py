"""What a run reads is known by the hashes of its files."""

from hashlib import sha256
from pathlib import Path

import pytest

from litreview.running.hashes import hash_file, hash_if_readable, hash_inputs, is_hidden


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
