"""Texts of images."""

import struct
import zlib

import pytest

from litreview.privacy.images import read_jpeg, read_png
from litreview.privacy.units import Unsearchable


def png(*chunks):
    made = b"".join(struct.pack(">I", len(body)) + kind + body + b"\x00" * 4 for kind, body in [*chunks, (b"IEND", b"")])
    return b"\x89PNG\r\n\x1a\n" + made


@pytest.mark.parametrize(
    "chunk",
    [
        (b"tEXt", b"Author\x00Ann Lee"),
        (b"zTXt", b"Author\x00\x00" + zlib.compress(b"Ann Lee")),
        (b"iTXt", b"Author\x00\x00\x00en\x00Auteur\x00Ann Lee"),
        (b"iTXt", b"Author\x00\x01\x00en\x00Auteur\x00" + zlib.compress(b"Ann Lee")),
        (b"eXIf", b"II*\x00Ann Lee"),
    ],
    ids=["plain", "packed", "international", "packed international", "exif"],
)
def test_every_text_chunk_is_read(chunk):
    """Texts of an image are seen, packed or not."""
    assert any("Ann Lee" in unit.text for unit in read_png(png(chunk)))


@pytest.mark.parametrize(
    "content",
    [
        b"GIF89a",
        png() + b"Ann",
        png((b"zTXt", b"a\x00\x00broken")),
        png((b"zTXt", b"a\x00\x00" + zlib.compress(bytes(9_000_000)))),
    ],
    ids=["no PNG", "something behind", "broken chunk", "bomb"],
)
def test_what_cannot_be_searched_is_refused(content):
    """An image with parts that cannot be read is refused."""
    with pytest.raises(Unsearchable):
        list(read_png(content))


@pytest.mark.parametrize("marker", [b"\xfe", b"\xe1"], ids=["comment", "exif"])
def test_segments_of_a_jpeg_are_read(marker):
    """Comments and Exif of a photograph are seen, also in two-byte letters."""
    body = "Ann".encode("utf-16-le")
    content = b"\xff\xd8\xff" + marker + struct.pack(">H", len(body) + 2) + body + b"\xff\xda"
    assert any("Ann" in unit.text for unit in read_jpeg(content))


@pytest.mark.parametrize("content", [b"GIF89a", b"\xff\xd8\xff", b"\xff\xd8\xff\xfe\x00\x00\x00"])
def test_a_broken_jpeg_is_refused(content):
    """A picture whose segments cannot be followed is refused."""
    with pytest.raises(Unsearchable):
        list(read_jpeg(content))
