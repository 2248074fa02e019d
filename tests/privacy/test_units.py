"""Decoding shared by all formats."""

import pytest

from litreview.privacy.units import Unsearchable, decode_base64, decode_plain, document_of


@pytest.mark.parametrize("content", [b"\xff\xfe", b"a\x00b", "é".encode("cp1252")], ids=["utf-16", "binary", "cp1252"])
def test_what_is_not_utf8_text_cannot_be_searched(content):
    """Bytes that cannot be read as text are refused, not skipped."""
    with pytest.raises(Unsearchable):
        decode_plain(content)


def test_broken_base64_cannot_be_searched():
    """An embedded file that cannot be decoded is refused."""
    assert decode_base64("SG\nk=") == b"Hi"
    with pytest.raises(Unsearchable):
        decode_base64("SGk")


@pytest.mark.parametrize(
    ("row", "document"), [({"document_id": "a"}, "a"), ({"segment_id": "b#00001"}, "b"), ({"document_id": None}, ""), ({}, "")]
)
def test_rows_know_their_document(row, document):
    """The document of a row follows from its own id or its segment's."""
    assert document_of(row) == document
