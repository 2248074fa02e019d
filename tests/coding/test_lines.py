"""Lines of a coder's file are whole records, faults, or a half-written end."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.coding.lines import find_half, list_coding_files, read_lines

LINE = json.dumps({"coder": "ann", "document_id": "été", "decision": "done", "at": "2026-01-02"}, ensure_ascii=False).encode()

ENDS = {
    "a line end": (LINE + b"\n", 1, b""),
    "no line end": (LINE, 1, b""),
    "two lines, the last half": (LINE + b"\n" + LINE[:20], 1, LINE[:20]),
    "half only": (LINE[:9], 0, LINE[:9]),
    "spaces at the end": (LINE + b"\n  ", 1, b""),
    "a mark of byte order": (b"\xef\xbb\xbf" + LINE, 1, b""),
    "Windows line ends": (LINE + b"\r\n" + LINE + b"\r\n", 2, b""),
    "nothing": (b"", 0, b""),
    "empty lines between": (LINE + b"\n\n" + LINE, 2, b""),
    "noughts after a power cut": (LINE + b"\n\0\0\0", 1, b"\0\0\0"),
}


@pytest.mark.parametrize(("data", "records", "half"), ENDS.values(), ids=ENDS)
def test_a_half_written_end_stands_apart(data, records, half):
    """What no line end closes and is no JSON is no record and no fault."""
    lines = read_lines(data, "ann.jsonl")
    assert (len(lines.records), lines.half, lines.faults) == (records, half, [])


@given(st.integers(0, 2 * len(LINE) + 2))
def test_a_cut_within_a_letter_is_half_a_line(cut):
    """A file may end in the middle of a letter of two bytes."""
    lines = read_lines((LINE + b"\n" + LINE + b"\n")[:cut], "ann.jsonl")
    assert len(lines.records) == (cut >= len(LINE)) + (cut >= 2 * len(LINE) + 1)
    assert lines.faults == []


def test_faults_have_their_lines():
    """Lines are counted from where the piece of a file begins, empty ones too."""
    lines = read_lines(b"{\n\n" + LINE + b"\n[]\n", "ann.jsonl", 11)
    assert [fault.line for fault in lines.faults] == [11, 14]
    assert ([record.line for record in lines.records], lines.count) == ([13], 4)


@pytest.mark.parametrize("data", [b"\xff\xfe{\0", b"\xff\n"], ids=["UTF-16", "Latin"])
def test_a_file_in_another_encoding_is_a_fault(data):
    """A file that is not UTF-8 is told as a whole, and nothing of it is taken for a half line."""
    lines = read_lines(data, "ann.jsonl")
    assert [(fault.line, lines.half) for fault in lines.faults] == [(0, b"")]


def test_nested_without_end_is_half_a_line():
    """An end that no parser can read is half written."""
    assert find_half(b"[" * 100_000) == b"[" * 100_000


def test_files_with_words_are_those_of_coders_and_half_lines(tmp_path):
    """A search for somebody's words looks into what was set aside too."""
    (tmp_path / ".half").mkdir()
    for name in ("bo.jsonl", "ann.jsonl", ".half/ann.txt", "notes.md"):
        (tmp_path / name).write_text("x")
    assert [path.relative_to(tmp_path).as_posix() for path in list_coding_files(tmp_path)] == [
        "ann.jsonl",
        "bo.jsonl",
        ".half/ann.txt",
    ]
