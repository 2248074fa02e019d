import time
from base64 import b64encode
from contextlib import chdir

import pypandoc
import pytest

from litreview.errors import UsageError
from litreview.reporting.pandoc import call_pandoc

TO_HTML = ["--from", "markdown", "--to", "html"]


@pytest.fixture
def other_pandoc(setenv, tmp_path):
    """Return a function that makes a program stand in the place of pandoc."""

    def make(ending):
        path = tmp_path / "pandoc"
        path.write_text(f"#!/bin/sh\n[ $1 = --version ] && echo pandoc 9.9 && exit\n{ending}\n")
        path.chmod(0o755)

    setenv("PYPANDOC_PANDOC", str(tmp_path / "pandoc"))
    pypandoc.clean_pandocpath_cache()
    yield make
    pypandoc.clean_pandocpath_cache()


def test_what_pandoc_makes_comes_back():
    """As bytes, from its standard output."""
    assert call_pandoc("*é*".encode(), TO_HTML, failed="") == "<p><em>é</em></p>\n".encode()


@pytest.mark.parametrize(
    ("form", "source"),
    [
        pytest.param("rst", ".. include:: secret.txt", id="include"),
        pytest.param("latex", r"\input{secret.txt}", id="input"),
        pytest.param("html", "<iframe src='secret.txt'></iframe><img src='secret.txt'>", id="frame"),
    ],
)
def test_no_file_that_a_text_names_is_opened(tmp_path, form, source):
    """Whoever wrote the text cannot put what lies on this machine into the document."""
    (tmp_path / "secret.txt").write_text("hidden words")
    options = ["--from", form, "--to", "html", "--embed-resources", "--standalone", "--metadata", "title=x"]
    try:
        with chdir(tmp_path):
            made = call_pandoc(source.encode(), options, failed="failed")
    except UsageError:
        made = b""
    assert b"hidden words" not in made
    assert b64encode(b"hidden words") not in made


def test_what_a_user_set_up_for_pandoc_changes_nothing(tmp_path, setenv):
    """A reference document of their own gives no other bytes."""
    docx = ["--from", "markdown", "--to", "docx", "--output", "-"]
    before = call_pandoc(b"x", docx, failed="failed")
    own = tmp_path / "pandoc"
    own.mkdir()
    (own / "reference.docx").write_bytes(b"no document")
    setenv("XDG_DATA_HOME", str(tmp_path))
    assert call_pandoc(b"x", docx, failed="failed") == before


def test_nothing_is_left_on_disk(tmp_path, setenv):
    """Neither in the folder it runs in nor among temporary files."""
    setenv("TMPDIR", str(tmp_path))
    with chdir(tmp_path):
        call_pandoc(b"x", ["--from", "markdown", "--to", "docx", "--output", "-"], failed="failed")
    assert list(tmp_path.iterdir()) == []


def test_a_pandoc_that_is_missing_is_named_with_what_to_install(other_pandoc):
    """The program that the environment names is not there."""
    with pytest.raises(UsageError, match="install the package pypandoc-binary"):
        call_pandoc(b"x", TO_HTML, failed="failed")


def test_a_pandoc_that_fails_is_told_without_its_words(other_pandoc):
    """They may hold those of the text."""
    other_pandoc("echo secret >&2; exit 1")
    with pytest.raises(UsageError, match=r"^it did not work$"):
        call_pandoc(b"x", TO_HTML, failed="it did not work")


def test_a_pandoc_that_does_not_end_is_stopped(other_pandoc):
    """After the seconds it is given."""
    other_pandoc("exec sleep 30")
    begun = time.monotonic()
    with pytest.raises(UsageError, match="too slow"):
        call_pandoc(b"x", TO_HTML, failed="too slow", seconds=1)
    assert time.monotonic() - begun < 20
