"""Words that may no longer be used are found in files of every format, and others' words are left alone."""

import io
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.privacy.remains import Words, find_lines, gather_words, search_file, stand_together

SAID = "Nobody ever asked me what I wanted there. It gave me hope. Yes."
WORDS = gather_words([SAID])


def packed(text: str) -> bytes:
    """Return a zip archive with one member."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:t>{text}</w:t>")
    return buffer.getvalue()


def parquet(text: str) -> bytes:
    """Return a parquet file with one cell."""
    buffer = io.BytesIO()
    pd.DataFrame({"text": [text]}).to_parquet(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It gave me hope", True),
        ("they said “it GAVE me  hope”", True),
        ("nobody ever asked me what i", True),
        ("asked me what I wanted there", True),
        ("asked me what I wanted", False),
        ("It gave me much hope.", False),
        ("Yes.", False),
        ("", False),
    ],
)
def test_sentences_of_four_words_and_six_words_in_a_row_are_found(text: str, found: bool) -> None:
    """Case, quotation marks and spaces do not hide them; shorter runs are anybody's."""
    assert stand_together(text, WORDS) is found


def test_what_others_said_too_is_not_looked_for() -> None:
    """The words of others stay."""
    words = gather_words([SAID], ["As she put it, it gave me hope."])
    assert not stand_together("It gave me hope.", words)
    assert stand_together("Nobody ever asked me what I wanted there.", words)


@pytest.mark.parametrize(
    ("name", "data", "found"),
    [
        ("a.txt", SAID.encode(), True),
        ("a.html", b"<p>It <b>gave</b> me&nbsp;hope</p>", True),
        ("a.ipynb", b'{"cells": [{"source": "It gave\\nme hope"}]}', True),
        ("a.parquet", parquet(SAID), True),
        ("a.docx", packed(SAID), True),
        ("a.qdpx", packed("Others spoke."), False),
        ("a.old", "It gave me hope, \xe9tude".encode("cp1252"), True),
        ("a.bin", b"\x00\x00" + "It gave me hope".encode("utf-16-le"), True),
        ("a.bin", b"\x00\x01\xff", None),
        ("a.zip", b"not a zip", None),
        ("a.csv", b"id,text\n1,Others spoke.\n", False),
        ("a.html", b"<![foo[ It gave me hope ]]>", True),
        ("a.parquet", parquet("Bo").replace(b"Bo", b"B\xf0"), None),
    ],
    ids=[
        "text",
        "page",
        "notebook",
        "parquet",
        "docx",
        "clean qdpx",
        "cp1252",
        "utf-16",
        "binary",
        "broken zip",
        "clean table",
        "section of no kind",
        "damaged table",
    ],
)
def test_files_are_unpacked_and_decoded(tmp_path: Path, name: str, data: bytes, found: bool | None) -> None:
    """What cannot be read is said not to have been searched."""
    path = tmp_path / name
    path.write_bytes(data)
    assert search_file(path, WORDS) is found


def test_a_file_that_is_gone_was_not_searched(tmp_path: Path) -> None:
    """It stops no search of the others."""
    assert search_file(tmp_path / "gone.txt", WORDS) is None


def test_lines_are_told_quickly_however_often_the_words_come() -> None:
    """A megabyte of the same sentence takes as long as one of others."""
    assert len(find_lines("It gave me hope.\n" * 60_000, WORDS)) == 60_000


def test_lines_are_those_on_which_the_words_begin() -> None:
    """A wrapped sentence is found on its first line."""
    assert find_lines("# Note\n\nIt gave me\nhope.\nNobody ever asked\nme what I wanted", WORDS) == [3, 5]


def test_nothing_of_the_words_is_shown() -> None:
    """They are hashes, and the repr holds not even those."""
    assert repr(WORDS) == "Words()"
    assert all(isinstance(window, int) for window in WORDS.windows)


@given(st.text(), st.text())
def test_any_text_is_searched_without_an_error(said: str, text: str) -> None:
    """And nothing is found where nothing is looked for."""
    assert stand_together(text, gather_words([said])) in (True, False)
    assert not stand_together(text, Words())
