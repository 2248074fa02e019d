"""The texts inside PNG and JPEG images."""

import struct
import zlib
from collections.abc import Iterator

from litreview.privacy.units import Unit, Unsearchable, read_bytes_as_text

_CHUNKS = "IHDR IDAT PLTE tRNS gAMA cHRM sRGB pHYs bKGD hIST tIME sBIT acTL fcTL fdAT cICP IEND"
_PICTURE = frozenset(_CHUNKS.split())
"""The chunks of a PNG that hold numbers and pixels, and so no words."""

_PADDING = 1
_STUFFED = frozenset({0x00, *range(0xD0, 0xD8), 0xFF})


def read_png(data: bytes) -> Iterator[Unit]:
    """Yield the text chunks of a PNG image, unpacked, and those of no known kind; what its pixels show is not read.

    Raises:
        Unsearchable: it is no PNG, or a chunk is broken or too large.

    Example:
        >>> list(read_png(bytes([137]) + b"PNG\\r\\n" + bytes([26]) + b"\\n"))
        []
    """
    if data[:8] != b"\x89PNG\r\n\x1a\n":
        raise Unsearchable("is not a PNG image")
    position = 8
    while position + 8 <= len(data):
        (length,) = struct.unpack(">I", data[position : position + 4])
        kind, body = data[position + 4 : position + 8], data[position + 8 : position + 8 + length]
        if kind.decode("latin-1") not in _PICTURE:
            yield Unit("text chunk", _chunk_text(kind, body), flow=False)
        position += 12 + length
        if kind == b"IEND" and data[position:]:
            raise Unsearchable("is a PNG image with something after its end")


def read_jpeg(data: bytes) -> Iterator[Unit]:
    """Yield the texts of the segments before a JPEG's picture (comments, Exif, XMP); what its pixels show is not read.

    Raises:
        Unsearchable: it is no JPEG, a segment is broken, or words may stand among or after its pixels.

    Example:
        >>> [unit.text for unit in read_jpeg(b"\\xff\\xd8\\xff\\xfe\\x00\\x05abc\\xff\\xda\\x00\\x02\\xff\\xd9")]
        ['abc']
    """
    position = 2
    while data[:2] == b"\xff\xd8" and data[position : position + 1] == b"\xff" and data[position + 1 : position + 2] != b"\xda":
        length = int.from_bytes(data[position + 2 : position + 4], "big")
        yield Unit("image segment", read_bytes_as_text(data[position + 4 : position + 2 + length]), flow=False)
        position += 2 + max(length, 2)
    if data[:2] != b"\xff\xd8" or data[position : position + 2] != b"\xff\xda":
        raise Unsearchable("is not a JPEG image that can be read")
    if not _ends_with_pixels(data, position):
        raise Unsearchable("is a JPEG image with something among or after its pixels; save it anew as a baseline image")


def _ends_with_pixels(data: bytes, position: int) -> bool:
    """Return whether only tables and pixels follow: no comment or application segment, and nothing after the end."""
    while position < len(data):
        found = data.find(b"\xff", position)
        marker = data[found + 1] if 0 <= found < len(data) - 1 else 0xD9
        if marker in _STUFFED:
            position = found + 1 if marker == 0xFF else found + 2
        elif marker in (0xDA, 0xC4, 0xDB, 0xDD):
            position = found + 2 + max(int.from_bytes(data[found + 2 : found + 4], "big"), 2)
        else:
            return marker == 0xD9 and len(data) - found - 2 <= _PADDING
    return False


def _chunk_text(kind: bytes, body: bytes) -> str:
    keyword, _, rest = body.partition(b"\x00")
    if kind in (b"zTXt", b"iCCP"):
        rest = _inflate(rest[1:])
    elif kind == b"iTXt":
        packed, fields = rest[:1] == b"\x01", rest[2:].split(b"\x00", 2)
        rest = b" ".join([*fields[:-1], _inflate(fields[-1]) if packed else fields[-1]])
    return f"{read_bytes_as_text(keyword)} {read_bytes_as_text(rest)}"


def _inflate(packed: bytes) -> bytes:
    unpacker = zlib.decompressobj()
    try:
        text = unpacker.decompress(packed, 4 * 1024 * 1024)
    except zlib.error:
        raise Unsearchable("is a PNG image with a broken text chunk") from None
    if unpacker.unconsumed_tail:
        raise Unsearchable("is a PNG image with a text chunk larger than the release gate searches")
    return text
