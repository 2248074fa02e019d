"""Bytes to text."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from litreview.errors import UnreadableSource
from litreview.sources.encoding import decode

WORDS = "Étude – soupe"
MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}


@pytest.mark.parametrize("name", MARKS)
def test_a_byte_order_mark_decides(name: str) -> None:
    """The mark is not part of the text."""
    text, note = decode(MARKS[name] + WORDS.encode(name))
    assert text == WORDS
    assert note == ("" if name == "utf-8" else f"decoded as {name.upper()}")


def test_windows_1252_is_read_with_a_note() -> None:
    """The dash and the accents of an old Windows file come out right."""
    assert decode(WORDS.encode("cp1252")) == (WORDS, "decoded as Windows-1252 from line 1 on; check the accents")


def test_one_foreign_line_does_not_spoil_the_others() -> None:
    """Two pasted encodings are each read as what they are."""
    assert decode("é\n".encode() + "é".encode("cp1252"))[0] == "é\né"


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n"], ids=["windows", "old mac", "unix"])
def test_line_ends_become_lf(ends: str) -> None:
    """Line numbers are the same everywhere."""
    assert decode(f"a{ends}b".encode()) == ("a\nb", "")


def test_a_stray_nul_is_taken_out_and_noted() -> None:
    """One damaged byte does not cost the whole text."""
    assert decode(b"words\nand\0 more") == ("words\nand more", "1 NUL bytes taken out, the first in line 2")


@pytest.mark.parametrize(
    ("data", "kind", "line"),
    [
        (b"", "empty", 0),
        (b" \n\t\n", "empty", 0),
        (codecs.BOM_UTF8, "empty", 0),
        (b"%PDF-1.7", "binary", 0),
        (b"PK\x03\x04rest", "binary", 0),
        (b"ok\n" + bytes(range(1, 9)) * 10, "binary", 2),
        (b"fine\n\x81\x8d", "encoding", 2),
        (codecs.BOM_UTF16_LE + b"a", "encoding", 0),
    ],
    ids=["no bytes", "blank", "mark only", "pdf", "zip", "controls", "no encoding", "cut utf-16"],
)
def test_what_is_no_text_is_refused_with_kind_and_line(data: bytes, kind: str, line: int) -> None:
    """The reason says what the file is rather than what a decoder met."""
    with pytest.raises(UnreadableSource) as caught:
        decode(data)
    assert (caught.value.kind, caught.value.line) == (kind, line)


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    """No other exception escapes, and no text holds NUL or CR."""
    try:
        text, _ = decode(data)
    except UnreadableSource:
        return
    assert not {"\0", "\r"} & set(text)


@given(st.text(alphabet=st.characters(exclude_categories=("C",)), min_size=1))
def test_clean_utf_8_comes_back_without_a_note(text: str) -> None:
    """What needs no repair gets no remark."""
    if text.strip():
        assert decode(text.encode()) == (text, "")
